"""A designer of another gemeente who means harm: he saves, checks and rehearses one bad file after another."""

import http.cookiejar
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

from bpmn.test_nasty import NASTY
from engine.diagram import bpmn, call, message, on_message, process
from kapstok.demo.cast import PASSWORD

REFUSED = Path(__file__).parents[1] / "engine" / "refused"
MANY = "<multiInstanceLoopCharacteristics><loopCardinality>{}</loopCardinality></multiInstanceLoopCharacteristics>"


def _repeated(name: str, count: str) -> str:
    return f'<userTask id="{name}" name="{name}">{MANY.format(count)}</userTask>'


def _choice(condition: str) -> bytes:
    return bpmn(process("hoofd", "start xor_a", f"xor_a b | {condition}", "xor_a c | anders", "b einde_1", "c einde_2"))


def _ears(count: int) -> bytes:
    """Listens to everything at once."""
    events = [
        f'<intermediateCatchEvent id="op{number}">{on_message(f"m{number}")}</intermediateCatchEvent>'
        for number in range(count)
    ]
    paths = [f"and_uit op{number} einde_{number}" for number in range(count)]
    return bpmn(*(message(f"m{number}") for number in range(count)), process("hoofd", *events, "start and_uit", *paths))


# Files that read well, and cost whoever runs them dearly.
COSTLY = (
    bpmn(process("hoofd", "start xor_a and_b xor_a", "and_b xor_a")),
    bpmn(process("hoofd", call("weer", "hoofd"), "start weer einde")),
    bpmn(process("hoofd", _repeated("taak", "1000000000"), "start taak einde")),
    bpmn(process("hoofd", _repeated("taak", "10 ** 9"), "start taak einde")),
    _choice("every x in 1..99999999 satisfies x > 0"),
    _choice("(for x in 1..9999, y in 1..9999 return x)[1] > 0"),
    _ears(90),
)


def hostile() -> list[bytes]:
    """Everything that is refused somewhere in these tests, and what is not but costs much."""
    refused = [file.read_bytes() for file in sorted(REFUSED.glob("*.bpmn"))]
    return [*COSTLY, *(data for data, _ in NASTY.values() if len(data) < 4_000_000), *refused]


class Designer(threading.Thread):
    """`answers` counts what the server said to him, by status."""

    def __init__(self, port: int, files: list[bytes]):
        super().__init__(name="designer")
        self.at, self.files = f"http://127.0.0.1:{port}", files
        self.answers: Counter[int] = Counter()
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(jar)
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self._sign_in()
            self._draw()
        except Exception as error:
            self.error = error

    def _sign_in(self) -> None:
        self._send("/aanmelden", {"gebruikersnaam": "chris", "wachtwoord": PASSWORD}, "/aanmelden")

    def _draw(self) -> None:
        begun = {"gemeente": "lindehoven", "variant": "basis", "titel": "Kwaad"}
        here = urllib.parse.urlparse(self._send("/processen/ontwerpen", begun)[0]).path
        for number, data in enumerate(self.files):
            drawn = {"inhoud": data.decode("utf-8", "replace"), "revisie": self._revision(here)}
            self._send(f"{here}/controle/ave-2.bpmn", drawn)
            self._send(f"{here}/bestanden/ave-2.bpmn", drawn)
            if number % 4 == 0:
                self._send(f"{here}/proefdraaien", {})

    def _revision(self, here: str) -> str:
        found = re.search(r'name="revisie" value="(\d+)"', self._page(here))
        assert found
        return found[1]

    def _page(self, path: str) -> str:
        with self.browser.open(self.at + path, timeout=600) as answer:
            return str(answer.read().decode())

    def _send(self, path: str, data: dict[str, str], page: str = "/over") -> tuple[str, int]:
        """Where it led to, and the status."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self._page(page))
        assert found, page
        body = urllib.parse.urlencode({"csrf_token": found[1], **data}).encode()
        try:
            with self.browser.open(self.at + path, body, timeout=600) as answer:
                self.answers[answer.status] += 1
                return answer.url, answer.status
        except urllib.error.HTTPError as error:
            self.answers[error.code] += 1
            return error.url, error.code
