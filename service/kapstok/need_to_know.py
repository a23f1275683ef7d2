"""Need to know as conditions: which tasks and casussen exist for a viewer, built once and asked everywhere."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Uuid,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import aliased

from kapstok.casus.deelnemers import Deelnemer
from kapstok.casus.model import Casus
from kapstok.dossier.acties import Actie
from kapstok.regie.ledger import Regie
from kapstok.regie.overdracht import Overdracht
from kapstok.tasks.model import OPEN_TASK, Task


@dataclass(frozen=True)
class Viewer:
    """The person for whom something is done or shown. `groups` are pairs of role and gemeente_id."""

    person_id: UUID
    username: str
    name: str
    organisation_id: str
    groups: frozenset[tuple[str, str]]

    def has_role(self, role: str, gemeente_id: str) -> bool:
        return (role, gemeente_id) in self.groups

    @property
    def gemeenten(self) -> frozenset[str]:
        return frozenset(gemeente for _, gemeente in self.groups)


# Written out as `OPEN_TASK` is, and for the same reason.
_OPEN: ColumnElement[str] = literal_column("'open'")


@dataclass(frozen=True)
class _Whose:
    """The viewer within a condition: his own values, or places that `asks` fills in when it is asked."""

    person: BindParameter[UUID]
    groups: BindParameter[Any]
    roles: BindParameter[Any]
    gemeenten: BindParameter[Any]
    organisation: BindParameter[str]

    @staticmethod
    def of(viewer: Viewer) -> "_Whose":
        asked = asks(viewer)
        return _Whose(*(bindparam(None, value, expanding=isinstance(value, list)) for value in asked.values()))

    def in_group(self) -> ColumnElement[bool]:
        # Said twice: SQLite finds no index by pairs.
        return and_(Task.role.in_(self.roles), Task.gemeente_id.in_(self.gemeenten), self.is_candidate())

    def is_candidate(self) -> ColumnElement[bool]:
        return and_(
            tuple_(Task.role, Task.gemeente_id).in_(self.groups),
            Task.direct.is_(False),
            or_(Task.organisation_id.is_(None), Task.organisation_id == self.organisation),
        )

    def reasons(self) -> tuple[Select[UUID], ...]:
        """The ids of casussen that exist for the viewer, a select for each reason: each has its own index."""
        casus = aliased(Casus)
        held = or_(Regie.until.is_(None), Regie.until == casus.closed_at)
        regie = (
            select(Regie.casus_id).join(casus, casus.id == Regie.casus_id).where(Regie.person_id == self.person, held)
        )
        return regie, *self.present_reasons()

    def present_reasons(self) -> tuple[Select[UUID], ...]:
        """All but the regie that somebody held until the casus was closed, and now."""
        casus = aliased(Casus)
        return (
            select(Task.casus_id).where(OPEN_TASK, Task.assignee_id == self.person),
            select(Task.casus_id).where(OPEN_TASK, self.in_group()),
            select(Deelnemer.casus_id).join(casus, casus.id == Deelnemer.casus_id).where(self.is_invited(casus)),
            select(Overdracht.casus_id).where(Overdracht.to_id == self.person, Overdracht.status == _OPEN),
            select(Actie.casus_id)
            .join(casus, casus.id == Actie.casus_id)
            .where(Actie.doer_id == self.person, Actie.status == _OPEN, casus.closed_at.is_(None)),
            select(casus.id).where(casus.opened_by == self.person, casus.fase == 1, casus.closed_at.is_(None)),
        )

    def open_reasons(self) -> tuple[Select[UUID], ...]:
        """The same for casussen in which something is still open: nobody holds regie there that has ended."""
        regie = select(Regie.casus_id).where(Regie.person_id == self.person, Regie.until.is_(None))
        return regie, *self.present_reasons()

    def is_invited(self, casus: type[Casus]) -> ColumnElement[bool]:
        """Invitations that hold now: as a person, or with his role in his organisation."""
        role = tuple_(Deelnemer.role, casus.gemeente_id).in_(self.groups)
        among = and_(Deelnemer.person_id.is_(None), Deelnemer.organisation_id == self.organisation, role)
        return and_(Deelnemer.until.is_(None), or_(Deelnemer.person_id == self.person, among))

    def holds_regie(self) -> ColumnElement[bool]:
        now = exists().where(Regie.casus_id == Casus.id, Regie.person_id == self.person, Regie.until.is_(None))
        return now.correlate(Casus)

    def sees_casus(self) -> ColumnElement[bool]:
        # Correlated with the casus only: around it may stand a query over the tasks themselves.
        own = (reason.where(reason.selected_columns[0] == Casus.id).correlate(Casus) for reason in self.reasons())
        return or_(*(reason.exists() for reason in own))


def asks(viewer: Viewer) -> dict[str, Any]:
    """What the prebuilt conditions below ask of the viewer, when they are executed."""
    return {
        "viewer": viewer.person_id,
        "viewer_groups": sorted(viewer.groups),
        "viewer_roles": sorted({role for role, _ in viewer.groups}),
        "viewer_gemeenten": sorted(viewer.gemeenten),
        "viewer_organisation": viewer.organisation_id,
    }


VIEWER = bindparam("viewer", type_=Uuid())
_ANYBODY = _Whose(
    VIEWER,
    bindparam("viewer_groups", expanding=True),
    bindparam("viewer_roles", expanding=True),
    bindparam("viewer_gemeenten", expanding=True),
    bindparam("viewer_organisation"),
)
IN_GROUP = _ANYBODY.in_group()
CANDIDATE = _ANYBODY.is_candidate()
"""The same for a task that was found already: it needs no index."""
SEES_CASUS = _ANYBODY.sees_casus()
# The first of the reasons, for whoever does most in a casus: all others are asked only when this is not so.
HOLDS_REGIE = _ANYBODY.holds_regie()
OPEN_CASUSSEN = union_all(*_ANYBODY.open_reasons())
"""The ids of the casussen of the viewer that are not closed, some of them more than once: for lists of open tasks,
which must not look at those of others.
"""


def in_group(viewer: Viewer) -> ColumnElement[bool]:
    """Tasks for which the viewer is one of the people who could take them."""
    return _Whose.of(viewer).in_group()


def sees_casus(viewer: Viewer) -> ColumnElement[bool]:
    """Casussen that exist for the viewer."""
    return _Whose.of(viewer).sees_casus()
