"""Tiến độ: the sentence of every phase, the list, the cells, the bars; worked by hand from users §2, §5."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest

from dashboard.domain.clock import LOCAL
from dashboard.domain.scope import OPERATOR
from dashboard.rendering import Shared
from dashboard.views.progress import ProgressView
from tests.views.reports import MORNING, NGHE_AN, Report, Reports, so, xa

AFTER = datetime(2026, 11, 22, 9, tzinfo=LOCAL)
LOCKED_AT = datetime(2027, 1, 4, 8, tzinfo=LOCAL)
TWO = [
    *so("Nghệ An", Hộ_tịch="received", Luật_sư="compiling"),
    *so("An Giang", Hộ_tịch="checking", Luật_sư="not_started"),
]
COMMUNES = [
    *xa("Kim", Hộ_tịch="sent", Chứng_thực="approving"), *xa("An", Hộ_tịch="not_started", Chứng_thực="returned"),
    *xa("Bình", Hộ_tịch="received", Chứng_thực="received"),
]  # fmt: skip
PLACES = {"kim": "Nam Đàn", "an": "Anh Sơn", "bình": "Anh Sơn"}


def page(query="", reports=TWO, **state):
    return ProgressView(source=Reports(reports=reports, **state), viewer=OPERATOR, shared=Shared()).open(query)


def main(query="", reports=TWO, **state):
    return page(query, reports, **state).main


def lead(query="", reports=TWO, **state):
    return re.search(r'<p class="lead">(.*?)</p>', main(query, reports, **state)).group(1)


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def rows(html, card):
    """Texts of the rows of a card's first table, heads and bands included."""
    part = html.split(f'data-card="{card}"')[1].split("</table>")[0]
    return [text(row) for row in re.findall(r"<tr.*?</tr>", part, re.DOTALL)]


def in_nghe_an(query="", reports=COMMUNES, **state):
    return main(f"?don-vi=tinhnghean{query}", reports, **{**NGHE_AN, "places": PLACES, **state})


# ---- the sentence


def test_before_the_deadline_it_says_how_many_of_whom_at_which_steps():
    assert lead() == "Còn 03/04 biểu của 02 Sở Tư pháp chưa gửi: 01 chưa bắt đầu, 01 đang tổng hợp, 01 chờ kiểm tra."


def test_after_the_deadline_it_says_by_how_many_days():
    assert lead(as_of=AFTER).startswith("Đã quá thời hạn 02 ngày: còn 03/04 biểu của 02 Sở Tư pháp chưa gửi: ")


def test_after_an_unverified_deadline_nobody_is_late():
    said = main(as_of=AFTER, verified=False)
    assert "Đã quá mốc theo dõi 02 ngày: còn 03/04 biểu" in said
    assert "quá hạn" not in text(said).replace("Còn lại, quá hạn", "")
    assert "chưa có văn bản xác nhận" in said


def test_after_the_lock_it_says_what_never_went_in():
    reports = [*so("Nghệ An", Hộ_tịch="received", Luật_sư="closed_unsent"), *so("An Giang", Hộ_tịch="received")]
    assert lead(reports=reports, as_of=LOCKED_AT + timedelta(days=1), locked=LOCKED_AT) == (
        "Kỳ sơ bộ năm 2026 đã khóa lúc 08 giờ 00 phút ngày 04/01/2027: 01/03 biểu của 01 Sở Tư pháp không được gửi nên chưa có "
        "trong số liệu tổng hợp."
    )


def test_when_all_is_sent_it_says_so():
    reports = [*so("Nghệ An", Hộ_tịch="received"), *so("An Giang", Hộ_tịch="received")]
    assert lead(reports=reports) == (
        "Tất cả 02/02 biểu của 02 Sở Tư pháp đã được gửi, tính đến 17 giờ 00 phút ngày 17/11/2026."
    )


def test_nothing_begun_is_a_sentence_like_any_other():
    assert lead(reports=so("Nghệ An", A="not_started", B="not_started")) == (
        "Còn 02/02 biểu của 01 Sở Tư pháp chưa gửi: 02 chưa bắt đầu."
    )


def test_covered_reports_are_neither_sent_nor_owed():
    said = lead(reports=so("Nghệ An", A="covered", B="compiling"))
    assert said.startswith("Còn 01/02 biểu của 01 Sở Tư pháp chưa gửi: 01 đang tổng hợp.")
    assert "01 biểu đã được cập nhật trực tiếp vào biểu tổng hợp" in said


def test_no_report_in_scope_and_a_period_not_open_have_a_sentence_alone():
    assert lead(reports=[]) == "Không có biểu nào phải gửi trong phạm vi đã chọn, kỳ sơ bộ năm 2026."
    closed = main(opened=None)
    assert "Kỳ sơ bộ năm 2026 chưa mở." in closed
    assert "data-card" not in closed


def test_a_so_reads_of_its_communes_and_of_its_own_backlog():
    assert (
        "Còn 03/06 biểu của 02 xã, phường thuộc tỉnh Nghệ An chưa gửi: 01 chưa bắt đầu, 01 chờ lãnh đạo phê duyệt, "
        in (in_nghe_an())
    )
    assert "Sở còn 01 biểu chưa tiếp nhận, biểu chờ lâu nhất 05 ngày." in in_nghe_an()


def test_one_unit_reads_of_itself():
    state = {"unit_name": "UBND xã Kim", "unit_tier": "commune", "tiers": "commune"}
    said = lead("?don-vi=kim", xa("Kim", A="received", B="approved"), **state)
    assert said == "UBND xã Kim còn 01/02 biểu chưa gửi: 01 đã phê duyệt, chưa gửi."


# ---- its own backlog


def test_the_backlog_of_a_so_comes_before_everything_else_oldest_first():
    reports = [
        Report("UBND xã Kim", "A", "sent", "commune", MORNING),
        Report("UBND xã An", "A", "sent", "commune", MORNING - timedelta(days=3)),
        Report("UBND xã Bình", "A", "received", "commune"),
    ]
    html = in_nghe_an(reports=reports)
    assert html.index('data-card="backlog"') < html.index('data-card="missing"')
    assert rows(html, "backlog")[1:] == ["xã An A 09/11/2026 08:00 08 ngày", "xã Kim A 12/11/2026 08:00 05 ngày"]


def test_an_empty_backlog_is_said():
    assert "Không có biểu nào đang chờ Sở tiếp nhận." in in_nghe_an(reports=xa("Kim", A="compiling"))


def test_a_long_backlog_comes_in_pages():
    many = [Report(f"UBND xã S{n:03d}", "A", "sent", "commune") for n in range(120)]
    first, last = (in_nghe_an(page, reports=many) for page in ("", "&cho=3"))
    assert (len(rows(first, "backlog")) - 1, len(rows(last, "backlog")) - 1) == (50, 20)


# ---- the list


def test_the_list_names_unit_verdict_form_step_since_and_days_left():
    assert rows(main(), "missing") == [
        "Đơn vị báo cáo Kết quả Biểu Đang ở khâu Từ lúc Còn lại, quá hạn",
        "An Giang Chưa gửi biểu nào Chưa gửi biểu nào Hộ tịch Chờ kiểm tra 12/11/2026 08:00 05 ngày còn 03 ngày",
        "An Giang Luật sư Chưa bắt đầu 12/11/2026 08:00 05 ngày còn 03 ngày",
        "Nghệ An Gửi thiếu biểu Gửi thiếu biểu Luật sư Đang tổng hợp, cập nhật số liệu 12/11/2026 08:00 05 ngày còn 03 ngày",
    ]


def test_past_due_the_list_counts_days_and_stops_at_the_lock():
    late = rows(main(as_of=AFTER), "missing")[1]
    locked = rows(main(as_of=LOCKED_AT + timedelta(days=30), locked=LOCKED_AT), "missing")[1]
    assert late.endswith("quá hạn 02 ngày")
    assert locked.endswith("quá hạn 45 ngày")


def test_a_report_sent_once_and_returned_is_not_overdue():
    back = Report("Sở Tư pháp tỉnh Nghệ An", "A", "returned", first_sent=MORNING)
    assert rows(main(reports=[back], as_of=AFTER), "missing")[1].endswith("gửi lần đầu 12/11/2026")


def test_the_three_verdicts_sum_to_all_units_and_each_shows_its_own():
    html = main(reports=[*TWO, *so("Huế", Hộ_tịch="received")])
    assert "Còn thiếu (02)" in html
    assert [f"{word} (01)" in html for word in ("Gửi thiếu biểu", "Chưa gửi biểu nào", "Gửi đủ biểu")] == [True] * 3
    full = rows(main("?ket-qua=du-bieu", [*TWO, *so("Huế", Hộ_tịch="received")]), "missing")
    assert [row.split()[0] for row in full[1:]] == ["Huế"]


def test_each_unit_and_form_leads_to_the_unit_with_the_choices_kept():
    html = main("?luc=2026-11-16T16:30")
    unit = 'href="/don-vi/giang?ky=2026-so-bo-nam&amp;luc=2026-11-16T16:30'
    assert f'{unit}"' in html
    assert f"{unit}&amp;bieu=TAM-" in html


def test_a_field_filters_the_sentence_and_the_list_and_stays_in_links():
    html = main("?linh-vuc=luat-su")
    assert "Lĩnh vực Luật sư: còn 02/02 biểu của 02 Sở Tư pháp chưa gửi" in html
    assert all("Luật sư" in row for row in rows(html, "missing")[1:])
    assert "linh-vuc=luat-su" in html


def test_bad_choices_are_told_and_drop_no_other():
    html = main("?linh-vuc=khong-co&muc=gi&ket-qua=thieu-bieu&trang=x")
    assert "Không có lĩnh vực “khong-co”" in html
    assert "Không có lựa chọn “gi”; đang hiển thị Danh sách thiếu biểu." in html
    assert "Không có lựa chọn “x”; đang hiển thị trang 1." in html
    assert [row.split()[0] for row in rows(html, "missing")[1:]] == ["Nghệ"]


def test_a_long_list_comes_in_pages_that_tear_no_unit():
    many = [r for n in range(120) for r in so(f"S{n:03d}", A="compiling", B="compiling", C="compiling")]
    first, last = (rows(main(page, many), "missing")[1:] for page in ("", "?trang=99"))
    assert (len(first), len(last)) == (198, 162)
    assert first[-1].startswith("S065 C")


def test_communes_stand_in_clusters_that_are_no_tier():
    html = in_nghe_an(places={"kim": "Anh Sơn", "an": "Nam Đàn"})
    bands = [row for row in rows(html, "missing") if re.search(r"xã, phường, \d\d biểu$", row)]
    assert bands == ["Cụm Anh Sơn 01 xã, phường, 01 biểu", "Cụm Nam Đàn 01 xã, phường, 02 biểu"]
    assert "theo địa bàn huyện trước 01/7/2025 (chỉ để phân công)" in in_nghe_an()


def test_the_list_goes_by_name_where_that_is_chosen():
    listed = rows(in_nghe_an("&xep=van"), "missing")
    assert [row.split()[1] for row in listed[1:]] == ["An", "An", "Kim"]


def test_the_message_names_every_unit_and_form_by_cluster():
    html = in_nghe_an()
    assert "DỮ LIỆU MÔ PHỎNG – KHÔNG PHÁT HÀNH" in html
    said = html.split('<textarea id="piece-1"')[1].split("</textarea>")[0]
    assert "còn 02 xã, phường chưa gửi đủ biểu kỳ sơ bộ năm 2026." in said
    assert "Cụm Anh Sơn (01):\n- xã An: Chứng thực (bị trả lại); Hộ tịch (chưa bắt đầu)" in said
    assert "Cụm Nam Đàn (01):\n- xã Kim: Chứng thực (chờ lãnh đạo phê duyệt)" in said
    assert "Thời hạn gửi: chậm nhất ngày 20/11/2026 (hết ngày thứ Sáu)." in said


# ---- cells and bars


def test_each_cell_says_its_counts_and_leads_one_level_down():
    html = main("?muc=bieu&hien=so-luong")
    assert 'title="An Giang, Hộ tịch: Chờ kiểm tra"' in html
    assert 'title="Cả nước, Hộ tịch: đã gửi 1/2 biểu (50%)"' in html
    cells = rows(html, "matrix")
    assert cells[1:] == ["Cả nước 1/4 1/2 0/2", "An Giang 0/2 0/1 0/1", "Nghệ An 1/2 1/1 0/1"]


def test_cells_show_shares_unless_counts_are_chosen():
    assert rows(main("?muc=bieu"), "matrix")[1] == "Cả nước 25% 50% 0%"


def test_one_cell_alone_takes_part_in_tabbing():
    html = main("?muc=bieu")
    links = re.findall(r'<a class="heat-cell to"[^>]*>', html)
    assert [('tabindex="-1"' in link) for link in links].count(False) == 1


def test_an_exempt_report_has_a_cell_and_is_counted_nowhere():
    html = main("?muc=bieu", [*TWO, *so("Huế", Hộ_tịch="exempt", Luật_sư="received")])
    assert "Huế, Hộ tịch: không thuộc diện báo cáo" in html
    assert "Không kể 01 biểu không thuộc diện báo cáo." in html


def test_a_bar_says_its_parts_in_words_and_numbers():
    html = main("?muc=trang-thai")
    assert "Nghệ An: Đã gửi 1, Đang thực hiện 1, Chưa bắt đầu 0" in html
    assert rows(html, "status")[2] == "Nghệ An 1 1 1 1 0 1/2 50%"


def test_the_figure_by_field_stands_beside_its_table():
    made = page("?muc=trang-thai")
    assert '"fields"' in made.figures
    assert rows(made.main, "fields")[1:] == ["Hộ tịch 1 1 0 1/2 50%", "Luật sư 0 1 1 0/2 0%"]


@pytest.mark.parametrize("query", ["", "?muc=bieu", "?muc=trang-thai"])
def test_a_hostile_name_stays_text(query):
    name = "Sở Tư pháp tỉnh <img src=x onerror=alert(1)>"
    html = main(query, [Report(name, "<b>Luật</b>", "compiling"), Report(name, "B", "sent")])
    assert "<img" not in html
    assert "<b>" not in html


@pytest.mark.parametrize("query", ["", "?muc=bieu", "?muc=trang-thai"])
def test_every_card_says_what_it_counts_and_as_of_when_and_how(query):
    html = main(query)
    assert html.count("số liệu tính đến 17 giờ 00 phút ngày 17/11/2026") >= html.count('class="card ')
    assert html.count("Cách tính") == html.count('class="card ')


# ---- where the reports are of units further down


@pytest.mark.parametrize("query", ["?cap=xa", "?cap=xa&muc=bieu", "?cap=xa&muc=trang-thai"])
def test_a_place_leads_to_this_page_of_it_with_the_choices_kept(query):
    html = main(f"{query}&linh-vuc=ho-tich&luc=2026-11-16T16:30", COMMUNES, tiers="commune province")
    links = {unescape(link) for link in re.findall(r'href="(/tien-do[^"]*don-vi=kim[^"]*)"', html)}
    assert links
    for part in ("luc=2026-11-16T16:30", "cap=xa", "linh-vuc=ho-tich", *([query[8:]] if len(query) > 7 else [])):
        assert all(part in link for link in links)


def test_a_cell_of_several_units_leads_down_within_its_field():
    html = main("?cap=xa&muc=bieu", COMMUNES, tiers="commune province")
    links = [unescape(link) for link in re.findall(r'class="heat-cell to" href="([^"]*)"', html)]
    down = [link for link in links if "don-vi=kim&cap=xa" in link]
    assert [link.partition("linh-vuc=")[2] for link in down] == ["", "chung-thuc", "ho-tich"]


def test_the_list_of_places_counts_units_and_reports_and_sums_them():
    listed = rows(main("?cap=xa", COMMUNES, tiers="commune province"), "missing")
    assert listed[1:] == [
        "xã An 1/1 2 1 0 1 0/2 0%", "xã Bình 0/1 0 0 0 0 2/2 100%", "xã Kim 1/1 1 0 1 0 1/2 50%",
        "Tổng 2/3 3 1 1 1 3/6 50%",
    ]  # fmt: skip


def test_the_deepest_cell_is_for_full_alone():
    communes = [*(r for n in range(20) for r in xa(f"S{n:02d}", A="received")), *xa("T", A="compiling")]
    almost = in_nghe_an("&muc=bieu", reports=communes).split('class="total"')[1].split("</tr>")[0]
    full = in_nghe_an("&muc=bieu", reports=communes[:-1]).split('class="total"')[1].split("</tr>")[0]
    assert ("ramp-7" in almost, "ramp-6" in almost, "ramp-7" in full) == (False, True, True)
