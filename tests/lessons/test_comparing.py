"""A frame that differs from the command line in one cell is told, with the cell's line."""

import pytest

from dashboard.lessons import same_as_query
from dashboard.lessons.opening import opened


@pytest.fixture
def data(classroom):
    return opened(None, None, None, classroom)


def test_an_equal_frame_is_told_with_its_rows(data):
    frame = data.source.progress(data.scope("total", "province"))
    assert "(1 dòng)" in same_as_query(data, "progress --by total --tier province", frame)


def test_one_different_cell_stops_with_its_line(data):
    frame = data.source.progress(data.scope("total", "province"))
    with pytest.raises(AssertionError, match="2: "):
        same_as_query(data, "progress --by total --tier province", frame.assign(complete=frame["complete"] + 1))


def test_a_missing_row_stops(data):
    frame = data.source.progress(data.scope("form", "province"))
    with pytest.raises(AssertionError):
        same_as_query(data, "progress --by form --tier province", frame.head(-1))


def test_a_question_that_is_refused_says_why(data):
    with pytest.raises(AssertionError, match="--by"):
        same_as_query(data, "overdue --by form", data.source.overdue(data.scope()))
