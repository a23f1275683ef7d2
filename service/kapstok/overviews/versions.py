"""What was settled: the versions of the plan and of the actielijst, as they were agreed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.choices import dossier_sources
from kapstok.db import reading
from kapstok.dossier import plan
from kapstok.dossier.vaststelling import ACTIELIJST, PLAN, version, versions
from kapstok.overviews.casus import CasusHead, casus_head
from kapstok.overviews.dossier import in_words
from kapstok.overviews.recipients import dutch_day
from kapstok.people.model import names
from kapstok.rights import Viewer, casus_for


@dataclass(frozen=True)
class VersionLine:
    number: int
    at: datetime
    person: str


@dataclass(frozen=True)
class SettledPlan:
    """`lines` are (leefgebied, for whom, facts), as in the version."""

    head: CasusHead
    line: VersionLine
    lines: list[tuple[str, str, tuple[tuple[str, str, str], ...]]]


@dataclass(frozen=True)
class SettledActielijst:
    """`acties` have what, who and when; `again_on` is the day of the next meeting, "" when there is none."""

    head: CasusHead
    line: VersionLine
    acties: list[dict[str, str]]
    again_on: str


def plan_versions(viewer: Viewer, casus_id: UUID) -> list[VersionLine]:
    """The settled versions of the plan, the newest first."""
    with reading() as session:
        return version_lines(session, casus_for(session, viewer, casus_id), PLAN)


def plan_version(viewer: Viewer, casus_id: UUID, number: int) -> SettledPlan:
    """The plan as it was settled then."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        found = version(session, casus.id, PLAN, number)
        sources = dossier_sources(session, catalogue.compiled(session, casus.version_id), casus, plan.FORM)
        areas = {option.value: option.label for option in sources["leefgebieden"]}
        lines = []
        for row in found.content["regels"]:
            facts = in_words(plan.FORM, {key: row[key] for key in row if key not in ("leefgebied", "voor")}, sources)
            area = areas.get(row["leefgebied"], row["leefgebied"])
            lines.append((area, row.get("voor_naam") or "het hele gezin", facts))
        line = VersionLine(found.number, found.at, names(session, {found.person_id})[found.person_id])
        return SettledPlan(casus_head(session, casus), line, lines)


def actielijst_version(viewer: Viewer, casus_id: UUID, number: int) -> SettledActielijst:
    """The actielijst as it was settled then."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        found = version(session, casus.id, ACTIELIJST, number)
        line = VersionLine(found.number, found.at, names(session, {found.person_id})[found.person_id])
        acties = [{**row, "wanneer": dutch_day(row["wanneer"])} for row in found.content["acties"]]
        again_on = dutch_day(found.content.get("volgende_bespreking"))
        return SettledActielijst(casus_head(session, casus), line, acties, again_on)


def version_lines(session: Session, casus: Casus, kind: str) -> list[VersionLine]:
    """The versions of a casus that was allowed already, the newest first."""
    found = versions(session, casus.id, kind)
    people = names(session, {row.person_id for row in found})
    return [VersionLine(row.number, row.at, people.get(row.person_id, "")) for row in found]
