"""The page of a task: what is asked, why me, by when, what came before, and the form as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus import hold
from kapstok.casus.model import Casus, Event
from kapstok.catalogue import model as catalogue
from kapstok.choices import sources
from kapstok.db import reading
from kapstok.forms.fields import Form, Option
from kapstok.overviews.head import CasusHead, casus_head
from kapstok.overviews.rows import TaskRow, task_rows
from kapstok.overviews.standing import PageStanding, known_by, standings_of
from kapstok.overviews.timeline import advice_in_words
from kapstok.overviews.written import Written, shown_with
from kapstok.people.model import Organisation, Person, holders, names
from kapstok.rights import Viewer, is_candidate, names_in, sees, task_for
from kapstok.tasks import model as tasks
from kapstok.variants import drawing
from kapstok.variants.version import Version


@dataclass(frozen=True)
class DraftView:
    """What was typed so far; `person` is None when it is the viewer's own."""

    answers: dict[str, Any]
    saved_at: datetime
    person: str | None


@dataclass(frozen=True)
class TaskView:
    """Everything of the page. `casus` is None when the casus itself is not (any longer) the viewer's.

    `why` are the sentences under "Waarom krijg ik dit?"; `due_words` explain the termijn. `colleagues` are
    (id, name) of those who could do it as well. `closed_by` and `closed_at` when the task is done. `known` is
    what conditions in the form may read of the casus, and what stands in it already. `pages` is how the pages of the
    dossier stand that answer a field, by its key. `unanswered` names the organisations that were asked in a step that
    this task shows, and did not answer (yet).
    """

    row: TaskRow
    casus: CasusHead | None
    element: str
    process: str
    instruction: str
    why: tuple[str, ...]
    due_words: str
    form: Form
    draft: DraftView | None
    sources: Mapping[str, Sequence[Option]]
    known: Mapping[str, Any]
    pages: Mapping[str, PageStanding]
    advice: tuple[str, ...]
    unanswered: tuple[str, ...]
    before: list[Written]
    beside: list[TaskRow]
    colleagues: list[tuple[UUID, str]]
    can_release: bool
    can_assign: bool
    closed_by: str | None
    closed_at: datetime | None


def task_page(viewer: Viewer, task_id: UUID) -> TaskView:
    """The task as the viewer may see it; TaskNotFound when it does not exist for him."""
    with reading() as session:
        task = task_for(session, viewer, task_id)
        casus = session.get_one(Casus, task.casus_id)
        version = catalogue.compiled(session, casus.version_id)
        definition = version.task(task.element, tuple(task.path))
        form = version.form(definition.form)
        shows = drawing.shows(version, task.element, task.path)
        row = task_rows(session, viewer, [task])[0]
        seen = sees(session, viewer, casus.id)
        works = row.workable
        pages = standings_of(session, viewer, casus, task, form) if works else {}
        others = [t for t in tasks.open_tasks(session, casus.id) if t.id != task.id]
        able = holders(session, task.role, task.gemeente_id, clock.now(), task.organisation_id)
        can_assign = task.status == "open" and (row.mine or is_candidate(viewer, task))
        closer = names_in(session, viewer, casus, {task.closed_by} if task.closed_by else set())
        return TaskView(
            row=row,
            casus=casus_head(session, casus) if seen else None,
            element=task.element,
            process=task.process,
            instruction=definition.instruction,
            why=_why(session, viewer, task, row, definition.role_label),
            due_words=_due_words(version, task, definition.termijn),
            form=form,
            draft=_draft(session, viewer, task) if works else None,
            sources=sources(session, version, task.gemeente_id, form),
            known={**hold.unseal(casus, version.spec).data, **known_by(pages)} if works else {},
            pages=pages,
            advice=_advice(session, version, task, shows) if works else (),
            unanswered=_unanswered(session, task, shows) if works else (),
            before=shown_with(session, viewer, casus, shows) if works else [],
            beside=task_rows(session, viewer, others) if seen else [],
            colleagues=[(p.id, p.name) for p in able if p.id != task.assignee_id],
            can_release=row.mine and not task.direct and task.status == "open",
            can_assign=can_assign,
            closed_by=closer.get(task.closed_by) if task.closed_by else None,
            closed_at=task.closed_at,
        )


def _why(session: Session, viewer: Viewer, task: tasks.Task, row: TaskRow, role_label: str) -> tuple[str, ...]:
    """Why this task is here, from the diagram to the person."""
    sentences = [f"De route vraagt hier de rol {role_label} ({task.why})."]
    if row.organisation:
        sentences.append(f"De taak is gericht aan {row.organisation}.")
    if task.direct and row.mine:
        sentences.append(f"U hebt deze rol in deze casus: u bent {role_label}.")
    elif row.mine:
        sentences.append(_claim_sentence(session, viewer, task))
    elif row.assignee:
        sentences.append(f"De taak ligt bij {row.assignee}.")
    elif row.workable:
        sentences.append(f"U hebt die rol in {row.gemeente_name}. Nog niemand heeft de taak opgepakt.")
    return tuple(sentences)


def _claim_sentence(session: Session, viewer: Viewer, task: tasks.Task) -> str:
    query = select(tasks.Claim).where(tasks.Claim.task_id == task.id, tasks.Claim.until.is_(None))
    claim = session.scalars(query).first()
    if claim is None or claim.by in (None, viewer.person_id):
        return "U hebt de taak zelf opgepakt."
    person = session.get(Person, claim.by)
    return f"{person.name if person else 'Een collega'} heeft de taak aan u toegewezen."


def _due_words(version: Version, task: tasks.Task, termijn: str | None) -> str:
    """How the termijn was counted, e.g. "5 werkdagen, Hemelvaartsdag overgeslagen"."""
    if task.due_on is None or not termijn:
        return "Deze taak heeft geen termijn."
    return version.due_words(termijn, task.opened_at)


def _draft(session: Session, viewer: Viewer, task: tasks.Task) -> DraftView | None:
    """The viewer's own draft, else the latest of who had the task before."""
    found = tasks.drafts(session, task.id)
    own = next((draft for draft in found if draft.person_id == viewer.person_id), None)
    draft = own or (found[0] if found else None)
    if draft is None:
        return None
    person = None if draft is own else names(session, {draft.person_id}).get(draft.person_id)
    return DraftView(draft.answers, draft.saved_at, person)


def _advice(session: Session, version: Version, task: tasks.Task, shows: Sequence[str]) -> tuple[str, ...]:
    """What decision tables advised in the moment that brought this task, or in a step that the task shows."""
    query = select(Event).where(Event.casus_id == task.casus_id, Event.kind == "advies").order_by(Event.id)
    given = [event for event in session.scalars(query) if event.at == task.opened_at or event.element in shows]
    latest = {event.name: event for event in given}
    return tuple(_said(version, event) for event in latest.values())


def _unanswered(session: Session, task: tasks.Task, shows: Sequence[str]) -> tuple[str, ...]:
    """Of the round that was asked last: who has the question still, or lost it when the round was closed."""
    asked = select(tasks.Task).where(tasks.Task.casus_id == task.casus_id, tasks.Task.element.in_(shows))
    found = list(session.scalars(asked.where(tasks.Task.organisation_id.is_not(None))))
    last = max((one.opened_at for one in found), default=None)
    silent = {one.organisation_id for one in found if one.opened_at == last and one.status != "done"}
    query = select(Organisation.name).where(Organisation.id.in_(silent)).order_by(Organisation.name)
    return tuple(session.scalars(query)) if silent else ()


def _said(version: Version, event: Event) -> str:
    table = version.tables.get(event.name)
    name = (table.name if table else "") or event.name
    words = "; ".join(advice_in_words(event.detail.get("uitkomst", {})))
    return f"Advies volgens ‘{name.partition(':')[0]}’: {words or 'geen'}"
