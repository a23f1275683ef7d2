"""What a gemeente agreed about its PDCA cycle (STAP-38), and the evaluaties it wrote (VELD-15)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedJson
from kapstok.forms.fields import Form
from kapstok.forms.made import day, line, one_of, options, words

# Our own example values: a gemeente settles its own.
MINIMUM, INTERVAL = 5, 6
# A figure of one or two is a person.
LEAST = 3

FORM = Form(
    file="",
    id="evaluatie",
    title="Evaluatie vastleggen",
    button="Vastleggen",
    fields=(
        words("hoe_werkt_het", "Hoe werkt het?", most=2000, description="Geen namen van burgers of collega's"),
        words("kom_je_tegen", "Wat kom je tegen?", most=2000),
        one_of(
            "aangehaakt",
            "Zijn alle partijen aangehaakt?",
            options(ja="Ja", deels="Niet allemaal", nee="Nee"),
        ),
        line("wie_ontbreekt", "Welke partij ontbreekt?", when='aangehaakt = "deels" or aangehaakt = "nee"'),
        one_of("afspraken", "Zijn de afspraken helder?", options(ja="Ja", deels="Niet allemaal", nee="Nee")),
        one_of("nagekomen", "Doen we wat we afspraken?", options(ja="Ja", deels="Niet altijd", nee="Nee")),
        words("bijstelling", "Wat stellen we bij?", most=2000),
        line("eigenaar", "Wie zorgt daarvoor?", most=100),
    ),
)

SETTLE = Form(
    file="",
    id="pdca_afspraak",
    title="Eigenaar en ritme kiezen",
    button="Vastleggen",
    fields=(
        one_of("eigenaar", "Wie zorgt voor de evaluatie?", bron="eigenaren", required=False),
        line("maanden", "Om de hoeveel maanden evalueert u?", most=2),
        line("minimum", "Wat is het kleinste aantal dat in cijfers mag staan?", most=2),
    ),
)
MEETING = Form(
    file="",
    id="netwerkmoment",
    title="In de agenda van de regio zetten",
    button="Toevoegen",
    fields=(
        one_of("soort", "Wat?", options(netwerk="Netwerkbijeenkomst", bezoek="Bezoek aan de gemeente")),
        day("dag", "Wanneer?"),
    ),
)


class PdcaAfspraak(Row):
    """The last one of a gemeente holds. `minimum` is the smallest figure that is shown."""

    __tablename__ = "pdca_afspraak"
    __table_args__ = (Index("ix_pdca_afspraak_gemeente", "gemeente_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    interval_months: Mapped[int]
    minimum: Mapped[int]
    eigenaar_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime] = mapped_column(Moment)


class Evaluatie(Row):
    """One evaluatie of a gemeente, sealed; it belongs to no casus."""

    __tablename__ = "evaluatie"
    __table_args__ = (Index("ix_evaluatie_gemeente", "gemeente_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    values: Mapped[dict[str, Any]] = mapped_column("content", SealedJson)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class Netwerkmoment(Row):
    """A meeting of the network or a visit to a gemeente, in the calendar of a region; outside every casus (RAND-27)."""

    __tablename__ = "netwerkmoment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    region: Mapped[str] = mapped_column(String(100), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column("day")
    gemeente_id: Mapped[str | None] = mapped_column(ForeignKey("gemeente.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))


def afspraak(session: Session, gemeente_id: str) -> PdcaAfspraak | None:
    """What holds now; None when the gemeente settled nothing."""
    query = select(PdcaAfspraak).where(PdcaAfspraak.gemeente_id == gemeente_id)
    return session.scalars(query.order_by(PdcaAfspraak.id.desc()).limit(1)).first()


def first(session: Session, gemeente_id: str) -> PdcaAfspraak:
    """What was settled first, of a gemeente that settled something: the first interval starts there."""
    query = select(PdcaAfspraak).where(PdcaAfspraak.gemeente_id == gemeente_id)
    return session.scalars(query.order_by(PdcaAfspraak.id).limit(1)).one()


def ahead(session: Session, region: str, today: date) -> list[Netwerkmoment]:
    """The calendar of a region from today on."""
    query = select(Netwerkmoment).where(Netwerkmoment.region == region, Netwerkmoment.on >= today)
    return list(session.scalars(query.order_by(Netwerkmoment.on, Netwerkmoment.id)))


def evaluaties(session: Session, gemeente_id: str) -> list[Evaluatie]:
    """The newest first."""
    query = select(Evaluatie).where(Evaluatie.gemeente_id == gemeente_id)
    return list(session.scalars(query.order_by(Evaluatie.at.desc(), Evaluatie.id)))


def due_on(start: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    days = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - date(year, month + 1, 1)).days
    return date(year, month + 1, min(start.day, days))
