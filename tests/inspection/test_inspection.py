"""Nothing is said of a house that is whole; whatever is damaged by hand is found, with kenmerk and remedy."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, select, text, update

from given import House
from kapstok import clock, db
from kapstok.acts.announce_tasks import announce_tasks
from kapstok.audit.chain import Line
from kapstok.audit.requests import Answered
from kapstok.casus.model import Casus, Event, Waiting
from kapstok.db import writing
from kapstok.dossier.answers import Answers
from kapstok.inspection.defects import Defect
from kapstok.inspection.inspect import inspect
from kapstok.jobs.model import Job
from kapstok.regie.ledger import Regie
from kapstok.tasks.model import Task


def found() -> list[Defect]:
    return list(inspect())


def lived_in(house: House) -> UUID:
    """A casus with tasks that were done and withdrawn, timers that went off, messages and jobs; and others."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.pass_workdays(30)
    house.complete("noor", casus_id, "Fasetoets invullen")
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    house.to_ave_2()
    announce_tasks(None, 1000)
    house.open("joost")
    return casus_id


def test_a_house_that_is_whole_has_no_defects(house: House) -> None:
    lived_in(house)
    assert found() == []


def damage(statement: object) -> None:
    with writing() as session:
        session.execute(statement)  # type: ignore[call-overload]


def flip(casus_id: UUID) -> None:
    with writing() as session:
        casus = session.get_one(Casus, casus_id)
        state = bytearray(casus.state)
        state[len(state) // 2] ^= 1
        session.execute(update(Casus).where(Casus.id == casus_id).values(state=bytes(state)))


def swap(casus_id: UUID) -> None:
    with writing() as session:
        one, other = (
            session.get_one(Casus, casus_id),
            session.scalars(select(Casus).where(Casus.id != casus_id)).first(),
        )
        assert other is not None
        states = (one.state, one.seal), (other.state, other.seal)
        for row, (state, seal) in zip((other, one), states, strict=True):
            session.execute(update(Casus).where(Casus.id == row.id).values(state=state, seal=seal))


def of(kind: type, casus_id: UUID, status: str | None = None) -> object:
    """Delete the rows of a kind that belong to a casus."""
    query = delete(kind).where(kind.casus_id == casus_id)  # type: ignore[attr-defined]
    return query if status is None else query.where(kind.status == status)  # type: ignore[attr-defined]


DAMAGES: dict[str, tuple[str, Callable[[UUID], None]]] = {
    "a flipped byte": ("stand", flip),
    "a truncated state": (
        "stand",
        lambda it: damage(update(Casus).where(Casus.id == it).values(state=b"kapstok-run-1\n")),
    ),
    "states of two casussen swapped": ("stand", swap),
    "a task that is done without the route": (
        "taken",
        lambda it: damage(update(Task).where(Task.casus_id == it, Task.status == "open").values(status="done")),
    ),
    "a task that nobody opened": (
        "taken",
        lambda it: damage(update(Task).where(Task.casus_id == it, Task.status == "done").values(status="open")),
    ),
    "a timer that the route does not know": (
        "termijnen",
        lambda it: damage(
            insert(Waiting).values(casus_id=it, key="0" * 32, element="x", name="x", path=[], due_at=_later())
        ),
    ),
    "a message that nobody may send": ("berichten", lambda it: damage(of(Waiting, it))),
    "answers that are gone": ("antwoorden", lambda it: damage(of(Answers, it))),
    "a casus that is closed too soon": (
        "afgesloten",
        lambda it: damage(update(Casus).where(Casus.id == it).values(closed_at=_later())),
    ),
    "nobody with casusregie": ("regie", lambda it: damage(of(Regie, it))),
    "an audit line less": ("keten", lambda it: damage(delete(Line).where(Line.casus_id == it, Line.version == 2))),
    "the last audit line less": ("keten", lambda it: _forget_last(it)),
    "an audit line that was rewritten": (
        "keten",
        lambda it: damage(update(Line).where(Line.casus_id == it, Line.version == 1).values(act="andere_daad")),
    ),
    "a tijdlijn that is ahead": (
        "tijdlijn",
        lambda it: damage(update(Event).where(Event.casus_id == it).values(version=99)),
    ),
    "letters that were never wanted": (
        "postvak_uit",
        lambda it: damage(delete(Job).where(Job.operation == "mail_taak")),
    ),
}


def _later() -> object:
    return clock.now() + timedelta(days=900)


def _forget_last(casus_id: UUID) -> None:
    with writing() as session:
        last = session.get_one(Casus, casus_id).version
        session.execute(delete(Line).where(Line.casus_id == casus_id, Line.version == last))


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found_with_its_casus_and_a_remedy(house: House, name: str) -> None:
    casus_id = lived_in(house)
    rule, harm = DAMAGES[name]
    harm(casus_id)
    with db.reading() as session:
        kenmerk = session.get_one(Casus, casus_id).kenmerk
    defects = [it for it in found() if it.where == kenmerk]
    assert rule in {it.rule for it in defects}, name
    assert all(it.sentence.endswith(".") and it.remedy.endswith(".") for it in defects)


def test_an_answer_that_was_kept_for_what_never_happened_is_found(house: House) -> None:
    casus_id = house.open("noor").casus_id
    noor = house.viewer("noor")
    kept = {"casus_id": str(casus_id), "fase": 1, "closed": False, "opened": []}
    with writing() as session:
        at = session.get_one(Casus, casus_id).opened_at + timedelta(days=1)
        session.add(Answered(person_id=noor.person_id, key="k", fingerprint="0" * 64, answer=kept, at=at))
    assert [it.rule for it in found()] == ["herhaling"]


def test_a_damaged_page_is_found(house: House, database: str) -> None:
    if not database.startswith("sqlite"):
        pytest.skip("PostgreSQL looks after its own pages; amcheck is installed by a superuser")
    lived_in(house)
    with db.database().connect() as connection:
        connection.execute(text("SELECT 1"))
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_task_casus'")
        raw.commit()
    db.database().dispose()
    assert "opslag" in {it.rule for it in found()}
