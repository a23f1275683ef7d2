"""Defects of SpiffWorkflow 3.2.0: each shown in SpiffWorkflow as it comes, and shown not to touch a run.

When an upgrade mends one, its first half fails: then the shield may go.
"""

import logging
from datetime import UTC, datetime
from typing import Any

import pytest
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.deep_merge import DeepMerge
from SpiffWorkflow.util.task import TaskState

from engine.diagram import bpmn, compiled, inner, process
from engine.play import MONDAY, PATTERNS, Play, pattern
from engine.stock import ready, run, stock
from kapstok.engine import Run, limits
from kapstok.engine.timers import Reading, due
from kapstok.errors import Broken, Conflict, Invalid, Unavailable

MEETING = process("hoofd", "start vooraf and_uit links and_samen klaar einde", "and_uit rechts and_samen")


def test_stock_loses_a_casus_deeper_than_a_thousand() -> None:
    workflow = stock((PATTERNS / "volgorde.bpmn").read_bytes())
    open_task = workflow.get_tasks(state=TaskState.READY)[0]
    last = workflow.task_tree
    for _ in range(1_005):
        last = Task(workflow, last.task_spec, last, state=TaskState.COMPLETED)
    last.children = [open_task]
    workflow.task_tree.children = [workflow.tasks[workflow.task_tree._children[-1]]]
    assert workflow.get_tasks(state=TaskState.READY) == []
    assert workflow.is_completed(), "although a task is open"


@pytest.mark.parametrize("stored", [True, False])
def test_a_run_goes_on_after_a_thousand_rounds(stored: bool) -> None:
    play = Play(pattern("lus"), stored=stored)
    for _ in range(1_010):
        play.do("doen", goed=False)
    assert play.open == ["doen"]
    assert not play.run.done
    assert play.do("doen", goed=True).run.done


def test_stock_fires_a_join_in_a_loop_too_early() -> None:
    workflow = stock((PATTERNS / "parallel_in_lus.bpmn").read_bytes())
    run(workflow, "links")
    run(workflow, "rechts")
    run(workflow, "beoordelen", goed=False)
    run(workflow, "rechts")
    assert "beoordelen" in ready(workflow)


def test_a_join_in_a_loop_waits_each_round() -> None:
    play = Play(pattern("parallel_in_lus")).do("links").do("rechts").do("beoordelen", goed=False)
    assert play.do("rechts").open == ["links"]


def test_stock_overwrites_what_a_branch_wrote() -> None:
    workflow = stock(bpmn(MEETING))
    run(workflow, "vooraf", x="oud", lijst=[1, 2, 3])
    run(workflow, "links", x="nieuw", lijst=[3, 2])
    assert run(workflow, "rechts") is not None
    after = workflow.get_tasks(state=TaskState.READY)[0].data
    assert after == {"x": "oud", "lijst": [1, 2, 3]}


def test_the_last_who_writes_wins_at_a_join() -> None:
    play = Play(compiled(MEETING)).do("vooraf", x="oud", lijst=["a", "b"])
    play.do("links", x="nieuw", lijst=["b", "a", "a"]).do("rechts")
    assert play.run.data == {"x": "nieuw", "lijst": ["b", "a", "a"]}


def test_stock_merges_lists_by_dropping_and_reordering() -> None:
    assert DeepMerge.merge({"x": [1, 2, 3]}, {"x": [3, 2]}) == {"x": [1, 2]}
    assert DeepMerge.merge({"x": []}, {"x": ["a", "a"]}) == {"x": ["a"]}


def test_stock_cannot_load_a_state_with_typename_in_it() -> None:
    workflow = stock((PATTERNS / "volgorde.bpmn").read_bytes())
    workflow.get_tasks(state=TaskState.READY)[0].data["veld"] = {"typename": "onzin"}
    serializer = BpmnWorkflowSerializer()
    with pytest.raises(TypeError):
        serializer.deserialize_json(serializer.serialize_json(workflow))


@pytest.mark.parametrize(
    "values",
    [
        {"typename": "UUID"},
        {"self": 1},
        {"__class__": 1},
        {"__builtins__": 1},
        {"x": {"typename": "UUID"}},
        {"x": [{"a": 1}]},
        {"x": float("nan")},
        {"x": float("inf")},
        {"x": 10**15},
        {"x": "a" * 201},
        {"x": "\x00"},
        {"x": "\ud800"},
        {"x": ["a"] * 201},
        {"x": [["a"]]},
        {"x": object()},
        {"twee woorden": 1},
        {"": 1},
        {1: 2},
    ],
)
def test_data_that_could_harm_the_run_stays_outside(values: Any) -> None:
    play = Play(pattern("volgorde"))
    with pytest.raises(Invalid) as refused:
        play.run.complete(play.key("eerst"), values, MONDAY)
    assert refused.value.fields
    assert play.open == ["eerst"], "the run is as it was"
    with pytest.raises(Invalid):
        Run.start(play.spec, values, MONDAY)


def test_what_may_enter_comes_back_the_same() -> None:
    values = {"ja": True, "n": 3, "f": 1.5, "t": "é€\n", "leeg": None, "lijst": ["a", "b"], "été": "2027-01-01"}
    assert Play(pattern("volgorde"), **values).run.data == values


@pytest.mark.parametrize("name", ["End", "hoofd.EndJoin"])
def test_stock_skips_a_task_with_a_reserved_id(name: str) -> None:
    workflow = stock(bpmn(process("hoofd", f'<userTask id="{name}"/>', f"start {name} einde")))
    assert ready(workflow) == []
    assert workflow.is_completed()


def test_stock_keeps_the_last_of_two_elements_with_one_id() -> None:
    script = '<scriptTask id="vier_ogen"><script>x = 1</script></scriptTask>'
    workflow = stock(bpmn(process("hoofd", '<userTask id="vier_ogen"/>', script, "start vier_ogen einde")))
    assert ready(workflow) == []
    assert workflow.is_completed()


@pytest.mark.parametrize(
    "name",
    ["End", "Start", "Root", "hoofd.EndJoin", "a.BoundaryEventSplit", "a.BoundaryEventJoin", "a [child]", "", "x'y"],
)
def test_a_reserved_or_impossible_id_is_refused(name: str) -> None:
    with pytest.raises(Broken) as broken:
        compiled(process("hoofd", f'<userTask id="{name}" name="Vier ogen"/>', "start a einde"))
    (finding,) = [finding for finding in broken.value.findings if finding.rule == "id"]
    assert finding.name == "Vier ogen"
    assert finding.line


def test_stock_runs_a_completed_task_again() -> None:
    workflow = stock((PATTERNS / "volgorde.bpmn").read_bytes())
    task = run(workflow, "eerst")
    assert task.state == TaskState.COMPLETED
    assert task.run() is True


@pytest.mark.parametrize("stored", [True, False])
def test_a_second_completion_is_refused(stored: bool) -> None:
    play = Play(pattern("volgorde"), stored=stored)
    key = play.key("eerst")
    play.do("eerst")
    with pytest.raises(Conflict, match="Deze taak is al afgerond"):
        play.run.complete(key, {}, MONDAY)
    assert play.open == ["daarna"]


def test_stock_keeps_one_utc_offset_for_summer_and_winter() -> None:
    winter = TimerEventDefinition.get_datetime("2027-01-15T09:00")
    summer = TimerEventDefinition.get_datetime("2027-07-15T09:00")
    assert winter.hour == summer.hour


def test_nine_o_clock_is_nine_o_clock_in_the_netherlands() -> None:
    reading = Reading(MONDAY, frozenset(), {}, lambda text: None)
    assert due("date", "2027-01-15T09:00", reading) == datetime(2027, 1, 15, 8, tzinfo=UTC)
    assert due("date", "2027-07-15T09:00", reading) == datetime(2027, 7, 15, 7, tzinfo=UTC)


def test_stock_does_not_join_the_instances_of_a_parsed_spec() -> None:
    from lxml import etree
    from SpiffWorkflow.bpmn.parser import BpmnParser

    parser = BpmnParser()
    parser.add_bpmn_xml(etree.fromstring((PATTERNS / "voor_elk.bpmn").read_bytes()))
    specs = parser.get_spec("hoofd").task_specs
    assert not specs["vragen [child]"].completed_event.is_connected(specs["vragen"].merge_child)


def test_a_multi_instance_goes_on_with_a_freshly_compiled_spec() -> None:
    play = Play(pattern("voor_elk"), partners=["a", "b"]).do("vragen", "a", akkoord=1)
    play.run = Run.load(pattern("voor_elk"), play.run.dump())
    play.spec = pattern("voor_elk")
    play.do("vragen", "b", akkoord=2)
    assert play.open == ["verder"]
    assert play.run.data["antwoorden"] == [1, 2]


def test_an_automatic_round_is_refused_and_a_hidden_one_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    script = '<scriptTask id="s"><script>{ x: 1 }</script></scriptTask>'
    diagram = process("hoofd", script, "start xor_a s xor_b", "xor_b xor_a | x = 1", "xor_b einde | anders")
    with pytest.raises(Broken) as broken:
        compiled(diagram)
    assert [finding.rule for finding in broken.value.findings] == ["eindeloos"]
    monkeypatch.setattr("kapstok.engine.gate_paths.check", lambda sources: [])
    monkeypatch.setattr(limits, "STEPS", 50)
    with pytest.raises(Broken) as stopped:
        Run.start(compiled(diagram), {}, MONDAY)
    assert stopped.value.findings[0].rule == "te_lang"
    assert stopped.value.findings[0].element in ("s", "xor_a", "xor_b")


def test_a_run_that_broke_off_cannot_be_used() -> None:
    spec = compiled(process("hoofd", "start vraag xor_k", "xor_k a | x = 1", "xor_k b | x = 2", "a einde", "b einde"))
    play = Play(spec, stored=False)
    with pytest.raises(Broken):
        play.do("vraag")
    with pytest.raises(RuntimeError, match="throw it away"):
        play.run.dump()


def test_sub_processes_may_not_hang_the_compiler_on_data_objects() -> None:
    association = "<dataInputAssociation><sourceRef>nergens</sourceRef></dataInputAssociation>"
    task = f'<userTask id="a">{association}</userTask>'
    spec = compiled(process("hoofd", inner("deel", task, "start_d a"), "start deel einde"))
    assert Play(spec).open == ["a"]


class Failing:
    """A decision table in which something goes wrong."""

    def __init__(self, error: Exception):
        self.error = error

    def decide(self, context: Any, now: Any) -> Any:
        raise self.error


def test_whatever_goes_wrong_names_the_element_and_not_our_code() -> None:
    spec = pattern("rekenen", decisions={"kaart": Failing(ZeroDivisionError("geheim"))})
    with pytest.raises(Broken) as broken:
        Play(spec, a=1, b=2)
    (finding,) = broken.value.findings
    assert finding.element == "adviseren"
    assert "geheim" not in str(broken.value)


def test_what_may_work_later_is_not_called_broken() -> None:
    spec = pattern("rekenen", decisions={"kaart": Failing(Unavailable("Straks weer."))})
    with pytest.raises(Unavailable):
        Play(spec, a=1, b=2)


def test_a_push_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1.0)
    with pytest.raises(Broken, match="te_lang"):
        Play(pattern("volgorde"))


def test_a_push_that_takes_too_much_memory_is_stopped_at_its_element(monkeypatch: pytest.MonkeyPatch) -> None:
    used = iter([100, 100, 100 + limits.MEMORY + 1])
    monkeypatch.setattr(limits, "memory", lambda: next(used))
    monkeypatch.setattr(limits, "LOOKED_AT", 2)
    scripts = "".join(f'<scriptTask id="s{number}"><script>{{ x: 1 }}</script></scriptTask>' for number in range(6))
    diagram = process("hoofd", scripts, "start s0 s1 s2 s3 s4 s5 einde")
    with pytest.raises(Broken, match="te_groot") as broken:
        Run.start(compiled(diagram), {}, MONDAY)
    assert broken.value.findings[0].element.startswith("s")
    assert not list(used)


def test_the_memory_of_the_process_is_known() -> None:
    before = limits.memory()
    kept = bytearray(b"x" * 30_000_000)
    assert limits.memory() - before > len(kept) / 2


def test_a_casus_with_too_much_data_together_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DATA_BYTES", 40)
    assert Play(pattern("volgorde"), a="kort").open
    with pytest.raises(Broken, match="te_groot"):
        Play(pattern("volgorde"), a="lang" * 20)


def test_a_casus_with_too_much_open_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TASKS", 5)
    play = Play(pattern("rand_bericht_erbij")).say("nieuws").say("nieuws")
    with pytest.raises(Broken, match="te_groot"):
        play.say("nieuws").say("nieuws")


def test_nothing_of_a_casus_is_written_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        Play(pattern("lus"), geheim="canarie").do("doen", goed=True)
    assert not [record for record in caplog.records if record.name.startswith("spiff")]
    assert {logging.getLogger(name).level for name in ("spiff", "spiff.task", "spiff.workflow")} == {logging.WARNING}
