"""Informatie in a casus over HTTP: bring it in, read it for a purpose, mend, share and take it back."""

from typing import Any
from uuid import UUID

from kapstok.acts.bring_informatie import (
    Contribution,
    Wording,
    bring_informatie,
    correct_informatie,
    withdraw_informatie,
)
from kapstok.acts.log_reading import Purpose, Read, read_informatie
from kapstok.acts.share_informatie import share_informatie, stop_sharing
from kapstok.overviews.informatie import InformatieLine, InformatieView, informatie, piece
from kapstok.rest.door import door, viewer
from kapstok.rest.informatie_schemas import (
    Delen,
    Gelezen,
    Gemaakt,
    Inbreng,
    Informatie,
    InformatieLijst,
    Inzage,
    Tekst,
)

TAGS = ["Informatie"]
LIST = "/casussen/<uuid:casus_id>/informatie"
ONE = f"{LIST}/<uuid:informatie_id>"


@door.route(LIST, methods=["GET"], tags=TAGS)
@door.doc(
    operationId="informatieOpvragen",
    summary="De informatie in een casus",
    description="DAT van iedereen, en de WAT die van uw organisatie is of met u is gedeeld. Van de rest is geen spoor.",
)
@door.response(200, InformatieLijst, description="De informatie.")
def list_informatie(casus_id: UUID) -> InformatieView:
    return informatie(viewer(), casus_id)


@door.route(LIST, methods=["POST"], tags=TAGS)
@door.doc(
    operationId="informatieInbrengen",
    summary="Informatie inbrengen",
    description="Uw organisatie wordt de enige eigenaar. WAT leest niemand anders tot u haar deelt.",
)
@door.arguments(Inbreng)
@door.response(201, Gemaakt, description="De informatie staat in de casus.")
def bring_piece(given: dict[str, Any], casus_id: UUID) -> dict[str, UUID]:
    return {"id": bring_informatie(viewer(), casus_id, Contribution(_wording(given), **given))}


@door.route(ONE, methods=["GET"], tags=TAGS)
@door.doc(operationId="informatieStukOpvragen", summary="Eén stuk informatie", description="Bij WAT zonder de tekst.")
@door.response(200, Informatie, description="De informatie.")
def show_informatie(casus_id: UUID, informatie_id: UUID) -> InformatieLine:
    return piece(viewer(), casus_id, informatie_id).item


@door.route(f"{ONE}/inzage", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="informatieLezen",
    summary="Informatie lezen",
    description="Vraagt waarvoor u leest; dat komt in het leeslogboek.",
)
@door.arguments(Inzage)
@door.response(200, Gelezen, description="De tekst.")
def read_piece(given: dict[str, Any], casus_id: UUID, informatie_id: UUID) -> Read:
    return read_informatie(viewer(), casus_id, informatie_id, Purpose(**given), "rest")


@door.route(ONE, methods=["PUT"], tags=TAGS)
@door.doc(
    operationId="informatieVerbeteren",
    summary="Informatie verbeteren",
    description="Alleen de eigenaar. De vorige tekst leest daarna niemand meer.",
)
@door.arguments(Tekst)
@door.response(204, description="De tekst is verbeterd.")
def correct_piece(given: dict[str, Any], casus_id: UUID, informatie_id: UUID) -> None:
    correct_informatie(viewer(), casus_id, informatie_id, _wording(given))


@door.route(ONE, methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="informatieIntrekken",
    summary="Informatie intrekken",
    description="Alleen de eigenaar. Niemand leest haar nog.",
)
@door.response(204, description="De informatie is ingetrokken.")
def withdraw_piece(casus_id: UUID, informatie_id: UUID) -> None:
    withdraw_informatie(viewer(), casus_id, informatie_id)


@door.route(f"{ONE}/lezers", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="informatieDelen",
    summary="Informatie delen met één partij",
    description="Alleen de eigenaar, met een organisatie of persoon in de casus, voor één doel.",
)
@door.arguments(Delen)
@door.response(201, Gemaakt, description="De informatie is gedeeld.")
def share_piece(given: dict[str, Any], casus_id: UUID, informatie_id: UUID) -> dict[str, UUID]:
    party = given["organisation"], given["person"]
    return {"id": share_informatie(viewer(), casus_id, informatie_id, party, given["purpose"])}


@door.route(f"{ONE}/lezers/<uuid:reader_id>", methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="informatieDelenBeeindigen",
    summary="Stoppen met delen",
    description="Alleen de eigenaar. De partij leest de informatie vanaf dat moment niet meer.",
)
@door.response(204, description="De partij leest het niet meer.")
def unshare_piece(casus_id: UUID, informatie_id: UUID, reader_id: UUID) -> None:
    stop_sharing(viewer(), casus_id, informatie_id, reader_id)


def _wording(given: dict[str, Any]) -> Wording:
    """Takes the words out of what was given."""
    return Wording(given.pop("title"), given.pop("content"), given.pop("purpose"))
