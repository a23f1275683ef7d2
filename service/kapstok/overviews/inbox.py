"""The inbox: what there is for me to do, for my team, and in my casussen."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.errors import Invalid
from kapstok.overviews.rows import TaskRow, task_rows
from kapstok.people.model import Gemeente
from kapstok.rights import Viewer, concerns, in_group, sees_casus
from kapstok.tasks.model import Task

View = Literal["mijn", "niet-toegewezen", "team", "alle"]
VIEWS: tuple[View, ...] = ("mijn", "niet-toegewezen", "team", "alle")
SORTS: dict[str, tuple[Any, ...]] = {
    "termijn": (Task.due_on.is_(None), Task.due_on, Task.priority.desc(), Task.opened_at),
    "-termijn": (Task.due_on.is_(None), Task.due_on.desc(), Task.opened_at.desc()),
    "prioriteit": (Task.priority.desc(), Task.due_on.is_(None), Task.due_on),
    "nieuwste": (Task.opened_at.desc(),),
    "oudste": (Task.opened_at,),
    "casus": (Casus.kenmerk, Task.opened_at),
    "fase": (Task.fase.desc(), Task.due_on.is_(None), Task.due_on),
}
PAGE_SIZE = 25
MOST_PER_PAGE = 100


@dataclass(frozen=True)
class InboxQuery:
    """What is asked of the inbox; everything stands in the URL."""

    view: str = "mijn"
    gemeente: str | None = None
    fase: int | None = None
    search: str = ""
    sort: str = "termijn"
    page: int = 1
    page_size: int = PAGE_SIZE


@dataclass(frozen=True)
class Inbox:
    """`counts` are per view, with the same filters. `gemeenten` are those to choose from (id, name)."""

    query: InboxQuery
    rows: list[TaskRow]
    total: int
    pages: int
    counts: dict[str, int]
    gemeenten: list[tuple[str, str]]
    at: datetime


def inbox(viewer: Viewer, query: InboxQuery) -> Inbox:
    """One page of the inbox. A page beyond the last is the last."""
    _check(query)
    with reading() as session:
        counts = _counts(session, viewer, query)
        total = counts[query.view]
        pages = max(1, -(-total // query.page_size))
        query = replace(query, page=min(query.page, pages))
        found = session.execute(
            _tasks(viewer, query)
            .order_by(*SORTS[query.sort], Task.id)
            .limit(query.page_size)
            .offset((query.page - 1) * query.page_size)
        )
        rows = task_rows(session, viewer, [(task, casus) for task, casus in found])
        choices = select(Gemeente.id, Gemeente.name).where(Gemeente.id.in_(viewer.gemeenten))
        gemeenten = [(row.id, row.name) for row in session.execute(choices.order_by(Gemeente.name))]
    return Inbox(query, rows, total, pages, counts, gemeenten, clock.now())


def _check(query: InboxQuery) -> None:
    fields = {}
    if query.view not in VIEWS:
        fields["weergave"] = f"Kies een van: {', '.join(VIEWS)}."
    if query.sort not in SORTS:
        fields["sorteer"] = f"Kies een van: {', '.join(SORTS)}."
    if query.page < 1:
        fields["pagina"] = "De eerste pagina is 1."
    if not 1 <= query.page_size <= MOST_PER_PAGE:
        fields["paginagrootte"] = f"Kies 1 tot en met {MOST_PER_PAGE}."
    if fields:
        raise Invalid(fields, "Zo kan de lijst niet worden getoond.")


def _tasks(viewer: Viewer, query: InboxQuery) -> Select[Task, Casus]:
    joined = select(Task, Casus).join(Casus, Casus.id == Task.casus_id)
    return joined.where(_filters(query), _view(viewer, query.view))


def _counts(session: Session, viewer: Viewer, query: InboxQuery) -> dict[str, int]:
    """How many there are in each view, in one question: the widest view holds the others."""
    columns = [func.count().filter(_view(viewer, view)).label(view) for view in VIEWS[:-1]]
    wide = select(*columns, func.count().label(VIEWS[-1])).select_from(Task).join(Casus, Casus.id == Task.casus_id)
    row = session.execute(wide.where(_filters(query), _view(viewer, VIEWS[-1]))).one()
    return dict(zip(VIEWS, row, strict=True))


def _filters(query: InboxQuery) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = [Task.status == "open"]
    if query.gemeente:
        parts.append(Task.gemeente_id == query.gemeente)
    if query.fase is not None:
        parts.append(Task.fase == query.fase)
    for word in query.search.split():
        columns = (Casus.kenmerk, Casus.title, Task.name)
        parts.append(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    return and_(*parts)


def _view(viewer: Viewer, view: str) -> ColumnElement[bool]:
    if view == "mijn":
        return Task.assignee_id == viewer.person_id
    if view == "niet-toegewezen":
        return and_(Task.assignee_id.is_(None), in_group(viewer))
    if view == "team":
        return in_group(viewer)
    return or_(concerns(viewer), sees_casus(viewer))
