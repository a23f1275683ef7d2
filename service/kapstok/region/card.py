"""The regiekaart: on one page the fasen, who holds which regie, the criteria with their mirrors, whom to call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kapstok.region.regie import label
from kapstok.variants.termijn import spoken
from kapstok.variants.version import Version

UP, DOWN = "criteria", "afschaalcriteria"
# Whose termijnen a professional looks up on the card: those of the way up.
WAY_UP = "opschalen"


@dataclass(frozen=True)
class FaseLine:
    """A fase with the labels of who holds which regie in it; `route` is what it is called in the drawing."""

    number: int
    naam: str
    route: str
    kleur: str
    casusregie: str
    procesregie: str
    bestuurlijk: str


@dataclass(frozen=True)
class Criterium:
    """A reason to scale up, with its mirror for scaling down."""

    key: str
    opschalen: str
    afschalen: str


@dataclass(frozen=True)
class TermijnLine:
    """Who does what by when."""

    name: str
    role: str
    termijn: str


@dataclass(frozen=True)
class Contact:
    """`who` are the people or the number behind a role; empty when nobody was filled in."""

    role: str
    label: str
    omschrijving: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """`digest` says from which version the card was made."""

    variant: str
    title: str
    omschrijving: str
    digest: str
    fasen: tuple[FaseLine, ...]
    criteria: tuple[Criterium, ...]
    contacts: tuple[Contact, ...]
    termijnen: tuple[TermijnLine, ...]


def card(version: Version, people: Mapping[str, tuple[str, ...]] | None = None) -> Card:
    """The card of a version; `people` are the holders by role, else what [contacten] says."""
    manifest = version.manifest
    return Card(
        manifest.naam,
        manifest.titel,
        manifest.omschrijving,
        version.digest,
        tuple(_fasen(version)),
        tuple(_criteria(version)),
        tuple(_contacts(version, people or {})),
        tuple(_termijnen(version)),
    )


def _fasen(version: Version) -> Iterator[FaseLine]:
    manifest = version.manifest
    drawn = {item.attribute("fase"): item.name for item in version.places.elements if item.kind == "callActivity"}
    for fase in manifest.fasen.values():
        regie = [label(manifest, role) for role in (fase.casusregie, fase.procesregie, fase.bestuurlijk)]
        called = drawn.get(str(fase.number)) or fase.naam
        yield FaseLine(fase.number, fase.naam, called, fase.kleur, *regie)


def _criteria(version: Version) -> Iterator[Criterium]:
    up, down = _options(version, UP), _options(version, DOWN)
    for key, words in up.items():
        yield Criterium(key, words, down.get(key, ""))


def _options(version: Version, key: str) -> Mapping[str, str]:
    """The fullest list of options under this question, over all forms."""
    found = [item.options for form in version.forms.values() for item in form.inputs if item.key == key]
    best = max(found, key=len, default=())
    return {str(option.value): option.label for option in best}


def _contacts(version: Version, people: Mapping[str, tuple[str, ...]]) -> Iterator[Contact]:
    """Only roles that somebody in the route goes to."""
    manifest = version.manifest
    used = {version.task(item.id).role for item in version.places.elements if item.kind == "userTask"}
    for key, role in manifest.rollen.items():
        if key in used:
            settled = manifest.contacten.get(key, "")
            who = people.get(key, ()) or ((settled,) if settled else ())
            yield Contact(key, role.label, role.omschrijving, who)


def _termijnen(version: Version) -> Iterator[TermijnLine]:
    """The tasks on the way up, in the order of the diagrams."""
    processes = {process.id: process for document in version.documents.values() for process in document.processes}
    todo, seen = [WAY_UP], set()
    while todo:
        name = todo.pop(0)
        if name in seen or name not in processes:
            continue
        seen.add(name)
        for item in processes[name].elements:
            if item.called:
                todo.append(item.called)
            if item.kind == "userTask":
                task = version.task(item.id)
                if task.termijn:
                    yield TermijnLine(task.name, task.role_label, spoken(task.termijn))
