"""A spreadsheet is opened again and read: its numbers are the frame's, its texts stay texts."""

import io
import zipfile
from datetime import datetime

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from dashboard.domain.clock import LOCAL
from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.exports.provenance import Provenance
from dashboard.exports.workbook import workbook

SPEC = FrameSpec(
    key=("unit_name",),
    columns={
        "unit_name": Column("string", "—", "Name"),
        "expected": Column("Int64", "report", "Reports"),
        "completion_rate": Column("Float64", "1", "Share"),
        "due_before": Column(INSTANT, "—", "Due"),
    },
)
HEADS = {"unit_name": "Đơn vị báo cáo", "expected": "Phải gửi", "completion_rate": "Tỷ lệ", "due_before": "Thời hạn"}
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "http://example.invalid", "<b>x</b>"]


def _about(simulated: bool) -> Provenance:
    return Provenance("Ai chưa gửi?", "17:00", "gói dữ liệu", "16:45", simulated, [("Kỳ", "2026")], [("Tỷ lệ", "a/b")])


def _frame(names: list[str]) -> pd.DataFrame:
    due = datetime(2026, 11, 21, 17, 30, tzinfo=LOCAL)
    rows = [{"unit_name": name, "expected": 3, "completion_rate": 1 / 3, "due_before": due} for name in names]
    rows.append({"unit_name": "Hà Nội", "expected": None, "completion_rate": None, "due_before": None})
    return SPEC.conform(pd.DataFrame(rows))


def _sheet(data: bytes, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_numbers_come_back_as_they_were():
    rows = _sheet(workbook(_frame(["An Giang"]), HEADS, _about(False)), "Số liệu")
    assert rows[0] == list(HEADS.values())
    assert rows[1] == ["An Giang", 3.0, 1 / 3, datetime(2026, 11, 21, 17, 30)]  # noqa: DTZ001  a sheet has no zones


def test_missing_stays_empty_and_is_never_zero():
    rows = _sheet(workbook(_frame(["An Giang"]), HEADS, _about(False)), "Số liệu")
    assert rows[2] == ["Hà Nội", "", "", ""]


def test_hostile_texts_stay_texts():
    data = workbook(_frame(HOSTILE), HEADS, _about(False))
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert [row[0] for row in _sheet(data, "Số liệu")[1:-1]] == HOSTILE


@pytest.mark.parametrize(
    ("simulated", "words"), [(True, "DỮ LIỆU MÔ PHỎNG – KHÔNG PHÁT HÀNH"), (False, "không mô phỏng")]
)
def test_the_sheet_beside_says_what_the_figures_are(simulated, words):
    facts = _sheet(workbook(_frame([]), HEADS, _about(simulated)), "Thông tin")
    assert ["Số liệu tính đến", "17:00"] in facts
    assert any(words in str(row[1]) for row in facts)


def test_simulated_figures_are_marked_across_the_sheet_itself():
    rows = _sheet(workbook(_frame(["An Giang"]), HEADS, _about(True)), "Số liệu")
    assert rows[0][0] == "DỮ LIỆU MÔ PHỎNG – KHÔNG PHÁT HÀNH"
    assert rows[1] == list(HEADS.values())


def test_heads_are_frozen_and_filtered():
    data = workbook(_frame(["An Giang"]), HEADS, _about(False))
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:D3"' in sheet
