"""What the gate knows besides the diagrams themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from kapstok import feel
from kapstok.engine.source import Element, Source
from kapstok.errors import Finding


@dataclass(frozen=True)
class Known:
    """The main process, the decisions and termijnen of the version, and all processes that can be called."""

    main: str
    decisions: frozenset[str]
    termijnen: Mapping[str, str]
    processes: frozenset[str]


def feel_finding(source: Source, element: Element, expression: str | None, what: str) -> list[Finding]:
    """What is wrong with an expression, if anything. `what` says where it stands: "de voorwaarde"."""
    if not expression or not expression.strip():
        return [source.finding("uitdrukking_ontbreekt", f"Hier ontbreekt {what}: vul die in.", element)]
    try:
        feel.check(expression)
    except feel.FeelError as error:
        sentence = f"Fout in {what}. {error} Schrijf FEEL, bijvoorbeeld: ernst > 3 and akkoord = true"
        return [source.finding("uitdrukking", sentence, element)]
    return []
