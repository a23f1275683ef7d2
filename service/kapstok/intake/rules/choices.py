"""A choice whose conditions can be read here is made by the engine; every other choice is made by a person."""

from kapstok.intake import choosing, conditions, routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

CHOICES = ("exclusiveGateway", "inclusiveGateway")


def apply(diagram: Diagram) -> Lines:
    for scope, gateway in diagram.nodes():
        if tree.tag_of(gateway) not in CHOICES:
            continue
        flows = routes.out_of(scope, gateway)
        if gateway.get("default") not in [flow.get("id") for flow in flows]:
            gateway.attrib.pop("default", "")
        if len(flows) < 2:
            gateway.attrib.pop("default", "")
            continue
        if choosing.asked(scope, gateway):
            continue
        found = _translated(diagram, gateway, flows)
        if found is None:
            why = _why(diagram, gateway, flows)
            choosing.ask(diagram, scope, gateway)
            yield diagram.replaced(gateway, why)
            continue
        changed = [flow for flow in flows if routes.condition_of(flow) != found[flow]]
        for flow, condition in found.items():
            routes.set_condition(flow, condition)
        if changed:
            yield diagram.taken(gateway, "De voorwaarden van deze keuze zijn omgezet naar FEEL.")


def _translated(diagram: Diagram, gateway: Node, flows: list[Node]) -> dict[Node, str | None] | None:
    """The conditions in FEEL, None for the default; None for all when one of them cannot be read."""
    found: dict[Node, str | None] = {}
    for flow in flows:
        if flow.get("id") == gateway.get("default"):
            found[flow] = None
            continue
        condition = conditions.translate(routes.condition_of(flow) or "", diagram.upload)
        if condition is None:
            return None
        found[flow] = condition
    return found


def _why(diagram: Diagram, gateway: Node, flows: list[Node]) -> str:
    texts = [routes.condition_of(flow) or "" for flow in flows if flow.get("id") != gateway.get("default")]
    unread = [text for text in texts if text and conditions.translate(text, diagram.upload) is None]
    if not unread:
        return "Op de pijlen staat geen voorwaarde: een mens kiest."
    unknown = conditions.unknown(unread[0], diagram.upload)
    if unknown:
        return f'Het gegeven "{unknown[0]}" vult niemand in: een mens kiest.'
    return f'De voorwaarde "{unread[0][:60]}" kan hier niet worden uitgerekend: een mens kiest.'
