"""The files of a design, as a designer looks for them."""

from kapstok.overviews.designs import DesignFile
from kapstok.web.design_files import grouped


def _files(*names: str, changed: str = "") -> list[DesignFile]:
    return [DesignFile(name, 1, "gewijzigd" if name == changed else "") for name in names]


def test_what_changed_stands_on_top_and_with_its_kind():
    groups = grouped(_files("b.form", "ave.bpmn", "a.form", changed="b.form"))
    assert [(group.title, [one.name for one in group.files]) for group in groups] == [
        ("Veranderd in dit ontwerp", ["b.form"]),
        ("Tekeningen", ["ave.bpmn"]),
        ("Formulieren", ["a.form", "b.form"]),
    ]
    assert [group.opened for group in groups] == [True, True, False]


def test_no_file_is_left_out():
    names = {"ave.bpmn", "kaart.dmn", "kapstok.toml", "a.form", "scenarios/b.feature", "teksten/c.mustache", "vreemd"}
    assert {one.name for group in grouped(_files(*names)) for one in group.files} == names
