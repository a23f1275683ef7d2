"""PRIV-24 to PRIV-28 on the screen: settle, propose, approve, the verklaring; take a request, judge, and print it."""

import re
from uuid import UUID

from closing import YEAR, closed

from given import House
from kapstok.acts.carry_out_vernietiging import carry_out_vernietiging
from writing import member


def test_two_people_destroy_what_a_gemeente_no_longer_needs(house: House, screen, deed) -> None:
    """PRIV-24, PRIV-25, PRIV-26"""
    casus_id = closed(house)
    femke = screen("femke")
    assert "Termijnen ontbreken" in femke.get("/bewaren").text
    term = {"gemeente": "veldermeer", "laag": "ave2", "maanden": "12", "basis": "Voorbeeld"}
    assert deed(femke, "/bewaren/termijnen", **{**term, "maanden": ""}).status_code == 400
    assert deed(femke, "/bewaren/termijnen", **term).status_code == 303
    house.clock.pass_workdays(YEAR)
    femke, bea = screen("femke"), screen("bea")  # nobody stays signed in for a year
    kept = f"/bewaren/{casus_id}"
    assert deed(femke, f"{kept}/plicht", soort="bezwaar", uitleg="Er loopt een zaak.").status_code == 303
    assert "tegengehouden" in femke.get(kept).text
    assert deed(femke, f"{kept}/plicht/einde").status_code == 303
    list_page = deed(femke, "/bewaren/veldermeer/voorstel").location
    assert "Goedkeuren en vernietigen" not in femke.get(list_page).text
    assert "Goedkeuren en vernietigen" in bea.get(list_page).text
    assert deed(bea, f"{list_page}/goedkeuren").status_code == 303
    found = re.search(r"[0-9a-f-]{36}", list_page)
    assert found
    carry_out_vernietiging(UUID(found[0]))
    assert "Verklaring van vernietiging" in femke.get(list_page).text
    assert bea.get(kept).status_code == 404


def test_an_extension_is_asked_for_and_shown(house: House, screen, deed) -> None:
    """PRIV-26"""
    casus_id = closed(house)
    femke = screen("femke")
    given = {"besluit": "Besluit 12", "reden": "Onderzoek", "einddatum": "2030-01-01"}
    assert deed(femke, f"/bewaren/{casus_id}/verlenging", **{**given, "reden": ""}).status_code == 400
    assert deed(femke, f"/bewaren/{casus_id}/verlenging", **given).status_code == 303
    assert deed(femke, f"/bewaren/{casus_id}/verlenging", **{**given, "einddatum": "2031-01-01"}).status_code == 303
    assert "Herhaald verlengd (2e keer)" in femke.get(f"/bewaren/{casus_id}").text


def test_somebody_sees_what_is_kept_of_her(house: House, screen, deed) -> None:
    """PRIV-27, PRIV-28"""
    casus_id = house.open("noor", fase=2).casus_id
    member(house, casus_id, naam="Els Linde")
    femke, noor = screen("femke"), screen("noor")
    given = {"gemeente": "veldermeer", "naam": "Els Linde", "ontvangstdatum": "2026-03-02"}
    assert deed(femke, "/inzageverzoeken", **{**given, "naam": ""}).status_code == 400
    page = deed(femke, "/inzageverzoeken", **given).location
    assert "2 april 2026" in femke.get("/taken").text
    assert "Iemand vraagt om inzage" in noor.get("/taken").text
    for stuk in re.findall(r"/inzagevragen/([0-9a-f-]{36})", noor.get("/inzagevragen").text):
        assert deed(noor, f"/inzagevragen/{stuk}", oordeel="akkoord").status_code == 303
    assert "Els Linde" in femke.get(f"{page}/overzicht").text
    assert femke.get(f"{page}/overzicht?vorm=json").json["naam"] == "Els Linde"
    assert deed(femke, f"{page}/verlenging", reden="Veel partijen").status_code == 303
    assert deed(femke, f"{page}/antwoord").status_code == 303
    assert noor.get(page).status_code == 404


def test_who_does_not_guard_finds_nothing_here(screen) -> None:
    """PRIV-24, PRIV-27"""
    noor = screen("noor")
    assert noor.get("/bewaren").status_code == 403
    assert noor.get("/inzageverzoeken").status_code == 403
    assert "/bewaren" not in noor.get("/taken").text
