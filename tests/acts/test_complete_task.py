"""Completing a task: exactly one wins, what follows appears, and it all happens in one transaction."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from given import House
from kapstok.acts.complete_task import complete_task
from kapstok.acts.moment import Moment
from kapstok.audit.chain import Line, broken_at
from kapstok.audit.requests import KeyReused
from kapstok.casus import hold
from kapstok.casus.model import Casus, Event
from kapstok.catalogue import model as catalogue
from kapstok.db import reading, writing
from kapstok.dossier.answers import Answers
from kapstok.errors import Broken, Conflict, Invalid, NotFound


def test_a_signal_opens_a_task_for_the_wijkteam(house: House) -> None:
    """ACT-02"""
    casus = house.open("joost")
    assert casus.fase == 1
    assert [(task.name, task.role) for task in house.tasks(casus.casus_id)] == [("Signaal wegen", "casusregisseur")]


def test_what_follows_is_a_task_for_the_next_role(house: House) -> None:
    casus = house.open("joost")
    outcome = house.complete("noor", casus.casus_id, "Signaal wegen")
    (task,) = house.tasks(casus.casus_id)
    assert outcome.opened == (task.id,)
    assert (task.name, task.role) == ("Casusregisseur toewijzen", "teamleider")


def test_a_second_completion_is_refused_and_names_who_was_first(house: House) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")
    answers = house.answers(task)
    complete_task(house.viewer("noor"), task.id, answers)
    with pytest.raises(Conflict, match=r"al afgerond door Noor Visser op 02-03-2026 om 09:00"):
        complete_task(house.viewer("daan"), task.id, answers)


def test_of_two_at_once_exactly_one_wins(house: House) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")
    answers = house.answers(task)

    def attempt(username: str) -> str:
        try:
            complete_task(house.viewer(username), task.id, answers)
        except Conflict as refused:
            return str(refused)
        return "gelukt"

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(attempt, ["noor", "daan"]))
    assert results.count("gelukt") == 1
    assert any("al afgerond door" in result for result in results)
    assert [task.name for task in house.tasks(casus.casus_id)] == ["Casusregisseur toewijzen"]


def test_wrong_answers_change_nothing_and_name_every_field(house: House) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")
    with pytest.raises(Invalid) as refused:
        complete_task(house.viewer("noor"), task.id, {"vraag": "x" * 30_000, "onzin": "1"})
    assert {"vraag", "onzin", "signaal_uitkomst"} <= set(refused.value.fields)
    assert [task.name for task in house.tasks(casus.casus_id)] == ["Signaal wegen"]


def test_a_crash_before_the_end_leaves_no_trace(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")

    def crash(self: Moment) -> None:
        raise RuntimeError("the power fails")

    with monkeypatch.context() as patch:
        patch.setattr(Moment, "settle", crash)
        with pytest.raises(RuntimeError):
            complete_task(house.viewer("noor"), task.id, house.answers(task))
    assert [task.name for task in house.tasks(casus.casus_id)] == ["Signaal wegen"]
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Answers).where(Answers.task_id == task.id)) == 0
    house.complete("noor", casus.casus_id, "Signaal wegen")


def test_a_repeated_request_gets_the_same_answer_and_happens_once(house: House) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")
    answers, noor = house.answers(task), house.viewer("noor")
    first = complete_task.once("sleutel-1", noor, task.id, answers)
    assert complete_task.once("sleutel-1", noor, task.id, answers) == first
    assert len(house.tasks(casus.casus_id)) == 1


def test_a_key_is_for_one_request_only(house: House) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")
    noor = house.viewer("noor")
    complete_task.once("sleutel-2", noor, task.id, house.answers(task))
    with pytest.raises(KeyReused):
        complete_task.once("sleutel-2", noor, task.id, {"iets": "anders"})


def test_who_is_not_asked_does_not_know_that_the_task_exists(house: House) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")
    for stranger in ("lotte", "anne", "marijke"):
        with pytest.raises(NotFound):
            complete_task(house.viewer(stranger), task.id, {})


def test_every_deed_is_a_line_in_an_unbroken_chain(house: House) -> None:
    casus_id = house.to_ave_2()
    with reading() as session:
        lines = list(session.scalars(select(Line).where(Line.casus_id == casus_id).order_by(Line.version)))
        assert [line.version for line in lines] == [1, 2, 3]
        assert [line.act for line in lines] == ["open_casus", "complete_task", "complete_task"]
        assert broken_at(session, casus_id) is None
        assert session.get_one(Casus, casus_id).version == 3


def test_a_changed_line_breaks_the_chain(house: House) -> None:
    casus_id = house.to_ave_2()
    with writing() as session:
        session.scalars(select(Line).where(Line.casus_id == casus_id, Line.version == 2)).one().act = "iets_anders"
    with reading() as session:
        assert broken_at(session, casus_id) == 2


def test_a_damaged_run_is_refused_and_the_others_go_on(house: House) -> None:
    damaged, sound = house.open("joost"), house.open("joost")
    with writing() as session:
        row = session.get_one(Casus, damaged.casus_id)
        row.state = row.state[:-1] + bytes([row.state[-1] ^ 1])
    with pytest.raises(Broken, match="beschadigd"):
        house.complete("noor", damaged.casus_id, "Signaal wegen")
    house.complete("noor", sound.casus_id, "Signaal wegen")


def test_runs_of_two_casussen_cannot_be_swapped(house: House) -> None:
    one, other = house.open("joost"), house.open("joost")
    with writing() as session:
        first, second = session.get_one(Casus, one.casus_id), session.get_one(Casus, other.casus_id)
        first.state, second.state = second.state, first.state
        first.seal, second.seal = second.seal, first.seal
    with pytest.raises(Broken):
        house.complete("noor", one.casus_id, "Signaal wegen")


def test_answers_stay_out_of_the_run_and_out_of_the_tijdlijn(house: House) -> None:
    casus = house.open("joost")
    secret = "geheim van het huishouden"
    house.complete("noor", casus.casus_id, "Signaal wegen", vraag=secret)
    with reading() as session:
        details = list(session.scalars(select(Event.detail).where(Event.casus_id == casus.casus_id)))
        lines = list(session.scalars(select(Line.detail).where(Line.casus_id == casus.casus_id)))
    assert secret not in str(details)
    assert secret not in str(lines)
    with reading() as session:
        row = session.get_one(Casus, casus.casus_id)
        run = hold.unseal(row, catalogue.compiled(session, row.version_id).spec)
    assert secret not in str(run.data)
