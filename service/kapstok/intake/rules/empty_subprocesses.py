"""A sub process in which nothing is drawn is a step of which only the name is known: a person does it."""

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for _, node in reversed(diagram.nodes()):
        if tree.tag_of(node) == "subProcess" and node.get("triggeredByEvent") != "true" and not tree.nodes(node):
            yield diagram.by_hand(node, "In dit deelproces is niets getekend: een mens doet deze stap.")
