"""F16: a designer of another gemeente sends whatever he can think of; meanwhile people do their work, and keep it."""

import os

import pytest
from rounds import Round

from designer import Designer, hostile

pytestmark = pytest.mark.xdist_group("chaos")
LONG = bool(os.environ.get("KAPSTOK_CHAOS"))
# Every round of `make chaos` tries another part of them.
PART = int(os.environ.get("KAPSTOK_ROUND", "1"))


def test_bad_designs_of_another_gemeente_do_not_keep_people_from_their_work(town: str) -> None:
    files = hostile()[PART % 10 :: 10] if LONG else hostile()[4:5]
    round_ = Round(acks=80 if LONG else 10, limit=600, beside=lambda town: Designer(town.ports[0], files))
    verdict = round_.run()
    (designer,) = round_.besides
    assert designer.error is None
    assert verdict.violations == []
    assert verdict.acks >= round_.acks, "as much was done as was asked"
    assert verdict.deaths == 0, "no server fell over"
    assert designer.answers.total() >= 2 * len(files), "all of it arrived"
    assert set(designer.answers) <= {200, 400, 409, 413}, designer.answers
