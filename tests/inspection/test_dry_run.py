"""F11: a new version that cannot load an open casus refuses to serve, and says which casus."""

from uuid import UUID

import pytest
from sqlalchemy import update

from given import House
from kapstok import db
from kapstok.acts.note_load_check import note_load_check
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.cli import _first_look
from kapstok.engine import Run
from kapstok.inspection import dry_run
from kapstok.inspection.dry_run import CasussenWouldStop
from stamped import stamp


def kenmerk(casus_id: UUID) -> str:
    with db.reading() as session:
        return session.get_one(Casus, casus_id).kenmerk


def put(casus_id: UUID, state: bytes, sealed: bool) -> None:
    """A state of an unknown form; sealed as a version of ours would, or not."""
    with db.writing() as session:
        casus = session.get_one(Casus, casus_id)
        casus.state = state
        if sealed:
            hold.seal(casus)


@pytest.fixture
def new_version(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(dry_run, "fingerprint", lambda: "of a new version")
    return "of a new version"


def test_a_casus_that_this_version_cannot_load_is_named(house: House, new_version: str) -> None:
    house.open("joost")
    stuck = house.open("joost").casus_id
    put(stuck, b"kapstok-run-9\nof the future", sealed=True)
    with pytest.raises(CasussenWouldStop, match="vorige versie") as told:
        dry_run.refuse_unloadable()
    assert told.value.kenmerken == [kenmerk(stuck)]
    assert kenmerk(stuck) in str(told.value)


def test_neither_a_closed_nor_a_damaged_casus_keeps_the_others_waiting(house: House, new_version: str) -> None:
    damaged, closed = house.open("joost").casus_id, house.open("joost").casus_id
    put(damaged, b"damaged", sealed=False)
    put(closed, b"kapstok-run-0\n", sealed=True)
    with db.writing() as session:
        session.execute(update(Casus).where(Casus.id == closed).values(closed_at=house.clock()))
    assert dry_run.refuse_unloadable() == new_version


def test_a_version_is_looked_at_once(house: House, new_version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    house.open("joost")
    stamp()
    _first_look.refuse_to_begin()

    def load(*_: object) -> None:
        raise AssertionError("looked again")

    monkeypatch.setattr(Run, "load", load)
    _first_look.refuse_to_begin()
    monkeypatch.setattr(dry_run, "fingerprint", lambda: "of the next version")
    with pytest.raises(CasussenWouldStop):
        _first_look.refuse_to_begin()


def test_the_check_of_a_version_is_kept_once(house: House, new_version: str) -> None:
    for _ in range(2):
        note_load_check(None, new_version)
    assert dry_run.refuse_unloadable() is None


def test_the_fingerprint_follows_the_engine(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dry_run.fingerprint()
    assert dry_run.fingerprint() == before
    monkeypatch.setattr(dry_run, "version", lambda _: "9.9")
    assert dry_run.fingerprint() != before
