"""A part of the dossier as somebody may read it: household, plan, procedures, interventies, informing, consent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.choices import dossier_sources
from kapstok.db import reading
from kapstok.dossier import betrokkenen, informeren, interventies, plan, procedures, toestemming
from kapstok.dossier.entry import Entry, entries
from kapstok.errors import NotFound
from kapstok.forms.fields import Form, Option
from kapstok.overviews.casus import CasusHead, casus_head
from kapstok.overviews.recipients import dutch_day
from kapstok.overviews.standing import Waiting, waiting_for
from kapstok.rights import Layer, Viewer, casus_for, layer_of, leads, names_in

Sources = Mapping[str, Sequence[Option]]


@dataclass(frozen=True)
class DossierRow:
    """One thing that was written. `facts` are (field, label, words); `marks` are (words, urgent)."""

    id: UUID
    title: str
    facts: tuple[tuple[str, str, str], ...]
    person: str
    at: datetime
    ended_at: datetime | None
    marks: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class DossierPart:
    """`end` is the word on the button that ends a line; "" when lines of this part are not ended.

    `waiting` are the tasks of the viewer that this part answers.
    """

    head: CasusHead
    key: str
    title: str
    explanation: str
    rows: list[DossierRow]
    form: Form
    sources: Sources
    may_write: bool
    end: str
    waiting: Waiting = ()


@dataclass(frozen=True)
class Part:
    """What a part is called and made of. `secret`: fields that are WAT; `named`: the field that names."""

    title: str
    explanation: str
    form: Form
    kind: type[Entry]
    named: str
    end: str = ""
    secret: frozenset[str] = frozenset()
    marks: Callable[[Any], tuple[tuple[str, bool], ...]] = lambda row: ()


def _member_marks(row: Any) -> tuple[tuple[str, bool], ...]:
    if not betrokkenen.is_minor(row.values, clock.day_of(clock.now())):
        return ()
    told = row.values.get("ouders_geinformeerd") or "nog_niet"
    words = {
        "ja": "ouders geïnformeerd",
        "nee": "ouders bewust niet geïnformeerd",
        "nog_niet": "ouders nog niet geïnformeerd",
    }
    return (("minderjarig", False), (words[told], told == "nog_niet"))


def _procedure_marks(row: Any) -> tuple[tuple[str, bool], ...]:
    if row.overdue(clock.day_of(clock.now())):
        return ((f"te laat: uiterlijk {dutch_day(row.due_on.isoformat())}", True),)
    return ((f"uiterlijk {dutch_day(row.due_on.isoformat())}", False),) if row.due_on else ()


PARTS: dict[str, Part] = {
    "betrokkenen": Part(
        "Huishouden en betrokkenen",
        "Schrijf alleen op wat nodig is. Een BSN hoort hier niet: alleen de aanmelding bij het ZVH vraagt erom.",
        betrokkenen.FORM,
        betrokkenen.Betrokkene,
        "naam",
        "Van de lijst halen",
        frozenset({"geboortedatum", "adres", "bijzonder", "noodzaak", "ouders_reden"}),
        _member_marks,
    ),
    "plan": Part(
        "Plan van aanpak",
        "Wat er is afgesproken, per leefgebied en per persoon. Dit is DAT-informatie: geen achtergronden of diagnoses.",
        plan.FORM,
        plan.PlanRegel,
        "leefgebied",
        "Uit het plan halen",
    ),
    "procedures": Part(
        "Parallelle procedures",
        "Wat er naast AVE loopt. Kapstok voert dit niet uit; de casus houdt gewoon zijn fase.",
        procedures.FORM,
        procedures.Procedure,
        "soort",
        "Afronden",
        marks=_procedure_marks,
    ),
    "interventies": Part(
        "Interventies",
        "Wat is ingezet, voor wie en wanneer. Ook opschalen en steun aan broertjes en zusjes kunnen helpen.",
        interventies.FORM,
        interventies.Interventie,
        "soort",
        "Beëindigen",
        frozenset({"ouders_reden", "toelichting"}),
    ),
    "informeren": Part(
        "Is de burger geïnformeerd?",
        "Informeren is het uitgangspunt. Doet u het bewust niet, dan kijkt u op een afgesproken dag opnieuw.",
        informeren.FORM,
        informeren.Informeren,
        "geinformeerd",
        secret=frozenset({"reden", "toelichting"}),
    ),
    "toestemming": Part(
        "Handelen zonder toestemming",
        "Alleen bij een evident belang. U beantwoordt vijf vragen en noemt wie wat mag weten. De route wacht niet.",
        toestemming.FORM,
        toestemming.ZonderToestemming,
        "wiens_belang",
        "Er is nu toestemming",
    ),
}


def dossier_part(viewer: Viewer, casus_id: UUID, key: str) -> DossierPart:
    """One part, newest last; CasusNotFound when the casus does not exist for the viewer."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        part = PARTS.get(key)
        if part is None:
            raise NotFound("Dit onderdeel van het dossier bestaat niet.")
        leading = leads(session, viewer, casus, key)
        sources = dossier_sources(session, catalogue.compiled(session, casus.version_id), casus, part.form)
        found = [row for row in entries(session, part.kind, casus.id, ended=True) if _may_read(viewer, row, leading)]
        return DossierPart(
            head=casus_head(session, casus),
            key=key,
            title=part.title,
            explanation=part.explanation,
            rows=_rows(session, part, found, sources, Reader(viewer, layer_of(session, viewer, casus), casus)),
            form=part.form,
            sources=sources,
            may_write=casus.closed_at is None and (leading or _may_do(viewer, casus, key)),
            end=part.end if leading and casus.closed_at is None else "",
            waiting=waiting_for(session, viewer, casus, key),
        )


def _may_do(viewer: Viewer, casus: Casus, key: str) -> bool:
    return key == "interventies" and any(
        viewer.has_role(role, casus.gemeente_id) for role in ("pga_coordinator", "oggz")
    )


def _may_read(viewer: Viewer, row: Entry, leading: bool) -> bool:
    """Acting without consent is known to whom it names (PRIV-13), and to who has regie."""
    if not isinstance(row, toestemming.ZonderToestemming):
        return True
    return leading or viewer.organisation_id in row.values.get("partijen", ())


@dataclass(frozen=True)
class Reader:
    """Who reads, and in which layer: what is secret is for WAT, and for who wrote it."""

    viewer: Viewer
    layer: Layer
    casus: Casus

    def hidden(self, part: Part, row: Entry) -> frozenset[str]:
        own = row.person_id == self.viewer.person_id
        return frozenset() if own or self.layer == "wat" else part.secret


def _rows(session: Session, part: Part, found: Sequence[Entry], sources: Sources, reader: Reader) -> list[DossierRow]:
    people = names_in(session, reader.viewer, reader.casus, {row.person_id for row in found})
    lines = []
    for row in found:
        hidden = reader.hidden(part, row)
        facts = in_words(part.form, {key: value for key, value in row.values.items() if key not in hidden}, sources)
        title = next((words for key, _, words in facts if key == part.named), part.title)
        rest = tuple(fact for fact in facts if fact[0] != part.named)
        marks = part.marks(row) if row.ended_at is None else ()
        lines.append(DossierRow(row.id, title, rest, people.get(row.person_id, ""), row.at, row.ended_at, marks))
    return lines


def in_words(form: Form, values: Mapping[str, Any], sources: Sources) -> tuple[tuple[str, str, str], ...]:
    """What was filled in, as (field, label, words), in the order of the form."""
    return tuple(
        (
            field.key,
            field.label,
            _words(values[field.key], sources.get(field.bron, ()) if field.bron else field.options, field.type),
        )
        for field in form.inputs
        if values.get(field.key) not in (None, "", [])
    )


def _words(value: Any, options: Sequence[Option], kind: str) -> str:
    if kind == "datetime":
        return dutch_day(str(value))
    labels = {option.value: option.label for option in options}
    return ", ".join(labels.get(str(item), str(item)) for item in (value if isinstance(value, list) else [value]))
