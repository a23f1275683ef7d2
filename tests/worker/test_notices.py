"""A notice says that there is something to do and where; who reads along learns nothing."""

import re
from email import message_from_string, policy
from uuid import uuid4

import pytest
import work
from sqlalchemy import update

from given import House
from kapstok.bpmn.operations import OPERATIONS
from kapstok.connectors import mail
from kapstok.db import reading, writing
from kapstok.jobs.model import Job
from kapstok.notices.letters import Letter
from kapstok.overviews import recipients
from kapstok.overviews.work import Errand
from kapstok.people.model import Person
from kapstok.settings import ROOT, settings
from kapstok.worker import durable, operations, sweep
from processes import post_office

LETTER = Letter("U heeft een taak", "Log in.\n")


def test_a_notice_of_a_task_holds_no_name_no_fase_no_kenmerk_and_no_content(house: House) -> None:
    opened = house.open()
    task = house.tasks(opened.casus_id)[0]
    operations.do(uuid4(), Errand("mail_taak", None, {"task_id": str(task.id)}))
    operations.do(uuid4(), Errand("ontvangstbevestiging", opened.casus_id, {}))
    found = [message_from_string(text, policy=policy.default) for text in work.letters()]
    assert {letter["Subject"] for letter in found} == {"U heeft een taak", "Uw aanmelding is ontvangen"}
    for letter in found:
        body = letter.get_content().replace(str(task.id), "")
        told = (letter["Subject"] + body + letter["From"] + letter["Message-ID"]).lower()
        with reading() as session:
            people = [name for (name,) in session.query(Person.name)]
        for word in ("linde", "vld-", "fase", "ave", "veldermeer", "taak beoordelen", task.name.lower(), *people):
            assert word.lower() not in told, word


def test_a_notice_goes_to_who_has_the_task_or_else_to_the_group(house: House) -> None:
    task = house.tasks(house.open("joost").casus_id)[0]
    group = recipients.of_task(task.id)
    assert group
    assert task.assignee_id is None
    with writing() as session:
        session.execute(update(Person).values(mail="geen"))
    assert recipients.of_task(task.id) == [], "nobody here wants mail"


def test_nobody_is_told_of_a_task_that_is_gone(house: House) -> None:
    assert recipients.of_task(uuid4()) == []


def test_every_task_that_opens_wants_a_notice(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = house.open()
    monkeypatch.setattr(durable, "known", dict)
    monkeypatch.setattr(durable, "queue", lambda *_: None)
    sweep.jobs()
    with reading() as session:
        wanted = {job.parameters.get("task_id") for job in session.query(Job) if job.operation == "mail_taak"}
    assert {str(task_id) for task_id in opened.opened} <= wanted


def test_a_letter_goes_to_one_address_at_a_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office() as (post, address):
        monkeypatch.setenv("KAPSTOK_SMTP", address)
        settings.cache_clear()
        mail.send(LETTER, ["een@politie.example", "twee@zvh.example"], uuid4())
    assert len(post.letters) == 2
    assert not any("een@" in letter and "twee@" in letter for letter in post.letters)
    assert all("Auto-Submitted: auto-generated" in letter for letter in post.letters)


def test_a_letter_that_is_sent_again_is_recognisable(house: House) -> None:
    key = uuid4()
    mail.send(LETTER, ["een@politie.example"], key)
    mail.send(LETTER, ["een@politie.example"], key)
    assert len(work.letters()) == 1


def test_a_mail_server_that_is_away_is_named_without_an_address(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAPSTOK_SMTP", "smtp://127.0.0.1:1")
    settings.cache_clear()
    with pytest.raises(mail.NotDelivered, match="KAPSTOK_SMTP") as refused:
        mail.send(LETTER, ["een@politie.example"], uuid4())
    assert "politie" not in str(refused.value)


@pytest.mark.parametrize("operation", ["mail_taak", "ontvangstbevestiging"])
def test_every_operation_of_the_basis_is_known(operation: str) -> None:
    assert operation in operations.OPERATIONS


def test_what_a_diagram_may_ask_for_is_what_the_worker_can_do_with_a_casus_alone() -> None:
    assert set(operations.FOR_DIAGRAMS) == set(OPERATIONS)
    assert operations.FOR_DIAGRAMS.items() <= operations.OPERATIONS.items()
    shipped = {
        word
        for path in (ROOT / "processes").rglob("*.bpmn")
        for word in re.findall(r'ave:operatie="([^"]*)"', path.read_text())
    }
    assert shipped <= set(OPERATIONS)
