"""The audit chain of a casus: whole, up to date, and telling of exactly what stands in the rows."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from kapstok.audit import chain
from kapstok.audit.chain import Line
from kapstok.casus import hold
from kapstok.inspection.defects import LOOK, RESTORE, Defect
from kapstok.inspection.gathered import Gathered


def inspect_audit(it: Gathered) -> Iterator[Defect]:
    """Versions 1..n without a gap, each line sealed to the one before, the last one to the stored state."""
    kenmerk, casus = it.casus.kenmerk, it.casus
    broken = chain.first_broken(it.lines)
    if broken is not None:
        yield Defect(kenmerk, "keten", f"De keten van het verslag klopt niet bij regel {broken}.", LOOK)
    last = it.lines[-1] if it.lines else None
    if last is None or last.version != casus.version or last.digest != casus.chain:
        yield Defect(kenmerk, "keten", "Het verslag loopt niet tot de laatste wijziging van de casus.", RESTORE)
    elif last.state_digest != hold.state_digest(casus):
        yield Defect(kenmerk, "keten", "De bewaarde stand is niet die van de laatste regel van het verslag.", RESTORE)
    if any(version > casus.version for version in it.events):
        yield Defect(kenmerk, "tijdlijn", "De tijdlijn noemt een wijziging die er niet was.", LOOK)
    yield from _told(it)


def _told(it: Gathered) -> Iterator[Defect]:
    """What the lines tell happened once each, and is what the rows say. Of a destroyed casus both are empty."""
    kenmerk = it.casus.kenmerk
    told = Counter(_change_keys(it.lines))
    done = {("TaskClosed", task.key) for task in it.tasks if task.status == "done"}
    opened = {("TaskOpened", task.key) for task in it.tasks}
    withdrawn = {("TaskWithdrawn", task.key) for task in it.tasks if task.status == "withdrawn"}
    for kind, rows in (("TaskClosed", done), ("TaskOpened", opened), ("TaskWithdrawn", withdrawn)):
        if rows != {key for key in told if key[0] == kind}:
            yield Defect(kenmerk, "verslag", f"Het verslag en de lijst van taken verschillen ({kind}).", RESTORE)
    twice = [key for key, count in told.items() if count > 1 and key[0] in ("TaskClosed", "TaskOpened")]
    if twice:
        yield Defect(kenmerk, "verslag", f"Volgens het verslag gebeurde iets twee keer: {len(twice)}.", RESTORE)
    yield from _fired(it)


def _fired(it: Gathered) -> Iterator[Defect]:
    """Every timer went off once for one moment, and never before that moment."""
    seen: set[tuple[str, str]] = set()
    for line in it.lines:
        for key, due in line.detail.get("due", []):
            if line.at < datetime.fromisoformat(due):
                yield Defect(it.casus.kenmerk, "te_vroeg", f"Een termijn liep te vroeg af (regel {line.version}).")
            if (key, due) in seen:
                yield Defect(it.casus.kenmerk, "twee_keer", f"Een termijn liep twee keer af (regel {line.version}).")
            seen.add((key, due))


def _change_keys(lines: list[Line]) -> Iterator[tuple[str, Any]]:
    for line in lines:
        for change in line.detail.get("changes", []):
            yield change["kind"], change.get("key")
