"""Within an exploration the same question is asked once; the answers stay what they were."""

from datetime import datetime

import pytest

from kapstok import clock, feel
from kapstok.feel import kept, sandbox
from kapstok.feel.kept import YesAndNo

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
    assert isinstance(feel.expressions._memory.get(), YesAndNo)


def test_what_cannot_be_read_is_refused_each_time():
    with feel.remembering():
        for _ in range(2):
            with pytest.raises(feel.FeelError):
                feel.evaluate("1 +", {})


@pytest.fixture
def asked(monkeypatch):
    """What the sandbox is asked, from an empty memory on."""
    found = []
    monkeypatch.setattr(
        sandbox, "ask", lambda kind, items, *rest, ask=sandbox.ask: found.extend(items) or ask(kind, items, *rest)
    )
    token = feel.expressions._memory.set(YesAndNo())
    yield found
    feel.expressions._memory.reset(token)


def test_a_yes_or_no_is_asked_once_as_long_as_what_it_reads_is_the_same(asked):
    feel.names('besluit = "terug"')
    asked.clear()
    for other, besluit in enumerate(["terug", "door", None, "terug", "door"]):
        context = {"anders": other} | ({} if besluit is None else {"besluit": besluit})
        assert feel.evaluate('besluit = "terug"', context) is (besluit == "terug")
    assert len(asked) == 3
    assert feel.matches([("> 1", 2), ("> 1", 1), ("> 1", 2)], {}) == [True, False, True]
    assert feel.matches([("> 1", 1)], {}) == [False]


def test_words_numbers_and_what_asks_the_time_are_asked_each_time(asked):
    for text, expected in (("a", "geheim"), ("string length(a)", 6), ('today() > date("2026-03-02")', None)):
        feel.names(text)
        asked.clear()
        answers = [feel.evaluate(text, {"a": "geheim"}, moment) for moment in (MORNING, EVENING)]
        assert answers == ([expected] * 2 if expected else [False, True])
        assert len(asked) == 2


def test_nothing_that_somebody_wrote_stays_in_memory(asked):
    assert feel.evaluate('a = "geheim"', {"a": "geheim"}) is True
    assert "geheim" not in repr(vars(feel.expressions._memory.get()))


def test_the_memory_is_bounded(asked, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 2)
    for number in range(4):
        feel.evaluate("a > 1", {"a": number})
    assert len(feel.expressions._memory.get()._answers) == 2
