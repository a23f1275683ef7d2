"""A small town under fire: servers and workers as processes of their own, on a database that may be shot at too."""

import contextlib
import os
import random
import socket
import threading
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from births import mother
from sqlalchemy import text
from sqlalchemy.orm import Session

from kapstok import clock, db
from kapstok.acts.publish_process import publish_process
from kapstok.acts.sign_in import make_token
from kapstok.overviews.work import living_workers
from kapstok.people.model import Membership, Person
from kapstok.settings import settings
from kapstok.variants import bundle

HERE = Path(__file__).parent
PATIENCE = 300
PEOPLE = ("pieter", "olga", "rita", "geert", "wendy", "vera", "guus", "olaf")


def free_port() -> int:
    """Below what the system gives to whoever calls, so that nobody gets it while the server on it is dead."""
    while True:
        port = random.SystemRandom().randrange(15_000, 32_000)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def publish_route() -> None:
    """The route of these tests, in Veldermeer."""
    publish_process(None, bundle.load(HERE / "route/processes", HERE / "route/forms", "chaos"), ["veldermeer"])


def people(count: int) -> list[str]:
    """So many names: of the cast, and then of guests."""
    return [*PEOPLE, *(f"gast{number}" for number in range(len(PEOPLE), count))][:count]


def prepare(count: int = len(PEOPLE)) -> dict[str, str]:
    """Publish the route; answers a token for each of the people."""
    publish_route()
    with db.writing() as session:
        for username in people(count)[len(PEOPLE) :]:
            _invite(session, username)
    return {username: make_token(None, username, "chaos") for username in people(count)}


def _invite(session: Session, username: str) -> None:
    """A guest: a ketenpartner in Veldermeer."""
    guest = Person(
        username=username,
        name=f"Gast {username[4:]}",
        email=f"{username}@politie.example",
        organisation_id="politie",
        password_hash="",
    )
    session.add(guest)
    session.flush()
    session.add(Membership(person_id=guest.id, role="ketenpartner", gemeente_id="veldermeer", since=clock.now()))


class Program:
    """One process that is started again whenever it dies; `name` is its own in the town."""

    def __init__(self, name: str, command: list[str], environment: Mapping[str, str]):
        self.name, self.command, self.environment = name, command, environment
        self.deaths = 0
        self.start()

    def start(self) -> None:
        own = {"CHAOS_LIFE": f"{self.name} {self.deaths}", "KAPSTOK_POLL": "0.2", "KAPSTOK_SILENCE": "2"}
        environment = {**os.environ, **own, **self.environment}
        self.process = mother().bear(self.command, environment, settings().data / "uitvoer.log")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def look(self) -> None:
        if not self.process.lives:
            self.deaths += 1
            self.start()


class Town:
    """Web servers and workers that live for the length of a `with`; a keeper starts the dead again."""

    def __init__(self, servers: int = 2, workers: int = 1, **environment: str):
        self.ports = [free_port() for _ in range(servers)]
        self.environment = environment
        self.workers = workers

    def __enter__(self) -> "Town":
        web = [["serve", "--no-worker", "--port", str(port)] for port in self.ports]
        self.web = [Program(f"web {number}", command, self.environment) for number, command in enumerate(web)]
        self.hands = [Program(f"worker {number}", ["worker"], self.environment) for number in range(self.workers)]
        self.over = threading.Event()
        self.keeper = threading.Thread(target=self._keep)
        self.keeper.start()
        for port in self.ports:
            until(partial(answers, port))
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.keeper.join()
        for program in self.programs:
            program.kill()

    def wait_for_workers(self) -> None:
        """Until each has said that it lives."""
        until(lambda: len(living_workers(timedelta(days=1))) >= self.workers)

    @property
    def programs(self) -> list[Program]:
        return [*self.web, *self.hands]

    @property
    def deaths(self) -> int:
        return sum(program.deaths for program in self.programs)

    def shoot(self, choice: random.Random) -> None:
        """Kill one of them at random; the keeper finds it."""
        choice.choice(self.programs).process.kill()

    def _keep(self) -> None:
        while not self.over.wait(0.05):
            for program in self.programs:
                program.look()


def until(it_is_so: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE
    while not it_is_so():
        assert time.monotonic() < limit, "it did not come to that"
        time.sleep(0.05)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def drop_connections() -> int:
    """PostgreSQL throws everybody out but us."""
    with db.database().connect() as connection:
        found = connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        return len(found.all())
