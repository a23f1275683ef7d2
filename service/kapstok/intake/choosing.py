"""A choice made by a person: a task in front of the gateway, with the names of the arrows as its buttons."""

from kapstok.intake import forms, routes, tree, words
from kapstok.intake.diagram import Diagram
from kapstok.intake.tree import Node

QUESTION = "Kiezen hoe het verdergaat"


def ask(diagram: Diagram, scope: Node, gateway: Node) -> None:
    """Put the task before the gateway, and let each arrow follow the answer."""
    task = routes.step(diagram, scope, gateway, "userTask", tree.label(gateway) or QUESTION)
    routes.put_before(diagram, scope, gateway, task)
    key = words.word(f"keuze_{gateway.get('id')}")
    many = tree.tag_of(gateway) == "inclusiveGateway"
    options = _options(scope, gateway, many)
    form = words.free(key, diagram.upload.forms)
    diagram.upload.forms[form] = forms.choice(form, tree.label(task), key, options.values(), many=many)
    diagram.upload.data.add(key)
    tree.ave(task, "formulier", form)
    for flow, (value, _) in options.items():
        test = f'list contains({key}, "{value}")' if many else f'{key} = "{value}"'
        routes.set_condition(flow, test)
    _default(scope, gateway, many)


def asked(scope: Node, gateway: Node) -> bool:
    """Whether a person has just been asked."""
    key = words.word(f"keuze_{gateway.get('id')}")
    return any(key in (routes.condition_of(flow) or "") for flow in routes.out_of(scope, gateway))


def _options(scope: Node, gateway: Node, many: bool) -> dict[Node, tuple[str, str]]:
    """Each arrow with its value and its label; nothing ticked means the default of an inclusive gateway."""
    found: dict[Node, tuple[str, str]] = {}
    steps = routes.by_id(scope)
    for number, flow in enumerate(routes.out_of(scope, gateway), 1):
        if many and flow.get("id") == gateway.get("default"):
            continue
        target = steps.get(flow.get("targetRef", ""))
        label = tree.label(flow) or (tree.label(target) if target is not None else "") or f"Route {number}"
        label = _apart(label[:200], {known for _, known in found.values()})
        found[flow] = (words.free(words.word(label, "route"), {value for value, _ in found.values()}), label)
        flow.set("name", tree.label(flow) or label)
    return found


def _apart(label: str, taken: set[str]) -> str:
    number = 2
    wanted = label
    while wanted in taken:
        wanted = f"{label} ({number})"
        number += 1
    return wanted


def _default(scope: Node, gateway: Node, many: bool) -> None:
    """The last button needs no condition: what is not another choice is that one."""
    flows = routes.out_of(scope, gateway)
    if many:
        return
    meant = next((flow for flow in flows if flow.get("id") == gateway.get("default")), flows[-1])
    gateway.set("default", meant.get("id", ""))
    routes.set_condition(meant, None)
