"""PRIV-23: who reads what of a casus is written down with time and purpose; the privacy officer reads that, and
nobody changes it.
"""

from uuid import UUID, uuid4

import pytest
from parties import SECRET, TITLE, Parties
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from given import House
from kapstok import db
from kapstok.audit import readings
from kapstok.audit.readings import Reading, Unchangeable
from kapstok.casus.model import CasusNotFound
from kapstok.db import reading, writing
from kapstok.errors import Forbidden, Invalid
from kapstok.overviews.leeslogboek import ReadingQuery, leeslogboek, leeslogboek_of, log_is_whole


def looks(casus_id: UUID) -> list[tuple[str, str, str]]:
    """(what, outcome, door) in the order in which it happened."""
    with reading() as session:
        found = session.scalars(select(Reading).where(Reading.casus_id == casus_id).order_by(Reading.number))
        return [(line.what, line.outcome, line.door) for line in found]


def test_both_doors_write_down_who_opens_a_casus_and_a_task(house: House, screen, program) -> None:
    """PRIV-23"""
    casus_id = house.to_ave_2()
    task = house.tasks(casus_id)[0]
    noor = screen("noor")
    assert noor.get(f"/casussen/{casus_id}").status_code == 200
    assert noor.get(f"/taken/{task.id}").status_code == 200
    assert program("noor", "GET", f"/casussen/{casus_id}/tijdlijn").status_code == 200
    assert program("noor", "GET", f"/taken/{task.id}").status_code == 200
    assert looks(casus_id) == [
        ("casus", "gelezen", "web"),
        ("taak", "gelezen", "web"),
        ("tijdlijn", "gelezen", "rest"),
        ("taak", "gelezen", "rest"),
    ]


def test_what_was_refused_is_written_down_too(house: House, screen, program) -> None:
    """PRIV-23"""
    casus_id = house.to_ave_2()
    assert screen("daan").get(f"/casussen/{casus_id}").status_code == 404
    assert program("daan", "GET", f"/casussen/{casus_id}/informatie").status_code == 404
    assert program("daan", "DELETE", f"/casussen/{casus_id}/deelnemers/{uuid4()}").status_code == 404
    assert looks(casus_id) == [
        ("casus", "geweigerd", "web"),
        ("informatie", "geweigerd", "rest"),
        ("deelnemers", "geweigerd", "rest"),
    ]


def test_wat_asks_what_for_and_once_is_enough(parties: Parties) -> None:
    """PRIV-23"""
    with pytest.raises(Invalid) as refused:
        parties.read("pieter", None)
    assert set(refused.value.fields) == {"doel"}
    with pytest.raises(Invalid):
        parties.read("pieter", "anders")
    with pytest.raises(Invalid):
        parties.read("pieter", "nieuwsgierig")
    assert parties.read("pieter", "anders", "De wijkagent belde.").content == SECRET
    assert parties.read("pieter", None).content == SECRET
    with reading() as session:
        lines = list(session.scalars(select(Reading).where(Reading.object_id == parties.piece)))
    assert [(line.purpose, line.reason) for line in lines] == [("anders", "De wijkagent belde.")] * 2


def test_the_next_day_it_is_asked_again(parties: Parties) -> None:
    """PRIV-23"""
    parties.read("pieter")
    parties.house.clock.pass_workdays(1)
    with pytest.raises(Invalid):
        parties.read("pieter", None)


def test_the_privacy_officer_reads_who_and_why_but_not_what(parties: Parties) -> None:
    """ACT-20, PRIV-23"""
    parties.read("pieter", "veiligheid")
    femke = parties.house.viewer("femke")
    found = leeslogboek(femke, ReadingQuery(search="Groen"))
    assert [(row.person, row.organisation, row.what, row.purpose) for row in found.rows] == [
        ("Pieter Groen", "Politie", "informatie", "Beoordelen of iemand nu in gevaar is")
    ]
    assert SECRET not in repr(found)
    assert TITLE not in repr(found)
    assert leeslogboek(femke, ReadingQuery(search="Visser")).total == 0
    assert leeslogboek(femke, ReadingQuery(what="taak")).total == 0
    assert leeslogboek_of(femke, parties.casus_id, ReadingQuery(casus_id=parties.casus_id)).total == 1


@pytest.mark.parametrize("somebody", ["noor", "marijke", "pieter"])
def test_nobody_else_reads_the_log(parties: Parties, somebody: str) -> None:
    """PRIV-23"""
    viewer = parties.house.viewer(somebody)
    with pytest.raises(Forbidden):
        leeslogboek(viewer, ReadingQuery())
    for casus_id in (parties.casus_id, uuid4()):
        with pytest.raises(CasusNotFound):
            leeslogboek_of(viewer, casus_id, ReadingQuery())


def test_a_privacy_officer_guards_his_own_gemeente_only(parties: Parties) -> None:
    """PRIV-23, PRIV-32"""
    parties.read("pieter")
    arjan = parties.house.viewer("arjan")
    assert leeslogboek(arjan, ReadingQuery()).total == 0
    with pytest.raises(CasusNotFound):
        leeslogboek_of(arjan, parties.casus_id, ReadingQuery())
    with pytest.raises(CasusNotFound):
        log_is_whole(arjan, parties.casus_id)


def test_the_code_refuses_to_change_or_remove_a_line(parties: Parties) -> None:
    """PRIV-23"""
    parties.read("pieter")
    with pytest.raises(Unchangeable), writing() as session:
        session.scalars(select(Reading)).first().outcome = "geweigerd"
    with pytest.raises(Unchangeable), writing() as session:
        session.delete(session.scalars(select(Reading)).first())
    assert log_is_whole(parties.house.viewer("femke"), parties.casus_id)


@pytest.mark.parametrize("deed", [update(Reading).values(what="casus"), delete(Reading)])
def test_the_database_refuses_it_too(parties: Parties, deed) -> None:
    """PRIV-23"""
    parties.read("pieter")
    with pytest.raises(DBAPIError, match="only grows"), writing() as session:
        session.execute(deed)
    assert looks(parties.casus_id) == [("informatie", "gelezen", "web")]


@pytest.mark.parametrize(
    ("change", "broken"),
    [("UPDATE reading_line SET door = 'rest' WHERE number = 2", 2), ("DELETE FROM reading_line WHERE number = 2", 2)],
)
def test_who_goes_round_both_is_found(parties: Parties, change: str, broken: int) -> None:
    """PRIV-23"""
    for _ in range(3):
        parties.read("pieter")
    assert log_is_whole(parties.house.viewer("femke"), parties.casus_id)
    _without_guards(change)
    with reading() as session:
        assert readings.broken_at(session, parties.casus_id) == broken
    assert not log_is_whole(parties.house.viewer("femke"), parties.casus_id)


def _without_guards(change: str) -> None:
    """What a beheerder of the database could do."""
    on = "" if db.database().dialect.name == "sqlite" else " ON reading_line"
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        for guard in ("reading_line_stays", "reading_line_is_kept"):
            connection.execute(text(f"DROP TRIGGER {guard}{on}"))
        connection.execute(text(change))
