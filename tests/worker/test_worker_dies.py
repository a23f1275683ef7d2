"""Whatever dies, the work is done: by another worker, once for the casus."""

from collections.abc import Callable

import pytest
import work

from given import House
from kapstok.settings import settings
from kapstok.worker.loop import Worker
from processes import HERE, post_office, until, worker

Start = Callable[[], Worker]


def test_a_worker_killed_in_the_middle_of_a_letter_is_replaced_and_the_letter_arrives(
    start_worker: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    casus_id = work.open_casus()
    with post_office() as (post, address):
        monkeypatch.setenv("KAPSTOK_SMTP", address)
        settings.cache_clear()
        post.patient = True
        with worker() as first:
            until(post.asked.is_set)
            first.kill()
            first.wait()
        post.patient = False
        start_worker()
        until(lambda: "Brief lezen" in work.tasks(casus_id))
    assert any("Uw aanmelding is ontvangen" in letter for letter in post.letters)
    assert work.acts_on(casus_id).count("answer_job") == 1


def test_work_done_before_the_worker_died_is_answered_once(start_worker: Start) -> None:
    casus_id = work.open_casus()
    with worker(str(HERE / "dies_before_answering.py")) as dying:
        until(lambda: dying.poll() == 9)
    assert "Brief lezen" not in work.tasks(casus_id)
    (receipt,) = (settings().data / "post").glob("*.eml")
    written = receipt.stat().st_mtime_ns
    start_worker()
    until(lambda: "Brief lezen" in work.tasks(casus_id))
    assert work.acts_on(casus_id).count("answer_job") == 1
    assert receipt.stat().st_mtime_ns == written, "the letter is not sent again"


def test_two_workers_let_one_timer_go_off_once(start_worker: Start) -> None:
    casussen = [work.open_casus() for _ in range(5)]
    with worker():
        start_worker()
        until(lambda: all("Terugbellen" in work.tasks(casus_id) for casus_id in casussen))
    assert [work.acts_on(casus_id).count("fire_timers") for casus_id in casussen] == [1] * 5
    opened = [House(None).tasks(casus_id) for casus_id in casussen]
    assert [sum(task.name == "Terugbellen" for task in tasks) for tasks in opened] == [1] * 5
