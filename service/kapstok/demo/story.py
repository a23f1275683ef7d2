"""A believable half year in the region Noorderwaard, told in acts only: what the cast did, in their own order."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import update

from kapstok import clock
from kapstok.acts.announce_tasks import announce_tasks
from kapstok.acts.publish_process import publish_process
from kapstok.db import writing
from kapstok.demo import around, duinakker, lindehoven, veldermeer
from kapstok.demo.cast import ALL, VARIANTS, invite
from kapstok.demo.people import People
from kapstok.demo.scenes import Casus
from kapstok.demo.teller import Teller
from kapstok.jobs.model import Job
from kapstok.settings import settings
from kapstok.variants import bundle

STORY: Mapping[str, Sequence[Casus]] = {
    "veldermeer": veldermeer.STORY,
    "lindehoven": lindehoven.STORY,
    "duinakker": duinakker.STORY,
}
WORKDAYS = 140


def tell(most: int | None = None) -> None:
    """Furnish an empty installation: the region, its routes, and what happened there until today.

    With `most` no more than so many casussen of a gemeente are told, the first ones.
    """
    today = clock.now()
    begin = clock.start_of_day(clock.add_workdays(clock.day_of(today), -WORKDAYS))
    clock.set_source(lambda: begin)
    try:
        with writing() as session:
            invite(session, begin, VARIANTS)
        for variant in dict.fromkeys(VARIANTS.values()):
            here = [gemeente for gemeente in ALL if VARIANTS[gemeente] == variant]
            publish_process(None, bundle.load(settings().processes, settings().forms, variant), here)
        people = People()
        around.before(people, today)
        for gemeente, casussen in STORY.items():
            tellers = [Teller(people, gemeente, casus, today) for casus in casussen[:most]]
            # The oldest first, so that the kenmerken count on as they do in life.
            for teller in sorted(tellers, key=lambda one: one.at):
                clock.set_source(teller.tick)
                teller.tell()
        around.after(people, today)
        _mail_was_sent(today)
    finally:
        clock.set_source(None)


def _mail_was_sent(today: datetime) -> None:
    """In the story everybody got his mail long ago; a worker that starts now has nothing to send."""
    while announce_tasks(None, 1000):
        pass
    with writing() as session:
        session.execute(update(Job).where(Job.status == "wanted").values(status="done", closed_at=today))
