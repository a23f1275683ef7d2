"""Procedures that run beside AVE and are not executed by it: Veilig Thuis, Wvggz, MDA++ and their like (STAP-39).

They are DAT: that something runs, at whom, and when an answer is due. A casus keeps its fase whatever runs beside it.
"""

from datetime import date
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from kapstok.db import Row
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import day, line, one_of

LIST = "procedures"

FORM = Form(
    file="",
    id="procedure",
    title="Procedure vastleggen",
    button="Vastleggen",
    fields=(
        one_of("soort", "Welke procedure loopt ernaast?", bron=LIST),
        line("houder", "Bij welke organisatie?", most=100),
        line("contact", "Wie is daar het aanspreekpunt?", most=100, required=False),
        day("gestart_op", "Wanneer is dit begonnen?"),
        day(
            "uiterlijk",
            "Wanneer is er uiterlijk een uitkomst?",
            required=False,
            description="Leeg: de afgesproken tijd",
        ),
    ),
)

END = Form(
    file="",
    id="procedure_klaar",
    title="Procedure afronden",
    button="Afronden",
    fields=(day("geeindigd_op", "Wanneer was dit klaar?"),),
)


class Procedure(Entry, Row):
    """`kind` is a key of the list of the gemeente; `due_on` the day on which others promised an answer."""

    __tablename__ = "procedure"

    kind: Mapped[str] = mapped_column(String(60))
    due_on: Mapped[date | None]

    def overdue(self, today: date) -> bool:
        return self.ended_at is None and self.due_on is not None and self.due_on < today


def summary(values: dict[str, Any]) -> str:
    return ", ".join(filter(None, (values.get("houder"), values.get("contact"))))
