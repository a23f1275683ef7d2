"""How long a designer waits: checking, rehearsing and exploring one variant, and the six of the region together.

`python -m bench.trying` measures only this and writes only its part of the page.
"""

import os
import re
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kapstok.rehearsal import verdict
from kapstok.settings import ROOT
from kapstok.variants import bundle
from kapstok.variants.bundle import Bundle
from kapstok.variants.manifest import FILE

HEADING = "## Een variant nalopen"
REGION = "de regio van zes"
GOALS = {REGION: "≤ 60"}
BUSY = 0.5


@dataclass(frozen=True)
class Tried:
    """Seconds on the clock and of the processor, and how much was seen; `passed` whether nothing was found."""

    name: str
    clock: float
    processor: float
    states: int
    scenarios: int
    passed: bool


def measured(say: Callable[[str], None]) -> list[Tried]:
    """Every variant by itself, then all of them together; each works in fresh processes, so nothing is kept."""
    processes = ROOT / "processes"
    names = sorted(place.parent.name for place in processes.glob(f"*/{FILE}"))
    bundles = [bundle.load(processes, ROOT / "forms", name) for name in names]
    found: list[Tried] = []
    for one in bundles:
        say(f"nalopen: {one.variant}")
        found.append(_tried(one.variant, [one], lambda one=one: [verdict.report(one)]))  # type: ignore[misc]
    say(f"nalopen: {REGION}")
    return [*found, _tried(REGION, bundles, lambda: verdict.region(bundles))]


def _tried(name: str, bundles: list[Bundle], work: Callable[[], Iterable[verdict.Report]]) -> Tried:
    began, used = time.monotonic(), _used()
    reports = list(work())
    clock, processor = time.monotonic() - began, _used() - used
    assert len(reports) == len(bundles)
    states = sum(one.walk.states for one in reports if one.walk)
    scenarios = sum(one.played.count for one in reports)
    return Tried(name, clock, processor, states, scenarios, all(one.passed for one in reports))


def _used() -> float:
    """Of this process and of those that worked for it."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def lines(found: list[Tried], load: float = 0.0) -> Iterator[str]:
    """The part of the page, from its heading."""
    yield f"{HEADING}\n"
    yield (
        "Controleren, alle scenario’s spelen en alle beslissingen nalopen, zoals vóór het publiceren. "
        "Elke variant begint koud, met twee processen naast elkaar. De rekentijd hangt het minst van de machine af.\n"
    )
    if load > BUSY:
        yield f"Bij deze meting had de machine ook ander werk: {load:.1f} processen.\n".replace(".", ",", 1)
    yield "| Variant | doel, s | op de klok, s | rekentijd, s | standen | scenario’s | uitkomst |"
    yield "|---|---|---|---|---|---|---|"
    for one in found:
        times = " | ".join(f"{value:.1f}".replace(".", ",") for value in (one.clock, one.processor))
        outcome = "niets gevonden" if one.passed else "bevindingen"
        goal = GOALS.get(one.name, "≤ 10")
        yield f"| {one.name} | {goal} | {times} | {one.states} | {one.scenarios} | {outcome} |"
    yield ""


def replaced(page: str, found: list[Tried], load: float) -> str:
    """The page with this part anew; before the measurements when it was not there yet."""
    part = "\n".join(lines(found, load)) + "\n"
    old = re.compile(rf"{re.escape(HEADING)}\n.*?(?=^## )", re.DOTALL | re.MULTILINE)
    if old.search(page):
        return old.sub(lambda _: part, page, count=1)
    return page.replace("## Alle metingen\n", f"{part}## Alle metingen\n", 1)


if __name__ == "__main__":
    import sys

    from bench.page import PAGE

    busy = os.getloadavg()[0]
    said = measured(lambda what: sys.stdout.write(f"{what}\n") and None)
    PAGE.write_text(replaced(PAGE.read_text(), said, busy))
