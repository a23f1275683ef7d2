"""The dialects of BPMN: which namespace belongs to which modeler or engine, under one fixed name each."""

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
AVE = "urn:nl:kapstok:ave"

NAMES = {
    AVE: "ave",
    "http://camunda.org/schema/1.0/bpmn": "camunda",
    "http://operaton.org/schema/1.0/bpmn": "operaton",
    "http://flowable.org/bpmn": "flowable",
    "http://activiti.org/bpmn": "activiti",
    "http://camunda.org/schema/zeebe/1.0": "zeebe",
    "http://spiffworkflow.org/bpmn/schema/1.0/core": "spiffworkflow",
    "http://processmaker.com/BPMN/2.0/Schema.xsd": "pm",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
}

# Camunda 7 and everything that descends from it writes the same attribute names.
FAMILY = ("camunda", "operaton", "flowable", "activiti")


def vendor_of(namespace: str | None, prefix: str | None = None) -> str:
    """The fixed name of a namespace: "" for BPMN itself, the file's own prefix (or the URI) if unknown."""
    if not namespace or namespace == BPMN:
        return ""
    return NAMES.get(namespace) or prefix or namespace
