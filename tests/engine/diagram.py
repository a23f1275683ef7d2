"""Small diagrams for tests: elements named by their kind, arrows written as paths.

`process("hoofd", "start a xor_keuze", "xor_keuze b | ernst > 3", "xor_keuze einde | anders")` draws a process.
The name before the first underscore gives the kind; other names are user tasks. XML given beside it comes first.
"""

import itertools

from kapstok.engine import Spec, compile

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ave="urn:nl:kapstok:ave" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definities" targetNamespace="urn:test">\n'
)
KINDS = {
    "start": "startEvent",
    "einde": "endEvent",
    "xor": "exclusiveGateway",
    "and": "parallelGateway",
    "or": "inclusiveGateway",
    "wacht": "eventBasedGateway",
}


def process(name: str, *parts: str) -> str:
    drawn = [part for part in parts if part.startswith("<")]
    paths = [part for part in parts if not part.startswith("<")]
    names = list(dict.fromkeys(word for path in paths for word in path.split("|")[0].split()))
    for one in names:
        if not any(f'id="{one}"' in part for part in drawn):
            drawn.append(_element(one, paths))
    return f'<process id="{name}" isExecutable="true">\n' + "\n".join([*drawn, *_flows(name, paths)]) + "\n</process>\n"


def inner(name: str, *parts: str, attributes: str = "") -> str:
    """A sub process."""
    text = process(name, *parts).replace("<process", "<subProcess").replace("</process", "</subProcess")
    return text.replace(' isExecutable="true"', f" {attributes}".rstrip())


def _element(name: str, paths: list[str]) -> str:
    kind = KINDS.get(name.split("_")[0], "userTask")
    default = next(
        (f' default="{_flow_id(path)}"' for path in paths if path.split()[0] == name and path.endswith("| anders")), ""
    )
    return f'<{kind} id="{name}" name="{name.replace("_", " ")}"{default}/>'


def _flow_id(path: str) -> str:
    return "pijl_" + "_".join(path.split("|")[0].split())


def _flows(process_id: str, paths: list[str]) -> list[str]:
    found = []
    for path in paths:
        steps, _, condition = path.partition("|")
        words = steps.split()
        for source, target in itertools.pairwise(words):
            flow_id = _flow_id(path) if len(words) == 2 else f"pijl_{source}_{target}"
            shown = (
                f"<conditionExpression><![CDATA[{condition.strip()}]]></conditionExpression>"
                if condition.strip()
                else ""
            )
            shown = "" if condition.strip() == "anders" else shown
            found.append(
                f'<sequenceFlow id="{flow_id}" sourceRef="{source}" targetRef="{target}">{shown}</sequenceFlow>'
            )
    return found


def message(name: str) -> str:
    return f'<message id="bericht_{name}" name="{name}"/>\n'


def on_message(name: str) -> str:
    return f'<messageEventDefinition messageRef="bericht_{name}"/>'


def on_timer(text: str, kind: str = "timeDuration") -> str:
    return f"<timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition>"


def catch(name: str, definition: str) -> str:
    return f'<intermediateCatchEvent id="{name}">{definition}</intermediateCatchEvent>'


def boundary(name: str, task: str, definition: str, interrupting: bool = True) -> str:
    cancel = str(interrupting).lower()
    return f'<boundaryEvent id="{name}" attachedToRef="{task}" cancelActivity="{cancel}">{definition}</boundaryEvent>'


def listening(name: str, definition: str, *parts: str, interrupting: bool = True) -> str:
    """An event sub process."""
    start = f'<startEvent id="bij_{name}" isInterrupting="{str(interrupting).lower()}">{definition}</startEvent>'
    return inner(name, start, *parts, attributes='triggeredByEvent="true"')


def call(name: str, called: str, extra: str = "", body: str = "") -> str:
    return f'<callActivity id="{name}" name="{name}" calledElement="{called}" {extra}>{body}</callActivity>'


def bpmn(*parts: str) -> bytes:
    return (HEAD + "".join(parts) + "</definitions>\n").encode()


def compiled(*parts: str, main: str = "hoofd", **known: object) -> Spec:
    """The route of one file with these processes and messages in it."""
    decisions, termijnen = known.pop("decisions", {}), known.pop("termijnen", {})
    return compile({"hoofd.bpmn": bpmn(*parts)}, main, decisions, termijnen, **known)  # type: ignore[arg-type]
