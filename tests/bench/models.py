"""The routes that are measured: S, M and L, the same for every engine; only the language of conditions differs."""

import itertools
from dataclasses import dataclass, field

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ave="urn:nl:kapstok:ave" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:bench">\n'
)
AGAIN = {"feel": '=besluit = "terug"', "python": "besluit == 'terug'", "javascript": "${environment.variables.terug}"}
DATA = {"besluit": "door", "toelichting": "", "verslag": "Wat er is besproken. " * 97}
FORM = """{"type": "default", "id": "verslag", "titel": "Verslag", "schemaVersion": 18, "components": [
  {"type": "textarea", "id": "v1", "key": "verslag", "label": "Verslag", "validate": {"required": true}},
  {"type": "radio", "id": "v2", "key": "besluit", "label": "Besluit", "properties": {"procesgegeven": "ja"},
   "values": [{"label": "Door", "value": "door"}, {"label": "Terug", "value": "terug"}],
   "validate": {"required": true}},
  {"type": "textarea", "id": "v3", "key": "toelichting", "label": "Toelichting",
   "conditional": {"hide": "=besluit = \\"door\\""}}]}
"""
MANIFEST = """naam = "bench-{key}"
titel = "Meetroute {key}"
hoofdproces = "{key}"

[rollen.casusregisseur]
label = "Casusregisseur"

[fasen.2]
naam = "AVE 2"
casusregie = "casusregisseur"
"""


@dataclass
class Drawing:
    """One process: elements in order, and the arrows between them. `condition` is that of a way back."""

    key: str
    language: str
    parts: list[str] = field(default_factory=list)
    nodes: int = 0

    def node(self, kind: str, name: str, inner: str = "", **attributes: str) -> str:
        self.nodes += 1
        more = "".join(f' {key.replace("__", ":")}="{value}"' for key, value in attributes.items())
        self.parts.append(f'<{kind} id="{name}" name="{name}"{more}>{inner}</{kind}>')
        return name

    def task(self, name: str) -> str:
        return self.node("userTask", name, ave__formulier="verslag", ave__rol="casusregisseur")

    def arrow(self, source: str, target: str, condition: str = "") -> None:
        inner = ""
        if condition:
            text = condition.replace("<", "&lt;")
            inner = f'<conditionExpression xsi:type="tFormalExpression">{text}</conditionExpression>'
        self.parts.append(
            f'<sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}">{inner}</sequenceFlow>'
        )

    def line(self, *names: str) -> str:
        for source, target in itertools.pairwise(names):
            self.arrow(source, target)
        return names[-1]

    def choice(self, name: str, onwards: str, back: str) -> None:
        """An exclusive gateway: on, or back when that was decided."""
        self.node("exclusiveGateway", name, default=f"{name}_{onwards}")
        self.arrow(name, onwards)
        self.arrow(name, back, AGAIN[self.language])

    def deadline(self, name: str, task: str, target: str) -> None:
        """A timer at the border of a task."""
        timer = "<timerEventDefinition><timeDuration>P60D</timeDuration></timerEventDefinition>"
        if self.language == "python":
            timer = timer.replace("P60D", "'P60D'")
        self.node("boundaryEvent", name, timer, attachedToRef=task, cancelActivity="true")
        self.arrow(name, target)

    def text(self) -> str:
        return f'<process id="{self.key}" isExecutable="true">\n' + "\n".join(self.parts) + "\n</process>\n"


def small(language: str) -> list[Drawing]:
    """5 user tasks and 2 choices, both with a way back: 9 elements."""
    it = Drawing("s", language)
    it.node("startEvent", "begin")
    for number in range(1, 6):
        it.task(f"taak_{number}")
    it.line("begin", "taak_1", "taak_2", "kies_1")
    it.choice("kies_1", "taak_3", "taak_1")
    it.line("taak_3", "taak_4", "taak_5", "kies_2")
    it.choice("kies_2", "klaar", "taak_1")
    it.node("endEvent", "klaar")
    return [it]


def middle(language: str) -> list[Drawing]:
    """50 elements: 26 in the main line, 4 called processes of 6, 3 timers at borders, a fork, a way back."""
    it = Drawing("m", language)
    it.node("startEvent", "begin")
    last = it.line("begin", it.task("taak_0"))
    for number in range(1, 5):
        task, call = it.task(f"taak_{number}"), f"roep_{number}"
        it.node("callActivity", call, calledElement=f"deel_{number}")
        if number < 4:
            it.deadline(f"wekker_{number}", task, call)
        last = it.line(last, task, call)
    it.node("parallelGateway", "samen_uit")
    it.node("parallelGateway", "samen_in")
    it.arrow(last, "samen_uit")
    for number in range(5, 13):
        it.line("samen_uit", it.task(f"taak_{number}"), "samen_in")
    it.line("samen_in", it.task("taak_13"), "kies")
    it.choice("kies", "klaar", "taak_1")
    it.node("endEvent", "klaar")
    return [it, *(_called(f"deel_{number}", language) for number in range(1, 5))]


def _called(key: str, language: str) -> Drawing:
    it = Drawing(key, language)
    it.node("startEvent", f"{key}_begin")
    it.line(f"{key}_begin", it.task(f"{key}_a"), it.task(f"{key}_b"), f"{key}_kies")
    it.choice(f"{key}_kies", f"{key}_c", f"{key}_a")
    it.task(f"{key}_c")
    it.node("endEvent", f"{key}_klaar")
    it.arrow(f"{key}_c", f"{key}_klaar")
    return it


def large(language: str) -> list[Drawing]:
    """201 elements: 18 blocks of a choice and a fork, 90 user tasks a pass, and a way back over all of it."""
    it = Drawing("l", language)
    last = it.node("startEvent", "begin")
    for number in range(1, 19):
        last = _block(it, f"b{number}", last)
    it.arrow(last, "kies")
    it.choice("kies", "klaar", "b1_a")
    it.node("endEvent", "klaar")
    return [it]


def _block(it: Drawing, key: str, before: str) -> str:
    it.line(before, it.task(f"{key}_a"), f"{key}_kies")
    it.choice(f"{key}_kies", it.task(f"{key}_b1"), it.task(f"{key}_b2"))
    it.node("exclusiveGateway", f"{key}_weer")
    it.node("parallelGateway", f"{key}_uit")
    it.node("parallelGateway", f"{key}_in")
    it.line(f"{key}_b1", f"{key}_weer", f"{key}_uit")
    it.line(f"{key}_b2", f"{key}_weer")
    for branch in ("c1", "c2", "c3"):
        it.line(f"{key}_uit", it.task(f"{key}_{branch}"), f"{key}_in")
    it.line(f"{key}_in", it.node("intermediateThrowEvent", f"{key}_d"))
    return f"{key}_d"


MODELS = {"s": small, "m": middle, "l": large}


def bpmn(key: str, language: str) -> bytes:
    """The whole document of a model."""
    return (HEAD + "".join(each.text() for each in MODELS[key](language)) + "</definitions>").encode()


def files(key: str) -> dict[str, bytes]:
    """The model as a bundle of Kapstok."""
    return {
        "kapstok.toml": MANIFEST.format(key=key).encode(),
        f"{key}.bpmn": bpmn(key, "feel"),
        "verslag.form": FORM.encode(),
    }
