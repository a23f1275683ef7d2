"""What an act leaves behind, as it read and wrote it itself: for whoever tells what followed, without asking again."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from kapstok.casus.model import Casus
from kapstok.regie.ledger import Holding


class Settled(NamedTuple):
    """A casus as it is committed, under the lock of the act: who holds regie on it by kind, and the columns of the
    tasks that were put last of all, by id. Nobody could have changed those in between.
    """

    casus: Casus
    gemeente_name: str
    regie: Mapping[str, Holding]
    tasks: Mapping[UUID, Mapping[str, Any]]
