"""A new key for the dossier: everything is sealed anew, also after a kill halfway, and the old key goes last."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, select, text, type_coerce

from given import House
from kapstok import cipher, db, schema
from kapstok.acts.reseal import reseal_some, sealed_tables
from kapstok.acts.save_draft import save_draft
from kapstok.cli import main
from kapstok.db import Row, reading
from kapstok.dossier.answers import Answers
from kapstok.errors import Unavailable
from kapstok.settings import ROOT

KILLED_HALFWAY = """
import os
from kapstok.acts import reseal
real, turns = reseal.reseal_some, iter(range(2))
def dying(*args):
    if args[1] == "answers" and next(turns, None) is None:
        os._exit(9)
    return real(*args)
reseal.reseal_some, reseal.BATCH = dying, 1
list(reseal.reseal_everything())
"""


@pytest.fixture
def told(house: House) -> UUID:
    """A casus with answers and a draft, in a database that counts as migrated."""
    casus_id = house.to_ave_2()
    task = house.tasks(casus_id)[0]
    save_draft(house.viewer("noor"), task.id, {"toelichting": "Half getypt"})
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text(f"INSERT INTO alembic_version VALUES ('{schema.latest()}')"))
    return casus_id


def test_what_is_sealed_is_found_from_the_tables_themselves(house: House) -> None:
    assert {"answers", "draft", "deelnemer", "informatie", "informatie_text", "reading_line"} <= set(sealed_tables())


def test_after_new_rotate_and_retire_everything_is_read_with_the_new_key_alone(house: House, told: UUID) -> None:
    before = content(told)
    old = cipher.keys()
    assert run("key", "new")["naam"] == cipher.names()[0]
    assert len(run("key", "list")) == 2
    counted = run("key", "rotate")
    assert counted["answers"] == len(before)
    assert counted["draft"] == 1
    assert set(run("key", "rotate").values()) == {0}
    assert run("key", "retire") == {"weg": 1}
    assert set(cipher.keys()).isdisjoint(old)
    assert content(told) == before


def test_an_older_key_stays_as_long_as_something_needs_it(house: House, told: UUID) -> None:
    run("key", "new")
    refused = CliRunner().invoke(main, ["key", "retire"])
    assert refused.exit_code == 1
    assert "kapstok key rotate" in refused.output
    assert len(cipher.keys()) == 2
    assert content(told)


def test_killed_halfway_everything_is_still_read_and_the_next_time_finishes(house: House, told: UUID) -> None:
    before = content(told)
    run("key", "new")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "service")}
    killed = subprocess.run([sys.executable, "-c", KILLED_HALFWAY], env=environment, check=False)
    assert killed.returncode == 9
    assert len(older("answers")) in range(1, len(before))
    assert content(told) == before
    run("key", "rotate")
    assert older("answers") == []
    assert run("key", "retire") == {"weg": 1}
    assert content(told) == before


def test_who_writes_meanwhile_is_not_overwritten(house: House, told: UUID) -> None:
    run("key", "new")
    noor, task = house.viewer("noor"), house.tasks(told)[0]
    typed = [f"Versie {number}" for number in range(8)]

    def type_on() -> None:
        for words in typed:
            save_draft(noor, task.id, {"toelichting": words})

    writer = threading.Thread(target=type_on)
    writer.start()
    while writer.is_alive():
        for name in ("draft", "answers"):
            reseal_some(None, name, None, 1)
    writer.join()
    with reading() as session:
        draft = session.scalars(select(Row.metadata.tables["draft"].c.answers)).one()
    assert draft == {"toelichting": typed[-1]}
    assert older("draft") == []


def test_a_process_that_was_already_running_uses_the_new_key_at_once(house: House, told: UUID) -> None:
    program = "from kapstok import cipher; cipher.add_key()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "service")}
    assert cipher.seal(b"before")
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert cipher.is_newest(cipher.seal(b"after"))


def test_what_was_sealed_in_the_earlier_form_is_read_and_sealed_anew_by_rotate(house: House, told: UUID) -> None:
    before = content(told)
    column = type_coerce(Answers.__table__.c["values"], LargeBinary)
    with db.transaction() as connection:
        for key, value in connection.execute(select(Answers.id, column)).all():
            earlier = Fernet(cipher.keys()[0]).encrypt(cipher.unseal(bytes(value)))
            connection.execute(
                text('UPDATE answers SET "values" = :earlier WHERE id = :key'), {"earlier": earlier, "key": key}
            )
    assert content(told) == before
    assert run("key", "rotate")["answers"] == len(before)
    assert older("answers") == []
    assert content(told) == before


@given(st.binary(max_size=50), st.data())
def test_a_sealed_value_of_which_a_byte_changed_is_not_read(clear: bytes, data: st.DataObject) -> None:
    sealed = cipher.seal(clear)
    assert cipher.unseal(sealed) == clear
    assert sealed != cipher.seal(clear), "the same text twice does not look the same"
    place = data.draw(st.integers(0, len(sealed) - 1))
    changed = bytes([*sealed[:place], sealed[place] ^ data.draw(st.integers(1, 255)), *sealed[place + 1 :]])
    for damaged in (changed, sealed[:place]):
        with pytest.raises(Unavailable):
            cipher.unseal(damaged)


def test_many_processes_that_start_together_find_one_key(tmp_path: Path) -> None:
    program = "from kapstok import cipher; print(cipher.keys()[0])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "service"), "KAPSTOK_DATA": str(tmp_path / "new")}
    started = [
        subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    keys = {process.communicate()[0].strip() for process in started}
    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["dossier.keys"]
    assert (tmp_path / "new" / "dossier.keys").stat().st_mode & 0o077 == 0


def run(*words: str) -> Any:
    done = CliRunner().invoke(main, [*words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def content(casus_id: UUID) -> list[Any]:
    with reading() as session:
        return list(session.scalars(select(Answers.values).where(Answers.casus_id == casus_id).order_by(Answers.id)))


def older(name: str) -> list[bytes]:
    """Values that are not sealed with the newest key."""
    column = {"answers": "values", "draft": "answers"}[name]
    raw = type_coerce(Row.metadata.tables[name].c[column], LargeBinary)
    with reading() as session:
        return [bytes(value) for value in session.scalars(select(raw)) if not cipher.is_newest(bytes(value))]
