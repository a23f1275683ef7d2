"""The figures in the browser and over HTTP."""

from given import House
from kapstok.acts.sign_in import make_token
from web.conftest import text_of


def test_who_owns_the_approach_sees_the_figures(as_person, house: House) -> None:
    """DOC-13, PRIV-31"""
    house.open("noor", fase=2, lopend=True)
    paul = as_person("paul")
    assert paul.get("/cijfers").headers["Location"].endswith("/cijfers/veldermeer")
    words = text_of(paul.page("/cijfers/veldermeer"))
    assert "Cijfers Veldermeer" in words
    assert "te klein om te tonen" in words
    assert "Regio Noorderwaard" in text_of(paul.page("/cijfers/veldermeer?gebied=regio"))
    assert paul.get("/cijfers/lindehoven").status_code == 404


def test_nobody_else_does(as_person, house: House) -> None:
    assert as_person("noor").get("/cijfers").status_code == 403
    assert as_person("noor").get("/cijfers/veldermeer").status_code == 404


def test_a_program_gets_the_same_and_cannot_ask_for_a_person(app, house: House) -> None:
    """REGEL-23"""
    headers = {"Authorization": f"Bearer {make_token(None, 'paul', 'test')}"}
    client = app.test_client()
    address = "/api/v1/gemeenten/veldermeer/cijfers"
    assert client.get(address, headers=headers).json["gebied"] == "veldermeer"
    for word in ("persoon", "medewerker", "casusregisseur", "organisatie"):
        assert client.get(f"{address}?{word}=noor", headers=headers).status_code == 400


def test_the_frame_names_the_gemeente_as_people_do_on_every_page(as_person) -> None:
    paul = as_person("paul")
    for path in ("/taken", "/cijfers/veldermeer", "/cijfers/veldermeer/evaluatie"):
        (place,) = paul.page(path).find_class("kapstok-merk__gemeente")
        assert place.text_content() == "Veldermeer", path
