"""The manual for designers names exactly the steps that exist, and its story plays on the basis."""

import re

from kapstok.rehearsal import scenario, steps
from kapstok.rehearsal.phrases import PHRASES
from kapstok.rehearsal.play import play
from kapstok.settings import ROOT
from kapstok.variants import bundle, version

PAGE = (ROOT / "docs/handleiding/ontwerper/scenarios.md").read_text()


def test_the_documented_list_is_the_list_of_the_code() -> None:
    assert re.findall(r"^### `(.+)`$", PAGE, re.M) == [phrase.sentence for phrase in PHRASES]


def test_every_step_is_documented_with_its_meaning_and_example() -> None:
    for phrase in PHRASES:
        part = PAGE.split(f"### `{phrase.sentence}`")[1].split("###")[0]
        assert phrase.meaning in part
        assert phrase.example in part


def test_every_example_reads_as_its_own_step() -> None:
    for phrase in PHRASES:
        keyword, _, text = phrase.example.partition(" ")
        assert keyword.casefold() == phrase.kind
        assert steps.understand(scenario.Step(phrase.kind, text, "x", 1)).phrase.key == phrase.key


def test_the_example_on_the_page_plays_on_the_basis() -> None:
    story = PAGE.split("```gherkin\n")[1].split("```")[0]
    compiled = version.compile(bundle.load(ROOT / "processes", ROOT / "forms", "basis"))
    for one in scenario.read("voorbeeld.feature", story.encode()):
        result = play(compiled, one)
        assert result.passed, f"{result.line}: {result.message}"
