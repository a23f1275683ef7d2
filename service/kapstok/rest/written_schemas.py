"""What somebody wrote, in JSON."""

from typing import Any

from marshmallow import pre_dump

from kapstok.rest.schema import Base, many, moment, text


class Regel(Base):
    label = text("naam", "Het veld.")
    words = text("tekst", "Wat er is ingevuld.")


class Geschreven(Base):
    element = text("element", "Het element in het diagram.")
    name = text("naam", "De taak of het bericht.")
    person = text("persoon", "Wie het schreef.")
    at = moment("geschrevenOp", "Wanneer.")
    lines = many("regels", Regel, "De antwoorden.")

    @pre_dump
    def name_pairs(self, written: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(written), "lines": [{"label": label, "words": words} for label, words in written.lines]}
