"""Invented routes lived through by people, clock and messages, with deaths, against a second opinion at every step.

Hypothesis invents the route and what happens on it, and shrinks what fails to the least that fails.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from mistakes import Killed
from small_routes import publish
from sqlalchemy import select
from this_round import LONG, ROUND

from engine.plans import Plan, answers, drawn, plans, quiet
from engine.reference import Sequence, Task, Values
from engine.reference_timers import let_go_off
from given import House
from kapstok import db, waypoints
from kapstok.acts.claim_task import claim_task
from kapstok.acts.complete_task import complete_task
from kapstok.acts.deliver_message import deliver_message
from kapstok.acts.fire_timers import fire_timers
from kapstok.audit.chain import Line
from kapstok.casus import hold
from kapstok.casus.model import Casus, Waiting
from kapstok.catalogue import model as catalogue
from kapstok.dossier.answers import Answers
from kapstok.errors import Conflict
from kapstok.inspection.inspect import inspect
from kapstok.overviews.work import due_since
from kapstok.tasks import model as tasks

pytestmark = pytest.mark.xdist_group("chaos")
# Every round of `make chaos` invents others; `make test` always the same.
ROUTES, STEPS = (25, 20) if LONG else (6, 10)
PEOPLE = ("pieter", "olga", "rita")

which = st.integers(0, 5)
who = st.sampled_from(PEOPLE)
# Now and then the process dies on the way: then nothing happened, and it is done again.
dies = st.sampled_from([None, None, None, "after_lock", "after_engine", "mid", "before_commit"])


class Life(RuleBasedStateMachine):
    """One casus on an invented route, and beside it what the second opinion says of it."""

    house: ClassVar[House]

    @initialize(plan=plans(timed=True))
    def begin(self, plan: Plan) -> None:
        house = self.house
        self.block = Sequence([Task(), plan.build(lambda: house.clock.at)])
        self.told: list[tuple[str, str | None]] = [("open_casus", "pieter")]
        self.said: dict[UUID, str] = {}
        self.decided: Values = {}
        publish(drawn(self.block))
        self.casus_id = house.open("pieter", fase=2).casus_id
        self.block.start({})

    @precondition(lambda self: self.block.open())
    @rule(which=which, who=who, values=answers, dies=dies)
    def complete(self, which: int, who: str, values: Values, dies: str | None) -> None:
        task = self.pick(self.tasks(), which)
        names = {self.house.viewer(name).person_id: name for name in PEOPLE}
        who = names[task.assignee_id] if task.assignee_id else who
        given = {"wie": f"{who} {len(self.told)}", **values}
        viewer = self.house.viewer(who)
        self.do("complete_task", who, lambda: complete_task(viewer, task.id, given), dies)
        self.said[task.id], self.decided = given["wie"], values
        self.block.complete(task.element, values)
        with pytest.raises(tasks.TaskClosed):
            complete_task(viewer, task.id, given)

    @precondition(lambda self: any(task.assignee_id is None for task in self.tasks()))
    @rule(which=which, who=who, dies=dies)
    def claim(self, which: int, who: str, dies: str | None) -> None:
        task = self.pick([task for task in self.tasks() if task.assignee_id is None], which)
        self.do("claim_task", who, lambda: claim_task(self.house.viewer(who), task.id), dies)
        other = next(name for name in PEOPLE if name != who)
        with pytest.raises(tasks.TaskTaken):
            complete_task(self.house.viewer(other), task.id, {"wie": other})

    @precondition(lambda self: self.block.waiting())
    @rule(which=which, values=answers, dies=dies)
    def say(self, which: int, values: Values, dies: str | None) -> None:
        name = self.pick(sorted(self.block.waiting()), which)
        pieter = self.house.viewer("pieter")
        self.do("deliver_message", "pieter", lambda: deliver_message(pieter, self.casus_id, name, {}), dies)
        self.block.say(name, self.decided)

    @precondition(lambda self: not self.block.waiting())
    @rule()
    def say_what_nobody_awaits(self) -> None:
        with pytest.raises(Conflict):
            deliver_message(self.house.viewer("pieter"), self.casus_id, "niemand wacht hierop", {})

    @precondition(lambda self: not self.block.done())
    @rule(dies=dies)
    def wait(self, dies: str | None) -> None:
        """Time goes by, and what is due goes off; a second worker finds nothing to do."""
        self.house.clock.pass_hours(10.12)
        now = self.house.clock.at
        assert (due_since(self.casus_id) is not None) == any(moment <= now for moment in self.block.timers())
        if due_since(self.casus_id) is not None:
            self.do("fire_timers", None, lambda: fire_timers(None, self.casus_id), dies)
            let_go_off(self.block, now, self.decided)
        assert due_since(self.casus_id) is None

    @rule()
    def forget(self) -> None:
        """The process ends and another begins: nothing that was in memory is left."""
        catalogue._compiled.clear()
        db.database().dispose()

    def pick(self, found: list[Any], number: int) -> Any:
        return found[number % len(found)]

    def tasks(self) -> list[tasks.Task]:
        """In an order that is the same each time: the ids are not."""
        return sorted(self.house.tasks(self.casus_id), key=lambda task: (task.element, task.opened_at))

    def do(self, act: str, who: str | None, deed: Callable[[], Any], dies: str | None) -> None:
        if dies is not None:
            die_at(dies, deed)
            self.forget()
            self.agree()
        deed()
        self.told.append((act, who))

    @invariant()
    def agree(self) -> None:
        assert Counter(task.element for task in self.tasks()) == Counter(self.block.open())
        with db.reading() as session:
            casus = session.get_one(Casus, self.casus_id)
            waiting = list(session.scalars(select(Waiting).where(Waiting.casus_id == self.casus_id)))
            lines = session.scalars(select(Line).where(Line.casus_id == self.casus_id).order_by(Line.version)).all()
            said = session.scalars(select(Answers).where(Answers.casus_id == self.casus_id)).all()
            run = hold.unseal(casus, catalogue.compiled(session, casus.version_id).spec)
        names = {self.house.viewer(name).person_id: name for name in PEOPLE}
        assert Counter(row.message for row in waiting if row.message) == Counter(self.block.waiting())
        assert sum(row.due_at is not None for row in waiting) == len(self.block.timers())
        assert [(line.act, names.get(line.person_id)) for line in lines] == self.told
        assert {row.task_id: row.values["wie"] for row in said if row.task_id} == self.said
        assert (casus.closed_at is not None) == run.done == self.block.done()


def die_at(place: str, deed: Callable[[], Any]) -> None:
    def die(reached: str) -> None:
        if reached == place:
            raise Killed

    waypoints.watch(die)
    try:
        with pytest.raises(Killed):
            deed()
    finally:
        waypoints.watch(None)


def test_invented_routes_are_lived_as_a_second_opinion_says(house: House) -> None:
    Life.house = house
    how = settings(quiet, max_examples=ROUTES, stateful_step_count=STEPS, derandomize=not LONG)
    run_state_machine_as_test(seed(ROUND)(Life) if LONG else Life, settings=how)
    assert [str(defect) for defect in inspect()] == []
