"""From a DMN file to its decision tables, or to the findings that say why not."""

from collections.abc import Iterator

from lxml import etree

from kapstok import feel
from kapstok.dmn import source
from kapstok.dmn.columns import input_of, output_of, rule_of
from kapstok.dmn.place import FEEL, Place, line_of, named, word
from kapstok.dmn.policies import POLICIES, SINGLE, HitPolicy
from kapstok.dmn.table import Input, Output, Rule, Table
from kapstok.errors import Broken

LOGIC = frozenset(
    {
        *("literalExpression", "invocation", "context", "relation", "list", "functionDefinition"),
        *("conditional", "filter", "for", "every", "some"),
    }
)
MODEL = frozenset({"businessKnowledgeModel", "decisionService", "import"})
MOST_FINDINGS = 50


def read(name: str, data: bytes) -> dict[str, Table]:
    """The tables of the file by decision id. Raises Broken with everything that has to be mended."""
    place = Place(name)
    root = source.parse(name, data)
    _refuse_model(place, root)
    decisions = list(named(root, "decision"))
    if not decisions:
        place.find(root, "dmn_leeg", "Er staat geen beslissing in dit bestand. Teken een beslistabel.")
    tables = [table for decision in decisions if (table := _decision(place, decision))]
    if place.findings:
        raise Broken(sorted(place.findings, key=lambda finding: finding.line or 0)[:MOST_FINDINGS])
    return {table.id: table for table in tables}


def _refuse_model(place: Place, root: etree._Element) -> None:
    language = root.get("expressionLanguage") or ""
    if language and language.lower() not in FEEL:
        place.find(root, "dmn_taal", f"Dit bestand is geschreven in {language}; alleen FEEL wordt gelezen.")
    for element in named(root, *MODEL):
        sentence = f"Een {word(element)} wordt niet uitgevoerd. Zet de regels in de beslistabel zelf."
        place.find(element, "dmn_alleen_tabellen", sentence)
    seen: set[str] = set()
    for element in root.iter():
        identity = element.get("id")
        if identity in seen and word(element):
            place.find(element, "dmn_id", f"Het id »{identity}« komt tweemaal voor. Geef elk onderdeel een eigen id.")
        if identity:
            seen.add(identity)


def _decision(place: Place, decision: etree._Element) -> Table | None:
    if not decision.get("id"):
        place.find(
            decision,
            "dmn_id",
            "Deze beslissing heeft geen id. Geef haar een id: het proces roept haar zo aan.",
        )
    _refuse_requirements(place, decision)
    for element in named(decision, *LOGIC):
        sentence = f"Een {word(element)} wordt niet uitgevoerd, alleen een beslistabel. Maak er een tabel van."
        place.find(element, "dmn_alleen_tabellen", sentence)
    tables = list(named(decision, "decisionTable"))
    if len(tables) > 1:
        place.find(tables[1], "dmn_alleen_tabellen", "Een beslissing heeft één tabel. Verdeel ze over beslissingen.")
    if not tables and not any(named(decision, *LOGIC)):
        place.find(decision, "dmn_leeg", "Deze beslissing heeft geen tabel. Teken een beslistabel.")
    return _table(place, decision, tables[0]) if tables else None


def _refuse_requirements(place: Place, decision: etree._Element) -> None:
    for requirement in named(decision, "informationRequirement", "knowledgeRequirement"):
        for element in named(requirement, "requiredDecision", "requiredKnowledge"):
            sentence = "Deze beslissing steunt op een andere. Roep ze na elkaar aan in het proces, of voeg ze samen."
            place.find(element, "dmn_samenhang", sentence)


def _table(place: Place, decision: etree._Element, element: etree._Element) -> Table:
    inputs = tuple(input_of(place, each) for each in named(element, "input"))
    outputs = tuple(_outputs(place, decision, element))
    rules = tuple(
        rule_of(place, each, number, inputs, outputs) for number, each in enumerate(named(element, "rule"), start=1)
    )
    if not outputs:
        place.find(element, "dmn_uitvoer", "Deze tabel heeft geen uitvoerkolom. Voeg er een toe.")
    policy = _hit_policy(place, element, outputs)
    return Table(
        id=decision.get("id") or "",
        name=decision.get("name") or decision.get("id") or "",
        file=place.file,
        line=line_of(decision),
        hit_policy=policy,
        inputs=inputs,
        outputs=outputs,
        rules=rules,
        reads=frozenset() if place.findings else frozenset(_reads(inputs, outputs, rules)),
    )


def _outputs(place: Place, decision: etree._Element, element: etree._Element) -> Iterator[Output]:
    columns = list(named(element, "output"))
    variable = next(named(decision, "variable"), None)
    told = variable.get("name") if variable is not None else None
    only = (told or decision.get("id") or "") if len(columns) == 1 else ""
    names: set[str] = set()
    for column in columns:
        output = output_of(place, column, only)
        if output.name in names:
            sentence = f"Twee uitvoerkolommen heten {output.name}. Geef elke kolom een eigen naam."
            place.find(column, "dmn_uitvoer", sentence)
        names.add(output.name)
        yield output


def _hit_policy(place: Place, element: etree._Element, outputs: tuple[Output, ...]) -> HitPolicy:
    asked = (element.get("hitPolicy") or "UNIQUE", element.get("aggregation") or "")
    policy = POLICIES.get(asked)
    if policy is None:
        sentence = f"De hit policy {' '.join(asked).strip()} wordt niet uitgevoerd. "
        place.find(element, "dmn_hit_policy", sentence + "Kies UNIQUE, FIRST, ANY, RULE ORDER of COLLECT.")
        return "U"
    if asked[1] and len(outputs) > 1:
        sentence = f"COLLECT {asked[1]} telt één uitvoerkolom op, en hier staan er {len(outputs)}. Splits de tabel."
        place.find(element, "dmn_hit_policy", sentence)
    if policy not in SINGLE and any(output.default for output in outputs):
        sentence = "Een standaarduitkomst past niet bij een tabel die een lijst of som geeft. Haal haar weg."
        place.find(element, "dmn_hit_policy", sentence)
    return policy


def _reads(inputs: tuple[Input, ...], outputs: tuple[Output, ...], rules: tuple[Rule, ...]) -> Iterator[str]:
    for expression in [column.expression for column in inputs] + [output.default for output in outputs]:
        if expression:
            yield from feel.names(expression)
    allowed = [column.allowed for column in inputs] + [column.allowed for column in outputs]
    for cell in [*allowed, *(cell for rule in rules for cell in rule.cells)]:
        yield from feel.names_of_cell(cell)
    for outcome in [outcome for rule in rules for outcome in rule.outcomes]:
        if outcome:
            yield from feel.names(outcome)
