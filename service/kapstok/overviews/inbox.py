"""The inbox: what there is for me to do, for my team, and in my casussen."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, String, and_, bindparam, func, or_, select

from kapstok import clock
from kapstok.among import Among
from kapstok.casus.model import Casus
from kapstok.db import looking
from kapstok.driver import together
from kapstok.errors import Invalid
from kapstok.need_to_know import IN_GROUP, OPEN_CASUSSEN, VIEWER, Viewer, asks
from kapstok.overviews.rows import LINES, TaskRow, lines
from kapstok.prebuilt import Prebuilt
from kapstok.rights import is_candidate
from kapstok.tasks.model import OPEN_TASK, Task

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
# Signs that mean something else in a search of the database.
_SIGNS = re.compile("[/%_]")
PAGE_SIZE = 25
MOST_PER_PAGE = 100
# Beyond every list, and a number that a database still knows.
FARTHEST = 2**31 - 1


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
    """`counts` are per view, with the same filters."""

    query: InboxQuery
    rows: list[TaskRow]
    total: int
    pages: int
    counts: dict[str, int]
    at: datetime


def inbox(viewer: Viewer, query: InboxQuery) -> Inbox:
    """One page of the inbox, asked together with the counts. A page beyond the last is the last: that is asked then."""
    _check(query)
    words = {f"word{number}": _SIGNS.sub(r"/\g<0>", word) for number, word in enumerate(query.search.split())}
    asked = {**asks(viewer), "gemeente": query.gemeente, "fase": query.fase, **words}
    shape = _Shape(query.gemeente is not None, query.fase is not None, len(words))
    page = _page(shape, query.view, query.sort)
    with looking() as connection:
        with together(connection):
            kinds = _counts(shape).ask(connection, asked)
            found = page.ask(connection, asked | _place(query))
        counts, rows = _counted(viewer, kinds()), found()
        total = counts[query.view]
        pages = max(1, -(-total // query.page_size))
        if query.page > pages:
            query = replace(query, page=pages)
            rows = page.all(connection, asked | _place(query))
        return Inbox(query, lines(connection, viewer, rows), total, pages, counts, clock.now())


def _place(query: InboxQuery) -> dict[str, int]:
    return {"most": query.page_size, "skipped": min((query.page - 1) * query.page_size, FARTHEST)}


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


@dataclass(frozen=True)
class _Shape:
    """Which filters are asked, and how many words are sought: what the text of a question depends on."""

    gemeente: bool
    fase: bool
    words: int

    def filters(self) -> ColumnElement[bool]:
        parts: list[ColumnElement[bool]] = [OPEN_TASK]
        if self.gemeente:
            parts.append(Task.gemeente_id == bindparam("gemeente"))
        if self.fase:
            parts.append(Task.fase == bindparam("fase"))
        for number in range(self.words):
            word = bindparam(f"word{number}", type_=String())
            columns = (Casus.kenmerk, Casus.title, Task.name)
            parts.append(or_(*(column.icontains(word, escape="/") for column in columns)))
        return and_(*parts)


@lru_cache(maxsize=64)
def _counts(shape: _Shape) -> Prebuilt:
    """How many there are of each kind, in one question: the widest view holds the others."""
    wide = select(*_KIND, func.count().label("many")).where(shape.filters(), _VIEWS[VIEWS[-1]]).group_by(*_KIND)
    return Prebuilt(wide.join(Casus, Casus.id == Task.casus_id) if shape.words else wide)


_KIND = (Task.assignee_id, Task.role, Task.gemeente_id, Task.direct, Task.organisation_id)


def _counted(viewer: Viewer, kinds: list[Any]) -> dict[str, int]:
    """How many there are in each view."""
    team = [kind for kind in kinds if is_candidate(viewer, kind)]
    return {
        "mijn": sum(kind.many for kind in kinds if kind.assignee_id == viewer.person_id),
        "niet-toegewezen": sum(kind.many for kind in team if kind.assignee_id is None),
        "team": sum(kind.many for kind in team),
        "alle": sum(kind.many for kind in kinds),
    }


@lru_cache(maxsize=256)
def _page(shape: _Shape, view: str, sort: str) -> Prebuilt:
    ordered = LINES.where(shape.filters(), _VIEWS[view]).order_by(*SORTS[sort], Task.id)
    return Prebuilt(ordered.limit(bindparam("most")).offset(bindparam("skipped")))


_VIEWS: dict[str, ColumnElement[bool]] = {
    "mijn": Task.assignee_id == VIEWER,
    "niet-toegewezen": and_(Task.assignee_id.is_(None), IN_GROUP),
    "team": IN_GROUP,
    "alle": Among(Task.casus_id, OPEN_CASUSSEN),
}
