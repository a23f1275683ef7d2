"""Who holds which regie on a casus, and who held it before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.people.model import names
from kapstok.regie import ledger
from kapstok.rights import Viewer, casus_for

LABELS = {
    "casusregie": "Casusregie",
    "procesregie": "Procesregie",
    "bestuurlijk": "Bestuurlijk verantwoordelijk",
}


@dataclass(frozen=True)
class RegieLine:
    """`until` is None for the present holder. `person` is None as long as only a role or body holds it."""

    kind: str
    label: str
    role: str
    role_label: str
    person: str | None
    person_id: UUID | None
    since: datetime
    until: datetime | None
    basis: str


def regie_lines(session: Session, casus: Casus) -> list[RegieLine]:
    """All holders of all kinds, oldest first."""
    rows = ledger.history(session, casus.id)
    people = names(session, {row.person_id for row in rows if row.person_id})
    version = catalogue.compiled(session, casus.version_id)
    lines = []
    for row in rows:
        label = version.role_label(row.role)
        person = people.get(row.person_id) if row.person_id else None
        lines.append(
            RegieLine(
                kind=row.kind,
                label=LABELS[row.kind],
                role=row.role,
                role_label=label,
                person=person,
                person_id=row.person_id,
                since=row.since,
                until=row.until,
                basis=row.basis,
            )
        )
    return lines


def regie(viewer: Viewer, casus_id: UUID) -> list[RegieLine]:
    """The ledger of a casus that the viewer may see."""
    with reading() as session:
        return regie_lines(session, casus_for(session, viewer, casus_id))
