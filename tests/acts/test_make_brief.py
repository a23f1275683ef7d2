"""Brieven en notities: made by who may, sealed, and never by themselves (DOC-01..11, DOC-14)."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from given import House
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.inform_burger import inform_burger
from kapstok.acts.invite_deelnemer import Invitation, invite_deelnemer
from kapstok.acts.make_brief import make_brief
from kapstok.acts.record_interventie import record_interventie
from kapstok.casus.model import CasusNotFound
from kapstok.db import reading
from kapstok.dossier.brieven import Brief
from kapstok.dossier.entry import EntryNotFound
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.jobs.model import Job
from kapstok.overviews.brieven import brief, brieven
from kapstok.overviews.casus import casus_page
from on_the_way import in_ave_3
from writing import PLAN_LINE, actie, day

PGA = {"aan": "de heer Linde", "overhandigd_door": "Fatima Aydin", "startgesprek_op": "2026-04-01"}
ASKED: dict[str, dict[str, Any]] = {
    "pga_brief": PGA,
    "informatiebrief": {"aan": "familie Linde", "contact": "Noor Visser, op werkdagen"},
    "uitnodiging": {"aan": "Politie", "dag": "2026-04-01", "tijd": "10.00 uur", "plaats": "Wijkhuis"},
    "plan_van_aanpak": {},
    "ontvangstbevestiging": {"aan": "Joost Bakker"},
    "terugkoppeling": {"aan": "Joost Bakker", "advies": "Blijf langsgaan"},
    "overdrachtsdocument": {"aan": "Daan Postma", "aandacht": "Kom niet alleen"},
    "opschaalbericht": {"aan": "het ZVH", "naar": "AVE 3", "toelichting": "De buurt is bang"},
    "bestuurlijke_memo": {"aard": "Onrust", "risico": "Geweld", "gevraagd_besluit": "AVE 4"},
    "besluit": {"besloten_op": "2026-03-01", "aanwezig": "Driehoek", "besluit": "AVE 4", "afspraken": "Elke dag"},
    "convenanten": {},
}


def make(house: House, username: str, casus_id: UUID, kind: str, **more: Any) -> UUID:
    return make_brief(house.viewer(username), casus_id, kind, {**ASKED[kind], **more}).opened[0]


def words(house: House, username: str, casus_id: UUID, brief_id: UUID) -> str:
    found = brief(house.viewer(username), casus_id, brief_id)
    return "\n".join(line for block in found.blocks for line in block.lines)


def offered(house: House, username: str, casus_id: UUID) -> set[str]:
    return {one.kind.key for one in brieven(house.viewer(username), casus_id).offers if one.refused is None}


def test_a_pga_brief_comes_only_after_the_besluit(house: House) -> None:
    """DOC-01"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Conflict, match="besluit"):
        make(house, "noor", casus_id, "pga_brief")
    assert "pga_brief" not in offered(house, "noor", casus_id)
    record_interventie(house.viewer("noor"), casus_id, {"soort": "pga_besluit", "op": day()})
    written = words(house, "noor", casus_id, make(house, "noor", casus_id, "pga_brief"))
    assert "de heer Linde" in written
    assert "01-04-2026" in written
    assert "Noor Visser (Wijkteam Veldermeer)" in written


def test_no_informatiebrief_while_the_burger_is_not_informed_on_purpose(house: House) -> None:
    """DOC-02, SC-10"""
    casus_id = house.open("noor", fase=2).casus_id
    why = {"reden": "veiligheid", "toelichting": "Partner is gevaarlijk", "hercontrole": day(10)}
    inform_burger(house.viewer("noor"), casus_id, {"geinformeerd": "nee", **why})
    with pytest.raises(Conflict, match="bewust niet"):
        make(house, "noor", casus_id, "informatiebrief")
    told = {"geinformeerd_door": "Noor", "geinformeerd_op": day(), "geinformeerd_hoe": "gesprek"}
    inform_burger(house.viewer("noor"), casus_id, {"geinformeerd": "ja", **told})
    assert "familie Linde" in words(house, "noor", casus_id, make(house, "noor", casus_id, "informatiebrief"))


def test_the_route_makes_no_brief_by_itself_and_a_brief_is_not_sent(house: House) -> None:
    """SC-10, REGEL-13"""
    casus_id = in_ave_3(house)
    with reading() as session:
        assert session.query(Brief).count() == 0
        jobs = session.query(Job).count()
    make(house, "noor", casus_id, "informatiebrief")
    with reading() as session:
        assert session.query(Job).count() == jobs


def test_the_invitation_and_the_convenanten_name_the_parties(house: House) -> None:
    """DOC-03, DOC-14"""
    casus_id = in_ave_3(house)
    party = Invitation(organisation="politie", role="wijkagent")
    invite_deelnemer(house.viewer("noor"), casus_id, party)
    assert "Politie, wijkagent" in words(house, "noor", casus_id, make(house, "noor", casus_id, "uitnodiging"))
    written = words(house, "noor", casus_id, make(house, "noor", casus_id, "convenanten"))
    assert "Politie, heel het team, wijkagent: Convenant ZVH Noorderwaard 2025" in written


def test_the_plan_on_paper_says_what_was_agreed(house: House) -> None:
    """DOC-05"""
    casus_id = house.open("noor", fase=2).casus_id
    add_plan_regel(house.viewer("noor"), casus_id, PLAN_LINE)
    written = words(house, "noor", casus_id, make(house, "noor", casus_id, "plan_van_aanpak"))
    assert "Wonen en huishouding: het hele gezin" in written
    assert "Als het onveilig wordt: nog niet vastgelegd" in written


def test_the_receipt_has_no_content(house: House) -> None:
    """DOC-06, PRIV-07"""
    casus_id = house.open("joost", title="Huishouden Linde").casus_id
    written = words(house, "joost", casus_id, make(house, "joost", casus_id, "ontvangstbevestiging"))
    assert "VLD-2026-0001" in written
    assert "Linde" not in written
    assert "AVE" not in written


def test_the_melder_gets_advies_on_paper(house: House) -> None:
    """DOC-07"""
    casus_id = house.open("noor", fase=2).casus_id
    assert "Blijf langsgaan" in words(house, "noor", casus_id, make(house, "noor", casus_id, "terugkoppeling"))


def test_who_takes_over_reads_what_is_open(house: House) -> None:
    """DOC-08"""
    casus_id = house.open("noor", fase=2).casus_id
    actie(house, casus_id)
    add_plan_regel(house.viewer("noor"), casus_id, PLAN_LINE)
    written = words(house, "noor", casus_id, make(house, "noor", casus_id, "overdrachtsdocument"))
    assert "Actie: Bellen met school, Noor Visser" in written
    assert "Het huis is op orde" in written
    assert "Kom niet alleen" in written


def test_the_opschaalbericht_names_the_criterium_in_words(house: House) -> None:
    """DOC-09"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", criteria=["stagnatie"])
    written = words(house, "noor", casus_id, make(house, "noor", casus_id, "opschaalbericht"))
    assert "De samenwerking stagneert" in written
    assert "AVE 3" in written


def test_the_memo_is_short_and_rests_on_nothing_that_a_partner_wrote(house: House) -> None:
    """DOC-10, PRIV-30"""
    casus_id = in_ave_3(house)
    brief_id = make(house, "noor", casus_id, "bestuurlijke_memo")
    assert "Onrust" in words(house, "noor", casus_id, brief_id)
    with pytest.raises(Invalid):
        make(house, "noor", casus_id, "bestuurlijke_memo", aard="x" * 401)


def test_only_the_burgemeester_and_oov_write_the_besluit(house: House) -> None:
    """DOC-11"""
    noor = house.viewer("noor").person_id
    casus_id = house.open("karim", fase=4, lopend=True, besluit_datum="2026-02-01", casusregisseur=noor).casus_id
    with pytest.raises(Forbidden):
        make(house, "noor", casus_id, "besluit")
    brief_id = make(house, "karim", casus_id, "besluit")
    assert "Elke dag" in words(house, "karim", casus_id, brief_id)


def test_a_brief_is_read_by_its_maker_and_by_who_may_know(house: House) -> None:
    """PRIV-03: who works along does not read a brief with content"""
    casus_id = in_ave_3(house)
    brief_id = make(house, "noor", casus_id, "terugkoppeling")
    with pytest.raises(EntryNotFound):
        brief(house.viewer("anne"), casus_id, brief_id)
    assert brief_id not in {one.id for one in brieven(house.viewer("anne"), casus_id).made}
    with pytest.raises(CasusNotFound):
        brief(house.viewer("lotte"), casus_id, brief_id)
    plan_id = make(house, "noor", casus_id, "plan_van_aanpak")
    assert words(house, "anne", casus_id, plan_id)


def test_a_brief_that_does_not_fit_is_refused(house: House) -> None:
    casus_id = house.open("joost").casus_id
    with pytest.raises(Forbidden):
        make(house, "joost", casus_id, "overdrachtsdocument")
    assert "overdrachtsdocument" not in {one.kind.key for one in brieven(house.viewer("joost"), casus_id).offers}


def test_what_was_made_is_sealed_and_the_tijdlijn_says_only_that_it_was(house: House) -> None:
    casus_id = house.open("noor", fase=2).casus_id
    brief_id = make(house, "noor", casus_id, "terugkoppeling", advies="kanarievogel")
    with reading() as session:
        row = session.get_one(Brief, brief_id)
        assert len(row.template) == 64
        raw = session.execute(text("SELECT content FROM brief")).scalar_one()
    assert b"kanarievogel" not in bytes(raw)
    lines = [line.sentence for line in casus_page(house.viewer("noor"), casus_id).timeline]
    assert any("Advies of terugkoppeling aan de aanmelder gemaakt" in line for line in lines)
    assert not any("kanarie" in line for line in lines)


def test_a_burgerservicenummer_is_refused(house: House) -> None:
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid):
        make(house, "noor", casus_id, "terugkoppeling", advies="BSN 111222333")
