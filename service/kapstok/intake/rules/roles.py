"""Whoever the diagram names for a step becomes a role; a step for which it names nobody falls to the behandelaar."""

from kapstok.bpmn import assignment, levels
from kapstok.bpmn.assignment import Assignment
from kapstok.intake import reading, tree, words
from kapstok.intake.diagram import Diagram, Lines

NOBODY = "behandelaar"


def apply(diagram: Diagram) -> Lines:
    told = assignment.read(reading.document_of(diagram))
    for _, node in diagram.nodes():
        if tree.tag_of(node) != "userTask":
            continue
        found = told[node.get("id", "")]
        said = _said(found)
        plain = [name for name in said if not levels.is_expression(name)]
        tree.ave(node, "rol", _key(diagram, plain[0] if plain else NOBODY))
        if said and not plain:
            yield diagram.taken(node, f'De uitvoerder "{said[0][:60]}" is een formule: kies zelf wie dit doet.')


def _said(found: Assignment) -> list[str]:
    """Groups before persons, as the first that the nearest level names."""
    said = found.role_names or found.groups or tuple(filter(None, (found.assignee, *found.users)))
    return list(said)


def _key(diagram: Diagram, name: str) -> str:
    upload = diagram.upload
    if name not in upload.roles:
        key = words.word(name, "rol")
        same = upload.labels.get(key, "").casefold() == name.casefold()
        key = key if same or key not in upload.labels else words.free(key, upload.labels)
        upload.roles[name] = key
        upload.labels.setdefault(key, name[:1].upper() + name[1:])
    return upload.roles[name]
