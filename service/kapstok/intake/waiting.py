"""Events that no machine here can notice: a person does or reports them instead."""

from collections.abc import Iterator

from kapstok.intake import routes, tree, words
from kapstok.intake.diagram import BY_HAND, Diagram
from kapstok.intake.report import Line
from kapstok.intake.tree import Node

CATCHING = frozenset({"intermediateCatchEvent", "boundaryEvent", "startEvent"})


def catching(diagram: Diagram, kind: str) -> Iterator[tuple[Node, Node]]:
    """The events, with their scope, that wait for something of this kind; starts only in event sub processes."""
    for scope, node in diagram.nodes():
        if tree.tag_of(node) in CATCHING and tree.kind_of(node) == kind and may_wait(scope, node):
            yield scope, node


def may_wait(scope: Node, node: Node) -> bool:
    return tree.tag_of(node) != "startEvent" or scope.get("triggeredByEvent") == "true"


def behind_event_gateway(scope: Node, node: Node) -> bool:
    steps = routes.by_id(scope)
    before = (steps.get(flow.get("sourceRef", "")) for flow in routes.into(scope, node))
    return any(one is not None and tree.tag_of(one) == "eventBasedGateway" for one in before)


def by_person(diagram: Diagram, scope: Node, node: Node, why: str) -> Line:
    """A step of its own where the route may stop; at a border or a choice of events, a message to send by hand."""
    if tree.tag_of(node) == "intermediateCatchEvent" and not behind_event_gateway(scope, node):
        return diagram.by_hand(node, f"{why}: een mens rondt deze stap af.")
    listen(diagram, node)
    return diagram.replaced(node, f"{why}: een mens meldt het als het zover is.")


def listen(diagram: Diagram, node: Node) -> None:
    """Let the event wait for a message that is named after it."""
    name = words.word(tree.label(node) or host_of(node), "melding")
    if not tree.label(node):
        node.set("name", "Melding")
    tree.define(node, "message", diagram.declared("message", name))
    if tree.tag_of(node) == "receiveTask":
        node.remove(tree.definitions(node)[0])
        node.set("messageRef", diagram.declared("message", name))


def host_of(node: Node) -> str:
    """What to name an event after that has no name of its own."""
    return node.get("attachedToRef") or node.get("id") or ""


def before_the_end(diagram: Diagram, scope: Node, node: Node, why: str) -> Line:
    """The end stays, plain; a person does beforehand what it would have done."""
    made = routes.step(diagram, scope, node, "userTask", tree.label(node) or "Afronden")
    tree.explain(made, BY_HAND)
    routes.put_before(diagram, scope, node, made)
    for old in tree.definitions(node):
        node.remove(old)
    return diagram.replaced(node, f"{why}: een mens doet het in een stap voor dit einde.")
