"""Settings as TOML, of whom we do not know: what is endlessly deep or long is no good TOML, and is not read."""

import re
import tomllib
from typing import Any

from kapstok import bounds

DEEPEST = 20
DEEP_KEY = re.compile(rf"(?<![\w\"'-])(?:[\w\"'-]++\s*+\.\s*+){{{DEEPEST}}}")


def loads(text: str) -> dict[str, Any]:
    """The table that stands there; raises tomllib.TOMLDecodeError as tomllib does."""
    if len(text) > bounds.SETTINGS_CHARACTERS or DEEP_KEY.search(text):
        raise tomllib.TOMLDecodeError("too long or too deep")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise tomllib.TOMLDecodeError("too deep") from None
