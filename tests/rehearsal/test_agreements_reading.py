"""Reading afspraken.toml: what a region may write, and what it is told when it cannot be."""

import pytest

from kapstok.errors import Broken
from kapstok.rehearsal import agreements, check
from kapstok.settings import ROOT
from kapstok.variants import bundle

GOOD = '[afspraken.a]\nsoort = "volgorde"\nzin = "A voor B."\neerst = "a"\ndan = ["b"]\n'


def test_agreements_travel_with_a_packed_bundle() -> None:
    basis = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
    assert agreements.of(bundle.unpack(bundle.pack(basis))) == agreements.of(basis)


def test_a_bundle_without_agreements_has_none() -> None:
    assert agreements.of(bundle.Bundle.from_files({"kapstok.toml": b'naam = "kaal"\n'})) == ()


def test_agreements_that_cannot_be_read_are_a_finding_of_the_check() -> None:
    files = {"kapstok.toml": b'naam = "kaal"\n', "afspraken.toml": b"[afspraken\n"}
    (found,) = check.check(bundle.Bundle.from_files(files))
    assert (found.file, found.rule, found.weight) == ("afspraken.toml", "afspraken", "fout")


def complaint(text: str) -> str:
    with pytest.raises(Broken) as caught:
        agreements.read("afspraken.toml", text.encode())
    return " ".join(item.sentence for item in caught.value.findings)


def test_an_agreement_is_read_with_its_sentence() -> None:
    (one,) = agreements.read("afspraken.toml", GOOD.encode())
    assert (one.id, one.kind, one.sentence) == ("a", "volgorde", "A voor B.")


def test_the_agreements_of_the_basis_can_be_read() -> None:
    assert len(agreements.of(bundle.load(ROOT / "processes", ROOT / "forms", "basis"))) > 15


def test_a_variant_changes_one_agreement_and_drops_another(tmp_path) -> None:
    texts = {
        "basis": ("", GOOD + GOOD.replace("afspraken.a", "afspraken.b")),
        "hier": ('erft_van = "basis"\n', '[afspraken.a]\ndan = ["c"]\n[afspraken.b]\nvervalt = true\n'),
    }
    for name, (inherits, agreed) in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "kapstok.toml").write_text(f'naam = "{name}"\n{inherits}')
        (tmp_path / name / "afspraken.toml").write_text(agreed)
    (one,) = agreements.of(bundle.load(tmp_path, tmp_path / "forms", "hier"))
    assert (one.id, one.words("eerst"), one.words("dan")) == ("a", ("a",), ("c",))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (GOOD.replace("volgorde", "volgord"), 'Bedoelt u "volgorde"?'),
        (GOOD.replace("eerst", "eerts"), 'Bedoelt u "eerst"?'),
        (GOOD.replace('eerst = "a"\n', ""), 'ontbreekt de sleutel "eerst"'),
        (GOOD.replace('soort = "volgorde"\n', ""), 'ontbreekt "soort"'),
        ("a = 1\n", "onder [afspraken.<naam>]"),
        ("[afspraken]\na = 1\n", "is geen afspraak"),
        ("[", "geen TOML"),
        (GOOD.replace('dan = ["b"]', "dan = 3"), "is een tekst"),
        (GOOD + 'in_fase = "drie"\n', "is een fase"),
        ('[afspraken.a]\nsoort = "regie_eindigt"\nregie = "procesregi"\n', 'Bedoelt u "procesregie"?'),
        ('[afspraken.a]\nsoort = "blijft_bereikbaar"\nvanuit = 2\ndoel = "afsluiting"\n', 'Bedoelt u "afsluiten"?'),
    ],
)
def test_what_is_wrong_is_told_with_the_nearest_word(text: str, sentence: str) -> None:
    assert sentence in complaint(text)
