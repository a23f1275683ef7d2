"""PRIV-22: who was promised that he stays unknown is named to nobody but who has to act, and in no inzage export."""

from datetime import date
from uuid import UUID

import pytest

from given import House
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.acts.invite_deelnemer import Invitation, invite_deelnemer
from kapstok.acts.log_reading import Seen, log_reading
from kapstok.acts.make_brief import make_brief
from kapstok.acts.take_inzageverzoek import Asking, judge_stuk, take_inzageverzoek
from kapstok.overviews.brieven import brief
from kapstok.overviews.casus import casus_page
from kapstok.overviews.dossier import dossier_part
from kapstok.overviews.inzage import asked_of, inzage_export
from kapstok.overviews.leeslogboek import ReadingQuery, leeslogboek
from kapstok.overviews.task import task_page
from kapstok.overviews.timeline import timeline
from writing import actie, member, overleg

TOLD = "Ik hoor elke nacht geschreeuw."
NAME = "Joost Bakker"


def reported(house: House, anoniem: bool) -> UUID:
    casus_id = house.open("joost", toelichting=TOLD, anoniem=anoniem).casus_id
    house.complete("noor", casus_id, "Signaal wegen")
    house.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur="noor")
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    return casus_id


def seen(house: House, username: str, casus_id: UUID) -> str:
    viewer = house.viewer(username)
    return repr(casus_page(viewer, casus_id)) + repr(timeline(viewer, casus_id))


@pytest.mark.parametrize("anoniem", [True, False])
def test_others_in_the_casus_do_not_see_who_it_was(house: House, anoniem: bool) -> None:
    """PRIV-22"""
    casus_id = reported(house, anoniem)
    assert (NAME in seen(house, "sanne", casus_id)) is not anoniem
    assert ("Anonieme melder" in seen(house, "sanne", casus_id)) is anoniem


def test_a_task_that_shows_his_signal_does_not_name_him(house: House) -> None:
    """PRIV-22: not to who weighs it; only to the casusregisseur, who acts on it"""
    casus_id = house.open("joost", toelichting=TOLD, anoniem=True).casus_id
    weighing = task_page(house.viewer("noor"), house.task(casus_id, "Signaal wegen").id)
    assert TOLD in repr(weighing)
    assert NAME not in repr(weighing)
    house.complete("noor", casus_id, "Signaal wegen")
    house.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur="noor")
    assert NAME in repr(task_page(house.viewer("noor"), house.task(casus_id, "Burger informeren").id))


def test_what_he_wrote_while_it_was_weighed_does_not_name_him(house: House) -> None:
    """PRIV-22"""
    casus_id = house.open("joost", toelichting=TOLD, anoniem=True).casus_id
    answers = {"naam": "Els Linde", "relatie": "ouder", "minderjarig": "nee"}
    add_betrokkene(house.viewer("joost"), casus_id, answers)
    house.complete("noor", casus_id, "Signaal wegen")
    house.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur="noor")
    overleg(house, casus_id, "mdo", "noor", "bram")
    actie(house, casus_id, "bram")
    written = {who: dossier_part(house.viewer(who), casus_id, "betrokkenen").rows[0].person for who in ("noor", "bram")}
    assert written == {"noor": NAME, "bram": "Anonieme melder"}


def test_the_reading_log_does_not_name_him_either(house: House) -> None:
    """PRIV-22, PRIV-23: that he looked is in it, not who it was; and nobody finds him by his name"""
    casus_id = house.open("joost", toelichting=TOLD, anoniem=True).casus_id
    log_reading(house.viewer("joost"), Seen("casus", "web", casus_id))
    log_reading(house.viewer("noor"), Seen("casus", "web", casus_id))
    femke = house.viewer("femke")
    rows = leeslogboek(femke, ReadingQuery()).rows
    assert [(row.person, row.organisation) for row in rows] == [
        ("Noor Visser", "Wijkteam Veldermeer"),
        ("Anonieme melder", ""),
    ]
    assert leeslogboek(femke, ReadingQuery(search="Joost")).total == 0
    assert leeslogboek(femke, ReadingQuery(search="Noor")).total == 1


def test_the_casusregisseur_needs_it_and_sees_it(house: House) -> None:
    """PRIV-22"""
    assert NAME in seen(house, "noor", reported(house, True))


def test_he_is_not_in_the_inzage_export(house: House) -> None:
    """PRIV-22, PRIV-28: neither what he told, nor his organisation, nor that he read"""
    casus_id = reported(house, True)
    member(house, casus_id, naam="Els Linde")
    verzoek_id = take_inzageverzoek(house.viewer("femke"), Asking("veldermeer", "Els Linde", date(2026, 3, 2)))
    assert asked_of(house.viewer("joost")) == []
    for username in ("noor", "ilse"):
        for one in asked_of(house.viewer(username)):
            judge_stuk(house.viewer(username), one.id, True)
    text = repr(inzage_export(house.viewer("femke"), verzoek_id))
    assert "Els Linde" in text
    assert not any(word in text for word in (NAME, TOLD, "Scholengroep", "Anonieme melder"))


def test_no_brief_names_him(house: House) -> None:
    """PRIV-22: not as somebody who has an action, nor as one of the parties: a brief leaves the house"""
    casus_id = reported(house, True)
    once = Invitation(
        person=house.viewer("joost").person_id, role="aanmelder", reason="Hij kent het gezin", agreement="Ja"
    )
    overleg(house, casus_id, "mdo", "noor", "joost")
    actie(house, casus_id, "joost")
    invite_deelnemer(house.viewer("noor"), casus_id, once)
    told = ""
    for kind, asked in (
        ("overdrachtsdocument", {"aan": "Daan Postma", "aandacht": "Geen"}),
        ("opschaalbericht", {"aan": "het ZVH", "naar": "AVE 3", "toelichting": "De buurt is bang"}),
        ("convenanten", {}),
    ):
        made = make_brief(house.viewer("noor"), casus_id, kind, asked).opened[0]
        told += repr(brief(house.viewer("noor"), casus_id, made))
    assert told.count("Anonieme melder") >= 2
    assert NAME not in told
