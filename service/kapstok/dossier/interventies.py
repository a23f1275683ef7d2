"""What was set in motion for somebody: a PGA-brief, bemoeizorg, support of the family, opschalen as an intervention."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from kapstok.db import Row
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import day, line, one_of, options, words

LETTER = "pga_brief"
KINDS = options(
    pga_besluit="Besluit om een PGA te starten",
    pga_brief="PGA-brief",
    bemoeizorg="Bemoeizorg",
    steun_gezin="Steun aan het gezin, broertjes en zusjes",
    opschalen="Opschalen als interventie",
    anders="Anders",
)
DECIDED = frozenset({"pga_besluit"})

FORM = Form(
    file="",
    id="interventie",
    title="Interventie vastleggen",
    button="Vastleggen",
    fields=(
        one_of("soort", "Wat is er ingezet?", KINDS),
        one_of("voor", "Voor wie?", bron="gezin", required=False, description="Leeg: het hele gezin"),
        day("op", "Wanneer?"),
        line("overhandigd_door", "Wie overhandigde de brief?", when='soort = "pga_brief"'),
        day("startgesprek_op", "Wanneer is het startgesprek?", required=False, when='soort = "pga_brief"'),
        line("uitgevoerd_door", "Wie doet dit?", when='soort != "pga_brief" and soort != null', required=False),
        one_of(
            "ouders_geinformeerd",
            "Zijn ouders of verzorgers geïnformeerd?",
            options(ja="Ja", nee="Nee"),
            required=False,
            description="Verplicht als de persoon minderjarig is",
        ),
        line("ouders_reden", "Waarom niet?", when='ouders_geinformeerd = "nee"'),
        words("toelichting", "Wat wilt u ermee bereiken?", most=1000, required=False),
    ),
)


class Interventie(Entry, Row):
    """`kind` is one of KINDS."""

    __tablename__ = "interventie"

    kind: Mapped[str] = mapped_column(String(30))
