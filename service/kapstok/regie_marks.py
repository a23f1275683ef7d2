"""The regie that changes hands at an element, as in `casusregie: rol:burgemeester; procesregie: einde`."""

import re
from dataclasses import dataclass

KINDS = ("casusregie", "procesregie", "bestuurlijk")
PLAIN = ("behandelaar", "einde")
TARGET = re.compile(r"(antwoord|rol|taak):([a-z][a-z0-9_-]*)", re.ASCII)


@dataclass(frozen=True)
class Move:
    """One kind of regie and to whom: "behandelaar", "einde", "antwoord:<field>", "rol:<role>" or "taak:<id>"."""

    kind: str
    to: str

    @property
    def field(self) -> str | None:
        return self.to.removeprefix("antwoord:") if self.to.startswith("antwoord:") else None

    @property
    def role(self) -> str | None:
        return self.to.removeprefix("rol:") if self.to.startswith("rol:") else None

    @property
    def task(self) -> str | None:
        """The task whose latest doer it is."""
        return self.to.removeprefix("taak:") if self.to.startswith("taak:") else None


class Unreadable(ValueError):
    """The text is no regie; the message is a Dutch sentence with the remedy."""


def parse(text: str) -> tuple[Move, ...]:
    """The moves in the text; raises Unreadable."""
    moves = tuple(_move(part.strip()) for part in text.split(";") if part.strip())
    kinds = [move.kind for move in moves]
    if not moves:
        raise Unreadable("Er staat niets. Schrijf bijvoorbeeld 'casusregie: behandelaar'.")
    if len(set(kinds)) < len(kinds):
        raise Unreadable("Dezelfde soort regie staat er twee keer. Houd er een over.")
    return moves


def _move(part: str) -> Move:
    kind, colon, target = (piece.strip() for piece in part.partition(":"))
    if not colon or kind not in KINDS:
        raise Unreadable(f"'{kind}' is geen soort regie. Kies uit {', '.join(KINDS)}, met een dubbele punt erna.")
    if target not in PLAIN and not TARGET.fullmatch(target):
        raise Unreadable(
            f"'{target}' is geen ontvanger. Kies uit behandelaar, antwoord:<veld>, taak:<id>, rol:<rol> of einde."
        )
    return Move(kind, target)
