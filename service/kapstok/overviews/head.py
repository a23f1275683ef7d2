"""The head of a casus: what is always shown of it, on its page, in lists and after a deed."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.overviews.summary import Informed, informed
from kapstok.people.model import Gemeente


class CasusHead(NamedTuple):
    """What is always shown of a casus. `version` names its route, e.g. "basis 3"; `informed` is not read for lists."""

    id: UUID
    kenmerk: str
    title: str
    gemeente: str
    gemeente_name: str
    fase: int
    fase_name: str
    fase_since: datetime
    spoed: bool
    opened_at: datetime
    closed_at: datetime | None
    version: str
    route: str
    informed: Informed | None = None


HEAD: tuple[Any, ...] = (
    *(Casus.kenmerk, Casus.title, Casus.fase_since, Casus.spoed, Casus.version_id),
    Casus.id.label("head_id"),
    Casus.gemeente_id.label("casus_gemeente"),
    Casus.fase.label("casus_fase"),
    Casus.opened_at.label("casus_opened_at"),
    Casus.closed_at.label("casus_closed_at"),
    Gemeente.name.label("gemeente_name"),
)
"""Everything of a head, to be asked in one go with the gemeente of the casus; what its version is called is known."""

HEADS = select(*HEAD).join(Gemeente, Gemeente.id == Casus.gemeente_id)
_OF_CASUS = HEADS.where(Casus.id == bindparam("casus"))


def casus_head(session: Session, casus: Casus) -> CasusHead:
    """The head of a casus that was allowed already."""
    found = head(session, session.execute(_OF_CASUS, {"casus": casus.id}).one())
    return found._replace(informed=informed(session, casus.id, clock.day_of(clock.now())))


def head(asked: Session | Connection, found: Any) -> CasusHead:
    """One head, as HEAD found it."""
    named = catalogue.named(asked, found.version_id)
    # By place, as a line of a task.
    return CasusHead(
        found.head_id,
        found.kenmerk,
        found.title,
        found.casus_gemeente,
        found.gemeente_name,
        found.casus_fase,
        catalogue.compiled(asked, found.version_id).fase_name(found.casus_fase),
        found.fase_since,
        found.spoed,
        found.casus_opened_at,
        found.casus_closed_at,
        named.version,
        named.route,
    )
