"""A town under fire stands on a database of its own, with all tables, in the time of the machine."""

import sys
from pathlib import Path

import pytest

from kapstok.worker import durable
from stamped import stamp

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def town(database: str) -> str:
    """The database on which servers and workers may be started."""
    stamp()
    durable.migrate()
    return database
