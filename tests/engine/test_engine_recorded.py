"""F11: states as earlier releases stored them: they load, and the casus goes on as it did then.

What stands in `states/` is never written again: `release-N.json` is every rest of every kind of element at a release
(`recorded.py`), `<pattern>-<version>.state` are casussen that were far on their way.
"""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.play import MONDAY, Play, pattern
from engine.recorded import NAMES, WAYS, happen, route, seen
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


def released() -> Iterator[Any]:
    for file in sorted(STATES.glob("release-*.json")):
        for name, rests in json.loads(file.read_text()).items():
            yield pytest.param(name, rests, id=f"{file.stem}-{name.replace(' ', '-')}")


@pytest.mark.parametrize(("name", "rests"), list(released()))
def test_every_rest_of_an_earlier_release_goes_on_as_it_did(name: str, rests: list[dict[str, Any]]) -> None:
    spec = route(name.split()[0])
    runs = [Run.load(spec, base64.b64decode(rest["stand"])) for rest in rests]
    for run, rest in zip(runs, rests, strict=True):
        assert json.loads(json.dumps(seen(run))) == rest["gezien"]
    for run, rest, after in zip(runs, rests, rests[1:], strict=False):
        happen(run, rest["dan"])
        assert json.loads(json.dumps(seen(Run.load(spec, run.dump())))) == after["gezien"]
    assert runs[-1].done


def test_every_pattern_is_in_the_newest_release() -> None:
    newest = json.loads(max(STATES.glob("release-*.json")).read_text())
    assert set(newest) == {f"{name} {way}" for name in NAMES for way in WAYS}
