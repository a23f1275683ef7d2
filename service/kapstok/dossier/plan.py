"""The integraal plan van aanpak: per leefgebied and member of the household what is agreed (VELD-09). It is DAT."""

from kapstok.db import Row
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import one_of, words

FORM = Form(
    file="",
    id="plan",
    title="Regel toevoegen aan het plan",
    button="Toevoegen",
    fields=(
        one_of("leefgebied", "Leefgebied", bron="leefgebieden"),
        one_of("voor", "Voor wie?", bron="gezin", required=False, description="Leeg: het hele gezin"),
        words("doel", "Doel", most=1000),
        words("kader", "Kader: binnen welke grenzen?", most=1000, required=False),
        words("taken", "Wie doet wat?", most=1000),
        words("afspraken", "Afspraken", most=1000),
        words("veiligheidsplan", "Veiligheidsplan: wat doen we als het onveilig wordt?", most=1000, required=False),
    ),
)


class PlanRegel(Entry, Row):
    """One line of the plan as it is worked on; a vaststelling keeps all of them as they were."""

    __tablename__ = "plan_regel"
