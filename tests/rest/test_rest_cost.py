"""What a deed costs: how many questions it asks of the database, at any age of the casus and any length of the list."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from programs import Program
from sqlalchemy import Connection, Engine, event

from given import House
from kapstok import db
from kapstok.settings import ROOT
from kapstok.visit import Ready


@dataclass
class Asked:
    """What the database was asked: statements, commits that made something durable, and over how many connections."""

    statements: list[str] = field(default_factory=list)
    commits: int = 0
    connections: int = 0

    def clear(self) -> None:
        self.statements.clear()
        self.commits = self.connections = 0


@pytest.fixture
def asked(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    counted = Asked()

    def statement(_connection, _cursor, text, *_rest) -> None:  # type: ignore[no-untyped-def]
        if not text.startswith("BEGIN"):
            counted.statements.append(text)

    def commit(_connection) -> None:  # type: ignore[no-untyped-def]
        counted.commits += 1

    def take(pool: Ready, engine: Engine) -> Connection:
        counted.connections += 1
        return of_pool(pool, engine)

    of_pool = Ready.take
    monkeypatch.setattr(Ready, "take", take)
    listeners = {"before_cursor_execute": statement, "commit": commit}
    for name, listener in listeners.items():
        event.listen(db.database(), name, listener)
    yield counted
    for name, listener in listeners.items():
        event.remove(db.database(), name, listener)


def test_a_completion_is_one_commit_and_asks_the_same_at_any_age(
    house: House, program: Callable[[str], Program], asked: Asked
) -> None:
    noor, costs = program("noor"), []
    casus_id = house.open("noor", fase=2).casus_id
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))
    for number in range(12):
        house.send("noor", casus_id, "fasetoets")
        task = house.task(casus_id, "Fasetoets invullen")
        answers = {"antwoorden": house.answers(task)}
        asked.clear()
        done = noor.post(f"/taken/{task.id}/afronding", answers, key=f"toets-{number}")
        assert (done.status, asked.commits, asked.connections) == (200, 1, 1)
        costs.append(len(asked.statements))
    assert set(costs) == {costs[0]}
    assert costs[0] <= 11


def test_a_completion_reads_no_more_of_an_old_casus_than_of_a_young_one(
    house: House, program: Callable[[str], Program]
) -> None:
    """Counted in the steps of SQLite itself, which an index that is not used would add for every task ever done."""
    if db.database().dialect.name != "sqlite":
        pytest.skip("only SQLite counts its steps")
    noor, steps, costs = program("noor"), [0], []
    casus_id = house.open("noor", fase=2).casus_id
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))

    def step() -> None:
        steps[0] += 1

    def count(connection, _record, _proxy) -> None:  # type: ignore[no-untyped-def]
        connection.set_progress_handler(step, 1)

    db.database().dispose()  # so that it counts on every connection
    event.listen(db.database(), "checkout", count)
    for number in range(8):
        house.send("noor", casus_id, "fasetoets")
        task = house.task(casus_id, "Fasetoets invullen")
        answers, steps[0] = {"antwoorden": house.answers(task)}, 0
        assert noor.post(f"/taken/{task.id}/afronding", answers, key=f"toets-{number}").status == 200
        costs.append(steps[0])
    event.remove(db.database(), "checkout", count)
    assert costs[-1] < costs[1] * 1.02


def test_a_list_costs_three_statements_however_long_it_is(
    house: House, program: Callable[[str], Program], asked: Asked
) -> None:
    noor = program("noor")
    for count in (1, 8):
        for _ in range(count):
            house.open("joost")
        asked.clear()
        assert noor.get("/taken", weergave="alle").body["totaal"] in (1, 9)
        assert (len(asked.statements), asked.commits, asked.connections) == (3, 0, 1)


PREBUILT = {"kapstok.audit.requests": "_EARLIER", "kapstok.regie.ledger": "_LINES"}


@pytest.mark.parametrize("module", PREBUILT)
def test_a_prebuilt_question_knows_its_types_whoever_is_imported_first(module: str) -> None:
    """In a process of its own: a column that refers to a table which is not there yet has no type."""
    look = f"import {module} as m; print([v.type for v in m.{PREBUILT[module]}.statement.compile().binds.values()])"
    house = {**os.environ, "PYTHONPATH": str(ROOT / "service")}
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, env=house)
    assert "Uuid" in ran.stdout
    assert "NullType" not in ran.stdout
