"""PRIV-37: the demo is made up: nobody in it can be reached, and no gemeente in it exists."""

from collections.abc import Iterator

from sqlalchemy import select

from given import House
from kapstok.db import reading
from kapstok.demo.cast import CAST, GEMEENTEN
from kapstok.people.model import Person

# Names of gemeenten that a reader could take ours for.
REAL = ("leeuwarden", "oss", "utrecht", "bergen op zoom", "oldambt", "deventer", "almere")


def addresses() -> Iterator[str]:
    with reading() as session:
        yield from session.scalars(select(Person.email))


def test_nobody_in_the_demo_can_be_reached(house: House) -> None:
    """PRIV-37: `.example` is never given out."""
    found = list(addresses())
    assert len(found) == len(CAST)
    assert [one for one in found if not one.endswith(".example")] == []


def test_no_gemeente_in_the_demo_exists() -> None:
    """PRIV-37"""
    assert not {name.lower() for name, _ in GEMEENTEN.values()} & set(REAL)
