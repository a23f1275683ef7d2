"""One uploaded diagram under the hands of the rules: its tree, its free ids, and the lines of its report."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kapstok.bpmn.source import line_of
from kapstok.intake import tree, words
from kapstok.intake.report import REFUSED, REPLACED, TAKEN, Kind, Line
from kapstok.intake.tree import Node
from kapstok.intake.upload import Upload

BY_HAND = "Voer deze stap met de hand uit en rond de taak daarna af."
Lines = Iterator[Line]


@dataclass
class Diagram:
    """`file` is the name of the running copy; `processes` are those that are to run, `upload` what came along,
    `moved` are the arrows that now begin or end elsewhere."""

    file: str
    root: Node
    upload: Upload
    ids: set[str] = field(default_factory=set)
    processes: list[Node] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, file: str, root: Node, upload: Upload) -> "Diagram":
        ids = {str(node.get("id")) for node in root.iter() if node.get("id")}
        return cls(file, root, upload, ids, list(tree.children(root, "process")))

    def scopes(self) -> list[Node]:
        """Every scope of every process that is to run, outermost first."""
        return [scope for process in self.processes for scope in tree.scopes(process)]

    def nodes(self) -> list[tuple[Node, Node]]:
        """Every step with the scope in which it stands."""
        return [(scope, node) for scope in self.scopes() for node in tree.nodes(scope)]

    def fresh(self, wanted: str) -> str:
        """An id that nothing in the file has yet."""
        found = words.free(wanted, self.ids)
        self.ids.add(found)
        return found

    def declared(self, kind: str, name: str) -> str:
        """The id of the message, signal, ... with this name, declared when it is not yet there."""
        for node in tree.children(self.root, kind):
            if node.get("name") == name and node.get("id"):
                return str(node.get("id"))
        made = etree.Element(tree.bpmn(kind), {"id": self.fresh(f"{kind}_{name}"), "name": name})
        first = next((child for child in self.root if tree.tag_of(child) in ("process", "collaboration")), None)
        self.root.insert(0 if first is None else self.root.index(first), made)
        return str(made.get("id"))

    def line(self, kind: Kind, node: Node, reason: str) -> Line:
        element = node.get("id") or tree.tag_of(node)
        line = line_of(node) if node.sourceline else None
        return Line(kind, self.file, element, tree.label(node) or element, reason, line)

    def taken(self, node: Node, reason: str) -> Line:
        return self.line(TAKEN, node, reason)

    def replaced(self, node: Node, reason: str) -> Line:
        return self.line(REPLACED, node, reason)

    def refused(self, node: Node, reason: str) -> Line:
        return self.line(REFUSED, node, reason)

    def by_hand(self, node: Node, reason: str) -> Line:
        """Make a human step of it: same id, same name, same place."""
        tree.retag(node, "userTask", ("multiInstanceLoopCharacteristics", "standardLoopCharacteristics", *PERFORMERS))
        if not tree.label(node):
            node.set("name", "Stap uitvoeren")
        tree.explain(node, BY_HAND)
        return self.replaced(node, reason)


PERFORMERS = ("resourceRole", "performer", "humanPerformer", "potentialOwner")
