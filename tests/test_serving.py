"""What a serving process holds for good is set aside from the collector's rounds, and nothing else is."""

import gc
import weakref

import pytest

from dashboard.serving import settle


class Ring:
    """Something that holds itself: only the collector takes it away."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def thawed():
    yield
    gc.unfreeze()


def test_what_is_held_is_looked_at_no_more():
    settle()
    assert gc.get_freeze_count() > 10_000


def test_what_has_ended_is_taken_away_before_and_what_ended_since_with_the_next():
    kept = Ring()
    settle()
    ended = weakref.ref(kept)
    del kept
    gc.collect()
    assert ended() is not None
    settle()
    assert ended() is None
