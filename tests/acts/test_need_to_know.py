"""Outside the people concerned a casus does not exist; who is no longer concerned no longer sees it."""

import pytest
from sqlalchemy import select

from given import House
from kapstok.acts.complete_task import complete_task
from kapstok.acts.deliver_message import deliver_message
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.db import writing
from kapstok.errors import NotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.casussen import CasusQuery, casussen
from kapstok.overviews.diagram import diagram_xml
from kapstok.overviews.inbox import VIEWS, InboxQuery, inbox
from kapstok.overviews.regie import regie
from kapstok.overviews.task import task_page
from kapstok.overviews.timeline import timeline

STRANGERS = ("daan", "lotte", "sanne", "anne", "pieter", "marijke", "joost")


@pytest.mark.parametrize("stranger", STRANGERS)
def test_for_a_stranger_the_casus_does_not_exist(house: House, stranger: str) -> None:
    casus_id = house.to_ave_2()
    viewer = house.viewer(stranger)
    for look in (casus_page, timeline, regie):
        with pytest.raises(CasusNotFound):
            look(viewer, casus_id)
    with pytest.raises(NotFound):
        diagram_xml(viewer, casus_id, "ave")
    with pytest.raises(NotFound):
        deliver_message(viewer, casus_id, "opschaalverzoek", {})
    for task in house.tasks(casus_id):
        with pytest.raises(NotFound):
            task_page(viewer, task.id)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_finds_no_task_no_count_and_no_search_hit(house: House, stranger: str) -> None:
    house.to_ave_2()
    viewer = house.viewer(stranger)
    for view in VIEWS:
        page = inbox(viewer, InboxQuery(view=view, search="Linde"))
        assert (page.total, page.rows, set(page.counts.values())) == (0, [], {0})
    assert casussen(viewer, CasusQuery(state="alle", search="Linde")).total == 0


def test_the_casusregisseur_sees_all_of_it(house: House) -> None:
    casus_id = house.to_ave_2()
    page = casus_page(house.viewer("noor"), casus_id)
    assert page.head.fase == 2
    assert [row.name for row in page.tasks] == ["Burger informeren"]
    assert [line.person for line in page.regie if line.kind == "casusregie" and line.until is None] == ["Noor Visser"]


def test_who_weighs_a_signal_no_longer_sees_it_when_a_colleague_became_casusregisseur(house: House) -> None:
    casus_id = house.open("joost").casus_id
    house.complete("noor", casus_id, "Signaal wegen")
    house.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur="daan")
    assert casus_page(house.viewer("daan"), casus_id).head.fase == 2
    for gone in ("noor", "ilse", "joost"):
        with pytest.raises(CasusNotFound):
            casus_page(house.viewer(gone), casus_id)


def test_a_partner_sees_the_casus_only_while_he_is_asked(house: House) -> None:
    casus_id = to_the_vote(house)
    assert casus_page(house.viewer("pieter"), casus_id).head.fase == 2
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("olga"), casus_id)  # not one of the partners that were asked
    house.complete("pieter", casus_id, "Besluit meegeven")
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("pieter"), casus_id)


def test_answers_are_shown_to_the_casusregisseur_and_to_their_writer(house: House) -> None:
    casus_id = to_the_vote(house)
    holder = {written.name for written in casus_page(house.viewer("noor"), casus_id).written}
    partner = {written.name for written in casus_page(house.viewer("pieter"), casus_id).written}
    assert {"Signaal wegen", "Plan opstellen", "Aanmelden"} <= holder
    assert partner == set()


def test_a_role_that_ended_ends_the_sight(house: House) -> None:
    from sqlalchemy import update

    from kapstok import clock
    from kapstok.db import writing
    from kapstok.people.model import Membership

    task = house.task(house.open("joost").casus_id, "Signaal wegen")
    daan = house.viewer("daan")
    assert task_page(daan, task.id).row.workable
    with writing() as session:
        session.execute(update(Membership).where(Membership.person_id == daan.person_id).values(until=clock.now()))
    with pytest.raises(NotFound):
        task_page(house.viewer("daan"), task.id)


def to_the_vote(house: House) -> object:
    """A casus for which three partners were asked whether the ZVH takes it up."""
    casus_id = house.to_ave_2()
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    house.go(casus_id, ("sanne", "Verzoek beoordelen"), ("noor", "Delen in MDO"), ("sanne", "Procesregie starten"))
    house.complete(
        "sanne",
        casus_id,
        "Procesregie voeren",
        procesregie_besluit="opschalen",
        procesregie_volgende_evaluatie=None,
        criteria=["onveiligheid"],
        toelichting="Bedreigingen in de straat.",
        overlast_omgeving="ja",
    )
    house.go(casus_id, ("sanne", "Aanmelden"))
    house.answer_jobs(casus_id)
    house.go(casus_id, ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"), ("noor", "Burger informeren"))
    house.go(casus_id, ("harry", "Criteria toetsen"))
    return casus_id


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_stranger_does_not_wait_for_a_casus_that_somebody_holds(house: House) -> None:
    """Nor could anybody else be made to wait for him: nothing is locked before he is told that it does not exist."""
    casus_id = house.to_ave_2()
    task, stranger = house.tasks(casus_id)[0], house.viewer("daan")
    with writing() as session:
        session.execute(select(Casus.id).where(Casus.id == casus_id).with_for_update())
        with pytest.raises(NotFound):
            complete_task(stranger, task.id, {})
        with pytest.raises(NotFound):
            deliver_message(stranger, casus_id, "opschaalverzoek", {})
