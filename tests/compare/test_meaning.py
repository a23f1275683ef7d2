"""Only meaning counts: drawing is told apart, and how a file is written is not told at all."""

import json
import re

import pytest
from lxml import etree

from compare.planted import basis, edited, rewritten, said
from kapstok.compare import bundles
from kapstok.errors import Broken
from kapstok.settings import ROOT
from kapstok.variants import bundle, manifest_text
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle

VARIANTS = sorted(path.parent.name for path in (ROOT / "processes").glob("*/kapstok.toml"))


def formatted(name: str, data: bytes) -> bytes:
    """The same file as another program would write it."""
    if name.endswith((".bpmn", ".dmn")):
        text = data.decode()
        text = re.sub(r"\bbpmn:", "model:", text).replace("xmlns:bpmn=", "xmlns:model=")
        root = etree.fromstring(text.encode())
        for node in root.iter():
            turned = sorted(node.attrib.items(), reverse=True)
            node.attrib.clear()
            node.attrib.update(turned)
        etree.indent(root, "\t")
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if name.endswith(".form"):
        return json.dumps(json.loads(data), sort_keys=True, indent=None).encode()
    if name == FILE:
        return b"# een opmerking\n" + manifest_text.write(manifest_text.parse(name, data))
    return data.replace(b"\n", b"\r\n").replace(b"|", b"  |  ")


def test_a_bundle_written_by_another_program_is_the_same():
    again = Bundle.from_files({name: formatted(name, data) for name, data in basis().files.items()})
    assert again.digest != basis().digest
    found = bundles(basis(), again)
    assert found.same
    assert found.layout_only == ()


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_is_the_same_as_itself(variant):
    loaded = bundle.load(ROOT / "processes", ROOT / "forms", variant)
    again = Bundle.from_files({**loaded.files, "extra.feature": b""}, loaded.chain)
    found = bundles(loaded, again)
    assert (found.changes, found.layout_only, found.distance) == ((), (), 0)
    assert bundles(loaded, loaded).same


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_way_back_from_a_variant_has_as_many_changes(variant):
    loaded = bundle.load(ROOT / "processes", ROOT / "forms", variant)
    there, back = bundles(basis(), loaded), bundles(loaded, basis())
    assert len(there.changes) == len(back.changes)
    assert there.distance == back.distance


def test_a_moved_shape_is_only_drawing():
    found = bundles(basis(), rewritten("ave-2.bpmn", r'(<dc:Bounds x=")(\d)', r"\g<1>9\2"))
    assert found.same
    assert found.layout_only == ("ave-2.bpmn",)


def test_a_step_without_a_doer_may_lie_in_another_lane():
    member = "<bpmn:flowNodeRef>regie_bepalen</bpmn:flowNodeRef>"
    lane = '<bpmn:lane id="baan_ave_2_pga" name="PGA-coördinator">'
    found = bundles(basis(), edited(("ave-2.bpmn", member, ""), ("ave-2.bpmn", lane, lane + member)))
    assert found.same
    assert found.layout_only == ("ave-2.bpmn",)


def test_a_task_in_another_lane_is_for_somebody_else():
    member = "<bpmn:flowNodeRef>plan_opstellen</bpmn:flowNodeRef>"
    lane = '<bpmn:lane id="baan_ave_2_pga" name="PGA-coördinator">'
    assert said(basis(), edited(("ave-2.bpmn", member, ""), ("ave-2.bpmn", lane, lane + member))) == [
        "‘Plan opstellen’ ligt nu bij de PGA-coördinator in plaats van de casusregisseur."
    ]


def test_the_same_time_in_other_words_is_no_change():
    fourteen = edited(("kapstok.toml", 'mdo_plannen = "10 werkdagen"', 'mdo_plannen = "14 dagen"'))
    weeks = edited(("kapstok.toml", 'mdo_plannen = "10 werkdagen"', 'mdo_plannen = "P14D"'))
    assert said(fourteen, weeks) == []
    assert said(basis(), edited(("ave-2.bpmn", 'ave:termijn="mdo_plannen"', 'ave:termijn="10 werkdagen"'))) == []


def test_a_condition_with_other_spaces_is_no_change():
    assert said(basis(), edited(("ave-2.bpmn", ">burger_geinformeerd = ", ">= burger_geinformeerd="))) == []


def test_other_spaces_within_a_text_are_a_change():
    wide = edited(("ave-2.bpmn", 'fasetoets_ave2 = "af"', 'fasetoets_ave2 = "a  f"'))
    narrow = edited(("ave-2.bpmn", 'fasetoets_ave2 = "af"', 'fasetoets_ave2 = "a f"'))
    assert len(said(wide, narrow)) == 1


def test_a_step_with_another_id_is_still_that_step():
    new = rewritten("ave-2.bpmn", r'\bmdo_plannen\b(?!" ave:t)', "mdo_inplannen")
    assert said(basis(), new) == ["‘MDO plannen’ heeft een andere id: mdo_plannen is nu mdo_inplannen."]


def test_a_nameless_point_with_another_id_is_still_that_point():
    new = rewritten("ave-2.bpmn", r"\bregie_ingang\b", "samenkomst")
    assert said(basis(), new) == [
        "Het punt voor ‘Wie voert procesregie?’ heeft een andere id: regie_ingang is nu samenkomst."
    ]


def test_a_sub_process_that_no_longer_begins_alongside_is_told():
    new = edited(("ave.bpmn", 'triggeredByEvent="true"', 'triggeredByEvent="false"'))
    assert len(said(basis(), new)) == 1
    assert said(basis(), new)[0].endswith("is nu een deelproces in plaats van een deelproces dat ernaast begint.")


def test_a_rule_that_moves_is_told_where_the_order_counts():
    text = basis().files["regiekaart.dmn"].decode()
    rules = re.findall(r" *<rule .*?</rule>\n", text, re.DOTALL)
    turned = text.replace(rules[0] + rules[1], rules[1] + rules[0])
    new = Bundle.from_files({**basis().files, "regiekaart.dmn": turned.encode()})
    assert len(said(basis(), new)) == 1
    assert "in een andere volgorde, nu 2, 1, 3" in said(basis(), new)[0]


def test_a_form_table_or_process_that_came_is_one_change():
    extra = b"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ave="urn:nl:kapstok:ave">
    <process id="tafel" name="Regionale tafel"><startEvent id="b"/><userTask id="t" name="Tafel houden" ave:rol="oov"
    ave:termijn="3 werkdagen"/><sequenceFlow id="f" sourceRef="b" targetRef="t"/></process></definitions>"""
    form = b'{"titel": "Tafel", "components": [{"type": "textfield", "id": "x", "key": "x", "label": "Wat?"}]}'
    new = Bundle.from_files({**basis().files, "tafel.bpmn": extra, "tafel.form": form})
    assert said(basis(), new) == [
        "Het proces ‘Regionale tafel’ is nieuw: ‘Tafel houden’ (IVZ/OOV, 3 werkdagen).",
        "Formulier ‘Tafel’ is nieuw: 1 veld.",
    ]
    assert said(new, basis()) == ["Het proces ‘Regionale tafel’ vervalt.", "Formulier ‘Tafel’ vervalt."]


def test_words_and_scenarios_add_no_distance_and_the_route_most():
    text = bundles(basis(), edited(("ave-2.bpmn", 'name="Plan opstellen"', 'name="Plan maken"')))
    fase = bundles(basis(), edited(("ave.bpmn", 'ave:fase="3"', 'ave:fase="2"')))
    assert (text.same, text.distance, fase.distance) == (False, 0, 3)


def test_what_cannot_be_read_cannot_be_compared():
    with pytest.raises(Broken):
        bundles(basis(), edited(("ave-2.bpmn", "<bpmn:userTask", "<bpmn:userTask <")))


def test_two_loose_diagrams_are_held_together_whatever_their_names():
    one = Bundle.from_files({"oud.bpmn": basis().files["ave-2.bpmn"]})
    two = Bundle.from_files({"nieuw.bpmn": edited(("ave-2.bpmn", "MDO plannen", "MDO regelen")).files["ave-2.bpmn"]})
    assert said(one, two) == ["‘MDO plannen’ heet nu ‘MDO regelen’."]


NOTE = '<bpmn:textAnnotation id="opmerking"><bpmn:text>{}</bpmn:text></bpmn:textAnnotation>'


def with_words(file: str, before: str, after: str, start: Bundle | None = None) -> Bundle:
    return edited((file, before, after), start=start)


def test_a_lane_in_which_nobody_does_anything_is_told_by_its_name():
    empty = '<bpmn:lane id="baan_leeg" name="{}"/><bpmn:lane id="baan_ave_2_pga"'
    old = with_words("ave-2.bpmn", '<bpmn:lane id="baan_ave_2_pga"', empty.format("Straks"))
    new = with_words("ave-2.bpmn", '<bpmn:lane id="baan_ave_2_pga"', empty.format("Later"))
    assert said(old, new) == ["De baan ‘Straks’ heet nu ‘Later’."]
    assert bundles(old, new).layout_only == ()
    assert bundles(old, new).distance == 0


def test_an_explanation_is_told_wherever_it_stands():
    text = basis().files["ave-2.bpmn"].decode()
    flow = re.search(r'<bpmn:sequenceFlow id="(\w+)"[^>]*sourceRef="mdo_plannen"[^>]*?/>', text)
    assert flow
    explained = flow[0].replace("/>", "><bpmn:documentation>Na het MDO</bpmn:documentation></bpmn:sequenceFlow>")
    (sentence,) = said(basis(), with_words("ave-2.bpmn", flow[0], explained))
    assert sentence.startswith("De uitleg bij de pijl van ‘MDO plannen’ naar ")
    assert sentence.endswith("is nu: ‘Na het MDO’")
    lane = re.search(r'<bpmn:lane id="\w+" name="PGA-coördinator">', text)
    (sentence,) = said(
        basis(), with_words("ave-2.bpmn", lane[0], lane[0] + "<bpmn:documentation>Wie dit is</bpmn:documentation>")
    )
    assert sentence == "De uitleg bij de baan ‘PGA-coördinator’ is nu: ‘Wie dit is’"


def test_a_remark_in_the_drawing_is_told_and_moving_it_is_not():
    end = "</bpmn:process>"
    one, two = (with_words("ave-2.bpmn", end, NOTE.format(words) + end) for words in ("Let op", "Kijk uit"))
    assert said(basis(), one) == ["De opmerking ‘Let op’ is nieuw in de tekening."]
    assert said(one, two) == ["De opmerking ‘Let op’ is nu: ‘Kijk uit’"]
    assert said(two, basis()) == ["De opmerking ‘Kijk uit’ staat niet meer in de tekening."]
    moved = with_words("ave-2.bpmn", '<dc:Bounds x="', '<dc:Bounds x="9', start=one)
    assert (said(one, moved), bundles(one, moved).layout_only) == ([], ("ave-2.bpmn",))
