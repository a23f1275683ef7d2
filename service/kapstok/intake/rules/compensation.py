"""Undoing does not go by itself: handlers of compensation are left out, throwing it becomes a human step."""

from kapstok.intake import routes, tree, waiting
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        kind, place = tree.kind_of(node), tree.tag_of(node)
        handler = node.get("isForCompensation") == "true" and not routes.into(scope, node)
        if handler or (kind == "compensate" and place in ("boundaryEvent", "startEvent")):
            routes.drop(scope, node)
            yield diagram.refused(node, "Terugdraaien (compensatie) gaat niet vanzelf; dit onderdeel is weggelaten.")
        elif kind == "compensate" and place == "endEvent":
            yield waiting.before_the_end(diagram, scope, node, "Terugdraaien gaat niet vanzelf")
        elif kind == "compensate":
            yield diagram.by_hand(node, "Terugdraaien gaat niet vanzelf: een mens doet deze stap.")
        node.attrib.pop("isForCompensation", "")
