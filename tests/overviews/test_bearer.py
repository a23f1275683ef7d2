"""A token speaks for a person with the roles that he holds at the moment, and with those only."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from given import House
from kapstok import clock
from kapstok.acts.sign_in import make_token
from kapstok.db import writing
from kapstok.overviews.me import viewer_by_username, viewer_of_token
from kapstok.people.model import Membership


@pytest.mark.parametrize("username", ["noor", "bram", "mila"])
def test_a_token_speaks_for_the_person_as_he_signs_in(house: House, username: str) -> None:
    token = make_token(None, username, "test")
    assert viewer_of_token(token) == viewer_by_username(username)


def test_a_role_counts_from_its_moment_until_its_moment(house: House) -> None:
    token, noor = make_token(None, "noor", "test"), viewer_by_username("noor")
    assert noor is not None
    more = ("procesregisseur", "lindehoven")
    since, until = clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=2)
    with writing() as session:
        session.add(Membership(person_id=noor.person_id, role=more[0], gemeente_id=more[1], since=since, until=until))
    spoken = []
    for _ in range(3):
        found = viewer_of_token(token)
        assert found is not None
        spoken.append(more in found.groups)
        house.clock.pass_hours(1)
    assert spoken == [False, True, False]


def test_who_holds_no_role_any_more_has_none(house: House) -> None:
    token = make_token(None, "noor", "test")
    with writing() as session:
        session.execute(update(Membership).values(until=clock.now()))
    found = viewer_of_token(token)
    assert found is not None
    assert found.groups == frozenset()
