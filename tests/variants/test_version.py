"""A version tells who does a task, with which form and by when; compiled once, shared by all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest

from kapstok.clock import AMSTERDAM
from kapstok.errors import Broken, NotFound
from kapstok.variants import bundle, check, version
from kapstok.variants.bundle import Bundle

HOME = Path(__file__).parents[1] / "rehearsal/proef"
MONDAY = datetime(2026, 5, 11, 9, 0, tzinfo=AMSTERDAM)


@pytest.fixture(scope="module")
def proef() -> Bundle:
    return bundle.load(HOME / "processes", HOME / "forms", "proef")


@pytest.fixture(scope="module")
def compiled(proef):
    return version.compile(proef)


def changed(found: Bundle, **files: tuple[bytes, bytes]) -> Bundle:
    """The bundle with something replaced in a file: `ave_bpmn=(old, new)`."""
    edited = dict(found.files)
    for name, (old, new) in files.items():
        name = name.replace("_", ".")
        assert old in edited[name]
        edited[name] = edited[name].replace(old, new)
    return Bundle.from_files(edited)


def test_a_task_falls_to_the_lane_of_the_call_around_it(compiled):
    found = compiled.task("mdo_plannen", ("fase_2",))
    assert (found.role, found.role_label) == ("casusregisseur", "Casusregisseur")
    assert found.source == 'lane "Casusregisseur" van de aanroep "AVE 2"'
    assert (found.form, found.termijn, found.instruction) == ("mdo", "5 werkdagen", "Nodig iedereen uit.")
    assert found.priority == 50


def test_an_own_role_is_stronger_than_any_lane(compiled):
    found = compiled.task("beoordelen", ("fase_2",))
    assert (found.role, found.source) == ("procesregisseur_ave2", "attribuut ave:rol")


def test_a_task_is_found_without_its_path_too(compiled):
    assert compiled.task("beoordelen").role == "procesregisseur_ave2"


def test_an_unknown_element_is_told_with_the_nearest(compiled):
    with pytest.raises(NotFound, match='Bedoelt u "beoordelen"'):
        compiled.task("beoordeeln")


def test_a_message_names_who_may_send_it_with_which_form(compiled):
    found = compiled.message("verzoek", ("fase_2",))
    assert (found.message, found.label) == ("opschaalverzoek", "Opschaalverzoek")
    assert (found.roles, found.form) == (("casusregisseur",), "verzoek")


def test_a_termijn_is_due_on_a_working_day_and_says_what_was_skipped(compiled):
    assert compiled.due("mdo_plannen", MONDAY) == date(2026, 5, 19)
    assert compiled.due("5 werkdagen", MONDAY) == date(2026, 5, 19)
    assert compiled.due_words("mdo_plannen", MONDAY) == "5 werkdagen, Hemelvaartsdag overgeslagen"
    assert compiled.due(None, MONDAY) is None


def test_a_task_without_a_form_has_an_empty_one(compiled):
    assert compiled.form(None).inputs == ()
    with pytest.raises(NotFound, match='Bedoelt u "verzoek"'):
        compiled.form("verzoekje")


def test_a_run_starts_with_the_instellingen_and_its_instroom(compiled):
    assert compiled.start_data("spoed", 1, 4) == {
        "drempel": 2,
        "instroom": "spoed",
        "startfase": 1,
        "doelfase": 4,
        "spoed": True,
    }


def test_many_threads_share_one_version(proef):
    other = changed(proef, kapstok_toml=(b"Een kleine route", b"Een andere route"))
    with ThreadPoolExecutor(4) as pool:
        assert len({id(found) for found in pool.map(version.compile, [other] * 8)}) == 1


def test_the_proef_has_nothing_to_mend_but_its_drawing(proef):
    found = [(item.rule, item.element, item.weight) for item in check.check(proef)]
    assert found == [
        ("no-bpmndi", None, "waarschuwing"),
        ("operation_is_known", "melden_buiten", "waarschuwing"),
        ("fake-join", "eind_2", "waarschuwing"),
    ]


@pytest.mark.parametrize(
    ("change", "file", "sentence"),
    [
        ({"kapstok_toml": (b'hoofdproces = "ave"', b'hoofdproces = "avee"')}, "kapstok.toml", 'Bedoelt u "ave"?'),
        ({"mdo_form": (b'"leefgebieden"', b'"organisaties:ketenpartner2"')}, "mdo.form", 'Bedoelt u "ketenpartner"?'),
        (
            {"beoordeling_form": (b"personen:casusregisseur", b"personen:casusregie")},
            "beoordeling.form",
            "casusregisseur",
        ),
        ({"ave_bpmn": (b'ave:formulier="mdo"', b'ave:formulier="mdoo"')}, "ave.bpmn", "mdo"),
        ({"ave_bpmn": (b'name="Casusregisseur"', b'name="Casusregiseur"')}, "ave.bpmn", "Casusregisseur"),
        ({"ave_bpmn": (b"termijn:fasetoets", b"termijn:fasetoetsen")}, "ave.bpmn", "fasetoets"),
        ({"ave_bpmn": (b"</bpmn:process>", b"")}, "ave.bpmn", "XML"),
        ({"advies_dmn": (b'hitPolicy="FIRST"', b'hitPolicy="OUTPUT ORDER"')}, "advies.dmn", ""),
        ({"mdo_form": (b'"datum"', b'"Datum!"')}, "mdo.form", "Datum!"),
    ],
)
def test_a_fault_anywhere_in_a_bundle_is_found_in_its_file(proef, change, file, sentence):
    faults = [item for item in check.check(changed(proef, **change)) if item.weight == "fout"]
    assert any(item.file == file and sentence in item.sentence for item in faults), faults


def test_a_broken_bundle_is_not_compiled(proef):
    with pytest.raises(Broken):
        version.compile(changed(proef, mdo_form=(b'"datum"', b'"Datum!"')))


def test_loose_files_are_checked_without_a_variant_around_them():
    found = check.check(bundle.loose(HOME / "forms/proef"))
    assert found == []
    single = check.check(bundle.loose(HOME / "processes/proef/ave.bpmn"))
    assert all(item.file == "ave.bpmn" for item in single)
    assert any("rol" in item.sentence and item.weight == "waarschuwing" for item in single)


def test_a_check_never_raises(proef, monkeypatch):
    monkeypatch.setattr(check.lint, "check", lambda *_: 1 / 0)
    assert "controle" in [item.rule for item in check.check(proef)]


def test_a_decision_in_two_files_is_told(proef):
    twice = Bundle.from_files({**proef.files, "tweede.dmn": proef.files["advies.dmn"]})
    assert any(item.rule == "beslistabel-dubbel" for item in check.check(twice))


def test_a_hook_on_which_nothing_hangs_is_no_fault(proef):
    call = (b'id="fase_3" name="AVE 3" calledElement="ave_3" ave:fase="3"', b'id="haak_extra" name="Extra"')
    text = proef.files["ave.bpmn"].replace(*call).replace(b'"fase_3"', b'"haak_extra"')
    text = text.replace(b">fase_3<", b">haak_extra<")
    hooked = Bundle.from_files({**proef.files, "ave.bpmn": text})
    assert [item for item in check.check(hooked) if item.rule == "called_process_exists"] == []
    assert version.compile(hooked)


def test_an_event_subprocess_takes_its_message_from_its_start(proef):
    listening = b"""<bpmn:subProcess id="vraag" name="Vraag" triggeredByEvent="true">
      <bpmn:startEvent id="vraag_stellen" name="Vraag stellen" ave:rol="burgemeester" ave:formulier="verzoek" \
isInterrupting="false"><bpmn:outgoing>v1</bpmn:outgoing><bpmn:messageEventDefinition id="vraag_bericht" \
messageRef="bericht_verzoek" /></bpmn:startEvent>
      <bpmn:sequenceFlow id="v1" sourceRef="vraag_stellen" targetRef="vraag_klaar" />
      <bpmn:endEvent id="vraag_klaar" name="Klaar"><bpmn:incoming>v1</bpmn:incoming></bpmn:endEvent>
    </bpmn:subProcess></bpmn:process>"""
    text = proef.files["ave.bpmn"].replace(b"</bpmn:process>", listening, 1)
    found = version.compile(Bundle.from_files({**proef.files, "ave.bpmn": text})).message("vraag")
    assert (found.label, found.message, found.form) == ("Vraag stellen", "opschaalverzoek", "verzoek")
    assert found.roles == ("burgemeester",)
