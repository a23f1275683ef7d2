"""Vernietigen over HTTP: one proposes a list, somebody else judges it, and the verklaring says what went."""

from typing import Any
from uuid import UUID

from marshmallow import pre_dump, validate

from kapstok.acts.judge_vernietiging import approve_vernietiging, propose_vernietiging, refuse_vernietiging
from kapstok.overviews.bewaren import LAYERS, Verklaring, bewaarlijst, verklaring
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.schema import Base, day, flag, identity, many, moment, number, text

TAGS = ["Bewaren"]
JUDGES = {"goedkeuren": approve_vernietiging, "afwijzen": refuse_vernietiging}


class VernietigdAantal(Base):
    kind = text("soort", "Wat er weg is.")
    count = number("aantal", "Hoeveel.")


class Vernietigingsregel(Base):
    casus_id = identity("casus", "Het id van de casus.")
    kenmerk = text("kenmerk", "Het kenmerk; null als de casus vernietigd is.", allow_none=True)
    scope = text("wat", "De hele casus, of wat één eigenaar inbracht.")
    owner = text("eigenaarNaam", "Die eigenaar.", allow_none=True)
    layer = text("laag", "De laag waarvan de termijn geldt.", validate=validate.OneOf(list(LAYERS)))
    months = number("maanden", "De termijn.")
    due_on = day("bewaardatum", "Wanneer die voorbij was.")
    outcome = text("uitkomst", "Wat ermee gebeurde; leeg zolang niets is uitgevoerd.")
    counts = many("aantallen", VernietigdAantal, "Hoeveel er van elke soort is vernietigd.")

    @pre_dump
    def name_counts(self, line: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(line), "counts": [{"kind": kind, "count": count} for kind, count in line.counts.items()]}


class Vernietiging(Base):
    id = identity("id", "Het id van de lijst.")
    gemeente = text("gemeenteNaam", "De gemeente.")
    status = text("status", "Hoever de lijst is.")
    proposer = text("voorgesteldDoor", "Wie de lijst voorstelde.")
    proposed_at = moment("voorgesteldOp", "Wanneer.")
    judge = text("beoordeeldDoor", "Wie besliste.", allow_none=True)
    judged_at = moment("beoordeeldOp", "Wanneer.", allow_none=True)
    done_at = moment("uitgevoerdOp", "Wanneer er is vernietigd.", allow_none=True)
    mine = flag("vanMij", "Of u de lijst voorstelde: dan beslist een ander.")
    rows = number("vernietigd", "Hoeveel regels er samen zijn vernietigd.")
    lines = many("regels", Vernietigingsregel, "Wat er op de lijst staat.")

    @pre_dump
    def with_total(self, found: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(found), "rows": found.rows}


class Vernietigingen(Base):
    vernietigingen = many("vernietigingen", Vernietiging, "De lijsten, de nieuwste eerst.")


class Lijstvoorstel(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")


class Lijstoordeel(Base):
    oordeel = text("oordeel", "goedkeuren of afwijzen.", validate=validate.OneOf(list(JUDGES)))


@door.route("/vernietigingen", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="vernietigingenOpvragen",
    summary="De lijsten van vernietiging",
    description="Uitgevoerd is een lijst de verklaring van vernietiging.",
)
@door.response(200, Vernietigingen, description="De lijsten.")
def show_lists() -> dict[str, Any]:
    return {"vernietigingen": bewaarlijst(viewer()).lists}


@door.route("/vernietigingen", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="vernietigingVoorstellen",
    summary="Voorstellen wat weg kan",
    description="Alles waarvan de termijn voorbij is. Er gaat niets weg voordat een collega de lijst goedkeurt.",
)
@door.arguments(Lijstvoorstel)
@door.response(201, Vernietiging, description="De lijst.", headers={"Location": {"schema": {"type": "string"}}})
def propose(asked: dict[str, Any]) -> tuple[Verklaring, int, dict[str, str]]:
    list_id = propose_vernietiging(viewer(), asked["gemeente"])
    return verklaring(viewer(), list_id), 201, {"Location": f"{PREFIX}/vernietigingen/{list_id}"}


@door.route("/vernietigingen/<uuid:vernietiging_id>", methods=["GET"], tags=TAGS)
@door.doc(operationId="vernietigingOpvragen", summary="Eén lijst", description="Of de verklaring van vernietiging.")
@door.response(200, Vernietiging, description="De lijst.")
def show_list(vernietiging_id: UUID) -> Verklaring:
    return verklaring(viewer(), vernietiging_id)


@door.route("/vernietigingen/<uuid:vernietiging_id>/oordeel", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="vernietigingBeoordelen",
    summary="Een lijst goedkeuren of afwijzen",
    description="Nooit door wie haar voorstelde.",
)
@door.arguments(Lijstoordeel)
@door.response(200, Vernietiging, description="De lijst.")
def judge_list(asked: dict[str, Any], vernietiging_id: UUID) -> Verklaring:
    JUDGES[asked["oordeel"]](viewer(), vernietiging_id)
    return verklaring(viewer(), vernietiging_id)
