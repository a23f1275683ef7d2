"""Fields that a modeler wrote in the diagram become a form of their own, and their answers process data."""

from kapstok.bpmn.shapes import FLOW_NODES
from kapstok.intake import described_forms, foreign_forms, forms, tree, words
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.report import Line
from kapstok.intake.tree import Node

ASKING = ("userTask", "startEvent", "task", "manualTask")


def apply(diagram: Diagram) -> Lines:
    for name, data in described_forms.embedded(diagram.root).items():
        _keep(diagram, words.word(name, "formulier"), foreign_forms.read(words.word(name, "formulier"), data))
    for _, node in diagram.nodes():
        if tree.tag_of(node) not in FLOW_NODES & set(ASKING) or tree.ave(node, "formulier"):
            continue
        fields = described_forms.fields_of(node)
        if fields:
            yield _attach(diagram, node, fields)


def _attach(diagram: Diagram, node: Node, fields: list[forms.Wanted]) -> Line:
    form = words.free(words.word(tree.label(node) or node.get("id", ""), "formulier"), diagram.upload.forms)
    _keep(diagram, form, forms.of_fields(form, tree.label(node), fields))
    tree.ave(node, "formulier", form)
    count = "1 veld" if len(fields) == 1 else f"{len(fields)} velden"
    return diagram.taken(node, f"Het formulier met {count} uit het diagram is overgenomen.")


def _keep(diagram: Diagram, form: str, made: tuple[forms.Component, dict[str, str]] | None) -> None:
    if made is None:
        return
    diagram.upload.forms[form] = made[0]
    diagram.upload.data.update(made[1].values())
    diagram.upload.renamed.update({old: key for old, key in made[1].items() if old != key})
