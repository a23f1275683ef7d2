"""What is open, and what is to be told, is found by an index of that alone, however many tasks were ever done."""

from collections.abc import Callable

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from given import House
from kapstok import db
from kapstok.overviews import work
from kapstok.overviews.installation import figures
from kapstok.tasks import model as tasks
from kapstok.tasks.model import OPEN_TASK, Task

ASKED: dict[str, tuple[str, Callable[[Session, Task], object]]] = {
    "the open tasks of a casus": ("ix_task_", lambda session, it: tasks.open_tasks(session, it.casus_id)),
    "the open tasks of a person": (
        "ix_task_",
        lambda session, it: session.scalars(select(Task.id).where(OPEN_TASK, Task.assignee_id == it.closed_by)).all(),
    ),
    "whether there is something to tell": ("ix_task_tell", lambda *_: work.tasks_to_tell()),
    "what there is to tell": ("ix_task_tell", lambda session, _: tasks.to_tell(session, 10)),
    "how many tasks are open": ("ix_task_", lambda *_: figures()),
}


@pytest.mark.parametrize("name", ASKED)
def test_it_is_found_by_an_index_of_that_alone(house: House, name: str) -> None:
    index, ask = ASKED[name]
    casus_id = house.open("joost").casus_id
    house.complete("noor", casus_id, "Signaal wegen")
    task = house.tasks(casus_id, "done")[0]
    asked: list[tuple[str, object]] = []

    def listen(_connection: object, _cursor: object, text: str, values: object, *_rest: object) -> None:
        asked.append((text, values))

    event.listen(db.database(), "before_cursor_execute", listen)
    with db.reading() as session:
        ask(session, task)
    event.remove(db.database(), "before_cursor_execute", listen)
    text, values = next(each for each in asked if "FROM task" in each[0])
    assert any(index in line for line in plan(text, values)), plan(text, values)


def plan(text: str, values: object) -> list[str]:
    """How the database would find it, if reading everything cost more than it does in so small a house."""
    with db.looking() as connection:
        sqlite = connection.dialect.name == "sqlite"
        cursor = connection.connection.cursor()
        if not sqlite:
            cursor.execute("SET enable_seqscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if sqlite else ''} {text}", values)
        lines = [str(line[-1]) for line in cursor.fetchall()]
        connection.invalidate()
    return lines
