"""Check, rehearse and explore in one go: the same as each apart, in processes of their own."""

from contextlib import nullcontext

from kapstok.rehearsal import agreements, explore, gate, judge
from kapstok.variants import version
from kapstok.variants.bundle import Bundle
from rehearsal.planted import klein


def small(*changes):
    found = klein.files()
    text = found["ave.bpmn"]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return Bundle.from_files({**found, "ave.bpmn": text, "afspraken.toml": klein.AGREED.encode()})


def hang():
    while True:
        pass


def test_remembering_answers_changes_nothing_in_what_is_found(monkeypatch):
    bundle = small()
    compiled = version.compile(bundle)
    agreed = agreements.of(bundle)
    quick = explore.explore(compiled, None, agreements.watch(agreed))
    monkeypatch.setattr(explore.feel, "remembering", nullcontext)
    plain = explore.explore(compiled, None, agreements.watch(agreed))
    assert quick.nodes == plain.nodes
    assert [(edge.source, edge.target, edge.action) for edge in quick.edges] == [
        (edge.source, edge.target, edge.action) for edge in plain.edges
    ]
    assert agreements.check(quick, agreed) == agreements.check(plain, agreed)


def test_the_judgement_says_what_each_part_says():
    bundle = small()
    found = judge.judge(bundle)
    assert list(found.findings) == gate.check(bundle)
    assert found.walk.complete
    assert found.walk.told.endswith(judge.NO_PROOF)
    assert found.walk.breaches == ()


def test_a_breach_brings_its_path_in_words_and_in_elements():
    found = judge.judge(small(SOMEBODY_ELSE))
    breach = next(one for one in found.walk.breaches if one.agreement == "burgemeester")
    assert not found.good
    assert breach.element == "besluit_nemen"
    assert len(breach.path) > 1
    assert ("opschalen", "besluit_nemen") in breach.painted
    assert breach.element in found.elements()


MAYOR = b'id="besluit_nemen" name="besluit nemen" ave:rol="burgemeester"'
SOMEBODY_ELSE = (MAYOR, MAYOR.replace(b"burgemeester", b"oov"))


def test_what_hangs_is_told_and_not_waited_for(monkeypatch):
    monkeypatch.setattr(judge.bounds, "BUNDLE_SECONDS", 0.2)
    monkeypatch.setattr(judge, "_explored", lambda *_: hang())
    found = judge.judge(small(), seconds=0.1)
    assert not found.walk.complete
    assert "duurt te lang" in found.walk.told


def test_of_a_region_every_variant_is_judged():
    assert [one.variant for one in judge.region([small(), small()])] == ["klein", "klein"]


def test_what_cannot_be_compiled_is_told_by_all():
    found = judge.judge(Bundle.from_files({**small().files, "ave.bpmn": b"<x/>"}))
    assert not found.good
    assert "kan niet beginnen" in found.walk.told
