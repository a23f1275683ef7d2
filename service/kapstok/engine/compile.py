"""Compiling a version: from the files of a bundle to one route, or a list of everything that is wrong with it."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from kapstok.engine import build, elements, gate, source
from kapstok.engine.scopes import Process
from kapstok.engine.source import Source
from kapstok.engine.specs import DecisionTable, Spec
from kapstok.errors import Broken, Finding


def compile(
    processes: Mapping[str, bytes],
    main: str,
    decisions: Mapping[str, DecisionTable],
    termijnen: Mapping[str, str],
    closed: Iterable[date] = frozenset(),
) -> Spec:
    """The route that starts with process `main`; call activities find each other by process id.

    Raises Broken with every finding: file, element, line and what to do.
    """
    sources, findings = _read(processes)
    _leave_out_scenery(sources, main)
    names = frozenset(process.get("id", "") for one in sources for process in one.processes())
    known = gate.Known(main, frozenset(decisions), dict(termijnen), names)
    findings += _gate(sources, known)
    if findings:
        raise Broken(findings)
    built: dict[str, Process] = {}
    for one in sources:
        for process in one.processes():
            built.update(_built(one, process))
    fixed = MappingProxyType
    return Spec(main, fixed(built), fixed(dict(decisions)), fixed(dict(termijnen)), frozenset(closed))


def _read(processes: Mapping[str, bytes]) -> tuple[list[Source], list[Finding]]:
    sources: list[Source] = []
    findings: list[Finding] = []
    for name, data in processes.items():
        try:
            sources.append(source.read(name, data))
        except Broken as broken:
            findings += broken.findings
    return sources, findings


def _leave_out_scenery(sources: list[Source], main: str) -> None:
    """Pools of others, drawn empty or as not executable and called by nobody, are no part of the route."""
    calls = {call.get("calledElement") for one in sources for call in one.root.iter(f"{{{source.BPMN}}}callActivity")}
    for one in sources:
        for process in one.processes():
            drawn = process.get("isExecutable") != "false" and elements.flow_nodes(process)
            if not drawn and process.get("id") not in {main, *calls}:
                one.root.remove(process)


def _gate(sources: list[Source], known: gate.Known) -> list[Finding]:
    try:
        return gate.check(sources, known)
    except Exception as error:
        sentence = "Deze diagrammen kunnen niet worden nagekeken: bewaar ze opnieuw in de ontwerper."
        raise Broken([Finding(known.main, "niet_na_te_kijken", sentence)]) from error


def _built(one: Source, process: source.Element) -> dict[str, Process]:
    try:
        return build.build(one, process)
    except Exception as error:
        sentence = "Dit proces kan niet worden gelezen: controleer de elementen en de pijlen."
        raise Broken([one.finding("niet_te_bouwen", sentence, process)]) from error
