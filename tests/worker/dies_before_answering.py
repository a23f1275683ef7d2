"""A worker that does the outside work and dies before the answer is written."""

import os

from kapstok.cli import main
from kapstok.worker import workflows


def die(*_: object) -> None:
    os._exit(9)


workflows.answer_job = die  # type: ignore[assignment]
main(["worker"])
