"""Once for each: multi-instance tasks and processes, in parallel and in a row, and the standard loop."""

import pytest

from engine.diagram import bpmn, call, compiled, process
from engine.play import MONDAY, Play, pattern
from kapstok.engine import Run, compile
from kapstok.errors import Broken

PARTNERS = ["politie", "zvh", "woonbedrijf"]


def test_every_partner_gets_a_task_of_its_own() -> None:
    play = Play(pattern("voor_elk"), partners=PARTNERS)
    assert play.open == ["vragen"] * 3
    assert play.items == PARTNERS


def test_answers_are_collected_in_the_order_of_the_items() -> None:
    play = Play(pattern("voor_elk"), partners=PARTNERS)
    play.do("vragen", "zvh", akkoord=False)
    assert play.run.data["antwoorden"] == [False]
    play.do("vragen", "woonbedrijf", akkoord=True).do("vragen", "politie", akkoord=True)
    assert play.run.data["antwoorden"] == [True, False, True]
    assert play.open == ["verder"]


def test_one_after_another_has_one_open_at_a_time() -> None:
    play = Play(pattern("voor_elk_op_rij"), partners=PARTNERS)
    for number, partner in enumerate(PARTNERS):
        assert play.items == [partner]
        play.do("vragen", akkoord=number)
    assert play.run.data["antwoorden"] == [0, 1, 2]
    assert play.open == ["verder"]


def test_an_empty_list_asks_nobody() -> None:
    play = Play(pattern("voor_elk"), partners=[])
    assert play.open == ["verder"]
    assert play.run.data["antwoorden"] == []


def test_a_missing_list_is_told() -> None:
    with pytest.raises(Broken, match="partners"):
        Play(pattern("voor_elk"))


def test_a_stop_condition_withdraws_the_rest() -> None:
    play = Play(pattern("voor_elk_tot"), partners=PARTNERS).do("vragen", "politie", akkoord=True)
    assert play.open == ["vragen", "vragen"]
    play.do("vragen", "zvh", akkoord=False)
    assert play.open == ["verder"]
    assert play.kinds().count("TaskWithdrawn") == 1
    assert play.run.data["antwoorden"] == [True, False]


def test_a_process_for_each_partner_keeps_its_own_answer() -> None:
    play = Play(pattern("voor_elk_proces"), partners=PARTNERS)
    assert sorted(str(item) for item in play.items) == sorted(PARTNERS)
    for partner in reversed(PARTNERS):
        play.do("bellen", partner, akkoord=partner == "zvh")
    for partner in PARTNERS:
        play.do("noteren", partner)
    assert play.run.data["antwoorden"] == [False, True, False]
    assert play.open == ["verder"]


def test_an_event_at_the_border_takes_all_processes_away() -> None:
    play = Play(pattern("voor_elk_proces"), partners=PARTNERS).do("bellen", "zvh")
    play.say("afbreken")
    assert play.open == ["sluiten"]
    assert play.kinds().count("TaskWithdrawn") == 3
    assert play.run.positions() == [("hoofd", "sluiten")]


def test_conditions_see_the_item_of_their_instance() -> None:
    loop = (
        "<multiInstanceLoopCharacteristics><loopDataInputRef>partners</loopDataInputRef>"
        '<inputDataItem id="i" name="partner"/></multiInstanceLoopCharacteristics>'
    )
    spec = compiled(
        process("hoofd", call("elk", "stap", body=loop), "start elk einde"),
        process("stap", "start_s xor_k", 'xor_k politie | partner = "politie"', "xor_k ander | anders",
                "politie einde_s", "ander einde_s"),
    )  # fmt: skip
    assert Play(spec, partners=PARTNERS).open == ["ander", "ander", "politie"]


def test_a_number_says_how_often() -> None:
    loop = "<multiInstanceLoopCharacteristics><loopCardinality>{}</loopCardinality></multiInstanceLoopCharacteristics>"

    def spec(count: str) -> bytes:
        task = f'<userTask id="a">{loop.format(count)}</userTask>'
        return bpmn(process("hoofd", task, "start a einde"))

    assert Play(compile({"h": spec("aantal + 1")}, "hoofd", {}, {}), aantal=2).items == ["0", "1", "2"]
    with pytest.raises(Broken, match="200"):
        compile({"h": spec("201")}, "hoofd", {}, {})
    for wrong in (201, 10**9, -5, 1.5, None):
        with pytest.raises(Broken):
            Run.start(compile({"h": spec("aantal")}, "hoofd", {}, {}), {"aantal": wrong}, MONDAY)


def test_nested_repetition_is_bounded_before_it_starts() -> None:
    loop = "<multiInstanceLoopCharacteristics><loopCardinality>100</loopCardinality></multiInstanceLoopCharacteristics>"
    spec = compiled(
        process("hoofd", call("a", "stap", body=loop), "start a einde"),
        process("stap", f'<userTask id="b">{loop}</userTask>', "start_s b einde_s"),
    )
    with pytest.raises(Broken, match="1000"):
        Run.start(spec, {}, MONDAY)


def test_a_standard_loop_repeats_until_its_condition_is_false_or_its_maximum_is_reached() -> None:
    play = Play(pattern("herhalen")).do("bellen", bereikt=False).do("bellen", bereikt=True)
    assert play.open == ["verder"]
    often = Play(pattern("herhalen"))
    for _ in range(5):
        often.do("bellen", bereikt=False)
    assert often.open == ["verder"]


def test_regie_moves_once_when_all_are_done() -> None:
    loop = "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"
    task = f'<userTask id="a" ave:regie="casusregie: behandelaar">{loop}</userTask>'
    play = Play(compiled(process("hoofd", task, "start a b einde"))).do("a")
    assert "RegieMoved" not in play.kinds()
    last = play.key("a")
    play.do("a")
    (moved,) = [change for change in play.last if type(change).__name__ == "RegieMoved"]
    assert moved.task == last  # type: ignore[union-attr]
