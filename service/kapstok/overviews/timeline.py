"""The tijdlijn of a casus: what happened, when, by whom, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok.casus.model import Casus, Event
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.dossier.answers import SKIP_REASONS, Answers, text_of
from kapstok.dossier.standing import in_words
from kapstok.overviews.incidents import WORK
from kapstok.overviews.regie import LABELS
from kapstok.people.model import Organisation, names
from kapstok.rights import Viewer, casus_for, layer_of, unknown
from kapstok.variants.definitions import label_of
from kapstok.variants.manifest import Manifest

# Steps without people are for the diagram; in the tijdlijn they would only be noise.
SILENT = ("stap",)


@dataclass(frozen=True)
class TimelineLine:
    """`sentence` says it in Dutch; `kind` and `element` are for programs. `person` None: the route itself."""

    at: datetime
    kind: str
    sentence: str
    person: str | None
    element: str | None
    fase: int | None


def timeline(viewer: Viewer, casus_id: UUID) -> list[TimelineLine]:
    """Everything that happened in a casus that the viewer may see, newest first."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        return timeline_lines(session, viewer, casus)


def timeline_lines(session: Session, viewer: Viewer, casus: Casus) -> list[TimelineLine]:
    """The same, for a casus that was allowed already; what somebody wrote only for who may read it."""
    query = select(Event).where(Event.casus_id == casus.id, Event.kind.not_in(SILENT))
    events = list(session.scalars(query.order_by(Event.id.desc())))
    ids = {event.person_id for event in events if event.person_id}
    ids |= {UUID(event.detail["persoon"]) for event in events if event.detail.get("persoon")}
    asked = {event.detail["partij"] for event in events if event.detail.get("partij")}
    partners = select(Organisation).where(Organisation.id.in_(asked))
    parties = {row.id: row.name for row in session.scalars(partners)} if asked else {}
    people = names(session, ids) | unknown(session, viewer, casus)
    manifest = catalogue.compiled(session, casus.version_id).manifest
    reasons = _reasons(session, viewer, casus, events)
    told = _Told(session, people, parties, manifest, reasons)
    return [
        TimelineLine(
            event.at,
            event.kind,
            _line(event, told) or _sentence(event, people, manifest),
            people.get(event.person_id) if event.person_id else None,
            event.element,
            event.detail.get("naar"),
        )
        for event in events
    ]


@dataclass(frozen=True)
class _Told:
    """What lines are told with: names of persons and of organisations, words of the route, reasons that may be read."""

    session: Session
    people: Mapping[UUID, str]
    parties: Mapping[str, str]
    manifest: Manifest
    reasons: Mapping[int, str | None]


def _line(event: Event, told: _Told) -> str:
    """The lines that need more than the event itself; "" for any other."""
    asked = told.parties.get(event.detail.get("partij") or "")
    match event.kind:
        case "fase_overgeslagen":
            return _skipped(event, told.reasons)
        case "taak_geopend":
            return f"Taak ‘{event.name}’ voor {asked or _role(event.detail.get('rol'), told.manifest)}"
        case "taak_vervallen" if asked:
            return f"Taak ‘{event.name}’ voor {asked} is vervallen zonder antwoord"
        case "taak_afgerond":
            return _done(told.session, event)
        case _:
            return ""


def _reasons(session: Session, viewer: Viewer, casus: Casus, events: list[Event]) -> dict[int, str | None]:
    """Why fasen were skipped, by the answers in which it stands: only for who may read those answers."""
    ids = {event.detail["antwoord"] for event in events if event.detail.get("antwoord")}
    rows = session.scalars(select(Answers).where(Answers.id.in_(ids))) if ids else ()
    layer = layer_of(session, viewer, casus)
    return {
        row.id: text_of(row, SKIP_REASONS) if layer == "wat" or row.person_id == viewer.person_id else None
        for row in rows
    }


def _skipped(event: Event, reasons: Mapping[int, str | None]) -> str:
    skipped = " en ".join(f"AVE {fase}" for fase in event.detail["fasen"])
    where = event.detail.get("antwoord")
    reason = reasons.get(where) if where else "niet opgegeven"
    return f"{skipped} overgeslagen. Reden: {reason or 'vastgelegd; de casusregisseur kent haar'}"


def _done(session: Session, event: Event) -> str:
    """With what the dossier answered, when it did."""
    places = event.detail.get("dossier") or ()
    words = " en ".join(in_words(session, event.casus_id, place) for place in places)
    return f"‘{event.name}’ afgerond{f' ({words})' if words else ''}"


def _sentence(event: Event, people: dict[UUID, str], manifest: Manifest) -> str:
    detail: dict[str, Any] = event.detail
    role = _role(detail.get("rol"), manifest)
    match event.kind:
        case "geopend":
            return "Casus geopend met spoed" if detail.get("spoed") else "Casus geopend"
        case "fase":
            return f"De casus is nu in {event.name}"
        case "taak_vervallen":
            return f"Taak ‘{event.name}’ is vervallen"
        case "taak_opgepakt":
            return f"‘{event.name}’ opgepakt"
        case "taak_teruggegeven":
            return f"‘{event.name}’ teruggegeven aan de groep"
        case "taak_toegewezen":
            return f"‘{event.name}’ toegewezen aan {_person(detail, people)}"
        case "overdracht_voorgesteld" | "overdracht_geweigerd" | "overdracht_ingetrokken":
            return _overdracht_sentence(event, people)
        case "regie":
            return _regie_sentence(event, role, people)
        case "advies":
            words = "; ".join(advice_in_words(detail.get("uitkomst", {})))
            return f"Advies van beslistabel ‘{event.name}’: {words or 'geen'}"
        case "deelnemer_uitgenodigd" | "deelnemer_gestopt":
            return _deelnemer_sentence(event, people)
        case "informatie_ingebracht" | "informatie_verbeterd" | "informatie_ingetrokken":
            return f"DAT-informatie {event.kind.removeprefix('informatie_')} door {event.name}"
        case "grondslag":
            return f"Op grond van {event.name}"
        case "bericht":
            return f"Bericht ‘{event.name}’ ontvangen"
        case "incident":
            return f"‘{WORK.get(event.name, event.name)}’ is niet gelukt; de beheerder kijkt ernaar"
        case _:
            return event.name


def _overdracht_sentence(event: Event, people: dict[UUID, str]) -> str:
    label = LABELS[event.name]
    if event.kind == "overdracht_voorgesteld":
        return f"{label} aangeboden aan {_person(event.detail, people)}"
    return f"Overdracht van {label.lower()} {event.kind.removeprefix('overdracht_')}"


def advice_in_words(outputs: Mapping[str, Any]) -> tuple[str, ...]:
    """What a decision table advised: its explanation (an output `..._uitleg`) when it gives one, else its outputs."""
    given = {key: str(value) for key, value in outputs.items() if value is not None}
    said = tuple(value.rstrip(". ") for key, value in given.items() if key.endswith("uitleg"))
    return said or tuple(f"{key.replace('_', ' ')}: {value.replace('_', ' ')}" for key, value in given.items())


def _regie_sentence(event: Event, role: str, people: dict[UUID, str]) -> str:
    label = LABELS[event.name]
    if event.detail.get("einde"):
        return f"{label} beëindigd"
    person = _person(event.detail, people)
    if event.name == "bestuurlijk":
        return f"{label}: {role}"
    return f"{label} ligt nu bij {person}, {role}" if person else f"{label} ligt nu bij {role}"


def _person(detail: dict[str, Any], people: dict[UUID, str]) -> str:
    return people.get(UUID(detail["persoon"]), "een collega") if detail.get("persoon") else ""


def _role(key: str | None, manifest: Manifest) -> str:
    return label_of(manifest, key) if key else ""


def _who(event: Event, people: dict[UUID, str]) -> str:
    """A person with his organisation, or the organisation."""
    person = _person(event.detail, people)
    return f"{person} ({event.name})" if person else event.name


def _deelnemer_sentence(event: Event, people: dict[UUID, str]) -> str:
    if event.kind == "deelnemer_gestopt":
        return f"{_who(event, people)} is geen deelnemer meer"
    once = ", eenmalig zonder convenant" if event.detail.get("grond") == "eenmalig" else ""
    return f"{_who(event, people)} uitgenodigd{once}"
