"""A timer says when, in a way that the clock can read, and not longer than a casus can last."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn import times
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document, EventDefinition
from kapstok.errors import Finding

MINUTE = 60


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            for event in element.events:
                sentence = _problem(event, known) if event.kind == "timer" else None
                if sentence:
                    yield at(document, element, sentence)


def _problem(event: EventDefinition, known: Known) -> str | None:
    if not event.text:
        return "Deze wekker zegt niet wanneer. Vul een tijd in, zoals '5 werkdagen' of P6W."
    if times.is_feel(event.text):
        return None
    return {"timeDate": _date, "timeCycle": _cycle}.get(event.form, _duration)(event.text, known)


def _date(text: str, known: Known) -> str | None:
    if times.DATE.fullmatch(text):
        return None
    return f"'{text}' is geen datum. Schrijf jjjj-mm-dd of een expressie, zoals =hercontrole_datum."


def _cycle(text: str, known: Known) -> str | None:
    found = times.CYCLE.fullmatch(text)
    if not found or not int(found[1]):
        return f"'{text}' is geen herhaling met een aantal. Schrijf bijvoorbeeld R3/P1W."
    if (times.seconds_of(found[2]) or 0) < MINUTE:
        return f"'{text}' herhaalt te snel of is onleesbaar. Neem minstens een minuut (PT1M)."
    return times.duration_problem(found[2])


def _duration(text: str, known: Known) -> str | None:
    if times.is_workdays(text):
        return None
    if text.startswith("termijn:"):
        key = text.removeprefix("termijn:").strip()
        return None if key in known.termijnen else f"De termijn '{key}' is er niet. {meant(key, known.termijnen)}"
    return times.duration_problem(text)
