"""The actielijst as it stands: who does what by when, how far it is, and which versions were settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kapstok import clock
from kapstok.catalogue import model as catalogue
from kapstok.choices import dossier_sources
from kapstok.db import reading
from kapstok.dossier.acties import FORM, REPORT, SETTLE, Actie
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.entry import entries
from kapstok.dossier.vaststelling import ACTIELIJST
from kapstok.forms.fields import Form, Option
from kapstok.identifiers import has_birth_date
from kapstok.overviews.casus import CasusHead, casus_head
from kapstok.overviews.standing import Waiting, waiting_for
from kapstok.overviews.versions import VersionLine, version_lines
from kapstok.people.model import Organisation, Person
from kapstok.rights import Viewer, casus_for, leads

WARNING = "Lijkt een geboortedatum te bevatten. Haal die weg voor u de lijst deelt."


@dataclass(frozen=True)
class ActieRow:
    """`report` is what was reported back, only for who has regie and for who does it; `warning` is "" or a sentence."""

    id: UUID
    actie: str
    who: str
    due_on: date
    member: str
    status: str
    overdue: bool
    mine: bool
    may_report: bool
    report: str
    reported_at: datetime | None
    warning: str


@dataclass(frozen=True)
class Actielijst:
    """`may_write`: the viewer has regie, or a task that waits for this list (`waiting`). The forms are those to add,
    report back and settle.
    """

    head: CasusHead
    rows: list[ActieRow]
    versions: list[VersionLine]
    form: Form
    report: Form
    settle: Form
    sources: Mapping[str, Sequence[Option]]
    may_write: bool
    waiting: Waiting


def actielijst(viewer: Viewer, casus_id: UUID) -> Actielijst:
    """Open actions first, the most urgent on top."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        leading = leads(session, viewer, casus)
        found = entries(session, Actie, casus.id)
        members = {str(row.id): row.values["naam"] for row in entries(session, Betrokkene, casus.id, ended=True)}
        rows = []
        for row in sorted(found, key=lambda row: (row.status != "open", row.due_on)):
            mine = row.doer_id == viewer.person_id
            person = session.get(Person, row.doer_id) if row.doer_id else None
            organisation = session.get(Organisation, person.organisation_id) if person else None
            who = f"{person.name} ({organisation.name})" if person and organisation else row.values.get("wie_anders")
            rows.append(_row(row, who or "", members, (mine, leading and casus.closed_at is None)))
        return Actielijst(
            head=casus_head(session, casus),
            rows=rows,
            versions=version_lines(session, casus, ACTIELIJST),
            form=FORM,
            report=REPORT,
            settle=SETTLE,
            sources=dossier_sources(session, catalogue.compiled(session, casus.version_id), casus, FORM),
            may_write=leads(session, viewer, casus, ACTIELIJST) and casus.closed_at is None,
            waiting=waiting_for(session, viewer, casus, ACTIELIJST),
        )


def _row(row: Actie, who: str, members: Mapping[str, str], whose: tuple[bool, bool]) -> ActieRow:
    mine, leading = whose
    today = clock.day_of(clock.now())
    return ActieRow(
        id=row.id,
        actie=row.values["actie"],
        who=who,
        due_on=row.due_on,
        member=members.get(row.values.get("voor") or "", ""),
        status=row.status,
        overdue=row.overdue(today),
        mine=mine,
        may_report=row.status == "open" and (mine or leading),
        report=(row.report or "") if mine or leading else "",
        reported_at=row.reported_at,
        warning=WARNING if has_birth_date(row.values["actie"], today) else "",
    )
