"""Whatever dies, nothing confirmed is lost, nothing is done twice, no casus is half advanced."""

import random

import pytest
from rounds import Round, shoot
from this_round import LONG, share
from town import Town, drop_connections
from verdict import Verdict

pytestmark = pytest.mark.xdist_group("chaos")
PLACES = ("after_lock", "after_engine", "mid", "before_commit", "after_commit")


def unharmed(verdict: Verdict) -> None:
    assert verdict.violations == []
    assert verdict.acks >= 20, "people could work"


def test_servers_and_workers_are_killed_at_random(town: str) -> None:
    verdict = Round(acks=30 if LONG else 20, pause=6, mishap=shoot).run()
    unharmed(verdict)
    assert verdict.deaths > 0


@pytest.mark.only_long
@pytest.mark.parametrize("place", share(PLACES))
def test_a_process_dies_at_a_place_on_the_way_of_an_act(town: str, place: str) -> None:
    verdict = Round(acks=60, environment={"CHAOS_CRASH": place}).run()
    unharmed(verdict)
    assert verdict.deaths > 0


@pytest.mark.only_long
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_the_database_throws_everybody_out(town: str) -> None:
    dropped: list[int] = []

    def drop(_town: Town, _choice: random.Random) -> None:
        dropped.append(drop_connections())

    unharmed(Round(acks=60, mishap=drop).run())
    assert sum(dropped) > 0
