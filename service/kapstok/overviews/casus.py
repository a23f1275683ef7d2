"""The page of a casus: its fase, who holds regie, what is open, what may be sent, and what happened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok.casus.model import Casus, Event, Waiting
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.overviews.diagram import DiagramView, diagrams
from kapstok.overviews.head import CasusHead, casus_head
from kapstok.overviews.regie import RegieLine, regie_lines
from kapstok.overviews.rows import TaskRow, task_rows
from kapstok.overviews.summary import Summary, summary_of
from kapstok.overviews.timeline import TimelineLine, timeline_lines
from kapstok.overviews.written import Written, written_for
from kapstok.rights import Layer, Viewer, casus_for, layer_of, sees
from kapstok.tasks import model as tasks
from kapstok.variants.version import Version


@dataclass(frozen=True)
class FaseStep:
    """A fase on the line of four. `state` is "nu", "geweest", "overgeslagen" or "niet"."""

    number: int
    name: str
    colour: str
    state: str
    since: datetime | None


@dataclass(frozen=True)
class MessageView:
    """A message that the viewer may send now. `form` is the id of its form, or None."""

    message: str
    label: str
    form: str | None


@dataclass(frozen=True)
class CasusView:
    """Everything of the page. `written` is all of it for who holds casusregie; see `written_for`.

    `waits` are (what, when): what the route does by itself when that moment comes.
    """

    head: CasusHead
    summary: Summary
    layer: Layer
    fasen: list[FaseStep]
    regie: list[RegieLine]
    tasks: list[TaskRow]
    messages: list[MessageView]
    waits: list[tuple[str, datetime]]
    timeline: list[TimelineLine]
    diagrams: list[DiagramView]
    written: list[Written]


def casus_page(viewer: Viewer, casus_id: UUID) -> CasusView:
    """The casus as the viewer may see it; CasusNotFound when it does not exist for him."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        regie = regie_lines(session, casus)
        return CasusView(
            head=casus_head(session, casus),
            summary=summary_of(session, viewer, casus),
            layer=layer_of(session, viewer, casus),
            fasen=_fasen(session, casus),
            regie=regie,
            tasks=task_rows(session, viewer, tasks.open_tasks(session, casus.id)),
            messages=messages(session, viewer, casus),
            waits=_waits(session, casus),
            timeline=timeline_lines(session, viewer, casus),
            diagrams=diagrams(session, casus),
            written=written_for(session, viewer, casus),
        )


def casus_exists_for(viewer: Viewer, casus_id: UUID) -> bool:
    """Whether the casus (still) exists for the viewer; after a task is done it may not."""
    with reading() as session:
        return sees(session, viewer, casus_id)


def messages(session: Session, viewer: Viewer, casus: Casus) -> list[MessageView]:
    """The messages for which the casus waits and that the viewer's roles may send."""
    version = catalogue.compiled(session, casus.version_id)
    query = select(Waiting).where(Waiting.casus_id == casus.id, Waiting.message.is_not(None))
    found: dict[str, MessageView] = {}
    for waiting in session.scalars(query.order_by(Waiting.id)):
        definition = version.message(waiting.element, tuple(waiting.path))
        allowed = any(viewer.has_role(role, casus.gemeente_id) for role in definition.roles)
        if allowed or not definition.roles:
            message = waiting.message or ""
            found.setdefault(message, MessageView(message, definition.label, definition.form))
    return list(found.values())


def _waits(session: Session, casus: Casus) -> list[tuple[str, datetime]]:
    query = select(Waiting.name, Waiting.due_at).where(Waiting.casus_id == casus.id, Waiting.due_at.is_not(None))
    found = session.execute(query.order_by(Waiting.due_at, Waiting.id))
    return [(name, due_at) for name, due_at in found if due_at is not None]


def _fasen(session: Session, casus: Casus) -> list[FaseStep]:
    version: Version = catalogue.compiled(session, casus.version_id)
    query = select(Event).where(Event.casus_id == casus.id, Event.kind.in_(("fase", "fase_overgeslagen")))
    entered: dict[int, datetime] = {}
    skipped: set[int] = set()
    for event in session.scalars(query.order_by(Event.id)):
        if event.kind == "fase":
            entered[event.detail["naar"]] = event.at
        else:
            skipped.update(event.detail["fasen"])
    steps = []
    for number, fase in sorted(version.manifest.fasen.items()):
        now = number == casus.fase and casus.closed_at is None
        state = "nu" if now else "geweest" if number in entered else "overgeslagen" if number in skipped else "niet"
        steps.append(FaseStep(number, fase.naam, fase.kleur, state, entered.get(number)))
    return steps
