"""What a test may presuppose: the house with its people, and casussen that are already on their way."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from kapstok import clock, db
from kapstok.acts.act import Outcome
from kapstok.acts.answer_job import answer_job
from kapstok.acts.complete_task import complete_task
from kapstok.acts.deliver_message import deliver_message
from kapstok.acts.fire_timers import fire_timers
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.acts.publish_process import publish_process
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import Row, reading, writing
from kapstok.demo.cast import ALL, invite
from kapstok.demo.pages import fill_pages
from kapstok.demo.usual import usual
from kapstok.forms.fields import Form
from kapstok.jobs.model import Job
from kapstok.overviews.me import viewer_by_username
from kapstok.overviews.work import due_timers
from kapstok.people.model import Person
from kapstok.regie import ledger
from kapstok.rights import Viewer, may_work
from kapstok.settings import ROOT
from kapstok.tasks.model import Task
from kapstok.variants import bundle


@dataclass
class House:
    """The cast at work. Every verb goes through the acts, as the doors do."""

    clock: Any

    @staticmethod
    def furnish() -> None:
        """Tables, the cast, and the basis published in every gemeente."""
        Row.metadata.create_all(db.database())
        with writing() as session:
            invite(session, clock.now())
        basis = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
        publish_process(None, basis, ALL)

    def viewer(self, username: str) -> Viewer:
        found = viewer_by_username(username)
        assert found is not None, f"{username} is not in the cast"
        return found

    def open(self, username: str = "noor", **opening: Any) -> Outcome:
        """A casus in Veldermeer, opened by somebody of the cast."""
        given = {"gemeente": "veldermeer", "title": "Huishouden Linde", **opening}
        return open_casus(self.viewer(username), Opening(**given))

    def tasks(self, casus_id: UUID, status: str = "open") -> list[Task]:
        with reading() as session:
            query = select(Task).where(Task.casus_id == casus_id, Task.status == status)
            return list(session.scalars(query.order_by(Task.opened_at, Task.name)))

    def task(self, casus_id: UUID, name: str) -> Task:
        """The open task with this name."""
        found = [task for task in self.tasks(casus_id) if task.name == name]
        assert found, f"no open task {name!r}; open are {[task.name for task in self.tasks(casus_id)]}"
        return found[0]

    def complete(self, username: str, casus_id: UUID, name: str, **answers: Any) -> Outcome:
        """Somebody does the open task with this name (his own, when several are asked), with the usual answers, after
        writing what it still misses on the pages of the dossier.
        """
        viewer = self.viewer(username)
        task = next(
            (task for task in self.tasks(casus_id) if task.name == name and may_work(viewer, task)), None
        ) or self.task(casus_id, name)
        if self.form(task).from_dossier:
            fill_pages(viewer, task.id)
        return complete_task(viewer, task.id, self.answers(task, **answers))

    def answers(self, task: Task, **answers: Any) -> dict[str, Any]:
        """The usual answers to the form of a task; persons by their sign-in name."""
        if "casusregisseur" in answers:
            answers["casusregisseur"] = str(self.viewer(answers["casusregisseur"]).person_id)
        return usual(self.form(task).id, clock.day_of(clock.now()).isoformat(), **answers)

    def form(self, task: Task) -> Form:
        """What a task asks."""
        with reading() as session:
            version = catalogue.compiled(session, session.get_one(Casus, task.casus_id).version_id)
        return version.form(version.task(task.element, tuple(task.path)).form)

    def to_ave_2(self, opener: str = "joost", casusregisseur: str = "noor") -> UUID:
        """A signal that was weighed: the casus is in AVE 2 and has its casusregisseur."""
        casus_id = self.open(opener).casus_id
        self.complete(casusregisseur, casus_id, "Signaal wegen")
        self.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur=casusregisseur)
        return casus_id

    def go(self, casus_id: UUID, *steps: tuple[str, str]) -> None:
        """Several tasks in a row, each by somebody, with the usual answers."""
        for username, name in steps:
            self.complete(username, casus_id, name)

    def send(self, username: str, casus_id: UUID, message: str, form: str = "", **answers: Any) -> Outcome:
        """Somebody sends a message, with the usual answers to its form."""
        given = usual(form, clock.day_of(clock.now()).isoformat(), **answers)
        return deliver_message(self.viewer(username), casus_id, message, given)

    def answer_jobs(self, casus_id: UUID) -> None:
        """What a worker would do: the outside work of a casus succeeds."""
        with reading() as session:
            query = select(Job.id).where(Job.casus_id == casus_id, Job.status == "wanted")
            jobs = list(session.scalars(query))
        for job_id in jobs:
            answer_job(None, job_id, {})

    def holder(self, casus_id: UUID, kind: str) -> str | None:
        """Who holds this regie now: a sign-in name, or the role as long as there is no person."""
        with reading() as session:
            row = ledger.current(session, casus_id, kind)
            if row is None or row.person_id is None:
                return row.role if row else None
            return session.get_one(Person, row.person_id).username

    def pass_workdays(self, count: int) -> None:
        """Let working days go by, and let the timers go off that became due."""
        self.clock.pass_workdays(count)
        for due in due_timers(100):
            fire_timers(None, due.casus_id)
