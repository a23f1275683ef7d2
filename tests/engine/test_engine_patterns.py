"""One small diagram a BPMN pattern: gateways, sub processes, loops, called processes and the rest of the drawing."""

from typing import Any

import pytest

from engine.diagram import bpmn, compiled, process
from engine.play import MONDAY, PATTERNS, Play, pattern
from kapstok.engine import Run, compile
from kapstok.engine.changes import (
    CasusClosed,
    Decided,
    FaseEntered,
    JobWanted,
    RegieMoved,
    StepPassed,
    TaskClosed,
    TaskOpened,
    TaskWithdrawn,
)
from kapstok.errors import Broken


class Kaart:
    """A decision table that always advises the same."""

    outputs = {"advies": "AVE2"}
    rules = (1,)
    inputs = {"som": 3}

    def decide(self, context: Any, now: Any) -> "Kaart":
        return self


@pytest.mark.parametrize("name", sorted(file.stem for file in PATTERNS.glob("*.bpmn")))
def test_every_pattern_starts_and_rests(name: str) -> None:
    values = {"partners": ["zvh"], "a": 1, "b": 2, "ernst": 1}
    play = Play(pattern(name, decisions={"kaart": Kaart()}), **values)
    assert play.run.open_tasks() or play.run.waiting() or play.run.timers() or play.run.jobs()


def test_tasks_follow_each_other_and_the_casus_closes_once() -> None:
    play = Play(pattern("volgorde"))
    assert play.kinds() == ["StepPassed", "TaskOpened"]
    first = play.key("eerst")
    play.do("eerst")
    opened = TaskOpened(play.key("daarna"), "daarna", "daarna", "hoofd")
    assert play.last == [TaskClosed(first, "eerst"), opened]
    assert not play.run.done
    play.do("daarna")
    assert play.kinds() == ["TaskClosed", "StepPassed", "CasusClosed"]
    assert play.last[-1] == CasusClosed("einde")
    assert play.run.done
    assert play.run.tick(MONDAY) == []


@pytest.mark.parametrize(("ernst", "element"), [(4, "zwaar"), (2, "licht"), (None, "licht")])
def test_a_choice_follows_the_first_true_condition_or_the_default(ernst: Any, element: str) -> None:
    assert Play(pattern("keuze")).do("vraag", ernst=ernst).open == [element]


def test_a_choice_without_a_way_out_is_broken_and_says_where() -> None:
    spec = compiled(process("hoofd", "start vraag xor_k", "xor_k a | x = 1", "xor_k b | x = 2", "a einde", "b einde"))
    with pytest.raises(Broken) as broken:
        Play(spec).do("vraag", x=3)
    assert broken.value.findings[0].element == "xor_k"
    assert broken.value.findings[0].line


@pytest.mark.parametrize("order", [("links", "rechts"), ("rechts", "links")])
def test_branches_meet(order: tuple[str, str]) -> None:
    play = Play(pattern("parallel"))
    assert play.open == ["links", "rechts"]
    play.do(order[0])
    assert play.open == [order[1]]
    play.do(order[1])
    assert play.run.done


def test_branches_in_a_loop_meet_again_in_another_order() -> None:
    play = Play(pattern("parallel_in_lus"))
    for first, second in [("links", "rechts"), ("rechts", "links"), ("rechts", "links"), ("links", "rechts")]:
        play.do(first)
        assert play.open == [second]
        play.do(second)
        assert play.open == ["beoordelen"]
        play.do("beoordelen", goed=False)
    for element in ("rechts", "links"):
        play.do(element)
    assert play.do("beoordelen", goed=True).run.done


def test_an_inclusive_gateway_waits_for_every_token_that_can_still_come() -> None:
    play = Play(pattern("inclusief")).do("vraag", wonen=True, zorg=True)
    assert play.open == ["wonen", "zorg"]
    assert play.do("wonen").open == ["zorg"]
    assert play.do("zorg").open == ["nog_iets"]
    assert play.do("nog_iets").open == ["klaar"]
    assert play.do("klaar").run.done


def test_an_inclusive_gateway_does_not_wait_for_flows_that_were_not_taken() -> None:
    play = Play(pattern("inclusief")).do("vraag", wonen=True)
    assert play.do("wonen").open == ["klaar"]
    other = Play(pattern("inclusief")).do("vraag")
    assert other.do("niets").open == ["klaar"]


def test_a_loop_goes_round_until_it_is_good() -> None:
    play = Play(pattern("lus"))
    for _ in range(5):
        assert play.do("doen", goed=False).open == ["doen"]
    assert play.do("doen", goed=True).run.done


def test_a_sub_process_is_part_of_its_process() -> None:
    play = Play(pattern("deelproces"))
    (task,) = play.run.open_tasks()
    assert (task.element, task.process, task.path) == ("binnen", "hoofd", ())
    assert play.do("binnen").open == ["buiten"]


def test_a_called_process_tells_its_path_its_fase_and_its_regie() -> None:
    play = Play(pattern("aanroep"))
    (task,) = play.run.open_tasks()
    assert (task.process, task.path) == ("stap", ("fase_een",))
    assert FaseEntered(1, "fase_een") in play.last
    assert play.run.positions() == [("hoofd", "fase_een"), ("stap", "werk")]
    play.do("werk")
    moved = play.last.index(RegieMoved("casusregie", "behandelaar", "fase_een"))
    assert play.last.index(StepPassed("fase_een", "fase_een", "callActivity", "hoofd")) < moved
    assert moved < play.last.index(FaseEntered(2, "fase_twee"))
    assert play.run.open_tasks()[0].path == ("fase_twee",)
    assert play.do("werk").run.done


def test_regie_moves_after_the_task_that_moves_it() -> None:
    task = '<userTask id="a" ave:regie="procesregie: rol:procesregisseur; casusregie: antwoord:wie"/>'
    play = Play(compiled(process("hoofd", task, "start a b einde")))
    key = play.key("a")
    play.do("a")
    assert play.last[:3] == [
        TaskClosed(key, "a"),
        RegieMoved("procesregie", "rol:procesregisseur", "a", key),
        RegieMoved("casusregie", "antwoord:wie", "a", key),
    ]


def test_terminate_withdraws_what_is_still_open() -> None:
    play = Play(pattern("beeindigen"))
    left = play.key("links")
    play.do("rechts")
    assert TaskWithdrawn(left, "links") in play.last
    assert play.run.done


def test_a_link_goes_on_where_it_arrives() -> None:
    play = Play(pattern("verwijzing"))
    assert play.do("doen").open == ["daarna"]
    assert play.do("daarna").run.done


def test_scripts_and_decisions_become_process_data() -> None:
    play = Play(pattern("rekenen", decisions={"kaart": Kaart()}), a=1, b=2)
    assert play.run.data == {"a": 1, "b": 2, "som": 3, "klaar": True, "advies": "AVE2"}
    assert Decided("adviseren", "kaart", {"som": 3}, {"advies": "AVE2"}, (1,)) in play.last
    assert play.open == ["verder"], "a task without a kind is passed"


def test_outside_work_waits_for_its_answer() -> None:
    play = Play(pattern("werk"), adres="zvh")
    (job,) = play.run.jobs()
    assert job == JobWanted(job.key, "mailen", "Mail sturen", "mail_taak", {"adres": "zvh"})
    assert play.last[-1] == job
    play.answer("mailen", verzonden=True)
    assert play.kinds() == ["StepPassed", "TaskOpened"]
    assert play.run.data["verzonden"] is True


def test_two_tokens_left_at_a_meeting_point_are_a_deadlock_that_is_told() -> None:
    spec = compiled(process("hoofd", "start xor_k", "xor_k and_samen | x", "xor_k b | anders", "b and_samen einde"))
    with pytest.raises(Broken) as broken:
        Run.start(spec, {"x": True}, MONDAY)
    assert "and_samen" in str(broken.value)


def test_a_process_in_another_file_is_found_by_its_id() -> None:
    files = {
        "hoofd.bpmn": bpmn(process("hoofd", '<callActivity id="c" calledElement="stap"/>', "start c einde")),
        "stap.bpmn": bpmn(process("stap", "start werk einde")),
    }
    assert Play(compile(files, "hoofd", {}, {})).open == ["werk"]


def test_an_empty_hook_is_passed() -> None:
    spec = compiled(process("hoofd", '<callActivity id="haak_achter_ave3"/>', "start haak_achter_ave3 a einde"))
    assert Play(spec).open == ["a"]
