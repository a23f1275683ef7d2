"""Moving a run to a version in which its place has changed (REGEL-24): what goes along, and what asks a choice."""

from datetime import timedelta

import pytest

from engine.diagram import compiled, inner, process
from engine.moving import moved
from engine.play import MONDAY, Play
from kapstok.engine import Spec
from kapstok.engine.changes import MessageAwaited, TaskOpened, TaskWithdrawn, TimerArmed, TimerDropped
from kapstok.engine.migrate import DROP, standing
from kapstok.errors import Conflict


def straight(*names: str, extra: str = "") -> Spec:
    return compiled(process("hoofd", *filter(None, [extra]), f"start {' '.join(names)} einde"))


def test_a_task_keeps_its_key_and_a_new_step_after_it_is_done() -> None:
    play = Play(straight("a", "b"))
    key = play.key("a")
    found = moved(play, straight("a", "tussen", "b"))
    assert (play.key("a"), found.changes) == (key, ())
    assert play.do("a").open == ["tussen"]


def test_a_renamed_element_goes_along_when_the_designer_says_so() -> None:
    play = Play(straight("a", "b"))
    key = play.key("a")
    new = straight("anders", "b")
    assert moved(play, new).questions[0].kind == "verdwenen"
    found = moved(play, new, renamed={"a": "anders"})
    assert play.key("anders") == key
    assert found.kept[0][1] == TaskOpened(key, "anders", "anders", "hoofd")
    assert play.do("anders").open == ["b"]


def test_a_step_that_is_gone_asks_where_to_go_on_and_proposes_what_came_after_it() -> None:
    play = Play(straight("a", "weg", "b", "c")).do("a")
    gone = play.key("weg")
    new = straight("a", "b", "c")
    found = moved(play, new)
    (question,) = found.questions
    assert found.state is None
    assert (str(question.place), question.kind, question.proposals[0]) == ("weg", "verdwenen", "b")
    found = moved(play, new, go_on={"weg": "b"})
    assert found.changes[0] == TaskWithdrawn(gone, "weg")
    assert play.open == ["b"]
    with pytest.raises(Conflict):
        play.run.complete(gone, {}, play.now)


def test_a_choice_for_an_element_that_is_not_there_is_refused_in_words() -> None:
    play = Play(straight("a", "weg")).do("a")
    found = moved(play, straight("a"), go_on={"weg": "nergens"})
    assert found.state is None
    assert (found.questions[0].kind, "niet te vinden" in found.questions[0].sentence) == ("keuze_kan_niet", True)


def test_another_kind_of_step_under_the_same_id_asks() -> None:
    play = Play(straight("a", "b")).do("a")
    service = '<serviceTask id="b" name="b" ave:operatie="mail_taak"/>'
    found = moved(play, straight("a", "b", extra=service))
    assert (found.questions[0].kind, found.questions[0].proposals[0]) == ("anders", "b")
    moved(play, straight("a", "b", extra=service), go_on={"b": "b"})
    assert [job.element for job in play.run.jobs()] == ["b"]


def timer(element: str, text: str, extra: str = "") -> str:
    return (
        f'<boundaryEvent id="te_laat" name="Te laat" attachedToRef="{element}" cancelActivity="true">'
        f"<timerEventDefinition id='t'><timeDuration>{text}</timeDuration></timerEventDefinition></boundaryEvent>"
    )


def with_timer(text: str) -> Spec:
    return compiled(process("hoofd", timer("a", text), "start a b einde", "te_laat laat einde"))


def test_an_armed_timer_keeps_its_moment_and_the_report_says_what_the_new_text_would_be() -> None:
    play = Play(with_timer("PT48H"))
    due = MONDAY + timedelta(hours=48)
    play.wait(hours=10)
    found = moved(play, with_timer("PT24H"))
    (kept,) = found.timers
    assert (kept.element, kept.due, kept.fresh) == ("te_laat", due, MONDAY + timedelta(hours=24))
    assert [armed.due for armed in play.run.timers()] == [due]
    assert play.wait(hours=38).open == ["laat"]


def test_a_timer_that_is_new_at_a_task_in_progress_starts_to_run_now() -> None:
    play = Play(straight("a", "b"))
    play.wait(hours=5)
    key = play.key("a")
    found = moved(play, with_timer("PT48H"))
    (armed,) = found.changes
    assert isinstance(armed, TimerArmed)
    assert armed.due == MONDAY + timedelta(hours=53)
    assert play.key("a") == key
    assert play.wait(hours=48).open == ["laat"]
    other = Play(straight("a", "b"))
    moved(other, with_timer("PT48H"))
    assert other.do("a").open == ["b"]
    assert other.run.timers() == []


def test_a_timer_that_is_gone_is_dropped_and_its_task_stays() -> None:
    play = Play(with_timer("PT48H"))
    key = play.key("a")
    found = moved(play, straight("a", "b"))
    (dropped,) = found.changes
    assert isinstance(dropped, TimerDropped)
    assert play.key("a") == key
    assert play.do("a").open == ["b"]


def fork(*branches: str) -> Spec:
    paths = [f"and_uit {branch} and_samen" for branch in branches]
    return compiled(process("hoofd", "start and_uit", *paths, "and_samen klaar einde"))


def test_a_new_branch_beside_one_that_is_done_asks_instead_of_waiting_for_ever() -> None:
    play = Play(fork("a", "b")).do("a")
    found = moved(play, fork("a", "b", "c"))
    (question,) = found.questions
    assert (question.place.element, question.kind, question.proposals) == ("and_samen", "samenkomst", ("c", DROP))
    after_all = Play(fork("a", "b")).do("a")
    moved(after_all, fork("a", "b", "c"), go_on={"and_samen": "c"})
    assert after_all.open == ["b", "c"]
    assert after_all.do("c").do("b").open == ["klaar"]
    moved(play, fork("a", "b", "c"), go_on={"and_samen": DROP})
    assert play.do("b").open == ["klaar"]


def test_a_branch_that_is_gone_lets_the_others_meet() -> None:
    play = Play(fork("a", "b", "c")).do("a").do("b")
    found = moved(play, fork("a", "b"), go_on={"c": DROP})
    assert found.state is not None
    assert play.open == ["klaar"]


def test_branches_that_became_a_row_ask_before_a_step_is_done_twice() -> None:
    play = Play(fork("a", "b"))
    new = straight("a", "b", "klaar")
    found = moved(play, new)
    assert [question.kind for question in found.questions] == ["dubbel"]
    moved(play, new, go_on={"a": DROP})
    assert play.do("b").open == ["klaar"]


def test_a_new_step_before_a_meeting_point_does_not_hold_up_who_waits_there() -> None:
    play = Play(fork("a", "b")).do("a")
    found = moved(play, fork("a erbij", "b"))
    assert found.notes
    assert play.do("b").open == ["klaar"]
    back = Play(fork("a erbij", "b")).do("a").do("erbij")
    assert moved(back, fork("a", "b")).state is not None
    assert back.do("b").open == ["klaar"]


def test_a_casus_goes_on_within_a_sub_process_into_which_its_step_was_moved() -> None:
    play = Play(straight("a", "b", "c")).do("a")
    new = compiled(process("hoofd", inner("deel", "start_deel b erna einde_deel"), "start a deel c einde"))
    assert moved(play, new).questions
    moved(play, new, go_on={"b": "b"})
    assert play.open == ["b"]
    assert play.do("b").do("erna").open == ["c"]


def test_a_casus_goes_on_outside_a_sub_process_that_is_gone() -> None:
    old = compiled(process("hoofd", inner("deel", "start_deel b erna einde_deel"), "start a deel c einde"))
    play = Play(old).do("a")
    moved(play, straight("a", "c"), go_on={"deel": "c"})
    assert play.open == ["c"]
    assert play.do("c").run.done


def test_a_message_with_another_name_is_awaited_under_that_name() -> None:
    def spec(message: str) -> Spec:
        return compiled(
            f'<message id="m" name="{message}"/>',
            process("hoofd", '<receiveTask id="w" name="Wachten" messageRef="m"/>', "start w b einde"),
        )

    play = Play(spec("oud"))
    found = moved(play, spec("nieuw"))
    assert [type(change).__name__ for change in found.changes] == ["MessageDropped", "MessageAwaited"]
    assert isinstance(found.changes[1], MessageAwaited)
    assert play.say("nieuw").open == ["b"]


def test_settings_of_the_new_version_come_along_and_what_the_casus_has_made_of_them_stays() -> None:
    play = Play(straight("a"), oud=5, eigen=7)
    moved(play, straight("a", "b"), settings={"oud": (5, 6), "eigen": (5, 6), "nieuw": (None, True)})
    assert play.run.data == {"oud": 6, "eigen": 7, "nieuw": True}


def test_casussen_in_the_same_places_stand_alike_and_others_do_not() -> None:
    spec = fork("a", "b")
    first, second = Play(spec, x=1), Play(spec, x=2)
    assert standing(first.run.dump()) == standing(second.run.dump())
    assert standing(first.do("a").run.dump()) != standing(second.do("b").run.dump())
    assert standing(first.do("b").run.dump()) == standing(second.do("a").run.dump())
