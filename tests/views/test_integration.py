import re
from fractions import Fraction
from html import unescape

import pandas as pd
import pytest

from dashboard.domain.errors import NoReportError
from dashboard.domain.scope import NOBODY, OPERATOR, Boundaries, Scope, Viewer
from dashboard.domain.shares import bands, wilson
from dashboard.queries.integration import CIVIL_STATUS, INTEGRATION_SOURCES, LLTP_INTEGRATION
from dashboard.queries.integration_ratios import INTEGRATION_RATIOS
from dashboard.state import Selection
from dashboard.views.components.page import Question
from dashboard.views.integration import PARTS, IntegrationView
from dashboard.views.integration.facts import Facts
from dashboard.views.integration.lltp import map_part
from dashboard.views.integration.sheets import SHEETS

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

    def integration_ratios(self, scope):
        self.asked.append(scope)
        rows = [
            ("lgsp-ndxp", code, name, f"2026-{month}-01", f"2026-{month}-28", *counts)
            for code, name in self.units
            for month, counts in LIVE[code].items()
        ]
        frame = pd.DataFrame(rows, columns=list(INTEGRATION_RATIOS.columns)[:7]).astype(
            {"numerator": "Int64", "denominator": "Int64"}
        )
        part, whole = frame.numerator, frame.denominator
        judged = wilson(part, whole).add_prefix("ratio_")
        ranks = pd.Series([1 if value else None for value in whole > 19], dtype="Int64")
        return INTEGRATION_RATIOS.conform(
            frame.assign(
                ratio=part.astype("Float64") / whole, gap=whole - part, **judged, rank=ranks,
                band=bands(part, whole, (Fraction(95, 100), Fraction(75, 100), Fraction(50, 100))),
            )
        )  # fmt: skip


LIVE = {
    "tinhcaobang": {"09": (1, 4), "10": (3, 4)},
    "thanhphohanoi": {"09": (500, 1000), "10": (960, 1000)},
    "tinhangiang": {"10": (96, 100)},
}


def asked(viewer=OPERATOR, **own):
    return Question(
        Scope(viewer),
        choices=None,
        selection=Selection(own={name.replace("_", "-"): value for name, value in own.items()}),
    )


def content(source, viewer=OPERATOR, **own):
    return IntegrationView(source=source, viewer=viewer).content(asked(viewer, **own))


@pytest.fixture(scope="module")
def page():
    return content(FakeSource())


@pytest.fixture(scope="module")
def civil():
    return content(FakeSource(), bang="ho-tich")


@pytest.fixture(scope="module")
def live():
    return content(FakeSource(), bang="hien-hanh")


def words(markup):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", str(markup)))).strip()


def test_each_table_has_its_sentence(page, civil):
    assert page.lead == (
        "Số liệu lịch sử, tháng 9/2023: cả nước tích hợp 255/9.407 hồ sơ (2,7%); trung vị của 03 Sở là 2,5%. "
        "Từ 01/3/2025 lĩnh vực này do Bộ Công an quản lý."
    )
    assert civil.lead == (
        "Tính đến ngày 19/10/2023, phần mềm hộ tịch dùng chung có 190.227 dữ liệu khai sinh, 30.572 khai tử, "
        "19.510 kết hôn; phụ lục để trống số kết hôn của 01 Sở."
    )


def test_of_one_province_the_sentences_speak_of_it_and_no_nation_is_summed():
    shown = content(FakeSource(UNITS[:1]), Viewer("x", "tinhcaobang"))
    assert "Sở Tư pháp tỉnh Cao Bằng tích hợp 50/122 hồ sơ (41%)" in shown.lead
    assert "<tfoot>" not in str(shown.body)


@pytest.mark.parametrize("panel", ["ly-lich-tu-phap", "ho-tich", "hien-hanh"])
@pytest.mark.parametrize("units", [UNITS[:1], UNITS[:2]])
def test_whoever_sees_less_than_the_nation_is_told_nothing_of_the_nation(panel, units):
    """A province that others became part of sees all of them, and their sum is not the nation's."""
    shown = content(FakeSource(units), Viewer("x", "tinhcaobang"), bang=panel)
    assert "cả nước" not in words(f"{shown.lead} {shown.body}").casefold().replace("dòng cả nước cộng", "").replace(
        "tỷ lệ chung cả nước là tổng chia cho tổng", ""
    )


@pytest.mark.parametrize("panel", ["ly-lich-tu-phap", "ho-tich", "hien-hanh"])
def test_the_viewer_and_their_own_unit_are_asked_for_whatever_the_choices(panel):
    source = FakeSource()
    content(source, Viewer("x", "tinhcaobang"), bang=panel)
    assert {(scope.viewer.unit, scope.unit) for scope in source.asked} <= {("tinhcaobang", "tinhcaobang")}


def test_tables_stand_in_the_order_of_names_with_all_periods_side_by_side(page, civil):
    first, second = (re.findall(r"<tbody>(.+?)</tbody>", str(each.body), re.DOTALL)[0] for each in (page, civil))
    assert words(first) == (
        "An Giang 9.007 6.241 0 940 0% 940 Cao Bằng 169 1.034 50 122 41% 72 Hà Nội 27 787 205 8.345 2,5% 8.140"
    )
    assert words(second) == (
        "An Giang 18.001 … 7.518 … … … Cao Bằng 3.858 2.037 2.744 1.230 … 1 Hà Nội 168.368 17.473 20.310 811 3 …"
    )


def test_the_nation_is_a_total_row_of_sums(page, civil):
    first, second = (re.findall(r"<tfoot>(.+?)</tfoot>", str(each.body), re.DOTALL)[0] for each in (page, civil))
    assert words(first) == "Cả nước 9.203 8.062 255 9.407 2,7% 9.152"
    assert words(second) == "Cả nước 190.227 19.510 30.572 2.041 3 1"


def test_a_blank_is_empty_in_the_file_and_never_zero(civil):
    assert re.findall(r'data-csv="([^"]*)">…<', str(civil.body)) == [""] * 6


def test_the_table_leads_then_its_bars_then_how_the_units_spread_and_the_map_is_folded_away(page, civil):
    cards = re.findall(r'data-card="([^"]+)"', str(page.body))
    assert cards == ["lltp", "ratio", "ratio-spread", "ratio-map"]
    assert re.findall(r'data-card="([^"]+)"', str(civil.body)) == ["civil", "civil-bars"]
    assert 'data-part="ratio-map"' in str(page.body)


def test_both_archipelagos_are_on_the_map_in_their_province_colour():
    opened = map_part(Facts(FakeSource(), asked()))
    squares = re.findall(r'<li class="square ramp-(\d) ?(archipelago)?"', str(opened.body))
    assert len(squares) == 63 + 2
    assert [mark for _, mark in squares].count("archipelago") == 2


def test_under_todays_units_the_map_is_todays_and_the_page_says_what_was_added_up():
    shown = content(FakeSource(), dia_gioi="hien-nay")
    assert "được cộng theo 03 tỉnh, thành phố hiện nay; tổng cả nước không đổi" in words(
        "".join(map(str, shown.strips))
    )
    opened = map_part(Facts(FakeSource(), asked(dia_gioi="hien-nay")))
    assert len(re.findall(r'<li class="square', str(opened.body))) == 34 + 2


def test_the_boundaries_are_asked_of_the_source_and_offered_to_the_nation_alone():
    source = FakeSource()
    content(source, dia_gioi="hien-nay")
    assert {scope.boundaries for scope in source.asked} == {Boundaries.CURRENT}
    assert "Cộng theo" in words(content(FakeSource()).body)
    assert "Cộng theo" not in words(content(FakeSource(UNITS[:1]), Viewer("x", "tinhcaobang")).body)


def test_both_ends_are_counted_in_a_sentence_that_claims_no_humps_where_there_are_none(page):
    shown = words(page.body)
    assert "02 đơn vị dưới 10% (trong đó 01 đơn vị có 0 hồ sơ), 01 đơn vị ở giữa, 00 đơn vị từ 90% trở lên." in shown
    assert "hai đỉnh" not in shown


def test_the_figures_are_said_to_be_real_with_their_source_escaped(page, civil):
    assert "Số liệu thật, trích phụ lục &lt;b&gt;1&lt;/b&gt;." in str(page.body)
    assert "Số liệu thật, trích phụ lục 2." in str(civil.body)
    assert "MÔ PHỎNG" not in words(page.body)
    assert IntegrationView.stamp


def test_the_notes_of_the_definitions_are_on_the_page(page, civil):
    shown = words(page.body)
    assert "không dùng để đánh giá Sở Tư pháp." in shown
    assert "Năm 2023: phụ lục không in ngày kết thúc; số liệu tính đến ngày của phụ lục, 31/10/2023." in shown
    assert "không phải số sự kiện hộ tịch đã đăng ký" in words(civil.body)
    assert "“Tích hợp từ MCDT”" in shown


@pytest.mark.parametrize("panel", ["ly-lich-tu-phap", "ho-tich", "hien-hanh"])
def test_every_place_of_a_chart_has_its_figure(panel):
    shown = content(FakeSource(), bang=panel)
    places = re.findall(r'data-figure="([^"]+)"', str(shown.body))
    assert set(places) == set(shown.figures) | (set(places) & set(PARTS))
    later = {name: PARTS[name](FakeSource(), asked(bang=panel)).figures for name in places if name in PARTS}
    assert all(list(figures) == [name] for name, figures in later.items())


@pytest.mark.parametrize(("panel", "drawn"), [("ly-lich-tu-phap", 1), ("ho-tich", 1), ("hien-hanh", 0)])
def test_of_charts_the_first_alone_is_drawn_before_it_is_looked_at(panel, drawn):
    assert len(content(FakeSource(), bang=panel).figures) == drawn


def test_the_order_of_ratios_is_drawn_when_its_tab_is_opened():
    opened = PARTS["ratio-order"](FakeSource(), asked()).figures["ratio-order"]
    assert opened.get(0).dimension_values("name").tolist() == ["Cao Bằng", "Hà Nội"]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_nothing_is_refused(part):
    with pytest.raises(NoReportError):
        PARTS[part](FakeSource(()), asked(Viewer("x", "tinhcaobang")))


def test_lltp_has_no_band_and_no_place(page):
    assert not {"Mức", "Thứ hạng", "đồng hạng"} & set(re.findall(r"Mức(?! giữa)|Thứ hạng|đồng hạng", words(page.body)))


def test_a_live_series_says_the_middle_and_what_reaching_it_would_bring(live):
    assert live.lead == (
        "Kết nối qua trục LGSP/NDXP, tháng 10/2026: 1.059/1.104 hồ sơ (95,9%); mức giữa của 03 đơn vị là 96%. "
        "Nếu 01 đơn vị dưới mức giữa đạt mức giữa (trung vị) thì thêm 01 hồ sơ, tỷ lệ chung là 96%."
    )


def test_a_live_table_has_intervals_of_few_cases_bands_and_shared_places(live):
    rows = re.findall(r"<tbody>(.+?)</tbody>", str(live.body), re.DOTALL)[0]
    assert words(rows) == (
        "An Giang 96 100 96% – 4 Trên 95% 1 đồng hạng "
        "Cao Bằng 3 4 75% 30,1%–95,4% 25% 4,6%–69,9% 1 75–95% – "
        "Hà Nội 960 1.000 96% 50% 40 Trên 95% 1 đồng hạng"
    ).replace("25% 4,6%–69,9%", "25%")


def test_the_bands_name_their_units_and_where_they_come_from(live):
    assert "Trên 95% 2 An Giang, Hà Nội 75–95% 1 Cao Bằng" in words(live.body)
    assert "thang điểm chấm các Sở Tư pháp năm 2022" in words(live.body)


def test_what_is_an_example_says_that_it_is_to_be_confirmed(live):
    assert "cần xác nhận" in words(live.body)


def test_an_earlier_period_is_chosen_by_its_first_day():
    shown = content(FakeSource(), bang="hien-hanh", ky_so_lieu="2026-09-01")
    assert shown.lead.startswith("Kết nối qua trục LGSP/NDXP, tháng 9/2026: 501/1.004 hồ sơ (49,9%)")


def test_without_a_live_series_the_tab_says_how_one_appears():
    shown = content(FakeSource(()), bang="hien-hanh")
    assert shown.lead.startswith("Chưa có chuỗi số liệu đang theo dõi.")
    assert not shown.figures


def test_a_choice_that_is_none_is_told_and_the_first_taken():
    shown = content(FakeSource(), bang="x<b>")
    assert shown.lead.startswith("Số liệu lịch sử")
    assert "Không có lựa chọn “x&lt;b&gt;”" in "".join(map(str, shown.strips))


@pytest.mark.parametrize("card", SHEETS)
def test_every_card_gives_the_rows_it_shows(card):
    panel = {"c": "ho-tich", "l": "hien-hanh"}.get(card[0], "") if card != "lltp" else ""
    sheet = SHEETS[card](FakeSource(), asked(bang=panel))
    assert set(sheet.heads) <= set(sheet.frame.columns)
    assert len(sheet.frame) == {"lltp": 9, "live": 5}.get(card.split("-")[0], 3)
    assert all(sheet.heads.values())


def test_where_nothing_may_be_seen_one_sentence_says_so():
    empty = content(FakeSource(()), NOBODY)
    assert empty.lead.startswith("Chưa nạp phụ lục nào, hoặc không có số liệu thuộc phạm vi của đơn vị đồng chí")
    assert not empty.figures
