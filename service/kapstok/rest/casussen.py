"""Casussen over HTTP: open one, look at one, send it a message."""

from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome
from kapstok.acts.deliver_message import deliver_message
from kapstok.acts.open_casus import Opening as Asked
from kapstok.acts.open_casus import open_casus
from kapstok.overviews.casus import CasusView, casus_page
from kapstok.overviews.casussen import CasusQuery, casussen
from kapstok.overviews.consequence import consequence as look
from kapstok.overviews.message import MessagePage, message_page
from kapstok.overviews.regie import regie
from kapstok.overviews.timeline import timeline
from kapstok.rest.casus_schemas import (
    BerichtMetFormulier,
    Casus,
    CasussenLijst,
    CasussenVraag,
    Gevolg,
    Left,
    Opening,
    RegieVanCasus,
    Tijdlijn,
    Verzending,
)
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.paging import paged
from kapstok.rest.schema import Herhaalsleutel
from kapstok.rest.task_schemas import TakenVanCasus
from kapstok.rights import Viewer

TAGS = ["Casussen"]


@door.route("/casussen", methods=["GET"], tags=TAGS)
@door.doc(operationId="casussenOpvragen", summary="Uw casussen", description="De casussen die voor u bestaan.")
@door.arguments(CasussenVraag, location="query")
@door.response(200, CasussenLijst, description="Een pagina met casussen.")
def list_casussen(asked: dict[str, Any]) -> dict[str, Any]:
    return paged(casussen(viewer(), CasusQuery(**asked)))


@door.route("/casussen", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="casusOpenen",
    summary="Een casus openen",
    description="Een signaal (fase 1), een casus die al loopt (fase 2, 3 of 4) of een spoedcasus.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Opening)
@door.response(201, Gevolg, description="De casus is open.", headers={"Location": {"schema": {"type": "string"}}})
def open_one(headers: dict[str, Any], opening: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    day = opening.pop("besluit_datum", None)
    asked = Asked(**opening, besluit_datum=day.isoformat() if day else None)
    outcome = open_casus.once(headers.get("key"), viewer(), asked)
    return consequence(viewer(), outcome), 201, {"Location": f"{PREFIX}/casussen/{outcome.casus_id}"}


@door.route("/casussen/<uuid:casus_id>", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="casusOpvragen",
    summary="Eén casus",
    description="De fase, wie regie heeft, wat er open staat, wat u kunt sturen en wat er is opgeschreven.",
)
@door.response(200, Casus, description="De casus.")
def show_casus(casus_id: UUID) -> CasusView:
    return casus_page(viewer(), casus_id)


@door.route("/casussen/<uuid:casus_id>/taken", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="takenVanCasusOpvragen", summary="De open taken van een casus", description="De dringendste eerst."
)
@door.response(200, TakenVanCasus, description="De open taken.")
def list_tasks_of_casus(casus_id: UUID) -> dict[str, Any]:
    return {"taken": casus_page(viewer(), casus_id).tasks}


@door.route("/casussen/<uuid:casus_id>/tijdlijn", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="tijdlijnOpvragen", summary="De tijdlijn van een casus", description="Wat er gebeurde, in zinnen."
)
@door.response(200, Tijdlijn, description="De tijdlijn.")
def show_timeline(casus_id: UUID) -> dict[str, Any]:
    return {"gebeurtenissen": timeline(viewer(), casus_id)}


@door.route("/casussen/<uuid:casus_id>/regie", methods=["GET"], tags=TAGS)
@door.doc(operationId="regieOpvragen", summary="De regie op een casus", description="Nu en eerder, van elke soort.")
@door.response(200, RegieVanCasus, description="De regie.")
def show_regie(casus_id: UUID) -> dict[str, Any]:
    return {"regie": regie(viewer(), casus_id)}


@door.route("/casussen/<uuid:casus_id>/berichten/<string:message>", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="berichtOpvragen",
    summary="Een bericht dat u kunt sturen",
    description="Met het formulier dat erbij hoort.",
)
@door.response(200, BerichtMetFormulier, description="Het bericht.")
def show_message(casus_id: UUID, message: str) -> MessagePage:
    return message_page(viewer(), casus_id, message)


@door.route("/casussen/<uuid:casus_id>/berichten", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="berichtSturen",
    summary="Een bericht sturen aan een casus",
    description="Welke berichten u kunt sturen, staat bij de casus onder `berichten`.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Verzending)
@door.response(200, Gevolg, description="Het bericht is aangekomen.")
def send_message(headers: dict[str, Any], sent: dict[str, Any], casus_id: UUID) -> dict[str, Any]:
    outcome = deliver_message.once(headers.get("key"), viewer(), casus_id, sent["bericht"], sent["antwoorden"])
    return consequence(viewer(), outcome)


def consequence(who: Viewer, outcome: Outcome) -> dict[str, Any]:
    """The casus as it is now with what appeared in it; hardly anything when it is not the viewer's any more."""
    found = look(who, outcome.casus_id, outcome.opened, outcome.settled)
    head = found.head or Left(outcome.casus_id, outcome.fase, outcome.closed)
    return {"casus": head, "taken": found.tasks, "vervolg": found.follows}
