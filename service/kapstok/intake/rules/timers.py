"""Timers of which the time can be read stay; the others are ended or reported by a person."""

from kapstok.engine import timers
from kapstok.intake import conditions, tree, waiting
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

KINDS = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}
ENDLESS = "R/"
ROUNDS = "R1000/"


def apply(diagram: Diagram) -> Lines:
    for scope, node in list(waiting.catching(diagram, "timer")):
        time = next(tree.children(tree.definitions(node)[0], *KINDS), None)
        text = tree.text_of(time)
        found = _readable(diagram, KINDS[tree.tag_of(time)], text) if time is not None and text else None
        if time is None or found is None:
            told = f'De tijd "{text[:60]}" is niet te lezen' if text else "Deze timer zegt niet wanneer"
            yield waiting.by_person(diagram, scope, node, told)
            continue
        time.text = found
        if tree.tag_of(time) == "timeCycle":
            yield from _once(diagram, node, time)


def _readable(diagram: Diagram, kind: str, text: str) -> str | None:
    if text.startswith(("=", "$", "#")):
        known = conditions.translate(text, diagram.upload)
        return f"={known}" if known and kind != "cycle" else None
    bounded = text.replace(ENDLESS, ROUNDS, 1) if text.startswith(ENDLESS) else text
    try:
        timers.check(kind, bounded, diagram.upload.termijnen)
    except (timers.Unreadable, ValueError, OverflowError):
        return None
    return bounded


def _once(diagram: Diagram, node: Node, time: Node) -> Lines:
    """A repetition only fits an event that does not interrupt; elsewhere the first round counts."""
    interrupting = node.get("cancelActivity", node.get("isInterrupting", "true")) != "false"
    if tree.tag_of(node) == "intermediateCatchEvent" or interrupting:
        time.tag = tree.bpmn("timeDuration")
        time.text = tree.text_of(time).partition("/")[2]
        yield diagram.taken(node, "Een herhaling past hier niet: de timer gaat één keer af.")
