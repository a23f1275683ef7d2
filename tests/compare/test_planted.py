"""One thing changed is one sentence, and nothing else is said; the way back is about the same."""

import tomllib
from pathlib import Path

import pytest

from compare.planted import basis, edited, said
from kapstok.compare import KINDS, bundles

PLANTED = tomllib.loads((Path(__file__).parent / "planted.toml").read_text())["planted"]


def changed(*planted):
    return edited(*((one["bestand"], one["voor"], one["na"]) for one in planted))


@pytest.fixture(scope="module", params=PLANTED, ids=lambda planted: planted["zin"][:60])
def both_ways(request):
    new = changed(request.param)
    return request.param, bundles(basis(), new), bundles(new, basis())


def test_one_edit_is_one_sentence_of_its_kind(both_ways):
    planted, found, _ = both_ways
    assert [change.sentence for change in found.changes] == [planted["zin"]]
    assert [change.kind for change in found.changes] == [planted["soort"]]
    assert found.layout_only == ()
    assert found.changes[0].file == planted["bestand"]


def test_the_way_back_is_one_sentence_about_the_same(both_ways):
    _, there, back = both_ways
    assert [(one.kind, one.old, one.new) for one in back.changes] == [
        (one.kind, one.new, one.old) for one in there.changes
    ]
    assert [one.touches for one in back.changes] == [one.touches for one in there.changes]


def test_edits_in_different_places_are_all_said_at_once():
    files = {}
    for one in PLANTED:
        files.setdefault(one["bestand"], one)
    chosen = list(files.values())
    assert len(chosen) > 6
    assert sorted(said(basis(), changed(*chosen))) == sorted(one["zin"] for one in chosen)


def test_there_are_edits_of_every_kind():
    assert {one["soort"] for one in PLANTED} == set(KINDS)
    assert len(PLANTED) >= 25
