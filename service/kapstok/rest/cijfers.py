"""The figures of a gemeente and its region, over HTTP: per gemeente and year, and nothing smaller."""

from typing import Any

from marshmallow.validate import OneOf

from kapstok.overviews.cijfers import Cijfers, cijfers
from kapstok.rest.door import door, viewer
from kapstok.rest.schema import Base, many, number, text

AREAS = ("gemeente", "regio")


class Cijfer(Base):
    key = text("sleutel", "Wat is geteld.")
    label = text("label", "Hetzelfde, in woorden.")
    number_ = number("aantal", "Het aantal; null als het te klein is om te tonen.", attribute="number", allow_none=True)
    share = number("procent", "Het deel van de tabel, in procenten.", allow_none=True)
    days = number("werkdagen", "Het middelste aantal werkdagen.", allow_none=True)


class Cijfertabel(Base):
    key = text("sleutel", "Welke tabel dit is.")
    title = text("titel", "De naam van de tabel.")
    figures = many("cijfers", Cijfer, "De aantallen.")


class CijfersAntwoord(Base):
    place = text("gebied", "Het id van de gemeente, of regio.")
    place_name = text("gebiedNaam", "De naam.")
    year = number("jaar", "Over welk jaar.")
    minimum = number("minimum", "Onder dit aantal wordt niets getoond.")
    tables = many("tabellen", Cijfertabel, "De tabellen.")


class CijfersVraag(Base):
    year = number("jaar", "Een heel jaar; leeg is dit jaar.", load_default=None)
    area = text("gebied", "De gemeente zelf, of haar regio.", load_default="gemeente", validate=OneOf(AREAS))


@door.route("/gemeenten/<gemeente>/cijfers", methods=["GET"], tags=["Cijfers"])
@door.doc(
    operationId="cijfersOpvragen",
    summary="De cijfers van een gemeente of haar regio",
    description="Zonder personen; te kleine aantallen ontbreken. Voor de eigenaar van AVE en de functioneel beheerder.",
)
@door.arguments(CijfersVraag, location="query")
@door.response(200, CijfersAntwoord, description="De cijfers.")
def show_cijfers(asked: dict[str, Any], gemeente: str) -> Cijfers:
    return cijfers(viewer(), gemeente, asked.get("year"), asked.get("area") == "regio")
