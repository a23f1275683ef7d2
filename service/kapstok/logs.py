"""What the house tells the log: one line an event, ids and kinds of errors, never the text of one.

`KAPSTOK_LOG=json` gives a JSON object a line for a log collector, with every request; `tekst` a line for a person,
without those.
"""

import logging
import sys
from typing import Any

import structlog
from structlog.types import EventDict, Processor

from kapstok import traces
from kapstok.settings import settings

LEVELS = {"kapstok": logging.INFO, "dbos": logging.WARNING, "waitress": logging.WARNING}


def begin() -> None:
    """Let the house and what it is built on write to stderr in one way."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=_written(), foreign_pre_chain=_gathered()))
    for name, level in LEVELS.items():
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
    logging.getLogger("kapstok.requests").setLevel(logging.INFO if settings().log == "json" else logging.WARNING)


def _gathered() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _name_trace,
        _only_the_kind,
        _on_one_line,
    ]


def _written() -> list[Processor]:
    plain: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if settings().log == "json":
        return [*plain, structlog.processors.JSONRenderer(ensure_ascii=False)]
    return [*plain, structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)]


def _name_trace(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """So that the lines of one request can be found from its trace, and the other way round."""
    trace_id = traces.current_id()
    return {**event, "trace_id": trace_id} if trace_id else event


def _only_the_kind(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """The text of an error may repeat what somebody wrote, so of an error only the kind is told."""
    error = event.pop("exc_info", None)
    event.pop("stack_info", None)
    kind = error[0] if isinstance(error, tuple) else type(error) if isinstance(error, BaseException) else None
    return {**event, "error": kind.__name__} if kind is not None else event


def _on_one_line(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """A line of the log is one event: nobody writes a second one by sending a line break."""
    return {**event, "event": " ".join(str(event["event"]).split())}
