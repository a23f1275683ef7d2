"""A variant is what it inherits with what differs; a bundle is that, resolved and sealed."""

import pytest

from kapstok.errors import Broken, NotFound
from kapstok.variants import bundle as bundles
from kapstok.variants.bundle import Bundle

MAIN = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="ave" isExecutable="true">
<callActivity name="a > b" id="haak_achter" calledElement="leeg"/>
<callActivity id="haak_anders"/>
</process></definitions>"""
TABLE = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="regionale_tafel"/></definitions>"""


@pytest.fixture
def town(tmp_path):
    """Writes variants: town(basis={...}, oss={...}) and gives their bundle on asking."""

    def write(variant, files):
        for name, data in files.items():
            path = tmp_path / ("forms" if name.endswith(".form") else "processes") / variant / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    write.load = lambda variant: bundles.load(tmp_path / "processes", tmp_path / "forms", variant)
    write.root = tmp_path
    write(
        "basis",
        {"kapstok.toml": b'naam = "basis"\nhoofdproces = "ave"\n[termijnen]\na = "5 dagen"\nb = "6 dagen"'},
    )
    write("basis", {"ave.bpmn": MAIN, "a.form": b"{}", "scenarios/een.feature": b""})
    return write


def test_a_file_of_the_same_name_replaces_and_the_manifest_merges(town):
    town("oss", {"kapstok.toml": b'naam = "oss"\nerft_van = "basis"\n[termijnen]\nb = "9 dagen"'})
    town("oss", {"a.form": b"[]", "b.form": b"{}", "scenarios/eigen.feature": b""})
    found = town.load("oss")
    assert found.files["a.form"] == b"[]"
    assert found.manifest.termijnen == {"a": "5 dagen", "b": "9 dagen"}
    assert found.manifest.naam == found.variant == "oss"
    assert found.chain == ("oss", "basis")
    assert found.origin["ave.bpmn"] == "basis"
    assert "scenarios/eigen.feature" in found.files
    assert "scenarios/een.feature" in found.files


@pytest.mark.parametrize("hook", [b"achter", b"haak_achter"])
def test_a_hook_calls_the_process_of_the_variant(town, hook):
    town("oss", {"kapstok.toml": b'naam = "oss"\nerft_van = "basis"\n[haken]\n%s = "tafel.bpmn"' % hook})
    town("oss", {"tafel.bpmn": TABLE})
    main = town.load("oss").files["ave.bpmn"]
    assert main.count(b"regionale_tafel") == 1
    assert b'calledElement="leeg"' not in main
    assert len(main.splitlines()) == len(MAIN.splitlines())


@pytest.mark.parametrize(
    ("manifest", "sentence"),
    [
        (b'erft_van = "oss"', "in een kring"),
        (b'erft_van = "bassis"', 'Bedoelt u "basis"?'),
        (b'erft_van = "../basis"', "bestaat niet"),
        (b'erft_van = "basis"\n[haken]\nachtr = "ave.bpmn"', 'Bedoelt u "achter"?'),
        (b'erft_van = "basis"\n[haken]\nachter = "av.bpmn"', 'Bedoelt u "ave.bpmn"?'),
    ],
)
def test_what_does_not_fit_is_said_with_the_remedy(town, manifest, sentence):
    town("oss", {"kapstok.toml": b'naam = "oss"\n' + manifest})
    with pytest.raises(Broken, match=sentence.replace("?", r"\?")):
        town.load("oss")


def test_an_unknown_variant_is_not_found(town):
    with pytest.raises(NotFound, match='Bedoelt u "basis"'):
        town.load("bazis")


def test_a_variant_is_called_after_its_folder(town):
    town("oss", {"kapstok.toml": b'naam = "os"'})
    with pytest.raises(Broken, match="Maak die twee gelijk"):
        town.load("oss")


def test_a_link_out_of_the_folder_is_left_out(town):
    (town.root / "geheim.bpmn").write_text("geheim")
    (town.root / "processes/basis/link.bpmn").symlink_to(town.root / "geheim.bpmn")
    assert "link.bpmn" not in town.load("basis").files


def test_the_same_files_have_the_same_digest_and_one_byte_makes_another(town):
    first = town.load("basis").digest
    assert town.load("basis").digest == first
    town("basis", {"a.form": b"{} "})
    assert town.load("basis").digest != first


def test_a_packed_bundle_comes_back_equal(town):
    found = town.load("basis")
    assert bundles.unpack(bundles.pack(found)) == found


@pytest.mark.parametrize("blob", [b"", b"{}", b"[]", b"null", b'{"bestanden": {"a": "%"}}', b'{"bestanden": []}'])
def test_what_is_no_bundle_is_refused(blob):
    with pytest.raises(Broken):
        bundles.unpack(blob)


def test_a_changed_blob_does_not_fit_its_seal(town):
    blob = bundles.pack(town.load("basis"))
    with pytest.raises(Broken, match="zegel"):
        bundles.unpack(blob.replace(b'"digest":"', b'"digest":"0'))


@pytest.mark.parametrize("name", ["../x.bpmn", "/x", "a/b.bpmn", "", "x\n", "a" * 300])
def test_a_name_that_leaves_the_bundle_is_refused(name):
    with pytest.raises(Broken):
        Bundle.from_files({name: b""})


def test_too_many_files_are_refused():
    with pytest.raises(Broken, match="hoogstens 200 bestanden"):
        Bundle.from_files({f"{number}.form": b"" for number in range(201)})
