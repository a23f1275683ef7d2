"""What a form looks at has to be written somewhere: in a form, by a decision, or by the diagram itself."""

from kapstok.settings import ROOT
from kapstok.variants import bundle, check, editing


def test_a_form_may_look_at_what_a_script_of_the_diagram_writes() -> None:
    basis = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
    assert b"criteria_ave2: criteria" in basis.files["ave-2.bpmn"]
    assert [item for item in check.check(basis) if item.rule == "veld_bestaat"] == []


def test_a_form_that_looks_at_something_that_is_nowhere_is_pointed_at() -> None:
    basis = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
    form = basis.files["procesregie_voeren.form"].replace(b"criteria_ave2", b"criteria_ave9")
    found = check.check(editing.with_file(basis, "procesregie_voeren.form", form))
    wrong = [item for item in found if item.rule == "veld_bestaat"]
    assert {item.element for item in wrong} >= {"spiegel_stagnatie", "spiegel_niet_pluis"}
    assert all(item.file == "procesregie_voeren.form" and item.line for item in wrong)
