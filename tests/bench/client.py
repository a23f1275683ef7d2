"""Whoever knocks: one connection kept open, the same deeds for every server, each timed."""

import http.client
import json
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bench import models
from bench.servers import Server
from bench.worlds import PLACES


@dataclass
class Client:
    """One connection. `times` are milliseconds by deed."""

    server: Server
    token: str = ""
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)

    def ask(self, deed: str, method: str, path: str, body: Any = None) -> Any:
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
            if method == "POST":
                headers["Idempotency-Key"] = uuid4().hex
        sent = None if body is None else json.dumps(body).encode()
        began = time.perf_counter()
        self.connection.request(method, path, sent, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        self.times[deed].append((time.perf_counter() - began) * 1000)
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
        return json.loads(text) if text else None


@dataclass
class Casus:
    """Where a casus stands for who drives it: the tasks that are open, in turn. `passed` counts completions."""

    key: str
    tasks: list[dict[str, Any]] = field(default_factory=list)
    passed: int = 0


class Kapstok(Client):
    """Kapstok at its REST door."""

    def start(self, model: str) -> Casus:
        opening = {"gemeente": PLACES[model], "titel": "Meten", "fase": 2, "lopend": model == "ave"}
        found = self.ask("start", "POST", "/api/v1/casussen", opening)
        return Casus(found["casus"]["id"], found["taken"])

    def list(self) -> None:
        self.ask("list", "GET", "/api/v1/taken?weergave=mijn&paginagrootte=20")

    def complete(self, casus: Casus) -> None:
        if not casus.tasks:
            self.toets(casus)
        task = casus.tasks.pop(0)
        given = answers(task["naam"])
        found = self.ask("complete", "POST", f"/api/v1/taken/{task['id']}/afronding", {"antwoorden": given})
        casus.tasks += found["taken"]
        casus.passed += 1

    def toets(self, casus: Casus) -> None:
        """The AVE route rests until somebody asks for the fasetoets."""
        sent = {"bericht": "fasetoets", "antwoorden": {}}
        casus.tasks += self.ask("message", "POST", f"/api/v1/casussen/{casus.key}/berichten", sent)["taken"]


BACK = ("kies_2", "taak_5", "taak_13", "b18_c1", "b18_c2", "b18_c3")


def answers(name: str) -> dict[str, Any]:
    """2 kB for the measured routes, and the way back at the end of each; the usual answers for AVE."""
    if name == "Fasetoets invullen":
        return {"fasetoets_toelichting": models.DATA["verslag"], "fasetoets_ave2": "gelijk"}
    back = name in BACK
    return {**models.DATA, "besluit": "terug", "toelichting": "Nog een ronde."} if back else dict(models.DATA)


class Bare(Client):
    """The bare server."""

    def start(self, model: str) -> Casus:
        return Casus(self.ask("start", "POST", "/start", models.DATA)["id"])

    def list(self) -> None:
        self.ask("list", "GET", "/list")

    def lean_list(self) -> None:
        self.ask("list", "GET", "/list/lean")

    def complete(self, casus: Casus) -> None:
        self.ask("complete", "POST", f"/complete/{casus.key}", models.DATA)
        casus.passed += 1


class Stock(Client):
    """SpiffWorkflow as it comes; a casus is lost when nothing is open any more."""

    def start(self, model: str) -> Casus:
        return Casus(self.ask("start", "POST", f"/start/{model}")["id"], [{"naam": "taak_1"}])

    def complete(self, casus: Casus) -> None:
        given = answers(casus.tasks[0]["naam"])
        found = self.ask("complete", "POST", f"/complete/{casus.key}", given)
        if not found["open"]:
            raise RuntimeError("lost: nothing is open any more")
        casus.tasks = [{"naam": found["open"][0]}]
        casus.passed += 1
