"""The door itself: nobody passes without signing in, and every page knows who looks."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from kapstok.overviews import me
from kapstok.overviews.bewaren import may_keep
from kapstok.overviews.cijfers import ROLES
from kapstok.overviews.leeslogboek import guards
from kapstok.rights import BEHEERDER, Viewer
from kapstok.web.session import visit

pages = Blueprint("web", __name__)
OPEN = {"web.sign_in", "web.do_sign_in", "web.about"}


def viewer() -> Viewer:
    """Who looks; only behind the door."""
    found = visit().viewer
    if found is None:
        raise RuntimeError("a page behind the door was asked for by nobody")
    return found


@pages.before_request
def ask_who() -> Response | None:
    """Send whoever is unknown to the sign-in page, and remember where he wanted to go."""
    if request.endpoint in OPEN or visit().viewer is not None:
        return None
    wanted = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else None
    return redirect(url_for("web.sign_in", volgende=wanted if wanted != "/" else None), 303)


@pages.app_context_processor
def who() -> dict[str, Any]:
    """What the frame of every page shows of the person."""
    found = None if g.get("without_person") else visit().viewer
    if found is None:
        return {"persoon": None}
    person = me.me(found)
    places = sorted({gemeente for _, _, gemeente in person.roles})
    names = places[0] if len(places) == 1 else f"{len(places)} gemeenten"
    return {
        # Under one name, so that no page puts a word of its own in the frame by accident.
        "persoon": {
            "naam": person.name,
            "rol": ", ".join(person.role_labels),
            "gemeente": names if places else None,
        },
        "mijn_gemeenten": len(places),
        "leest_logboek": bool(guards(found)),
        "ziet_cijfers": any(role in ROLES for role, _ in found.groups),
        "bewaakt": may_keep(found),
        "beheert": any(role == BEHEERDER for role, _ in found.groups),
    }


def own_address(wanted: str | None) -> str | None:
    """An address on this site as it may be redirected to; None for anything else."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return None
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or any(ord(letter) < 32 for letter in wanted):
        return None
    return wanted
