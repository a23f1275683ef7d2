"""The verdict before publishing: what was run, what came of it, what was left out; and no way around it."""

from contextlib import nullcontext

import pytest

from kapstok.errors import Broken
from kapstok.rehearsal import explore, verdict
from kapstok.rehearsal.explore import Bounds
from kapstok.variants.bundle import Bundle
from rehearsal.planted import klein

STORY = """# language: nl
Functionaliteit: Een signaal
  Scenario: Het signaal wordt gewogen
    Gegeven een nieuw signaal
    Dan {then}
"""


def bundle(*changes: tuple[str, str], **more: bytes) -> Bundle:
    files = klein.planted(*changes) | {"afspraken.toml": klein.AGREED.encode()}
    return Bundle.from_files(files | {name.replace("__", "."): data for name, data in more.items()})


def test_a_clean_bundle_passes_and_the_report_says_what_was_run() -> None:
    found = verdict.report(bundle())
    assert found.refusals == []
    told = found.to_json()
    assert (told["goedgekeurd"], told["vingerafdruk"]) == (True, found.digest)
    assert told["afspraken"] == {"getoetst": 16, "nietNagekomen": []}
    assert told["verkenning"]["allesBekeken"] is True
    assert told["dekking"]["elementen"] > 10
    assert "geen bewijs" in told["voorbehoud"]


def test_what_was_bounded_is_told() -> None:
    told = verdict.report(bundle(), Bounds(states=5)).to_json()
    assert told["verkenning"]["allesBekeken"] is False
    assert told["verkenning"]["nietBekeken"]


def test_a_fault_in_a_file_refuses_and_nothing_is_played() -> None:
    found = verdict.report(bundle(kapot__bpmn=b"<definitions>"))
    assert any(item.file == "kapot.bpmn" for item in found.refusals)
    assert (found.played.count, found.walk) == (0, None)
    with pytest.raises(Broken, match="kapot"):
        found.refuse(found.digest)


def test_a_scenario_that_fails_refuses() -> None:
    found = verdict.report(bundle(een__feature=STORY.format(then="is de fase 4").encode()))
    assert [(one.scenario, one.file) for one in found.played.failed] == [("Het signaal wordt gewogen", "een.feature")]
    (refusal,) = found.refusals
    assert "Het signaal wordt gewogen" in refusal.sentence
    assert found.to_json()["scenarios"]["gespeeld"] == 1


def test_a_scenario_that_holds_is_counted() -> None:
    found = verdict.report(bundle(een__feature=STORY.format(then="is de casus open").encode()))
    assert found.to_json()["scenarios"] == {
        "gespeeld": 1,
        "goed": 1,
        "goede": ["Het signaal wordt gewogen"],
        "fout": [],
    }


def test_a_broken_agreement_refuses_with_the_element_and_the_path() -> None:
    someone_else = ("userTask besluit_nemen | ave:rol=burgemeester", "userTask besluit_nemen | ave:rol=oov")
    found = verdict.report(bundle(someone_else))
    assert "besluit_nemen" in [item.element for item in found.refusals]
    told = found.to_json()["afspraken"]["nietNagekomen"]
    assert (told[0]["afspraak"], bool(told[0]["pad"])) == ("burgemeester", True)


def test_a_report_counts_only_for_the_files_that_were_tried() -> None:
    with pytest.raises(Broken, match="na de controle veranderd"):
        verdict.report(bundle()).refuse("another digest")


def test_a_breach_brings_its_path_in_words_and_in_elements() -> None:
    someone_else = ("userTask besluit_nemen | ave:rol=burgemeester", "userTask besluit_nemen | ave:rol=oov")
    found = verdict.report(bundle(someone_else))
    breach = next(one for one in found.breaches if one.agreement == "burgemeester")
    assert breach.element == "besluit_nemen"
    assert len(breach.path) > 1
    assert ("opschalen", "besluit_nemen") in breach.painted
    assert breach.element in found.elements


def _hang(*_: object) -> None:
    while True:
        pass


def test_a_route_that_hangs_the_explorer_is_refused_and_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict.trying, "walk", _hang)
    monkeypatch.setattr(verdict.bounds, "BUNDLE_SECONDS", 2)
    found = verdict.report(bundle(), Bounds(seconds=0.1))
    assert "vraagt te veel" in found.refusals[-1].sentence
    assert found.walk is None


def test_of_a_region_every_variant_is_judged() -> None:
    found = verdict.region([bundle(), bundle(kapot__bpmn=b"<definitions>")])
    assert [(one.variant, one.passed) for one in found] == [("klein", True), ("klein", False)]


def test_remembering_answers_changes_nothing_in_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = klein.explored(klein.files())
    monkeypatch.setattr(explore.feel, "remembering", nullcontext)
    plain = klein.explored(klein.files())
    assert quick.nodes == plain.nodes
    assert [(edge.source, edge.target, edge.action) for edge in quick.edges] == [
        (edge.source, edge.target, edge.action) for edge in plain.edges
    ]
