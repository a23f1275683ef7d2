"""A town under fire stands on a database of its own, with all tables, in the time of the machine."""

import sys
from pathlib import Path

import pytest

from kapstok.worker import durable
from stamped import stamp

sys.path.insert(0, str(Path(__file__).parent))


COLUMNS = ("bevestigd", "gedood", "onbekend", "schendingen")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What every fault led to, as a table."""
    from rounds import TABLE

    if TABLE:
        width = max(len(name) for name in TABLE)
        terminalreporter.write_line("  ".join(["storing".ljust(width), *COLUMNS]))
    for name, counts in TABLE.items():
        shown = (str(count).rjust(len(column)) for count, column in zip(counts, COLUMNS, strict=True))
        terminalreporter.write_line("  ".join([name.ljust(width), *shown]))


@pytest.fixture
def town(database: str) -> str:
    """The database on which servers and workers may be started."""
    stamp()
    durable.migrate()
    return database
