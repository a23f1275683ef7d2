"""What a gemeente may settle in kapstok.toml, and what is said when it is not understood."""

from datetime import date

import pytest

from kapstok import bounds, toml_text
from kapstok.errors import Broken
from kapstok.variants import manifest, manifest_text

SMALL = b"""naam = "proef"
titel = "Proef"
hoofdproces = "ave"
sluitingsdagen = [2026-05-15]

[rollen.casusregisseur]
label = "Casusregisseur"

[rollen.ketenpartner]
label = "Ketenpartner"
soort = "organisatie"

[termijnen]
mdo = "5 werkdagen"

[fasen.2]
naam = "AVE 2"
bestuurlijk = "college"

[instellingen]
zvh_besluit = "ketenpartners"

[lijsten]
leefgebieden = ["wonen", "werk"]

[lijsten.ketenpartners]
politie = "Politie"
"""


def findings(data: bytes):
    with pytest.raises(Broken) as caught:
        manifest.read("kapstok.toml", data)
    return caught.value.findings


def test_a_manifest_tells_roles_fasen_and_lists():
    found = manifest.read("kapstok.toml", SMALL)
    assert found.rollen["ketenpartner"].soort == "organisatie"
    assert found.fasen[2].bestuurlijk == "college"
    assert found.lijsten["leefgebieden"] == {"wonen": "wonen", "werk": "werk"}
    assert found.lijsten["ketenpartners"]["politie"] == "Politie"
    assert found.sluitingsdagen == {date(2026, 5, 15)}


def test_a_role_is_known_by_its_key_and_by_its_label():
    found = manifest.read("kapstok.toml", SMALL.replace(b'"Casusregisseur"', b'"Regisseur van de casus"'))
    assert found.role("regisseur van de Casus") == found.role("casusregisseur") != None  # noqa: E711
    assert found.role("burgemeester") is None


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('titl = "x"', 'Bedoelt u "titel"?'),
        ("titel = 3", "moet een tekst"),
        ('rollen = "x"', "is een onderdeel"),
        ('rollen.a = {lable = "x"}', 'Bedoelt u "label"?'),
        ('rollen.a = {soort = "dier"}', 'Kies "persoon" of "organisatie"'),
        ('termijnen.mdo = "vijf dagen"', "moet een termijn zijn"),
        ('fasen.5 = {naam = "x"}', 'Fase "5" bestaat niet'),
        ("lijsten.x = [1]", "moet een lijst van teksten"),
        ("instellingen.x = 2026-01-01", "moet een tekst, getal"),
        ('sluitingsdagen = ["2026-01-01"]', "moet een lijst van dagen"),
        ("haken.x = 1", "naam van een bestand"),
    ],
)
def test_a_wrong_line_is_named_with_the_remedy(line, sentence):
    found = findings(f'naam = "x"\n{line}\n'.encode())
    assert sentence in found[0].sentence


def test_a_finding_stands_at_its_line():
    found = findings(SMALL.replace(b"soort", b"sort"))
    assert [item.line for item in found] == [11]


def test_broken_toml_is_one_finding_at_its_line():
    assert [item.line for item in findings(b'naam = "x"\ntitel = = 3\n')] == [2]


def test_a_manifest_without_a_name_is_refused():
    assert '"naam" ontbreekt' in findings(b'titel = "x"')[0].sentence


def test_merging_is_key_by_key_and_a_list_is_replaced_whole():
    base = {"a": {"x": 1, "y": 2}, "lijst": [1, 2]}
    assert manifest_text.merge(base, {"a": {"y": 3}, "lijst": [4]}) == {"a": {"x": 1, "y": 3}, "lijst": [4]}


def test_what_is_written_reads_the_same():
    table = manifest_text.parse("kapstok.toml", SMALL)
    table["titel"] = 'Een "titel" met \\ en\nregel'
    assert manifest_text.parse("kapstok.toml", manifest_text.write(table)) == table


@pytest.mark.parametrize(
    "endless", ["x = " + "[" * 5_000, "a." * 40_000 + "a = 1", "# " + "n" * bounds.SETTINGS_CHARACTERS]
)
def test_settings_without_end_are_no_good_toml(endless):
    with pytest.raises(Broken, match="geen goede TOML"):
        manifest_text.parse("kapstok.toml", endless.encode())


def test_a_sentence_with_many_dots_is_only_a_sentence():
    told = " ".join(f"Zin {number}." for number in range(60))
    assert toml_text.loads(f'zin = "{told}"') == {"zin": told}
