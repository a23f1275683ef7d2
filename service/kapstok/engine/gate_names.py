"""Ids and foreign words: every element has a name of its own that cannot pass for something else."""

from collections.abc import Iterator

from kapstok.engine import elements, limits
from kapstok.engine.source import BPMN, Source, scopes, tag
from kapstok.errors import Finding

_CODE = {
    "preScript": "een script vooraf",
    "postScript": "een script achteraf",
    "messagePayload": "een formule voor de inhoud van een bericht",
    "payloadExpression": "een formule voor de inhoud van een gebeurtenis",
    "serviceTaskOperator": "een aanroep van een dienst",
    "processVariableCorrelation": "een formule voor het koppelen van berichten",
    "correlationPropertyRetrievalExpression": "een formule voor het koppelen van berichten",
    "executionListener": "een luisteraar met code",
    "taskListener": "een luisteraar met code",
}
_CODE_ATTRIBUTES = frozenset({"class", "expression", "delegateExpression"})
_VENDORS = ("camunda.org", "activiti.org", "flowable.org", "operaton.org")


def check(source: Source) -> Iterator[Finding]:
    yield from _ids(source)
    yield from _unique(source)
    yield from _code(source)


def _ids(source: Source) -> Iterator[Finding]:
    for process in source.processes():
        for scope in scopes(process):
            named = [process] if scope is process else []
            for element in [*named, *elements.flow_nodes(scope)]:
                sentence = _wrong_with(element.get("id"))
                if sentence:
                    yield source.finding("id", sentence, element)


def _wrong_with(name: str | None) -> str | None:
    if not name:
        return "Dit element heeft geen id: geef het een, zoals intake_doen."
    if not limits.IDENTIFIER.fullmatch(name):
        return f"Het id »{name}« mag alleen letters, cijfers en . _ - hebben en begint met een letter."
    if name in limits.RESERVED or name.endswith(limits.RESERVED_ENDINGS):
        return f"Het id »{name}« is gereserveerd: kies een ander id, zoals intake_doen."
    return None


def _unique(source: Source) -> Iterator[Finding]:
    seen: set[str] = set()
    for element in source.root.iter(f"{{{BPMN}}}*"):
        name = element.get("id")
        if name and name in seen:
            sentence = f"Het id »{name}« staat twee keer in dit bestand: geef elk element een eigen id."
            yield source.finding("id_dubbel", sentence, element)
        if name:
            seen.add(name)


def _code(source: Source) -> Iterator[Finding]:
    for element in source.root.iter("*"):
        local = str(element.tag).rsplit("}", 1)[-1]
        place = next((one for one in [element, *element.iterancestors()] if one.get("id")), element)
        if local in _CODE:
            sentence = f"Hier staat {_CODE[local]}; dat voert Kapstok nooit uit. Haal het weg; gebruik FEEL."
            yield source.finding("code", sentence, place)
        for attribute in element.attrib:
            vendor, _, name = str(attribute).rpartition("}")
            if name in _CODE_ATTRIBUTES and any(word in vendor for word in _VENDORS) and tag(place):
                sentence = f"»{name}« verwijst naar programmacode; dat voert Kapstok nooit uit. Haal het weg."
                yield source.finding("code", sentence, place)
