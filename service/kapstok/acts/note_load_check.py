"""Every open casus loads with this version: the next start need not look again."""

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.casus import loading


@act
def note_load_check(moment: Moment, fingerprint: str) -> None:
    """Keep that it was looked at."""
    loading.note(moment.session, fingerprint, moment.now)
