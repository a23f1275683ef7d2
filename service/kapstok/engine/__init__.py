"""The run of a casus along its route: compile the diagrams once, then push the run and read what changed."""

from kapstok.engine.compile import compile
from kapstok.engine.run import Run
from kapstok.engine.specs import Spec

__all__ = ["Run", "Spec", "compile"]
