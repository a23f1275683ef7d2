"""Before a new version serves anybody: does every open casus load with it?"""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import select

from kapstok.casus import hold, loading
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.errors import KapstokError
from kapstok.settings import ROOT

# What has a part in loading a run: the engine, and everything that its route is made with.
PARTS = ("engine", "bpmn", "dmn", "feel", "forms", "variants")
NAMED = 5
AT_ONCE = 100


class CasussenWouldStop(KapstokError):
    """Open casussen do not load with this version."""

    def __init__(self, kenmerken: list[str]):
        count = len(kenmerken)
        subject = f"{count} lopende casussen laden" if count > 1 else "Eén lopende casus laadt"
        named = ", ".join(kenmerken[:NAMED]) + (f" en {count - NAMED} andere" if count > NAMED else "")
        super().__init__(
            f"{subject} niet met deze versie van Kapstok: {named}. Kapstok start daarom niet; er is niets veranderd. "
            "Start de vorige versie weer en meld de kenmerken bij de leverancier."
        )
        self.kenmerken = kenmerken


def fingerprint() -> str:
    """Another one for every change in what loads a run."""
    digest = hashlib.sha256(f"SpiffWorkflow {version('SpiffWorkflow')}".encode())
    for file in sorted(file for part in PARTS for file in _sources(part)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _sources(part: str) -> Iterator[Path]:
    return (ROOT / "service" / "kapstok" / part).rglob("*.py")


def refuse_unloadable() -> str | None:
    """Answers the fingerprint when it was looked at now and all is well, None when that was known already.

    Raises CasussenWouldStop. A casus that is damaged does not load with any version: it is a storing, not a reason
    to keep the others waiting.
    """
    mark = fingerprint()
    with reading() as session:
        if loading.is_noted(session, mark):
            return None
    stopped = list(unloadable())
    if stopped:
        raise CasussenWouldStop(stopped)
    return mark


def unloadable() -> Iterator[str]:
    """The kenmerk of every open casus that is as it was stored and yet does not load."""
    # Not above: a normal start need not wait until the engine is loaded.
    from kapstok.catalogue import model as catalogue

    open_ones = select(Casus).where(Casus.closed_at.is_(None)).order_by(Casus.id)
    with reading() as session:
        for rows in session.scalars(open_ones.execution_options(yield_per=AT_ONCE)).partitions():
            for casus in rows:
                if not hold.is_sealed(casus):
                    continue
                try:
                    hold.unseal(casus, catalogue.compiled(session, casus.version_id).spec)
                except Exception:
                    # Whatever goes wrong here would go wrong under somebody's hands.
                    yield casus.kenmerk
