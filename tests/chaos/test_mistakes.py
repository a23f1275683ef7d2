"""The verdict judged: every mistake that is put in on purpose is found by it. Part of `make chaos`."""

import os

import pytest
from rounds import Round

pytestmark = [
    pytest.mark.xdist_group("chaos"),
    pytest.mark.skipif(not os.environ.get("KAPSTOK_CHAOS"), reason="long: make chaos"),
]

# The mistake, what finds it (one of these at least), and where: SQLite has one writer at a time anyway.
FOUND = {
    "split_commit": ({"taken", "keten", "verslag", "stand", "I1"}, "sqlite"),
    "acknowledge_before_commit": ({"I1", "I5"}, "sqlite"),
    "no_audit_line": ({"keten", "verslag", "I1"}, "sqlite"),
    "no_status_check": ({"I5"}, "postgresql"),
    "no_lock": ({"I1", "I5", "I8", "keten", "verslag", "taken", "status"}, "postgresql"),
    "no_kept_answer": ({"I8"}, "sqlite"),
    "timer_too_early": ({"te_vroeg"}, "sqlite"),
    "timer_twice": ({"twee_keer"}, "sqlite"),
    "half_advanced": ({"taken", "keten"}, "sqlite"),
    "swapped_state": ({"stand"}, "sqlite"),
    "outbox_lost": ({"postvak_uit"}, "sqlite"),
}
CRASHES = {"no_kept_answer": {"CHAOS_CRASH": "after_commit", "CHAOS_RATE": "0.3"}}


@pytest.mark.parametrize(
    ("mistake", "database"), [(name, kind) for name, (_, kind) in FOUND.items()], indirect=["database"]
)
def test_a_mistake_is_found(town: str, mistake: str) -> None:
    environment = {"CHAOS_DEFECT": mistake, **CRASHES.get(mistake, {})}
    verdict = Round(acks=60, limit=25, environment=environment).run()
    assert verdict.rules & FOUND[mistake][0], f"{mistake} was not found: {verdict}"
