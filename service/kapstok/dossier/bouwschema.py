"""The bouwschema of a meeting: per partner what it sees, feiten apart from interpretatie (VELD-07).

Only who is invited to the meeting reads it, for as long as he is (PRIV-08); it is never mailed.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedJson
from kapstok.forms.fields import Form
from kapstok.forms.made import one_of, words

SHARED = "gezamenlijk"

FORM = Form(
    file="",
    id="bouwschema",
    title="Bouwschema",
    button="Bewaren",
    fields=(
        one_of("partner", "Van wie is dit beeld?", bron="tafel"),
        words("feiten", "Feiten: wat weten we zeker?", required=False),
        words("interpretatie", "Interpretatie: wat denken of voelen we daarbij?", required=False),
        words("kansen", "Kansen", required=False),
        words("bedreigingen", "Bedreigingen", required=False),
        words("gedeeld_doel", "Gedeeld doel", required=False),
        words("belangen", "Belangen", required=False),
        words("scenarios", "Scenario’s", required=False),
    ),
)


class Bouwschema(Row):
    """What one partner (an organisation, or the whole table) brought in. The last to save has the last word."""

    __tablename__ = "bouwschema"
    __table_args__ = (UniqueConstraint("overleg_id", "partner"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    overleg_id: Mapped[UUID] = mapped_column(ForeignKey("overleg.id"))
    partner: Mapped[str] = mapped_column(String(40))
    content: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


def rows(session: Session, overleg_id: UUID) -> list[Bouwschema]:
    """What every partner brought in, in the order of the alphabet."""
    return list(
        session.scalars(select(Bouwschema).where(Bouwschema.overleg_id == overleg_id).order_by(Bouwschema.partner))
    )


def row(session: Session, overleg_id: UUID, partner: str) -> Bouwschema | None:
    return session.scalar(select(Bouwschema).where(Bouwschema.overleg_id == overleg_id, Bouwschema.partner == partner))
