"""Arrows begin and end at steps of one scope; a loose arrow goes, one that lies in the wrong scope is moved."""

from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    scope_of = {node.get("id", ""): scope for scope, node in diagram.nodes()}
    for scope in diagram.scopes():
        for flow in tree.flows(scope):
            ends = [scope_of.get(flow.get(end, "")) for end in ("sourceRef", "targetRef")]
            if ends[0] is None or ends[1] is None:
                tree.remove(flow)
                yield diagram.refused(flow, "Deze pijl hangt los; zij is weggelaten.")
            elif ends[0] is not ends[1]:
                tree.remove(flow)
                yield diagram.refused(flow, "Deze pijl gaat door de rand van een deelproces; zij is weggelaten.")
            elif ends[0] is not scope:
                ends[0].append(flow)
    yield from _wrong_ends(diagram)


def _wrong_ends(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        kind = tree.tag_of(node)
        if kind == "endEvent" and routes.out_of(scope, node):
            node.tag = tree.bpmn("intermediateThrowEvent")
            yield diagram.taken(node, "Na dit einde gaat het verder: het is een gewone tussenstap geworden.")
        elif kind in ("startEvent", "boundaryEvent") and routes.into(scope, node):
            yield from _around_the_start(diagram, scope, node)
        elif node.get("triggeredByEvent") == "true":
            for flow in [*routes.into(scope, node), *routes.out_of(scope, node)]:
                tree.remove(flow)
                yield diagram.refused(flow, "Een deelproces dat bij een gebeurtenis begint heeft geen pijlen.")


def _around_the_start(diagram: Diagram, scope: Node, node: Node) -> Lines:
    """Back to the beginning means back to the first step."""
    first = next((flow.get("targetRef") for flow in routes.out_of(scope, node)), None)
    for flow in routes.into(scope, node):
        if first and first != flow.get("sourceRef"):
            flow.set("targetRef", first)
            diagram.moved.add(flow.get("id", ""))
            yield diagram.taken(node, "Een pijl naar dit begin gaat nu naar de stap erna.")
        else:
            tree.remove(flow)
            yield diagram.refused(flow, "Een pijl kan niet naar een begin of een rand gaan; zij is weggelaten.")
