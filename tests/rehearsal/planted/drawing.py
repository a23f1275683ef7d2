"""A small AVE route drawn in a few lines, so that a test can take away one step and see what is found."""

from xml.sax.saxutils import quoteattr

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ave="urn:nl:kapstok:ave" '
    'id="d" targetNamespace="urn:klein">'
)

MOMENTS = {"tijd": "timeDuration", "dag": "timeDate"}
LOOP = (
    '<bpmn:multiInstanceLoopCharacteristics isSequential="false"><bpmn:loopDataInputRef>{list}</bpmn:loopDataInputRef>'
    '<bpmn:inputDataItem id="{name}_i" name="partij" /></bpmn:multiInstanceLoopCharacteristics>'
)


def bpmn(text: str) -> bytes:
    """`proces <id>`, then elements (`kind id attributes`) and flows (`a -> b [condition]`), one a line.

    What stands within a subProcess follows it, between `{` at the end of its line and a line with `}`.
    """
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    messages = [line.split("bericht=")[1].split()[0] for line in lines if "bericht=" in line]
    body = [f'<bpmn:message id="m_{name}" name="{name}" />' for name in dict.fromkeys(messages)]
    begins = [number for number, line in enumerate(lines) if line.startswith("proces ")]
    for number, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        body.append(_process(lines[number].split()[1], lines[number + 1 : end]))
    return (HEAD + "\n".join(body) + "</bpmn:definitions>").encode()


def _process(name: str, lines: list[str]) -> str:
    lists = dict.fromkeys(line.split("lijst=")[1].split()[0] for line in lines if "lijst=" in line)
    data = "".join(f'<bpmn:dataObject id="{each}" name="{each}" />' for each in lists)
    return f'<bpmn:process id="{name}" name="{name}" isExecutable="true">{data}{_within(lines)}</bpmn:process>'


def _within(lines: list[str]) -> str:
    flows = [line for line in lines if "->" in line]
    defaults = {line.split("->")[0].strip(): _flow_id(line) for line in flows if line.endswith("[anders]")}
    drawn: list[str] = []
    waiting = list(lines)
    while waiting:
        line = waiting.pop(0)
        if line.endswith("{"):
            end = waiting.index("}")
            drawn.append(_element(line.rstrip("{ "), defaults, _within(waiting[:end])))
            waiting = waiting[end + 1 :]
        elif "->" in line:
            drawn.append(_flow(line))
        else:
            drawn.append(_element(line, defaults))
    return "\n".join(drawn)


def _element(line: str, defaults: dict[str, str], inner: str = "") -> str:
    kind, name, *rest = line.split(maxsplit=2)
    words = rest[0] if rest else ""
    attributes = [f'id="{name}" name="{name.replace("_", " ")}"']
    for word in (part.strip() for part in words.split("|") if part.strip()):
        key, _, value = word.partition("=")
        if key == "bericht":
            inner = f'<bpmn:messageEventDefinition id="{name}_m" messageRef="m_{value}" />'
        elif key in MOMENTS:
            said = f'<bpmn:{MOMENTS[key]} xsi:type="bpmn:tFormalExpression">{value}</bpmn:{MOMENTS[key]}>'
            inner = f'<bpmn:timerEventDefinition id="{name}_t">{said}</bpmn:timerEventDefinition>'
        elif key == "zodra":
            said = f'<bpmn:condition xsi:type="bpmn:tFormalExpression">{value}</bpmn:condition>'
            inner = f'<bpmn:conditionalEventDefinition id="{name}_c">{said}</bpmn:conditionalEventDefinition>'
        elif key == "lijst":
            inner = LOOP.format(list=value, name=name)
        elif key == "alles":
            inner = f'<bpmn:terminateEventDefinition id="{name}_e" />'
        elif key == "script":
            inner = f"<bpmn:script>{value}</bpmn:script>"
        else:
            attributes.append(f"{key}={quoteattr(value)}")
    if name in defaults:
        attributes.append(f'default="{defaults[name]}"')
    return f"<bpmn:{kind} {' '.join(attributes)}>{inner}</bpmn:{kind}>"


def _flow_id(line: str) -> str:
    source, target = (part.strip() for part in line.partition("[")[0].split("->"))
    return f"{source}__{target}"


def _flow(line: str) -> str:
    path, _, condition = line.partition("[")
    source, target = (part.strip() for part in path.split("->"))
    said = condition.rstrip("]")
    inner = ""
    if said and said != "anders":
        text = said.replace("<", "&lt;")
        inner = f'<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{text}</bpmn:conditionExpression>'
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<bpmn:sequenceFlow id="{_flow_id(line)}" {ends}>{inner}</bpmn:sequenceFlow>'
