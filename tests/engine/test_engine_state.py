"""The stored form of a run: the same after as before, constant in size, refused when it is not ours."""

import random
import threading
import zlib
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.play import MONDAY, PATTERNS, Play, pattern
from kapstok.engine import Run, Spec, compact, state
from kapstok.errors import Broken

VALUES: dict[str, Any] = {"partners": ["a", "b", "c"], "ernst": 1, "wonen": True, "zorg": True}
ROUTES = [
    "volgorde", "keuze", "parallel", "inclusief", "lus", "parallel_in_lus", "deelproces", "aanroep", "rand_timer_erbij",
    "rand_bericht_erbij", "luisteren_erbij", "luisteren_binnen", "voor_elk", "voor_elk_op_rij", "voor_elk_tot",
    "voor_elk_proces", "herhalen", "fout", "escalatie", "signaal", "beeindigen", "wachten_op", "rand_herhaling",
    "luisteren_afbreken", "verwijzing",
]  # fmt: skip


def seen(run: Run) -> tuple[Any, ...]:
    """What of a run does not depend on its keys."""
    return (
        [(task.element, task.path, task.item) for task in run.open_tasks()],
        [(timer.element, timer.due) for timer in run.timers()],
        [(one.message, one.element) for one in run.waiting()],
        run.data,
        run.positions(),
        run.done,
    )


def random_step(play: Play, choice: random.Random) -> None:
    doors = [("do", task.key) for task in play.run.open_tasks()] + [("say", one.key) for one in play.run.waiting()]
    doors += [("wait", "")] if play.run.timers() else []
    door, key = doors[choice.randrange(len(doors))]
    values = {name: choice.random() < 0.6 for name in ("goed", "akkoord", "toestemming", "bereikt")}
    values |= {"ernst": choice.randint(1, 5)}
    if door == "do":
        play.took(play.run.complete(key, values, play.now))
    elif door == "say":
        message = next(one.message for one in play.run.waiting() if one.key == key)
        play.took(play.run.deliver(message, values, play.now, key))
    else:
        play.wait(days=choice.randint(1, 40))


@pytest.mark.parametrize("name", ROUTES)
@pytest.mark.parametrize("seed", range(4))
def test_a_run_that_forgets_behaves_as_one_that_remembers(
    name: str, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Random orders: stored and forgetting between all pushes against never stored and never forgetting."""
    spec = pattern(name)
    forgetting = Play(spec, **VALUES)
    remembering = Play(spec, stored=False, **VALUES)
    one, other = random.Random(seed), random.Random(seed)
    for _ in range(25):
        assert seen(forgetting.run) == seen(remembering.run)
        if forgetting.run.done:
            break
        random_step(forgetting, one)
        with monkeypatch.context() as patched:
            patched.setattr(compact, "compact", lambda route: None)
            random_step(remembering, other)
        assert [type(change) for change in forgetting.last] == [type(change) for change in remembering.last]


@pytest.mark.parametrize(
    "name", sorted(file.stem for file in PATTERNS.glob("*.bpmn") if not file.stem.startswith("rekenen"))
)
def test_a_dump_loads_as_it_was(name: str) -> None:
    spec = pattern(name)
    run, _ = Run.start(spec, VALUES, MONDAY)
    stored = run.dump()
    loaded = Run.load(spec, stored)
    assert seen(loaded) == seen(run)
    assert loaded.dump() == stored
    assert loaded.open_tasks() == run.open_tasks()


def test_the_state_does_not_grow_with_the_rounds() -> None:
    play = Play(pattern("parallel_in_lus"))
    sizes = []
    for _ in range(300):
        play.do("links").do("rechts").do("beoordelen", goed=False)
        sizes.append(len(play.run.dump()))
    assert max(sizes[10:]) < sizes[10] * 1.1
    assert max(sizes) < 1_500


@pytest.mark.parametrize(
    ("name", "said", "done"), [("rand_bericht_erbij", "nieuws", "lezen"), ("luisteren_erbij", "verzoek", "beoordelen")]
)
def test_the_state_does_not_grow_with_what_is_heard(name: str, said: str, done: str) -> None:
    play = Play(pattern(name))
    sizes = []
    for _ in range(100):
        play.say(said).do(done)
        sizes.append(len(play.run.dump()))
    assert max(sizes[20:]) < sizes[20] * 1.1
    assert play.do("doen").run.done


@pytest.mark.parametrize(("length", "smaller"), [(10, False), (190, True)])
def test_only_a_large_state_is_made_smaller(length: int, smaller: bool) -> None:
    spec, values = pattern("volgorde"), {f"naam{number}": "x" * length for number in range(50)}
    run, _ = Run.start(spec, values, MONDAY)
    assert (len(run.dump()) < len(run.put_away())) is smaller
    assert Run.load(spec, run.dump()).data == values


def test_another_version_is_refused() -> None:
    spec = pattern("volgorde")
    stored = Run.start(spec, {}, MONDAY)[0].dump()
    for other in (stored.replace(b"run-1", b"run-2"), b"", b"{}", b'{"serializer_version": "1.5"}'):
        with pytest.raises(Broken, match="niet kent"):
            Run.load(spec, other)


def test_the_state_of_another_route_is_refused() -> None:
    stored = Run.start(pattern("rand_timer"), {}, MONDAY)[0].dump()
    with pytest.raises(Broken, match="past niet"):
        Run.load(pattern("volgorde"), stored)


def test_a_damaged_state_is_refused_or_was_not_damaged() -> None:
    spec = pattern("parallel_in_lus")
    run, _ = Run.start(spec, {}, MONDAY)
    stored = run.dump()
    for place in range(len(state.TAG), len(stored)):
        damaged = stored[:place] + bytes([stored[place] ^ 0x55]) + stored[place + 1 :]
        with pytest.raises(Broken):
            Run.load(spec, damaged)
    with pytest.raises(Broken):
        Run.load(spec, stored[:-3])


@pytest.mark.parametrize(
    "content", [[], 1, {}, {"main": "hoofd"}, {"main": "hoofd", "data": {}, "gone": [], "scopes": []}]
)
def test_a_state_of_another_shape_is_refused(content: Any) -> None:
    with pytest.raises(Broken):
        Run.load(pattern("volgorde"), state.TAG + zlib.compress(orjson.dumps(content)))


def test_a_state_that_unfolds_without_end_is_refused() -> None:
    with pytest.raises(Broken, match="beschadigd"):
        Run.load(pattern("volgorde"), state.TAG + zlib.compress(b" " * (state.LARGEST + 1)))


def test_threads_share_one_spec() -> None:
    spec = pattern("parallel_in_lus")
    failures: list[object] = []

    def live(seed: int, shared: Spec) -> None:
        choice = random.Random(seed)
        play = Play(shared)
        for _ in range(15):
            branches = ["links", "rechts"]
            choice.shuffle(branches)
            for element in branches:
                play.do(element)
            play.do("beoordelen", goed=False)
        if play.open != ["links", "rechts"]:
            failures.append(play.open)

    def guarded(seed: int) -> None:
        try:
            live(seed, spec)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(-1e14, 1e14, allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200),
)
NAMES = st.from_regex(r"[a-zé][a-z0-9_é]{0,20}", fullmatch=True).filter(lambda name: name not in ("self", "typename"))


@settings(max_examples=100, deadline=None, database=None)
@given(st.dictionaries(NAMES, SCALARS | st.lists(SCALARS, max_size=20), max_size=20))
def test_all_data_that_may_enter_come_back_the_same(values: dict[str, Any]) -> None:
    spec = pattern("volgorde")
    run, _ = Run.start(spec, values, MONDAY)
    assert Run.load(spec, run.dump()).data == values
