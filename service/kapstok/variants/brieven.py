"""The letters and notes of AVE (DOC-01..11, 14): what each is for, who makes it, and what its template may name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kapstok.errors import Finding
from kapstok.forms.fields import Field, Form
from kapstok.forms.made import day, line, one_of, options, words
from kapstok.variants.nearest import hint
from kapstok.variants.sealed import Bundle
from kapstok.variants.templates import Given, complaints

FOLDER, SUFFIX, RULE = "teksten/", ".mustache", "brief"

# What is known of every casus: that it is there, who to call, and who made the brief. Never what was written in it.
COMMON = frozenset(
    {
        *("gemeente", "kenmerk", "fase", "vandaag", "geopend_op", "maker", "maker_organisatie"),
        *("casusregisseur", "casusregisseur_organisatie", "procesregisseur"),
    }
)
PARTIJEN = {"partijen": frozenset({"organisatie", "wie", "rol", "grond"})}
ACTIES = {"acties": frozenset({"actie", "wie", "wanneer"})}
TAKEN = {"taken": frozenset({"taak", "rol", "termijn"})}
DOELEN = {"doelen": frozenset({"leefgebied", "voor", "doel", "afspraken"})}
PLAN = {"plan": frozenset({"leefgebied", "voor", "doel", "kader", "taken", "afspraken", "veiligheidsplan"})}
CRITERIA = {"criteria": frozenset({"criterium"})}


@dataclass(frozen=True)
class BriefKind:
    """`makers` are roles that may make it besides who leads the casus (`leads`); `readers` may read it too.

    `layer` "wat" is read by its maker, the casusregisseur and `readers`; "dat" also by who else keeps the dossier.
    `after` is the step of the route that has to be there first.
    """

    key: str
    doc: str
    title: str
    purpose: str
    asked: tuple[Field, ...]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fasen: tuple[int, ...] = (0, 1, 2, 3, 4)
    leads: bool = True
    opener: bool = False
    makers: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    layer: str = "wat"

    @property
    def file(self) -> str:
        return f"{FOLDER}{self.key.replace('_', '-')}{SUFFIX}"

    @property
    def form(self) -> Form:
        return Form(file="", id=self.key, title=self.title, button="Maken", fields=self.asked)

    @property
    def given(self) -> Given:
        return Given(COMMON | {item.key for item in self.asked}, self.lists)


AAN = line("aan", "Aan wie is dit gericht?", most=100)
MEETING = (
    line("aan", "Aan welke partij?", most=100),
    day("dag", "Op welke dag?"),
    line("tijd", "Hoe laat?", most=20),
    line("plaats", "Waar?", most=100),
)

KINDS: tuple[BriefKind, ...] = (
    BriefKind(
        "pga_brief",
        "DOC-01",
        "PGA-brief",
        "Iemand laten weten dat de persoonsgerichte aanpak begint. Kan pas na het besluit.",
        (
            AAN,
            line("overhandigd_door", "Wie overhandigt de brief?", most=100),
            day("startgesprek_op", "Wanneer is het startgesprek?"),
        ),
        fasen=(2, 3, 4),
        makers=("pga_coordinator",),
        readers=("pga_coordinator",),
    ),
    BriefKind(
        "informatiebrief",
        "DOC-02",
        "Informatiebrief aan de burger",
        "Het huishouden laten weten dat partijen met elkaar overleggen. Niet als u bewust niet informeert.",
        (AAN, line("contact", "Bij wie kan het huishouden terecht, en hoe?", most=200)),
        fasen=(2, 3, 4),
    ),
    BriefKind(
        "uitnodiging",
        "DOC-03",
        "Uitnodiging voor de casusbespreking",
        "Een partij vragen aan tafel te komen. Zonder inhoud.",
        MEETING,
        PARTIJEN,
        fasen=(2, 3, 4),
        makers=("administratie_zvh",),
        layer="dat",
    ),
    BriefKind(
        "plan_van_aanpak",
        "DOC-05",
        "Plan van aanpak",
        "De afspraken op papier, met het veiligheidsplan. Alleen wat is afgesproken, niet waarom.",
        (),
        PLAN,
        fasen=(1, 2, 3, 4),
        layer="dat",
    ),
    BriefKind(
        "ontvangstbevestiging",
        "DOC-06",
        "Ontvangstbevestiging van de aanmelding",
        "De aanmelder laten weten dat de aanmelding er is. Zonder inhoud.",
        (AAN,),
        opener=True,
        layer="dat",
    ),
    BriefKind(
        "terugkoppeling",
        "DOC-07",
        "Advies of terugkoppeling aan de aanmelder",
        "De aanmelder laten weten wat er met de aanmelding gebeurt.",
        (AAN, words("advies", "Wat is uw advies of terugkoppeling?", most=2000)),
        makers=("procescoordinator",),
    ),
    BriefKind(
        "overdrachtsdocument",
        "DOC-08",
        "Overdrachtsdocument",
        "Wie het overneemt, weet wat er loopt en bij wie.",
        (
            line("aan", "Aan wie draagt u over?", most=100),
            words("aandacht", "Waar moet die persoon op letten?", most=2000),
        ),
        {**TAKEN, **ACTIES, **DOELEN, **PARTIJEN},
        fasen=(2, 3, 4),
    ),
    BriefKind(
        "opschaalbericht",
        "DOC-09",
        "Opschaalbericht",
        "De volgende fase laten weten dat u opschaalt, en op welk criterium.",
        (
            AAN,
            one_of("naar", "Naar welke fase?", options(**{"AVE 3": "AVE 3", "AVE 4": "AVE 4"})),
            words("toelichting", "Waarom nu?", most=1000),
        ),
        CRITERIA,
        fasen=(2, 3),
        readers=("procesregisseur_ave3", "oov"),
    ),
    BriefKind(
        "bestuurlijke_memo",
        "DOC-10",
        "Bestuurlijke memo",
        "De burgemeester in het kort: wat is de aard, wat is het risico, wat wordt gevraagd.",
        (
            words("aard", "Wat is er aan de hand?", most=400, description="Geen namen en geen inhoud van partners"),
            words("risico", "Wat is het risico?", most=400),
            words("gevraagd_besluit", "Welk besluit vraagt u?", most=400),
        ),
        fasen=(3, 4),
        makers=("oov",),
        readers=("oov", "burgemeester"),
    ),
    BriefKind(
        "besluit",
        "DOC-11",
        "Besluit van de burgemeester en verslag van de driehoek",
        "Vastleggen wat is besloten, door wie, en wat de driehoek afsprak.",
        (
            day("besloten_op", "Wanneer is besloten?"),
            line("aanwezig", "Wie waren erbij?", most=300),
            words("besluit", "Wat is het besluit?", most=1000),
            words("afspraken", "Wat is afgesproken?", most=1000, required=False),
        ),
        fasen=(3, 4),
        leads=False,
        makers=("oov", "burgemeester"),
        readers=("oov", "burgemeester"),
    ),
    BriefKind(
        "convenanten",
        "DOC-14",
        "Verwijzing naar het convenant per partner",
        "Op welke grond elke partner meedoet.",
        (),
        PARTIJEN,
        fasen=(2, 3, 4),
        layer="dat",
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}
BY_FILE = {kind.file: kind for kind in KINDS}


def template(bundle: Bundle, kind: BriefKind) -> str | None:
    """The text of a brief in this variant; None when it has none."""
    data = bundle.files.get(kind.file)
    return data.decode("utf-8") if data is not None else None


def problems(bundle: Bundle) -> Iterator[Finding]:
    """Every place in a template that nothing can be filled in."""
    for name, data in bundle.of_kind(SUFFIX).items():
        kind = BY_FILE.get(name)
        if kind is None:
            sentence = f"Kapstok kent deze brief niet.{hint(name, BY_FILE)}"
            yield Finding(name, RULE, sentence, weight="waarschuwing")
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            yield Finding(name, RULE, "De tekens zijn niet te lezen. Bewaar het bestand als UTF-8.")
            continue
        yield from (Finding(name, RULE, sentence, line=place) for place, sentence in complaints(text, kind.given))
