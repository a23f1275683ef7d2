"""PRIV-27, PRIV-28: an inzageverzoek has a month, once extended by two; each owner judges his own pieces, and the
export holds nothing of others, of who was promised to stay unknown, or of what was refused.
"""

from datetime import date
from uuid import UUID

import pytest
from parties import SECRET, Parties
from sqlalchemy import select

from given import House
from kapstok.acts.add_actie import add_actie
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.bring_informatie import Wording
from kapstok.acts.take_inzageverzoek import (
    Asking,
    answer_inzageverzoek,
    extend_inzageverzoek,
    judge_stuk,
    take_inzageverzoek,
)
from kapstok.bewaren.inzage import InzageNotFound, InzageStuk
from kapstok.db import reading
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.overviews.inzage import asked_of, inzage_export, inzageverzoek, inzageverzoeken
from writing import member

MONDAY = date(2026, 3, 2)


@pytest.fixture
def asked(parties: Parties) -> tuple[Parties, UUID]:
    """Els Linde asks; in her casus stand pieces of the wijkteam and of the politie, and somebody else."""
    house = parties.house
    member(house, parties.casus_id, naam="Els Linde", geboortedatum="1980-01-01")
    member(house, parties.casus_id, naam="Karel Doorn", relatie="partner")
    parties.bring("noor", wording=Wording("Gesprek", "Els en Karel Doorn ruziën over geld.", "Plan maken"))
    parties.read("pieter")
    verzoek_id = take_inzageverzoek(house.viewer("femke"), Asking("veldermeer", "els linde", MONDAY, "1980-01-01"))
    return parties, verzoek_id


def judge_all(parties: Parties, but: UUID | None = None) -> None:
    for username in ("noor", "pieter", "ilse", "joost"):
        viewer = parties.house.viewer(username)
        for one in asked_of(viewer):
            judge_stuk(viewer, one.id, True)
    if but is not None:
        with reading() as session:
            stuk = session.scalars(select(InzageStuk).where(InzageStuk.object_id == str(but))).one()
        judge_stuk(parties.house.viewer("pieter"), stuk.id, False, "Veiligheid van de politieagenten")


def test_it_is_due_in_a_month(asked: tuple[Parties, UUID]) -> None:
    """PRIV-27"""
    parties, verzoek_id = asked
    femke = parties.house.viewer("femke")
    assert [(one.id, one.due_on) for one in inzageverzoeken(femke)] == [(verzoek_id, date(2026, 4, 2))]
    parties.house.clock.pass_workdays(30)
    assert inzageverzoek(femke, verzoek_id).late


def test_it_is_extended_once_by_two_months_with_a_reason(asked: tuple[Parties, UUID]) -> None:
    """PRIV-27"""
    parties, verzoek_id = asked
    femke = parties.house.viewer("femke")
    with pytest.raises(Invalid):
        extend_inzageverzoek(femke, verzoek_id, " ")
    assert extend_inzageverzoek(femke, verzoek_id, "Er zijn vijf partijen.") == date(2026, 6, 2)
    with pytest.raises(Conflict, match="al een keer"):
        extend_inzageverzoek(femke, verzoek_id, "Nog steeds.")


def test_only_the_privacy_officer_of_the_gemeente_takes_and_reads_it(asked: tuple[Parties, UUID]) -> None:
    """ACT-20, PRIV-27, PRIV-32"""
    parties, verzoek_id = asked
    for stranger in ("noor", "arjan", "bea"):
        viewer = parties.house.viewer(stranger)
        assert inzageverzoeken(viewer) == []
        with pytest.raises(InzageNotFound):
            inzage_export(viewer, verzoek_id)
        with pytest.raises(InzageNotFound):
            extend_inzageverzoek(viewer, verzoek_id, "Zomaar")
        with pytest.raises(Forbidden):
            take_inzageverzoek(viewer, Asking("veldermeer", "Els Linde", MONDAY))


def test_each_owner_is_asked_about_his_own_pieces_only(asked: tuple[Parties, UUID]) -> None:
    """PRIV-28"""
    parties, _ = asked
    of_police = asked_of(parties.house.viewer("pieter"))
    assert [(one.kind, dict(one.lines)["Inhoud"]) for one in of_police] == [("Informatie", SECRET)]
    assert SECRET not in repr(asked_of(parties.house.viewer("noor")))
    assert asked_of(parties.house.viewer("geert")) == []
    with pytest.raises(InzageNotFound):
        judge_stuk(parties.house.viewer("noor"), of_police[0].id, True)


def test_what_was_refused_is_not_in_it_and_a_ground_is_asked(asked: tuple[Parties, UUID]) -> None:
    """PRIV-28"""
    parties, verzoek_id = asked
    femke, pieter = parties.house.viewer("femke"), parties.house.viewer("pieter")
    (piece,) = asked_of(pieter)
    with pytest.raises(Invalid) as refused:
        judge_stuk(pieter, piece.id, False)
    assert set(refused.value.fields) == {"grond"}
    with pytest.raises(Conflict, match="elke eigenaar"):
        answer_inzageverzoek(femke, verzoek_id)
    judge_all(parties, but=parties.piece)
    found = inzage_export(femke, verzoek_id)
    assert SECRET not in repr(found)
    assert {one.owner: one.withheld for one in found.owners}["Politie"] == 1
    answer_inzageverzoek(femke, verzoek_id)
    with pytest.raises(Conflict):
        judge_stuk(pieter, piece.id, True)


def test_what_waits_for_its_owner_is_not_in_it_either(asked: tuple[Parties, UUID]) -> None:
    """PRIV-28"""
    parties, verzoek_id = asked
    found = inzage_export(parties.house.viewer("femke"), verzoek_id)
    assert found.owners
    assert all(not one.parts and not one.withheld and one.waiting for one in found.owners)


def test_the_export_is_per_owner_and_names_nobody_else(asked: tuple[Parties, UUID]) -> None:
    """PRIV-28: the partner of the household, and the professionals who wrote and read"""
    parties, verzoek_id = asked
    judge_all(parties)
    found = inzage_export(parties.house.viewer("femke"), verzoek_id)
    assert {one.owner for one in found.owners} >= {"Wijkteam Veldermeer", "Politie"}
    whole = found.to_json()
    assert list(whole) == ["naam", "gemeente", "ontvangenOp", "eigenaren", "gelezenDoor"]
    assert list(whole["eigenaren"][0]) == ["eigenaar", "stukken", "nietGegeven", "nogNietBeoordeeld"]
    assert list(whole["eigenaren"][0]["stukken"][0]) == ["casus", "soort", "op", "regels"]
    text = repr(whole)
    assert "Els Linde" in text
    assert SECRET in text
    assert "[iemand anders] ruziën over geld" in text
    assert not any(name in text for name in ("Karel", "Doorn", "Pieter Groen", "Noor Visser"))
    assert ("Politie", "informatie") in [(place, what) for _, place, what in found.read_by]


def test_the_pages_of_the_dossier_are_in_it_by_who_wrote_them(parties: Parties) -> None:
    """PRIV-28: the plan and an actie of the casusregisseur; what a step asked for is not asked about twice"""
    house = parties.house
    member(house, parties.casus_id, naam="Els Linde")
    noor, femke = house.viewer("noor"), house.viewer("femke")
    lines = {"leefgebied": "wonen", "doel": "Els houdt haar huis", "taken": "Noor belt", "afspraken": "Elke week"}
    add_plan_regel(noor, parties.casus_id, lines)
    add_actie(
        noor, parties.casus_id, {"actie": "De huur bespreken", "wie_anders": "De verhuurder", "wanneer": "2026-03-20"}
    )
    verzoek_id = take_inzageverzoek(femke, Asking("veldermeer", "Els Linde", MONDAY))
    mine = {one.kind: dict(one.lines) for one in asked_of(noor)}
    assert mine["Plan van aanpak"]["Doel"] == "Els houdt haar huis"
    assert mine["Actie"]["Wat gaat er gebeuren?"] == "De huur bespreken"
    asked = [(one.kind, tuple(one.lines)) for one in asked_of(noor)]
    assert len(asked) == len(set(asked))
    judge_all(parties)
    (own,) = (one for one in inzage_export(femke, verzoek_id).owners if one.owner == "Wijkteam Veldermeer")
    assert {"Plan van aanpak", "Actie"} <= {one.kind for one in own.parts}


def test_a_namesake_with_another_birthday_is_not_her(parties: Parties) -> None:
    """PRIV-28"""
    member(parties.house, parties.casus_id, naam="Els Linde", geboortedatum="1980-01-01")
    femke = parties.house.viewer("femke")
    verzoek_id = take_inzageverzoek(femke, Asking("veldermeer", "Els Linde", MONDAY, "1999-09-09"))
    assert inzageverzoek(femke, verzoek_id).pieces == 0


def test_the_casus_of_another_gemeente_is_not_looked_in(house: House) -> None:
    """PRIV-32, PRIV-27"""
    casus_id = house.open("noor", fase=2).casus_id
    member(house, casus_id, naam="Els Linde")
    arjan = house.viewer("arjan")
    verzoek_id = take_inzageverzoek(arjan, Asking("lindehoven", "Els Linde", MONDAY))
    assert inzageverzoek(arjan, verzoek_id).pieces == 0
