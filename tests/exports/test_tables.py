"""A frame written out keeps every digit, and says missing, instants and days in one way."""

import io
import json
from datetime import datetime

import pandas as pd
import pytest

from dashboard.domain.clock import LOCAL
from dashboard.domain.frame import INSTANT
from dashboard.exports.tables import write_csv, write_json, write_table


@pytest.fixture
def frame() -> pd.DataFrame:
    sent = datetime(2020, 1, 20, 0, 0, 0, 1, tzinfo=LOCAL)
    return pd.DataFrame(
        {
            "unit_name": pd.Series(["Sở Tư pháp tỉnh Nghệ An", "Sở, Ban"], dtype="string"),
            "tier": pd.Series(["province", None], dtype="string"),
            "expected": pd.Series([1234, 0], dtype="Int64"),
            "completion_rate": pd.Series([1 / 3, None], dtype="Float64"),
            "first_sent_at": pd.Series([sent, None], dtype=INSTANT),
            "period_start": pd.Series([pd.Timestamp("2022-01-01"), None], dtype="datetime64[us]"),
            "covered": pd.Series([True, None], dtype="boolean"),
        }
    )


def written(write, frame: pd.DataFrame) -> str:
    stream = io.StringIO()
    write(frame, stream)
    return stream.getvalue()


def test_csv_keeps_full_precision_and_leaves_missing_empty(frame):
    assert written(write_csv, frame) == (
        "unit_name,tier,expected,completion_rate,first_sent_at,period_start,covered\n"
        "Sở Tư pháp tỉnh Nghệ An,province,1234,0.3333333333333333,2020-01-20T00:00:00.000001+07:00,2022-01-01,1\n"
        '"Sở, Ban",,0,,,,\n'
    )


def test_csv_of_no_rows_is_its_header(frame):
    assert written(write_csv, frame.head(0)).count("\n") == 1


def test_json_holds_numbers_truths_and_nulls(frame):
    first, second = json.loads(written(write_json, frame))
    assert (first["completion_rate"], first["covered"], first["period_start"]) == (1 / 3, True, "2022-01-01")
    assert second["completion_rate"] is None


def test_json_of_no_rows_is_an_empty_list(frame):
    assert json.loads(written(write_json, frame.head(0))) == []


def test_a_table_is_in_words(frame):
    head, first, second = written(write_table, frame).splitlines()
    assert "Biểu phải gửi" in head
    assert all(cell in first for cell in ("Sở Tư pháp", "1.234", "33,3%", "20/01/2020 00:00", "01/01/2022"))
    assert second.split("  ")[0] == "Sở, Ban"


def test_the_columns_of_a_table_stand_under_each_other(frame):
    lines = written(write_table, frame[["unit_name", "expected"]]).splitlines()
    assert len({len(line) for line in lines}) == 1
