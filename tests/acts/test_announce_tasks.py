"""Tasks that appeared become outside work: each once, also when two workers look at the same time."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select

from given import House
from kapstok.acts.announce_tasks import announce_tasks
from kapstok.db import reading
from kapstok.jobs.model import Job
from kapstok.overviews.installation import figures
from kapstok.overviews.work import tasks_to_tell

MANY = 1000


def letters() -> dict[str, Job]:
    """The letters that are wanted about tasks, by task; each has one."""
    with reading() as session:
        found = list(session.scalars(select(Job).where(Job.operation == "mail_taak")))
    by_task = {job.parameters["task_id"]: job for job in found}
    assert len(by_task) == len(found)
    return by_task


def test_every_task_that_opened_becomes_work_once(house: House) -> None:
    opened = house.open()
    tasks = {str(task.id): task for task in house.tasks(opened.casus_id)}
    assert tasks_to_tell()
    assert announce_tasks(None, MANY) == len(tasks)
    assert announce_tasks(None, MANY) == 0
    assert not tasks_to_tell()
    assert {task_id: job.wanted_at for task_id, job in letters().items()} == {
        task_id: task.opened_at for task_id, task in tasks.items()
    }


def test_those_that_wait_longest_come_first(house: House) -> None:
    first = house.tasks(house.open("joost").casus_id)
    house.clock.pass_workdays(1)
    house.open("joost")
    assert announce_tasks(None, len(first)) == len(first)
    assert set(letters()) == {str(task.id) for task in first}


def test_nobody_is_told_of_a_task_that_was_done_in_the_meantime(house: House) -> None:
    casus_id = house.open("joost").casus_id
    house.complete("noor", casus_id, "Signaal wegen")
    announce_tasks(None, MANY)
    assert set(letters()) == {str(task.id) for task in house.tasks(casus_id)}


def test_two_workers_at_the_same_time_tell_once(house: House) -> None:
    opened = [task_id for _ in range(4) for task_id in house.open("joost").opened]
    with ThreadPoolExecutor(2) as workers:
        told = list(workers.map(lambda _: announce_tasks(None, MANY), range(4)))
    assert sum(told) == len(opened)
    assert set(letters()) == {str(task_id) for task_id in opened}


def test_what_is_still_to_be_told_counts_as_work_that_waits(house: House) -> None:
    house.open("joost")
    waiting = figures().wanted_jobs
    assert waiting > 0
    announce_tasks(None, MANY)
    assert figures().wanted_jobs == waiting
