import os
import time

import pytest

from dashboard.training.classroom.board import is_stuck, lead, standings, stuck, tiles
from dashboard.training.classroom.results import results
from dashboard.training.classroom.room import (
    STORE,
    FolderTakenError,
    Room,
    RoomFullError,
    SeatTakenError,
    open_room,
)
from dashboard.training.classroom.throttle import FREE_GUESSES, Throttle
from dashboard.training.exercises import EXERCISES
from dashboard.training.moves import act

TASK = EXERCISES["xa-sai-vai-tro"]


@pytest.fixture
def room(tmp_path) -> Room:
    return open_room(tmp_path / "class", "Lớp Mẫu", 3)[0]


def test_seats_are_given_in_order_until_none_is_left(room):
    tokens = [room.take() for _ in range(3)]
    assert [room.seat(token).number for token in tokens] == [1, 2, 3]
    with pytest.raises(RoomFullError):
        room.take()


def test_a_seat_that_somebody_has_is_not_given_twice(room):
    room.take(2)
    for number in (2, 0, 4):
        with pytest.raises((SeatTakenError, RoomFullError)):
            room.take(number)


def test_a_seat_is_known_by_its_token_alone(room):
    room.take()
    assert room.seat("1") is None
    assert room.seat("") is None
    assert room.seat(None) is None


def test_a_class_cut_short_is_taken_up_again(room, tmp_path):
    token = room.take()
    room.desk(1).move(TASK, TASK.solution[0])
    room.lock(locked=True)
    again, there = open_room(tmp_path / "class", "other", 9)
    assert there
    assert (again.name, again.code, again.secret, again.seat(token).number) == ("Lớp Mẫu", room.code, room.secret, 1)
    assert again.orders.locked
    assert again.desk(1).play(TASK).refused


def test_a_fresh_class_and_one_of_yesterday_begin_anew(room, tmp_path):
    token = room.take()
    fresh, there = open_room(tmp_path / "class", "Lớp", 3, fresh=True)
    assert not there
    assert fresh.seat(token) is None
    os.utime(tmp_path / "class" / STORE, (0, time.time() - 2 * 86_400))
    assert not open_room(tmp_path / "class", "Lớp", 3)[1]


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(FolderTakenError):
        open_room(tmp_path, "Lớp", 3)
    assert (tmp_path / "thesis.docx").exists()


def test_a_class_that_ends_leaves_nothing_of_its_own_and_everything_else(room, tmp_path):
    room.take()
    room.desk(1).restart(TASK)
    room.close()
    assert not (tmp_path / "class").exists()


def test_all_are_brought_to_the_step_and_told_so(room):
    for _ in range(2):
        room.take()
    room.desk(2).move(TASK, act("xamau01_tmaua_bc", "send"))
    assert room.bring(TASK, 3, "/x") == 2
    assert {room.desk(number).play(TASK).seen.status for number in (1, 2)} == {"approved"}
    assert (room.orders.epoch, room.orders.go) == ("1", "/x")


def test_the_board_says_who_stands_where_and_who_is_stuck(room, monkeypatch):
    room.take()
    room.take()
    room.desk(1).move(TASK, TASK.solution[0])
    room.desk(1).move(TASK, TASK.solution[1])
    room.seen.update({1: time.time(), 2: time.time()})
    first, second = standings(room)
    assert (first.play.seen.status, first.idle, second.idle) == ("approved", False, True)
    assert not is_stuck(first)
    assert is_stuck(first._replace(waited=301.0))
    assert (stuck([first, second]), stuck([first._replace(waited=301.0), second])) == ("", "MÁY 01")
    assert [tile.tone for tile in tiles(room, [first._replace(waited=301.0), second])] == ["overdue", "active", "none"]


def test_the_sentence_of_the_class_counts_those_who_are_there(room):
    assert (
        lead(room, standings(room)) == "Lớp Mẫu: chưa có máy nào kết nối. Chiếu trang địa chỉ và mã lớp cho học viên."
    )
    for _ in range(2):
        room.take()
    for move in TASK.solution:
        room.desk(1).move(TASK, move)
    room.seen.update({1: time.time(), 2: time.time()})
    told = (
        "Lớp Mẫu: 02 máy đang kết nối; 01 máy đã gửi được báo cáo, 00 máy dừng ở bước phê duyệt, 01 máy chưa bắt đầu."
    )
    assert lead(room, standings(room)) == told


def test_a_seat_let_go_takes_its_work_along(room):
    token = room.take()
    room.desk(1).restart(TASK)
    room.free(1)
    assert room.seat(token) is None
    assert not list(room.folder.glob("may-*"))


def test_results_hold_what_each_seat_reached(room):
    room.take()
    for move in TASK.solution:
        room.desk(1).move(TASK, move)
    frame = results(room)
    assert frame[["seat", "points", "most", "whole", "refusals"]].values.tolist() == [["MÁY 01", 3, 3, "Có", 1]]


def test_a_class_without_work_has_an_empty_sheet(room):
    assert results(room).empty


def test_guessing_is_slowed_down_by_address():
    throttle = Throttle()
    for _ in range(FREE_GUESSES - 1):
        throttle.wrong("10.0.0.7")
    assert throttle.wait("10.0.0.7") == 0
    throttle.wrong("10.0.0.7")
    assert throttle.wait("10.0.0.7") >= 30
    throttle.wrong("10.0.0.7")
    assert throttle.wait("10.0.0.7") >= 60
    assert throttle.wait("10.0.0.8") == 0
    throttle.right("10.0.0.7")
    assert throttle.wait("10.0.0.7") == 0
