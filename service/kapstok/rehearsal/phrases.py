"""The closed list of steps in which a scenario is told: what each means, and how tolerantly it is read."""

import re
from dataclasses import dataclass

from kapstok.rehearsal.scenario import Kind

ROL = r'(?:de |het |een )?(?P<rol>[^"]+?)'
PARTIJ = r'(?: "(?P<partij>[^"]+)")?'
TAAK = r'(?:de taak |taak )?"(?P<taak>[^"]+)"'
FASE = r"(?:(?:de )?fase )?(?:AVE[- ]?)?(?P<fase>\d)"
UREN = r"(?P<aantal>\d{1,4}) (?P<eenheid>werkdag(?:en)?|dag(?:en)?|week|weken|uur)"
DAG = r"(?P<dag>\d{1,2}-\d{1,2}-\d{4})"
MET = r"(?: (?:met|met deze antwoorden|met deze gegevens))?:?"


@dataclass(frozen=True)
class Phrase:
    """One step of the list. `sentence` is how it is documented; `example` a line that reads as this step."""

    key: str
    kind: Kind
    sentence: str
    meaning: str
    example: str
    patterns: tuple[str, ...]

    def match(self, text: str) -> dict[str, str] | None:
        """The words that fill the blanks, None when the text says something else."""
        for pattern in self.patterns:
            found = re.fullmatch(pattern, text, re.I)
            if found:
                return {name: value for name, value in found.groupdict().items() if value is not None}
        return None


GIVEN = (
    Phrase(
        "casus",
        "gegeven",
        "Gegeven een casus in fase <nummer>",
        "Een casus die al loopt en in deze fase binnenkomt. In fase 1 is het een nieuw signaal. "
        "Een tabel met `naam` en `waarde` geeft procesgegevens mee.",
        "Gegeven een casus in fase 2",
        (rf"(?:er is )?een (?:lopende )?casus in {FASE}{MET}",),
    ),
    Phrase(
        "nieuw",
        "gegeven",
        "Gegeven een nieuwe casus in fase 2",
        "Een casus die in AVE 2 begint omdat er al een vraag of probleem is, met de eerste stappen van AVE 2.",
        "Gegeven een nieuwe casus in fase 2",
        (rf"(?:er is )?een nieuwe casus(?: in (?:fase )?(?:AVE[- ]?)?2)?{MET}",),
    ),
    Phrase(
        "signaal",
        "gegeven",
        "Gegeven een nieuw signaal",
        "Een casus die begint met een signaal, in fase 1. De aanmelder opent hem.",
        "Gegeven een nieuw signaal",
        (rf"(?:er is )?een (?:nieuw )?signaal{MET}",),
    ),
    Phrase(
        "spoed",
        "gegeven",
        "Gegeven een spoedcasus met doel AVE <nummer>",
        "Een casus die met spoed binnenkomt en naar deze fase moet.",
        "Gegeven een spoedcasus met doel AVE 4",
        (rf"(?:er is )?een spoedcasus met (?:als )?doel {FASE}{MET}",),
    ),
    Phrase(
        "datum",
        "gegeven",
        "Gegeven het is <dd-mm-jjjj>",
        "Op deze dag begint het scenario, om 9.00 uur. Zonder deze stap is het maandag 2 maart 2026.",
        "Gegeven het is 11-05-2026",
        (rf"(?:dat )?het (?:is )?{DAG}(?: is)?",),
    ),
)

WHEN = (
    Phrase(
        "afronden",
        "als",
        'Als <rol> rondt "<taak>" af [met]',
        "De rol rondt de taak af die nu openstaat. Een tabel met `veld` en `waarde` geeft de antwoorden. "
        "Meer keuzes in een veld schrijft u met komma's ertussen. Een veld dat niet hoeft, mag u weglaten.",
        'Als casusregisseur rondt "Burger informeren" af met',
        (rf"{ROL} rondt {TAAK} af{MET}", rf"{ROL} {TAAK} afrondt{MET}"),
    ),
    Phrase(
        "afronden_partij",
        "als",
        'Als <rol> "<partij>" rondt "<taak>" af [met]',
        "Voor een taak die meer partijen tegelijk krijgen: deze partij rondt haar eigen taak af.",
        'Als ketenpartner "Politie" rondt "Besluit meegeven" af',
        (rf"{ROL}{PARTIJ} rondt {TAAK} af{MET}", rf"{ROL}{PARTIJ} {TAAK} afrondt{MET}"),
    ),
    Phrase(
        "melden",
        "als",
        'Als <rol> meldt "<bericht>" [met]',
        "De rol stuurt een bericht waar het proces nu op wacht. Een tabel geeft de antwoorden.",
        'Als casusregisseur meldt "Opschaalverzoek doen" met',
        (rf'{ROL} meldt "(?P<bericht>[^"]+)"{MET}', rf'{ROL} "(?P<bericht>[^"]+)" meldt{MET}'),
    ),
    Phrase(
        "tijd",
        "als",
        "Als er gaan <aantal> werkdagen voorbij",
        "De tijd gaat verder. Alles wat in die tijd moet gebeuren, gebeurt op zijn eigen moment. "
        "Ook `dagen`, `weken` en `uur` kan.",
        "Als er gaan 30 werkdagen voorbij",
        (
            rf"(?:er )?(?:gaan |gaat )?(?:er )?{UREN} (?:voorbij(?:gaan|gaat)?|verder(?:gaan|gaat)?)",
            rf"(?:er )?{UREN} voorbij (?:gaan|gaat|zijn)",
        ),
    ),
    Phrase(
        "dossier",
        "als",
        "Als het dossier zegt dat de burger niet is geïnformeerd, hercontrole op <dd-mm-jjjj>",
        "Iemand legt op de pagina Informeren vast dat de burger het bewust niet weet, en wanneer er opnieuw wordt "
        "gekeken. Weet de burger het wel, dan schrijft u `dat de burger is geïnformeerd`.",
        "Als het dossier zegt dat de burger niet is geïnformeerd, hercontrole op 01-04-2026",
        (
            rf"het dossier zegt dat de burger niet is ge[iï]nformeerd,? hercontrole op {DAG}",
            r"het dossier zegt dat de burger is ge[iï]nformeerd",
        ),
    ),
    Phrase(
        "operatie",
        "als",
        'Als operatie "<naam>" slaagt',
        "Werk buiten Kapstok, zoals een koppeling, is gelukt. Staat deze stap niet in het scenario, "
        "dan lukt het werk vanzelf.",
        'Als operatie "zaak_bijwerken" slaagt',
        (rf'(?:de )?operatie "(?P<operatie>[^"]+)" slaagt{MET}',),
    ),
)

THEN = (
    Phrase(
        "heeft_alleen",
        "dan",
        'Dan heeft <rol> alleen de taak "<taak>"',
        'De rol heeft deze taken en geen andere. Meer taken schrijft u als `alleen de taken "a", "b"`.',
        'Dan heeft casusregisseur alleen de taken "MDO plannen", "Burger informeren"',
        (rf'heeft {ROL} alleen (?:(?:de )?ta(?:ak|ken) )?(?P<taken>"[^"]+"(?:(?:, | en |, en )"[^"]+")*)',),
    ),
    Phrase(
        "heeft_taak",
        "dan",
        'Dan heeft <rol> de taak "<taak>"',
        "De taak staat open voor deze rol, en voor geen andere rol.",
        'Dan heeft procesregisseur AVE 2 de taak "Verzoek beoordelen"',
        (rf"heeft {ROL} {TAAK}", rf"{ROL} heeft {TAAK}"),
    ),
    Phrase(
        "heeft_taak_partij",
        "dan",
        'Dan heeft <rol> "<partij>" de taak "<taak>"',
        "Deze partij heeft de taak openstaan.",
        'Dan heeft ketenpartner "Politie" de taak "Besluit meegeven"',
        (rf"heeft {ROL}{PARTIJ} {TAAK}", rf"{ROL}{PARTIJ} heeft {TAAK}"),
    ),
    Phrase(
        "termijn",
        "dan",
        'Dan is de termijn van "<taak>" <aantal> werkdagen',
        "Zoveel tijd is er vanaf de dag dat de taak kwam. Ook `dagen`, `weken` of een dag als `16-03-2026` kan.",
        'Dan is de termijn van "MDO plannen" 5 werkdagen',
        (rf"is de termijn van {TAAK} (?:{UREN}|{DAG})", rf"de termijn van {TAAK} is (?:{UREN}|{DAG})"),
    ),
    Phrase(
        "fase",
        "dan",
        "Dan is de fase <nummer>",
        "De casus is in deze fase.",
        "Dan is de fase AVE 3",
        (r"is (?:de )?(?:fase|casus in fase) (?:AVE[- ]?)?(?P<fase>\d)", rf"(?:de )?fase is {FASE}"),
    ),
    Phrase(
        "regie",
        "dan",
        "Dan heeft <rol> casusregie",
        "Deze rol heeft nu de casusregie, of de `procesregie`. Met `niemand` heeft niemand die regie.",
        "Dan heeft niemand procesregie",
        (
            rf"heeft {ROL} (?:de )?(?P<regie>casusregie|procesregie)",
            rf"{ROL} heeft (?:de )?(?P<regie>casusregie|procesregie)",
        ),
    ),
    Phrase(
        "bestuurlijk",
        "dan",
        "Dan is <rol> bestuurlijk verantwoordelijk",
        "Dit bestuur draagt nu de verantwoordelijkheid.",
        "Dan is burgemeester bestuurlijk verantwoordelijk",
        (rf"is {ROL} bestuurlijk verantwoordelijk",),
    ),
    Phrase(
        "geen_taak_rol",
        "dan",
        "Dan is er geen taak voor <rol>",
        "Deze rol heeft nu niets te doen.",
        "Dan is er geen taak voor burgemeester",
        (rf"(?:is er |er is )?(?:nu )?geen taak voor {ROL}",),
    ),
    Phrase(
        "geen_taak",
        "dan",
        'Dan is er geen taak "<taak>"',
        "Deze taak staat bij niemand open.",
        'Dan is er geen taak "Calamiteitenprotocol starten"',
        (r'(?:is er |er is )?(?:nu )?geen taak "(?P<taak>[^"]+)"',),
    ),
    Phrase(
        "advies",
        "dan",
        'Dan adviseert "<beslistabel>" <uitvoer> = <waarde>',
        "Dit was de laatste uitkomst van de beslistabel.",
        'Dan adviseert "regiekaart" regiekaart_advies = procesregie_toevoegen',
        (r'adviseert "(?P<tabel>[^"]+)" "?(?P<uitvoer>[^="]+?)"? ?= ?"?(?P<waarde>[^"]*)"?',),
    ),
    Phrase(
        "afgesloten",
        "dan",
        "Dan is de casus afgesloten",
        "Het proces is aan zijn einde: er is niets meer te doen.",
        "Dan is de casus afgesloten",
        (r"is de casus (?:afgesloten|gesloten)", r"de casus is (?:afgesloten|gesloten)"),
    ),
    Phrase(
        "open",
        "dan",
        "Dan is de casus open",
        "Het proces loopt nog.",
        "Dan is de casus open",
        (r"is de casus (?:nog )?open", r"de casus is (?:nog )?open"),
    ),
    Phrase(
        "geen_keuze",
        "dan",
        'Dan kan <rol> "<veld>" van "<taak>" niet "<waarde>" kiezen',
        "Deze waarde is geen keuze in het formulier van de taak of het bericht.",
        'Dan kan casusregisseur "fasetoets_ave2" van "Fasetoets invullen" niet "opschalen" kiezen',
        (rf'kan {ROL} "(?P<veld>[^"]+)" van {TAAK} niet "(?P<waarde>[^"]+)" kiezen',),
    ),
    Phrase(
        "geen_bericht",
        "dan",
        'Dan kan <rol> "<bericht>" niet melden',
        "Het proces wacht nu niet op dit bericht, of wacht er niet op van deze rol.",
        'Dan kan burgemeester "Opschaalverzoek doen" niet melden',
        (rf'kan {ROL} "(?P<bericht>[^"]+)" niet melden',),
    ),
    Phrase(
        "geweigerd",
        "dan",
        'Dan wordt "<taak>" met deze antwoorden geweigerd [: "<zin>"]',
        "Het formulier van deze taak of dit bericht neemt de antwoorden in de tabel niet aan. "
        "Met een zin erachter moet die zin in de melding staan.",
        'Dan wordt "Burger informeren" met deze antwoorden geweigerd: "Kies een van de keuzes"',
        (rf'wordt {TAAK} met deze antwoorden geweigerd:?(?: ?"(?P<zin>[^"]+)")?:?',),
    ),
)

PHRASES = GIVEN + WHEN + THEN
