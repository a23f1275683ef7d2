"""A year of casussen in all gemeenten, simulated: how many deeds and timers arrive when, and how long they wait.

What happens in a casus is taken from the scenarios of the basis, played by the real engine; when people work and how
many casussen there are is assumed, and written here. What a deed costs is measured by `make bench`.
"""

import heapq
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kapstok import clock

MINUTES = 24 * 60
# The share of a day's work in each hour of a working day, from 7 to 19 o'clock. Assumed: two peaks and a lunch.
HOURS = {7: 2, 8: 9, 9: 14, 10: 13, 11: 11, 12: 5, 13: 11, 14: 12, 15: 11, 16: 8, 17: 3, 18: 1}
MONDAY = 1.4
WEEKEND = 0.02  # spoed does not wait until Monday


@dataclass(frozen=True)
class Country:
    """What is assumed of the country. `casussen` are those opened a year in each 10,000 inhabitants."""

    gemeenten: int = 342
    inhabitants: int = 18_000_000
    casussen: float = 20.0
    # Looking costs too: how often somebody looks at a list, a task or a casus for each task that he completes.
    looks: float = 8.0
    drafts: float = 4.0

    @property
    def opened(self) -> int:
        return round(self.inhabitants / 10_000 * self.casussen)


@dataclass(frozen=True)
class Life:
    """What a casus brings in its life, on average: from the played scenarios."""

    tasks: float
    timers: float
    messages: float


@dataclass(frozen=True)
class Costs:
    """CPU milliseconds of one deed or look on one core, web and database together; `timer` by a worker."""

    deed: float
    look: float
    draft: float
    timer: float

    def __post_init__(self) -> None:
        if min(self.deed, self.look, self.draft, self.timer) <= 0:
            raise ValueError("a cost is a positive number of milliseconds")


@dataclass(frozen=True)
class Arrivals:
    """One minute: how many deeds (tasks, messages, openings), looks, drafts and timers."""

    deeds: int
    looks: int
    drafts: int
    timers: int

    def work(self, costs: Costs) -> float:
        """CPU milliseconds that web and database have to do for it."""
        return self.deeds * costs.deed + self.looks * costs.look + self.drafts * costs.draft


@dataclass(frozen=True)
class Year:
    """`busiest` is the minute with the most work; `used` the share of one core over the year."""

    deeds: int
    looks: int
    timers: int
    busiest: Arrivals
    busiest_work: float
    most_timers: int
    used: float


def weight(day: date, minute: int) -> float:
    """How much of the year's work falls in this minute, relative to others."""
    hour = HOURS.get(minute // 60, 0) / 60
    if not clock.is_workday(day):
        return hour * WEEKEND
    return hour * (MONDAY if day.weekday() == 0 else 1.0)


def minutes(country: Country, life: Life, year: int, seed: int) -> Iterator[Arrivals]:
    """Every minute of the year with what arrives in it; the same seed gives the same year."""
    dice = random.Random(seed)
    deeds = country.opened * (life.tasks + life.messages + 1)
    timers = country.opened * life.timers
    total = sum(weight(day, minute) for day in _days(year) for minute in range(MINUTES))
    for day in _days(year):
        for minute in range(MINUTES):
            share = weight(day, minute) / total
            done = poisson(dice, deeds * share)
            # A timer ends at the hour at which it was armed, in working days: it arrives as work does.
            yield Arrivals(
                done,
                poisson(dice, done * country.looks),
                poisson(dice, done * country.drafts),
                poisson(dice, timers * share),
            )


def simulate(country: Country, life: Life, costs: Costs, year: int = 2027, seed: int = 1) -> Year:
    """A whole year, minute by minute."""
    deeds = looks = timers = most = 0
    work = most_work = 0.0
    busiest = Arrivals(0, 0, 0, 0)
    for it in minutes(country, life, year, seed):
        now = it.work(costs)
        deeds, looks, timers, work = deeds + it.deeds, looks + it.looks, timers + it.timers, work + now
        most = max(most, it.timers)
        if now > most_work:
            busiest, most_work = it, now
    whole = sum(1 for _ in _days(year)) * MINUTES * 60_000
    return Year(deeds, looks, timers, busiest, most_work, most, work / whole)


@dataclass(frozen=True)
class Waited:
    """Milliseconds from asking to answered, in the busiest minute repeated for an hour."""

    median: float
    p99: float
    answered: int


def queue(busiest: Arrivals, costs: Costs, cores: int, seed: int = 1, times: int = 60) -> Waited:
    """Requests that arrive at random in that minute, served first come first served by so many cores."""
    dice = random.Random(seed)
    kinds = [(busiest.deeds, costs.deed), (busiest.looks, costs.look), (busiest.drafts, costs.draft)]
    free = [0.0] * cores
    waits = []
    for arrives, cost in sorted(
        (dice.uniform(0, 60_000 * times), cost) for number, cost in kinds for _ in range(number * times)
    ):
        begins = max(arrives, heapq.heappop(free))
        # Costs differ from one request to the next about as much as an exponential says; that is pessimistic.
        ends = begins + dice.expovariate(1 / cost)
        heapq.heappush(free, ends)
        waits.append(ends - arrives)
    waits.sort()
    return Waited(waits[len(waits) // 2], waits[int(len(waits) * 0.99)], len(waits))


def cores_needed(busiest: Arrivals, costs: Costs, within: float) -> int:
    """The least number of cores with which 99 of 100 requests in the busiest minute are answered `within` ms."""
    cores = max(1, math.ceil(busiest.work(costs) / 60_000))
    while queue(busiest, costs, cores, times=10).p99 > within:
        cores += 1
        if cores > 512:
            raise ValueError(f"no number of cores answers within {within} ms: a single request takes longer")
    return cores


def poisson(dice: random.Random, mean: float) -> int:
    """How often something happens that happens `mean` times on average."""
    if mean <= 0:
        return 0
    if mean > 30:  # near enough to a normal distribution, and quick
        return max(0, round(dice.gauss(mean, math.sqrt(mean))))
    limit, times, product = math.exp(-mean), 0, dice.random()
    while product > limit:
        times += 1
        product *= dice.random()
    return times


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)
