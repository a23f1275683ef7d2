"""A look around takes time, and work may end meanwhile: that is not work that was lost."""

import logging
from collections.abc import Iterable
from uuid import UUID

import pytest
import work

from given import House
from kapstok.acts.answer_job import answer_job
from kapstok.worker import durable, sweep


def look(monkeypatch: pytest.MonkeyPatch, job_id: UUID, ends_meanwhile: bool) -> None:
    """Look around when the worker that had this job ended; or did it, between two looks of ours."""

    def known(ids: Iterable[str]) -> dict[str, str]:
        if ends_meanwhile:
            answer_job(None, job_id, {})
        return dict.fromkeys(ids, "SUCCESS")

    monkeypatch.setattr(durable, "known", known)
    sweep.jobs()


def test_work_that_ends_while_we_look_is_not_called_lost(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job_id = work.want("ontvangstbevestiging")
    with caplog.at_level(logging.WARNING):
        look(monkeypatch, job_id, ends_meanwhile=True)
    assert caplog.messages == []
    assert (work.job(job_id).status, work.job(job_id).attempts) == ("done", 0)


def test_work_that_ended_without_its_outcome_is_lost_and_counts_as_tried(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job_id = work.want("ontvangstbevestiging")
    with caplog.at_level(logging.WARNING):
        look(monkeypatch, job_id, ends_meanwhile=False)
    assert caplog.messages == [f"work job-{job_id}-0 was lost"]
    assert (work.job(job_id).status, work.job(job_id).attempts) == ("wanted", 1)
