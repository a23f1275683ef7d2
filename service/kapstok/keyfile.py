"""A key that this installation makes for itself: once, whole, and for nobody else to read."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def kept(path: Path, make: Callable[[], str]) -> str:
    """What stands in the file. The first process that needs it makes it; nobody ever reads half a key."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = _draft(path, make())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first; its key counts
    finally:
        draft.unlink()
    return path.read_text().strip()


def replace(path: Path, content: str) -> None:
    """Put other keys in the file in one move: a crash leaves the old ones or the new ones."""
    _draft(path, content).replace(path)


def _draft(path: Path, content: str) -> Path:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content + "\n")
        file.flush()
        os.fsync(file.fileno())
    return draft
