"""RAND-26, VELD-08, VELD-09, VELD-16, STAP-21, STAP-22: plan and actielijst, shared as DAT and settled for good."""

import pytest

from given import House
from kapstok.acts.add_actie import add_actie
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.end_entry import end_entry
from kapstok.acts.report_actie import report_actie
from kapstok.acts.settle_actielijst import settle_actielijst
from kapstok.acts.settle_plan import settle_plan
from kapstok.db import reading, writing
from kapstok.dossier.vaststelling import Immutable, Vaststelling
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.jobs.model import Job
from kapstok.overviews.acties import actielijst
from kapstok.overviews.dossier import dossier_part
from kapstok.overviews.versions import actielijst_version, plan_version
from writing import PLAN_LINE, actie, child, day, overleg, settled


def test_the_plan_is_read_by_who_works_along(house: House) -> None:
    """RAND-26, VELD-09: per leefgebied and member"""
    casus_id = house.open("noor", fase=2).casus_id
    sem = child(house, casus_id)
    add_plan_regel(house.viewer("noor"), casus_id, {**PLAN_LINE, "voor": str(sem)})
    overleg(house, casus_id, "mdo", "noor", "bram")
    actie(house, casus_id, "bram")
    part = dossier_part(house.viewer("bram"), casus_id, "plan")
    assert (part.rows[0].title, part.may_write) == ("Wonen en huishouding", False)
    assert ("voor", "Voor wie?", "Sem Linde") in part.rows[0].facts


@pytest.mark.parametrize("missing", ["leefgebied", "doel", "taken", "afspraken"])
def test_a_line_of_the_plan_is_complete(house: House, missing: str) -> None:
    """VELD-09, VELD-16"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid) as refused:
        add_plan_regel(house.viewer("noor"), casus_id, {**PLAN_LINE, missing: ""})
    assert list(refused.value.fields) == [missing]


def test_a_settled_plan_stays_as_it_was(house: House) -> None:
    """RAND-26"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    with pytest.raises(Conflict):
        settle_plan(noor, casus_id)
    row = add_plan_regel(noor, casus_id, PLAN_LINE).opened[0]
    settle_plan(noor, casus_id)
    end_entry(noor, casus_id, "plan", row)
    add_plan_regel(noor, casus_id, {**PLAN_LINE, "doel": "Een ander doel"})
    settle_plan(noor, casus_id)
    goals = [{key: words for key, _, words in plan_version(noor, casus_id, n).lines[0][2]} for n in (1, 2)]
    assert [goal["doel"] for goal in goals] == ["Het huis is op orde", "Een ander doel"]


def test_a_settled_actielijst_cannot_be_written_again(house: House) -> None:
    """DOC-04, STAP-21, VELD-08"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    version_id = settled(house, casus_id)
    with pytest.raises(Immutable), writing() as session:
        session.get_one(Vaststelling, version_id).content = {"acties": []}
    actie(house, casus_id, actie="Nog iets")
    settle_actielijst(noor, casus_id, {"volgende_bespreking": "2026-04-01"})
    first, second = (actielijst_version(noor, casus_id, number) for number in (1, 2))
    assert [line["actie"] for line in first.acties] == ["Bellen met school"]
    assert (len(second.acties), second.again_on) == (2, "01-04-2026")


def test_somebody_does_it(house: House) -> None:
    """VELD-08"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid) as refused:
        add_actie(house.viewer("noor"), casus_id, {"actie": "Bellen", "wanneer": day(1)})
    assert list(refused.value.fields) == ["wie"]


def test_a_partner_reports_on_his_own_action_and_the_regisseur_hears_of_it(house: House) -> None:
    """REGEL-21, STAP-22"""
    casus_id = house.open("noor", fase=2).casus_id
    overleg(house, casus_id, "mdo", "noor", "bram", "fatima")
    own, other = actie(house, casus_id, "bram"), actie(house, casus_id, "fatima")
    bram = house.viewer("bram")
    with pytest.raises(Forbidden):
        report_actie(bram, casus_id, other, {"status": "gedaan"})
    report_actie(bram, casus_id, own, {"status": "gedaan", "bericht": "Gesproken met de buren"})
    rows = {row.id: row for row in actielijst(house.viewer("noor"), casus_id).rows}
    assert (rows[own].status, rows[own].report) == ("gedaan", "Gesproken met de buren")
    with reading() as session:
        job = session.query(Job).filter(Job.operation == "mail_terugkoppeling").one()
        assert job.parameters == {"person_id": str(house.viewer("noor").person_id)}
    with pytest.raises(Conflict):
        report_actie(house.viewer("noor"), casus_id, own, {"status": "open"})
