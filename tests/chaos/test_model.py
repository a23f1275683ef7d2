"""Invented routes lived through by people, clock and messages, with crashes, against a second opinion at every step."""

import os
import random
from collections import Counter
from typing import Any
from uuid import UUID

import pytest
from mistakes import Killed
from small_routes import WORDS, publish
from sqlalchemy import select

from engine.diagram import bpmn, message, process
from engine.reference import Block, Drawing, Sequence, Task
from engine.reference_timers import invent_in_time, let_go_off
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
from kapstok.overviews.work import due_timers
from kapstok.tasks import model as tasks

pytestmark = pytest.mark.xdist_group("chaos")
LONG = bool(os.environ.get("KAPSTOK_CHAOS"))
ROUTES, STEPS = (30, 25) if LONG else (8, 14)
# Every round of `make chaos` invents others.
FIRST = 1000 * int(os.environ.get("KAPSTOK_ROUND", "0"))
PLACES = ("after_lock", "after_engine", "mid", "before_commit")
PEOPLE = ("pieter", "olga", "rita")


class Life:
    """One casus on an invented route, and beside it what the second opinion says of it."""

    def __init__(self, house: House, seed: int):
        self.house, self.seed = house, seed
        self.choice = random.Random(seed)
        self.block = Sequence([Task(), invent_in_time(self.choice, lambda: house.clock.at, self.choice.randint(1, 3))])
        self.values: dict[str, bool] = {}
        self.told: list[tuple[str, str | None]] = []
        self.said: dict[UUID, str] = {}
        publish(drawn(self.block))
        self.casus_id = house.open("pieter", fase=2).casus_id
        self.told.append(("open_casus", "pieter"))
        self.block.start(self.values)

    def live(self) -> None:
        self.compare()
        for _ in range(STEPS):
            if self.block.done():
                break
            self.choice.choices([self.complete, self.say, self.wait, self.claim, self.forget], [6, 3, 2, 1, 1])[0]()
            self.compare()

    def complete(self) -> None:
        found = self.house.tasks(self.casus_id)
        if not found:
            return
        task = self.choice.choice(found)
        names = {self.house.viewer(name).person_id: name for name in PEOPLE}
        who = names[task.assignee_id] if task.assignee_id else self.choice.choice(PEOPLE)
        self.values = {word: self.choice.random() < 0.6 for word in WORDS}
        answers = {"wie": f"{who} {len(self.told)}", **self.values}
        self.do("complete_task", who, lambda: complete_task(self.house.viewer(who), task.id, answers))
        self.said[task.id] = answers["wie"]
        self.block.complete(task.element, self.values)
        with pytest.raises(tasks.TaskClosed):
            complete_task(self.house.viewer(who), task.id, answers)

    def claim(self) -> None:
        free = [task for task in self.house.tasks(self.casus_id) if task.assignee_id is None]
        if free:
            task, who = self.choice.choice(free), self.choice.choice(PEOPLE)
            self.do("claim_task", who, lambda: claim_task(self.house.viewer(who), task.id))
            other = next(name for name in PEOPLE if name != who)
            with pytest.raises(tasks.TaskTaken):
                complete_task(self.house.viewer(other), task.id, {"wie": other})

    def say(self) -> None:
        awaited = self.block.waiting()
        if not awaited:
            with pytest.raises(Conflict):
                deliver_message(self.house.viewer("pieter"), self.casus_id, "niemand wacht hierop", {})
            return
        name = self.choice.choice(awaited)
        self.do(
            "deliver_message", "pieter", lambda: deliver_message(self.house.viewer("pieter"), self.casus_id, name, {})
        )
        self.block.say(name, self.values)

    def wait(self) -> None:
        """Time goes by, and what is due goes off; a second worker finds nothing to do."""
        self.house.clock.pass_hours(10.12)
        now = self.house.clock.at
        due = [it for it in due_timers(100) if it.casus_id == self.casus_id]
        assert bool(due) == any(moment <= now for moment in self.block.timers())
        if due:
            self.do("fire_timers", None, lambda: fire_timers(None, self.casus_id))
            let_go_off(self.block, now, self.values)
        assert [it for it in due_timers(100) if it.casus_id == self.casus_id] == []

    def forget(self) -> None:
        """The process ends and another begins: nothing that was in memory is left."""
        catalogue._compiled.clear()
        db.database().dispose()

    def do(self, act: str, who: str | None, deed: Any) -> None:
        """Now and then the process dies on the way: then nothing happened, and it is done again."""
        if self.choice.random() < 0.3:
            self.die_at(self.choice.choice(PLACES), deed)
            self.forget()
            self.compare()
        deed()
        self.told.append((act, who))

    def die_at(self, place: str, deed: Any) -> None:
        def die(reached: str) -> None:
            if reached == place:
                raise Killed

        waypoints.watch(die)
        try:
            with pytest.raises(Killed):
                deed()
        finally:
            waypoints.watch(None)

    def compare(self) -> None:
        where = f"route {self.seed}, after {self.told}"
        assert Counter(task.element for task in self.house.tasks(self.casus_id)) == Counter(self.block.open()), where
        with db.reading() as session:
            casus = session.get_one(Casus, self.casus_id)
            waiting = list(session.scalars(select(Waiting).where(Waiting.casus_id == self.casus_id)))
            lines = session.scalars(select(Line).where(Line.casus_id == self.casus_id).order_by(Line.version)).all()
            said = session.scalars(select(Answers).where(Answers.casus_id == self.casus_id)).all()
            run = hold.unseal(casus, catalogue.compiled(session, casus.version_id).spec)
        names = {self.house.viewer(name).person_id: name for name in PEOPLE}
        assert Counter(row.message for row in waiting if row.message) == Counter(self.block.waiting()), where
        assert sum(row.due_at is not None for row in waiting) == len(self.block.timers()), where
        assert [(line.act, names.get(line.person_id)) for line in lines] == self.told, where
        assert {row.task_id: row.values["wie"] for row in said if row.task_id} == self.said, where
        assert (casus.closed_at is not None) == run.done == self.block.done(), where


def drawn(block: Block) -> bytes:
    drawing = Drawing()
    entering, leaving = block.draw(drawing)
    body = process("hoofd", *drawing.parts, f"start {entering}", f"{leaving} einde")
    return bpmn(*(message(name) for name in drawing.messages), body)


def test_invented_routes_are_lived_as_a_second_opinion_says(house: House) -> None:
    for seed in range(FIRST, FIRST + ROUTES):
        Life(house, seed).live()
    assert [str(defect) for defect in inspect()] == []
