"""What comes along with a task: its form, termijn, priority and explanation, in any modeler's words."""

from collections.abc import Iterator

from kapstok.bpmn.shapes import Element
from kapstok.bpmn.vendors import FAMILY

HIGHEST = 100


def form(element: Element) -> str | None:
    """The id of the form: `app:forms/x.form` and `camunda-forms:deployment:x.form` both mean `x`."""
    reference = element.attribute("formulier") or next(_form_references(element), None)
    if reference is None or reference.startswith(("=", "${")):
        return reference
    word = reference.rpartition(":")[2].rpartition("/")[2]
    for suffix in (".form", ".json", ".html", ".jsf", "-schema"):
        word = word.removesuffix(suffix)
    return word or None


def _form_references(element: Element) -> Iterator[str]:
    for vendor in FAMILY:
        for name in ("formRef", "formKey"):
            value = element.attribute(name, vendor)
            if value:
                yield value
    for definition in element.within("formDefinition"):
        yield from filter(None, map(definition.attributes.get, ("formId", "externalReference", "formKey")))
    screen = element.attribute("screenRef", "pm")
    if screen:
        yield screen
    for item in element.within("property"):
        if item.attributes.get("name") == "formJsonSchemaFilename" and item.attributes.get("value"):
            yield item.attributes["value"]


def termijn(element: Element) -> str | None:
    """The key of a termijn, a number of werkdagen or an ISO duration or date, as it stands there."""
    hours = element.attribute("dueIn", "pm")
    return (
        element.attribute("termijn")
        or _family(element, "dueDate")
        or _schedule(element, "dueDate")
        or (f"PT{hours}H" if hours else None)
    )


def postpone_until(element: Element) -> str | None:
    """Until when the task may be laid aside."""
    return _family(element, "followUpDate") or _schedule(element, "followUpDate")


def _family(element: Element, name: str) -> str | None:
    return next(filter(None, (element.attribute(name, vendor) for vendor in FAMILY)), None)


def _schedule(element: Element, name: str) -> str | None:
    found = (item.attributes.get(name, "").strip() for item in element.within("taskSchedule"))
    return next(filter(None, found), None)


def priority(element: Element) -> tuple[int | None, tuple[str, ...]]:
    """0..100, or None with a remark when the diagram says something else."""
    zeebe = (item.attributes.get("priority", "").strip() for item in element.within("priorityDefinition"))
    text = element.attribute("prioriteit") or _family(element, "priority") or next(filter(None, zeebe), None)
    if text is None:
        return None, ()
    if text.isascii() and text.isdigit() and int(text[:4]) <= HIGHEST:
        return int(text), ()
    return None, (f"De prioriteit {text} telt niet. Vul een getal in van 0 tot en met 100.",)


def instruction(element: Element) -> str:
    """The explanation with the task."""
    spiff = (item.text for item in element.within("instructionsForEndUser") if item.text)
    return element.documentation or next(spiff, "")
