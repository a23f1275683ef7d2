"""Every task has a form: the one it names when that came along, else a plain one with room for a remark."""

from kapstok.bpmn import details
from kapstok.bpmn.shapes import Document, Element
from kapstok.bpmn.vendors import FAMILY, NAMES
from kapstok.intake import forms, reading, tree, words
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

REFERENCES = ("formKey", "formRef")


def apply(diagram: Diagram) -> Lines:
    document = reading.document_of(diagram)
    for _, node in diagram.nodes():
        wanted = _named(document, node)
        if wanted is not None and (found := _found(diagram, wanted)):
            tree.ave(node, "formulier", found)
            continue
        _forget(node)
        if tree.tag_of(node) == "userTask":
            diagram.upload.forms.setdefault(forms.PLAIN, forms.plain())
            tree.ave(node, "formulier", forms.PLAIN)
            if wanted is not None:
                told = f'Het formulier "{wanted[:60]}" zit er niet bij: deze taak vraagt alleen een opmerking.'
                yield diagram.taken(node, told)


def _named(document: Document, node: Node) -> str | None:
    element: Element | None = document.element(node.get("id", ""))
    return details.form(element) if element is not None else None


def _found(diagram: Diagram, wanted: str) -> str | None:
    return next((name for name in (wanted, words.word(wanted, "formulier")) if name in diagram.upload.forms), None)


def _forget(node: Node) -> None:
    """A reference to a form that is not there would stop the variant from being published."""
    for namespace, vendor in NAMES.items():
        for name in REFERENCES if vendor in FAMILY else ("formulier",) if vendor == "ave" else ("screenRef",):
            node.attrib.pop(f"{{{namespace}}}{name}", "")
    for box in tree.children(node, "extensionElements"):
        for told in [one for one in box if str(one.tag).endswith("}formDefinition")]:
            box.remove(told)
