"""Signing in and out with a local account."""

import json
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts import sign_in as act
from kapstok.errors import Unavailable
from kapstok.settings import settings
from kapstok.web.door import own_address, pages
from kapstok.web.session import visit


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demo, as the demo wrote it down beside its database."""

    username: str
    name: str
    role: str
    gemeente: str
    password: str


@pages.get("/aanmelden")
def sign_in() -> ResponseReturnValue:
    """The form; whoever is signed in already goes on."""
    if visit().viewer is not None:
        return redirect(_onwards(), 303)
    return _form()


@pages.post("/aanmelden")
def do_sign_in() -> ResponseReturnValue:
    """A demo person is chosen with one button; everybody else gives a name and a password."""
    username = request.form.get("gebruikersnaam", "").strip()
    password = request.form.get("wachtwoord", "")
    chosen = next((one for one in demo_cast() if one.username == request.form.get("als")), None)
    if chosen is not None:
        username, password = chosen.username, chosen.password
    try:
        person = act.check_password(None, username, password)
    except Unavailable as error:
        return _form(str(error), username), 503
    if person is None:
        return _form(act.REFUSED, username), 400
    visit().begin(person)
    return redirect(_onwards(), 303)


@pages.post("/afmelden")
def sign_out() -> ResponseReturnValue:
    """From here on the cookie is worthless."""
    visit().end()
    return redirect(url_for("web.sign_in"), 303)


def _form(mistake: str = "", username: str = "") -> str:
    groups: dict[str, list[DemoPerson]] = {}
    for person in demo_cast():
        groups.setdefault(person.role, []).append(person)
    wanted = own_address(request.values.get("volgende"))
    return render_template(
        "paginas/aanmelden.html", fout=mistake, gebruikersnaam=username, volgende=wanted, rollen=groups
    )


def _onwards() -> str:
    return own_address(request.values.get("volgende")) or url_for("web.inbox")


def demo_cast() -> list[DemoPerson]:
    """The persons of the demo, who share one password; none on an installation that is not one."""
    try:
        written = json.loads((settings().data / "demo.json").read_text("utf-8"))
    except (OSError, ValueError):
        return []
    password = written["wachtwoord"]
    return [DemoPerson(password=password, **person) for person in written["personen"]]
