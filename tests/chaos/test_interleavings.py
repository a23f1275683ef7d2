"""Every pair of deeds on one casus, the one stopped at each place on its way while the other tries to overtake it."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from interleaving import PLACES, overtaken, refused
from small_routes import publish
from sqlalchemy import select

from engine.diagram import boundary, bpmn, catch, message, on_message, on_timer, process
from given import House
from kapstok.acts.answer_job import answer_job
from kapstok.acts.claim_task import claim_task
from kapstok.acts.complete_task import complete_task
from kapstok.acts.deliver_message import deliver_message
from kapstok.acts.fire_timers import fire_timers
from kapstok.acts.migrate_casussen import Asked, ask_migration, migrate_casus
from kapstok.audit.chain import Line
from kapstok.casus.model import Casus
from kapstok.db import database, reading
from kapstok.errors import Conflict
from kapstok.inspection.inspect import inspect
from kapstok.jobs.model import Job
from kapstok.tasks.model import Task

pytestmark = pytest.mark.always_the_same
SEND = '<sendTask id="bevestigen" name="Bevestigen" ave:operatie="ontvangstbevestiging"/>'
ROUTE = bpmn(
    message("nieuws"),
    process(
        "hoofd",
        boundary("verlopen", "bewaken", on_timer("P1D")),
        catch("wachten", on_timer("P1D")),
        catch("horen", on_message("nieuws")),
        SEND,
        "start and_uit",
        "and_uit links and_samen",
        "and_uit rechts and_samen",
        "and_samen samen einde_1",
        "and_uit bewaken einde_2",
        "verlopen te_laat einde_3",
        "and_uit wachten gewacht einde_4",
        "and_uit horen gehoord einde_5",
        "and_uit bevestigen bevestigd einde_6",
    ),
)


class Pair:
    """A casus of the route for every place, two deeds on it, and what then has to be so."""

    def __init__(self, house: House):
        self.house = house
        self.one, self.two = house.viewer("pieter"), house.viewer("olga")
        publish(ROUTE)

    def casus(self, days: int = 0) -> UUID:
        casus_id = self.house.open("pieter", fase=2).casus_id
        if days:
            self.house.clock.pass_workdays(days)
        return casus_id

    def at_every_place(
        self, deeds: Callable[[UUID], tuple[Callable[[], Any], Callable[[], Any]]], days: int = 0
    ) -> list[tuple[UUID, list[Any]]]:
        """What the two led to, for the one first and for the other first, at every place; nothing is broken after."""
        found = []
        # SQLite has one writer: whatever has begun is ahead of everybody.
        for place in PLACES if database().dialect.name == "postgresql" else PLACES[:2]:
            for turned in (False, True):
                casus_id = self.casus(days)
                first, second = reversed(deeds(casus_id)) if turned else deeds(casus_id)
                results = overtaken(place, first, second)
                found.append((casus_id, results[::-1] if turned else results))
        assert [str(defect) for defect in inspect()] == []
        return found

    def do(self, viewer: Any, casus_id: UUID, element: str) -> Callable[[], Any]:
        task_id = next(task.id for task in self.house.tasks(casus_id) if task.element == element)
        return lambda: complete_task(viewer, task_id, {"wie": viewer.username})

    def open(self, casus_id: UUID) -> Counter[str]:
        return Counter(task.element for task in self.house.tasks(casus_id))

    def fired(self, casus_id: UUID) -> int:
        with reading() as session:
            lines = session.scalars(select(Line).where(Line.casus_id == casus_id)).all()
        return sum(len(line.detail.get("due", [])) for line in lines)


@pytest.fixture
def pair(house: House) -> Pair:
    return Pair(house)


def test_two_people_complete_one_task(pair: Pair) -> None:
    for casus_id, results in pair.at_every_place(
        lambda casus_id: (pair.do(pair.one, casus_id, "links"), pair.do(pair.two, casus_id, "links"))
    ):
        (told,) = refused(results)
        winner = pair.two if isinstance(results[0], Conflict) else pair.one
        assert f"door {winner.name}" in str(told)
        with reading() as session:
            done = session.scalars(select(Task).where(Task.casus_id == casus_id, Task.status == "done")).one()
        assert done.closed_by == winner.person_id


def test_two_people_take_one_task(pair: Pair) -> None:
    def deeds(casus_id: UUID) -> tuple[Callable[[], Any], Callable[[], Any]]:
        task_id = next(task.id for task in pair.house.tasks(casus_id) if task.element == "links")
        return lambda: claim_task(pair.one, task_id), lambda: claim_task(pair.two, task_id)

    for _, results in pair.at_every_place(deeds):
        assert len(refused(results)) == 1


def test_a_task_is_completed_while_the_clock_withdraws_it(pair: Pair) -> None:
    deeds = pair.at_every_place(
        lambda casus_id: (pair.do(pair.one, casus_id, "bewaken"), lambda: fire_timers(None, casus_id)), days=2
    )
    for casus_id, results in deeds:
        withdrawn = bool(refused(results))
        assert pair.open(casus_id)["te_laat"] == (1 if withdrawn else 0)
        assert pair.fired(casus_id) == (2 if withdrawn else 1)
        assert pair.open(casus_id)["bewaken"] == 0
    assert {bool(refused(results)) for _, results in deeds} == {True, False}, "both came first now and then"


def test_a_task_is_completed_while_another_branch_goes_on_by_the_clock(pair: Pair) -> None:
    for casus_id, results in pair.at_every_place(
        lambda casus_id: (pair.do(pair.one, casus_id, "links"), lambda: fire_timers(None, casus_id)), days=2
    ):
        assert refused(results) == []
        assert pair.fired(casus_id) == 2
        assert pair.open(casus_id) == Counter(["rechts", "te_laat", "gewacht"])


def test_two_workers_let_one_timer_go_off(pair: Pair) -> None:
    for casus_id, results in pair.at_every_place(
        lambda casus_id: (lambda: fire_timers(None, casus_id), lambda: fire_timers(None, casus_id)), days=2
    ):
        assert refused(results) == []
        assert pair.fired(casus_id) == 2
        assert pair.open(casus_id)["gewacht"] == 1


def test_two_branches_meet_at_once(pair: Pair) -> None:
    for casus_id, results in pair.at_every_place(
        lambda casus_id: (pair.do(pair.one, casus_id, "links"), pair.do(pair.two, casus_id, "rechts"))
    ):
        assert refused(results) == []
        assert pair.open(casus_id)["samen"] == 1


def test_one_message_comes_twice(pair: Pair) -> None:
    for casus_id, results in pair.at_every_place(
        lambda casus_id: (
            lambda: deliver_message(pair.one, casus_id, "nieuws", {}),
            lambda: deliver_message(pair.two, casus_id, "nieuws", {}),
        )
    ):
        (told,) = refused(results)
        assert isinstance(told, Conflict)
        assert pair.open(casus_id)["gehoord"] == 1


def test_two_workers_answer_for_one_piece_of_work(pair: Pair) -> None:
    def deeds(casus_id: UUID) -> tuple[Callable[[], Any], Callable[[], Any]]:
        with reading() as session:
            job_id = session.scalars(select(Job.id).where(Job.casus_id == casus_id, Job.key.is_not(None))).one()
        return lambda: answer_job(None, job_id, {}), lambda: answer_job(None, job_id, {})

    for casus_id, results in pair.at_every_place(deeds):
        assert refused(results) == []
        assert pair.open(casus_id)["bevestigd"] == 1


def test_a_casus_opens_while_a_route_is_published(pair: Pair) -> None:
    names = iter(f"samen_{number}" for number in range(100))

    def deeds(_: UUID) -> tuple[Callable[[], Any], Callable[[], Any]]:
        route = ROUTE.replace(b'name="samen"', f'name="{next(names)}"'.encode())
        return lambda: publish(route), lambda: pair.house.open("olga", fase=2)

    for _, results in pair.at_every_place(deeds):
        assert refused(results) == []
        with reading() as session:
            casus = session.get_one(Casus, results[1].casus_id)
        for element in ("links", "rechts"):
            pair.do(pair.one, casus.id, element)()
        assert pair.open(casus.id)["samen"] == 1
    assert [str(defect) for defect in inspect()] == []


def test_a_task_is_completed_while_its_casus_moves_to_another_version(pair: Pair) -> None:
    def deeds(casus_id: UUID) -> tuple[Callable[[], Any], Callable[[], Any]]:
        order = ask_migration(None, Asked(("veldermeer",), new), by_worker=False)
        return pair.do(pair.one, casus_id, "links"), lambda: migrate_casus(None, order, casus_id)

    new = publish(ROUTE.replace(b'name="samen"', b'name="bijeen"'))
    publish(ROUTE)
    for casus_id, results in pair.at_every_place(deeds):
        assert refused(results) == []
        assert results[1] == "bijgewerkt"
        with reading() as session:
            assert session.get_one(Casus, casus_id).version_id == new
        pair.do(pair.two, casus_id, "rechts")()
        assert pair.house.task(casus_id, "bijeen")
