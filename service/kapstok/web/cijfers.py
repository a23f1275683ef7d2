"""The figures of a gemeente and its region, as a page that can be printed (DOC-13)."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.errors import Forbidden
from kapstok.overviews.cijfers import cijfers as look
from kapstok.overviews.cijfers import places
from kapstok.web.door import pages, viewer


@pages.get("/cijfers")
def all_cijfers() -> ResponseReturnValue:
    """Straight on to the gemeente of the viewer."""
    found = places(viewer())
    if not found:
        raise Forbidden("De cijfers zijn voor de eigenaar van AVE en de functioneel beheerder van een gemeente.")
    return redirect(url_for("web.cijfers", gemeente=found[0][0]))


@pages.get("/cijfers/<gemeente>")
def cijfers(gemeente: str) -> ResponseReturnValue:
    region = request.args.get("gebied") == "regio"
    view = look(viewer(), gemeente, request.args.get("jaar", type=int), region)
    return render_template(
        "paginas/cijfers.html",
        menu="Cijfers",
        cijfers=view,
        gemeente=gemeente,
        gemeenten=places(viewer()),
        jaren=(view.year - 1, view.year, view.year + 1),
    )
