"""The run that an act leaves at hand: only who finds exactly what that run stored goes on with it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import update

from given import House
from kapstok.acts.moment import Moment
from kapstok.casus import at_hand, hold
from kapstok.casus.model import Casus
from kapstok.db import reading, writing
from kapstok.engine import Run
from kapstok.errors import Broken, Finding
from kapstok.inspection.inspect import inspect

Stored = tuple[bytes, bytes]


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[Casus]:
    """The casussen of which an act loaded the run."""
    found: list[Casus] = []
    unseal = hold.unseal
    monkeypatch.setattr(hold, "unseal", lambda casus, spec: found.append(casus) or unseal(casus, spec))
    at_hand._left.clear()
    return found


def row(casus_id: UUID) -> Casus:
    with reading() as session:
        return session.get_one(Casus, casus_id)


def store(casus_id: UUID, what: Stored) -> None:
    with writing() as session:
        session.execute(update(Casus).where(Casus.id == casus_id).values(state=what[0], seal=what[1]))


def is_at_hand(casus_id: UUID) -> bool:
    return casus_id.int in at_hand._left


def whole() -> bool:
    return not list(inspect())


def test_the_next_act_goes_on_with_the_run_of_the_last(house: House, loaded: list[Casus]) -> None:
    house.to_ave_2()
    assert not loaded
    assert whole()


def flipped(text: bytes) -> bytes:
    return text[:-1] + bytes([text[-1] ^ 1])


TAMPERED: dict[str, Callable[[Stored, Stored], Stored]] = {
    "a bit of the state": lambda own, _: (flipped(own[0]), own[1]),
    "a bit of the seal": lambda own, _: (own[0], flipped(own[1])),
    "nothing left": lambda own, _: (b"", b""),
    "the state of another": lambda own, other: (other[0], own[1]),
    "the whole of another": lambda _, other: other,
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_is_changed_behind_its_back_is_refused_as_ever(house: House, loaded: list[Casus], what: str) -> None:
    casus_id, other = house.open("joost").casus_id, house.open("joost").casus_id
    assert is_at_hand(casus_id)
    store(casus_id, TAMPERED[what](*[(it.state, it.seal) for it in (row(casus_id), row(other))]))
    for _ in range(2):
        with pytest.raises(Broken, match="beschadigd"):
            house.complete("noor", casus_id, "Signaal wegen")
    house.complete("noor", other, "Signaal wegen")
    assert {casus.id for casus in loaded} == {casus_id}


def test_what_was_not_committed_is_not_gone_on_with(
    house: House, loaded: list[Casus], monkeypatch: pytest.MonkeyPatch
) -> None:
    casus_id = house.open("joost").casus_id
    settle = Moment.settle

    def lose(self: Moment) -> None:
        settle(self)
        raise RuntimeError("the power fails before the commit")

    with monkeypatch.context() as patch:
        patch.setattr(Moment, "settle", lose)
        with pytest.raises(RuntimeError):
            house.complete("noor", casus_id, "Signaal wegen")
    assert not loaded
    house.complete("noor", casus_id, "Signaal wegen")
    assert [casus.id for casus in loaded] == [casus_id]
    assert [task.name for task in house.tasks(casus_id)] == ["Casusregisseur toewijzen"]
    assert whole()


def test_what_broke_off_halfway_is_not_gone_on_with(
    house: House, loaded: list[Casus], monkeypatch: pytest.MonkeyPatch
) -> None:
    casus_id = house.open("joost").casus_id

    def stop(*_: object) -> None:
        raise Broken([Finding("ave.bpmn", "te_lang", "De casus komt hier niet tot rust.")])

    with monkeypatch.context() as patch:
        patch.setattr(Run, "_rest", stop)
        with pytest.raises(Broken, match="rust"):
            house.complete("noor", casus_id, "Signaal wegen")
    assert not is_at_hand(casus_id)
    house.complete("noor", casus_id, "Signaal wegen")
    assert [casus.id for casus in loaded] == [casus_id]


def test_what_another_process_wrote_is_loaded(house: House, loaded: list[Casus]) -> None:
    casus_id = house.open("joost").casus_id
    mine = at_hand._left.copy()
    at_hand._left.clear()
    house.complete("noor", casus_id, "Signaal wegen")  # as another process does it
    at_hand._left.clear()
    at_hand._left.update(mine)
    house.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur="noor")
    assert [casus.id for casus in loaded] == [casus_id] * 2
    assert whole()


def test_a_run_of_another_version_is_not_gone_on_with(house: House) -> None:
    casus_id = house.open("joost").casus_id
    spec = at_hand._left[casus_id.int][0].spec
    assert at_hand.take(row(casus_id), replace(spec)) is None
    assert at_hand.take(row(casus_id), spec) is None, "whoever asks takes it away"


def test_a_run_has_one_holder(house: House) -> None:
    casus_id = house.open("joost").casus_id
    spec, casus = at_hand._left[casus_id.int][0].spec, row(casus_id)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: at_hand.take(casus, spec), range(64)))
    assert len([run for run in found if run is not None]) == 1


def test_the_oldest_gives_way(house: House, loaded: list[Casus], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_hand, "MOST", 2)
    first, second, third = (house.open("joost").casus_id for _ in range(3))
    assert [is_at_hand(each) for each in (first, second, third)] == [False, True, True]
    house.complete("noor", second, "Signaal wegen")
    house.open("joost")
    assert [is_at_hand(each) for each in (first, second, third)] == [False, True, False]
