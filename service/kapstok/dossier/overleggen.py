"""Meetings: vooroverleg, MDO, casusbespreking at the ZVH, casusoverleg with the burger (RAND-01, RAND-02, RAND-21)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedJson
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import YES_NO, day, line, one_of, options, some_of, words

PRELIMINARY = "vooroverleg"
MDO = "mdo"
ZVH = "zvh_casusbespreking"
KINDS = {
    PRELIMINARY: "Vooroverleg van hulpverleners",
    MDO: "MDO met de burger",
    ZVH: "Casusbespreking bij het ZVH",
    "casusoverleg": "Casusoverleg met de burger",
}
PRESENT = {PRELIMINARY: "nee", MDO: "ja", ZVH: "nee", "casusoverleg": "ja"}
"""Whether the burger sits at the table, unless somebody says why it is otherwise."""

PLAN = Form(
    file="",
    id="overleg",
    title="Overleg plannen",
    button="Plannen",
    fields=(
        one_of("soort", "Wat voor overleg?", options(**KINDS)),
        day("datum", "Wanneer?"),
        some_of("deelnemers", "Wie nodigt u uit?", bron="collegas"),
        one_of(
            "burger_aanwezig",
            "Is de burger erbij?",
            YES_NO,
            required=False,
            description="Leeg: zoals gebruikelijk bij dit soort overleg",
        ),
        line("burger_reden", "Waarom wijkt u af van wat gebruikelijk is?", required=False, most=300),
    ),
)

HELD = Form(
    file="",
    id="overleg_gehouden",
    title="Overleg afronden",
    button="Overleg is gehouden",
    fields=(
        words("clientperspectief", "Wat zou u doen vanuit het perspectief van de cliënt?", most=2000, required=False),
        line("clientperspectief_nvt", "Of: niet van toepassing, omdat", most=300, required=False),
        one_of(
            "fasetoets",
            "Wat vindt de tafel van de fase?",
            options(op="Opschalen", gelijk="Gelijk blijven", af="Afschalen"),
        ),
        words("fasetoets_toelichting", "Waarom?", most=1000),
    ),
)

TOLD = Form(
    file="",
    id="afstemming_gemeld",
    title="Burger informeren over afstemming",
    button="Burger is geïnformeerd",
    fields=(
        day("gemeld_op", "Wanneer is het verteld?"),
        line("gemeld_door", "Wie heeft het verteld?", most=100),
    ),
)


class Overleg(Entry, Row):
    """`told_on`: when the burger heard of a vooroverleg; None is an open point. `outcome` is what the table judged."""

    __tablename__ = "overleg"

    kind: Mapped[str] = mapped_column(String(30))
    on: Mapped[date] = mapped_column("on_day")
    burger_present: Mapped[bool]
    held_at: Mapped[datetime | None] = mapped_column(Moment)
    told_on: Mapped[date | None]
    outcome: Mapped[dict[str, Any] | None] = mapped_column(SealedJson)


class Deelname(Row):
    """A person is invited to a meeting, until he is taken off the list."""

    __tablename__ = "deelname"
    __table_args__ = (Index("ix_deelname_person", "person_id", "until"),)

    overleg_id: Mapped[UUID] = mapped_column(ForeignKey("overleg.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)


def untold(session: Session, casus_id: UUID) -> list[Overleg]:
    """Vooroverleggen of which the burger does not know yet: the open points."""
    query = select(Overleg).where(Overleg.casus_id == casus_id, Overleg.kind == PRELIMINARY)
    return list(session.scalars(query.where(Overleg.told_on.is_(None), Overleg.ended_at.is_(None))))


def invited(session: Session, overleg_id: UUID) -> list[UUID]:
    """Who is invited now."""
    query = select(Deelname.person_id).where(Deelname.overleg_id == overleg_id, Deelname.until.is_(None))
    return list(session.scalars(query))


def presence(answers: Mapping[str, Any]) -> tuple[bool, str]:
    """Whether the burger is present, and what is missing when that is not as usual without a reason."""
    usual = PRESENT[answers["soort"]]
    said = answers.get("burger_aanwezig") or usual
    deviates = said != usual and not answers.get("burger_reden")
    return said == "ja", f"Gebruikelijk is hier: {usual}. Schrijf waarom u afwijkt." if deviates else ""


def perspective_missing(answers: Mapping[str, Any]) -> dict[str, str]:
    """The question is asked at every table; "niet van toepassing" has a reason."""
    if answers.get("clientperspectief") or answers.get("clientperspectief_nvt"):
        return {}
    return {"clientperspectief": "Beantwoord deze vraag, of schrijf waarom hij niet van toepassing is."}
