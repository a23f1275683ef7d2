"""Every variant that is shipped can be published as it is."""

import pytest
from shipped import NAMES, load

from kapstok.rehearsal import check as scenario_check
from kapstok.variants import check


def test_there_is_a_basis() -> None:
    assert "basis" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_variant_has_no_fout(name: str) -> None:
    findings = [*check.check(load(name)), *scenario_check.check(load(name))]
    assert [str(finding) for finding in findings if finding.weight == "fout"] == []
