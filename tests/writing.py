"""What people write in the dossier, as a form would send it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from given import House
from kapstok import clock
from kapstok.acts.add_actie import add_actie
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.acts.plan_overleg import plan_overleg
from kapstok.acts.settle_actielijst import settle_actielijst


def day(after: int = 0) -> str:
    """A day as a form writes it, counted from today."""
    return (clock.day_of(clock.now()) + timedelta(days=after)).isoformat()


def member(house: House, casus_id: UUID, **more: Any) -> UUID:
    """Somebody of the household, grown up unless said otherwise."""
    answers = {"naam": "Els Linde", "relatie": "ouder", "minderjarig": "nee", **more}
    return add_betrokkene(house.viewer("noor"), casus_id, answers).opened[0]


def child(house: House, casus_id: UUID, **more: Any) -> UUID:
    answers = {"naam": "Sem Linde", "relatie": "kind", "minderjarig": "ja", "ouders_geinformeerd": "ja", **more}
    return add_betrokkene(house.viewer("noor"), casus_id, answers).opened[0]


def actie(house: House, casus_id: UUID, who: str = "noor", **more: Any) -> UUID:
    answers = {"actie": "Bellen met school", "wie": str(house.viewer(who).person_id), "wanneer": day(7), **more}
    return add_actie(house.viewer("noor"), casus_id, answers).opened[0]


def settled(house: House, casus_id: UUID) -> UUID:
    """An actielijst with one action, settled as its next version."""
    actie(house, casus_id)
    return settle_actielijst(house.viewer("noor"), casus_id, {}).opened[0]


def overleg(house: House, casus_id: UUID, kind: str, *invited: str, **more: Any) -> UUID:
    people = [str(house.viewer(username).person_id) for username in (invited or ("noor",))]
    answers = {"soort": kind, "datum": day(), "deelnemers": people, **more}
    return plan_overleg(house.viewer("noor"), casus_id, answers).opened[0]


HELD = {"clientperspectief": "Rust willen", "fasetoets": "op", "fasetoets_toelichting": "Het gaat niet goed"}
WITHOUT_CONSENT = {
    "evident_belang": "De jongere is in gevaar",
    "wiens_belang": "De jongere",
    "minder_ingrijpend": "Drie keer aangebeld",
    "schade": "Wij komen ongevraagd langs",
    "toestemming_gevraagd": "Brief en huisbezoek",
    "partijen": ["oggz"],
    "wie_mag_wat_weten": "OGGZ: naam en adres",
    "opnieuw_bespreken": "2026-05-01",
}
PLAN_LINE = {
    "leefgebied": "wonen",
    "doel": "Het huis is op orde",
    "taken": "Corporatie doet de reparatie",
    "afspraken": "Elke week een bezoek",
}
