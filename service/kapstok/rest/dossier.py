"""The parts of the dossier over HTTP: what stands there, writing something in it, and ending it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from kapstok.acts.act import Act
from kapstok.acts.act_without_consent import act_without_consent
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.end_entry import end_entry
from kapstok.acts.inform_burger import inform_burger
from kapstok.acts.record_interventie import record_interventie
from kapstok.acts.record_procedure import record_procedure
from kapstok.acts.settle_plan import settle_plan
from kapstok.overviews.dossier import DossierPart, dossier_part
from kapstok.overviews.versions import SettledPlan, plan_version, plan_versions
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.dossier_schemas import DossierDeel, PlanVersie, PlanVersies, Vastgelegd
from kapstok.rest.schema import Herhaalsleutel
from kapstok.rest.task_schemas import Antwoorden

TAGS = ["Dossier"]
# The part, its words in an operation id and in a summary, and the act that writes in it.
PARTS: tuple[tuple[str, str, str, Act[..., Any]], ...] = (
    ("betrokkenen", "betrokkene", "Het huishouden", add_betrokkene),
    ("plan", "planregel", "Het plan van aanpak", add_plan_regel),
    ("procedures", "procedure", "Parallelle procedures", record_procedure),
    ("interventies", "interventie", "Interventies", record_interventie),
    ("informeren", "informeren", "Of de burger is geïnformeerd", inform_burger),
    ("toestemming", "zonderToestemming", "Handelen zonder toestemming", act_without_consent),
)
ENDED = ("betrokkenen", "plan", "procedures", "interventies", "toestemming")


def _named(view: Callable[..., Any], name: str) -> Callable[..., Any]:
    """A view of its own: its name is its endpoint."""
    view.__name__ = name
    return view


def _offer(part: str, word: str, about: str, write: Act[..., Any]) -> None:
    """Reading a part and writing in it."""

    def show(casus_id: UUID) -> DossierPart:
        return dossier_part(viewer(), casus_id, part)

    def add(headers: dict[str, Any], asked: dict[str, Any], casus_id: UUID) -> tuple[dict[str, Any], int]:
        outcome = write.once(headers.get("key"), viewer(), casus_id, asked["antwoorden"])
        return {"id": outcome.opened[0]}, 201

    path, show, add = f"/casussen/<uuid:casus_id>/{part}", _named(show, f"show_{part}"), _named(add, f"add_{part}")
    shown = door.response(200, DossierDeel, description="Het onderdeel.")(show)
    shown = door.doc(operationId=f"{part}Opvragen", summary=about, description="Wat u daarvan mag lezen.")(shown)
    door.route(path, methods=["GET"], tags=TAGS)(shown)
    added = door.response(201, Vastgelegd, description="Het is vastgelegd.")(add)
    added = door.arguments(Antwoorden)(added)
    added = door.arguments(Herhaalsleutel, location="headers")(added)
    summary = f"{about}: iets vastleggen"
    description = "De antwoorden op het formulier van dit onderdeel."
    added = door.doc(operationId=f"{word}Vastleggen", summary=summary, description=description)(added)
    door.route(path, methods=["POST"], tags=TAGS)(added)


def _offer_end(part: str, word: str, about: str) -> None:
    """Saying that a line no longer holds."""

    def end(casus_id: UUID, entry_id: UUID) -> None:
        end_entry(viewer(), casus_id, part, entry_id)

    ended = door.response(204, description="De regel geldt niet meer; hij blijft bewaard.")(_named(end, f"end_{part}"))
    summary = f"{about}: iets beëindigen"
    ended = door.doc(operationId=f"{word}Beeindigen", summary=summary, description="De regel blijft bewaard.")(ended)
    door.route(f"/casussen/<uuid:casus_id>/{part}/<uuid:entry_id>", methods=["DELETE"], tags=TAGS)(ended)


for _part, _word, _about, _write in PARTS:
    _offer(_part, _word, _about, _write)
    if _part in ENDED:
        _offer_end(_part, _word, _about)


@door.route("/casussen/<uuid:casus_id>/planversies", methods=["GET"], tags=TAGS)
@door.doc(operationId="planversiesOpvragen", summary="De vastgestelde plannen", description="De nieuwste eerst.")
@door.response(200, PlanVersies, description="De versies.")
def list_plans(casus_id: UUID) -> dict[str, Any]:
    return {"versies": plan_versions(viewer(), casus_id)}


@door.route("/casussen/<uuid:casus_id>/planversies", methods=["POST"], tags=TAGS)
@door.doc(operationId="planVaststellen", summary="Het plan vaststellen", description="Een versie die niet verandert.")
@door.response(201, PlanVersie, description="Het plan.", headers={"Location": {"schema": {"type": "string"}}})
def settle_one_plan(casus_id: UUID) -> tuple[SettledPlan, int, dict[str, str]]:
    settle_plan(viewer(), casus_id)
    number = plan_versions(viewer(), casus_id)[0].number
    place = f"{PREFIX}/casussen/{casus_id}/planversies/{number}"
    return plan_version(viewer(), casus_id, number), 201, {"Location": place}


@door.route("/casussen/<uuid:casus_id>/planversies/<int:number>", methods=["GET"], tags=TAGS)
@door.doc(operationId="planversieOpvragen", summary="Eén vastgesteld plan", description="Zoals het toen was.")
@door.response(200, PlanVersie, description="Het plan.")
def show_plan(casus_id: UUID, number: int) -> SettledPlan:
    return plan_version(viewer(), casus_id, number)
