"""A trial with the engine: what it still refuses becomes a human step, until everything starts."""

from collections.abc import Iterator, Mapping

from kapstok import clock, dmn, engine
from kapstok.bpmn.shapes import ACTIVITIES, GATEWAYS
from kapstok.dmn import Table
from kapstok.errors import Broken, Finding, KapstokError
from kapstok.intake import reading, routes, tree
from kapstok.intake.diagram import Diagram
from kapstok.intake.report import Line
from kapstok.intake.tree import Node
from kapstok.intake.upload import Upload

ROUNDS = 6


def mended(diagrams: list[Diagram], kept: Mapping[str, bytes]) -> Iterator[Line]:
    """Mend what the engine refuses, a few rounds long; what is then left is told by `refuse_what_fails`."""
    for _ in range(ROUNDS):
        running = {diagram.file: reading.written(diagram) for diagram in diagrams}
        findings = problems(running, diagrams[0].upload, kept)
        lines = [line for finding in findings for line in _mend(diagrams, finding)]
        yield from lines
        if not lines:
            return


def refuse_what_fails(running: Mapping[str, bytes], upload: Upload, kept: Mapping[str, bytes]) -> None:
    """Raises Broken with what the engine cannot do: file, element and line."""
    findings = problems(running, upload, kept)
    if findings:
        raise Broken(findings)


def problems(running: Mapping[str, bytes], upload: Upload, kept: Mapping[str, bytes]) -> list[Finding]:
    """What stops these files from starting."""
    try:
        spec = engine.compile(running, upload.main, _tables(kept), upload.termijnen)
        run, _ = engine.Run.start(spec, {"startfase": 1, "instroom": "signaal"}, clock.now())
        engine.Run.load(spec, run.dump())
    except Broken as broken:
        return list(broken.findings)
    except KapstokError as error:
        return [Finding(next(iter(running)), "start", str(error))]
    return []


def _tables(kept: Mapping[str, bytes]) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for name, data in kept.items():
        if name.endswith(".dmn"):
            found |= dmn.read(name, data)
    return found


def _mend(diagrams: list[Diagram], finding: Finding) -> Iterator[Line]:
    for diagram in diagrams:
        if diagram.file != finding.file:
            continue
        for scope in diagram.scopes():
            for node in [*tree.nodes(scope), *tree.flows(scope)]:
                if node.get("id") == finding.element and node.getparent() is not None:
                    yield from _mend_one(diagram, scope, node, finding.sentence)
                    return


def _mend_one(diagram: Diagram, scope: Node, node: Node, sentence: str) -> Iterator[Line]:
    kind = tree.tag_of(node)
    if kind == "sequenceFlow":
        tree.remove(node)
        yield diagram.refused(node, f"Deze pijl is weggelaten. {sentence}")
    elif finding_is_circle(sentence) and kind != "userTask":
        made = routes.step(diagram, scope, node, "userTask", tree.label(node) or "Nakijken en verdergaan")
        routes.put_before(diagram, scope, node, made)
        yield diagram.replaced(node, "De route gaat hier vanzelf rond: een mens zegt wanneer het verdergaat.")
    elif kind == "boundaryEvent" or node.get("triggeredByEvent") == "true":
        routes.drop(scope, node)
        yield diagram.refused(node, f"Dit onderdeel is weggelaten. {sentence}")
    elif kind in ACTIVITIES | GATEWAYS | {"intermediateCatchEvent"} and kind != "userTask":
        for loop in list(tree.children(node, "multiInstanceLoopCharacteristics", "standardLoopCharacteristics")):
            node.remove(loop)
        yield diagram.by_hand(node, f"Een mens doet deze stap. {sentence}")


def finding_is_circle(sentence: str) -> bool:
    return "eindeloos rond" in sentence
