"""The routes that gemeenten work with, over HTTP."""

from typing import Any

from marshmallow import pre_dump

from kapstok.overviews.processes import processes
from kapstok.rest.door import door, viewer
from kapstok.rest.schema import Base, identity, many, moment, number, text


class Diagram(Base):
    id = text("id", "Het id van het proces.")
    name = text("naam", "De naam van het proces.")


class Proces(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    gemeente_name = text("gemeenteNaam", "De naam van de gemeente.")
    variant = text("variant", "De variant waarmee de gemeente werkt.")
    number_ = number("nummer", "De hoeveelste publicatie van die variant.", attribute="number")
    title = text("titel", "De naam van de route.")
    digest = text("vingerafdruk", "SHA-256 van de bestanden van de route.")
    since = moment("gepubliceerdOp", "Wanneer de route is gepubliceerd.")
    version_id = identity("id", "Het id van deze versie.")
    diagrams = many("diagrammen", Diagram, "De processen van de route, de hoofdlijn eerst.")

    @pre_dump
    def name_pairs(self, line: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(line), "diagrams": [{"id": process, "name": name} for process, name in line.diagrams]}


class ProcessenLijst(Base):
    processen = many("processen", Proces, "De route van elke gemeente waarvoor u werkt.")


@door.route("/processen", methods=["GET"], tags=["Processen"])
@door.doc(
    operationId="processenOpvragen",
    summary="De routes van uw gemeenten",
    description="Waarmee een nieuwe casus nu zou beginnen.",
)
@door.response(200, ProcessenLijst, description="De routes.")
def list_processes() -> dict[str, Any]:
    return {"processen": processes(viewer())}
