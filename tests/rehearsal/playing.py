"""The small route of these tests, and the telling of a scenario on it."""

from functools import lru_cache
from pathlib import Path

from kapstok.rehearsal import scenario
from kapstok.rehearsal.play import Result, play
from kapstok.variants import bundle, version
from kapstok.variants.version import Version

HOME = Path(__file__).parent / "proef"
PLANNED = """
Als casusregisseur rondt "MDO plannen" af met
  | datum | 05-03-2026 |
"""
ASKED = f"""{PLANNED}
Als casusregisseur meldt "Opschaalverzoek" met
  | criterium   | stagnatie |
  | toelichting | Het stokt |
"""


@lru_cache(maxsize=1)
def proef() -> Version:
    return version.compile(bundle.load(HOME / "processes", HOME / "forms", "proef"))


def tell(*parts: str) -> Result:
    """How a scenario of these parts goes; without a Gegeven it is a casus in fase 2."""
    story = "\n".join(parts)
    begin = "" if "Gegeven" in story else "Gegeven een casus in fase 2\n| partijen | [politie] |\n"
    text = f"Functionaliteit: Proef\nScenario: proef\n{begin}{story}\n"
    return play(proef(), scenario.read("proef.feature", text.encode())[0])


def message(*parts: str) -> str:
    """What a scenario says when it fails, which it must."""
    result = tell(*parts)
    assert not result.passed
    return result.message
