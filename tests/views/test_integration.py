import re
from html import unescape

import pandas as pd
import pytest

from dashboard.domain.scope import NOBODY, OPERATOR, Scope, Viewer
from dashboard.queries.integration import CIVIL_MEASURES, CIVIL_STATUS, INTEGRATION_SOURCES, LLTP_INTEGRATION
from dashboard.views.components.page import Question
from dashboard.views.integration import IntegrationView

UNITS = (
    ("tinhcaobang", "Sở Tư pháp tỉnh Cao Bằng"),
    ("thanhphohanoi", "Sở Tư pháp thành phố Hà Nội"),
    ("tinhangiang", "Sở Tư pháp tỉnh An Giang"),
)
SPANS = (("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-10-31"), ("2023-09-01", "2023-09-30"))
FILES = {
    "tinhcaobang": (169, 1034, 50, 122),
    "thanhphohanoi": (27, 787, 205, 8345),
    "tinhangiang": (9007, 6241, 0, 940),
}
RECORDS = {
    "tinhcaobang": (3858, 2037, 2744, 1230, None, 1),
    "thanhphohanoi": (168368, 17473, 20310, 811, 3, None),
    "tinhangiang": (18001, None, 7518, None, None, None),
}


class FakeSource:
    """Three provinces, or as many as the viewer may see."""

    def __init__(self, units=UNITS):
        self.units = units
        self.asked = []

    def lltp_integration(self, scope):
        self.asked.append(scope)
        rows = [
            (code, name, *span, FILES[code][place], FILES[code][3] if place == 2 else None)
            for code, name in self.units
            for place, span in enumerate(SPANS)
        ]
        frame = pd.DataFrame(rows, columns=list(LLTP_INTEGRATION.columns)[:6]).astype(
            {"integrated": "Int64", "received": "Int64"}
        )
        frame["ratio"] = frame.integrated.astype("Float64") / frame.received
        return LLTP_INTEGRATION.conform(frame.assign(gap=frame.received - frame.integrated))

    def civil_status(self, scope):
        rows = [(code, name, "2023-10-19", *RECORDS[code]) for code, name in self.units]
        return CIVIL_STATUS.conform(pd.DataFrame(rows, columns=list(CIVIL_STATUS.columns)))

    def integration_sources(self, scope):
        rows = [("lltp", "2023-10-31", "Phụ lục <b>1</b>"), ("civil-status", "2023-10-19", "Phụ lục 2")]
        return INTEGRATION_SOURCES.conform(pd.DataFrame(rows, columns=list(INTEGRATION_SOURCES.columns)))


def content(source, viewer=OPERATOR):
    view = IntegrationView(source=source, viewer=viewer)
    return view.content(Question(Scope(viewer), choices=None, selection=None))


@pytest.fixture(scope="module")
def page():
    return content(FakeSource())


def words(markup):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", str(markup)))).strip()


def test_each_table_opens_with_its_sentence(page):
    assert re.findall(r'<p class="lead">(.+?)</p>', str(page.body)) == [
        "Số liệu lịch sử, tháng 9/2023: cả nước tích hợp 255/9.407 hồ sơ (2,7%); trung vị của 03 Sở là 2,5%. "
        "Từ 01/3/2025 lĩnh vực này do Bộ Công an quản lý.",
        "Tính đến ngày 19/10/2023, phần mềm hộ tịch dùng chung có 190.227 dữ liệu khai sinh, 30.572 khai tử, "
        "19.510 kết hôn; phụ lục để trống số kết hôn của 01 Sở.",
    ]


def test_of_one_province_the_sentences_speak_of_it_and_no_nation_is_summed():
    body = content(FakeSource(UNITS[:1]), Viewer("x", "tinhcaobang")).body
    assert "Sở Tư pháp tỉnh Cao Bằng tích hợp 50/122 hồ sơ (41%)" in words(body)
    assert "<tfoot>" not in str(body)


def test_the_viewer_and_their_own_unit_are_asked_for_whatever_the_choices():
    source = FakeSource()
    content(source, Viewer("x", "tinhcaobang"))
    assert {(scope.viewer.unit, scope.unit) for scope in source.asked} == {("tinhcaobang", "tinhcaobang")}


def test_tables_stand_in_the_order_of_names_with_all_periods_side_by_side(page):
    first, second = re.findall(r"<tbody>(.+?)</tbody>", str(page.body), re.DOTALL)
    assert words(first) == (
        "An Giang 9.007 6.241 0 940 0% 940 Cao Bằng 169 1.034 50 122 41% 72 Hà Nội 27 787 205 8.345 2,5% 8.140"
    )
    assert words(second) == (
        "An Giang 18.001 … 7.518 … … … Cao Bằng 3.858 2.037 2.744 1.230 … 1 Hà Nội 168.368 17.473 20.310 811 3 …"
    )


def test_the_nation_is_a_total_row_of_sums(page):
    first, second = re.findall(r"<tfoot>(.+?)</tfoot>", str(page.body), re.DOTALL)
    assert words(first) == "Cả nước 9.203 8.062 255 9.407 2,7% 9.152"
    assert words(second) == "Cả nước 190.227 19.510 30.572 2.041 3 1"


def test_a_blank_is_empty_in_the_file_and_never_zero(page):
    assert 'data-csv=""' in str(page.body)
    blanks = re.findall(r'data-csv="([^"]*)">…<', str(page.body))
    assert blanks == [""] * 6


def test_both_archipelagos_are_on_the_map_in_their_province_colour(page):
    squares = re.findall(r'<li class="square ramp-(\d) ?(archipelago)?"', str(page.body))
    assert len(squares) == 63 + 2
    assert [mark for _, mark in squares].count("archipelago") == 2


def test_the_figures_are_said_to_be_real_with_their_source_escaped(page):
    assert "Số liệu thật, trích phụ lục &lt;b&gt;1&lt;/b&gt;." in str(page.body)
    assert "Số liệu thật, trích phụ lục 2." in str(page.body)
    assert "MÔ PHỎNG" not in words(page.body)
    assert IntegrationView.stamp


def test_the_notes_of_the_definitions_are_on_the_page(page):
    shown = words(page.body)
    assert "không dùng để đánh giá Sở Tư pháp." in shown
    assert "Năm 2023: phụ lục không in ngày kết thúc; số liệu tính đến ngày của phụ lục, 31/10/2023." in shown
    assert "không phải số sự kiện hộ tịch đã đăng ký" in shown
    assert "“Tích hợp từ MCDT”" in shown


def test_bars_stand_by_name_and_by_choice_by_ratio_and_one_chart_a_measure(page):
    assert list(page.figures) == ["ratio-name", "ratio-order", *(f"civil-{measure}" for measure in CIVIL_MEASURES)]
    places = set(re.findall(r'data-figure="([^"]+)"', str(page.body)))
    assert places == set(page.figures)


def test_where_nothing_may_be_seen_one_sentence_says_so():
    empty = content(FakeSource(()), NOBODY)
    assert empty.lead.startswith("Chưa nạp phụ lục nào, hoặc không có số liệu thuộc phạm vi của đơn vị đồng chí")
    assert not empty.figures
