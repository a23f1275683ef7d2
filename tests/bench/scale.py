"""The tables of docs/developers/schaal.md: the simulated year with the costs that this run measured."""

import re
from collections.abc import Iterator

from bench.figures import Figures
from bench.lives import life
from bench.year import Costs, Country, Year, cores_needed, queue, simulate
from kapstok.settings import ROOT

PAGE = ROOT / "docs" / "developers" / "schaal.md"
BEGIN, END = "<!-- made by make bench -->", "<!-- end -->"
WITHIN = 500.0  # milliseconds in which 99 of 100 requests are answered
COUNTRIES = {
    "one gemeente of 50,000": Country(gemeenten=1, inhabitants=50_000),
    "a region of 700,000": Country(gemeenten=15, inhabitants=700_000),
    "all 342 gemeenten": Country(),
    "all 342, ten times as many casussen": Country(casussen=200.0),
}


def costs(figures: Figures) -> Costs:
    """What was measured. A page that is looked at counts for three lists, a saved draft for half a deed."""
    deed = figures.cells["ave complete"].cpu
    return Costs(deed=deed, look=3 * figures.cells["s list"].cpu, draft=deed / 2, timer=deed)


def write(figures: Figures) -> None:
    """Put the tables in the page; the text around them stays."""
    text = PAGE.read_text()
    if not re.search(f"{BEGIN}.*{END}", text, re.DOTALL):
        raise ValueError(f"{PAGE.name} has no place for the tables")
    made = "\n".join(_lines(costs(figures), figures.numbers["schijf_per_casus_kb"]))
    PAGE.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: f"{BEGIN}\n{made}\n{END}", text, flags=re.DOTALL))


def _lines(costs: Costs, disk: float) -> Iterator[str]:
    lived = life()
    yield (
        f"A casus brings {lived.tasks:.0f} tasks, {lived.timers:.1f} timers and {lived.messages:.1f} messages. "
        f"One deed costs {costs.deed:.1f} ms of CPU, a look {costs.look:.1f} ms, a draft {costs.draft:.1f} ms.\n"
    )
    yield "| | casussen a year | deeds | looks | timers | busiest minute | of one core over the year | disk a year |"
    yield "|---|---|---|---|---|---|---|---|"
    years = {name: simulate(country, lived, costs) for name, country in COUNTRIES.items()}
    for name, year in years.items():
        yield _year(name, COUNTRIES[name], year, disk)
    yield ""
    yield f"| The busiest minute, for an hour | cores for p99 ≤ {WITHIN:.0f} ms | p50 | p99 | requests a second |"
    yield "|---|---|---|---|---|"
    for name, year in years.items():
        cores = cores_needed(year.busiest, costs, WITHIN)
        waited = queue(year.busiest, costs, cores)
        asked = (year.busiest.deeds + year.busiest.looks + year.busiest.drafts) / 60
        yield f"| {name} | {cores} | {waited.median:.0f} ms | {waited.p99:.0f} ms | {asked:.1f} |"


def _year(name: str, country: Country, year: Year, disk: float) -> str:
    minute = f"{year.busiest.deeds} deeds, {year.busiest.looks} looks, {year.busiest_work / 1000:.1f} s of CPU"
    stored = country.opened * disk / 1e6
    return (
        f"| {name} | {country.opened:,} | {year.deeds:,} | {year.looks:,} | {year.timers:,} | {minute} "
        f"| {year.used:.2%} | {stored:.1f} GB |"
    )
