"""What the worker tells the log: ids and kinds of errors, never the text of one."""

import logging
import sys


class Terse(logging.Formatter):
    """The text of an error may repeat what somebody wrote, so of an error only the kind is told."""

    def formatException(self, ei: object) -> str:
        kind = ei[0] if isinstance(ei, tuple) else None
        return getattr(kind, "__name__", "error")

    def formatStack(self, stack_info: str) -> str:
        return ""


def begin() -> None:
    """Let the house and DBOS write to stderr in one way."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Terse("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for name, level in (("kapstok", logging.INFO), ("dbos", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
