"""Dutch Gherkin becomes steps that know their line; what is not understood is said at its line."""

import pytest

from kapstok.errors import Broken
from kapstok.rehearsal import scenario, steps
from kapstok.rehearsal.scenario import Step
from kapstok.rehearsal.steps import StepFailed

FEATURE = """# language: nl
Functionaliteit: Proef
  Achtergrond:
    Gegeven een casus in fase 2
  Abstract Scenario: In fase <n>
    Dan is de fase <n>
    En is de casus open
    Voorbeelden:
      | n |
      | 2 |
      | 3 |
"""


def finding(text: str):
    with pytest.raises(Broken) as caught:
        scenario.read("x.feature", text.encode())
    return caught.value.findings[0]


def said(kind: scenario.Kind, text: str) -> dict[str, str]:
    return steps.understand(Step(kind, text, "x.feature", 1)).words


def test_a_row_of_voorbeelden_is_a_scenario_with_the_achtergrond_in_front():
    first, second = scenario.read("x.feature", FEATURE.encode())
    assert (first.name, second.name) == ("In fase 2", "In fase 3")
    assert [(step.kind, step.text, step.line) for step in second.steps] == [
        ("gegeven", "een casus in fase 2", 4),
        ("dan", "is de fase 3", 6),
        ("dan", "is de casus open", 7),
    ]
    assert second.line == 11


def test_the_language_need_not_be_named():
    assert scenario.read("x.feature", FEATURE.partition("\n")[2].encode())


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("", 1, "geen"),
        ("# language: en\nFeature: x", 1, "in het Nederlands"),
        ("Functionaliteit: x\nScenario: y\nDoe iets", 3, '"Doe iets" wordt niet gespeeld'),
        ("Functionaliteit: x\nScenario: y\nAls z\nDoe iets", 4, '"Doe iets" wordt hier niet verwacht'),
        ("Functionaliteit: x\nScenario: y", 2, "staan geen stappen"),
        ("Functionaliteit: x\nScenario: y\nAls z\n| a | b |\n| c |", 5, "evenveel kolommen"),
    ],
)
def test_what_is_no_scenario_is_told_at_its_line(text, line, sentence):
    found = finding(text)
    assert found.line == line
    assert sentence in found.sentence


def test_a_file_that_is_not_utf_8_is_refused():
    with pytest.raises(Broken, match="UTF-8"):
        scenario.read("x.feature", b"Functionaliteit: \xff")


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("gegeven", "een lopende casus in fase AVE 3", {"fase": "3"}),
        ("gegeven", "er is een spoedcasus met als doel AVE 4", {"fase": "4"}),
        ("als", 'de casusregisseur "MDO plannen" afrondt', {"rol": "casusregisseur", "taak": "MDO plannen"}),
        ("als", 'ketenpartner "Politie" rondt “Besluit” af met:', {"partij": "Politie", "taak": "Besluit"}),
        ("als", "er 3 werkdagen voorbijgaan", {"aantal": "3", "eenheid": "werkdagen"}),
        ("als", "gaan er 6 weken voorbij", {"eenheid": "weken"}),
        ("dan", 'heeft het procesteam alleen de taken "a", "b" en "c".', {"rol": "procesteam"}),
        ("dan", "heeft procesregisseur AVE 2 procesregie", {"rol": "procesregisseur AVE 2", "regie": "procesregie"}),
        ("dan", 'is de termijn van "x" 16-03-2026', {"dag": "16-03-2026"}),
        ("dan", 'adviseert "Kaart" advies = minimaal AVE 3', {"uitvoer": "advies", "waarde": "minimaal AVE 3"}),
    ],
)
def test_a_step_is_read_tolerantly(kind, text, words):
    assert words.items() <= said(kind, text).items()


def test_an_unknown_step_is_told_with_the_nearest_of_its_kind():
    with pytest.raises(StepFailed, match='Bedoelt u: Dan heeft <rol> de taak "<taak>"'):
        said("dan", 'krijgt casusregisseur de taak "x"')


def test_a_step_under_the_wrong_word_is_told_where_it_belongs():
    with pytest.raises(StepFailed, match='hoort bij "Dan", niet bij "Als"'):
        said("als", "is de casus open")
