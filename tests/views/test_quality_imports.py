"""What loads noted, on Rà soát số liệu: its folded card, the finding looked at, its file, for those who load."""

import json
import re
from html import unescape

import pytest
import sqlalchemy as sa

from dashboard.auth.explaining import Deed
from dashboard.auth.explaining_imports import answer_import
from dashboard.domain.scope import OPERATOR, Scope, Viewer
from dashboard.exports.import_findings import imports_told
from dashboard.exports.tables import worded
from dashboard.ingest.problems import Problem
from dashboard.rendering import Shared
from dashboard.source import ReportSource
from dashboard.views.components.downloads import asked
from dashboard.views.quality import QualityView
from tests.queries.test_import_findings import NOTED, note
from tests.views.test_quality import HOSTILE, build, page, text

OWN = Viewer("x", "tinha")


@pytest.fixture
def source(sqlite_engine: sa.Engine) -> ReportSource:
    return build(sqlite_engine)


def part(source, query="", viewer=OPERATOR):
    view = QualityView(source=source, viewer=viewer, shared=Shared())
    return json.loads(view.part("imports", query))["body"]


def plain(markup):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(markup)))


def test_the_card_counts_what_is_open_and_the_part_tells_it_with_its_place(sqlite_engine, source):
    first, _ = note(sqlite_engine)
    answer_import(sqlite_engine, OPERATOR, first, Deed.CLOSE, "")
    assert "01 điểm chưa đóng trong 02 điểm ghi nhận" in text(source)
    shown = plain(part(source))
    for expected in ("lltp_2023.csv", "lltp.csv", "dòng 36, cột Tổng", "Dòng tổng in 10.141 khác tổng tính được 10.142",
                     "Mới", "Đã đóng", "operator đóng, không kèm giải trình"):  # fmt: skip
        assert expected in shown


def test_without_any_it_says_so(source):
    assert "Các lần nạp chưa ghi nhận điểm nào cần rà soát." in text(source)
    assert "Các lần nạp chưa ghi nhận điểm nào cần rà soát." in part(source)


def test_who_does_not_load_has_no_card_and_no_rows(sqlite_engine, source):
    number = note(sqlite_engine)[0]
    assert "khi nạp" not in text(source, f"?diem=nap~{number}", OWN)
    assert "không còn ở số liệu này" in text(source, f"?diem=nap~{number}", OWN)
    assert "lltp" not in part(source, "", OWN)
    assert QualityView.exports["imports"](source, asked(QualityView, source, OWN, "")).frame.empty


def test_the_one_looked_at_has_its_sentence_what_was_said_and_the_form(sqlite_engine, source):
    number = note(sqlite_engine)[0]
    answer_import(sqlite_engine, OPERATOR, number, Deed.EXPLAIN, "bản in sai")
    shown = page(source, f"?diem=nap~{number}").main
    assert "operator: bản in sai" in plain(shown)
    assert f'name="nap" value="{number}"' in shown
    assert re.findall(r'name="viec" value="(\w+)"', shown) == ["explain", "close"]


@pytest.mark.parametrize("point", ["nap~999", "nap~x", "nap~", "nap"])
def test_one_that_is_gone_is_told(source, point):
    assert "không còn ở số liệu này" in text(source, f"?diem={point}")


def test_what_a_file_holds_never_becomes_markup(sqlite_engine, source):
    hostile = Problem(HOSTILE, 1, HOSTILE, HOSTILE, "footnote", {"expected": HOSTILE})
    [number] = note(sqlite_engine, HOSTILE, [hostile])
    answer_import(sqlite_engine, OPERATOR, number, Deed.EXPLAIN, HOSTILE)
    for shown in (part(source), page(source, f"?diem=nap~{number}").main):
        assert "<img" not in shown
        assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_a_long_list_is_in_pages(sqlite_engine, source):
    note(sqlite_engine, noted=NOTED[:1] * 51)
    assert part(source).count('<th scope="row"') == 50
    assert part(source, "?trang-nap=2").count('<th scope="row"') == 1


def test_the_file_gives_what_the_question_answers(sqlite_engine, source):
    note(sqlite_engine)
    sheet = QualityView.exports["imports"](source, asked(QualityView, source, OPERATOR, ""))
    assert sheet.frame.equals(worded(imports_told(source.import_findings(Scope(OPERATOR)))))
    assert len(sheet.frame) == 2
    assert set(sheet.heads) <= set(sheet.frame.columns)
    assert all(sheet.heads.values())
