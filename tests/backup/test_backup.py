"""A copy that is taken while people work holds all that was confirmed before, and comes back whole."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine, select, text

from given import House
from kapstok import db
from kapstok.backup.take import take
from kapstok.casus.model import Casus
from kapstok.cli import main
from kapstok.settings import settings
from stamped import stamp

Elsewhere = Callable[[], Path]


@pytest.fixture
def elsewhere(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    """Go to a clean installation of the same kind, with the same keys; answers its data folder."""
    made: list[str] = []

    def move() -> Path:
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        for key in tmp_path.glob("*.key*"):
            (folder / key.name).write_bytes(key.read_bytes())
        url = f"sqlite:///{folder}/kapstok.db"
        if not database.startswith("sqlite"):
            _, _, name = database.partition("?")[0].rpartition("/")
            made.append(f"{name}_b")
            admin = create_engine(database, isolation_level="AUTOCOMMIT")
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {made[0]}"))
            admin.dispose()
            url = database.replace(f"/{name}", f"/{made[0]}")
        monkeypatch.setenv("KAPSTOK_DATABASE", url)
        monkeypatch.setenv("KAPSTOK_DATA", str(folder))
        settings.cache_clear()
        return folder

    yield move
    db.database().dispose()
    monkeypatch.undo()
    settings.cache_clear()
    for name in made:
        admin = create_engine(database, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def kenmerken() -> set[str]:
    with db.reading() as session:
        return set(session.scalars(select(Casus.kenmerk)))


def test_a_copy_taken_under_load_has_what_was_confirmed_before(
    house: House, tmp_path: Path, elsewhere: Elsewhere
) -> None:
    stamp()
    over, failed = threading.Event(), []

    def go_on() -> None:
        while not over.is_set():
            try:
                house.complete("noor", house.open("joost").casus_id, "Signaal wegen")
            except Exception as error:
                failed.append(error)
                return

    workers = [threading.Thread(target=go_on) for _ in range(3)]
    before = {house.to_ave_2() for _ in range(3)}
    for worker in workers:
        worker.start()
    confirmed = kenmerken()
    take(tmp_path / "copy")
    over.set()
    for worker in workers:
        worker.join()
    assert failed == []
    after = kenmerken()
    elsewhere()
    code, output = run("restore", tmp_path / "copy", "--json")
    assert (code, json.loads(output)["gebreken"]) == (0, [])
    assert confirmed <= kenmerken() <= after
    assert len(before) == 3
    house.open("noor")
    assert run("db", "status")[0] == 0


def test_no_key_and_no_readable_word_is_in_a_copy(house: House, tmp_path: Path) -> None:
    stamp()
    house.open("noor", fase=3, toelichting="Kanarie")
    code, output = run("backup", tmp_path / "copy")
    assert code == 0
    assert "Bewaar die apart" in output
    keys = [path.read_bytes().strip() for path in tmp_path.glob("*.key*")] + [os.environ["KAPSTOK_STATE_KEY"].encode()]
    for path in (tmp_path / "copy").iterdir():
        content = path.read_bytes()
        assert not any(key in content for key in keys)
        assert b"Kanarie" not in content
        assert path.stat().st_mode & 0o077 == 0 or path.name == "manifest.json"


def test_a_damaged_or_half_copy_is_refused(house: House, tmp_path: Path, elsewhere: Elsewhere) -> None:
    stamp()
    copy = tmp_path / "copy"
    take(copy)
    file = max(copy.iterdir(), key=lambda path: path.stat().st_size)
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    file.write_bytes(whole)
    elsewhere()
    code, output = run("restore", copy)
    assert (code, "beschadigd" in output) == (1, True)
    (copy / "manifest.json").unlink()
    assert "geen volledige reservekopie" in run("restore", copy)[1]


def test_it_is_never_put_back_over_something_nor_with_another_key(
    house: House, tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp()
    take(tmp_path / "copy")
    assert "alleen in een lege database" in run("restore", tmp_path / "copy")[1]
    assert "bestaat al" in run("backup", tmp_path / "copy")[1]
    elsewhere()
    monkeypatch.setenv("KAPSTOK_STATE_KEY", "another key")
    settings.cache_clear()
    from kapstok.casus import hold

    hold._key.cache_clear()
    assert "sleutel van het zegel past niet" in run("restore", tmp_path / "copy")[1]
    monkeypatch.undo()
    settings.cache_clear()
    hold._key.cache_clear()
