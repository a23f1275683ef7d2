"""Every mistake that is planted, the invariant that it breaks, and what it has to be found as."""

from collections.abc import Callable
from dataclasses import dataclass

import mistakes as order
import mistakes_in_rows as rows
import pytest

INVARIANTS = tuple(f"I{number}" for number in range(12))


@dataclass(frozen=True)
class Planted:
    """`found` are rules of the verdict: each of them has to be named, on SQLite and on PostgreSQL."""

    mistake: Callable[[pytest.MonkeyPatch], None]
    breaks: str
    found: frozenset[str]

    @property
    def name(self) -> str:
        return self.mistake.__name__


def _planted(mistake: Callable[[pytest.MonkeyPatch], None], breaks: str, *found: str) -> Planted:
    return Planted(mistake, breaks, frozenset(found or {breaks}))


PLANTED = (
    _planted(rows.index_left_behind, "I0", "opslag"),
    _planted(order.acknowledge_before_commit, "I1"),
    _planted(order.split_commit, "I2", "taken"),
    _planted(rows.half_advanced, "I2", "taken"),
    _planted(rows.rows_lost, "I2", "taken"),
    _planted(order.no_audit_line, "I3", "keten"),
    _planted(rows.line_beside_the_chain, "I3", "keten"),
    _planted(rows.swapped_state, "I4", "stand"),
    _planted(rows.answers_of_another, "I4"),
    _planted(order.no_status_check, "I5"),
    _planted(order.no_lock, "I5"),
    _planted(rows.timer_stays, "I6", "termijnen"),
    _planted(rows.timer_never_armed, "I6", "termijnen"),
    _planted(order.timer_too_early, "I7", "te_vroeg"),
    _planted(order.timer_twice, "I7", "twee_keer"),
    # What went off twice asks twice for what comes after it.
    _planted(order.job_without_lock, "I7", "werk"),
    _planted(order.no_kept_answer, "I8"),
    _planted(rows.outbox_lost, "I9", "postvak_uit"),
    _planted(rows.outside_work_lost, "I9", "werk"),
    _planted(rows.condition_forgotten, "I10"),
    _planted(rows.answers_in_the_log, "I11"),
    _planted(rows.answers_in_a_job, "I11"),
    _planted(rows.answers_in_the_run, "I11"),
)
