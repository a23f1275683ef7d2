"""People who compete for the same tasks, each with a program that repeats what it got no answer to."""

import http.client
import json
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from surroundings import CANARY
from this_round import chance

UNKNOWN = (500, 502, 503, 504)
# Nine figures in a row may happen to be a burgerservicenummer, and those are refused.
LETTERS = str.maketrans("0123456789", "ghijklmnop")


@dataclass
class Deed:
    """Something a person asked for under one key: what it was, and every answer that came (None: no answer)."""

    who: str
    key: str
    path: str
    body: dict[str, Any]
    answers: list[int | None] = field(default_factory=list)
    casus: str | None = None
    refusal: str = ""

    @property
    def word(self) -> str:
        """What he writes, by which it is known as his."""
        return f"{CANARY} {self.key.translate(LETTERS)}"

    @property
    def acknowledged(self) -> bool:
        return any(status in (200, 201) for status in self.answers)

    @property
    def unknown(self) -> int:
        return sum(status is None or status in UNKNOWN for status in self.answers)


class Client(threading.Thread):
    """One person. He opens a casus when there is little to do, else completes a task of the group."""

    def __init__(self, who: str, token: str, ports: list[int], over: threading.Event, think: float = 0.0):
        super().__init__(name=who)
        self.who, self.token, self.ports, self.over, self.think = who, token, ports, over, think
        self.choice = chance(who)
        self.deeds: list[Deed] = []
        self.slowest = 0.0
        self.confirmed = 0
        self.refused: list[int] = []

    def run(self) -> None:
        while not self.over.wait(self.think):
            tasks = self._tasks()
            if tasks is None:
                continue
            if len(tasks) < 6:
                opening = {"gemeente": "veldermeer", "titel": "Storingsproef", "fase": 2}
                self._do("/casussen", opening)
            else:
                # The first few, so that others want the same.
                task = self.choice.choice(tasks[:4])
                self._do(f"/taken/{task}/afronding", {"antwoorden": {}})

    def _do(self, path: str, body: dict[str, Any]) -> None:
        deed = Deed(self.who, uuid.uuid4().hex, path, body)
        if "antwoorden" in body:
            body["antwoorden"]["wie"] = deed.word
        self.deeds.append(deed)
        for _ in range(40):
            status, answer = self._ask("POST", path, body, deed.key)
            deed.answers.append(status)
            if status is not None and status not in UNKNOWN:
                self._note(deed, status, answer)
                return
            if self.over.is_set() and len(deed.answers) > 5:
                return
            time.sleep(0.1)

    def _note(self, deed: Deed, status: int, answer: Any) -> None:
        if deed.acknowledged and status < 300:
            self.confirmed += 1
            deed.casus = answer["casus"]["id"]
        elif isinstance(answer, dict):
            deed.refusal = answer.get("detail", "")
            if status not in (404, 409):
                self.refused.append(status)

    def _tasks(self) -> list[str] | None:
        status, answer = self._ask("GET", "/taken?weergave=alle", None, None)
        if status != 200:
            time.sleep(0.1)
            return None
        return [task["id"] for task in answer["taken"] if task["vrij"]]

    def _ask(self, method: str, path: str, body: Any, key: str | None) -> tuple[int | None, Any]:
        began = time.monotonic()
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        connection = http.client.HTTPConnection("127.0.0.1", self.choice.choice(self.ports), timeout=60)
        try:
            connection.request(method, f"/api/v1{path}", json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or "null")
        except (OSError, http.client.HTTPException, ValueError):
            return None, None
        finally:
            connection.close()
            self.slowest = max(self.slowest, time.monotonic() - began)
