"""Small diagrams for the tests of kapstok.bpmn, written as text."""

from itertools import pairwise

from kapstok.bpmn import document
from kapstok.bpmn.document import Document

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ave="urn:nl:kapstok:ave"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:c7="http://operaton.org/schema/1.0/bpmn"'
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:flowable="http://flowable.org/bpmn"'
    ' xmlns:activiti="http://activiti.org/bpmn" xmlns:pm="http://processmaker.com/BPMN/2.0/Schema.xsd"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core" targetNamespace="urn:proef">\n'
)


def diagram(inside: str, process: str = 'id="wegen" name="Wegen"', beside: str = "") -> bytes:
    """A file with one process; `inside` begins on line 3."""
    body = f"{HEAD}<bpmn:process {process}>\n{inside}\n</bpmn:process>{beside}</bpmn:definitions>"
    return body.encode()


def read(inside: str, process: str = 'id="wegen" name="Wegen"', beside: str = "") -> Document:
    return document.read("proef.bpmn", diagram(inside, process, beside))


def line(*parts: str) -> str:
    """Flows through these ids, one after the other."""
    return "".join(
        f'<bpmn:sequenceFlow id="{a}_naar_{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(parts)
    )
