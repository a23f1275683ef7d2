"""Within an exploration the same question is asked once; the answers stay what they were."""

from datetime import datetime

import pytest

from kapstok import clock, feel
from kapstok.feel import sandbox

MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.AMSTERDAM)
EVENING = datetime(2026, 3, 3, 21, tzinfo=clock.AMSTERDAM)
ASKED = ["a + 1", "a = true", 'a = "1"', "b", "if a = 1 then b else c", "count(lijst)", "lijst[item > 1]"]
DATA = [{"a": 1}, {"a": True}, {"a": "1"}, {"a": 1, "b": 2}, {"lijst": [1, 2, 3]}, {"a": None, "b": [1]}]


@pytest.mark.parametrize("data", DATA)
@pytest.mark.parametrize("text", ASKED)
def test_what_is_remembered_is_what_would_be_answered(text, data):
    plain = feel.evaluate(text, data)
    with feel.remembering():
        for other in DATA:
            feel.evaluate(text, other)
        assert repr(feel.evaluate(text, data)) == repr(plain)
        assert repr(feel.evaluate(text, {**data, "anders": 1})) == repr(plain)


def test_a_question_is_asked_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        sandbox, "ask", lambda kind, items, *rest, ask=sandbox.ask: asked.append(kind) or ask(kind, items, *rest)
    )
    with feel.remembering():
        for other in range(5):
            feel.evaluate("a + 40", {"a": 2, "anders": other})
            feel.matches([("> 1", 2), ("-", 3)], {"anders": other})
    assert asked.count("expression") == 1
    assert asked.count("cell") == 1


def test_the_clock_is_not_remembered():
    with feel.remembering():
        found = [feel.evaluate("string(today())", {}, moment) for moment in (MORNING, EVENING, MORNING)]
    assert found == ["2026-03-02", "2026-03-03", "2026-03-02"]


def test_nothing_is_kept_afterwards():
    with feel.remembering():
        assert feel.evaluate("a", {"a": 1}) == 1
    assert feel.expressions._memory.get() is None


def test_what_cannot_be_read_is_refused_each_time():
    with feel.remembering():
        for _ in range(2):
            with pytest.raises(feel.FeelError):
                feel.evaluate("1 +", {})
