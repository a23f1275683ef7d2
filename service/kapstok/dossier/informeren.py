"""Whether the household knows: ja, nee (with a reason and a day to look again) or nog niet (PRIV-11, PRIV-12).

One row a change, the last one holds. It is written by the page and by every form of the route that asks the same.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Row
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import day, line, one_of, options, words

REASONS = options(
    veiligheid="Informeren is niet veilig",
    onderzoek="Er loopt een strafrechtelijk onderzoek",
    geen_contact="Er is nog geen contact mogelijk",
    anders="Anders",
)

# The forms of the route that ask whether the household knows; the last one on the day to look again.
ASKED = frozenset({"burger_informeren", "burger_informeren_besluit"})
ASKED_AGAIN = frozenset({"burger_alsnog_informeren"})

FORM = Form(
    file="",
    id="informeren",
    title="Burger informeren",
    button="Vastleggen",
    fields=(
        one_of("geinformeerd", "Is het huishouden geïnformeerd?", options(ja="Ja", nee="Nee, bewust niet")),
        line("geinformeerd_door", "Wie heeft geïnformeerd?", when='geinformeerd = "ja"'),
        day("geinformeerd_op", "Wanneer?", when='geinformeerd = "ja"'),
        one_of(
            "geinformeerd_hoe",
            "Hoe?",
            options(gesprek="In een gesprek", brief="Met een brief", beide="Allebei"),
            when='geinformeerd = "ja"',
        ),
        one_of("reden", "Waarom niet?", REASONS, when='geinformeerd = "nee"'),
        words("toelichting", "Licht de reden toe", most=1000, when='geinformeerd = "nee"'),
        day("hercontrole", "Wanneer kijkt u hier opnieuw naar?", when='geinformeerd = "nee"'),
    ),
)


class Informeren(Entry, Row):
    """`state` is ja, nee or nog_niet; `recheck_on` the day on which "nee" is judged again."""

    __tablename__ = "informeren"

    state: Mapped[str] = mapped_column(String(10))
    recheck_on: Mapped[date | None]


def latest(session: Session, casus_id: UUID) -> Informeren | None:
    """What holds now; None is "nog niet"."""
    query = select(Informeren).where(Informeren.casus_id == casus_id)
    return session.scalars(query.order_by(Informeren.at.desc(), Informeren.id).limit(1)).first()


def told(answers: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the answers to a form of the route say about informing, in the words of our own form."""
    for asked, again in (
        ("burger_geinformeerd", "informeren_hercontrole"),
        ("nu_geinformeerd", "volgende_hercontrole"),
    ):
        if answers.get(asked) == "ja":
            kept = ("geinformeerd_door", "geinformeerd_op", "geinformeerd_hoe")
            return {"geinformeerd": "ja", **{key: answers.get(key) for key in kept}}
        if answers.get(asked) == "nee":
            return {
                "geinformeerd": "nee",
                "reden": answers.get("niet_informeren_reden"),
                "hercontrole": answers.get(again),
            }
    if answers.get("burger_informeren_besluit") == "nee":
        reason, day_again = answers.get("besluit_niet_informeren_reden"), answers.get("hercontrole_datum")
        why = answers.get("besluit_niet_informeren_toelichting")
        return {"geinformeerd": "nee", "reden": reason, "toelichting": why, "hercontrole": day_again}
    if answers.get("burger_informeren_besluit") == "ja":
        return {"geinformeerd": "nog_niet"}
    return None
