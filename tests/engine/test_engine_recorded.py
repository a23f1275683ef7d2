"""States as earlier releases stored them: they load, and the casus goes on.

`states/<pattern>-<version>.state` are never rewritten; a new form of the state gets new files beside them.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from engine.play import MONDAY, Play, pattern
from kapstok.engine import Run

STATES = Path(__file__).parent / "states"


def finish_branches(play: Play) -> None:
    assert play.do("links").do("beoordelen", goed=True).run.done


def finish_calls(play: Play) -> None:
    play.do("noteren", "zvh").do("bellen", "politie", akkoord=False).do("noteren", "politie")
    assert play.run.data["antwoorden"] == [False, True]
    assert play.open == ["verder"]


def finish_repetition(play: Play) -> None:
    play.now = MONDAY + timedelta(days=1)
    play.wait(days=1).wait(days=1)
    assert play.open == ["doen", "rappel", "rappel", "rappel"]
    assert play.run.timers() == []


def finish_waiting(play: Play) -> None:
    assert play.wait(days=14).open == ["rappel"]
    assert play.messages == []


def finish_listening(play: Play) -> None:
    assert play.say("verzoek").open == ["beoordelen", "beoordelen", "doen"]
    assert play.do("doen").do("beoordelen").do("beoordelen").run.done


def finish_work(play: Play) -> None:
    assert play.answer("mailen").open == ["verder"]


FINISH: dict[str, Callable[[Play], None]] = {
    "parallel_in_lus": finish_branches,
    "voor_elk_proces": finish_calls,
    "rand_herhaling": finish_repetition,
    "wachten_op": finish_waiting,
    "luisteren_binnen": finish_listening,
    "werk": finish_work,
}


@pytest.mark.parametrize("file", sorted(STATES.glob("*.state")), ids=lambda file: file.stem)
def test_a_casus_of_an_earlier_release_goes_on(file: Path) -> None:
    name = file.stem.rpartition("-")[0]
    play = Play(pattern(name), partners=[])
    play.run = Run.load(play.spec, file.read_bytes())
    FINISH[name](play)
