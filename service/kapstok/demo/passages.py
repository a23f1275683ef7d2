"""Passages that many casussen share: a household comes in, a table meets, a list of actions goes round."""

from kapstok.demo.scenes import CR, PR2, PR3, By, Day, Deed, paper, step

GOALS = {
    "inkomen": (
        "Geen nieuwe schulden",
        "Schuldhulp maakt een overzicht. De ouder brengt de post.",
        "Elke maandag post.",
    ),
    "netwerk": ("Iemand om op terug te vallen", "De maatjes zoeken een vaste maat.", "Elke week een bezoek."),
    "wonen": ("De woning behouden", "De corporatie houdt de huur bij.", "Huur voor de eerste van de maand."),
    "veiligheid": (
        "Niemand is bang in huis",
        "De wijkagent komt elke week langs.",
        "Bij ruzie belt u eerst de wijkagent.",
    ),
    "werk": ("Een dag met ritme", "Het werktraject start met twee ochtenden.", "Afmelden voor negen uur."),
    "geestelijke_gezondheid": (
        "Rust en behandeling",
        "De GGZ plant een eerste gesprek.",
        "Medicatie volgens afspraak.",
    ),
    "lichamelijke_gezondheid": (
        "Weer naar de huisarts",
        "De casusregisseur gaat een keer mee.",
        "Afspraak deze maand.",
    ),
    "functioneren": ("Het huis op orde", "De thuisbegeleider helpt op dinsdag.", "Een kamer per week."),
}
SAFETY = "Als het onveilig wordt: eerst 112. Daarna belt u de casusregisseur."


def household(*members: str) -> tuple[Deed, ...]:
    """Members as "naam: relatie" or "naam: kind 14"; of a minor it is said whether the parents know."""
    return tuple(_member(one) for one in members)


def _member(words: str) -> Deed:
    name, _, rest = words.partition(": ")
    relation, _, age = rest.partition(" ")
    minor = {"minderjarig": "ja", "ouders": "De ouder in dit huishouden", "ouders_geinformeerd": "ja"} if age else {}
    return paper(0, CR, "betrokkene", naam=name, relatie=relation, **(minor or {"minderjarig": "nee"}))


def plan(areas: str) -> tuple[Deed, ...]:
    """A line of the plan for each leefgebied, and the plan is settled."""
    lines = [
        paper(0, CR, "plan", leefgebied=area, doel=GOALS[area][0], taken=GOALS[area][1], afspraken=GOALS[area][2])
        for area in areas.split()
    ]
    lines[0].answers["veiligheidsplan"] = SAFETY
    return (*lines, paper(0, CR, "plan vaststellen"))


def mdo(
    days: int, *people: str, perspective: str = "Wil gehoord worden voordat er iets wordt besloten."
) -> tuple[Deed, ...]:
    """The MDO is planned, and held five working days later."""
    return (
        paper(days, CR, "overleg", soort="mdo", datum=Day(5), deelnemers=[By(one) for one in people]),
        paper(
            5,
            CR,
            "overleg afronden",
            clientperspectief=perspective,
            fasetoets="gelijk",
            fasetoets_toelichting="De tafel ziet geen reden om van fase te veranderen.",
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
            clientperspectief="Wil zijn woning houden en niet steeds hetzelfde vertellen.",
            fasetoets="gelijk",
            fasetoets_toelichting="Drie ketens zijn nodig; dit hoort bij AVE 3.",
        ),
    )


def _of(username: str) -> str:
    return {"pieter": "politie", "geert": "ggz", "wendy": "woningcorporatie", "rita": "reclassering"}[username]


ACTIES = (
    ("Vaste wijkagent loopt elke week langs", "pieter", 10),
    ("Eerste gesprek plannen bij de behandelaar", "geert", 8),
    ("Afspraak over de huur op papier zetten", "wendy", 12),
    ("Het huishouden vertellen wat is afgesproken", CR, 5),
    ("Bellen met de werkgever over het rooster", "", 15),
)


def actielijst(lead: str = PR3, rows: int = len(ACTIES), shared: bool = True) -> tuple[Deed, ...]:
    """The list is made, settled as a version, and shared with who is on it."""
    made = [paper(0, lead, "actie", actie=what, wanneer=Day(days), **_doer(who)) for what, who, days in ACTIES[:rows]]
    doers = [By(who) for _, who, _ in ACTIES[:rows] if who and who != lead]
    share = (paper(0, lead, "actielijst delen", met=doers),) if shared else ()
    return (*made, paper(0, lead, "actielijst vaststellen", volgende_bespreking=Day(30)), *share)


def _doer(who: str) -> dict[str, object]:
    return {"wie": By(who)} if who else {"wie_anders": "Mevrouw De Boer, werkgever"}


def done(days: int, *people: str) -> tuple[Deed, ...]:
    """The first actions are reported on, in the order of the list."""
    return tuple(
        paper(days if n == 0 else 0, who, "actie melden", status="gedaan", bericht="Gelukt, zoals afgesproken.")
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
