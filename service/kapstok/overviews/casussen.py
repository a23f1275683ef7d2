"""The casussen that exist for somebody: a list to search and to page through."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.errors import Invalid
from kapstok.overviews.head import HEADS, CasusHead, head
from kapstok.people.model import Gemeente, Person, holders
from kapstok.rights import Viewer, sees_casus

PAGE_SIZE = 25
MOST_PER_PAGE = 100
STATES = ("open", "afgesloten", "alle")


@dataclass(frozen=True)
class CasusQuery:
    """What is asked of the list; everything stands in the URL."""

    state: str = "open"
    gemeente: str | None = None
    fase: int | None = None
    search: str = ""
    page: int = 1
    page_size: int = PAGE_SIZE


@dataclass(frozen=True)
class CasusList:
    query: CasusQuery
    rows: list[CasusHead]
    total: int
    pages: int
    gemeenten: list[tuple[str, str]]


def casussen(viewer: Viewer, query: CasusQuery) -> CasusList:
    """One page of the viewer's casussen, the latest opened first."""
    if query.state not in STATES:
        raise Invalid({"status": f"Kies een van: {', '.join(STATES)}."})
    if query.page < 1 or not 1 <= query.page_size <= MOST_PER_PAGE:
        raise Invalid({"pagina": f"De eerste pagina is 1; een pagina telt 1 tot en met {MOST_PER_PAGE} casussen."})
    where = _where(viewer, query)
    with reading() as session:
        total = session.scalar(select(func.count()).select_from(Casus).where(where)) or 0
        pages = max(1, -(-total // query.page_size))
        found = session.execute(
            HEADS.where(where)
            .order_by(Casus.opened_at.desc(), Casus.kenmerk.desc())
            .limit(query.page_size)
            .offset((query.page - 1) * query.page_size)
        )
        rows = [head(session, casus) for casus in found]
        choices = select(Gemeente.id, Gemeente.name).where(Gemeente.id.in_(viewer.gemeenten))
        gemeenten = [(row.id, row.name) for row in session.execute(choices.order_by(Gemeente.name))]
    return CasusList(query, rows, total, pages, gemeenten)


def casusregisseurs(viewer: Viewer, gemeente_id: str) -> list[tuple[UUID, str]]:
    """Who can be casusregisseur in a gemeente for which the viewer works: (id, name)."""
    if gemeente_id not in viewer.gemeenten:
        return []
    with reading() as session:
        people: list[Person] = holders(session, "casusregisseur", gemeente_id, clock.now())
        return [(person.id, person.name) for person in people]


def _where(viewer: Viewer, query: CasusQuery) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = [sees_casus(viewer)]
    if query.state != "alle":
        closed = Casus.closed_at.is_not(None)
        parts.append(closed if query.state == "afgesloten" else ~closed)
    if query.gemeente:
        parts.append(Casus.gemeente_id == query.gemeente)
    if query.fase is not None:
        parts.append(Casus.fase == query.fase)
    for word in query.search.split():
        parts.append(or_(Casus.kenmerk.icontains(word, autoescape=True), Casus.title.icontains(word, autoescape=True)))
    return and_(*parts)
