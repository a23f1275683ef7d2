"""Taking in an upload: every rule over every diagram, then a trial with the engine, then the files and the report."""

from collections.abc import Mapping

from kapstok import bounds
from kapstok.bpmn import nodes
from kapstok.bpmn.source import line_of
from kapstok.errors import Broken, Finding
from kapstok.intake import drawing, forms, reading, settings_text, sorting, tree, trial, words
from kapstok.intake.diagram import Diagram
from kapstok.intake.export import seal
from kapstok.intake.report import REFUSED, TAKEN, Imported, Line
from kapstok.intake.rules import FIRST, LAST, RULES, Rule, executable
from kapstok.intake.tree import Node


def normalise(files: Mapping[str, bytes], naam: str = "", rollen: Mapping[str, str] | None = None) -> Imported:
    """The upload as it runs here, with a line for every element; raises Broken when nothing in it can be read.

    `naam` is that of the variant to be; `rollen` says which role (key) somebody in a diagram is.
    """
    found = sorting.sort(files)
    diagrams = [Diagram.of(name, root, found.upload) for name, root in found.roots.items()]
    given = found.kept.pop(sorting.SETTINGS, None)
    _settle_roles(found.upload, given, rollen or {})
    lines = list(found.lines)
    lines += _applied(FIRST, diagrams)
    _choose(diagrams, settings_text.main_of(given))
    steps = _steps(diagrams)
    lines += _applied(RULES, diagrams)
    lines += trial.mended(diagrams, found.kept)
    lines += _applied(LAST, diagrams)
    for diagram in diagrams:
        drawing.complete(diagram)
    running = {diagram.file: reading.written(diagram) for diagram in diagrams}
    trial.refuse_what_fails(running, found.upload, found.kept)
    made = {f"{key}.form": forms.write(form) for key, form in found.upload.forms.items()}
    title = tree.label(_process(diagrams, found.upload.main)) or found.upload.main
    settings = settings_text.write(naam or words.word(title, "import").replace("_", "-"), title, found.upload, given)
    return Imported(
        {**running, **made, **found.kept, sorting.SETTINGS: settings},
        _report(steps, lines),
        found.upload.main,
        {name: files[found.names[name]] for name in running},
        {name: seal(data) for name, data in running.items()},
        dict(found.upload.roles),
    )


def _settle_roles(upload: sorting.Upload, given: bytes | None, rollen: Mapping[str, str]) -> None:
    known = settings_text.roles_of(given)
    upload.termijnen = settings_text.termijnen_of(given)
    upload.data |= settings_text.data_of(given)
    upload.labels.update(known)
    upload.roles.update({label: key for key, label in known.items()} | {key: key for key in known})
    for name, key in rollen.items():
        upload.roles[name] = words.word(key, "rol")
        upload.labels.setdefault(upload.roles[name], name)


def _applied(rules: tuple[Rule, ...], diagrams: list[Diagram]) -> list[Line]:
    lines: list[Line] = []
    for rule in rules:
        for diagram in diagrams:
            lines += rule(diagram)
            _refuse_growth(diagram)
    return lines


def _refuse_growth(diagram: Diagram) -> None:
    """What is put in for splits and choices may not make it larger than a diagram may be."""
    for process in diagram.processes:
        scopes = list(tree.scopes(process))
        steps, arrows = sum(len(tree.nodes(one)) for one in scopes), sum(len(tree.flows(one)) for one in scopes)
        if steps > bounds.FLOW_NODES or arrows > bounds.FLOWS:
            sentence = (
                f"Met de stappen die een mens erbij krijgt zijn dit er meer dan {bounds.FLOW_NODES}. "
                "Verdeel het over deelprocessen."
            )
            element = process.get("id", "")
            raise Broken([Finding(diagram.file, "within_bounds", sentence, element, line=line_of(process))])


def _choose(diagrams: list[Diagram], wanted: str) -> None:
    """With which process a casus begins: as settled, else the heaviest that no other calls."""
    upload = diagrams[0].upload
    processes = [process for diagram in diagrams for process in diagram.processes]
    calls = [call for diagram in diagrams for call in diagram.root.iter(tree.bpmn("callActivity"))]
    upload.called = {nodes.called(call) or "" for call in calls} & upload.processes
    if not processes:
        sentence = "In dit diagram is geen enkele stap getekend. Kies een diagram met een proces erin."
        raise Broken([Finding(diagrams[0].file, "geen_proces", sentence, line=1)])
    free = [process for process in processes if process.get("id") not in upload.called] or processes
    heaviest = max(free, key=executable.weight)
    upload.main = wanted if wanted in upload.processes else heaviest.get("id", "")


def _process(diagrams: list[Diagram], name: str) -> Node:
    return next(process for diagram in diagrams for process in diagram.processes if process.get("id") == name)


def _steps(diagrams: list[Diagram]) -> list[tuple[Diagram, Node]]:
    """The steps as they came, to account for each of them."""
    return [(diagram, node) for diagram in diagrams for _, node in diagram.nodes()]


def _report(steps: list[tuple[Diagram, Node]], lines: list[Line]) -> tuple[Line, ...]:
    told = {(line.file, line.element) for line in lines}
    running = {id(node) for diagram, _ in steps for _, node in diagram.nodes()}
    own = []
    for diagram, node in steps:
        if (diagram.file, node.get("id", "")) in told:
            continue
        if id(node) in running:
            own.append(diagram.line(TAKEN, node, ""))
        elif _is_drawn(diagram, node):
            own.append(diagram.line(REFUSED, node, "Deze stap ligt in een pool die een casus niet uitvoert."))
        else:
            own.append(diagram.line(REFUSED, node, "Deze stap viel weg met het onderdeel waarin hij lag."))
    return tuple(sorted(dict.fromkeys([*lines, *own]), key=lambda line: (line.file, line.line or 0)))


def _is_drawn(diagram: Diagram, node: Node) -> bool:
    return any(around is diagram.root for around in node.iterancestors())
