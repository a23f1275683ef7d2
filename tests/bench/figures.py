"""What is measured on one database: the deeds against the bare server, age, growth, memory, and the start."""

import http.client
import itertools
import statistics
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import create_engine, text

from bench.bare import LINES
from bench.client import Bare, Casus, Client, Kapstok, Stock
from bench.measure import Beside, Cell, Run, beside, paired, rate_ratio, together, turn
from bench.servers import Server, kapstok, python, serving
from bench.worlds import World, grow

AGES = (10, 100, 1000)
ROUNDS = 12
LEAN_LIST = "list / drie velden"


@dataclass(frozen=True)
class Size:
    """How much is measured: seconds a turn, pairs, the ages and the number of casussen in the largest house."""

    seconds: float = 2.0
    pairs: int = 3
    ages: tuple[int, ...] = AGES
    houses: tuple[int, ...] = (100, 10_000, 100_000)
    models: tuple[str, ...] = ("s", "m", "l", "ave")


SHORT = Size(1.0, 2, (10, 100), (100, 10_000), ("s", "ave"))


@dataclass
class Figures:
    """Everything that was found on one database."""

    cells: dict[str, Cell] = field(default_factory=dict)
    ages: dict[str, dict[int, float]] = field(default_factory=dict)
    stock: dict[int, float] = field(default_factory=dict)
    bytes: dict[str, int] = field(default_factory=dict)
    houses: dict[int, dict[str, Beside]] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)


def measure(world: World, size: Size, say: Callable[[str], None]) -> Figures:
    """All figures on one database."""
    found = Figures()
    attempt = _attempts(world, say)
    with attempt("starten"):
        _start_up(world, found)
    with serving(kapstok(), world.url, world.data, world.postmaster) as ours:
        found.numbers["proces_mb"] = ours.memory()
        with serving(python("bench.bare"), world.url, world.data, world.postmaster) as bare:
            for model in size.models:
                with attempt(f"{model} naast de kale server"):
                    _beside_bare(world, (ours, bare), model, size, found)
            with attempt("8 klanten"):
                _eight(world, ours, bare, size, found)
        for model in size.models:
            with attempt(f"ouder worden, {model}"):
                _age(world, ours, model, size, found)
        found.numbers["proces_na_mb"] = ours.memory()
    with attempt("SpiffWorkflow zoals het komt"):
        _stock(world, size, found)
    with attempt("groei"):
        _growth(world, size, found)
    return found


def _attempts(world: World, say: Callable[[str], None]) -> Callable[[str], AbstractContextManager[None]]:
    """Parts that stand by themselves: one that fails is told and left out of the page, and the others go on."""

    @contextmanager
    def attempt(part: str) -> Iterator[None]:
        say(f"{world.kind}: {part}")
        try:
            yield
        except Exception as error:
            say(f"{world.kind}: {part} niet gemeten: {type(error).__name__}: {str(error)[:200]}")

    return attempt


def _start_up(world: World, found: Figures) -> None:
    """From the command to the first answer, and how long that took to answer: the middle of three starts, since one
    alone may fall together with a database that was just made and is still putting things in order.
    """
    starts = [_start(world) for _ in range(3)]
    found.numbers["start_s"] = statistics.median(seconds for seconds, _ in starts)
    found.numbers["eerste_verzoek_ms"] = statistics.median(first for _, first in starts)


def _start(world: World) -> tuple[float, float]:
    began = time.perf_counter()
    with serving(kapstok(), world.url, world.data) as server:
        client = Kapstok(server, world.tokens[0])
        client.list()
        return time.perf_counter() - began, client.times["list"][0]


def _beside_bare(world: World, servers: tuple[Server, Server], model: str, size: Size, found: Figures) -> None:
    ours, bare = Kapstok(servers[0], world.tokens[0]), Bare(servers[1])
    casus, other = ours.start(model), bare.start(model)
    for _ in range(LINES):
        ours.start(model)
        bare.start(model)
    deeds: dict[str, tuple[str, Callable[[], object], Callable[[], object]]] = {
        "complete": ("complete", lambda: ours.complete(casus), lambda: bare.complete(other)),
        "list": ("list", ours.list, bare.list),
        LEAN_LIST: ("list", ours.list, bare.lean_list),
        "start": ("start", lambda: ours.start(model), lambda: bare.start(model)),
    }
    for label, (name, deed, plain) in deeds.items():
        if name == "complete" or model == "s":
            found.cells[f"{model} {label}"] = paired(
                lambda seconds, name=name, deed=deed: turn(ours, name, deed, seconds),  # type: ignore[misc]
                lambda seconds, name=name, plain=plain: turn(bare, name, plain, seconds),  # type: ignore[misc]
                size.seconds,
                size.pairs,
            )


def _eight(world: World, ours: Server, bare: Server, size: Size, found: Figures) -> None:
    mine = [Kapstok(ours, token) for token in world.tokens]
    plain = [Bare(bare) for _ in mine]
    doing = [_mix(client) for client in mine]
    other = [_mix(client) for client in plain]

    def run(clients: list[Client], deeds: list[Callable[[], None]]) -> Callable[[float], Run]:
        return lambda seconds: together(clients, deeds, "complete", seconds)

    found.cells["s 8 klanten"] = rate_ratio(
        run([*mine], doing), run([*plain], other), max(2.0, size.seconds), size.pairs
    )


def _mix(client: Kapstok | Bare) -> Callable[[], None]:
    """Start, list, two completions, list, three completions: the iteration of the measurements."""

    def once() -> None:
        casus = client.start("s")
        client.list()
        for _ in range(2):
            client.complete(casus)
        client.list()
        for _ in range(3):
            client.complete(casus)

    return once


def _age(world: World, server: Server, model: str, size: Size, found: Figures) -> None:
    """A casus at every age, measured in turns with a young one, so that the machine's moods meet both."""
    client = Kapstok(server, world.tokens[1])
    grown: dict[int, Casus] = {}
    for age in size.ages:
        grown[age] = client.start(model)
        while grown[age].passed < age:
            client.complete(grown[age])
    times: dict[int, list[float]] = {age: [] for age in size.ages}
    for _, age in itertools.product(range(ROUNDS * 5), size.ages):
        if not grown[age].tasks:
            client.toets(grown[age])
        client.complete(grown[age])
        times[age].append(client.times["complete"][-1])
    found.ages[model] = {age: statistics.median(values) for age, values in times.items()}
    found.bytes[model] = _state_bytes(world, UUID(grown[size.ages[-1]].key))


def _state_bytes(world: World, casus_id: UUID) -> int:
    key = casus_id.hex if world.kind == "sqlite" else casus_id
    engine = create_engine(world.url)
    with engine.connect() as connection:
        size: int = connection.execute(text("SELECT length(state) FROM casus WHERE id = :id"), {"id": key}).scalar_one()
    engine.dispose()
    return size


def _stock(world: World, size: Size, found: Figures) -> None:
    """S only: the times at each age, until it is lost."""
    with serving(python("bench.stock"), world.url, world.data, world.postmaster) as server:
        client = Stock(server)
        casus = client.start("s")
        for age in (10, 50, 200, 600):
            if age > max(size.ages):
                return
            try:
                while casus.passed < age:
                    client.complete(casus)
            except (RuntimeError, http.client.HTTPException, urllib.error.URLError):
                return
            found.stock[age] = statistics.median(client.times["complete"][-10:])


def _growth(world: World, size: Size, found: Figures) -> None:
    """The same deeds in a house with more and more casussen of others, at each size in turns with the bare server,
    which has as much to do in every house: the machine's moods meet both.
    """
    there = 0
    with serving(python("bench.bare"), world.url, world.data, world.postmaster) as bare:
        origin = _move_in(world)
        for number, house in enumerate(size.houses):
            grow(world, origin, house - there, number)
            there = house
            with _kapstok(world) as ours:
                found.houses[house] = _in_house(ours, Bare(bare))
    found.numbers["schijf_per_casus_kb"] = _disk(world) / 1024 / size.houses[-1]


def _move_in(world: World) -> UUID:
    """A casus to copy, of who is measured, and besides as many as fill his inbox: it is as full in every house."""
    with _kapstok(world) as client:
        for _ in range(LINES):
            client.start("s")
        return UUID(client.start("s").key)


def _in_house(ours: Kapstok, bare: Bare) -> dict[str, Beside]:
    casus, other = ours.start("s"), bare.start("s")
    for _ in range(ROUNDS * 10):
        ours.complete(casus)
        bare.complete(other)
        ours.list()
        bare.list()
    return {name: beside(ours.times[name][20:], bare.times[name][20:]) for name in ("complete", "list")}


@contextmanager
def _kapstok(world: World) -> Iterator[Kapstok]:
    with serving(kapstok(), world.url, world.data, world.postmaster) as server:
        yield Kapstok(server, world.tokens[2])


def _disk(world: World) -> float:
    if world.kind == "sqlite":
        return float(Path(world.data / "kapstok.db").stat().st_size)
    engine = create_engine(world.url)
    with engine.connect() as connection:
        size: int = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    engine.dispose()
    return float(size)
