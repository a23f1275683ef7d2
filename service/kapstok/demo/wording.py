"""Words that differ from casus to casus, as they do when people write: never the same sentence everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

# What a leefgebied is called in the middle of a sentence.
AREAS = {
    "inkomen": "geld en schulden",
    "netwerk": "steun van anderen",
    "wonen": "het wonen",
    "veiligheid": "de veiligheid thuis",
    "werk": "werk en dagritme",
    "geestelijke_gezondheid": "de psychische klachten",
    "lichamelijke_gezondheid": "de gezondheid",
    "functioneren": "het dagelijks leven",
}


@dataclass(frozen=True)
class Says:
    """Some ways to say something. They may name {gezin}, {Gezin}, {naam} and {gebied}."""

    ways: tuple[str, ...]


Speaking = Callable[[Says], str]


def says(*ways: str) -> Says:
    return Says(ways)


def plain(said: Says) -> str:
    """Said of nobody in particular."""
    return _filled(said.ways[0], "het huishouden", "meer leefgebieden", "Voorbeeld")


def of_casus(title: str, areas: Sequence[str]) -> Speaking:
    """Said of one casus: always the same for it, and mostly otherwise than for the next."""
    name = title.split()[-1]

    def speak(said: Says) -> str:
        turn = sum(map(ord, title + said.ways[0])) % len(said.ways)
        area = AREAS[areas[turn % len(areas)]]
        return _filled(said.ways[turn], f"het huishouden {name}", area, name)

    return speak


def _filled(words: str, gezin: str, gebied: str, naam: str) -> str:
    return words.format(gezin=gezin, Gezin=gezin[:1].upper() + gezin[1:], gebied=gebied, naam=naam)
