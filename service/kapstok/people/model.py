"""Who works here: gemeenten, organisations, persons and the roles that they hold in a gemeente."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row


class Gemeente(Row):
    """A municipality. `variant` is the folder of its route under processes/; `code` opens its kenmerken."""

    __tablename__ = "gemeente"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    code: Mapped[str] = mapped_column(String(6), unique=True)
    region: Mapped[str] = mapped_column(String(100))
    variant: Mapped[str] = mapped_column(String(60))


class Organisation(Row):
    """An organisation that takes part: wijkteam, ZVH, police, GGZ. `id` is the word used in diagrams."""

    __tablename__ = "organisation"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))


class Person(Row):
    """Somebody who signs in. `mail` is "direct" or "geen": whether a notice of a task is mailed."""

    __tablename__ = "person"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    username: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(200))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    password_hash: Mapped[str] = mapped_column(String(200))
    mail: Mapped[str] = mapped_column(String(10), default="direct")
    active: Mapped[bool] = mapped_column(default=True)


class Membership(Row):
    """A person holds a role in a gemeente, from a moment until a moment."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_role_gemeente", "role", "gemeente_id"),
        # All that `ROLES` reads, so that the rows themselves need not be read with every request.
        Index("ix_membership_person", "person_id", "since", "until", "role", "gemeente_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(40))
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)


def holds(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Memberships that are held at a moment."""
    return and_(Membership.since <= now, or_(Membership.until.is_(None), Membership.until > now))


# In one text the roles that the person of the question around it holds at :now, each on a line with its gemeente.
_LINE = Membership.role.concat(literal_column("' '")).concat(Membership.gemeente_id)
ROLES = (
    select(func.aggregate_strings(_LINE, literal_column("'\n'")))  # type: ignore[arg-type]
    .where(Membership.person_id == Person.id, holds(bindparam("now", type_=Moment())))
    .correlate(Person)
    .scalar_subquery()
)


def groups_of(roles: str | None) -> frozenset[tuple[str, str]]:
    """The pairs (role, gemeente_id) of that text."""
    lines = (line.partition(" ") for line in roles.split("\n")) if roles else ()
    return frozenset((role, gemeente) for role, _, gemeente in lines)


def memberships(session: Session, person_id: UUID, now: datetime) -> frozenset[tuple[str, str]]:
    """The pairs (role, gemeente_id) that a person holds at a moment; read each time, never copied."""
    rows = select(Membership.role, Membership.gemeente_id).where(Membership.person_id == person_id, holds(now))
    return frozenset((role, gemeente) for role, gemeente in session.execute(rows))


def holders(
    session: Session, role: str, gemeente_id: str, now: datetime, organisation_id: str | None = None
) -> list[Person]:
    """The active persons who hold a role in a gemeente, by name; of one organisation when given."""
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.role == role,
            Membership.gemeente_id == gemeente_id,
            holds(now),
            Person.active,
        )
        .order_by(Person.name)
    )
    if organisation_id is not None:
        query = query.where(Person.organisation_id == organisation_id)
    return list(session.scalars(query).unique())


def names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    """The names of persons."""
    if not ids:
        return {}
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {row.id: row.name for row in rows}


def colleagues(session: Session, organisation_id: str) -> list[Person]:
    """The active persons of an organisation, by name."""
    query = select(Person).where(Person.organisation_id == organisation_id, Person.active)
    return list(session.scalars(query.order_by(Person.name)))
