"""The gate: a file that hangs, floods or breaks off is named and the next one is looked at as if nothing happened."""

import os
import time
from contextlib import suppress

import pytest

from bpmn.diagrams import diagram, line
from kapstok import bounded, bounds
from kapstok.errors import Broken, Finding
from kapstok.rehearsal import gate
from kapstok.variants.bundle import Bundle

GOOD = diagram(
    '<bpmn:startEvent id="begin" name="Begin"/><bpmn:endEvent id="eind" name="Eind"/>' + line("begin", "eind")
)
LOOSE = Bundle.from_files({"los.bpmn": GOOD})


def hang():
    while True:
        pass


def flood():
    return bytes(bounds.MEMORY * 2)


def break_off():
    os._exit(9)


def test_the_answer_comes_back_whole():
    assert bounded.run(lambda: b"x" * 3_000_000) == b"x" * 3_000_000


@pytest.mark.parametrize(("work", "limit"), [(hang, "tijd"), (flood, "geheugen"), (break_off, "vastgelopen")])
def test_work_beyond_its_limits_is_stopped(work, limit):
    with pytest.raises(bounded.OverLimit) as caught:
        bounded.run(work, seconds=0.4)
    assert caught.value.limit == limit


def test_work_that_waits_without_working_gets_one_more_chance(tmp_path):
    """A fork may find a lock taken; the second one finds it free."""
    mark = tmp_path / "eerste"

    def wait_once():
        if mark.exists():
            return b"nu wel"
        mark.touch()
        time.sleep(60)
        return b""

    assert bounded.run(wait_once, seconds=0.5) == b"nu wel"


def test_no_child_is_left_behind():
    with pytest.raises(bounded.OverLimit):
        bounded.run(hang, seconds=0.2)
    # There may be other children, such as the PostgreSQL of the tests: those live on. Ours would wait to be collected.
    with suppress(ChildProcessError):
        assert os.waitpid(-1, os.WNOHANG) == (0, 0)


@pytest.mark.parametrize("work", [hang, flood, break_off])
def test_a_file_beyond_the_limits_is_a_finding_with_a_remedy(work, monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS", 0.4)
    (finding,) = gate.check_with(LOOSE, work)
    assert (finding.file, finding.rule, finding.line, finding.weight) == ("los.bpmn", "within_bounds", 1, "fout")
    assert finding.sentence.count(". ") == 1


def test_of_a_bundle_the_guilty_file_is_named(monkeypatch):
    both = Bundle.from_files({"goed.bpmn": GOOD, "fout.bpmn": GOOD.replace(b"wegen", b"hangen")})
    monkeypatch.setattr(bounds, "SECONDS", 1.0)
    monkeypatch.setattr(bounds, "BUNDLE_SECONDS", 0.3)
    monkeypatch.setattr(gate.variants, "check", lambda one: hang() if "fout.bpmn" in one.files else [])
    assert [item.file for item in gate.check_with(both, hang)] == ["fout.bpmn"]


def test_a_bundle_that_is_too_much_only_together_says_so(monkeypatch):
    monkeypatch.setattr(bounds, "BUNDLE_SECONDS", 0.3)
    both = Bundle.from_files({"een.bpmn": GOOD, "twee.bpmn": GOOD})
    (finding,) = gate.check_with(both, hang)
    assert (finding.file, finding.sentence) == ("kapstok.toml", gate.TOGETHER)


def test_findings_come_back_as_they_were():
    found = gate.check(LOOSE)
    assert found == gate.variants.check(LOOSE)
    assert all(isinstance(item, Finding) for item in found)


def test_an_import_comes_back_as_it_was():
    assert gate.take_in({"los.bpmn": GOOD}) == gate.intake.normalise({"los.bpmn": GOOD})


def test_an_import_that_hangs_is_refused(monkeypatch):
    monkeypatch.setattr(gate.intake, "normalise", lambda *_: hang())
    with pytest.raises(Broken, match="duurt te lang"):
        gate.refused(hang, "los.bpmn", 0.3)


def test_an_import_that_is_refused_says_why():
    with pytest.raises(Broken) as caught:
        gate.take_in({"los.bpmn": b"<x/>"})
    assert caught.value.findings[0].file == "los.bpmn"
