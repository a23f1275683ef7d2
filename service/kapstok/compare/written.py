"""What people read in a drawing beside its steps: names of lanes and pools, remarks, and explanations of the rest."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kapstok.bpmn import nodes
from kapstok.bpmn import source as diagrams
from kapstok.bpmn.nodes import Node
from kapstok.compare import words
from kapstok.compare.change import Change
from kapstok.compare.side import Side

# What has a name of its own that nothing else tells, and what people call such a thing.
NAMED = {
    "lane": "De baan",
    "participant": "Het vlak",
    "dataObject": "Het gegeven",
    "dataObjectReference": "Het gegeven",
    "dataStore": "De opslag",
    "dataStoreReference": "De opslag",
}
REMARK = "textAnnotation"
# Steps and processes tell their own explanation.
ELSEWHERE = frozenset({"definitions", "process"})


@dataclass(frozen=True)
class Writing:
    """One thing in a drawing with what is written at it; `about` are the elements that it stands for."""

    id: str
    kind: str
    label: str
    name: str
    explained: str
    about: frozenset[str]


def changes(old: Side, new: Side, told: Collection[Change]) -> Iterator[Change]:
    """`told` is said already: a lane or pool that is called otherwise for that reason is not told twice."""
    for file in sorted(set(old.bundle.of_kind(".bpmn")) & set(new.bundle.of_kind(".bpmn"))):
        if old.bundle.files[file] == new.bundle.files[file]:
            continue
        before, after = (_read(side, file) for side in (old, new))
        why = {place for change in told if change.kind in ("wie", "tekst") for place in (change.element,)}
        for id in [*before, *(id for id in after if id not in before)]:
            yield from _one(file, before.get(id), after.get(id), why)


def _read(side: Side, file: str) -> Mapping[str, Writing]:
    steps = {item.id for item in side.parts.documents[file].elements}
    root = diagrams.parse(file, side.bundle.files[file])
    known = {node.get("id") or "": node for node in root.iter() if isinstance(node.tag, str) and node.get("id")}
    names = {id: words.quoted(nodes.label(node) or id) for id, node in known.items()}
    read = ((id, nodes.tag_of(node), node) for id, node in known.items() if id not in steps)
    return {id: _writing(node, kind, names) for id, kind, node in read if kind and kind not in ELSEWHERE}


def _writing(node: Node, kind: str, names: Mapping[str, str]) -> Writing:
    id, explained = node.get("id") or "", " ".join(nodes.documentation(node).split())
    if kind == REMARK:
        return Writing(id, kind, "De opmerking", nodes.child_text(node, "text"), explained, frozenset())
    if kind == "sequenceFlow":
        ends = (nodes.local_name(node.get(word)) or "" for word in ("sourceRef", "targetRef"))
        source, target = (names.get(end, words.quoted(end)) for end in ends)
        return Writing(id, kind, f"De pijl van {source} naar {target}", "", explained, frozenset())
    about = {nodes.text_of(one) for one in nodes.children(node, "flowNodeRef")}
    about |= {nodes.local_name(node.get("processRef")) or ""}
    name = nodes.label(node) if kind in NAMED else ""
    return Writing(id, kind, NAMED.get(kind, names[id]), name, explained, frozenset(about))


def _one(file: str, old: Writing | None, new: Writing | None, told: Collection[str]) -> Iterator[Change]:
    one = new or old
    if one is None:
        return
    if one.kind == REMARK:
        yield from _changed(file, one, "tekst", (old.name if old else "", new.name if new else ""))
    elif old and new and old.name != new.name and not one.about & set(told):
        yield from _changed(file, one, "naam", (old.name, new.name))
    explained = (old.explained if old else "", new.explained if new else "")
    if old and new and explained[0] != explained[1]:
        yield from _changed(file, one, "uitleg", explained)


def _changed(file: str, one: Writing, aspect: str, texts: tuple[str, str]) -> Iterator[Change]:
    old, new = texts
    if old == new:
        return
    touched = frozenset({f"{one.kind} {one.id} {aspect}"})
    yield Change("tekst", _sentence(one, aspect, old, new), file, one.id, old or None, new or None, touched)


def _sentence(one: Writing, aspect: str, old: str, new: str) -> str:
    if aspect == "tekst":
        if not old:
            return f"De opmerking {words.quoted(new)} is nieuw in de tekening."
        return (
            f"De opmerking {words.quoted(old)} is nu: {words.quoted(new)}"
            if new
            else f"De opmerking {words.quoted(old)} staat niet meer in de tekening."
        )
    if aspect == "naam":
        return f"{one.label} {words.quoted(old or one.id)} heet nu {words.quoted(new or 'niets')}."
    name = f" {words.quoted(one.name)}" if one.name else ""
    label = one.label[:1].lower() + one.label[1:]
    return f"De uitleg bij {label}{name} is nu: {words.quoted(new or 'niets')}"
