"""Who knows of a consult: who asked, who advised, and until there is advice whoever could give it."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, tuple_
from sqlalchemy.orm import Session

from kapstok.dossier.consult import Consult, ConsultNotFound
from kapstok.rights import Viewer

# Whom one can ask, in this order.
CONSULTED = {
    "wijkagent": "de wijkagent",
    "pga_coordinator": "de PGA-coördinator",
    "procescoordinator": "de procescoördinator van het Zorg- en Veiligheidshuis",
    "procesregisseur_ave3": "de procesregisseur van het Zorg- en Veiligheidshuis",
}


def sees_consult(viewer: Viewer) -> ColumnElement[bool]:
    """Consulten that exist for the viewer."""
    mine = or_(Consult.asked_by == viewer.person_id, Consult.answered_by == viewer.person_id)
    return or_(mine, awaits(viewer))


def awaits(viewer: Viewer) -> ColumnElement[bool]:
    """Consulten that the viewer could advise on."""
    if not viewer.groups:
        return false()
    asked = tuple_(Consult.role, Consult.gemeente_id).in_(sorted(viewer.groups))
    return and_(asked, Consult.answered_at.is_(None), Consult.asked_by != viewer.person_id)


def consult_for(session: Session, viewer: Viewer, consult_id: UUID) -> Consult:
    """The consult, when it exists for the viewer; otherwise ConsultNotFound."""
    found = session.scalar(select(Consult).where(Consult.id == consult_id, sees_consult(viewer)))
    if found is None:
        raise ConsultNotFound
    return found
