"""Routes made by chance with more going on at once: moments, messages, parties, and what can come at any time."""

import json

from rehearsal.planted.chance import MANIFEST, NAMES, Draw, Route


class Busy(Route):
    """As `Route`, and busier."""

    def __init__(self, seed: int, size: int = 5):
        super().__init__(seed, size)

    def files(self) -> dict[str, bytes]:
        parties = {"type": "taglist", "key": "wie", "id": "w", "label": "W", "validate": {"required": True}}
        day = {"type": "datetime", "subtype": "date", "key": "dag", "id": "d", "label": "D"}
        told = {
            "wie.form": {**parties, "properties": {"procesgegeven": "ja", "bron": "leefgebieden"}},
            "dag.form": {**day, "validate": {"required": True}, "properties": {"procesgegeven": "ja"}},
        }
        forms = {name: json.dumps({"components": [field]}).encode() for name, field in told.items()}
        manifest = f'{MANIFEST}[lijsten.leefgebieden]\nx = "X"\ny = "Y"\n'
        return super().files() | forms | {"kapstok.toml": manifest.encode()}

    def _process(self, name: str) -> None:
        super()._process(name)
        if self.chance.random() < 0.5:
            self._at_any_time(self.processes[name])

    def _kinds(self, depth: int) -> list[Draw]:
        more = [self._parties, self._first] if depth and self.size > 0 else []
        return [*super()._kinds(depth), self._moment, self._moment, self._day, self._said, *more]

    def _at_any_time(self, lines: list[str]) -> None:
        """An event subprocess, that ends the others or not."""
        stays = self.chance.choice(("false", "false", "true"))
        self.count += 1
        lines.append(f"subProcess b{self.count} triggeredByEvent=true {{")
        inside: list[str] = []
        form = self.chance.choice(("", f" | ave:formulier={self.chance.choice(NAMES)}"))
        words = f"isInterrupting={stays} | bericht=b{self.count}{form}"
        begin = self._draw(inside, "startEvent", "s", words)
        draw = self.chance.choice((self._task, self._script, self._moment))
        self._go(inside, draw(inside, begin, 0), self._draw(inside, "endEvent", "e"))
        lines += [*inside, "}"]

    def _moment(self, lines: list[str], before: str, depth: int) -> str:
        """Time that passes, or a task that time may end."""
        days = self.chance.choice((2, 5, 20))
        if self.chance.random() < 0.6:
            moment = self._draw(lines, "intermediateCatchEvent", "i", f"tijd=P{days}D")
            self._go(lines, before, moment)
            return moment
        task = self._task(lines, before, depth)
        stays = self.chance.choice((" | cancelActivity=false", ""))
        late = self._draw(lines, "boundaryEvent", "l", f"attachedToRef={task} | tijd=P{days}D{stays}")
        last = self._script(lines, late, 0) if self.chance.random() < 0.5 else late
        self._go(lines, last, self._draw(lines, "endEvent", "e"))
        return task

    def _day(self, lines: list[str], before: str, depth: int) -> str:
        """A day that somebody names, and that is waited for later or not."""
        task = self._draw(lines, "userTask", "t", "ave:rol=a | ave:formulier=dag")
        self._go(lines, before, task)
        between = self._block(lines, task, depth - 1) if depth and self.size > 0 else task
        moment = self._draw(lines, "intermediateCatchEvent", "i", "dag==dag")
        self._go(lines, between, moment)
        return moment

    def _said(self, lines: list[str], before: str, depth: int) -> str:
        """Waiting until somebody says something, or until something holds."""
        heard = self.chance.choice((f"bericht=h{self.count}", f'zodra={self.chance.choice(NAMES)} = "p"'))
        place = self._draw(lines, "intermediateCatchEvent", "i", heard)
        self._go(lines, before, place)
        return place

    def _first(self, lines: list[str], before: str, depth: int) -> str:
        """What comes first: time, or somebody who says something."""
        part = self._draw(lines, "eventBasedGateway", "g")
        meet = self._draw(lines, "exclusiveGateway", "g")
        self._go(lines, before, part)
        for words in (f"tijd=P{self.chance.choice((3, 10))}D", f"bericht=v{self.count}"):
            place = self._draw(lines, "intermediateCatchEvent", "i", words)
            self._go(lines, part, place)
            self._go(lines, self._block(lines, place, depth - 1), meet)
        return meet

    def _parties(self, lines: list[str], before: str, depth: int) -> str:
        """Who takes part is chosen first, and everybody then does the same."""
        who = self._draw(lines, "userTask", "t", "ave:rol=a | ave:formulier=wie")
        self._go(lines, before, who)
        between = self._block(lines, who, depth - 1)
        form = self.chance.choice(("", f" | ave:formulier={self.chance.choice(NAMES)}"))
        each = self._draw(lines, "userTask", "t", f"ave:rol=b | lijst=wie{form}")
        self.steps.append(each)
        self._go(lines, between, each)
        return each
