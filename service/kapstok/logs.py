"""What the house tells the log: one line an event, ids and kinds of errors, never the text of one.

`KAPSTOK_LOG=json` gives a JSON object a line for a log collector, with every request; `tekst` a line for a person,
without those.
"""

import logging
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kapstok import traces
from kapstok.settings import settings

if TYPE_CHECKING:
    # Loaded for the first line that is written: a process that starts need not wait for it.
    from structlog.types import EventDict, Processor

# The pool of connections is of our own kind and tells what SQLAlchemy tells: only what is wrong matters here.
LEVELS = {
    "kapstok": logging.INFO,
    "kapstok.visit": logging.WARNING,
    "dbos": logging.WARNING,
    "waitress": logging.WARNING,
}


def begin() -> None:
    """Let the house and what it is built on write to stderr in one way."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    for name, level in LEVELS.items():
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
    logging.getLogger("kapstok.requests").setLevel(logging.INFO if settings().log == "json" else logging.WARNING)


class _Lines(logging.Formatter):
    """How a line is written, made when there is one."""

    @cached_property
    def _form(self) -> logging.Formatter:
        import structlog

        return structlog.stdlib.ProcessorFormatter(processors=_written(), foreign_pre_chain=_gathered())

    def format(self, record: logging.LogRecord) -> str:
        return self._form.format(record)


def _gathered() -> "list[Processor]":
    import structlog

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


def _written() -> "list[Processor]":
    import structlog

    plain: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if settings().log == "json":
        return [*plain, structlog.processors.JSONRenderer(ensure_ascii=False)]
    return [*plain, structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)]


def _name_trace(_logger: Any, _method: str, event: "EventDict") -> "EventDict":
    """So that the lines of one request can be found from its trace, and the other way round."""
    trace_id = traces.current_id()
    return {**event, "trace_id": trace_id} if trace_id else event


def _only_the_kind(_logger: Any, _method: str, event: "EventDict") -> "EventDict":
    """The text of an error may repeat what somebody wrote, so of an error only the kind is told."""
    error = event.pop("exc_info", None)
    event.pop("stack_info", None)
    kind = error[0] if isinstance(error, tuple) else type(error) if isinstance(error, BaseException) else None
    return {**event, "error": kind.__name__} if kind is not None else event


def _on_one_line(_logger: Any, _method: str, event: "EventDict") -> "EventDict":
    """A line of the log is one event: nobody writes a second one by sending a line break."""
    return {**event, "event": " ".join(str(event["event"]).split())}
