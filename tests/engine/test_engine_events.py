"""Events: at the border, on the way, at a gateway, in an event sub process, and what throws them."""

import pytest

from engine.diagram import boundary, compiled, inner, listening, message, on_message, process
from engine.play import Play, pattern
from kapstok.engine.changes import MessageAwaited, MessageDropped, TaskWithdrawn, TimerDropped, TimerFired
from kapstok.errors import Broken, Conflict


def test_an_interrupting_timer_takes_the_task_away() -> None:
    play = Play(pattern("rand_timer"))
    key, timer = play.key("doen"), play.run.timers()[0]
    assert play.wait(days=1).open == ["doen"]
    play.wait(days=1)
    assert play.open == ["rappel"]
    assert play.last[0] == TimerFired(timer.key, "te_laat")
    assert TaskWithdrawn(key, "doen") in play.last
    assert "TimerDropped" not in play.kinds()
    assert play.do("rappel").run.done


def test_a_timer_is_dropped_with_its_task() -> None:
    play = Play(pattern("rand_timer"))
    timer = play.run.timers()[0]
    play.do("doen")
    assert TimerDropped(timer.key, "te_laat") in play.last
    assert play.run.done
    assert play.wait(days=9).last == []


def test_a_timer_beside_the_task_leaves_the_task() -> None:
    play = Play(pattern("rand_timer_erbij")).wait(days=3)
    assert play.open == ["doen", "rappel"]
    assert not play.do("doen").run.done
    assert play.do("rappel").run.done


def test_a_counted_repetition_goes_off_as_often_as_it_says() -> None:
    play = Play(pattern("rand_herhaling"))
    for count in range(1, 4):
        play.wait(days=1)
        assert play.open == ["doen"] + ["rappel"] * count
    assert play.wait(days=1).open == ["doen", "rappel", "rappel", "rappel"]
    assert play.run.timers() == []


def test_a_message_at_the_border_interrupts() -> None:
    play = Play(pattern("rand_bericht"))
    waiting = play.run.waiting()[0]
    assert waiting == MessageAwaited(waiting.key, "intrekken", "ingetrokken", "", "hoofd")
    play.say("intrekken", reden="verhuisd")
    assert play.open == ["sluiten"]
    assert play.run.data == {"reden": "verhuisd"}
    assert MessageDropped(waiting.key, "intrekken") in play.last


def test_a_message_beside_the_task_may_come_more_than_once() -> None:
    play = Play(pattern("rand_bericht_erbij")).say("nieuws").say("nieuws").say("nieuws")
    assert play.open == ["doen", "lezen", "lezen", "lezen"]
    play.do("doen")
    with pytest.raises(Conflict):
        play.say("nieuws")
    for _ in range(3):
        play.do("lezen")
    assert play.run.done


def test_a_message_nobody_waits_for_names_what_is_awaited() -> None:
    with pytest.raises(Conflict, match="»antwoord«"):
        Play(pattern("wachten_op")).say("iets anders")
    with pytest.raises(Conflict, match="geen enkel bericht"):
        Play(pattern("volgorde")).say("antwoord")


def test_of_several_listeners_the_key_says_which() -> None:
    play = Play(pattern("voor_elk_proces"), partners=["a", "b"])
    play = Play(
        compiled(
            message("m"),
            process("hoofd", f'<intermediateCatchEvent id="een">{on_message("m")}</intermediateCatchEvent>',
                    f'<intermediateCatchEvent id="twee">{on_message("m")}</intermediateCatchEvent>',
                    "start and_uit een a einde", "and_uit twee b einde"),
        )
    )  # fmt: skip
    with pytest.raises(Conflict, match="een, twee"):
        play.say("m")
    key = next(one.key for one in play.run.waiting() if one.element == "twee")
    assert play.say("m", key).open == ["b"]


def test_the_first_event_at_a_gateway_silences_the_others() -> None:
    play = Play(pattern("wachten_op"))
    assert play.messages == ["antwoord"]
    assert len(play.run.timers()) == 1
    play.say("antwoord")
    assert play.open == ["verwerken"]
    assert play.run.timers() == []
    late = Play(pattern("wachten_op")).wait(days=14)
    assert late.open == ["rappel"]
    assert late.messages == []


def test_a_receive_task_waits_for_its_message() -> None:
    assert Play(pattern("ontvangen")).say("antwoord").open == ["verwerken"]


def test_an_event_sub_process_beside_the_route_may_start_again_and_again() -> None:
    play = Play(pattern("luisteren_erbij")).say("verzoek").say("verzoek")
    assert play.open == ["beoordelen", "beoordelen", "doen"]
    play.do("doen")
    assert not play.run.done
    play.do("beoordelen").do("beoordelen")
    assert play.run.done


def test_a_listener_that_never_heard_anything_does_not_keep_the_casus_open() -> None:
    play = Play(pattern("luisteren_erbij"))
    play.do("doen")
    assert play.run.done
    assert "MessageDropped" in play.kinds()


def test_an_interrupting_event_sub_process_takes_the_place_of_the_route() -> None:
    play = Play(pattern("luisteren_afbreken")).say("stoppen")
    assert play.kinds().count("MessageDropped") == 1
    assert play.open == ["afronden"]
    assert play.messages == []
    assert play.do("afronden").run.done


def test_an_event_sub_process_can_listen_to_a_timer() -> None:
    play = Play(pattern("luisteren_timer"))
    assert play.wait(days=30).open == ["doen", "nakijken"]
    assert play.run.timers() == []


def test_an_event_sub_process_works_within_a_called_process() -> None:
    play = Play(pattern("luisteren_binnen")).say("verzoek").say("verzoek")
    assert play.open == ["beoordelen", "beoordelen", "doen"]
    assert {task.path for task in play.run.open_tasks()} == {("stap",)}
    play.do("doen").do("beoordelen").do("beoordelen")
    assert play.run.done


def test_an_error_breaks_off_the_sub_process_it_comes_from() -> None:
    play = Play(pattern("fout")).do("vraag", toestemming=False)
    assert play.open == ["stoppen"]
    assert Play(pattern("fout")).do("vraag", toestemming=True).open == ["verder"]


def test_an_error_that_nobody_catches_is_broken() -> None:
    end = '<endEvent id="einde_fout"><errorEventDefinition errorRef="f"/></endEvent>'
    spec = compiled('<error id="f" errorCode="x"/>', process("hoofd", end, "start a einde_fout"))
    with pytest.raises(Broken, match="nergens opgevangen"):
        Play(spec).do("a")


def test_an_error_finds_the_code_before_the_listener_to_everything() -> None:
    end = '<endEvent id="fout"><errorEventDefinition errorRef="f"/></endEvent>'
    spec = compiled(
        '<error id="f" errorCode="x"/>',
        process(
            "hoofd",
            inner("deel", end, "start_d a fout"),
            boundary("elke", "deel", "<errorEventDefinition/>"),
            boundary("deze", "deel", '<errorEventDefinition errorRef="f"/>'),
            "start deel einde",
            "elke b einde_b",
            "deze c einde_c",
        ),
    )
    assert Play(spec).do("a").open == ["c"]


def test_an_error_can_start_an_event_sub_process() -> None:
    end = '<endEvent id="fout"><errorEventDefinition errorRef="f"/></endEvent>'
    spec = compiled(
        '<error id="f" errorCode="x"/>',
        process("hoofd", end, listening("vangen", '<errorEventDefinition errorRef="f"/>', "bij_vangen b einde_b"),
                "start and_uit a fout", "and_uit c einde"),
    )  # fmt: skip
    play = Play(spec).do("a")
    assert play.open == ["b"]
    assert play.do("b").run.done


def test_an_escalation_is_heard_while_the_work_goes_on() -> None:
    play = Play(pattern("escalatie")).do("vraag")
    assert play.open == ["melden", "nog"]


def test_a_signal_reaches_everyone_who_listens() -> None:
    play = Play(pattern("signaal"))
    assert play.open == ["beslissen"]
    assert play.do("beslissen").open == ["uitvoeren"]


def test_a_condition_is_heard_as_soon_as_it_becomes_true() -> None:
    play = Play(pattern("voorwaarde"), ernst=1)
    assert play.open == ["meten"]
    assert play.do("meten", ernst=5).open == ["ingrijpen"]


def test_a_condition_that_nothing_can_make_true_any_more_is_told() -> None:
    with pytest.raises(Broken, match="als_hoog"):
        Play(pattern("voorwaarde"), ernst=1).do("meten", ernst=2)


def test_a_signal_from_outside_reaches_everyone_who_listens_and_nobody_has_to() -> None:
    play = Play(pattern("signaal"))
    play.took(play.run.broadcast("besluit", {"besluit": "ja"}, play.now))
    assert play.open == ["beslissen", "uitvoeren"]
    assert play.run.data == {"besluit": "ja"}
    assert play.run.broadcast("besluit", {"besluit": "nee"}, play.now) == []
    assert play.run.data == {"besluit": "ja"}
