"""A call to a process in another file of the upload follows it to its new id."""

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for call in diagram.root.iter(tree.bpmn("callActivity")):
        called = call.get("calledElement") or ""
        if called not in diagram.upload.processes and called in diagram.upload.moved:
            call.set("calledElement", diagram.upload.moved[called])
    yield from ()
