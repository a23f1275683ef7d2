"""`kapstok doctor` says what is wrong and what to do, and nothing when nothing is."""

import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from given import House
from kapstok import db
from kapstok.acts.hold_timers import hold_timers
from kapstok.acts.worker_life import beat
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.cli import main
from kapstok.inspection import installation
from stamped import stamp

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def well(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house in which nothing is wrong."""
    stamp()
    tmp_path.chmod(0o700)
    house.to_ave_2()
    beat(None, "worker-1")
    monkeypatch.setattr(installation, "MINUTE", installation.timedelta(days=9999))  # the tests live in another year
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))
    return house


def doctor(*more: str) -> dict[str, str]:
    """What is wrong: the name of each check that failed, with its remedy."""
    result = CliRunner().invoke(main, ["doctor", "--json", *more])
    found = json.loads(result.output)
    wrong = {it["wat"]: it["watTeDoen"] for it in found if not it["goed"]}
    assert result.exit_code == (1 if wrong else 0)
    return wrong


def test_nothing_is_wrong_with_a_house_that_is_well(well: House) -> None:
    assert doctor() == {}


def test_a_clock_that_jumped_and_a_worker_that_is_gone(well: House) -> None:
    hold_timers(None, "De klok sprong.")
    well.clock.pass_workdays(1)
    assert set(doctor()) == {"klok", "incidenten", "worker"}
    assert "kapstok incident retry" in doctor()["klok"]


def test_a_full_disk(well: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 1000))
    assert set(doctor()) == {"ruimte"}


def test_a_casus_that_is_damaged_is_named_unless_it_has_to_be_quick(well: House) -> None:
    with db.writing() as session:
        session.execute(update(Casus).values(state=b"damaged"))
    assert {"samenhang", "sleutels"} == set(doctor())
    assert "samenhang" not in doctor("--snel")


def test_another_key_is_told_as_such(well: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "_key", lambda: b"another")
    assert "state.key" in doctor("--snel")["sleutels"]


def test_tables_of_another_version_end_the_examination(well: House) -> None:
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert set(doctor()) == {"schema"}
