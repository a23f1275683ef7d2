"""Which round this is: in `make test` short and always the same, in `make chaos` long and each time another."""

import os
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
LONG = bool(os.environ.get("KAPSTOK_CHAOS"))
ROUND = int(os.environ.get("KAPSTOK_ROUND", "1")) if LONG else 0
# So many rounds try everything that is too much for one.
ALL = 3


def chance(*of: object) -> random.Random:
    """What happens by chance to this, the same in every round of this number."""
    return random.Random(" ".join(map(str, (ROUND, *of))))


def share(things: Sequence[T], rounds: int = ALL, add: int = 0) -> list[T]:
    """Those that are tried in this round; all of them in the short form."""
    return list(things[(ROUND + add) % rounds :: rounds] if LONG else things)
