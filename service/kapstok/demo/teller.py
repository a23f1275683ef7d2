"""The teller lives through the story: he lets time pass and does, as one of the cast, what the acts allow."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kapstok import clock
from kapstok.acts.answer_job import answer_job
from kapstok.acts.complete_task import complete_task
from kapstok.acts.deliver_message import deliver_message
from kapstok.acts.fire_timers import fire_timers
from kapstok.acts.log_reading import Seen, log_reading
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.casus.model import Casus as CasusRow
from kapstok.casus.model import Waiting
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.demo.cast import CAST, VARIANTS
from kapstok.demo.pages import fill_pages, hold_meeting
from kapstok.demo.papers import Papers
from kapstok.demo.people import People
from kapstok.demo.routes import along
from kapstok.demo.scenes import MESSAGE, TASK, By, Casus, Day, Deed
from kapstok.demo.usual import usual
from kapstok.demo.wording import Says, of_casus
from kapstok.forms.fields import Form
from kapstok.jobs.model import Job
from kapstok.overviews.overleggen import overleg
from kapstok.rights import Viewer
from kapstok.tasks.model import OPEN_TASK, Task

MEETING, MEETING_HELD = "overleg", "overleg afronden"


class Teller:
    """Tells one casus, of which the last deed was some days before `until`. `at` is the moment in the story."""

    def __init__(self, people: People, gemeente: str, casus: Casus, until: datetime):
        self.people, self.gemeente, self.casus, self.until = people, gemeente, casus, until
        self.deeds = along(VARIANTS[gemeente], casus.deeds)
        workdays = casus.rests + sum(deed.days for deed in self.deeds)
        start = clock.add_workdays(clock.day_of(until), -workdays)
        self.at = clock.start_of_day(start) + timedelta(hours=9)
        self.casus_id: UUID | None = None
        self.papers = Papers()
        self.coming: dict[UUID, Viewer] = {}
        self.speak = of_casus(casus.title, casus.areas.split())

    def tell(self) -> None:
        """From the opening until the last deed; then what only time does, until today."""
        opening = Opening(gemeente=self.gemeente, title=self.casus.title, **self._answers(self.casus.opening))
        self.casus_id = open_casus(self.who(self.casus.opener), opening).casus_id
        for deed in self.deeds:
            then = self._after(deed.days)
            self._catch_up(then)
            self._meet(then)
            self.at = max(self.at, then)
            self._do(deed)
        self._catch_up(self.until)
        if not self._closed():
            self._meet(self.until)

    def tick(self) -> datetime:
        """The moment in the story, as the clock of the house; every look is a little later."""
        self.at += timedelta(milliseconds=10)
        return self.at

    def who(self, word: str) -> Viewer:
        """The viewer for a role in this casus, or for a sign-in name."""
        return self.people(self._username(self.casus.people.get(word, word)))

    def _username(self, word: str) -> str:
        for member in CAST:
            if member.username == word or (self.gemeente in member.gemeenten and word in member.roles):
                return member.username
        raise LookupError(f"nobody in {self.gemeente} is {word}")

    def _after(self, workdays: int) -> datetime:
        """The morning that so many working days later begins; on the same day a little later."""
        day = clock.add_workdays(clock.day_of(self.at), workdays)
        return max(self.at + timedelta(minutes=8), clock.start_of_day(day) + timedelta(hours=10))

    def _do(self, deed: Deed) -> None:
        viewer, given = self.who(deed.who), self._answers(deed.answers)
        if deed.kind == TASK:
            task = self._open_task(viewer, deed.what)
            log_reading(viewer, Seen("taak", "web", task_id=task.id))
            form = self._form(task)
            if form.from_dossier:
                planned = fill_pages(viewer, task.id, self.casus.areas.split(), self.speak)
                self.coming.update(dict.fromkeys(planned, viewer))
            complete_task(viewer, task.id, self._usual(form.id, given))
        elif deed.kind == MESSAGE:
            form = given.pop("form")
            deliver_message(viewer, self._id, deed.what, self._usual(form, given) if form else {})
        else:
            task_id = self._open_task(viewer, given.pop("taak")).id if "taak" in given else None
            self.papers.do(deed.what, viewer, self._id, {**given, **({"task_id": task_id} if task_id else {})})
            if deed.what == MEETING and all(each.what != MEETING_HELD for each in self.deeds):
                self.coming[self.papers.latest(MEETING)] = viewer

    @property
    def _id(self) -> UUID:
        if self.casus_id is None:
            raise LookupError("the casus is not open yet")
        return self.casus_id

    def _closed(self) -> bool:
        with reading() as session:
            return session.get_one(CasusRow, self._id).closed_at is not None

    def _answers(self, answers: dict[str, Any]) -> dict[str, Any]:
        return {key: self._answer(value) for key, value in answers.items()}

    def _answer(self, value: Any) -> Any:
        if isinstance(value, Says):
            return self.speak(value)
        if isinstance(value, Day):
            return clock.add_workdays(clock.day_of(self.at), value.workdays).isoformat()
        if isinstance(value, By):
            return str(self.who(value.word).person_id)
        if isinstance(value, list):
            return [self._answer(one) for one in value]
        return value

    def _usual(self, form: str, given: dict[str, Any]) -> dict[str, Any]:
        """The usual answers, with what this casus is about."""
        areas = self.casus.areas.split()
        own = {"vraag": self.casus.about, "leefgebieden": areas}
        day = clock.day_of(self.at).isoformat()
        usually = usual(form, day)
        return usual(form, day, self.speak, **{key: own[key] for key in own if key in usually}, **given)

    def _meet(self, until: datetime) -> None:
        """A meeting of which the day has passed was held that afternoon, if who planned it still leads."""
        for meeting, viewer in list(self.coming.items()):
            found = overleg(viewer, self._id, meeting)
            afternoon = clock.start_of_day(found.row.on) + timedelta(hours=15)
            if afternoon < until:
                del self.coming[meeting]
                if found.may_lead:
                    self.at = max(self.at, afternoon)
                    hold_meeting(viewer, self._id, meeting, self.speak)

    def _catch_up(self, until: datetime) -> None:
        """What a worker would have done by then: timers go off on their day, outside work is answered."""
        while (due := self._due(until)) is not None:
            self.at = max(self.at, due)
            fire_timers(None, self._id)
        with reading() as session:
            wanted = (Job.casus_id == self.casus_id, Job.status == "wanted", Job.key.is_not(None))
            jobs = list(session.scalars(select(Job.id).where(*wanted)))
        for job_id in jobs:
            answer_job(None, job_id, {})

    def _due(self, until: datetime) -> datetime | None:
        with reading() as session:
            query = select(Waiting.due_at).where(Waiting.casus_id == self.casus_id, Waiting.due_at <= until)
            return session.scalars(query.order_by(Waiting.due_at)).first()

    def _open_task(self, viewer: Viewer, name: str) -> Task:
        with reading() as session:
            query = select(Task).where(Task.casus_id == self.casus_id, OPEN_TASK, Task.name == name)
            for task in session.scalars(query.order_by(Task.opened_at)):
                free = task.assignee_id is None and task.organisation_id in (None, viewer.organisation_id)
                if free or task.assignee_id == viewer.person_id:
                    return task
        raise LookupError(f"{viewer.username} has no task {name!r} in {self.casus.title} at this point of the story")

    def _form(self, task: Task) -> Form:
        with reading() as session:
            version = catalogue.compiled(session, session.get_one(CasusRow, task.casus_id).version_id)
        return version.form(version.task(task.element, tuple(task.path)).form)
