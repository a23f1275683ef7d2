"""Stretches of the route that casussen of the story go along."""

from collections.abc import Iterable

from kapstok.demo.scenes import CR, LEADER, MAYOR, OOV, PGA, PR2, PR3, TRIAGE, By, Day, Deed, sends, step
from kapstok.demo.wording import says

WEIGHED = (step(1, CR, "Signaal wegen"),)
SIGNAL = (*WEIGHED, step(1, LEADER, "Casusregisseur toewijzen", casusregisseur=By(CR)))
INFORMED = (step(2, CR, "Burger informeren"),)
PLANNED = (*INFORMED, step(4, CR, "MDO plannen"))
ON_IN_AVE_2 = (*PLANNED, step(6, CR, "Plan opstellen"))
AVE_2 = (*SIGNAL, *ON_IN_AVE_2)

PROCESREGIE = (
    step(1, PR2, "Verzoek beoordelen"),
    step(1, CR, "Delen in MDO"),
    step(1, PR2, "Procesregie starten"),
)
TO_ZVH = (
    step(
        3,
        PR2,
        "Procesregie voeren",
        procesregie_besluit="opschalen",
        procesregie_volgende_evaluatie=None,
        procesregie_voortgang=says(
            "De buren van {gezin} worden bedreigd; dit gaat boven het wijkteam uit.",
            "Rond {naam} is het niet meer veilig; {gebied} alleen aanpakken helpt niet.",
        ),
        criteria=["onveiligheid"],
        toelichting=says(
            "Bedreigingen in de straat van {gezin}; de wijkagent bevestigt het.",
            "De wijkagent kwam drie keer bij {naam} voor dreiging.",
        ),
        overlast_omgeving="ja",
    ),
    step(1, PR2, "Aanmelden"),
)
INTAKE = (
    step(2, PR3, "Intakegesprek"),
    step(0, PR3, "Burger-informeren-besluit"),
    step(1, CR, "Burger informeren"),
    step(1, TRIAGE, "Criteria toetsen"),
)
SILENT_INTAKE = (
    step(2, PR3, "Intakegesprek"),
    step(
        0,
        PR3,
        "Burger-informeren-besluit",
        burger_informeren_besluit="nee",
        besluit_niet_informeren_reden="veiligheid",
        besluit_niet_informeren_toelichting="Vertellen brengt de ander in huis nu in gevaar.",
        hercontrole_datum=Day(15),
    ),
    step(1, TRIAGE, "Criteria toetsen"),
)
VOTES = (
    step(1, "pieter", "Besluit meegeven"),
    step(0, "geert", "Besluit meegeven"),
    step(1, "wendy", "Besluit meegeven"),
)
DECIDED = (*VOTES, step(1, PR3, "Gezamenlijk besluit vastleggen"))
ACCEPTED = (*INTAKE, *DECIDED)
REFUSED = (
    *INTAKE,
    step(1, "pieter", "Besluit meegeven", stem="niet_oppakken", stem_motivatie="Wij zien geen veiligheidsvraag."),
    step(0, "geert", "Besluit meegeven", stem="niet_oppakken", stem_motivatie="Behandeling kan dit dragen."),
    step(1, "wendy", "Besluit meegeven", stem="niet_oppakken", stem_motivatie="De huur loopt goed."),
    step(1, PR3, "Gezamenlijk besluit vastleggen", zvh_uitkomst="niet_oppakken"),
    step(1, TRIAGE, "Advies geven"),
)
AT_ZVH = (step(1, PR3, "Uitnodigen"),)
BEGIN_AVE_3 = (
    *AT_ZVH,
    step(5, PR3, "Casusbespreking"),
    step(0, PR3, "Actielijst delen"),
    step(1, PR2, "Procesregie beëindigen"),
)
IN_AVE_3 = (
    *BEGIN_AVE_3,
    step(2, CR, "Casusoverleg met burger"),
    step(4, "pieter", "Eigen acties"),
    step(0, "geert", "Eigen acties"),
    step(1, "wendy", "Eigen acties", acties_stand="deels", acties_restant=says("De huurafspraak met {naam} volgt.")),
)
TO_AVE_4 = (
    sends(12, PR3, "fasetoets"),
    step(0, PR3, "Fasetoets invullen", fasetoets_ave3="op", criteria=["onveiligheid"], toelichting="Dreiging."),
    step(1, PR3, "Voorleggen"),
)
DECIDED_AVE_4 = (
    *TO_AVE_4,
    step(0, OOV, "Procesregie overnemen"),
    step(0, MAYOR, "Besluit AVE 4"),
)
BEGIN_AVE_4 = (
    *DECIDED_AVE_4,
    step(0, MAYOR, "Driehoek bijeenroepen"),
    step(0, OOV, "Casusregie bepalen"),
    step(0, OOV, "Scenarioteam samenstellen"),
    step(0, OOV, "Calamiteit beoordelen"),
    step(0, OOV, "Reden vastleggen"),
)
DOWN_FROM_AVE_4 = (
    sends(3, OOV, "fasetoets"),
    step(0, OOV, "Fasetoets invullen", fasetoets_ave4="af", afschaalcriteria=["onveiligheid"]),
    step(1, OOV, "Afschaalvoorstel"),
    step(0, MAYOR, "Besluit afschalen"),
    step(1, OOV, "Procesregie afgeven"),
    step(0, CR, "Overdracht meedoen"),
    step(0, PR3, "Overdracht accepteren"),
)
DOWN_FROM_AVE_3 = (
    sends(25, PR3, "fasetoets"),
    step(0, PR3, "Fasetoets invullen", fasetoets_ave3="af"),
    step(1, PR3, "Afschaaltoets"),
    step(1, PR3, "Doel kiezen"),
    step(3, PR3, "Warme overdracht"),
)
TO_PGA = (*DOWN_FROM_AVE_3, step(2, PGA, "Overdracht accepteren"))
TO_REGULAR = (
    *DOWN_FROM_AVE_3[:3],
    step(1, PR3, "Doel kiezen", afschaaldoel="regulier"),
    step(3, PR3, "Warme overdracht", overdracht_contact="De casusregisseur"),
    step(1, CR, "Regulier oppakken"),
)
END_PROCESREGIE = (
    step(
        18,
        PR2,
        "Procesregie voeren",
        procesregie_besluit="beeindigen",
        procesregie_volgende_evaluatie=None,
        procesregie_voortgang="De aanbieders werken weer samen; de afspraken liggen vast.",
        afschaalcriteria=["stagnatie"],
    ),
)
CLOSE = (
    step(1, CR, "Burger informeren"),
    step(1, CR, "Casus afsluiten"),
)
CLOSE_FROM_AVE_2 = (
    sends(10, CR, "fasetoets"),
    step(0, CR, "Fasetoets invullen", fasetoets_ave2="af", fasetoets_toelichting="Doelen gehaald."),
    *CLOSE,
)
LOCAL_PGA = (
    step(1, CR, "Delen in MDO"),
    step(1, PR2, "Verzoek beoordelen", verzoek_besluit="opschalen"),
    step(1, PGA, "PGA wegen", pga_start="starten"),
    step(3, PGA, "Startgesprek voeren"),
    step(2, PGA, "PGA-brief uitreiken"),
    step(5, PGA, "PGA-plan maken"),
)

# What a variant puts in front of a task: (variant, task) with the steps that come first there.
ADDED = {
    ("friesland-stijl", "Aanmelden"): (
        step(1, PR2, "Lokaal eerst wegen"),
        step(0, PR2, "Lokaal besluiten"),
    ),
    ("friesland-stijl", "Uitnodigen"): (
        step(1, OOV, "Afstemmen met IVZ/OOV"),
        step(0, LEADER, "Afstemmen met gebiedsteam"),
    ),
    ("midden-nederland-stijl", "Aanmelden"): (step(1, PGA, "PGA wegen"),),
}


def along(variant: str, deeds: Iterable[Deed]) -> list[Deed]:
    """The deeds as they go on a variant, with what it adds to the basis."""
    return [one for own in deeds for one in (*ADDED.get((variant, own.what), ()), own)]


def request(days: int, **answers: object) -> Deed:
    """The casusregisseur asks for help with the process."""
    return sends(days, CR, "opschaalverzoek", "opschaalverzoek", **answers)


def until_zvh(days: int) -> tuple[Deed, ...]:
    """From the plan to the casus that the ZVH took up, with a request `days` working days after the plan."""
    return (request(days), *PROCESREGIE, *TO_ZVH, *ACCEPTED)
