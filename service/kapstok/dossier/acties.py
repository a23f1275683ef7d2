"""The actielijst: who does what by when (VELD-08). The only content that ever leaves the house."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from kapstok.db import Moment, Row, SealedText
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import day, line, one_of, options, words

STATES = {"open": "open", "gedaan": "gedaan", "vervallen": "vervallen"}

FORM = Form(
    file="",
    id="actie",
    title="Actie toevoegen",
    button="Toevoegen",
    fields=(
        line(
            "actie", "Wat gaat er gebeuren?", most=300, description="Alleen de actie: geen namen, geen bijzonderheden"
        ),
        one_of("wie", "Wie doet dit?", bron="deelnemers", required=False),
        line("wie_anders", "Of iemand buiten Kapstok: naam en organisatie", most=100, required=False),
        day("wanneer", "Wanneer is het klaar?"),
        one_of("voor", "Voor wie in het gezin?", bron="gezin", required=False, description="Leeg: het hele gezin"),
    ),
)

REPORT = Form(
    file="",
    id="terugkoppeling",
    title="Terugkoppelen",
    button="Terugkoppelen",
    fields=(
        one_of("status", "Hoe staat het ermee?", options(gedaan="Gedaan", open="Loopt nog", vervallen="Vervalt")),
        words("bericht", "Wat moet de procesregisseur weten?", most=1000, required=False),
    ),
)

SETTLE = Form(
    file="",
    id="vaststellen",
    title="Actielijst vaststellen",
    button="Vaststellen",
    fields=(day("volgende_bespreking", "Wanneer komt u weer bij elkaar?", required=False),),
)


class Actie(Entry, Row):
    """`status` is open, gedaan or vervallen; `doer_id` the person who does it when he works in Kapstok."""

    __tablename__ = "actie"

    doer_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date]
    status: Mapped[str] = mapped_column(String(10), default="open")
    report: Mapped[str | None] = mapped_column(SealedText)
    reported_at: Mapped[datetime | None] = mapped_column(Moment)

    def overdue(self, today: date) -> bool:
        return self.status == "open" and self.due_on < today
