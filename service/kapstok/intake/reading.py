"""A diagram under the hands of the rules, read as the rest of the house reads it."""

from lxml import etree

from kapstok.bpmn import document
from kapstok.bpmn.shapes import Document
from kapstok.intake.diagram import Diagram


def document_of(diagram: Diagram) -> Document:
    return document.read(diagram.file, written(diagram))


def written(diagram: Diagram) -> bytes:
    """The running copy as it stands now."""
    return etree.tostring(diagram.root, xml_declaration=True, encoding="UTF-8") + b"\n"
