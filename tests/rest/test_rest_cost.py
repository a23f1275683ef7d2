"""What a deed costs: how many questions it asks of the database, at any age of the casus and any length of the list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from programs import Program
from sqlalchemy import event

from given import House
from kapstok import db


@dataclass
class Asked:
    """What the database was asked: statements, and commits that made something durable."""

    statements: list[str] = field(default_factory=list)
    commits: int = 0

    def clear(self) -> None:
        self.statements.clear()
        self.commits = 0


@pytest.fixture
def asked(house: House) -> Iterator[Asked]:
    counted = Asked()

    def statement(_connection, _cursor, text, *_rest) -> None:  # type: ignore[no-untyped-def]
        if not text.startswith("BEGIN"):
            counted.statements.append(text)

    def commit(_connection) -> None:  # type: ignore[no-untyped-def]
        counted.commits += 1

    event.listen(db.database(), "before_cursor_execute", statement)
    event.listen(db.database(), "commit", commit)
    yield counted
    event.remove(db.database(), "before_cursor_execute", statement)
    event.remove(db.database(), "commit", commit)


def test_a_list_costs_three_statements_however_long_it_is(
    house: House, program: Callable[[str], Program], asked: Asked
) -> None:
    noor = program("noor")
    for count in (1, 8):
        for _ in range(count):
            house.open("joost")
        asked.clear()
        assert noor.get("/taken", weergave="alle").body["totaal"] in (1, 9)
        assert (len(asked.statements), asked.commits) == (3, 0)
