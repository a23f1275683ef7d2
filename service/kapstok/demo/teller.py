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
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.casus.model import Waiting
from kapstok.db import reading
from kapstok.demo.cast import CAST
from kapstok.demo.usual import usual
from kapstok.jobs.model import Job
from kapstok.overviews.me import viewer_by_username
from kapstok.overviews.task import task_page
from kapstok.rights import Viewer
from kapstok.tasks.model import Task


class Teller:
    """Tells of one gemeente. `at` is the moment in the story; it never runs ahead of `until`."""

    def __init__(self, gemeente: str, at: datetime, until: datetime):
        self.gemeente, self.at, self.until = gemeente, at, until

    def who(self, word: str) -> Viewer:
        """The viewer for a role in this gemeente, an organisation that works along, or a sign-in name."""
        for member in CAST:
            here = self.gemeente in member.gemeenten
            if member.username == word or (here and (word in member.roles or word == member.organisation)):
                viewer = viewer_by_username(member.username)
                if viewer is not None:
                    return viewer
        raise LookupError(f"nobody in {self.gemeente} is {word}")

    def wait(self, workdays: int, hour: int = 10) -> None:
        """Let working days pass; the morning of that day begins."""
        day = clock.add_workdays(clock.day_of(self.at), workdays)
        self.at = max(self.at + timedelta(minutes=20), clock.start_of_day(day) + timedelta(hours=hour))

    def tick(self) -> datetime:
        """The moment in the story, as the clock of the house; every look is a little later."""
        self.at += timedelta(milliseconds=10)
        return self.at

    @property
    def over(self) -> bool:
        return self.at > self.until

    def open(self, opener: str, **opening: Any) -> UUID:
        return open_casus(self.who(opener), Opening(gemeente=self.gemeente, **opening)).casus_id

    def complete(self, casus_id: UUID, who: str, name: str, **answers: Any) -> None:
        """Somebody does the open task with this name, with the usual answers unless said otherwise."""
        self._catch_up(casus_id)
        viewer = self.who(who)
        task_id = self._open_task(casus_id, viewer, name)
        form = task_page(viewer, task_id).form
        day = clock.day_of(self.at).isoformat()
        persons = {key: str(self.who(value).person_id) for key, value in answers.items() if key == "casusregisseur"}
        complete_task(viewer, task_id, usual(form.id, day, **{**answers, **persons}))

    def send(self, casus_id: UUID, who: str, message: str, form: str | None = None, **answers: Any) -> None:
        self._catch_up(casus_id)
        given = usual(form, clock.day_of(self.at).isoformat(), **answers) if form else {}
        deliver_message(self.who(who), casus_id, message, given)

    def _catch_up(self, casus_id: UUID) -> None:
        """What a worker would have done by now: timers go off, outside work is answered."""
        with reading() as session:
            query = select(Waiting.id).where(Waiting.casus_id == casus_id, Waiting.due_at <= self.at)
            due = session.scalars(query).first()
            jobs = list(session.scalars(select(Job.id).where(Job.casus_id == casus_id, Job.status == "wanted")))
        if due is not None:
            fire_timers(None, casus_id)
        for job_id in jobs:
            answer_job(None, job_id, {})

    def _open_task(self, casus_id: UUID, viewer: Viewer, name: str) -> UUID:
        with reading() as session:
            query = select(Task).where(Task.casus_id == casus_id, Task.status == "open", Task.name == name)
            found = list(session.scalars(query))
        mine = [
            task.id
            for task in found
            if task.assignee_id == viewer.person_id
            or (task.assignee_id is None and task.organisation_id in (None, viewer.organisation_id))
        ]
        if not mine:
            raise LookupError(f"{viewer.username} has no task {name!r} at this point of the story")
        return mine[0]
