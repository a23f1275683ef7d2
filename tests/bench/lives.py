"""What a casus brings in its life: counted in the stories of the basis, which the real engine plays.

A story tells a casus once through; a real one has more rounds of the fasetoets, so the year takes a multiple.
"""

from collections.abc import Sequence
from statistics import mean

from bench.year import Life
from kapstok.rehearsal import play
from kapstok.rehearsal.scenario import Scenario
from kapstok.settings import settings
from kapstok.variants import bundle, version

ROUNDS = 3.0


def life(variant: str = "basis", rounds: float = ROUNDS) -> Life:
    """The average over the stories (sc-...) of a variant, so many times; every one of them has to play."""
    loaded = bundle.load(settings().processes, settings().forms, variant)
    compiled = version.compile(loaded)
    stories = [one for one in play.scenarios_of(loaded) if one.file.rpartition("/")[2].startswith("sc-")]
    wrong = [one.name for one in stories if not play.play(compiled, one).passed]
    if not stories or wrong:
        raise ValueError(f"these stories do not play: {wrong}")
    return Life(
        tasks=rounds * _average(stories, "af", "afgerond"),
        timers=rounds * _average(stories, "voorbij"),
        messages=rounds * _average(stories, "meldt"),
    )


def _average(stories: Sequence[Scenario], *words: str) -> float:
    """How many steps of a story have one of these words."""
    return mean(sum(bool(set(words) & set(step.text.split())) for step in story.steps) for story in stories)
