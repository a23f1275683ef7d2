"""Patterns within patterns: what is withdrawn with its surroundings, and what goes on in them."""

from engine.diagram import boundary, call, compiled, inner, listening, message, on_message, on_timer, process
from engine.play import Play, pattern
from kapstok.engine.changes import JobDropped, MessageDropped, TaskWithdrawn, TimerDropped

FOR_EACH = (
    '<multiInstanceLoopCharacteristics isSequential="{}"><loopDataInputRef>partners</loopDataInputRef>'
    '<inputDataItem id="i_{}" name="partner"/>{}</multiInstanceLoopCharacteristics>'
)


def for_each(name: str, sequential: bool = False, until: str = "") -> str:
    stop = f"<completionCondition>{until}</completionCondition>" if until else ""
    return FOR_EACH.format(str(sequential).lower(), name, stop)


def test_everything_within_a_process_goes_with_it() -> None:
    play = Play(
        compiled(
            message("m"),
            message("stop"),
            process("hoofd", call("buiten", "stap"), boundary("b", "buiten", on_message("stop")), "start buiten einde",
                    "b daarna einde_b"),
            process("stap", call("binnen", "kern"), "start_s binnen einde_s"),
            process("kern", '<serviceTask id="werk" ave:operatie="x"/>', '<userTask id="taak"/>',
                    boundary("klok", "taak", on_timer("P1D")),
                    f'<intermediateCatchEvent id="bericht">{on_message("m")}</intermediateCatchEvent>',
                    "start_k and_k werk einde_1", "and_k taak einde_2", "and_k bericht einde_3", "klok einde_4"),
        )
    )  # fmt: skip
    assert play.run.open_tasks()[0].path == ("buiten", "binnen")
    play.say("stop")
    kinds = {type(change) for change in play.last}
    assert {TaskWithdrawn, TimerDropped, MessageDropped, JobDropped} <= kinds
    assert play.open == ["daarna"]
    assert play.run.positions() == [("hoofd", "daarna")]
    assert play.wait(days=9).last == []


def test_terminate_ends_its_own_process_only() -> None:
    end = '<endEvent id="klaar"><terminateEventDefinition/></endEvent>'
    play = Play(
        compiled(
            process("hoofd", call("c", "stap"), "start and_h c einde", "and_h los einde_l"),
            process("stap", end, "start_s and_s a klaar", "and_s b einde_s"),
        )
    )
    assert play.do("a").open == ["los"]
    assert play.do("los").run.done


def test_a_sub_process_for_each_partner() -> None:
    sub = inner("deel", "start_d bellen noteren einde_d").replace("<startEvent", for_each("d") + "<startEvent", 1)
    play = Play(compiled(process("hoofd", sub, "start deel verder einde")), partners=["a", "b"])
    play.do("bellen", "b").do("noteren", "b")
    assert play.open == ["bellen"]
    assert play.items == ["a"]
    assert play.do("bellen").do("noteren").open == ["verder"]


def test_processes_one_after_another() -> None:
    diagram = [
        process("hoofd", call("c", "stap", body=for_each("c", sequential=True)), "start c verder einde"),
        process("stap", "start_s bellen noteren einde_s"),
    ]
    play = Play(compiled(*diagram), partners=["a", "b"])
    for partner in ("a", "b"):
        assert play.items == [partner]
        play.do("bellen").do("noteren")
    assert play.open == ["verder"]


def test_a_stop_condition_takes_the_other_processes_away() -> None:
    diagram = [
        process("hoofd", call("c", "stap", body=for_each("c", until="gekozen = partner")), "start c verder einde"),
        process("stap", "start_s bellen noteren einde_s"),
    ]
    play = Play(compiled(*diagram), partners=["a", "b", "c"]).do("bellen", "b", gekozen="b").do("bellen", "a")
    assert play.do("noteren", "b").open == ["verder"]
    assert play.run.positions() == [("hoofd", "verder")]


def test_lists_within_lists_keep_their_own_item() -> None:
    questions = for_each("v").replace("partners", "vragen_lijst").replace("partner", "vraag")
    diagram = [
        process("hoofd", call("c", "stap", body=for_each("c")), "start c verder einde"),
        process("stap", f'<userTask id="vragen">{questions}</userTask>',
                "start_s vragen noteren einde_s"),
    ]  # fmt: skip
    play = Play(compiled(*diagram), partners=["a", "b"], vragen_lijst=["x", "y"])
    assert sorted(map(str, play.items)) == ["x", "x", "y", "y"]
    for item in ("x", "x", "y", "y"):
        play.do("vragen", item)
    assert sorted(map(str, play.items)) == ["a", "b"]


def test_an_event_sub_process_may_repeat_by_the_clock() -> None:
    diagram = process(
        "hoofd",
        listening("bewaken", on_timer("R2/P7D", "timeCycle"), "bij_bewaken nakijken einde_n", interrupting=False),
        "start doen einde",
    )
    play = Play(compiled(diagram)).wait(days=7)
    assert play.open == ["doen", "nakijken"]
    assert play.wait(days=7).open == ["doen", "nakijken", "nakijken"]
    assert play.run.timers() == []


def test_the_clock_of_a_listener_stops_at_the_end() -> None:
    play = Play(pattern("luisteren_timer")).do("doen")
    assert play.run.done
    assert "TimerDropped" in play.kinds()
    assert play.run.timers() == []


def test_a_message_thrown_within_the_route_is_heard_within_it() -> None:
    diagram = process(
        "hoofd",
        '<sendTask id="sturen" messageRef="bericht_m"/>',
        '<receiveTask id="horen" messageRef="bericht_m"/>',
        "start and_uit horen b einde",
        "and_uit a sturen einde_s",
    )
    play = Play(compiled(message("m"), diagram))
    assert play.messages == ["m"]
    assert play.do("a").open == ["b"]


def test_the_route_goes_on_from_the_border_of_a_repeated_task() -> None:
    task = f'<userTask id="vragen">{for_each("v")}</userTask>'
    diagram = process(
        "hoofd", task, boundary("te_laat", "vragen", on_timer("P7D")), "start vragen einde", "te_laat a einde_a"
    )
    play = Play(compiled(diagram), partners=["a", "b", "c"]).do("vragen", "b")
    assert play.wait(days=7).open == ["a"]
    assert play.kinds().count("TaskWithdrawn") == 2


def test_a_signal_that_sweeps_a_process_away_starts_nothing_in_it() -> None:
    signal = '<signalEventDefinition signalRef="s"/>'
    play = Play(
        compiled(
            '<signal id="s" name="s"/>',
            process(
                "hoofd",
                call("c", "stap"),
                boundary("weg", "c", signal),
                f'<intermediateThrowEvent id="roep">{signal}</intermediateThrowEvent>',
                "start and_u c einde",
                "and_u a roep einde_r",
                "weg b einde_b",
            ),
            process("stap", listening("horen", signal, "bij_horen d einde_h"), "start_s e einde_s"),
        )
    )
    assert play.do("a").open == ["b"]
    assert play.run.positions() == [("hoofd", "b")]
    assert play.do("b").run.done


def test_two_calls_of_one_process_do_not_mix() -> None:
    diagram = [
        process("hoofd", call("een", "stap"), call("twee", "stap"), "start and_u een and_s einde", "and_u twee and_s"),
        process("stap", "start_s and_b links and_e einde_s", "and_b rechts and_e"),
    ]
    play = Play(compiled(*diagram))
    keys = {(task.path[0], task.element): task.key for task in play.run.open_tasks()}
    play.took(play.run.complete(keys["een", "links"], {}, play.now))
    play.took(play.run.complete(keys["twee", "rechts"], {}, play.now))
    assert play.open == ["links", "rechts"], "a token of one is no token of the other"
    play.took(play.run.complete(keys["een", "rechts"], {}, play.now))
    assert [task.path for task in play.run.open_tasks()] == [("twee",)]
