"""A variant calls and explains what it inherits in its own words, by a setting: drawing, outline and card say so."""

import pytest

from kapstok import toml_text
from kapstok.bpmn import document
from kapstok.bpmn.outline import outline
from kapstok.compare.distance import distance
from kapstok.errors import Broken
from kapstok.region.card import card
from kapstok.settings import ROOT
from kapstok.variants import bundle, check, editing, manifest_text, packing, version, wording
from kapstok.variants.bundle import Bundle

DRAWING = b"""<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
  <bpmn:participant id="pool" name="Oud" processRef="p" />
  <bpmn:process id="p" name="Oud">
    <bpmn:task id='kort' name='Oud &amp; "wijs"'/>
    <bpmn:task id="lang" name="Oud">
      <bpmn:documentation>Zo
        ging het.</bpmn:documentation>
      <bpmn:incoming>a</bpmn:incoming>
    </bpmn:task>
    <bpmn:task id="naamloos">
      <bpmn:incoming>a</bpmn:incoming>
    </bpmn:task>
  </bpmn:process>
</bpmn:definitions>
"""


def said(namen: dict[str, str], uitleg: dict[str, str]) -> str:
    return wording.spoken({"a.bpmn": DRAWING}, namen, uitleg)["a.bpmn"].decode()


def test_a_name_comes_in_the_place_of_the_old_one_and_nothing_else_changes() -> None:
    found = said({"kort": 'Nieuw < "beter"', "naamloos": "Naam"}, {})
    assert """<bpmn:task id='kort' name='Nieuw &lt; "beter"'/>""" in found
    assert '<bpmn:task id="naamloos" name="Naam">' in found
    assert found.count("\n") == DRAWING.count(b"\n")
    assert wording.spoken({"a.bpmn": DRAWING}, {}, {})["a.bpmn"] == DRAWING


def test_a_pool_is_called_after_its_process() -> None:
    assert '<bpmn:participant id="pool" name="Nieuw" processRef="p" />' in said({"p": "Nieuw"}, {})


def test_an_explanation_replaces_the_old_one_or_comes_first() -> None:
    found = said({}, {"lang": "Zo < gaat het.", "naamloos": "Doe dit.", "kort": "En dit."})
    assert "<bpmn:documentation>Zo &lt; gaat het.</bpmn:documentation>\n      <bpmn:incoming>" in found
    assert "ging het" not in found
    assert found.index("Doe dit.") < found.index("<bpmn:incoming>", found.index("naamloos"))
    assert "<bpmn:documentation>En dit.</bpmn:documentation></bpmn:task>" in found


def test_a_name_for_what_is_not_drawn_is_refused_with_the_nearest() -> None:
    with pytest.raises(Broken) as refused:
        said({"lng": "Nieuw"}, {})
    (finding,) = refused.value.findings
    assert finding.file == "kapstok.toml"
    assert "[namen]" in finding.sentence
    assert "lang" in finding.sentence


@pytest.mark.parametrize("name", ["gemeente-procesregie", "markiezaten-stijl"])
def test_where_the_gemeente_holds_ave_3_it_is_not_called_after_the_zvh(name: str) -> None:
    found = version.compile(bundle.load(ROOT / "processes", ROOT / "forms", name))
    manifest = found.manifest
    told = [step.name for step in outline(list(found.documents.values()), manifest.hoofdproces, manifest.role_names)]
    assert "AVE 3: procesregie bij de gemeente" in told
    assert "Naar AVE 3 bij de gemeente" in told
    assert "Intake Zorg- en Veiligheidshuis" not in told
    assert [line.route for line in card(found).fasen][2] == "AVE 3: procesregie bij de gemeente"
    for file in ("ave.bpmn", "ave-3.bpmn"):
        drawing = found.bundle.files[file].decode()
        assert "AVE 3: Zorg- en Veiligheidshuis" not in drawing
        assert 'name="AVE 3: procesregie bij de gemeente"' in drawing
    assert "procesregisseur AVE 3 van de gemeente" in found.bundle.files["aanmelden.bpmn"].decode()
    assert "Veiligheidshuis" not in found.bundle.files["ave-3.bpmn"].decode()


def test_calling_it_otherwise_is_the_smallest_size_of_variation() -> None:
    basis, own = (bundle.load(ROOT / "processes", ROOT / "forms", name) for name in ("basis", "gemeente-procesregie"))
    found = distance(basis, own)
    told = [change.sentence for change in found.sizes["instelling"]]
    assert any("AVE 3: procesregie bij de gemeente" in sentence for sentence in told)
    assert "hoofdlijn" not in found.sizes


def design() -> Bundle:
    return editing.copied(bundle.load(ROOT / "processes", ROOT / "forms", "friesland-stijl"), "eigen", "Eigen")


def with_settings(found: Bundle, *more: str, less: str = "") -> Bundle:
    text = found.files["kapstok.toml"].decode()
    assert less in text
    return editing.with_file(found, "kapstok.toml", "\n".join([text.replace(less, ""), *more]).encode())


def test_a_name_that_a_designer_settles_stands_in_his_drawing_at_once() -> None:
    found = with_settings(design(), "[namen]", 'ave_3 = "AVE 3: bij ons"')
    assert b'name="AVE 3: bij ons"' in found.files["ave.bpmn"]
    drawn = found.files["ave.bpmn"].replace(b"AVE 3: bij ons", b"AVE 3: getekend")
    assert b"AVE 3: getekend" in editing.with_file(found, "ave.bpmn", drawn).files["ave.bpmn"]


@pytest.mark.parametrize("variant", ["friesland-stijl", "markiezaten-stijl"])
def test_a_name_that_a_designer_takes_away_is_the_inherited_one_again(variant: str) -> None:
    begun = editing.copied(bundle.load(ROOT / "processes", ROOT / "forms", variant), "eigen", "Eigen")
    inherited = bundle.load(ROOT / "processes", ROOT / "forms", "basis").files["ave.bpmn"]
    settled = toml_text.loads(begun.files["kapstok.toml"].decode())
    own = {**settled, "namen": {"ave_4": 'AVE 4: "bij ons"'}, "uitleg": {"ave_1": "Anders <uitgelegd>."}}
    told = packing.unpack(packing.pack(editing.with_file(begun, "kapstok.toml", manifest_text.write(own))))
    assert b"bij ons" in told.files["ave.bpmn"]
    assert b"uitgelegd" in told.files["ave.bpmn"]
    silent = {**own, "namen": {}, "uitleg": {}}
    again = editing.with_file(told, "kapstok.toml", manifest_text.write(silent)).files["ave.bpmn"]
    for element in ("ave_1", "ave_3", "ave_4"):
        assert named(again, element) == named(inherited, element)


def named(data: bytes, element: str) -> tuple[str, str]:
    found = next(item for item in document.read("ave.bpmn", data).elements if item.id == element)
    return found.name, found.documentation


def test_a_hook_that_a_designer_takes_off_hangs_empty_at_once() -> None:
    found = with_settings(design(), less='afstemmen_ave3 = "afstemmen-ave3.bpmn"')
    assert b'id="haak_afstemmen_ave3"' in found.files["ave-3.bpmn"]
    assert b'calledElement="afstemmen_ave3"' not in found.files["ave-3.bpmn"]
    assert not [item for item in check.check(found) if item.rule == "called_process_exists"]
