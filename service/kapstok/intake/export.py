"""Giving an imported diagram back: untouched as it came, unless somebody edited it here."""

import hashlib

from kapstok.intake.report import Imported


def seal(data: bytes) -> str:
    """The fingerprint by which an edit shows."""
    return hashlib.sha256(data).hexdigest()


def export(imported: Imported, name: str, current: bytes | None = None) -> bytes:
    """The file as it was uploaded, byte for byte; or `current` when that is no longer the running copy of then."""
    running = imported.files[name] if current is None else current
    if name not in imported.originals:
        return running
    return untouched(running, imported.originals[name], imported.seals[name])


def untouched(running: bytes, original: bytes, sealed: str) -> bytes:
    """The original as long as the running copy is the one that was sealed."""
    return original if seal(running) == sealed else running
