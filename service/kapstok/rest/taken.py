"""Tasks over HTTP: the inbox, one task, take it, give it, keep a draft, complete it."""

from typing import Any
from uuid import UUID

from kapstok.acts.assign_task import assign_task
from kapstok.acts.claim_task import claim_task
from kapstok.acts.complete_task import complete_task
from kapstok.acts.release_task import release_task
from kapstok.acts.save_draft import save_draft
from kapstok.overviews.inbox import InboxQuery, inbox
from kapstok.overviews.task import TaskView, task_page
from kapstok.rest.casus_schemas import Gevolg
from kapstok.rest.casussen import consequence
from kapstok.rest.door import door, viewer
from kapstok.rest.paging import paged
from kapstok.rest.schema import Herhaalsleutel
from kapstok.rest.task_schemas import Antwoorden, Bewaard, Taak, TakenLijst, TakenVraag, Toewijzing

TAGS = ["Taken"]


@door.route("/taken", methods=["GET"], tags=TAGS)
@door.doc(operationId="takenOpvragen", summary="Uw werkvoorraad", description="Open taken die u mag zien.")
@door.arguments(TakenVraag, location="query")
@door.response(200, TakenLijst, description="Een pagina met taken.")
def list_tasks(asked: dict[str, Any]) -> dict[str, Any]:
    return paged(inbox(viewer(), InboxQuery(**asked)))


@door.route("/taken/<uuid:task_id>", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="taakOpvragen",
    summary="Eén taak",
    description="Met het formulier, waarom de taak hier ligt, de termijn, het concept en wat eraan voorafging.",
)
@door.response(200, Taak, description="De taak.")
def show_task(task_id: UUID) -> TaskView:
    return task_page(viewer(), task_id)


@door.route("/taken/<uuid:task_id>/toewijzing", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="taakToewijzen",
    summary="Een taak oppakken of aan een collega geven",
    description="Zonder inhoud pakt u de taak zelf op. Met `persoon` geeft u haar aan een collega.",
)
@door.arguments(Toewijzing, required=False)
@door.response(204, description="De taak is toegewezen.")
def assign(asked: dict[str, Any], task_id: UUID) -> None:
    if "persoon" in asked:
        assign_task(viewer(), task_id, asked["persoon"])
    else:
        claim_task(viewer(), task_id)


@door.route("/taken/<uuid:task_id>/toewijzing", methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="taakTeruggeven",
    summary="Een taak teruggeven aan de groep",
    description="Daarna kan ieder met dezelfde rol haar oppakken.",
)
@door.response(204, description="De taak is van niemand meer.")
def release(task_id: UUID) -> None:
    release_task(viewer(), task_id)


@door.route("/taken/<uuid:task_id>/concept", methods=["PUT"], tags=TAGS)
@door.doc(
    operationId="conceptBewaren",
    summary="Bewaren wat er tot nu toe is ingevuld",
    description="De antwoorden worden niet gecontroleerd. Uw vorige concept wordt vervangen.",
)
@door.arguments(Antwoorden)
@door.response(200, Bewaard, description="Het concept is bewaard.")
def keep_draft(asked: dict[str, Any], task_id: UUID) -> dict[str, Any]:
    return {"saved_at": save_draft(viewer(), task_id, asked["antwoorden"])}


@door.route("/taken/<uuid:task_id>/afronding", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="taakAfronden",
    summary="Een taak afronden",
    description="De casus loopt meteen door; het antwoord zegt wat er volgde.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Antwoorden)
@door.response(200, Gevolg, description="De taak is afgerond.")
def complete(headers: dict[str, Any], asked: dict[str, Any], task_id: UUID) -> dict[str, Any]:
    return consequence(viewer(), complete_task.once(headers.get("key"), viewer(), task_id, asked["antwoorden"]))
