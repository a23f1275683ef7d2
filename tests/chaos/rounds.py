"""One round of chaos: people compete, something goes wrong, and afterwards it is judged."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from clients import Client
from surroundings import Surroundings
from this_round import chance
from town import Town, people, prepare
from verdict import Verdict, judge

# What the rounds of this test led to: acknowledgements, deaths, unknown outcomes, violations.
LED_TO: list[tuple[int, int, int, int]] = []

Mishap = Callable[[Town, random.Random], None]


@dataclass
class Round:
    """`mishap` happens after every `pause` confirmed deeds, until `acks` were confirmed or `limit` seconds passed.

    `think`: seconds that a person takes before a deed. `environment` goes to every server and worker. `beside` is
    something else that goes on, which is waited for.
    """

    acks: int = 30
    pause: int = 8
    limit: float = 600.0
    people: int = 8
    think: float = 0.0
    workers: int = 1
    mishap: Mishap | None = None
    environment: dict[str, str] = field(default_factory=dict)
    beside: Callable[[Town], threading.Thread] | None = None
    besides: list[Any] = field(default_factory=list)

    def run(self) -> Verdict:
        tokens, around = prepare(self.people), Surroundings()
        over = threading.Event()
        with Town(workers=self.workers, **self.environment) as town:
            clients = [Client(who, tokens[who], town.ports, over, self.think) for who in people(self.people)]
            self.besides = [self.beside(town)] if self.beside else []
            for thread in [*clients, *self.besides]:
                thread.start()
            self._suffer(town, clients)
            over.set()
            for client in clients:
                client.join()
            deaths = town.deaths
        verdict = judge(clients, around)
        verdict.deaths = deaths
        LED_TO.append((verdict.acks, deaths, verdict.unknown, len(verdict.violations)))
        return verdict

    def _suffer(self, town: Town, clients: list[Client]) -> None:
        choice = chance("mishap")
        end, next_one = time.monotonic() + self.limit, self.pause
        while time.monotonic() < end:
            count = sum(client.confirmed for client in clients)
            if count >= self.acks and not any(it.is_alive() for it in self.besides):
                return
            if self.mishap is not None and count >= next_one:
                next_one = count + self.pause
                self.mishap(town, choice)
            time.sleep(0.02)


def shoot(town: Town, choice: random.Random) -> None:
    """Kill a server or a worker."""
    town.shoot(choice)
