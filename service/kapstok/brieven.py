"""Which brief somebody may make or read of a casus, why one may not be made yet, and what is filled in in it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus import deelnemers, melder
from kapstok.casus.model import Casus
from kapstok.dossier import informeren
from kapstok.dossier.acties import Actie
from kapstok.dossier.answers import Answers
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.brieven import Brief
from kapstok.dossier.entry import EntryNotFound, entries, entry
from kapstok.dossier.interventies import DECIDED, Interventie
from kapstok.dossier.plan import PlanRegel
from kapstok.people.model import Gemeente, Organisation, Person
from kapstok.regie import ledger
from kapstok.regie.ledger import Regie
from kapstok.rights import Viewer, layer_of, leads, never_wat
from kapstok.tasks.model import OPEN_TASK, Task
from kapstok.variants.brieven import BY_KEY, BriefKind, template
from kapstok.variants.version import Version

PGA_STEP = "pga_voeren"
NOBODY = "nog niemand"
NOTHING = "nog niet vastgelegd"


def may_make(session: Session, viewer: Viewer, casus: Casus, kind: BriefKind) -> bool:
    """Whether this brief fits the fase of the casus and the role of the viewer, for whom the casus exists."""
    if casus.closed_at is not None or casus.fase not in kind.fasen:
        return False
    by_role = any(viewer.has_role(role, casus.gemeente_id) for role in kind.makers)
    opened = kind.opener and casus.opened_by == viewer.person_id
    return by_role or opened or (kind.leads and leads(session, viewer, casus))


def why_not(session: Session, casus: Casus, kind: BriefKind, version: Version) -> str | None:
    """What has to happen first; None when the brief can be made."""
    if template(version.bundle, kind) is None:
        return "Deze versie van de route heeft geen tekst voor deze brief. Vraag de functioneel beheerder erom."
    if kind.key == "pga_brief" and not pga_decided(session, casus.id):
        return "Er is nog geen besluit om een PGA te starten. Leg dat eerst vast bij Interventies."
    if kind.key == "informatiebrief":
        known = informeren.latest(session, casus.id)
        if known is not None and known.state == "nee":
            return "U informeert het huishouden nu bewust niet. Verander dat eerst bij Burger informeren."
    return None


def pga_decided(session: Session, casus_id: UUID) -> bool:
    """Whether the PGA was decided on: in the dossier, or because the route came to it."""
    where = Interventie.casus_id == casus_id, Interventie.kind.in_(DECIDED), Interventie.ended_at.is_(None)
    step = Task.casus_id == casus_id, Task.element == PGA_STEP
    decided = select(Interventie.id).where(*where), select(Task.id).where(*step)
    return any(session.scalars(query).first() is not None for query in decided)


def may_read(session: Session, viewer: Viewer, casus: Casus, row: Brief) -> bool:
    """Its maker, who has the WAT of the casus, whom it is for; what is only DAT also who else keeps the dossier."""
    kind = BY_KEY[row.kind]
    if any(viewer.has_role(role, casus.gemeente_id) for role in kind.readers):
        return True
    if never_wat(viewer, casus.gemeente_id):
        return False
    if row.person_id == viewer.person_id or layer_of(session, viewer, casus) == "wat":
        return True
    return kind.layer == "dat" and leads(session, viewer, casus)


def brief_for(session: Session, viewer: Viewer, casus: Casus, brief_id: UUID) -> Brief:
    """A brief that the viewer may read; otherwise it does not exist for him."""
    row = entry(session, Brief, casus.id, brief_id)
    if not may_read(session, viewer, casus, row):
        raise EntryNotFound
    return row


def fields_of(session: Session, viewer: Viewer, casus: Casus, asked: Mapping[str, str]) -> dict[str, str]:
    """What every template may name, and what the maker filled in."""
    casusregie = ledger.current(session, casus.id, "casusregie")
    procesregie = ledger.current(session, casus.id, "procesregie")
    return {
        "gemeente": session.get_one(Gemeente, casus.gemeente_id).name,
        "kenmerk": casus.kenmerk,
        "fase": f"AVE {casus.fase}" if casus.fase else NOTHING,
        "vandaag": in_dutch(clock.day_of(clock.now())),
        "geopend_op": in_dutch(clock.day_of(casus.opened_at)),
        "maker": viewer.name,
        "maker_organisatie": session.get_one(Organisation, viewer.organisation_id).name,
        "casusregisseur": _holder(session, casusregie),
        "casusregisseur_organisatie": _organisation(session, casusregie),
        "procesregisseur": _holder(session, procesregie),
        **asked,
    }


def lists_of(session: Session, casus: Casus, version: Version, kind: BriefKind) -> dict[str, list[dict[str, str]]]:
    """Only the lists that this brief may name: what is not asked for is not read either."""
    sources = {"partijen": partijen, "acties": _acties, "taken": _taken}
    written = {"doelen": _plan, "plan": _plan, "criteria": _criteria}
    found: dict[str, list[dict[str, str]]] = {}
    for name, keys in kind.lists.items():
        rows = sources[name](session, casus) if name in sources else written[name](session, casus, version)
        found[name] = [{key: row.get(key) or NOTHING for key in keys} for row in rows]
    return found


def in_dutch(day: date | None) -> str:
    return day.strftime("%d-%m-%Y") if day else NOTHING


def _holder(session: Session, row: Regie | None) -> str:
    return session.get_one(Person, row.person_id).name if row and row.person_id else NOBODY


def _organisation(session: Session, row: Regie | None) -> str:
    if row is None or row.person_id is None:
        return NOBODY
    return session.get_one(Organisation, session.get_one(Person, row.person_id).organisation_id).name


def partijen(session: Session, casus: Casus) -> list[dict[str, str]]:
    """Who is invited now, with the convenant or the one time on which he takes part (DOC-14)."""
    return [
        {
            "organisatie": session.get_one(Organisation, row.organisation_id).name,
            "wie": _name(session, casus, row.person_id) if row.person_id else "heel het team",
            "rol": row.role.replace("_", " "),
            "grond": row.reference if row.ground == deelnemers.CONVENANT else "eenmalig, zonder convenant",
        }
        for row in deelnemers.present(session, casus.id)
    ]


def _name(session: Session, casus: Casus, person_id: UUID) -> str:
    """A brief leaves the house: who was promised that he stays unknown is not named in it (PRIV-22)."""
    return (
        melder.UNKNOWN if person_id == melder.promised(session, casus.id) else session.get_one(Person, person_id).name
    )


def _acties(session: Session, casus: Casus) -> list[dict[str, str]]:
    rows = [row for row in entries(session, Actie, casus.id) if row.status == "open"]
    return [
        {
            "actie": row.values["actie"],
            "wie": _name(session, casus, row.doer_id) if row.doer_id else row.values.get("wie_anders") or "",
            "wanneer": in_dutch(row.due_on),
        }
        for row in rows
    ]


def _taken(session: Session, casus: Casus) -> list[dict[str, str]]:
    query = select(Task).where(Task.casus_id == casus.id, OPEN_TASK).order_by(Task.due_on, Task.name)
    rows = session.scalars(query)
    return [{"taak": row.name, "rol": row.role.replace("_", " "), "termijn": in_dutch(row.due_on)} for row in rows]


def _plan(session: Session, casus: Casus, version: Version) -> list[dict[str, str]]:
    areas = version.manifest.lijsten.get("leefgebieden", {})
    members = {str(row.id): row.values["naam"] for row in entries(session, Betrokkene, casus.id, ended=True)}
    return [
        {
            **{key: str(value) for key, value in row.values.items() if value},
            "leefgebied": areas.get(row.values["leefgebied"], row.values["leefgebied"]),
            "voor": members.get(row.values.get("voor") or "", "het hele gezin"),
        }
        for row in entries(session, PlanRegel, casus.id)
    ]


def _criteria(session: Session, casus: Casus, version: Version) -> list[dict[str, str]]:
    """The criteria that were chosen last, in the words of the form."""
    query = select(Answers).where(Answers.casus_id == casus.id).order_by(Answers.id.desc())
    row = next((one for one in session.scalars(query) if one.values.get("criteria")), None)
    if row is None:
        return []
    labels = option_labels(version, row.form, "criteria")
    return [{"criterium": labels.get(key, key)} for key in _keys(row.values["criteria"])]


def _keys(value: Any) -> Sequence[str]:
    return value if isinstance(value, list) else [str(value)]


def option_labels(version: Version, form: str, key: str) -> dict[str, str]:
    """The words of a choice in a form of the route."""
    field = next((one for one in version.form(form).inputs if one.key == key), None)
    return {option.value: option.label for option in field.options} if field else {}
