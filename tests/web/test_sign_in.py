"""Signing in and out: new secrets, worthless old ones, and no way to be sent elsewhere."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from given import House
from kapstok.db import reading, writing
from kapstok.people.login import Login
from kapstok.people.model import Person
from web.conftest import COOKIE, Browser


def sessions() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Login)) or 0


def test_a_stranger_is_sent_to_the_sign_in_page_and_back_to_where_he_wanted(stranger: Browser):
    answer = stranger.get("/taken?weergave=alle")
    assert answer.status_code == 303
    assert answer.location == "/aanmelden?volgende=/taken?weergave%3Dalle"
    assert stranger.sign_in("noor", volgende="/taken?weergave=alle").location == "/taken?weergave=alle"


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "javascript:1"])
def test_signing_in_never_leads_to_another_site(stranger: Browser, elsewhere: str):
    assert stranger.sign_in("noor", volgende=elsewhere).location == "/taken"


def test_a_visit_gets_no_session_before_it_needs_one(stranger: Browser):
    for path in ("/over", "/taken", "/static/kapstok.css", "/nergens"):
        stranger.get(path)
    assert stranger.secret() is None
    assert sessions() == 0
    stranger.get("/aanmelden")
    assert sessions() == 1


def test_a_secret_from_before_signing_in_is_worthless_after(stranger: Browser, app):
    stranger.get("/aanmelden")
    fixed = stranger.secret()
    stranger.sign_in("noor")
    assert stranger.secret() not in (None, fixed)
    thief = Browser(app.test_client())
    thief.client.set_cookie(COOKIE, fixed or "")
    assert thief.get("/taken").status_code == 303


def test_a_made_up_secret_is_never_taken_over(stranger: Browser):
    stranger.client.set_cookie(COOKIE, "verzonnen")
    stranger.sign_in("noor")
    assert stranger.secret() != "verzonnen"
    assert stranger.get("/taken").status_code == 200


def test_signing_out_makes_the_cookie_worthless(as_person, app):
    noor = as_person("noor")
    secret = noor.secret()
    assert noor.post("/afmelden").location == "/aanmelden"
    assert noor.secret() is None
    thief = Browser(app.test_client())
    thief.client.set_cookie(COOKIE, secret or "")
    assert thief.get("/taken").status_code == 303


def test_the_cookie_holds_nothing_but_a_secret_and_hides_from_scripts(stranger: Browser):
    cookies = stranger.sign_in("noor").headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    assert "HttpOnly" in cookies[0]
    assert "SameSite=Lax" in cookies[0]
    assert "noor" not in cookies[0]


def test_behind_https_the_cookie_is_bound_to_the_host(app, monkeypatch):
    monkeypatch.setattr("kapstok.web.session.settings", lambda: type("S", (), {"secure_cookies": True})())
    cookie = app.test_client().get("/aanmelden").headers["Set-Cookie"]
    assert cookie.startswith("__Host-sessie=")
    assert "Secure" in cookie
    assert "Path=/" in cookie


@pytest.mark.parametrize(("username", "password"), [("noor", "verkeerd"), ("niemand", "kapstok"), ("", "")])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(stranger: Browser, username: str, password: str):
    answer = stranger.sign_in(username, password)
    assert answer.status_code == 400
    assert "Deze naam en dit wachtwoord horen niet bij elkaar" in answer.text


def test_after_five_wrong_guesses_the_right_password_has_to_wait(stranger: Browser):
    for _ in range(5):
        stranger.sign_in("noor", "verkeerd")
    answer = stranger.sign_in("noor")
    assert answer.status_code == 503
    assert "tien minuten" in answer.text


def test_an_idle_session_ends_and_a_used_one_lives(as_person, house: House):
    noor = as_person("noor")
    for _ in range(4):
        house.clock.at += timedelta(minutes=20)
        assert noor.get("/taken").status_code == 200
    house.clock.at += timedelta(minutes=31)
    assert noor.get("/taken").status_code == 303


def seen_at() -> datetime | None:
    with reading() as session:
        return session.scalar(select(func.max(Login.seen_at)))


def test_looking_is_written_down_at_most_once_a_minute(as_person, house: House):
    noor = as_person("noor")
    noor.token()
    first = seen_at()
    noor.get("/taken")
    noor.get("/casussen")
    assert seen_at() == first
    house.clock.at += timedelta(seconds=61)
    noor.get("/taken")
    assert seen_at() != first


def test_who_left_the_organisation_is_out_at_once(as_person):
    noor = as_person("noor")
    with writing() as session:
        session.execute(update(Person).where(Person.username == "noor").values(active=False))
    assert noor.get("/taken").location.startswith("/aanmelden")


def test_the_demo_offers_its_cast_and_lets_them_in_with_one_button(stranger: Browser, tmp_path: Path):
    person = {"username": "noor", "name": "Noor Visser", "role": "Casusregisseur", "gemeente": "Veldermeer"}
    (tmp_path / "demo.json").write_text(json.dumps({"wachtwoord": "kapstok", "personen": [person]}))
    assert "Noor Visser" in stranger.get("/aanmelden").text
    answer = stranger.client.post("/aanmelden", data={"als": "noor", "csrf_token": stranger.token("/aanmelden")})
    assert answer.location == "/taken"


def test_without_a_demo_nobody_is_offered(stranger: Browser):
    assert "Proefomgeving" not in stranger.get("/aanmelden").text
