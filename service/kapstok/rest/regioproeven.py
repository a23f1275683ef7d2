"""The region at a glance over HTTP: which scenario holds in which gemeente, also when the basis changes."""

from typing import Any
from uuid import UUID

from marshmallow import pre_dump, validate

from kapstok.acts.rehearse_region import NewBasis, ask_region_rehearsal
from kapstok.overviews.region_matrix import RegionMatrix, region_matrix, region_rehearsals
from kapstok.overviews.route_versions import OrderView, order
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.schema import Base, flag, identity, many, moment, number, one, text, texts
from kapstok.rest.versie_schemas import ELSEWHERE, NAME, Opdracht

TAGS = ["Processen"]


class Regioproef(Base):
    gemeenten = texts("gemeenten", "De gemeenten; leeg is alle waarvoor u ontwerpt.", load_default=list)
    version_id = identity("basisversie", "Een versie als nieuwe basis.", load_default=None, allow_none=True)
    design_id = identity("basisontwerp", "Een ontwerp als nieuwe basis.", load_default=None, allow_none=True)
    installed = text(
        "basisVanInstallatie", "De variant die Kapstok zelf meebrengt als nieuwe basis.", load_default="", validate=NAME
    )


class ProefFout(Base):
    file = text("bestand", "In welk bestand.", attribute="bestand")
    line = number("regel", "Op welke regel.", attribute="regel", allow_none=True)
    element = text("element", "Bij welk element.", allow_none=True)
    name = text("naam", "Hoe dat heet.", attribute="naam", allow_none=True)
    sentence = text("zin", "Wat er mis is en wat u doet.", attribute="zin")
    rule = text("lintregel", "De regel die dit vindt.", attribute="lintregel")


class ProefGemeente(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    name = text("naam", "De naam van de gemeente.")
    route = text("versie", "De versie die er nu geldt.")
    breaks = flag("breekt", "Of er iets niet meer goed gaat.")
    good = number("goed", "Hoeveel scenario's goed gaan.")
    red = number("fout", "Hoeveel scenario's niet goed gaan.")
    faults = many("fouten", ProefFout, "Wat de controle van de route vindt.")
    asks = texts("vragen", "Waar de gemeente en de nieuwe basis hetzelfde veranderen.")


class ProefUitkomst(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    status = text(
        "status",
        "goed, fout, vervalt of niet_gespeeld.",
        validate=validate.OneOf(["goed", "fout", "vervalt", "niet_gespeeld"]),
    )
    message = text("melding", "Wat er misgaat.")
    step = text("stap", "Bij welke stap van het scenario.")
    file = text("bestand", "Het bestand waarin die stap staat.")
    line = number("regel", "De regel van die stap.", allow_none=True)
    process = text("proces", "Het proces waarin de casus het laatst was.")
    element = text("element", "Het element waar de casus het laatst langs kwam.")
    name = text("naam", "Hoe dat element heet.")
    own = flag("eigen", "Of de gemeente dit scenario zelf anders vertelt.")
    reason = text("reden", "Waarom.")

    @pre_dump
    def from_cell(self, cell: Any, **_options: Any) -> dict[str, Any]:
        words = {"message": "melding", "step": "stap", "file": "bestand", "process": "proces", "name": "naam"}
        told = {english: cell.told.get(dutch, "") for english, dutch in words.items()}
        more = {"element": cell.told.get("element", ""), "reason": cell.told.get("reden", "")}
        flags = {"own": bool(cell.told.get("eigen")), "line": cell.told.get("regel")}
        return {"gemeente": cell.gemeente, "status": cell.status or "niet_gespeeld", **told, **more, **flags}


class ProefScenario(Base):
    file = text("bestand", "Het bestand van het scenario.")
    name = text("scenario", "De naam van het scenario.")
    agreed = flag("vanDeBasis", "Of het een scenario van de basis is.")
    cells = many("uitkomsten", ProefUitkomst, "Hoe het gaat, per gemeente.")


class Scenariomatrix(Base):
    sentence = text("zin", "De uitkomst in een zin.")
    basis = text("basis", "Op welke nieuwe basis; leeg: zoals het nu geldt.")
    columns = many("gemeenten", ProefGemeente, "De gemeenten.")
    lines = many("scenarios", ProefScenario, "De scenario's; wat breekt staat vooraan.")


class RegioproefAntwoord(Base):
    id = identity("id", "Het id van de opdracht.")
    status = text("status", "wacht, klaar of geweigerd.")
    asked_at = moment("gevraagdOp", "Wanneer dit is gevraagd.")
    finished_at = moment("gereedOp", "Wanneer het klaar was.", allow_none=True)
    matrix = one("matrix", Scenariomatrix, "De uitkomst, als het klaar is.", allow_none=True)


class RegioproevenLijst(Base):
    proeven = many("regioproeven", RegioproefAntwoord, "De laatste eerst, zonder de uitkomst zelf.")


@door.route("/processen/regioproeven", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="regioproevenOpvragen",
    summary="De keren dat de regio is proefgedraaid",
    description="Over uw gemeenten, de laatste eerst. De uitkomst vraagt u per proef op.",
)
@door.response(200, RegioproevenLijst, description="De proeven.")
def list_region_rehearsals() -> dict[str, Any]:
    return {"proeven": [_answer(one, None) for one in region_rehearsals(viewer())]}


@door.route("/processen/regioproeven", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="regioProefdraaien",
    summary="De scenario's van alle gemeenten spelen",
    description=(
        "Zoals de routes nu gelden, of alsof de basis verandert: noem dan een versie, een ontwerp of de variant van "
        "de installatie. Er verandert niets. De worker doet het; volg de opdracht."
    ),
)
@door.arguments(Regioproef)
@door.response(202, Opdracht, description="De opdracht.", headers=ELSEWHERE)
def rehearse_region(asked: dict[str, Any]) -> tuple[OrderView, int, dict[str, str]]:
    basis = NewBasis(asked["version_id"], asked["design_id"], asked["installed"])
    order_id = ask_region_rehearsal(viewer(), asked["gemeenten"], basis)
    return order(viewer(), order_id), 202, {"Location": f"{PREFIX}/processen/regioproeven/{order_id}"}


@door.route("/processen/regioproeven/<uuid:opdracht_id>", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="regioproefOpvragen",
    summary="Welk scenario in welke gemeente goed gaat",
    description="Wie breekt, waarop, bij welke stap en bij welk element. Zolang het duurt is de matrix leeg.",
)
@door.response(200, RegioproefAntwoord, description="De proef.")
def show_region_rehearsal(opdracht_id: UUID) -> dict[str, Any]:
    return _answer(*region_matrix(viewer(), opdracht_id))


def _answer(found: OrderView, matrix: RegionMatrix | None) -> dict[str, Any]:
    return {
        "id": found.id,
        "status": found.status,
        "asked_at": found.asked_at,
        "finished_at": found.finished_at,
        "matrix": matrix,
    }
