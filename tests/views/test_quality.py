"""Rà soát số liệu on a hand-made Sở: its sentence, the one list, why, filters, states, files equal to the question."""

import re
from html import unescape

import pytest
import sqlalchemy as sa

from dashboard.domain.scope import OPERATOR, Scope, Viewer
from dashboard.exports.findings import told
from dashboard.rendering import Shared
from dashboard.source import ReportSource
from dashboard.views.components.downloads import asked
from dashboard.views.quality import QualityView
from tests.queries.figures import CODE, fill, world
from tests.queries.test_cascade import by_hand
from tests.queries.test_quality import explain
from tests.queries.test_reconcile import ALL

HOSTILE = "<img src=x onerror=alert(1)>"


def build(engine: sa.Engine, so=(40, 3), sent=ALL) -> ReportSource:
    fill(engine, world(by_hand(), **sent), a=(10, 1), b=(20, 2), so=so)
    return ReportSource(engine)


@pytest.fixture
def source(sqlite_engine: sa.Engine) -> ReportSource:
    return build(sqlite_engine)


def page(source, query="", viewer=OPERATOR):
    return QualityView(source=source, viewer=viewer, shared=Shared()).open(query)


def text(source, query="", viewer=OPERATOR):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(page(source, query, viewer).main)))


def lead(source, query="", viewer=OPERATOR):
    return unescape(re.search(r'<p class="lead">(.*?)</p>', page(source, query, viewer).main).group(1))


POINT = "?diem=tinha~t~reconcile~c1"


def test_it_leads_with_how_many_there_are_and_the_weightiest_with_its_two_numbers(source):
    assert lead(source) == (
        "Kỳ năm 2025: có 01 điểm cần rà soát, trong đó 01 điểm có hai số khác nhau, làm thay đổi số liệu cả nước. "
        "Lớn nhất: biểu Hộ tịch, Sở An báo cáo 40, tổng các đơn vị trực thuộc 30 (chênh +10)."
    )


def test_the_list_names_the_report_the_check_the_numbers_the_weight_and_the_state(source):
    row = re.search(r"<tr>\s*<th scope=\"row\".*?</tr>", page(source).main, re.DOTALL).group(0)
    cells = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(row)))
    for part in ("Số của đơn vị khác tổng các đơn vị trực thuộc tổng hợp", "40", "30", "+10", "25%", "Mới", "Vì sao?"):
        assert part in cells
    assert 'href="/don-vi/tinha?' in row


def test_figures_that_agree_are_said_to(sqlite_engine):
    agreed = build(sqlite_engine, so=(30, 3))
    assert lead(agreed) == (
        "Kỳ năm 2025: chưa thấy điểm nào cần rà soát trong 03 biểu đã gửi có số liệu."
    )  # fmt: skip


def test_a_period_without_figures_says_so_and_shows_no_list(sqlite_engine):
    fill(sqlite_engine, world(by_hand(), **ALL))
    bare = ReportSource(sqlite_engine)
    assert lead(bare) == "Kỳ năm 2025 chưa có số liệu của các biểu, nên chưa có gì để rà soát."
    assert "<table" not in page(bare).main


def test_why_shows_the_units_below_that_explain_it(sqlite_engine):
    late = build(sqlite_engine, so=(25, 3), sent=ALL | {"b": ("06", "15")})
    shown = text(late, POINT)
    assert "Xã Hai" in shown
    assert "Gửi hoặc gửi lại sau khi đơn vị nhận đã gửi" in shown


def test_without_such_units_it_says_to_look_at_the_addition(source):
    assert "cần xem lại phép cộng ở biểu của đơn vị" in text(source, POINT)


def test_a_unit_may_explain_and_not_close_its_own_and_the_one_above_may_both(source):
    own, above = page(source, POINT, Viewer("x", "tinha")).main, page(source, POINT).main
    assert re.findall(r'name="viec" value="(\w+)"', own) == ["explain"]
    assert re.findall(r'name="viec" value="(\w+)"', above) == ["explain", "close"]


def test_what_was_explained_is_shown_with_who_and_closed_points_leave_the_list(sqlite_engine):
    source = build(sqlite_engine)
    explain(sqlite_engine, "closed")
    assert lead(source).startswith("Kỳ năm 2025: 01 điểm cần rà soát đều đã đóng")
    assert "Không có điểm nào theo lựa chọn này" in text(source)
    shown = text(source, "?trang-thai=da-dong&diem=tinha~t~reconcile~c1")
    assert "tinha_bc" in shown
    assert "cộng nhầm" in shown


def test_a_choice_that_is_none_and_a_finding_that_is_gone_are_told(source):
    shown = text(source, "?loai=khac&diem=tinha~t~round~")
    assert "Không có lựa chọn “khac”" in shown
    assert "không còn ở số liệu này" in shown


def test_what_the_address_says_never_becomes_markup(source):
    assert "<img" not in page(source, f"?loai={HOSTILE}&diem={HOSTILE}~a~b~c&trang-thai={HOSTILE}").main


def test_somebody_else_sees_nothing_of_it(source):
    assert "Sở An báo cáo" not in text(source, POINT, Viewer("x", "xa_tinha"))


@pytest.mark.parametrize("card", ["findings", "point"])
def test_a_card_gives_what_the_question_answers(source, card):
    sheet = QualityView.exports[card](source, asked(QualityView, source, OPERATOR, POINT))
    if card == "findings":
        answer = told(source.findings(Scope(OPERATOR, periods=(CODE,))))
        assert sheet.frame.equals(answer)
    assert set(sheet.heads) <= set(sheet.frame.columns)
    assert all(sheet.heads.values())
