"""A town under fire stands on a database of its own, with all tables, in the time of the machine."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kapstok.worker import durable
from stamped import stamp

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


COLUMNS = ("bevestigd", "gedood", "onbekend", "schendingen")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_long: too long for `make test`")
    config.addinivalue_line("markers", "always_the_same: no round can find more than `make test`, so each tries a part")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    from this_round import LONG, share

    for item in items:
        if item.get_closest_marker("only_long") and not LONG:
            item.add_marker(pytest.mark.skip("long: make chaos"))
    same = [item for item in items if HERE in item.path.parents and item.get_closest_marker("always_the_same")]
    others = set(same) - set(share(same))
    config.hook.pytest_deselected(items=sorted(others, key=items.index))
    items[:] = [item for item in items if item not in others]


@pytest.fixture(autouse=True)
def told(record_property: Callable[[str, object], None]) -> Iterator[None]:
    """What a round led to goes with the result of the test, whichever process tries it."""
    from rounds import LED_TO

    LED_TO.clear()
    yield
    for led_to in LED_TO:
        record_property("storing", led_to)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What every fault led to, as a table."""
    reports = [report for found in terminalreporter.stats.values() for report in found if hasattr(report, "when")]
    ended = [report for report in reports if report.when == "teardown" and report.user_properties]
    table = {report.nodeid.partition("::")[2]: dict(report.user_properties)["storing"] for report in ended}
    if table:
        width = max(map(len, table))
        terminalreporter.write_line("  ".join(["storing".ljust(width), *COLUMNS]))
    for name, counts in sorted(table.items()):
        shown = (str(count).rjust(len(column)) for count, column in zip(counts, COLUMNS, strict=True))
        terminalreporter.write_line("  ".join([name.ljust(width), *shown]))


@pytest.fixture(scope="session")
def births() -> Iterator[None]:
    """Processes may be born, until the last test."""
    from births import mother

    yield
    mother().end()


@pytest.fixture
def town(database: str, births: None) -> str:
    """The database on which servers and workers may be started."""
    stamp()
    durable.migrate()
    return database
