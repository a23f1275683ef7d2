"""The leeslogboek for the privacy officer: who looked at what and why, to search and to filter."""

from datetime import date
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from kapstok.overviews.leeslogboek import OUTCOMES, ReadingQuery, leeslogboek_of
from kapstok.overviews.leeslogboek import leeslogboek as look
from kapstok.web.door import pages, viewer
from kapstok.web.dutch import page_numbers

DOORS = {"web": "scherm", "rest": "programma", "cli": "opdrachtregel"}


@pages.get("/leeslogboek")
def leeslogboek() -> ResponseReturnValue:
    return _page(None)


@pages.get("/casussen/<uuid:casus_id>/leeslogboek")
def leeslogboek_of_casus(casus_id: UUID) -> ResponseReturnValue:
    return _page(casus_id)


def _page(casus_id: UUID | None) -> str:
    chosen = request.args
    query = ReadingQuery(
        search=chosen.get("zoek", "").strip(),
        what=chosen.get("wat") or None,
        outcome=chosen.get("uitkomst") or None,
        since=_day("vanaf"),
        until=_day("tot"),
        casus_id=casus_id,
        page=max(1, chosen.get("pagina", 1, type=int)),
    )
    found = leeslogboek_of(viewer(), casus_id, query) if casus_id else look(viewer(), query)
    return render_template(
        "paginas/leeslogboek.html",
        menu="Leeslogboek",
        lijst=found,
        keuze=query,
        hier=request.path,
        soorten=[(one, one.capitalize()) for one in found.whats],
        uitkomsten=[(one, one.capitalize()) for one in OUTCOMES],
        deuren=DOORS,
        bladzijden=page_numbers(query.page, found.pages),
        gefilterd=bool(query.search or query.what or query.outcome or query.since or query.until),
    )


def _day(name: str) -> date | None:
    """A day from the address; what is no day is no filter."""
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
