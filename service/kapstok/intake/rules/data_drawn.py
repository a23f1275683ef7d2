"""Data that are only drawn: what runs here knows one set of process data, so inputs, outputs and loose ends go."""

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines

GOES = ("ioSpecification", "dataInputAssociation", "dataOutputAssociation", "property", "dataInput", "dataOutput",
        "inputSet", "outputSet")  # fmt: skip
ENDS = {"dataObjectReference": ("dataObjectRef",), "association": ("sourceRef", "targetRef")}


def apply(diagram: Diagram) -> Lines:
    for scope, node in [*diagram.nodes(), *((process, process) for process in diagram.processes)]:
        gone = [child for child in node if tree.tag_of(child) in GOES]
        for child in gone:
            node.remove(child)
        if gone and scope is not node:
            yield diagram.taken(node, "De getekende in- en uitvoer van deze stap telt niet mee in de uitvoering.")
    yield from _loose_references(diagram)


def _loose_references(diagram: Diagram) -> Lines:
    standing = {str(node.get("id")) for node in diagram.root.iter() if node.get("id")}
    for scope in diagram.scopes():
        for reference in list(tree.children(scope, *ENDS)):
            names = ENDS[tree.tag_of(reference)]
            ends = [(reference.get(name) or "").rpartition(":")[2] for name in names]
            if not standing.issuperset(ends):
                tree.remove(reference)
                yield diagram.taken(reference, "Deze verwijzing wijst nergens naar; zij is weggelaten.")
