"""Storingen over HTTP: what failed for good, and letting it be tried again."""

from typing import Any
from uuid import UUID

from kapstok.acts.answer_job import retry_job
from kapstok.overviews.incidents import storingen
from kapstok.rest.door import door, viewer
from kapstok.rest.schema import Base, identity, many, moment, number, text

TAGS = ["Storingen"]


class Storing(Base):
    id = identity("id", "Het id van de storing.")
    work = text("werk", "Wat er niet lukte.")
    kenmerk = text("kenmerk", "Het kenmerk van de casus; leeg als het de hele installatie betreft.")
    gemeente_name = text("gemeenteNaam", "De gemeente van de casus.")
    element = text("element", "Het element in het diagram; leeg als het werk niet uit de route komt.")
    place = text("stap", "Hoe die stap heet.")
    attempts = number("pogingen", "Hoe vaak het is geprobeerd.")
    reason = text("reden", "Waarom het niet lukte, zonder inhoud van een casus.")
    remedy = text("watTeDoen", "Wat u kunt doen.")
    since = moment("gevraagdOp", "Sinds wanneer het werk wacht.")


class StoringenLijst(Base):
    storingen = many("storingen", Storing, "De langst wachtende eerst.")


@door.route("/storingen", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="storingenOpvragen",
    summary="Werk dat niet lukte en op u wacht",
    description="Van de gemeenten waar u functioneel beheerder bent. Van de inhoud van een casus staat er niets in.",
)
@door.response(200, StoringenLijst, description="De storingen.")
def show_storingen() -> dict[str, Any]:
    return {"storingen": storingen(viewer())}


@door.route("/storingen/<uuid:storing_id>/nieuwe-poging", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="storingOpnieuwProberen",
    summary="Het werk opnieuw laten proberen",
    description="Komt de storing terug, dan staat zij weer in de lijst.",
)
@door.response(204, description="Het wordt opnieuw geprobeerd.")
def try_again(storing_id: UUID) -> None:
    retry_job(viewer(), storing_id)
