"""Off-page links: a departure and its one arrival bear the same name; without that they are plain events."""

from collections import Counter

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        links = [node for node in tree.nodes(scope) if tree.kind_of(node) == "link"]
        arrivals = Counter(_name(node) for node in links if tree.tag_of(node) == "intermediateCatchEvent")
        departures = {_name(node) for node in links if tree.tag_of(node) == "intermediateThrowEvent"}
        for node in links:
            if _name(node) and arrivals[_name(node)] == 1 and _name(node) in departures:
                continue
            node.remove(tree.definitions(node)[0])
            if tree.tag_of(node) == "intermediateCatchEvent":
                node.tag = tree.bpmn("intermediateThrowEvent")
            yield diagram.taken(node, "Bij deze verwijzing hoort geen andere helft: het is een gewone gebeurtenis.")


def _name(node: Node) -> str:
    return (tree.definitions(node)[0].get("name") or node.get("name") or "").strip()
