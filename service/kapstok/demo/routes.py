"""Stretches of the route that casussen of the story go along, each as (working days later, who, task, answers)."""

from collections.abc import Iterable
from typing import Any

Step = tuple[int, str, str, dict[str, Any]]


def step(days: int, who: str, task: str, **answers: Any) -> Step:
    return (days, who, task, answers)


CR, PR2, PR3, LEADER = "casusregisseur", "procesregisseur_ave2", "procesregisseur_ave3", "teamleider"
OOV, MAYOR, TRIAGE = "oov", "burgemeester", "procescoordinator"

SIGNAL = [
    step(1, CR, "Signaal wegen"),
    step(1, LEADER, "Casusregisseur toewijzen", casusregisseur=CR),
]
BEGIN_AVE_2 = [
    step(2, CR, "Burger informeren"),
    step(4, CR, "MDO plannen"),
    step(6, CR, "Plan opstellen"),
]
PROCESREGIE = [
    step(1, PR2, "Verzoek beoordelen"),
    step(1, CR, "Delen in MDO"),
    step(1, PR2, "Procesregie starten"),
]
TO_ZVH = [
    step(
        3,
        PR2,
        "Procesregie voeren",
        procesregie_besluit="opschalen",
        procesregie_volgende_evaluatie=None,
        procesregie_voortgang="De buren worden bedreigd; dit gaat boven het wijkteam uit.",
        criteria=["onveiligheid"],
        toelichting="Bedreigingen in de straat, de wijkagent bevestigt het.",
        overlast_omgeving="ja",
    ),
    step(1, PR2, "Aanmelden"),
]
INTAKE = [
    step(2, PR3, "Intakegesprek"),
    step(0, PR3, "Burger-informeren-besluit"),
    step(1, CR, "Burger informeren"),
    step(1, TRIAGE, "Criteria toetsen"),
]
VOTES = [
    step(1, "pieter", "Besluit meegeven"),
    step(0, "geert", "Besluit meegeven"),
    step(1, "wendy", "Besluit meegeven"),
]
ACCEPTED = [*INTAKE, *VOTES, step(1, PR3, "Gezamenlijk besluit vastleggen")]
REFUSED = [
    *INTAKE,
    step(1, "pieter", "Besluit meegeven", stem="niet_oppakken"),
    step(0, "geert", "Besluit meegeven", stem="niet_oppakken"),
    step(1, "wendy", "Besluit meegeven", stem="niet_oppakken"),
    step(1, PR3, "Gezamenlijk besluit vastleggen", zvh_uitkomst="niet_oppakken"),
    step(1, TRIAGE, "Advies geven"),
]
BEGIN_AVE_3 = [
    step(1, PR3, "Uitnodigen"),
    step(5, PR3, "Casusbespreking"),
    step(0, PR3, "Actielijst delen"),
    step(1, PR2, "Procesregie beëindigen"),
    step(2, CR, "Casusoverleg met burger"),
    step(4, "pieter", "Eigen acties"),
]
TO_AVE_4 = [
    step(1, PR3, "Voorleggen"),
    step(0, OOV, "Procesregie overnemen"),
    step(0, MAYOR, "Besluit AVE 4"),
]
BEGIN_AVE_4 = [
    step(0, MAYOR, "Driehoek bijeenroepen"),
    step(0, OOV, "Casusregie bepalen"),
    step(0, OOV, "Scenarioteam samenstellen"),
    step(0, OOV, "Calamiteit beoordelen"),
    step(0, OOV, "Reden vastleggen"),
]
WARM_DOWN = [
    step(1, PR3, "Afschaaltoets"),
    step(1, PR3, "Doel kiezen"),
    step(3, PR3, "Warme overdracht"),
]
CLOSE = [
    step(1, CR, "Burger informeren"),
    step(1, CR, "Casus afsluiten"),
]

PGA = "pga_coordinator"
LOCAL_PGA = [
    step(1, PR2, "Verzoek beoordelen", verzoek_besluit="opschalen"),
    step(2, PGA, "PGA wegen", pga_start="starten"),
    step(3, PGA, "Startgesprek voeren"),
    step(2, PGA, "PGA-brief uitreiken"),
    step(5, PGA, "PGA-plan maken"),
]

# What a variant puts in front of a task: (variant, task) with the steps that come first there.
ADDED = {
    ("friesland-stijl", "Aanmelden"): [
        step(1, PR2, "Lokaal eerst wegen"),
        step(0, PR2, "Lokaal besluiten"),
    ],
    ("friesland-stijl", "Uitnodigen"): [
        step(1, OOV, "Afstemmen met IVZ/OOV"),
        step(0, LEADER, "Afstemmen met gebiedsteam"),
    ],
    ("midden-nederland-stijl", "Aanmelden"): [step(1, PGA, "PGA wegen")],
}


def along(variant: str, steps: Iterable[Step]) -> list[Step]:
    """The steps as they go on a variant, with what it adds to the basis."""
    return [one for own in steps for one in (*ADDED.get((variant, own[2]), ()), own)]
