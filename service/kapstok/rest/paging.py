"""A page of a list, and the way to its neighbours."""

from typing import Any
from urllib.parse import urlencode

from marshmallow import validate

from kapstok.exchange import asked
from kapstok.overviews.inbox import MOST_PER_PAGE, PAGE_SIZE
from kapstok.rest.schema import Base, number, text

MOST_PAGES = 1_000_000


class PaginaVraag(Base):
    gemeente = text("gemeente", "Alleen van deze gemeente (id).", required=False)
    fase = number(
        "fase",
        "Alleen in deze AVE-fase.",
        required=False,
        validate=validate.Range(0, 4, error="Kies een fase van 0 tot en met 4."),
    )
    search = text(
        "zoek",
        "Woorden die alle voorkomen in het kenmerk of de titel van de casus, of in de naam van de taak.",
        load_default="",
        validate=validate.Length(max=100, error="Zoek met ten hoogste 100 tekens."),
    )
    page = number(
        "pagina",
        "Nummer van de pagina.",
        load_default=1,
        validate=validate.Range(1, MOST_PAGES, error="De eerste pagina is 1."),
    )
    page_size = number(
        "paginagrootte",
        "Hoeveel er op een pagina staan.",
        load_default=PAGE_SIZE,
        validate=validate.Range(1, MOST_PER_PAGE, error=f"Kies 1 tot en met {MOST_PER_PAGE}."),
    )


def paged(found: Any) -> dict[str, Any]:
    """A CasusList or an Inbox, with links to the pages beside it."""
    who, page, page_size = asked(), found.query.page, found.query.page_size
    same = urlencode({name: value for name, value in who.args.items() if name != "pagina"})
    address = f"{who.path}?{same}{'&' if same else ''}pagina="
    links = {"self_": f"{address}{page}"}
    if page > 1:
        links["prev"] = f"{address}{min(page - 1, found.pages)}"
    if page < found.pages:
        links["next"] = f"{address}{page + 1}"
    return {**vars(found), "page": page, "page_size": page_size, "links": links}
