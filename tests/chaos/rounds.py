"""One round of chaos: people compete, something goes wrong, and afterwards it is judged."""

import os
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from clients import Client
from surroundings import Surroundings
from town import PEOPLE, Town, prepare
from verdict import Verdict, judge

# Of every fault: acknowledgements, deaths, unknown outcomes, violations.
TABLE: dict[str, tuple[int, int, int, int]] = {}

Mishap = Callable[[Town, random.Random], None]


@dataclass
class Round:
    """`mishap` happens after every `pause` confirmed deeds, until `acks` were confirmed or `limit` seconds passed.

    `environment` goes to every server and worker.
    """

    acks: int = 30
    pause: int = 8
    limit: float = 60.0
    seed: int = 1
    people: int = 8
    workers: int = 1
    mishap: Mishap | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def run(self) -> Verdict:
        tokens, around = prepare(), Surroundings()
        over = threading.Event()
        with Town(workers=self.workers, **self.environment) as town:
            clients = [Client(who, tokens[who], town.ports, over) for who in PEOPLE[: self.people]]
            for client in clients:
                client.start()
            self._suffer(town, clients)
            over.set()
            for client in clients:
                client.join()
            deaths = town.deaths
        verdict = judge(clients, around)
        verdict.deaths = deaths
        fault = os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[2].removesuffix(" (call)")
        TABLE[fault] = (verdict.acks, deaths, verdict.unknown, len(verdict.violations))
        return verdict

    def _suffer(self, town: Town, clients: list[Client]) -> None:
        choice = random.Random(self.seed)
        end, next_one = time.monotonic() + self.limit, self.pause
        while (count := sum(client.confirmed for client in clients)) < self.acks and time.monotonic() < end:
            if self.mishap is not None and count >= next_one:
                next_one = count + self.pause
                self.mishap(town, choice)
            time.sleep(0.02)


def shoot(town: Town, choice: random.Random) -> None:
    """Kill a server or a worker."""
    town.shoot(choice)
