"""From the kenmerk that people use to the casus that is meant."""

from uuid import UUID

from sqlalchemy import select

from kapstok.casus.model import Casus, CasusNotFound
from kapstok.db import reading
from kapstok.rights import Viewer, sees_casus


def casus_called(viewer: Viewer, name: str) -> UUID:
    """The id of a casus by its kenmerk or id; CasusNotFound when it does not exist for the viewer."""
    query = select(Casus.id).where(sees_casus(viewer))
    with reading() as session:
        found = session.scalar(query.where(Casus.kenmerk == name.upper())) or session.scalar(
            query.where(Casus.id == _uuid(name))
        )
    if found is None:
        raise CasusNotFound
    return found


def _uuid(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None
