"""Small routes made by chance, well drawn or not, with agreements about their steps: to try the explorer on."""

import json
import random
from collections.abc import Callable

from kapstok.rehearsal import agreements
from kapstok.rehearsal.agreements import Agreement
from rehearsal.planted import klein
from rehearsal.planted.drawing import bpmn

ROLES = ("a", "b")
NAMES = ("x", "y", "z")
VALUES = ("p", "q")
MANIFEST = """naam = "toeval"
hoofdproces = "main"
[rollen]
a = { label = "A" }
b = { label = "B" }
[fasen.1]
casusregie = "a"
[fasen.3]
casusregie = "a"
"""
Draw = Callable[[list[str], str, int], str]
REGIE = ("casusregie: behandelaar", "casusregie: rol:b", "casusregie: einde", "casusregie: taak:{}")


class Route:
    """`size` is how many blocks may still be drawn."""

    def __init__(self, seed: int, size: int = 7):
        self.chance = random.Random(seed)
        self.size = size
        self.count = 0
        self.processes: dict[str, list[str]] = {}
        self.steps: list[str] = []
        self.whole: list[str] = []
        self._process("main")

    def text(self) -> str:
        return "\n".join(f"proces {name}\n" + "\n".join(lines) for name, lines in self.processes.items())

    def files(self) -> dict[str, bytes]:
        forms = {f"{name}.form": klein.form({name: list(VALUES)}, required=name != "z") for name in NAMES}
        told = {name: json.dumps(form).encode() for name, form in forms.items()}
        return {"kapstok.toml": MANIFEST.encode(), "p.bpmn": bpmn(self.text()), **told}

    def agreed(self) -> tuple[Agreement, ...]:
        step = self.chance.choice
        steps = self.steps or ["geen"]
        text = f"""
[afspraken.vast]
soort = "loopt_niet_vast"
[afspraken.dood]
soort = "geen_dode_stappen"
[afspraken.houder]
soort = "een_houder"
regie = "casusregie"
vanaf_fase = 1
[afspraken.nooit]
soort = "nooit_houder"
regie = "casusregie"
rol = "b"
fase = [0, 1, 3]
[afspraken.sluitbaar]
soort = "blijft_bereikbaar"
vanuit = [0, 1, 3]
doel = "afsluiten"
[afspraken.eerst]
soort = "volgorde"
eerst = "{step(steps)}"
dan = "{step(steps)}"
[afspraken.antwoord]
soort = "volgorde"
eerst = "x = p"
dan = "{step(steps)}"
[afspraken.dan]
soort = "als_dan"
als = "y = q"
dan = "{step(steps)}"
[afspraken.einde]
soort = "einde_met"
stap = "{step(steps)}"
"""
        kept = self.chance.sample([part for part in text.split("\n[") if part.strip()], 6)
        return agreements.read("afspraken.toml", "\n".join("[" + part for part in kept).encode())

    def _process(self, name: str) -> None:
        lines = self.processes[name] = []
        begin = self._draw(lines, "startEvent", "s")
        last = self._block(lines, begin, 3)
        self._go(lines, last, self._draw(lines, "endEvent", "e"))

    def _draw(self, lines: list[str], kind: str, letter: str, words: str = "") -> str:
        self.count += 1
        name = f"{letter}{self.count}"
        lines.append(f"{kind} {name} {words}".strip())
        return name

    def _go(self, lines: list[str], source: str, target: str, condition: str = "") -> None:
        lines.append(f"{source} -> {target}" + (f" [{condition}]" if condition else ""))

    def _block(self, lines: list[str], before: str, depth: int) -> str:
        self.size -= 1
        return self.chance.choice(self._kinds(depth))(lines, before, depth)

    def _kinds(self, depth: int) -> list[Draw]:
        kinds: list[Draw] = [self._task, self._task, self._script]
        if depth and self.size > 0:
            kinds += [self._both, self._choice, self._together, self._together, self._circle, self._call]
        return kinds

    def _task(self, lines: list[str], before: str, depth: int) -> str:
        words = [f"ave:rol={self.chance.choice(ROLES)}"]
        if self.chance.random() < 0.7:
            words.append(f"ave:formulier={self.chance.choice(NAMES)}")
        if self.chance.random() < 0.25:
            words.append("ave:regie=" + self.chance.choice(REGIE).format(self.chance.choice(self.steps or ["t1"])))
        task = self._draw(lines, "userTask", "t", " | ".join(words))
        self.steps.append(task)
        self._go(lines, before, task)
        if self.chance.random() < 0.15:
            self._beside(lines, task)
        return task

    def _beside(self, lines: list[str], task: str) -> None:
        """A message at the border of a task, that ends it or not."""
        stays = self.chance.choice((" | cancelActivity=false", ""))
        heard = self._draw(lines, "boundaryEvent", "m", f"attachedToRef={task} | bericht=b{self.count}{stays}")
        last = self._script(lines, heard, 0) if self.chance.random() < 0.5 else heard
        self._go(lines, last, self._draw(lines, "endEvent", "e"))

    def _script(self, lines: list[str], before: str, depth: int) -> str:
        one, other, third = (self.chance.choice(NAMES) for _ in range(3))
        value, second = (self.chance.choice(VALUES) for _ in range(2))
        text = self.chance.choice(
            (
                f'{one}: "{value}"',
                f"{one}: {other}",
                f'{one}: if {other} = "{value}" then "{second}" else {third}',
                f'{one}: {other}, {other}: if {one} = "{value}" then "p" else "q"',
            )
        )
        script = self._draw(lines, "scriptTask", "c", f"script={{ {text} }}")
        self._go(lines, before, script)
        return script

    def _both(self, lines: list[str], before: str, depth: int) -> str:
        return self._block(lines, self._block(lines, before, depth - 1), depth - 1)

    def _condition(self) -> str:
        one, other = (f'{self.chance.choice(NAMES)} = "{self.chance.choice(VALUES)}"' for _ in range(2))
        return self.chance.choice((one, one, f"{one} and {other.replace('=', '!=')}", f"{one} or {other}"))

    def _choice(self, lines: list[str], before: str, depth: int) -> str:
        part = self._draw(lines, "exclusiveGateway", "g")
        meet = self._draw(lines, "exclusiveGateway", "g")
        self._go(lines, before, part)
        # The flow out of the gateway carries the condition, so something stands on both ways.
        for condition in (self._condition(), "anders"):
            way = self._draw(lines, "intermediateThrowEvent", "w")
            self._go(lines, part, way, condition)
            self._go(lines, self._block(lines, way, depth - 1), meet)
        return meet

    def _together(self, lines: list[str], before: str, depth: int) -> str:
        """Branches that meet again, or of which one ends by itself, always or only sometimes."""
        split, meet = (self._draw(lines, "parallelGateway", "a") for _ in range(2))
        self._go(lines, before, split)
        for number in range(self.chance.choice((2, 2, 3))):
            last = self._block(lines, split, depth - 1)
            ends = self.chance.random() if number else 1
            if ends < 0.25:
                self._go(lines, last, self._draw(lines, "endEvent", "e"))
            elif ends < 0.4:
                part = self._draw(lines, "exclusiveGateway", "g")
                self._go(lines, last, part)
                self._go(lines, part, self._draw(lines, "endEvent", "e"), self._condition())
                self._go(lines, part, meet, "anders")
            else:
                self._go(lines, last, meet)
        return meet

    def _circle(self, lines: list[str], before: str, depth: int) -> str:
        again = self._draw(lines, "exclusiveGateway", "g")
        self._go(lines, before, again)
        name = self.chance.choice(NAMES)
        task = self._draw(lines, "userTask", "t", f"ave:rol=a | ave:formulier={name}")
        self.steps.append(task)
        self._go(lines, self._block(lines, again, depth - 1), task)
        part = self._draw(lines, "exclusiveGateway", "g")
        self._go(lines, task, part)
        self._go(lines, part, again, f'{name} = "p"')
        on = self._draw(lines, "intermediateThrowEvent", "w")
        self._go(lines, part, on, "anders")
        return on

    def _call(self, lines: list[str], before: str, depth: int) -> str:
        if self.whole and self.chance.random() < 0.5:
            called = self.chance.choice(self.whole)
        else:
            self.count += 1
            called = f"p{self.count}"
            self._process(called)
            self.whole.append(called)  # only now, so that none comes to call itself
        fase = f" | ave:fase={self.chance.choice((1, 3))}" if self.chance.random() < 0.5 else ""
        call = self._draw(lines, "callActivity", "k", f"calledElement={called}{fase}")
        self._go(lines, before, call)
        return call
