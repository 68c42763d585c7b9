"""Pages are made ahead once per data version, in the order named, whatever else fails."""

import time

from dashboard.ahead import Ahead

ADDRESSES = [("/", ""), ("/tien-do", ""), ("/", "ky=2025-tron-nam")]


def _ahead(made, version):
    return Ahead(lambda: version[0], lambda: ADDRESSES, lambda path, query: made.append((path, query)))


def test_pages_are_made_in_the_order_named():
    made: list[tuple[str, str]] = []
    _ahead(made, [1]).make_due()
    assert made == ADDRESSES


def test_the_same_data_are_not_made_twice():
    made: list[tuple[str, str]] = []
    ahead = _ahead(made, [1])
    ahead.make_due()
    ahead.make_due()
    assert made == ADDRESSES


def test_a_load_has_them_made_again():
    made: list[tuple[str, str]] = []
    version = [1]
    ahead = _ahead(made, version)
    ahead.make_due()
    version[0] = 2
    ahead.make_due()
    assert made == ADDRESSES * 2


def test_stopping_leaves_the_rest_unmade():
    made: list[tuple[str, str]] = []
    ahead = _ahead(made, [1])
    ahead.stop()
    ahead.make_due()
    assert made == []


def test_a_database_away_does_not_end_the_watch(monkeypatch):
    monkeypatch.setattr("dashboard.ahead.LOOK_EVERY", 0.01)
    made: list[tuple[str, str]] = []
    answers = iter([OSError("away"), 1])

    def version() -> int:
        answer = next(answers, 1)
        if isinstance(answer, Exception):
            raise answer
        return answer

    ahead = Ahead(version, lambda: ADDRESSES[:1], lambda path, query: made.append((path, query)))
    ahead.start()
    until = time.monotonic() + 5
    while not made and time.monotonic() < until:
        time.sleep(0.02)
    ahead.stop()
    assert made == ADDRESSES[:1]
