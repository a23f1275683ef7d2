"""Errors and escalations come from a sub process and are caught around it; elsewhere a person reports them."""

from kapstok.intake import routes, tree, waiting, words
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

INNER = ("subProcess", "callActivity")
KINDS = ("error", "escalation")


def apply(diagram: Diagram) -> Lines:
    _code_them(diagram)
    for kind in KINDS:
        for scope, node in list(waiting.catching(diagram, kind)):
            host = routes.by_id(scope).get(node.get("attachedToRef", ""))
            at_border = tree.tag_of(node) == "boundaryEvent"
            if not at_border and scope.get("triggeredByEvent") != "true":
                yield waiting.by_person(diagram, scope, node, "Hier kan geen fout of escalatie aankomen")
            elif at_border and (host is None or tree.tag_of(host) not in INNER):
                yield waiting.by_person(diagram, scope, node, "Een fout of escalatie komt hier niet vanzelf")
            elif kind == "error":
                node.attrib.pop("cancelActivity" if at_border else "isInterrupting", "")
    for scope, node in diagram.nodes():
        if tree.tag_of(node) == "endEvent" and tree.kind_of(node) == "error" and not _caught(diagram, scope, node):
            tree.define(node, "terminate")
            yield diagram.taken(node, "Niemand vangt deze fout op: het proces eindigt hier.")


def _code_them(diagram: Diagram) -> None:
    for kind in KINDS:
        for one in tree.children(diagram.root, kind):
            if not one.get(f"{kind}Code"):
                one.set(f"{kind}Code", words.word(one.get("name") or one.get("id") or kind))
    codes = {one.get("id"): one for one in tree.children(diagram.root, "error")}
    for _, node in diagram.nodes():
        throws = tree.tag_of(node) == "endEvent" and tree.kind_of(node) == "error"
        if throws and tree.definitions(node)[0].get("errorRef") not in codes:
            name = words.word(tree.label(node) or node.get("id", ""), "fout")
            tree.define(node, "error", diagram.declared("error", name))
    for one in tree.children(diagram.root, "error"):
        one.set("errorCode", one.get("errorCode") or words.word(one.get("name") or "fout"))


def _caught(diagram: Diagram, scope: Node, node: Node) -> bool:
    """Somewhere outwards in the same process an event at a border or an event sub process hears this code."""
    code = _code(diagram, node)
    around: Node | None = scope
    while around is not None:
        outer = around.getparent()
        if any(_code(diagram, one) in ("", code) for one in _ears(around)):
            return True
        around = outer if outer is not None and tree.tag_of(outer) in ("process", "subProcess") else None
    return False


def _ears(scope: Node) -> list[Node]:
    outer = scope.getparent()
    border = tree.children(outer, "boundaryEvent") if outer is not None else iter(())
    ears = [one for one in border if one.get("attachedToRef") == scope.get("id")]
    for inner in tree.children(scope, "subProcess"):
        if inner.get("triggeredByEvent") == "true":
            ears += tree.children(inner, "startEvent")
    return [one for one in ears if tree.kind_of(one) == "error"]


def _code(diagram: Diagram, node: Node) -> str:
    reference = tree.definitions(node)[0].get("errorRef")
    found = next((one for one in tree.children(diagram.root, "error") if one.get("id") == reference), None)
    return "" if found is None else found.get("errorCode", "")
