"""A timer that says nothing but is called "7 days" goes off after seven days: the drawing told it in words."""

import re

from lxml import etree

from kapstok.intake import tree, waiting
from kapstok.intake.diagram import Diagram, Lines

LENGTH = re.compile(r"(?:na |after |in |nach )?(\d{1,3}) ?([a-z]+)", re.I)
UNITS = {
    "P{}D": ("dag", "dagen", "day", "days", "tag", "tage", "tagen", "d"),
    "P{}W": ("week", "weken", "weeks", "woche", "wochen"),
    "P{}M": ("maand", "maanden", "month", "months", "monat", "monate"),
    "PT{}H": ("uur", "uren", "hour", "hours", "stunde", "stunden", "h"),
    "PT{}M": ("minuut", "minuten", "minute", "minutes", "min"),
    "{} werkdagen": ("werkdag", "werkdagen", "workdays"),
}


def apply(diagram: Diagram) -> Lines:
    for _, node in waiting.catching(diagram, "timer"):
        definition = tree.definitions(node)[0]
        found = duration(tree.label(node))
        if found is None or tree.text_of(definition):
            continue
        for old in list(tree.children(definition)):
            definition.remove(old)
        etree.SubElement(definition, tree.bpmn("timeDuration")).text = found
        yield diagram.taken(node, f"De timer zelf zegt niet wanneer; naar zijn naam gaat hij af na {found}.")


def duration(label: str) -> str | None:
    """The length of time in a label that says nothing else."""
    match = LENGTH.fullmatch(label.strip())
    if match is None or not int(match[1]):
        return None
    return next((form.format(match[1]) for form, names in UNITS.items() if match[2].lower() in names), None)
