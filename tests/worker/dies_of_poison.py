"""A worker that dies of one operation, as of a library that crashes."""

import os
from typing import NoReturn

from kapstok.cli import main
from kapstok.worker.operations import OPERATIONS


def die(*_: object) -> NoReturn:
    os._exit(9)


OPERATIONS["gif"] = die
main(["worker"])
