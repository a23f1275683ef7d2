"""A call activity calls a process of this upload; what calls something else is done by a person."""

from kapstok.bpmn import nodes
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines

HOOK = "haak_"


def apply(diagram: Diagram) -> Lines:
    for _, node in diagram.nodes():
        if tree.tag_of(node) != "callActivity":
            continue
        called = node.get("calledElement") or ""
        if called in diagram.upload.processes and not _calls_itself(diagram, called, node):
            continue
        if not called and node.get("id", "").startswith(HOOK):
            continue
        yield diagram.by_hand(node, _reason(diagram, called))


def _reason(diagram: Diagram, called: str) -> str:
    if called in diagram.upload.processes:
        return f'Deze aanroep van "{called}" gaat in het rond: een mens doet deze stap.'
    if not called:
        return "Deze aanroep noemt geen proces: een mens doet deze stap."
    return f'Het aangeroepen proces "{called}" zit er niet bij: een mens doet deze stap.'


def _calls_itself(diagram: Diagram, called: str, node: tree.Node) -> bool:
    """Directly, or through processes of the same file."""
    home = next(one.get("id", "") for one in node.iterancestors() if tree.tag_of(one) == "process")
    calls = {
        process.get("id", ""): {nodes.called(call) or "" for call in process.iter(tree.bpmn("callActivity"))}
        for process in diagram.processes
    }
    seen, pending = set(), [called]
    while pending:
        name = pending.pop()
        if name == home:
            return True
        if name not in seen:
            seen.add(name)
            pending.extend(calls.get(name, ()))
    return False
