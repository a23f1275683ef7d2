"""The leeslogboek: who looked at which casus and why, for the privacy officer of its gemeente; never what it said."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select

from kapstok import clock
from kapstok.audit import readings
from kapstok.audit.readings import DENIED, PURPOSES, READ, Reading
from kapstok.casus import melder
from kapstok.casus.melder import AnoniemeMelder
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.db import reading
from kapstok.errors import Forbidden, Invalid
from kapstok.people.model import Organisation, Person
from kapstok.rights import Viewer

PRIVACY_OFFICER = "privacy_officer"
PAGE_SIZE = 50
MOST_PER_PAGE = 100
OUTCOMES = (READ, DENIED)
# Who was promised that he stays unknown in this casus: also here he is not named (PRIV-22).
PROMISED = exists().where(AnoniemeMelder.casus_id == Reading.casus_id, AnoniemeMelder.person_id == Reading.person_id)


@dataclass(frozen=True)
class ReadingQuery:
    """What is asked of the log; everything stands in the URL. `search` looks in names and kenmerken."""

    search: str = ""
    what: str | None = None
    outcome: str | None = None
    since: date | None = None
    until: date | None = None
    casus_id: UUID | None = None
    page: int = 1
    page_size: int = PAGE_SIZE


@dataclass(frozen=True)
class ReadingLine:
    """One look. `reason` are the reader's own words for his purpose."""

    at: datetime
    person: str
    organisation: str
    casus_id: UUID
    kenmerk: str
    what: str
    outcome: str
    purpose: str | None
    reason: str | None
    door: str


@dataclass(frozen=True)
class ReadingList:
    """`whats` are the pages that occur in the log, to choose from."""

    query: ReadingQuery
    rows: list[ReadingLine]
    total: int
    pages: int
    whats: list[str]


def guards(viewer: Viewer) -> frozenset[str]:
    """The gemeenten of which the viewer is privacy officer."""
    return frozenset(gemeente for role, gemeente in viewer.groups if role == PRIVACY_OFFICER)


def leeslogboek(viewer: Viewer, query: ReadingQuery) -> ReadingList:
    """One page of the log, the latest look first. Forbidden for who is no privacy officer."""
    if not guards(viewer):
        raise Forbidden("Het leeslogboek is voor de privacy officer. Vraag het aan die persoon in uw gemeente.")
    _check(query)
    where = _where(viewer, query)
    with reading() as session:
        joined = (
            select(Reading, Person.name, Organisation.name, Casus.kenmerk, PROMISED.label("promised"))
            .join(Person, Person.id == Reading.person_id)
            .join(Organisation, Organisation.id == Reading.organisation_id)
            .join(Casus, Casus.id == Reading.casus_id)
            .where(where)
        )
        total = session.scalar(select(func.count()).select_from(joined.subquery())) or 0
        page = joined.order_by(Reading.id.desc()).limit(query.page_size).offset((query.page - 1) * query.page_size)
        rows = [_line(*found) for found in session.execute(page)]
        seen = select(Reading.what).where(Reading.gemeente_id.in_(guards(viewer))).distinct().order_by(Reading.what)
        return ReadingList(query, rows, total, max(1, -(-total // query.page_size)), list(session.scalars(seen)))


def leeslogboek_of(viewer: Viewer, casus_id: UUID, query: ReadingQuery) -> ReadingList:
    """The log of one casus; for who is not its gemeente's privacy officer the casus does not exist here."""
    with reading() as session:
        casus = session.get(Casus, casus_id)
        if casus is None or casus.gemeente_id not in guards(viewer):
            raise CasusNotFound
    return leeslogboek(viewer, query)


def log_is_whole(viewer: Viewer, casus_id: UUID) -> bool:
    """Whether nobody changed or took away a line of the log of a casus."""
    with reading() as session:
        casus = session.get(Casus, casus_id)
        if casus is None or casus.gemeente_id not in guards(viewer):
            raise CasusNotFound
        return readings.broken_at(session, casus_id) is None


def _check(query: ReadingQuery) -> None:
    fields = {}
    if query.outcome and query.outcome not in OUTCOMES:
        fields["uitkomst"] = f"Kies een van: {', '.join(OUTCOMES)}."
    if query.page < 1 or not 1 <= query.page_size <= MOST_PER_PAGE:
        fields["pagina"] = f"De eerste pagina is 1; een pagina telt 1 tot en met {MOST_PER_PAGE} regels."
    if fields:
        raise Invalid(fields)


def _where(viewer: Viewer, query: ReadingQuery) -> ColumnElement[bool]:
    parts: list[ColumnElement[bool]] = [Reading.gemeente_id.in_(guards(viewer))]
    if query.casus_id:
        parts.append(Reading.casus_id == query.casus_id)
    if query.what:
        parts.append(Reading.what == query.what)
    if query.outcome:
        parts.append(Reading.outcome == query.outcome)
    if query.since:
        parts.append(Reading.at >= clock.start_of_day(query.since))
    if query.until:
        parts.append(Reading.at < clock.start_of_day(query.until + timedelta(days=1)))
    for word in query.search.split():
        known = (Person.name.icontains(word, autoescape=True), Organisation.name.icontains(word, autoescape=True))
        parts.append(or_(Casus.kenmerk.icontains(word, autoescape=True), and_(or_(*known), not_(PROMISED))))
    return and_(*parts)


def _line(row: Reading, person: str, organisation: str, kenmerk: str, promised: bool) -> ReadingLine:
    purpose = PURPOSES.get(row.purpose or "")
    if promised:
        person, organisation = melder.UNKNOWN, ""
    return ReadingLine(
        row.at, person, organisation, row.casus_id, kenmerk, row.what, row.outcome, purpose, row.reason, row.door
    )
