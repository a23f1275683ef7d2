"""Who is involved in a casus, and the leeslogboek of the privacy officer, over HTTP."""

from typing import Any
from uuid import UUID

from kapstok.acts.invite_deelnemer import Invitation, end_deelnemer, invite_deelnemer
from kapstok.overviews.deelnemers import DeelnemersView, deelnemers
from kapstok.overviews.leeslogboek import ReadingQuery, leeslogboek, leeslogboek_of
from kapstok.rest.door import door, viewer
from kapstok.rest.informatie_schemas import Deelnemers, Gemaakt, Leeslogboek, LeeslogboekVraag, Uitnodiging
from kapstok.rest.paging import paged

TAGS = ["Deelnemers"]
LOG = ["Leeslogboek"]


@door.route("/casussen/<uuid:casus_id>/deelnemers", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="deelnemersOpvragen",
    summary="Wie er bij een casus betrokken is",
    description="Het aanspreekpunt, wie regie heeft en wie is uitgenodigd.",
)
@door.response(200, Deelnemers, description="De betrokken partijen.")
def list_deelnemers(casus_id: UUID) -> DeelnemersView:
    return deelnemers(viewer(), casus_id)


@door.route("/casussen/<uuid:casus_id>/deelnemers", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="deelnemerUitnodigen",
    summary="Een partij uitnodigen",
    description="Alleen wie regie heeft. Zonder convenant eenmalig, met reden en afspraak.",
)
@door.arguments(Uitnodiging)
@door.response(201, Gemaakt, description="De partij is uitgenodigd.")
def invite(given: dict[str, Any], casus_id: UUID) -> dict[str, UUID]:
    return {"id": invite_deelnemer(viewer(), casus_id, Invitation(**given))}


@door.route("/casussen/<uuid:casus_id>/deelnemers/<uuid:deelnemer_id>", methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="deelnemerBeeindigen",
    summary="Een uitnodiging beëindigen",
    description="Alleen wie regie heeft. De casus bestaat vanaf dat moment niet meer voor de partij.",
)
@door.response(204, description="De partij is geen deelnemer meer.")
def end_one(casus_id: UUID, deelnemer_id: UUID) -> None:
    end_deelnemer(viewer(), casus_id, deelnemer_id)


@door.route("/leeslogboek", methods=["GET"], tags=LOG)
@door.doc(
    operationId="leeslogboekOpvragen",
    summary="Het leeslogboek",
    description="Wie welke casus van uw gemeente bekeek en waarvoor. Alleen voor de privacy officer.",
)
@door.arguments(LeeslogboekVraag, location="query")
@door.response(200, Leeslogboek, description="Een pagina van het leeslogboek.")
def show_log(asked: dict[str, Any]) -> dict[str, Any]:
    return paged(leeslogboek(viewer(), ReadingQuery(**asked)))


@door.route("/casussen/<uuid:casus_id>/leeslogboek", methods=["GET"], tags=LOG)
@door.doc(
    operationId="leeslogboekVanCasusOpvragen",
    summary="Het leeslogboek van een casus",
    description="Hetzelfde, van één casus.",
)
@door.arguments(LeeslogboekVraag, location="query")
@door.response(200, Leeslogboek, description="Een pagina van het leeslogboek.")
def show_log_of_casus(asked: dict[str, Any], casus_id: UUID) -> dict[str, Any]:
    return paged(leeslogboek_of(viewer(), casus_id, ReadingQuery(casus_id=casus_id, **asked)))
