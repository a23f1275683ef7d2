"""A day in a small town, always the same: races, lost answers, two workers; with all processes in this one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from clients import Deed
from interleaving import side_by_side
from mistakes import Killed
from sqlalchemy import select
from surroundings import Surroundings
from town import publish_route
from verdict import Verdict, judge_deeds

from given import House
from kapstok import waypoints
from kapstok.acts.answer_job import answer_job
from kapstok.acts.complete_task import complete_task
from kapstok.acts.fire_timers import fire_timers
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.db import reading
from kapstok.errors import Conflict, KapstokError, Unavailable
from kapstok.jobs.model import Job
from kapstok.overviews.work import due_timers


@dataclass
class Day:
    """What people asked for today, and what went wrong with us (not: what they were refused)."""

    house: House
    deeds: list[Deed] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)

    def pass_by(self) -> Verdict:
        publish_route()
        around = Surroundings()
        casussen = [self.open(who, lost=who == "rita") for who in ("pieter", "olga", "rita")]
        self.let_timers_go_off()
        side_by_side(lambda: self.complete("pieter", "vragen", 0), lambda: self.complete("olga", "vragen", 0))
        self.house.clock.pass_workdays(1)
        side_by_side(self.let_timers_go_off, self.let_timers_go_off)
        side_by_side(self.answer_jobs, self.answer_jobs)
        for number in range(len(casussen)):
            self.complete("geert", "vragen", number, lost=number == 1)
            self.complete("wendy", "kijken", number)
            if number:
                self.complete("vera", "afronden", number)
        return judge_deeds(self.deeds, around)

    def open(self, who: str, lost: bool = False) -> Deed:
        deed = Deed(who, f"open-{len(self.deeds)}", "/casussen", {})
        opening = Opening("veldermeer", "Storingsproef", fase=2)
        return self._do(deed, lambda: open_casus.once(deed.key, self.house.viewer(who), opening), lost)

    def complete(self, who: str, element: str, number: int, lost: bool = False) -> None:
        """The task with this element in a casus, when it is open."""
        casus_id = [deed.casus for deed in self.deeds if deed.path == "/casussen"][number]
        opened = self.house.tasks(UUID(casus_id)) if casus_id else []
        task = next((task for task in opened if task.element == element), None)
        if task is not None:
            deed = Deed(who, f"{who}-{element}-{number}", f"/taken/{task.id}/afronding", {})
            viewer, answers = self.house.viewer(who), {"wie": deed.word}
            self._do(deed, lambda: complete_task.once(deed.key, viewer, task.id, answers), lost)

    def let_timers_go_off(self) -> None:
        for due in due_timers(100):
            self._work(lambda casus_id=due.casus_id: fire_timers(None, casus_id))

    def answer_jobs(self) -> None:
        with reading() as session:
            wanted = select(Job.id).where(Job.key.is_not(None), Job.status == "wanted").order_by(Job.wanted_at)
            found = list(session.scalars(wanted))
        for job_id in found:
            self._work(lambda job_id=job_id: answer_job(None, job_id, {}))

    def _do(self, deed: Deed, attempt: Callable[[], Any], lost: bool) -> Deed:
        self.deeds.append(deed)
        for _ in range(3):
            if lost and not deed.answers:
                waypoints.watch(_die_after_commit)
            try:
                outcome = self._try(attempt)
            except KapstokError as error:
                deed.answers.append(409)
                deed.refusal = str(error)
                break
            finally:
                if lost:
                    waypoints.watch(None)
            deed.answers.append(None if outcome is None else 200)
            if outcome is not None:
                deed.casus = str(outcome.casus_id)
                break
        return deed

    def _work(self, attempt: Callable[[], Any]) -> None:
        """What a worker does: it was told that another was first, or leaves it as an incident."""
        try:
            self._try(attempt)
        except Conflict:
            return
        except KapstokError as error:
            self.crashes.append(str(error))

    def _try(self, attempt: Callable[[], Any]) -> Any:
        """None when the process died or could not; what a person is told, is raised."""
        try:
            return attempt()
        except Killed:
            return None
        except Unavailable as error:
            self.crashes.append(str(error))
        except KapstokError:
            raise
        except Exception as error:
            self.crashes.append(repr(error))
        return None


def _die_after_commit(place: str) -> None:
    if place == "after_commit":
        raise Killed
