"""How it is measured: in turns against the bare server, after a warm-up, the median of the ratios."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.client import Client

Deed = Callable[[], None]
MOST_APART = 1.25


@dataclass(frozen=True)
class Cell:
    """One figure: ours and the bare server's medians in ms, the ratio, and processor ms per deed beside it.

    `void` is how many pairs were thrown away because the two bare runs around them differed by more than a quarter.
    """

    p50: float
    bare: float
    ratio: float
    cpu: float
    bare_cpu: float
    cpu_ratio: float
    void: int = 0


@dataclass(frozen=True)
class Beside:
    """Medians in ms of single deeds done by turns, and the median of the ratios of each to the bare one after it."""

    p50: float
    bare: float
    ratio: float


@dataclass(frozen=True)
class Run:
    """One turn of one server."""

    p50: float
    cpu: float
    rate: float


def turn(client: Client, name: str, deed: Deed, seconds: float) -> Run:
    """The deed again and again for so long. The processor time is that of a request: where a deed needs another one
    before it can be done again (AVE rests until somebody asks for the fasetoets), that one is no part of its price.
    """
    client.times.clear()
    cpu, began = client.server.cpu(), time.perf_counter()
    while time.perf_counter() - began < seconds:
        deed()
    spent, asked = time.perf_counter() - began, sum(map(len, client.times.values()))
    times = client.times[name]
    return Run(statistics.median(times), (client.server.cpu() - cpu) / asked, len(times) / spent)


def paired(ours: Callable[[float], Run], bare: Callable[[float], Run], seconds: float, pairs: int = 3) -> Cell:
    """Bare, ours, bare, ours, ..., bare: each of ours against the bare runs on both sides of it."""
    ours(seconds / 4)
    bare(seconds / 4)
    left, found, void = bare(seconds), [], 0
    for _ in range(pairs):
        run, right = ours(seconds), bare(seconds)
        apart = max(left.p50, right.p50) / min(left.p50, right.p50)
        if apart > MOST_APART:
            void += 1
        else:
            found.append((run, (left.p50 + right.p50) / 2, (left.cpu + right.cpu) / 2, (left.rate + right.rate) / 2))
        left = right
    if not found:
        found.append((run, left.p50, left.cpu, left.rate))
    middle = statistics.median
    return Cell(
        p50=middle(run.p50 for run, *_ in found),
        bare=middle(p50 for _, p50, _, _ in found),
        ratio=middle(run.p50 / p50 for run, p50, _, _ in found),
        cpu=middle(run.cpu for run, *_ in found),
        bare_cpu=middle(cpu for _, _, cpu, _ in found),
        cpu_ratio=middle(run.cpu / cpu for run, _, cpu, _ in found if cpu),
        void=void,
    )


def beside(ours: Sequence[float], bare: Sequence[float]) -> Beside:
    """Times of as many of ours as of the bare server, in the order in which they were done."""
    middle = statistics.median
    return Beside(middle(ours), middle(bare), middle(mine / plain for mine, plain in zip(ours, bare, strict=True)))


def together(clients: Sequence[Client], deeds: Sequence[Deed], name: str, seconds: float) -> Run:
    """All clients at once; the rate is that of all together."""
    for client in clients:
        client.times[name].clear()
    server, until = clients[0].server, time.perf_counter() + seconds
    cpu, began, broken = server.cpu(), time.perf_counter(), []

    def work(deed: Deed) -> None:
        try:
            while time.perf_counter() < until:
                deed()
        except Exception as error:
            broken.append(error)

    threads = [threading.Thread(target=work, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]
    times = [each for client in clients for each in client.times[name]]
    spent = time.perf_counter() - began
    return Run(statistics.median(times), (server.cpu() - cpu) / len(times), len(times) / spent)


def rate_ratio(ours: Callable[[float], Run], bare: Callable[[float], Run], seconds: float, pairs: int = 3) -> Cell:
    """As `paired`, but the ratio is that of the rates."""
    ours(seconds / 4)
    runs = [(ours(seconds), bare(seconds)) for _ in range(pairs)]
    middle = statistics.median
    return Cell(
        p50=middle(run.rate for run, _ in runs),
        bare=middle(run.rate for _, run in runs),
        ratio=middle(run.rate / other.rate for run, other in runs),
        cpu=middle(run.cpu for run, _ in runs),
        bare_cpu=middle(other.cpu for _, other in runs),
        cpu_ratio=middle(run.cpu / other.cpu for run, other in runs if other.cpu),
    )
