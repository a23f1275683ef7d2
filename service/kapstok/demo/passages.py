"""Passages that many casussen share: a household comes in, a table meets, a list of actions goes round."""

from kapstok.demo.scenes import CR, PR2, PR3, By, Day, Deed, paper, step
from kapstok.demo.wording import Says, says

HEARD = says(
    "{naam} wil gehoord worden voordat er iets wordt besloten.",
    "{naam} wil vooral dat {gebied} beter gaat.",
)
STAYS = says(
    "Voor {gezin} ziet de tafel geen reden om van fase te veranderen.",
    "Met {gebied} gaat het bij {naam} vooruit; deze fase past.",
)

GOALS = {
    "inkomen": (
        says("Geen nieuwe schulden voor {gezin}", "{naam} houdt elke maand iets over"),
        says("Schuldhulp maakt voor {naam} een overzicht.", "{naam} brengt de post; schuldhulp belt de schuldeisers."),
        says("{naam} opent elke maandag samen de post.", "Geen aankoop op afbetaling zonder overleg met {naam}."),
    ),
    "netwerk": (
        says("{Gezin} heeft iemand om op terug te vallen", "{naam} staat er niet alleen voor"),
        says("De maatjes zoeken een vaste maat voor {naam}.", "De zus van {naam} komt om de week eten."),
        says("Elke week een bezoek bij {naam}.", "{naam} belt zelf als het te veel wordt."),
    ),
    "wonen": (
        says("{Gezin} houdt de woning", "De woning van {naam} is veilig en schoon"),
        says("De corporatie houdt de huur van {naam} bij.", "De corporatie herstelt de deur bij {naam}."),
        says("{naam} betaalt de huur voor de eerste van de maand.", "Met {naam} elke maand een kijkje in huis."),
    ),
    "veiligheid": (
        says("Bij {gezin} is niemand bang in huis", "Het is rustig bij {naam}, ook in het weekend"),
        says("De wijkagent komt elke week bij {naam} langs.", "De wijkagent belt {naam} op vrijdag."),
        says("Bij ruzie belt {naam} eerst de wijkagent.", "{naam} gaat naar buiten als het oploopt."),
    ),
    "werk": (
        says("{naam} heeft een dag met ritme", "{naam} gaat weer naar werk of school"),
        says("Het werktraject van {naam} start met twee ochtenden.", "De school past het rooster van {naam} aan."),
        says("{naam} meldt zich voor negen uur af.", "Elke vrijdag bespreekt {naam} de week."),
    ),
    "geestelijke_gezondheid": (
        says("Rust en behandeling voor {naam}"),
        says("De GGZ plant een eerste gesprek met {naam}."),
        says("{naam} neemt de medicijnen volgens afspraak."),
    ),
    "lichamelijke_gezondheid": (
        says("{naam} is weer onder behandeling bij de huisarts"),
        says("De casusregisseur gaat een keer met {naam} mee."),
        says("De afspraak van {naam} is deze maand."),
    ),
    "functioneren": (
        says("Het huis van {naam} is op orde"),
        says("De thuisbegeleider helpt {naam} op dinsdag."),
        says("{naam} ruimt een kamer per week op."),
    ),
}
SAFETY = says(
    "Wordt het bij {gezin} onveilig: eerst 112, daarna de casusregisseur.",
    "{naam} gaat naar de buren en belt 112; daarna de casusregisseur.",
    "{naam} heeft het nummer van de wijkagent bij de deur. Bij gevaar 112.",
)


def household(*members: str) -> tuple[Deed, ...]:
    """Members as "naam: relatie" or "naam: kind 14"; of a minor it is said whether the parents know."""
    return tuple(_member(one) for one in members)


def _member(words: str) -> Deed:
    name, _, rest = words.partition(": ")
    relation, _, age = rest.partition(" ")
    minor = {"minderjarig": "ja", "ouders": says("De ouder in {gezin}"), "ouders_geinformeerd": "ja"} if age else {}
    return paper(0, CR, "betrokkene", naam=name, relatie=relation, **(minor or {"minderjarig": "nee"}))


def plan(areas: str) -> tuple[Deed, ...]:
    """A line of the plan for each leefgebied, and the plan is settled."""
    lines = [
        paper(0, CR, "plan", leefgebied=area, doel=GOALS[area][0], taken=GOALS[area][1], afspraken=GOALS[area][2])
        for area in areas.split()
    ]
    lines[0].answers["veiligheidsplan"] = SAFETY
    return (*lines, paper(0, CR, "plan vaststellen"))


def mdo(days: int, *people: str, perspective: str | Says = HEARD) -> tuple[Deed, ...]:
    """The MDO is planned, and held five working days later."""
    return (
        paper(days, CR, "overleg", soort="mdo", datum=Day(5), deelnemers=[By(one) for one in people]),
        paper(
            5,
            CR,
            "overleg afronden",
            clientperspectief=perspective,
            fasetoets="gelijk",
            fasetoets_toelichting=STAYS,
        ),
    )


def vooroverleg(days: int, *people: str) -> tuple[Deed, ...]:
    """Professionals align first; the burger hears of it three working days later."""
    return (
        paper(days, CR, "overleg", soort="vooroverleg", datum=Day(0), deelnemers=[By(one) for one in people]),
        paper(3, CR, "vooroverleg vertellen", gemeld_op=Day(0), gemeld_door="De casusregisseur, aan de keukentafel"),
    )


def table(goal: str, *facts: tuple[str, str]) -> tuple[Deed, ...]:
    """The casusbespreking at the ZVH: who brings which facts, and the goal that is shared."""
    invited = [By(one) for one, _ in facts]
    return (
        paper(0, PR3, "overleg", soort="zvh_casusbespreking", datum=Day(5), deelnemers=[*invited, By(CR), By("mila")]),
        *(
            paper(5 if n == 0 else 0, who, "bouwschema", partner=_of(who), feiten=seen)
            for n, (who, seen) in enumerate(facts)
        ),
        paper(0, "mila", "bouwschema", partner="gezamenlijk", gedeeld_doel=goal, belangen="Rust in de straat."),
        paper(
            0,
            PR3,
            "overleg afronden",
            clientperspectief=says("{naam} wil thuis blijven en niet steeds hetzelfde vertellen."),
            fasetoets="gelijk",
            fasetoets_toelichting=says("Voor {gezin} zijn drie ketens nodig; dit hoort bij AVE 3."),
        ),
    )


def _of(username: str) -> str:
    return {"pieter": "politie", "geert": "ggz", "wendy": "woningcorporatie", "rita": "reclassering"}[username]


ACTIES = (
    (says("Vaste wijkagent loopt elke week langs bij {naam}"), "pieter", 10),
    (says("Eerste gesprek van {naam} plannen bij de behandelaar"), "geert", 8),
    (says("Afspraak over de huur van {naam} op papier zetten"), "wendy", 12),
    (says("{Gezin} vertellen wat is afgesproken"), CR, 5),
    (says("Bellen met de werkgever over het rooster van {naam}"), "", 15),
)


def actielijst(lead: str = PR3, rows: int = len(ACTIES), shared: bool = True) -> tuple[Deed, ...]:
    """The list is made, settled as a version, and shared with who is on it."""
    made = [paper(0, lead, "actie", actie=what, wanneer=Day(days), **_doer(who)) for what, who, days in ACTIES[:rows]]
    doers = [By(who) for _, who, _ in ACTIES[:rows] if who and who != lead]
    share = (paper(0, lead, "actielijst delen", met=doers),) if shared else ()
    return (*made, paper(0, lead, "actielijst vaststellen", volgende_bespreking=Day(30)), *share)


def _doer(who: str) -> dict[str, object]:
    return {"wie": By(who)} if who else {"wie_anders": says("De werkgever van {naam}")}


def done(days: int, *people: str) -> tuple[Deed, ...]:
    """The first actions are reported on, in the order of the list."""
    return tuple(
        paper(
            days if n == 0 else 0,
            who,
            "actie melden",
            status="gedaan",
            bericht=says("Gelukt, zoals met {naam} afgesproken.", "Gedaan; {naam} was er zelf bij."),
        )
        for n, who in enumerate(people)
    )


def shares(days: int, who: str, title: str, text: str, to: str, **more: str) -> tuple[Deed, ...]:
    """A partner brings in WAT, shares it with one organisation and for one purpose."""
    return (
        paper(
            days, who, "informatie", titel=title, inhoud=text, doel="Het plan laten passen bij wat er speelt.", **more
        ),
        paper(0, who, "informatie delen", organisatie=to, doel="Nodig om het plan te maken en te bewaken."),
    )


def meeting_at_zvh(goal: str, *facts: tuple[str, str]) -> tuple[Deed, ...]:
    """The whole round at the ZVH: invited, met, agreed on actions; the old procesregisseur lets go."""
    return (
        step(1, PR3, "Uitnodigen"),
        *table(goal, *facts),
        step(0, PR3, "Casusbespreking"),
        *actielijst(),
        step(0, PR3, "Actielijst delen"),
        step(1, PR2, "Procesregie beëindigen"),
        step(2, CR, "Casusoverleg met burger"),
    )
