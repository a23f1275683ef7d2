"""`kapstok doctor` says what is wrong and what to do, and nothing when nothing is."""

import json
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, update

from given import House
from kapstok import cipher, db, schema
from kapstok.acts.hold_timers import hold_timers
from kapstok.acts.worker_life import beat
from kapstok.audit.chain import Line
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


def test_other_dossier_keys_are_told_as_such(well: House, monkeypatch: pytest.MonkeyPatch) -> None:
    well.complete("noor", well.to_ave_2(), "Burger informeren")
    monkeypatch.setattr(cipher, "_keyring", lambda: (cipher.Key(cipher.fresh()),))
    found = examined("sleutels", "--snel")
    assert "dossier.keys" in found["bevinding"]


@pytest.mark.parametrize(("name", "check"), [("", "instellingen"), ("state.key", "sleutels")])
def test_what_others_can_read_is_named_with_the_command_that_closes_it(
    well: House, tmp_path: Path, name: str, check: str
) -> None:
    path = tmp_path / name
    path.touch()
    path.chmod(0o755)
    assert doctor("--snel")[check].endswith(str(path))


def test_tables_of_an_earlier_version_are_brought_up_to_date_by_a_command(well: House) -> None:
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    assert "kapstok db upgrade" in examined("schema")["bevinding"]


def test_a_chain_that_was_cut_is_found(well: House) -> None:
    with db.writing() as session:
        session.execute(delete(Line).where(Line.version == 1))
    assert "keten" in examined("samenhang")["bevinding"]


def test_a_copy_that_was_put_back_half_is_known_by_its_emptiness(well: House) -> None:
    for table in reversed(schema.tables()):
        with db.writing() as session:
            session.execute(table.delete())
    assert "kapstok restore" in doctor()["mensen"]


def examined(name: str, *more: str) -> dict[str, str]:
    """The first fault that a check found."""
    found = json.loads(CliRunner().invoke(main, ["doctor", "--json", *more]).output)
    return next(it for it in found if it["wat"] == name and not it["goed"])
