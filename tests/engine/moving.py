"""Moving a played run to another version, as an act does."""

from typing import Any

from engine.play import Play
from kapstok.engine import Run, Spec
from kapstok.engine.migrate import Choices, Migrated, migrate


def moved(play: Play, new: Spec, **choices: Any) -> Migrated:
    found = migrate(play.spec, new, play.run.dump(), play.now, Choices(**choices))
    if found.state is not None:
        play.run, play.spec = Run.load(new, found.state), new
        play.changes += found.changes
    return found
