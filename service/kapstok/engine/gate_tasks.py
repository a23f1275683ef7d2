"""Activities: what they need to know to be done, and how often they may be done."""

from collections.abc import Iterator

from kapstok.engine import data, elements, limits
from kapstok.engine.gate_known import Known, feel_finding
from kapstok.engine.loops import Plan
from kapstok.engine.source import Element, Source, ave, children, regie, tag, text_of
from kapstok.errors import Finding


def check(source: Source, scope: Element, known: Known) -> Iterator[Finding]:
    for node in elements.flow_nodes(scope):
        yield from _words(source, node)
        if tag(node) in elements.ACTIVITIES:
            yield from _work(source, node, known)
            yield from _repetition(source, node)
        elif elements.plan_of(node) is not None:
            yield source.finding("herhaling", "Alleen een activiteit kan herhaald worden: haal de herhaling weg.", node)


def _words(source: Source, node: Element) -> Iterator[Finding]:
    fase = ave(node, "fase")
    if fase is not None and (fase not in ("1", "2", "3", "4") or tag(node) != "callActivity"):
        yield source.finding("fase", "De fase (ave:fase) is 1, 2, 3 of 4 en staat op een call activity.", node)
    told = ave(node, "regie")
    if told is not None and regie(told) is None:
        sentence = (
            f"»{told}« is geen regie: schrijf soort en wie, bijvoorbeeld "
            "»casusregie: antwoord:casusregisseur; procesregie: behandelaar«."
        )
        yield source.finding("regie", sentence, node)


def _work(source: Source, node: Element, known: Known) -> Iterator[Finding]:
    kind = tag(node)
    if kind == "serviceTask" and not ave(node, "operatie"):
        yield source.finding("operatie_ontbreekt", "Zeg met ave:operatie welk werk hier gedaan wordt.", node)
    elif kind in ("sendTask", "receiveTask") and not ave(node, "operatie"):
        if elements.message_of_task(source, node) is None:
            yield source.finding("bericht_ontbreekt", "Kies bij deze taak een bericht dat een naam heeft.", node)
    elif kind == "scriptTask":
        yield from _script(source, node)
    elif kind == "businessRuleTask":
        yield from _decision(source, node, known)
    elif kind == "callActivity" and not elements.is_hook(node):
        yield from _call(source, node, known)


def _script(source: Source, node: Element) -> Iterator[Finding]:
    language = (node.get("scriptFormat") or "feel").lower()
    if "feel" not in language:
        sentence = f"Een script in {language} voert Kapstok nooit uit: schrijf FEEL, bijvoorbeeld {{ nieuw: false }}."
        yield source.finding("code", sentence, node)
        return
    yield from feel_finding(source, node, text_of(node, "script"), "het script")


def _decision(source: Source, node: Element, known: Known) -> Iterator[Finding]:
    decision = elements.decision_of(node)
    if decision is None:
        yield source.finding("beslissing_ontbreekt", "Kies met ave:beslissing welke tabel hier beslist.", node)
    elif decision not in known.decisions:
        names = ", ".join(sorted(known.decisions)) or "geen"
        sentence = f"De beslistabel »{decision}« bestaat niet; bekend zijn: {names}."
        yield source.finding("beslissing_onbekend", sentence, node)


def _call(source: Source, node: Element, known: Known) -> Iterator[Finding]:
    called = node.get("calledElement")
    if not called:
        yield source.finding("aanroep_leeg", "Kies welk proces hier wordt aangeroepen (calledElement).", node)
    elif called not in known.processes:
        names = ", ".join(sorted(known.processes))
        sentence = f"Het proces »{called}« bestaat niet; bekend zijn: {names}."
        yield source.finding("aanroep_onbekend", sentence, node)


def _repetition(source: Source, node: Element) -> Iterator[Finding]:
    plan = elements.plan_of(node)
    if plan is None:
        return
    if node.get("triggeredByEvent") == "true":
        yield source.finding("herhaling", "Een deelproces dat door een gebeurtenis start herhaalt zichzelf niet.", node)
    if plan.standard:
        yield from _standard(source, node, plan)
        return
    if (plan.items is None) == (plan.cardinality is None):
        sentence = "Zeg óf voor welke lijst (loopDataInputRef), óf hoeveel keer (loopCardinality) dit gedaan wordt."
        yield source.finding("herhaling", sentence, node)
    if plan.cardinality is not None:
        yield from _cardinality(source, node, plan.cardinality)
    if plan.until is not None:
        yield from feel_finding(source, node, plan.until, "de stopvoorwaarde")
    yield from _lists(source, node, plan)


def _standard(source: Source, node: Element, plan: Plan) -> Iterator[Finding]:
    told = children(node, "standardLoopCharacteristics")[0].get("loopMaximum")
    if told is not None and (plan.maximum is None or not 1 <= plan.maximum <= limits.CARDINALITY):
        sentence = f"Het hoogste aantal herhalingen is een getal van 1 tot en met {limits.CARDINALITY}."
        yield source.finding("herhaling", sentence, node)
    if plan.again is not None:
        yield from feel_finding(source, node, plan.again, "de herhaalvoorwaarde")
    elif told is None:
        sentence = "Zeg wanneer de herhaling stopt: met een voorwaarde (loopCondition) of een aantal (loopMaximum)."
        yield source.finding("herhaling", sentence, node)


def _cardinality(source: Source, node: Element, text: str) -> Iterator[Finding]:
    if text.isdecimal() and int(text[:9]) > limits.CARDINALITY:
        sentence = f"Dit wordt {text[:9]} keer gedaan; {limits.CARDINALITY} keer is het meeste."
        yield source.finding("te_veel_keren", sentence, node)
        return
    yield from feel_finding(source, node, text, "het aantal keren")


def _lists(source: Source, node: Element, plan: Plan) -> Iterator[Finding]:
    for name in (plan.items, plan.item, plan.output, plan.outputs):
        if name is None:
            continue
        try:
            data.fit_name(name)
        except data.Unfit as unfit:
            yield source.finding("herhaling_naam", str(unfit), node)
    if (plan.output is None) != (plan.outputs is None):
        sentence = "Noem samen: welk gegeven wordt verzameld (outputDataItem) en in welke lijst (loopDataOutputRef)."
        yield source.finding("herhaling_uitvoer", sentence, node)
