"""Working on a route: a copy that nobody runs on, saved file by file under a revision."""

import pytest
from sqlalchemy import select

from given import House
from kapstok.acts.save_design import drop_design, save_design
from kapstok.acts.start_design import start_design
from kapstok.catalogue.design import DesignMoved, DesignNotFound
from kapstok.catalogue.model import PublishedVersion
from kapstok.db import reading
from kapstok.errors import Broken, Conflict, Forbidden, Invalid, NotFound
from kapstok.overviews import designs

TITLE = "Veldermeer 2027"


@pytest.fixture
def begun(house: House):
    return start_design(house.viewer("bea"), "veldermeer", "veldermeer-2027", TITLE)


def test_a_design_begins_as_a_copy_of_the_route_in_force(house: House, begun) -> None:
    view = designs.design_page(house.viewer("bea"), begun)
    assert (view.line.variant, view.line.title, view.line.revision) == ("veldermeer-2027", TITLE, 1)
    assert view.compared_with == "basis 1"
    assert view.comparison is not None
    assert view.comparison.distance == 0
    assert [file.name for file in view.files if file.state] == ["kapstok.toml"]
    assert [item for item in view.findings if item.weight == "fout"] == []


def test_a_changed_termijn_is_told_and_touches_nothing_that_runs(house: House, begun) -> None:
    bea = house.viewer("bea")
    _, data = designs.design_file(bea, begun, "kapstok.toml")
    changed = data.replace(b'mdo_plannen = "10 werkdagen"', b'mdo_plannen = "7 werkdagen"')
    assert save_design(bea, begun, 1, "kapstok.toml", changed) == 2
    view = designs.design_page(bea, begun)
    assert view.comparison is not None
    assert any("7 werkdagen" in change.sentence for change in view.comparison.changes)
    with reading() as session:
        assert [row.variant for row in session.scalars(select(PublishedVersion))] == ["basis"]


def test_saving_the_same_again_is_no_revision(house: House, begun) -> None:
    bea = house.viewer("bea")
    _, data = designs.design_file(bea, begun, "ave.bpmn")
    assert save_design(bea, begun, 1, "ave.bpmn", data) == 1


def test_who_saves_over_somebody_else_is_told_and_loses_nothing(house: House, begun) -> None:
    bea = house.viewer("bea")
    _, data = designs.design_file(bea, begun, "ave.bpmn")
    save_design(bea, begun, 1, "ave.bpmn", data + b"\n")
    with pytest.raises(DesignMoved, match="Bea Vonk"):
        save_design(bea, begun, 1, "ave.bpmn", data + b"\n\n")
    assert designs.design_file(bea, begun, "ave.bpmn")[1] == data + b"\n"


def test_a_diagram_that_is_wrong_is_kept_and_its_fault_is_named(house: House, begun) -> None:
    bea = house.viewer("bea")
    _, data = designs.design_file(bea, begun, "ave-2.bpmn")
    save_design(
        bea, begun, 1, "ave-2.bpmn", data.replace(b'ave:formulier="mdo_plannen"', b'ave:formulier="mdo_planen"')
    )
    found = designs.design_page(bea, begun).findings
    assert [(item.element, item.rule) for item in found if item.weight == "fout"] == [("mdo_plannen", "form_exists")]


def test_the_check_while_drawing_saves_nothing(house: House, begun) -> None:
    bea = house.viewer("bea")
    _, data = designs.design_file(bea, begun, "ave-2.bpmn")
    found = designs.checked_with(
        bea, begun, "ave-2.bpmn", data.replace(b'ave:termijn="mdo_plannen"', b'ave:termijn="x"')
    )
    assert "mdo_plannen" in {item.element for item in found}
    assert designs.design_file(bea, begun, "ave-2.bpmn")[1] == data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("kapstok.toml", b"naam = "),
        ("kapstok.toml", b'naam = "iets-anders"'),
        ("lees.exe", b"MZ"),
        ("../../ave.bpmn", b"<a/>"),
        ("groot.bpmn", b" " * (5 * 1024 * 1024 + 1)),
    ],
)
def test_what_cannot_be_a_file_of_a_variant_is_refused(house: House, begun, name: str, data: bytes) -> None:
    with pytest.raises(Broken):
        save_design(house.viewer("bea"), begun, 1, name, data)
    assert designs.design_page(house.viewer("bea"), begun).line.revision == 1


def test_a_file_can_be_taken_out_but_not_the_settings(house: House, begun) -> None:
    bea = house.viewer("bea")
    assert save_design(bea, begun, 1, "regiekaart.dmn", None) == 2
    assert any(item.rule == "decision_exists" for item in designs.design_page(bea, begun).findings)
    with pytest.raises(Broken):
        save_design(bea, begun, 2, "kapstok.toml", None)


def test_a_design_is_thrown_away_once_and_only_as_it_was_seen(house: House, begun) -> None:
    bea = house.viewer("bea")
    with pytest.raises(DesignMoved):
        drop_design(bea, begun, 9)
    drop_design(bea, begun, 1)
    with pytest.raises(DesignNotFound):
        designs.design_page(bea, begun)


def test_only_who_designs_for_the_gemeente_begins(house: House) -> None:
    """ACT-19"""
    with pytest.raises(Forbidden):
        start_design(house.viewer("noor"), "veldermeer", "eigen", TITLE)
    with pytest.raises(NotFound):
        start_design(house.viewer("bea"), "lindehoven", "eigen", TITLE)


def test_a_design_does_not_exist_for_another_gemeente(house: House, begun) -> None:
    chris = house.viewer("chris")
    for look in (
        lambda: designs.design_page(chris, begun),
        lambda: designs.design_file(chris, begun, "ave.bpmn"),
        lambda: designs.choices(chris, begun),
        lambda: save_design(chris, begun, 1, "ave.bpmn", b""),
        lambda: drop_design(chris, begun, 1),
    ):
        with pytest.raises(DesignNotFound):
            look()
    assert designs.my_designs(chris) == []


def test_a_name_must_be_a_name_and_new(house: House, begun) -> None:
    with pytest.raises(Invalid) as wrong:
        start_design(house.viewer("bea"), "veldermeer", "Met Hoofdletters", " ")
    assert set(wrong.value.fields) == {"variant", "titel"}
    with pytest.raises(Conflict):
        start_design(house.viewer("bea"), "veldermeer", "veldermeer-2027", TITLE)
