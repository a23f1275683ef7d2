"""The log: one line an event, of errors only the kind."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kapstok import logs
from kapstok.pool import engine_for
from kapstok.settings import settings

NAMES = (*logs.LEVELS, "kapstok.requests")


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Loggers are of the whole process; put them back."""
    loggers = [logging.getLogger(name) for name in NAMES]
    kept = [(logger, logger.handlers, logger.level, logger.propagate) for logger in loggers]
    yield
    for logger, handlers, level, propagate in kept:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def fail() -> None:
    try:
        raise ValueError("Jansen is niet thuis")
    except ValueError:
        logging.getLogger("kapstok.acts").exception("it\nwent wrong")


def test_a_line_is_a_json_object_with_when_who_and_what(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAPSTOK_LOG", "json")
    settings.cache_clear()
    logs.begin()
    logging.getLogger("kapstok.worker").info("worker %s works", "w1")
    (line,) = told(capsys)
    found = json.loads(line)
    assert (found["event"], found["level"], found["logger"]) == ("worker w1 works", "info", "kapstok.worker")
    assert found["timestamp"].endswith("Z")


@pytest.mark.parametrize("kind", ["json", "tekst"])
def test_of_an_error_only_the_kind_is_told_on_one_line(
    kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KAPSTOK_LOG", kind)
    settings.cache_clear()
    logs.begin()
    fail()
    (line,) = told(capsys)
    assert "ValueError" in line
    assert "Jansen" not in line


def test_that_connections_are_renewed_is_no_line_in_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.begin()
    engine = engine_for(f"sqlite:///{tmp_path}/house.db")
    with engine.connect():
        pass
    engine.dispose()
    assert told(capsys) == []
