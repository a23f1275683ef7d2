"""Fields that stand in the diagram itself, in the words of Camunda, Flowable, Activiti or Zeebe."""

from kapstok.bpmn import nodes
from kapstok.bpmn.shapes import Extension
from kapstok.intake.forms import Wanted
from kapstok.intake.tree import Node

KINDS = {
    "string": "textfield", "text": "textfield", "multi-line-text": "textarea", "textarea": "textarea",
    "long": "number", "integer": "number", "int": "number", "double": "number", "number": "number",
    "boolean": "checkbox", "date": "datetime", "enum": "radio", "dropdown": "select", "radio-buttons": "radio",
}  # fmt: skip
FIELDS = ("formField", "formProperty")


def fields_of(node: Node) -> list[Wanted]:
    """The fields that the step asks for, in their order."""
    found = [item for box in nodes.extensions(node) for tag in FIELDS for item in box.inner(tag)]
    return [_field(item) for item in found if item.attributes.get("id")]


def _field(item: Extension) -> Wanted:
    told = item.attributes
    values = [value for child in item.children for value in (child, *child.children) if value.tag == "value"]
    options = tuple(
        (value.attributes.get("id", ""), value.attributes.get("name", ""))
        for value in values
        if value.attributes.get("id")
    )
    return Wanted(
        told["id"],
        told.get("label") or told.get("name") or told["id"],
        KINDS.get(told.get("type", "string").lower(), "textfield"),
        told.get("required") == "true" or _constrained(item),
        options,
    )


def _constrained(item: Extension) -> bool:
    return any(found.attributes.get("name") == "required" for found in item.inner("constraint"))


def embedded(root: Node) -> dict[str, bytes]:
    """The form-js that Zeebe keeps inside the diagram, by id."""
    found = root.iter("{http://camunda.org/schema/zeebe/1.0}userTaskForm")
    return {str(one.get("id")): "".join(map(str, one.itertext())).encode() for one in found if one.get("id")}
