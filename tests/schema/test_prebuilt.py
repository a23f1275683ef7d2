"""A question that was put together once says exactly what SQLAlchemy says, and fails as SQLAlchemy fails."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, func, literal, select, text, tuple_, union_all, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from given import House
from kapstok import clock, db
from kapstok.acts.announce_tasks import announce_tasks
from kapstok.as_read import as_read
from kapstok.at_once import insert_into
from kapstok.casus.model import Casus, Event
from kapstok.db import Row
from kapstok.driver import ASKERS, in_one, together
from kapstok.jobs.model import Job
from kapstok.people.model import Gemeente, Person
from kapstok.prebuilt import Prebuilt
from kapstok.tasks.model import Task

TABLES = (
    "casus",
    "task",
    "event",
    "audit_line",
    "regie",
    "answers",
    "job",
    "person",
    "published_version",
    "activation",
)


@pytest.fixture
def casus(house: House) -> Casus:
    opened = house.open("noor", fase=2)
    house.go(opened.casus_id, ("noor", "Burger informeren"))
    with db.reading() as session:
        return session.get_one(Casus, opened.casus_id)


def test_every_cell_is_what_sqlalchemy_makes_of_it(casus: Casus) -> None:
    announce_tasks(None, 1000)
    with db.reading() as session:
        for name in TABLES:
            columns = [*Row.metadata.tables[name].columns]
            query = select(*columns).order_by(*columns[:1])
            expected = [tuple(row) for row in session.execute(query)]
            assert expected, name
            assert Prebuilt(query).all(session.connection(), {}) == expected


def test_a_list_may_have_any_length_each_time(casus: Casus) -> None:
    query = select(Task.id).where(Task.id.in_(bindparam("tasks", expanding=True)), Task.casus_id == bindparam("casus"))
    prebuilt = Prebuilt(query)
    with db.looking() as connection:
        everything = connection.scalars(select(Task.id).where(Task.casus_id == casus.id)).all()
        assert len(everything) > 1
        for number in (1, 0, 2, 1):
            asked = {"tasks": list(everything[:number]), "casus": casus.id}
            assert {row.id for row in prebuilt.all(connection, asked)} == set(everything[:number])


def test_a_list_may_be_one_of_pairs(casus: Casus) -> None:
    pair = tuple_(Task.element, Task.gemeente_id)
    prebuilt = Prebuilt(select(Task.element).where(pair.in_(bindparam("pairs", expanding=True))).distinct())
    with db.looking() as connection:
        elements = connection.scalars(select(Task.element).where(Task.casus_id == casus.id).distinct()).all()
        for number in (2, 1, 0):
            asked = [(element, casus.gemeente_id) for element in elements[:number]]
            found = {row.element for row in prebuilt.all(connection, {"pairs": asked})}
            assert found == set(elements[:number])


def test_what_a_column_has_by_default_is_made_for_each_row(casus: Casus) -> None:
    rows = [{"operation": "mail_taak", "wanted_at": clock.now()} for _ in range(2)]
    with db.writing() as session:
        connection = session.connection()
        before = connection.scalar(select(func.count()).select_from(Job))
        for many in (rows, rows[:1]):
            insert_into(connection, Job, [dict(row) for row in many])
        made = connection.execute(select(Job.id, Job.status, Job.attempts, Job.parameters)).all()
    assert before is not None
    assert len({row.id for row in made}) == before + 3
    assert {(row.status, row.attempts) for row in made} == {("wanted", 0)}
    assert sum(row.parameters == {} for row in made) == 3


def test_what_the_database_refuses_is_refused_as_ever_and_nothing_is_kept(casus: Casus) -> None:
    same = {"id": "veldermeer", "name": "Nog eens", "code": "X", "region": "r", "variant": "basis"}

    def add_again() -> None:
        with db.writing() as session:
            session.execute(update(Gemeente).values(name="Anders"))
            insert_into(session.connection(), Gemeente, [same])

    with pytest.raises(IntegrityError):
        add_again()
    with db.reading() as session:
        assert session.get_one(Gemeente, "veldermeer").name == "Veldermeer"


def test_one_change_for_each_of_several_is_carried_out_for_each(casus: Casus) -> None:
    named = Prebuilt(
        update(Task).where(Task.id == bindparam("task")).values(name=bindparam("called", type_=Task.name.type))
    )
    with db.transaction() as connection:
        tasks = connection.scalars(select(Task.id).where(Task.casus_id == casus.id)).all()
        assert len(tasks) > 1
        named.change_each(connection, [{"task": task, "called": f"Stap {n}"} for n, task in enumerate(tasks)])
    with db.reading() as session:
        assert [session.get_one(Task, task).name for task in tasks] == [f"Stap {n}" for n in range(len(tasks))]


def test_a_lost_connection_is_seen_as_lost(house: House) -> None:
    question = Prebuilt(select(Person.id).limit(1))
    with db.looking() as connection:
        if connection.dialect.name != "postgresql":
            connection.connection.driver_connection.close()  # type: ignore[union-attr]
            with pytest.raises(DBAPIError):
                question.all(connection, {})
            connection.invalidate()
            return
        number = connection.scalar(text("SELECT pg_backend_pid()"))
        with db.database().connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
        with pytest.raises(DBAPIError) as lost:
            question.all(connection, {})
        assert lost.value.connection_invalidated
        assert connection.invalidated
    with db.looking() as connection:
        assert question.all(connection, {})


def test_a_connection_that_is_lost_among_what_is_sent_together_is_seen_as_lost(house: House) -> None:
    question = Prebuilt(select(Person.id).limit(1))
    with db.looking() as connection:
        driver: Any = connection.connection.driver_connection

        def ask() -> None:
            with in_one(connection):
                driver.close()
                question.ask(connection, {})

        with pytest.raises(DBAPIError) as lost:
            ask()
        if connection.dialect.name == "postgresql":
            assert lost.value.connection_invalidated
        connection.invalidate()
    with db.looking() as connection:
        assert question.all(connection, {})


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_line_that_cannot_be_read_is_told_as_sqlalchemy_tells_it(house: House) -> None:
    """SQLite reads line by line: it breaks after the question was asked."""
    texts = union_all(select(literal("1").label("text")), select(literal("[").label("text"))).subquery()
    with db.looking() as connection, pytest.raises(OperationalError, match="malformed"):
        Prebuilt(select(func.json(texts.c.text))).all(connection, {})


@pytest.mark.parametrize("many", [2, 16, 17])
def test_several_rows_are_written_whatever_their_number(house: House, many: int) -> None:
    rows = [{"operation": f"werk {number}", "wanted_at": clock.now()} for number in range(many)]
    with db.writing() as session:
        with in_one(session.connection()):
            insert_into(session.connection(), Job, rows)
        found = session.scalars(select(Job.operation).where(Job.operation.like("werk %"))).all()
    assert sorted(found) == sorted(row["operation"] for row in rows)


def test_what_is_refused_among_what_is_sent_together_undoes_all(house: House) -> None:
    same = {"id": "veldermeer", "name": "Nog eens", "code": "X", "region": "r", "variant": "basis"}

    def write() -> None:
        with db.writing() as session, in_one(session.connection()):
            insert_into(session.connection(), Job, [{"operation": "werk", "wanted_at": clock.now()}])
            insert_into(session.connection(), Gemeente, [same])
            insert_into(session.connection(), Job, [{"operation": "werk", "wanted_at": clock.now()}])

    with pytest.raises(IntegrityError):
        write()
    with db.reading() as session:
        assert session.scalars(select(Job).where(Job.operation == "werk")).all() == []


def test_a_change_among_what_is_sent_together_says_afterwards_what_it_touched(casus: Casus) -> None:
    change = Prebuilt(update(Event.__table__).where(Event.casus_id == bindparam("of")).values(name=bindparam("said")))
    with db.writing() as session:
        connection = session.connection()
        many = connection.scalar(select(func.count()).where(Event.casus_id == casus.id))
        with in_one(connection):
            some, none = (change.begin(connection, {"of": of, "said": "x"}) for of in (casus.id, uuid4()))
    assert (some.rowcount, none.rowcount) == (many, 0)


def test_listeners_hear_of_it(house: House) -> None:
    from sqlalchemy import event

    heard: list[str] = []

    def listen(_connection: object, _cursor: object, said: str, *_rest: object) -> None:
        heard.append(said)

    event.listen(db.database(), "before_cursor_execute", listen)
    with db.looking() as connection:
        Prebuilt(select(Person.id)).all(connection, {})
    event.remove(db.database(), "before_cursor_execute", listen)
    assert len(heard) == 1


def test_a_row_that_was_read_is_held_as_if_the_session_had_read_it(casus: Casus) -> None:
    columns = {column.key: getattr(casus, column.key) for column in Casus.__table__.columns}
    with db.writing() as session:
        row = as_read(session, Casus, columns)
        assert session.get(Casus, casus.id) is row
        assert as_read(session, Casus, columns) is row
        assert not session.dirty
        row.title = "Een andere titel"
        assert row in session.dirty
    with db.reading() as session:
        kept = session.get_one(Casus, casus.id)
        assert (kept.title, kept.state, kept.fase_since) == ("Een andere titel", casus.state, casus.fase_since)


def test_a_change_says_how_many_rows_it_touched(casus: Casus) -> None:
    change = Prebuilt(update(Event.__table__).where(Event.casus_id == bindparam("of")).values(name=bindparam("said")))
    with db.writing() as session:
        connection = session.connection()
        many = connection.scalar(select(func.count()).where(Event.casus_id == casus.id))
        assert change.change(connection, {"of": casus.id, "said": "x"}) == many
        assert change.change(connection, {"of": uuid4(), "said": "x"}) == 0


def test_the_same_question_twice_in_one_go_has_two_answers(casus: Casus) -> None:
    question = Prebuilt(select(Person.username).where(Person.username == bindparam("who")))
    with db.looking() as connection:
        for _ in range(2):
            with together(connection):
                answers = [question.ask(connection, {"who": who}) for who in ("noor", "joost", "niemand")]
            assert [[line.username for line in answer()] for answer in answers] == [["noor"], ["joost"], []]


def test_nothing_of_a_question_and_its_answer_stays_with_the_connection(house: House) -> None:
    """With PostgreSQL those who ask are kept for who asks the same again, but empty."""
    question = Prebuilt(select(Person.name).where(Person.username == bindparam("who")))
    with db.looking() as connection:
        askers = connection.info.get(ASKERS)
        assert bool(askers) is (connection.dialect.name == "postgresql")
        for _ in range(2):
            assert [line.name for line in question.all(connection, {"who": "noor"})] == ["Noor Visser"]
        kept = askers.kept.values() if askers else ()
        assert len(kept) == len({id(asker) for asker in kept})
        for asker in kept:
            assert (asker._answer, asker._ways.pgresult) == (None, None)


def test_a_question_stays_one_to_the_driver_whatever_the_values(house: House) -> None:
    """PostgreSQL prepares it once: not again for a longer number, or for what is not known."""
    with db.looking() as connection:
        if connection.dialect.name != "postgresql":
            return
        asked = Prebuilt(select(Event.id).where(Event.version == bindparam("version"), Event.name == bindparam("name")))
        for version in (1, 70_000, None):
            for name in ("x", None):
                for _ in range(6):
                    asked.all(connection, {"version": version, "name": name})
        prepared = text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%event.name =%'")
        assert connection.scalar(prepared) == 1
