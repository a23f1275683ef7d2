"""Templates of brieven: fields and lists, and nothing that could decide or reach further."""

import pytest

from kapstok.errors import Invalid
from kapstok.settings import ROOT
from kapstok.variants import bundle as bundles
from kapstok.variants import check
from kapstok.variants.brieven import FOLDER, KINDS, problems
from kapstok.variants.sealed import Bundle
from kapstok.variants.templates import MOST_OUTPUT, Given, blocks, complaints, render

GIVEN = Given(frozenset({"aan", "tekst"}), {"regels": frozenset({"wat", "wie"})})


def test_fields_and_lists_are_filled_in() -> None:
    text = "Beste {{aan}}\n\n{{#regels}}\n- {{wat}}: {{wie}}\n{{/regels}}"
    assert complaints(text, GIVEN) == []
    written = render(
        text, {"aan": "Els"}, {"regels": [{"wat": "bellen", "wie": "Noor"}, {"wat": "gaan", "wie": "Bram"}]}
    )
    assert [(one.kind, one.lines) for one in blocks(written)] == [
        ("alinea", ("Beste Els",)),
        ("opsomming", ("bellen: Noor", "gaan: Bram")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("{{{aan}}}", "{{&aan}}", "{{>ander}}", "{{^regels}}x{{/regels}}", "{{=<% %>=}}", "{{!stil}}", "{{aan.naam}}"),
        *("{{onbekend}}", "{{wat}}", "{{#regels}}{{aan}}{{/regels}}", "{{#onbekend}}x{{/onbekend}}", "{{#regels}}x"),
        *("{{/regels}}", "{{#regels}}{{#regels}}x{{/regels}}{{/regels}}", "{{aan", "x" * 20_001, "{{__class__}}"),
    ],
)
def test_anything_else_is_a_finding(text: str) -> None:
    assert complaints(text, GIVEN)


def test_the_finding_has_its_line_and_names_the_nearest_field() -> None:
    assert complaints("een\n{{tekts}}", GIVEN) == [(2, 'Het veld "tekts" bestaat hier niet. Bedoelt u "tekst"?')]


def test_a_value_is_never_read_as_template_or_as_layout() -> None:
    written = render("{{tekst}}", {"tekst": "# Kop\n\n- punt {{aan}} <script>", "aan": "geheim"}, {})
    assert blocks(written)[0].kind == "alinea"
    assert blocks(written)[0].lines == ("# Kop - punt {{aan}} <script>",)


def test_a_brief_does_not_grow_past_its_limit() -> None:
    value = "x" * 2_000
    assert render("{{tekst}}" * 40, {"tekst": value}, {})
    with pytest.raises(Invalid, match="te lang"):
        render("{{tekst}}" * (MOST_OUTPUT // 2_000 + 1), {"tekst": value}, {})
    with pytest.raises(Invalid, match="te lang"):
        render("{{#regels}}- {{wat}}\n{{/regels}}", {}, {"regels": [{"wat": value}] * 51})


def test_the_basis_has_a_good_text_for_every_kind() -> None:
    """DOC-01..DOC-11, DOC-14"""
    basis = bundles.load(ROOT / "processes", ROOT / "forms", "basis")
    assert {kind.file for kind in KINDS} == {name for name in basis.files if name.startswith(FOLDER)}
    assert list(problems(basis)) == []


def test_a_gemeente_with_an_unknown_field_does_not_pass_the_gate() -> None:
    basis = bundles.load(ROOT / "processes", ROOT / "forms", "basis")
    files = {**basis.files, "teksten/memo.mustache": b"x", "teksten/pga-brief.mustache": b"Dag\n{{bsn}}"}
    found = [one for one in check.check(Bundle.from_files(files)) if one.rule == "brief"]
    assert [(one.file, one.line, one.weight) for one in found] == [
        ("teksten/memo.mustache", None, "waarschuwing"),
        ("teksten/pga-brief.mustache", 2, "fout"),
    ]
