"""The picture after the rules: what was added gets a place beside its neighbour, what went leaves no shadow."""

from lxml import etree

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram
from kapstok.intake.tree import Node

DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
Box = tuple[float, float, float, float]
SIZES = {"userTask": (100, 80), "startEvent": (36, 36), "endEvent": (36, 36), "intermediateCatchEvent": (36, 36)}
GAP = 50


def complete(diagram: Diagram) -> None:
    """Incoming and outgoing, lanes, shapes and edges follow the steps and arrows as they now stand."""
    _neighbours(diagram)
    standing = {str(node.get("id")) for node in diagram.root.iter() if tree.tag_of(node) and node.get("id")}
    for ref in list(diagram.root.iter(tree.bpmn("flowNodeRef"))):
        if (ref.text or "").strip() not in standing:
            tree.remove(ref)
    for shape in [node for node in diagram.root.iter() if node.get("bpmnElement")]:
        if shape.get("bpmnElement", "").rpartition(":")[2] not in standing and _is_part(shape):
            tree.remove(shape)
    _Picture(diagram).add()


def _is_part(shape: Node) -> bool:
    return str(shape.tag) in (f"{{{DI}}}BPMNShape", f"{{{DI}}}BPMNEdge")


def _neighbours(diagram: Diagram) -> None:
    for scope in diagram.scopes():
        for node in tree.nodes(scope):
            for old in list(tree.children(node, "incoming", "outgoing")):
                node.remove(old)
        steps = {node.get("id"): node for node in tree.nodes(scope)}
        for flow in tree.flows(scope):
            for end, kind in (("sourceRef", "outgoing"), ("targetRef", "incoming")):
                _refer(steps[flow.get(end)], kind, flow.get("id", ""))


def _refer(node: Node, kind: str, flow: str) -> None:
    at = sum(1 for child in node if tree.tag_of(child) in (*tree.FIRST, "incoming", kind))
    made = etree.Element(tree.bpmn(kind))
    made.text = flow
    node.insert(at, made)


class _Picture:
    """The boxes by the id of what they show, each with the plane on which it lies."""

    def __init__(self, diagram: Diagram):
        self.diagram = diagram
        self.boxes: dict[str, Box] = {}
        self.planes: dict[str, Node] = {}
        for plane in diagram.root.iter(f"{{{DI}}}BPMNPlane"):
            for shown in plane:
                name = (shown.get("bpmnElement") or "").rpartition(":")[2]
                self.planes[name] = plane
                box = _box(shown)
                if box is not None:
                    self.boxes[name] = box

    def add(self) -> None:
        for scope in self.diagram.scopes():
            waiting = [node for node in tree.nodes(scope) if node.get("id") not in self.planes]
            while waiting:
                left = [node for node in waiting if not self.place(scope, node)]
                if len(left) == len(waiting):
                    break
                waiting = left
            for flow in tree.flows(scope):
                self.connect(flow)

    def place(self, scope: Node, node: Node) -> bool:
        """Left of what comes after it, or right of what comes before; not when neither is drawn."""
        name = node.get("id", "")
        wide, high = SIZES.get(tree.tag_of(node), (50, 50))
        for flow in tree.flows(scope):
            ends = (flow.get("sourceRef", ""), flow.get("targetRef", ""))
            other = ends[1] if ends[0] == name else ends[0]
            if name not in ends or other not in self.boxes:
                continue
            left, top, width, height = self.boxes[other]
            x = left - GAP - wide if ends[0] == name else left + width + GAP
            self.boxes[name] = (x, top + height / 2 - high / 2, wide, high)
            self.planes[name] = self.planes[other]
            self.draw(name)
            return True
        return False

    def draw(self, name: str) -> None:
        shape = etree.SubElement(self.planes[name], f"{{{DI}}}BPMNShape", {"id": self.diagram.fresh(f"{name}_di")})
        shape.set("bpmnElement", name)
        x, y, wide, high = (f"{size:g}" for size in self.boxes[name])
        etree.SubElement(shape, f"{{{DC}}}Bounds", {"x": x, "y": y, "width": wide, "height": high})

    def connect(self, flow: Node) -> None:
        """An arrow that is new, or now goes elsewhere, runs from middle to middle."""
        name, ends = flow.get("id", ""), [flow.get("sourceRef", ""), flow.get("targetRef", "")]
        moved = name in self.diagram.moved
        if (name in self.planes and not moved) or not all(end in self.boxes for end in ends):
            return
        plane = self.planes[ends[0]]
        for old in [one for one in plane if (one.get("bpmnElement") or "").rpartition(":")[2] == name]:
            plane.remove(old)
        edge = etree.SubElement(plane, f"{{{DI}}}BPMNEdge", {"id": self.diagram.fresh(f"{name}_di")})
        edge.set("bpmnElement", name)
        for at, end in zip((1.0, 0.0), ends, strict=True):
            left, top, wide, high = self.boxes[end]
            x, y = left + wide * at, top + high / 2
            etree.SubElement(edge, f"{{{DD}}}waypoint", {"x": f"{x:g}", "y": f"{y:g}"})


def _box(shown: Node) -> Box | None:
    bounds = next((child for child in shown if str(child.tag) == f"{{{DC}}}Bounds"), None)
    if bounds is None:
        return None
    try:
        x, y, wide, high = (float(bounds.get(name, "")) for name in ("x", "y", "width", "height"))
    except ValueError:
        return None
    return x, y, wide, high
