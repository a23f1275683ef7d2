"""The columns and rules of a decision table, as they stand in the file."""

from collections.abc import Callable

from lxml import etree

from kapstok import feel
from kapstok.dmn.kinds import DUTCH, Kind, fits, kind_of
from kapstok.dmn.place import FEEL, Place, line_of, named, text_of
from kapstok.dmn.table import Input, Output, Rule
from kapstok.feel.values import NAME


def input_of(place: Place, element: etree._Element) -> Input:
    asked = next(named(element, "inputExpression"), element)
    expression = text_of(element, "inputExpression")
    if not expression:
        place.find(element, "dmn_invoer", "Deze invoerkolom vraagt niets. Vul de expressie van de kolom in.")
    else:
        checked(place, asked, expression)
    allowed = text_of(element, "inputValues")
    checked_cell(place, element, allowed)
    label = element.get("label") or expression
    return Input(label, expression, _kind(place, asked), allowed)


def output_of(place: Place, element: etree._Element, fallback: str) -> Output:
    """An output column; the only column of a table may go without a name and takes the `fallback`."""
    name = element.get("name") or fallback
    if not NAME.fullmatch(name):
        place.find(
            element,
            "dmn_uitvoer",
            f"De uitvoerkolom heet »{name}«. Geef haar als naam één woord: zo heet straks het procesgegeven.",
        )
    default = text_of(element, "defaultOutputEntry") or None
    allowed = text_of(element, "outputValues")
    checked_cell(place, element, allowed)
    output = Output(name, _kind(place, element), allowed, default)
    if default:
        _outcome(place, element, output, default)
    return output


def rule_of(
    place: Place, element: etree._Element, number: int, inputs: tuple[Input, ...], outputs: tuple[Output, ...]
) -> Rule:
    cells = list(named(element, "inputEntry"))
    outcomes = list(named(element, "outputEntry"))
    if (len(cells), len(outcomes)) != (len(inputs), len(outputs)):
        place.find(
            element,
            "dmn_regel",
            f"Regel {number} heeft {len(cells)} + {len(outcomes)} cellen, de tabel {len(inputs)} + "
            f"{len(outputs)} kolommen. Open en bewaar de tabel opnieuw in een DMN-programma.",
        )
        return Rule(number, (), ())
    for cell in cells:
        checked_cell(place, cell, text_of(cell))
    for outcome, output in zip(outcomes, outputs, strict=True):
        _outcome(place, outcome, output, text_of(outcome))
    note = text_of(element, "annotationEntry") or next(
        (child.text or "" for child in named(element, "description")), ""
    )
    texts = tuple(map(text_of, cells)), tuple(map(text_of, outcomes))
    return Rule(number, *texts, element.get("id"), note.strip(), line_of(element))


def checked(place: Place, element: etree._Element, expression: str) -> bool:
    """Whether the expression can be read; notes a finding when not."""
    return _readable(place, element) and _tried(place, element, feel.check, expression)


def checked_cell(place: Place, element: etree._Element, cell: str) -> bool:
    return _readable(place, element) and _tried(place, element, feel.check_cell, cell)


def _tried(place: Place, element: etree._Element, check: Callable[[str], None], text: str) -> bool:
    try:
        check(text)
    except feel.FeelError as error:
        place.find(element, "dmn_cel", str(error))
        return False
    return True


def _readable(place: Place, element: etree._Element) -> bool:
    language = element.get("expressionLanguage") or ""
    if not language or language.lower() in FEEL:
        return True
    place.find(element, "dmn_taal", f"Dit is geschreven in {language}; alleen FEEL wordt gelezen. Herschrijf het.")
    return False


def _kind(place: Place, element: etree._Element) -> Kind:
    word = element.get("typeRef") or ""
    kind = kind_of(word)
    if kind is None:
        place.find(
            element,
            "dmn_type",
            f"Het type »{word}« is onbekend. Kies string, number, boolean, date, time of dateTime.",
        )
    return kind or "any"


def _outcome(place: Place, element: etree._Element, output: Output, text: str) -> None:
    if not text or not checked(place, element, text) or feel.names(text):
        return
    try:
        value = feel.evaluate(text, {})
        allowed = feel.matches([(output.allowed if value is not None else "-", value)], {})[0]
    except feel.FeelError as error:
        place.find(element, "dmn_cel", str(error))
        return
    if not fits(output.kind, value):
        sentence = f"»{text}« is niet {DUTCH[output.kind]}, maar dat belooft de kolom {output.name} wel."
        place.find(element, "dmn_type", f"{sentence} Verbeter de cel of het type van de kolom.")
    elif not allowed:
        sentence = f"»{text}« staat niet bij de toegestane waarden van {output.name}: {output.allowed}."
        place.find(element, "dmn_toegestaan", f"{sentence} Kies een van die waarden of breid de lijst uit.")
