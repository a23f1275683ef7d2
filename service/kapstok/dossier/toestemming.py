"""Acting without consent: the five questions, and who may know what (VELD-13, BESL-17, PRIV-13)."""

from kapstok.db import Row
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import day, line, some_of, words

FORM = Form(
    file="",
    id="zonder_toestemming",
    title="Handelen zonder toestemming vastleggen",
    button="Vastleggen",
    fields=(
        words("evident_belang", "1. Waarom is handelen nu nodig? Wat is het evidente belang?", most=2000),
        line("wiens_belang", "2. Om wiens belang gaat het?"),
        words("minder_ingrijpend", "3. Wat hebt u eerst geprobeerd dat minder ingrijpend was?", most=2000),
        words("schade", "4. Welke schade dreigt er als u niets doet, en wat kost handelen de burger?", most=2000),
        words("toestemming_gevraagd", "5. Wat deed u om toch toestemming te krijgen?", most=2000),
        some_of("partijen", "Welke partijen mogen iets weten?", bron="partijen"),
        words("wie_mag_wat_weten", "Wat mag elk van hen weten?", most=2000),
        day("opnieuw_bespreken", "Wanneer bespreekt u toestemming opnieuw?"),
    ),
)


class ZonderToestemming(Entry, Row):
    """A professional judged that acting could not wait for consent; it ends when consent is there."""

    __tablename__ = "zonder_toestemming"
