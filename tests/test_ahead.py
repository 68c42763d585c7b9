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
def reader(monkeypatch):
    """Another thread that computes until told to stop, as one does that answers somebody."""
    stop, began, spent = threading.Event(), time.monotonic(), []

    def of_others():
        spent.append(spent[-1] if stop.is_set() and spent else time.monotonic() - began)
        return spent[-1]

    monkeypatch.setattr("dashboard.ahead._of_others", of_others)
    return stop


def test_the_next_page_waits_for_as_long_as_readers_are_answered(reader):
    readers = Readers()
    threading.Timer(0.3, reader.set).start()
    assert readers.wait(threading.Event(), 0.05) > 0.3


def test_nobody_is_waited_for_where_nobody_asks(monkeypatch):
    monkeypatch.setattr("dashboard.ahead._of_others", lambda: 1.0)
    assert Readers().wait(threading.Event(), 0.05) < 0.3


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


def test_what_this_thread_computes_is_not_taken_for_a_readers():
    readers = Readers()
    until = time.thread_time() + 0.1
    while time.thread_time() < until:
        pass
    assert not readers.are_answered()
