"""Pages are made ahead once per data version, in the order named, whatever else fails."""

import threading
import time

import pytest

from dashboard.ahead import Ahead, Readers, Turn, Yielding

ADDRESSES = [("/", ""), ("/tien-do", ""), ("/", "ky=2025-tron-nam")]


def _ahead(made, version):
    return Ahead(lambda: version[0], lambda: ADDRESSES, lambda wanted, _give_way: made.append(wanted))


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

    ahead = Ahead(version, lambda: ADDRESSES[:1], lambda wanted, _give_way: made.append(wanted))
    ahead.start()
    until = time.monotonic() + 5
    while not made and time.monotonic() < until:
        time.sleep(0.02)
    ahead.stop()
    assert made == ADDRESSES[:1]


def test_whoever_wants_to_know_is_told_once_all_are_made():
    told: list[int] = []
    ahead = Ahead(lambda: 1, lambda: ADDRESSES, lambda _wanted, _give_way: None, lambda: told.append(1))
    ahead.make_due()
    ahead.make_due()
    assert told == [1]


@pytest.fixture
def reader():
    """Another thread that computes until told to stop, as one does that answers somebody."""
    stop = threading.Event()
    thread = threading.Thread(target=lambda: [None for _ in iter(stop.is_set, True)])
    thread.start()
    yield stop
    stop.set()
    thread.join()


def test_the_next_page_waits_for_as_long_as_readers_are_answered(reader):
    readers = Readers()
    threading.Timer(0.3, reader.set).start()
    assert readers.wait(threading.Event(), 0.05) > 0.3


def test_nobody_is_waited_for_where_nobody_asks():
    readers = Readers()
    assert readers.wait(threading.Event(), 0.05) < 0.1


def test_a_page_in_the_making_gives_way_for_so_long_and_no_longer(reader, monkeypatch):
    monkeypatch.setattr("dashboard.ahead.PATIENCE", 0.2)
    turn, took = Turn(Readers(), threading.Event()), []
    for _ in range(3):
        began = time.monotonic()
        time.sleep(0.05)
        turn.give_way()
        took.append(time.monotonic() - began)
    assert took[0] > 0.2 > took[2]


def test_a_source_gives_way_before_each_of_its_answers():
    told: list[str] = []
    assert Yielding("text", lambda: told.append("way")).upper() == "TEXT"
    assert told == ["way"]
