"""Signals go round within a casus; a signal that neither the upload nor the house gives is reported by a person."""

from kapstok.bpmn.operations import SIGNALS
from kapstok.intake import tree, waiting, words
from kapstok.intake.diagram import Diagram, Lines

THROWING = ("intermediateThrowEvent", "endEvent")


def apply(diagram: Diagram) -> Lines:
    _name_them(diagram)
    given = {one.get("id") for one in tree.children(diagram.root, "signal") if one.get("name") in SIGNALS}
    thrown = given | {
        tree.definitions(node)[0].get("signalRef")
        for _, node in diagram.nodes()
        if tree.kind_of(node) == "signal" and tree.tag_of(node) in THROWING
    }
    for scope, node in list(waiting.catching(diagram, "signal")):
        if tree.definitions(node)[0].get("signalRef") not in thrown:
            yield waiting.by_person(diagram, scope, node, "Dit signaal komt van buiten het diagram")


def _name_them(diagram: Diagram) -> None:
    """A signal without a name is called after its event, so that two halves with one label find each other."""
    named = {one.get("id"): one.get("name") for one in tree.children(diagram.root, "signal")}
    for _, node in diagram.nodes():
        if tree.kind_of(node) == "signal" and not named.get(tree.definitions(node)[0].get("signalRef")):
            name = words.word(tree.label(node) or node.get("id", ""), "signaal")
            tree.define(node, "signal", diagram.declared("signal", name))
