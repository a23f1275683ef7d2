"""Brieven en notities in the browser: offered, made, printed, and written in the reading log."""

from given import House
from kapstok.acts.record_interventie import record_interventie
from kapstok.audit.readings import Reading
from kapstok.db import reading
from kapstok.dossier.interventies import Interventie
from web.conftest import text_of
from writing import day


def test_somebody_makes_a_brief_and_prints_it(as_person, house: House) -> None:
    """DOC-07; printing is reading: the log has the brief"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    here = f"/casussen/{casus_id}/brieven"
    assert "Advies of terugkoppeling" in text_of(noor.page(here))
    assert noor.post(f"{here}/nieuw/terugkoppeling", {"aan": "Joost", "advies": ""}).status_code == 400
    answer = noor.post(f"{here}/nieuw/terugkoppeling", {"aan": "Joost", "advies": "<b>Blijf</b> langsgaan"})
    assert answer.status_code == 303
    link = noor.page(here).xpath("//table//a[not(contains(@href, '/nieuw/'))]/@href")[0]
    assert "<b>Blijf</b> langsgaan" in text_of(noor.page(link))
    with reading() as session:
        row = session.query(Reading).order_by(Reading.id.desc()).first()
        assert row is not None
        assert (row.what, str(row.object_id)) == ("brieven", link.rsplit("/", 1)[1])


def test_a_brief_has_no_way_out(as_person, house: House) -> None:
    """PRIV-05, RAND-08"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    here = f"/casussen/{casus_id}/brieven"
    noor.post(f"{here}/nieuw/ontvangstbevestiging", {"aan": "Joost"})
    for way in ("mail", "pdf", "export", "delen"):
        assert noor.get(f"{here}/{way}").status_code == 403
    assert as_person("lotte").get(here).status_code == 404


def test_handing_over_a_pga_brief_becomes_an_interventie(as_person, house: House) -> None:
    """DOC-01"""
    casus_id = house.open("noor", fase=2).casus_id
    record_interventie(house.viewer("noor"), casus_id, {"soort": "pga_besluit", "op": day()})
    noor = as_person("noor")
    here = f"/casussen/{casus_id}/brieven"
    asked = {"aan": "de heer Linde", "overhandigd_door": "Fatima", "startgesprek_op": day(7)}
    assert noor.post(f"{here}/nieuw/pga_brief", asked).status_code == 303
    link = noor.page(here).xpath("//table//a[not(contains(@href, '/nieuw/'))]/@href")[0]
    assert noor.page(link).xpath(f"//form[@action='{link}/overhandigd']//input[@name='overhandigd_door']")
    assert noor.post(f"{link}/overhandigd", {"op": day()}).status_code == 400
    assert noor.post(f"{link}/overhandigd", {"op": day(), "overhandigd_door": "Fatima"}).status_code == 303
    with reading() as session:
        assert session.query(Interventie).filter(Interventie.kind == "pga_brief").count() == 1


def test_what_may_not_be_made_yet_says_why(as_person, house: House) -> None:
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    assert "nog geen besluit" in text_of(noor.page(f"/casussen/{casus_id}/brieven"))
    assert "nog geen besluit" in text_of(noor.page(f"/casussen/{casus_id}/brieven/nieuw/pga_brief"))
    assert noor.get(f"/casussen/{casus_id}/brieven/nieuw/bestuurlijke_memo").status_code == 404
