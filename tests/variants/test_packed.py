"""A zip is read entry by entry: what lies in it comes out whole, or nothing does and the sentence says why."""

import io
import struct
import zipfile

import pytest

from kapstok import bounds
from kapstok.errors import Broken
from kapstok.variants import packed


def zipped(files, **options):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, **options) as target:
        for name, data in files:
            target.writestr(name, data)
    return made.getvalue()


def link():
    entry = zipfile.ZipInfo("ave.bpmn")
    entry.external_attr = 0o120777 << 16
    return zipped([(entry, b"/etc/hostname")])


def locked():
    data = bytearray(zipped([("ave.bpmn", b"<x/>")]))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark.endswith(b"\x04") else 8)
        data[at] |= 1
    return bytes(data)


def lying():
    """The size that it says is smaller than the size that comes out."""
    data = bytearray(zipped([("ave.bpmn", b"x" * 5_000)]))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


def overlapping():
    """Two names in the list for the same bytes."""
    data = zipped([("een.bpmn", b"x" * 100), ("twe.bpmn", b"y" * 100)])
    second = data.index(b"twe.bpmn", data.index(b"PK\x01\x02")) - 46
    changed = bytearray(data)
    changed[second + 42 : second + 46] = struct.pack("<I", 0)
    changed[30:38] = b"twe.bpmn"
    return bytes(changed)


def many():
    return zipped([(f"a{number}.bpmn", b"") for number in range(bounds.BUNDLE_FILES + 1)])


def bomb():
    return zipped([("ave.bpmn", b"\0" * 8_000_000)])


def heavy():
    lines = b"".join(f"{number * 7919 % 99991} {number}\n".encode() for number in range(700_000))
    return zipped([(f"a{number}.bpmn", lines) for number in range(3)])


HOSTILE = {
    "above": (zipped([("../ave.bpmn", b"x")]), "kan niet"),
    "absolute": (zipped([("/etc/ave.bpmn", b"x")]), "kan niet"),
    "drive": (zipped([("C:\\ave.bpmn", b"x")]), "kan niet"),
    "deep": (zipped([("a/b/c/ave.bpmn", b"x")]), "twee mappen"),
    "new line": (zipped([("ave\n.bpmn", b"x")]), "kan niet"),
    "turned around": (zipped([("ave\u202enpmb.bpmn", b"x")]), "kan niet"),
    "hidden": (zipped([(".htaccess", b"x")]), "kan niet"),
    "another kind": (zipped([("ave.py", b"x")]), "hoort hier niet"),
    "svg": (zipped([("ave.svg", b"<svg/>")]), "hoort hier niet"),
    "twice": (zipped([("ave.bpmn", b"x"), ("AVE.bpmn", b"y")]), "twee keer"),
    "link": (link(), "verwijzing"),
    "locked": (locked(), "wachtwoord"),
    "lying about its size": (lying(), "beschadigd"),
    "overlapping": (overlapping(), "over een ander"),
    "many": (many(), "200"),
    "bomb": (bomb(), "ingepakt"),
    "heavy": (heavy(), "20 MB"),
    "nested": (zipped([("ave.bpmn", zipped([("x.bpmn", b"x")]))]), "zelf een zip"),
    "broken off": (zipped([("ave.bpmn", b"x" * 100)])[:60], "beschadigd"),
    "too large": (b"PK\x03\x04" + bytes(bounds.BUNDLE_BYTES), "20 MB"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_as_a_whole(name):
    data, sentence = HOSTILE[name]
    with pytest.raises(Broken) as caught:
        packed.read("pakket.zip", data)
    (finding,) = caught.value.findings
    assert (finding.file, finding.rule) == ("pakket.zip", "sound_zip")
    assert sentence in finding.sentence
    assert finding.sentence.isprintable()


def test_what_lies_in_a_zip_comes_out():
    files = {"kapstok.toml": b"naam", "ave.bpmn": b"<x/>", "scenarios/een.feature": b"Scenario"}
    assert packed.read("pakket.zip", zipped(files.items())) == files


def test_a_folder_around_everything_falls_away():
    data = zipped(
        [("proef/", b""), ("proef/ave.bpmn", b"<x/>"), ("__MACOSX/proef/._ave.bpmn", b"x"), ("proef/.DS_Store", b"")]
    )
    assert packed.read("pakket.zip", data) == {"ave.bpmn": b"<x/>"}


def test_what_is_no_zip_is_told_apart():
    assert packed.is_packed(zipped([("a.bpmn", b"")]))
    assert not packed.is_packed(b"<?xml")
