"""Regie while two do something at once: whoever is first, there is never nobody and never two."""

from collections.abc import Callable
from itertools import pairwise
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from test_overdragen import give_role, offer

from given import House
from kapstok.acts.overdragen import Offer, accept_overdracht, propose_overdracht, refuse_overdracht
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.errors import KapstokError
from kapstok.overviews.overdracht import offered_to
from kapstok.regie.ledger import Regie
from on_the_way import with_procesregie

Deed = Callable[[], Any]


def at_once(*deeds: Deed) -> list[Exception | None]:
    """Do them all at the same moment; what each raised. Only what a person can be told may be raised."""
    gate = Barrier(len(deeds))
    raised: list[Exception | None] = [None] * len(deeds)

    def go(number: int, deed: Deed) -> None:
        gate.wait()
        try:
            deed()
        except Exception as error:
            raised[number] = error

    threads = [Thread(target=go, args=(number, deed)) for number, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in raised:
        assert error is None or isinstance(error, KapstokError), repr(error)
    return raised


def holders(casus_id: UUID) -> tuple[int, bool]:
    """How many hold casusregie now, and whether the casus is closed."""
    with reading() as session:
        query = select(Regie).where(Regie.casus_id == casus_id, Regie.kind == "casusregie", Regie.until.is_(None))
        casus = session.get_one(Casus, casus_id)
        return len(list(session.scalars(query))), casus.closed_at is not None


def seamless(casus_id: UUID) -> bool:
    """Whether every holder of casusregie began in the very moment in which the one before ended."""
    with reading() as session:
        query = select(Regie).where(Regie.casus_id == casus_id, Regie.kind == "casusregie").order_by(Regie.id)
        rows = list(session.scalars(query))
    return all(before.until == after.since for before, after in pairwise(rows))


@pytest.mark.parametrize("turn", range(3))
def test_two_who_accept_twice(house: House, turn: int) -> None:
    casus_id = house.to_ave_2()
    overdracht_id = offer(house, casus_id)
    daan = house.viewer("daan")
    raised = at_once(lambda: accept_overdracht(daan, overdracht_id), lambda: accept_overdracht(daan, overdracht_id))
    assert sum(error is None for error in raised) == 1
    assert holders(casus_id) == (1, False)
    assert seamless(casus_id)


@pytest.mark.parametrize("turn", range(3))
def test_two_offers_at_once_become_one(house: House, turn: int) -> None:
    give_role(house, "ilse", "casusregisseur")
    casus_id = house.to_ave_2()
    noor, daan, ilse = (house.viewer(name) for name in ("noor", "daan", "ilse"))
    raised = at_once(
        lambda: propose_overdracht(noor, casus_id, Offer("casusregie", daan.person_id, "Bel moeder.")),
        lambda: propose_overdracht(noor, casus_id, Offer("casusregie", ilse.person_id, "Bel moeder.")),
    )
    assert sum(error is None for error in raised) == 1
    assert len(offered_to(daan)) + len(offered_to(ilse)) == 1
    assert holders(casus_id) == (1, False)


@pytest.mark.parametrize("turn", range(3))
def test_accepting_while_the_casus_closes(house: House, turn: int) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "fasetoets")
    house.complete("noor", casus_id, "Fasetoets invullen", fasetoets_ave2="af")
    house.go(casus_id, ("noor", "Burger informeren"))
    overdracht_id = offer(house, casus_id)
    at_once(
        lambda: accept_overdracht(house.viewer("daan"), overdracht_id),
        lambda: house.complete("noor", casus_id, "Casus afsluiten"),
    )
    count, closed = holders(casus_id)
    assert count == (0 if closed else 1)
    assert closed or house.holder(casus_id, "casusregie") == "daan"


@pytest.mark.parametrize("turn", range(3))
def test_accepting_while_the_casus_is_scaled_up(house: House, turn: int) -> None:
    casus_id = with_procesregie(house)
    overdracht_id = offer(house, casus_id)
    at_once(
        lambda: accept_overdracht(house.viewer("daan"), overdracht_id),
        lambda: house.send("noor", casus_id, "spoed_opschalen", "spoed_opschalen", doelfase="3"),
    )
    assert holders(casus_id) == (1, False)
    assert house.holder(casus_id, "casusregie") == "daan"
    assert seamless(casus_id)
    direct = [task for task in house.tasks(casus_id) if task.direct and task.role == "casusregisseur"]
    assert {task.assignee_id for task in direct} <= {house.viewer("daan").person_id}


@pytest.mark.parametrize("turn", range(3))
def test_accepting_and_refusing_at_once_is_one_of_both(house: House, turn: int) -> None:
    casus_id = house.to_ave_2()
    overdracht_id = offer(house, casus_id)
    daan = house.viewer("daan")
    raised = at_once(
        lambda: accept_overdracht(daan, overdracht_id),
        lambda: refuse_overdracht(daan, overdracht_id, "Ik ben met verlof."),
    )
    assert sum(error is None for error in raised) == 1
    assert house.holder(casus_id, "casusregie") == ("daan" if raised[0] is None else "noor")
