"""Đơn vị báo cáo: its sentence in every state, its forms, the units below, what is around it; worked by hand."""

import json
import re
from datetime import date, datetime

import pytest

from dashboard.domain.clock import LOCAL
from dashboard.domain.deadlines import Wording
from dashboard.domain.errors import NoReportError
from dashboard.domain.scope import OPERATOR, Viewer
from dashboard.rendering import Shared
from dashboard.views.unit import UnitView
from tests.views.looked import whole
from tests.views.place import CODE, ENDS, OLD_PERIOD, PERIOD, PROVINCE, ROOT, Act, Place, Report, at, found

LOCKED = datetime(2026, 12, 20, 8, tzinfo=LOCAL)
SO = {"code": PROVINCE[0], "name": PROVINCE[1], "tier": "province", "above": (ROOT,)}
HERE = f"?don-vi={CODE}"


def view(query=HERE, viewer=OPERATOR, **state):
    made = UnitView(source=Place(**state), viewer=viewer, shared=Shared())
    return made, made.open(query).main


def page(query=HERE, **state):
    return view(query, **state)[1]


def lead(query=HERE, **state):
    return re.search(r'<p class="lead">(.*?)</p>', page(query, **state)).group(1).replace("&#34;", '"')


def part(key, /, query=HERE, viewer=OPERATOR, **state):
    """What a card closed at first holds, once it is opened."""
    made = UnitView(source=Place(**state), viewer=viewer, shared=Shared())
    return json.loads(made.part(key, query))["body"]


def card(key, main):
    start = re.search(rf'<(section|details) [^>]*data-card="{key}"', main)
    return main[start.start() :].split(f"</{start[1]}>")[0] if start else ""


def texts(pattern, main):
    return [re.sub(r"<[^>]*>", "", text).strip() for text in re.findall(pattern, main, re.DOTALL)]


# --- the sentence -----------------------------------------------------------------------------


def test_a_commune_with_one_report_missing():
    said = lead(reports=[Report("Hộ tịch"), Report("Chứng thực", "approving", at(12))])
    assert said == (
        "UBND xã Hợp Minh: gửi thiếu 01/02 biểu – biểu chứng thực đang chờ lãnh đạo UBND phê duyệt từ ngày 12/11/2026 "
        "(05 ngày). Thời hạn gửi chậm nhất ngày 20/11/2026 (hết ngày thứ Sáu), còn 03 ngày."
    )


def test_a_department_with_one_report_missing():
    reports = [Report("Hộ tịch"), Report("Chứng thực"), Report("Công chứng", "approving", at(16))]
    said = lead(f"?don-vi={PROVINCE[0]}", **SO, reports=reports)
    assert said.startswith(
        "Sở Tư pháp tỉnh Lào Cai: gửi thiếu 01/03 biểu – biểu công chứng đang chờ lãnh đạo Sở phê duyệt từ ngày 16/11/2026"
    )


def test_a_returned_report_is_told_with_its_reason_and_what_to_do():
    acts = [
        Act(
            "Chứng thực",
            at(13),
            "return",
            "sent",
            "returned",
            reason="Số liệu cột 1 không bằng tổng các cột thành phần",
        )
    ]
    said = lead(reports=[Report("Hộ tịch"), Report("Chứng thực", "returned", at(13), first=at(9))], acts=acts)
    assert said.startswith(
        "UBND xã Hợp Minh: 01/02 biểu đã gửi; biểu chứng thực bị trả lại ngày 13/11/2026, lý do: "
        "“Số liệu cột 1 không bằng tổng các cột thành phần”. Việc cần làm: sửa, trình lãnh đạo phê duyệt và gửi lại."
    )


def test_a_department_that_must_check_is_told_so():
    said = lead(f"?don-vi={PROVINCE[0]}", **SO, reports=[Report("Công chứng", "returned", at(13))])
    assert "biểu công chứng bị trả lại ngày 13/11/2026. Việc cần làm: sửa, chuyển kiểm tra, trình lãnh đạo" in said


def test_several_returned_reports_are_counted_beside_what_else_is_missing():
    reports = [Report("A", "returned", at(12)), Report("B", "returned", at(14)), Report("C", "compiling", at(15))]
    said = lead(reports=reports)
    assert "00/03 biểu đã gửi; 02 biểu bị trả lại, chưa gửi lại, gần nhất ngày 14/11/2026" in said
    assert "còn lại biểu C đang tổng hợp, cập nhật số liệu từ ngày 15/11/2026 (02 ngày)" in said


def test_nothing_sent_is_counted_by_step_the_nearest_to_sending_first():
    reports = [
        Report("A", "not_started"),
        Report("B", "not_started"),
        Report("C", "approved"),
        Report("D", "compiling"),
    ]
    assert lead(reports=reports).startswith(
        "UBND xã Hợp Minh: chưa gửi biểu nào trong 04 biểu – 01 biểu đã được lãnh đạo UBND phê duyệt, chưa gửi; "
        "01 biểu đang tổng hợp, cập nhật số liệu; 02 biểu chưa bắt đầu tổng hợp."
    )


def test_everything_sent_says_when_and_what_waits_above():
    reports = [Report("A", "sent", at(10, 15, 20)), Report("B", "received", at(9))]
    assert lead(reports=reports) == (
        "UBND xã Hợp Minh: đã gửi đủ 02/02 biểu kỳ sơ bộ năm 2026, biểu gửi sau cùng lúc 15 giờ 20 phút ngày 10/11/2026; "
        "Sở còn 01 biểu chưa tiếp nhận."
    )


def test_past_the_deadline_says_how_far():
    said = lead(reports=[Report("A", "compiling")], day=date(2026, 11, 10))
    assert said.endswith(" Đã quá thời hạn 07 ngày.")


def test_a_mark_without_a_document_is_no_deadline():
    said = lead(reports=[Report("A", "compiling")], day=date(2026, 11, 10), verified=False)
    assert said.endswith(" Đã quá mốc theo dõi 07 ngày (mốc chưa có văn bản xác nhận).")


def test_before_day_names_the_strict_last_day():
    said = lead(reports=[Report("A", "compiling")], wording=Wording.BEFORE_DAY)
    assert "trước ngày 20/11/2026 (chậm nhất hết ngày 19/11/2026, thứ Năm), còn 02 ngày" in said


def test_closed_unsent_says_where_the_figures_are_not_and_what_helps():
    said = lead(reports=[Report("A"), Report("B", "closed_unsent", LOCKED)], locked=LOCKED, as_of=LOCKED)
    assert "01/02 biểu không được gửi trước khi khóa kỳ lúc 08 giờ 00 phút ngày 20/12/2026" in said
    assert "khoản 3 Điều 9 Quy chế 2626" in said


def test_a_report_opened_again_after_the_lock_has_no_deadline_left():
    said = lead(reports=[Report("A", "returned", LOCKED)], locked=LOCKED, as_of=LOCKED)
    assert said.endswith("gửi lại.")


def test_a_unit_out_of_every_roster_says_so():
    said = lead(exempt="không thuộc diện báo cáo – cần xác nhận", name="UBND đặc khu Hoàng Sa")
    assert said == "UBND đặc khu Hoàng Sa: không thuộc diện báo cáo – cần xác nhận."


def test_a_unit_exempt_in_this_period_alone_says_so():
    reports = [Report("A", "exempt"), Report("B", "exempt")]
    assert lead(reports=reports) == "UBND xã Hợp Minh: 02 biểu trong kỳ sơ bộ năm 2026 đều không thuộc diện báo cáo."
    assert 'data-show="card-life"' not in card("forms", page(reports=reports))


def test_a_unit_without_reports_says_so_and_shows_no_empty_card():
    main = page()
    assert "không có biểu phải gửi trong kỳ sơ bộ năm 2026" in main
    assert not card("forms", main)
    assert not card("life", main)


def test_a_period_not_open_yet_says_so():
    assert lead(f"{HERE}&ky={PERIOD}", opened=None) == "UBND xã Hợp Minh: kỳ sơ bộ năm 2026 chưa mở."


def test_an_instant_before_the_opening_leads_to_the_newest():
    main = page(f"{HERE}&luc=2026-11-01")
    assert "tại thời điểm đang xem, kỳ sơ bộ năm 2026 chưa mở; kỳ mở lúc 08 giờ 00 phút ngày 02/11/2026" in main
    assert "Xem số liệu mới nhất của kỳ này" in main


def test_the_centre_tells_of_those_who_report_to_it():
    said = lead("", code=ROOT[0], name=ROOT[1], tier="ministry", above=(), below=[(*PROVINCE, "province", 21, 21)])
    assert (
        "nhận báo cáo của 34 Sở Tư pháp, kỳ sơ bộ năm 2026: 19 Sở gửi đủ biểu, 08 gửi thiếu biểu, 07 chưa gửi" in said
    )


# --- the way down -----------------------------------------------------------------------------


def test_the_path_leads_up_with_the_choices_kept():
    main = page(f"{HERE}&luc=2026-11-16", reports=[Report("A")])
    path = re.search(r'<nav class="path".*?</nav>', main, re.DOTALL).group(0)
    assert texts(r"<li>(.*?)</li>", path) == ["Cả nước", PROVINCE[1], "UBND xã Hợp Minh"]
    assert f"/don-vi/{PROVINCE[0]}?ky={PERIOD}&amp;luc=2026-11-16" in path


def test_the_address_carries_the_unit_in_its_path_and_nothing_of_tiers():
    made, _ = view(f"{HERE}&cap=xa", reports=[Report("A")])
    assert made.place == f"don-vi/{CODE}?ky={PERIOD}"


def test_what_the_page_alone_knows_stays_in_the_address():
    made, _ = view(f"{HERE}&bieu=B&la=x", reports=[Report("A"), Report("B")])
    assert made.place == f"don-vi/{CODE}?ky={PERIOD}&bieu=B"


# --- its forms --------------------------------------------------------------------------------


def test_each_report_stands_with_its_instants_days_and_marks():
    reports = [Report("Hộ tịch", "received", at(12, 7, 30), first=at(11, 16, 5), late=1, returns=2, on_behalf=True)]
    forms = card("forms", page(reports=reports, day=date(2026, 11, 10)))
    cells = texts(r"<t[dh][^>]*>(.*?)</t[dh]>", forms.split("<tbody>")[1])
    assert cells == [
        "Hộ tịchHộ tịch", "Đã tiếp nhận", "–", "12/11/202607:30", "11/11/202616:05", "11/11/202616:05", "12/11/202607:30",
        "1", "2", "Cập nhật thay",
    ]  # fmt: skip


def test_a_report_never_sent_counts_its_days_past_due():
    forms = card("forms", page(reports=[Report("A", "compiling")], day=date(2026, 11, 10)))
    assert "7<small" in forms
    assert "quá hạn" in forms


def test_nobody_is_late_by_a_mark_without_a_document():
    reports = [Report("A", "compiling"), Report("B", late=3)]
    forms = card("forms", page(reports=reports, day=date(2026, 11, 10), verified=False))
    assert "chưa có văn bản xác nhận" in forms
    assert "quá mốc" in forms
    assert not re.search("tone-(late|overdue)|Số ngày chậm", forms.split("</table>")[0])


def test_the_step_is_named_in_the_words_of_the_tier():
    reports = [Report("A", "compiling"), Report("B", "approved")]
    assert "công chức tổng hợp" in card("forms", page(reports=reports))
    so = card("forms", page(f"?don-vi={PROVINCE[0]}", **SO, reports=reports))
    assert "chuyên viên tổng hợp" in so
    assert "lãnh đạo Sở" in so


# --- one report's life ------------------------------------------------------------------------

LIFE = [
    Act("A", at(6, 8), "start", "not_started", "compiling", hours=96),
    Act("A", at(7, 8), "submit_approve", "compiling", "approving", "tinhlaocai_bc", PROVINCE, hours=24),
    Act("A", at(8, 8), "approve", "approving", "approved", "xahopminh_ld", hours=24),
    Act("A", at(8, 9), "send", "approved", "sent", "xahopminh_ld"),
    Act("A", at(9, 9), "return", "sent", "returned", "tinhlaocai_bc", PROVINCE, hours=24, reason="Thiếu <b>dòng</b> 3"),
    Act("A", at(10, 9), "send", "approved", "sent", "xahopminh_ld", hours=0.5),
    Act("A", at(12, 10), "receive", "sent", "received", "tinhlaocai_bc", PROVINCE, hours=49),
]


def test_every_step_is_told_with_account_role_reason_and_duration():
    life = card("life", page(reports=[Report("A", "received", at(12, 10), first=at(8, 9))], acts=LIFE))
    actions = texts(r"<strong>(.*?)</strong>", life)
    assert actions == [
        "Mở kỳ", "Bắt đầu tổng hợp", "Chuyển (trình) lãnh đạo phê duyệt", "Phê duyệt", "Gửi báo cáo",
        "Trả lại (kèm lý do)", "Gửi lại", "Tiếp nhận", "Đến thời điểm đang xem",
    ]  # fmt: skip
    assert "Công chức tổng hợp · xahopminh_bc" in life
    assert "Chuyên viên tổng hợp · tinhlaocai_bc (Sở Tư pháp tỉnh Lào Cai)" in life
    assert "Chưa bắt đầu: 04 ngày" in life
    assert "Lý do: “Thiếu &lt;b&gt;dòng&lt;/b&gt; 3”" in life


def test_a_step_by_the_unit_above_is_marked_where_it_is_the_units_own_step():
    life = card("life", page(reports=[Report("A")], acts=LIFE))
    assert texts(r'class="life-behalf">(.*?)</span>', life) == ["Sở Tư pháp tỉnh Lào Cai cập nhật thay"]


def test_the_clock_of_the_unit_stops_when_it_sends():
    acts = [LIFE[0], LIFE[3]]
    life = card("life", page(reports=[Report("A", "sent", at(8, 9))], acts=acts))
    assert "Ở đơn vị: 06 ngày 1 giờ · Ở đơn vị nhận báo cáo: 09 ngày 8 giờ" in life
    assert "Thời gian của đơn vị dừng ở lúc gửi" in life


def band(main):
    """(status, left, width) of each interval, and the text of the deadline."""
    parts = re.findall(r'life-part status-(\w+)" style="left:([\d.]+)%;width:([\d.]+)%"', main)
    due = texts(r'class="life-deadline[^>]*>(.*?)</span></span>', main)
    return [(status, float(left), float(width)) for status, left, width in parts], due


def test_the_band_shows_where_the_time_went():
    acts = [Act("A", at(5, 11, 45), "start", "not_started", "compiling")]
    parts, due = band(page(reports=[Report("A", "compiling", at(5, 11, 45))], acts=acts, day=date(2026, 11, 9)))
    assert parts == [
        ("not_started", 0, pytest.approx(20.5, abs=0.1)),
        ("compiling", pytest.approx(20.5, abs=0.1), pytest.approx(79.5, abs=0.1)),
    ]
    assert due == ["Thời hạn: hết ngày 09/11"]


def test_the_band_of_a_settled_report_ends_soon_after_its_last_change():
    late = datetime(2026, 11, 30, tzinfo=LOCAL)
    parts, _ = band(page(reports=[Report("A", "received", at(12, 10))], acts=LIFE, day=date(2026, 11, 10), as_of=late))
    assert parts[-1][0] == "received"
    assert parts[-1][2] == pytest.approx(100 * 0.12 / 1.12, abs=0.1)


def test_a_mark_on_the_band_is_no_deadline_and_one_to_come_is_not_drawn():
    report = [Report("A", "compiling")]
    assert band(page(reports=report, day=date(2026, 11, 9), verified=False))[1] == ["Mốc theo dõi: hết ngày 09/11"]
    assert band(page(reports=report, day=date(2026, 11, 30)))[1] == []


def test_the_deadline_stands_in_its_place():
    life = card("life", page(reports=[Report("A", "sent", at(8, 9))], acts=LIFE[:4], day=date(2026, 11, 7)))
    actions = texts(r"<strong>(.*?)</strong>", life)
    assert actions.index("Hết thời hạn: hết ngày 07/11/2026") == actions.index("Phê duyệt") - 1


def test_a_report_nothing_was_done_to_says_so():
    life = card("life", page(reports=[Report("A", "not_started", at(2, 8))]))
    assert "Chưa có thao tác nào trên biểu này từ khi mở kỳ." in life
    assert "Chưa bắt đầu: 15 ngày 9 giờ" in life


def test_an_unlock_names_its_letter_and_the_lock_its_doer():
    acts = [
        Act("A", at(10), "lock", "compiling", "closed_unsent", actor=None, by=None),
        Act("A", at(11), "unlock", "closed_unsent", "returned", "btp_khtc_bc", ROOT, reason="sót", document="Công văn 12/STP"),
    ]  # fmt: skip
    life = card("life", page(reports=[Report("A", "returned", at(11))], acts=acts))
    assert "Phần mềm tự động" in life
    assert "Văn bản: Công văn 12/STP" in life


def test_the_report_first_looked_at_is_the_one_a_reader_would_ask_about():
    reports = [Report("A"), Report("B", "compiling"), Report("C", "returned", at(12))]
    assert "Quá trình của biểu C" in page(reports=reports)
    assert "Quá trình của biểu A" in page(f"{HERE}&bieu=A", reports=reports)


def test_a_report_the_unit_does_not_owe_is_told_and_another_shown():
    main = page(f"{HERE}&bieu=<b>", reports=[Report("A")])
    assert "Không có biểu “&lt;b&gt;” trong danh sách của đơn vị kỳ này" in main
    assert "Quá trình của biểu A" in main


# --- units below ------------------------------------------------------------------------------


def communes(count, behind=0):
    return [
        (f"xa{n:03}", f"UBND xã {chr(65 + n // 26)}{chr(97 + n % 26)}", "commune", 4, 3 if n < behind else 4)
        for n in range(count)
    ]


def below(query="", **state):
    asked = f"?don-vi={PROVINCE[0]}{query}"
    made, _ = view(asked, **SO, reports=[Report("Công chứng")], **state)
    return card("children", whole(made, asked))


def test_those_that_owe_come_first_and_alone_with_form_and_step():
    owed = [("xa001", Report("Hộ tịch", "approving"))]
    children = below(below=[*communes(2)[:1], ("xa001", "UBND xã Ab", "commune", 4, 3)], owed=owed)
    assert texts(r'scope="row"[^>]*>(.*?)</th>', children) == ["xã Ab"]
    assert "Hộ tịch: chờ phê duyệt" in children
    assert "02 xã, phường, 01 chưa gửi đủ biểu" in children


def test_all_are_one_choice_away_those_that_owe_first():
    units = [*communes(3), ("xb", "UBND xã B", "commune", 4, 0)]
    children = below("&hien=tat-ca", below=units)
    assert texts(r'scope="row"[^>]*>(.*?)</th>', children) == ["xã B", "xã Aa", "xã Ab", "xã Ac"]


def test_many_units_come_in_pages_and_a_page_too_far_is_the_last():
    assert len(re.findall(r'scope="row"', below("&hien=tat-ca", below=communes(130)))) == 50
    last = below("&hien=tat-ca&trang=99", below=communes(130))
    assert len(re.findall(r'scope="row"', last)) == 30
    assert len(re.findall(r'scope="row"', below("&hien=tat-ca&trang=x", below=communes(130)))) == 50


def test_many_missing_forms_are_counted_by_step():
    owed = [
        ("xa000", Report(name, status))
        for name, status in zip("ABCD", ["compiling", "compiling", "checking", "not_started"], strict=True)
    ]
    assert "01 chưa bắt đầu; 02 đang tổng hợp; 01 chờ kiểm tra" in below(below=communes(1, 1), owed=owed)


def test_everything_sent_below_is_said():
    assert "Tất cả 03 xã, phường trực thuộc đã gửi đủ biểu." in below(below=communes(3))


def test_units_below_are_read_once_looked_at_but_at_once_where_a_view_of_them_is_chosen():
    asked = f"?don-vi={PROVINCE[0]}"
    state = {**SO, "reports": [Report("Công chứng")], "below": communes(2)}
    assert 'data-figure="card-children"' in page(asked, **state)
    assert "xã Aa" not in page(asked, **state)
    for chosen in ("&hien=tat-ca", "&trang=1"):
        assert card("children", page(asked + chosen, **state))
        assert 'data-figure="card-children"' not in page(asked + chosen, **state)


def test_where_nothing_stands_above_them_units_below_are_there_at_once():
    assert card("children", page(f"?don-vi={PROVINCE[0]}", **SO, below=communes(2)))


def test_a_unit_without_units_below_says_so_and_a_commune_says_nothing():
    assert "không có đơn vị trực thuộc" in below()
    assert not card("children", page(reports=[Report("A")]))


def test_a_unit_leads_down_with_the_choices_kept():
    children = below("&luc=2026-11-16&bieu=x", below=communes(1, 1))
    assert f'href="/don-vi/xa000?ky={PERIOD}&amp;luc=2026-11-16"' in children


# --- around it --------------------------------------------------------------------------------


def test_the_parts_around_it_are_closed_and_not_made_until_asked_for():
    main = page(reports=[Report("A")], group=[("UBND xã Hợp Minh", 1.0), ("UBND xã B", 0.5)])
    assert re.findall(r'<details class="card fold span-12" id="card-(\w+)"', main) == ["past", "lineage", "peers"]
    assert "<details open" not in main
    assert "UBND xã B" not in main


def test_its_periods_stand_side_by_side_without_a_rate_before_the_deadline():
    past = part("past", reports=[Report("A"), Report("B", "compiling")])
    assert "Gửi thiếu biểu" in past
    assert "1/2" in past
    assert texts(r"<tr><th[^>]*>Gửi đúng hạn</th>(.*?)</tr>", past)[0].startswith("–")


def test_a_unit_formed_later_has_no_period_before():
    assert "Chưa có kỳ nào khác" in part("past", reports=[Report("A")], formed=date(2025, 7, 1))


def test_predecessors_lead_into_their_own_period_and_only_counts_are_carried():
    relatives = [("predecessor", "xacu1", "UBND xã Cũ Một", True), ("predecessor", "xacu2", "UBND xã Cũ Hai", True)]
    lineage = part("lineage", reports=[Report("A")], relatives=relatives)
    assert "Sắp xếp đơn vị hành chính từ 01/07/2025" in lineage
    assert f'href="/don-vi/xacu1?ky={OLD_PERIOD}"' in lineage
    assert (
        "Cộng các đơn vị trước sắp xếp, kỳ năm chính thức 2019: đã gửi 6/8 biểu. Chỉ cộng số lượng, không cộng đánh giá."
        in lineage
    )
    assert not re.search("Gửi đủ biểu|Gửi thiếu|đúng hạn", lineage)


def test_each_leads_into_the_period_nearest_to_the_rearrangement_on_its_side():
    ends = {**ENDS, "2018-nam-chinh-thuc": date(2018, 12, 31), "2025-tron-nam": date(2025, 12, 31)}
    relatives = [("predecessor", "xacu", "UBND xã Cũ", True), ("successor", "xamoi", "UBND xã Mới", True)]
    lineage = part("lineage", reports=[Report("A")], relatives=relatives, ends=ends)
    assert f'href="/don-vi/xacu?ky={OLD_PERIOD}"' in lineage
    assert 'href="/don-vi/xamoi?ky=2025-tron-nam"' in lineage


def test_a_part_of_a_predecessor_is_never_added():
    relatives = [("predecessor", "xacu1", "UBND xã Cũ Một", True), ("predecessor", "xacu2", "UBND xã Cũ Hai", False)]
    lineage = part("lineage", reports=[Report("A")], relatives=relatives)
    assert "chưa rõ tỷ lệ nên không cộng" in lineage
    assert "Cộng các đơn vị" not in lineage


def test_a_kept_unit_says_it_is_the_same():
    assert "Giữ nguyên: cùng một đơn vị" in part("lineage", reports=[Report("A")])


@pytest.mark.parametrize(("formed", "told"), [(date(2026, 7, 1), True), (date(2025, 7, 1), False)])
def test_a_period_that_ran_over_the_rearrangement_says_whose_the_first_months_are(formed, told):
    main = page(reports=[Report("A")], relatives=[("predecessor", "xacu1", "UBND xã Cũ", True)], rearranged=formed)
    said = "số liệu từ 01/01/2026 đến 30/06/2026 của kỳ này thuộc các đơn vị trước sắp xếp"
    assert (said in main) is told
    assert ("thuộc các đơn vị trước sắp xếp" in main) is told


def test_the_centre_sees_peers_by_name_and_nobody_ranked():
    group = [("UBND xã Yên", 0.5), ("UBND xã Hợp Minh", 0.75), ("UBND xã An", 1.0)]
    peers = part("peers", reports=[Report("A")], group=group)
    assert texts(r'scope="row"[^>]*>(.*?)</th>', peers)[-3:] == ["xã An", "xã Hợp Minhđơn vị đang xem", "xã Yên"]
    assert "Đơn vị: 75%; mức giữa của nhóm (trung vị): 75%; thấp nhất 50%, cao nhất 100%." in peers


def test_anybody_else_sees_a_spread_without_names():
    group = [("", 0.0)] * 5 + [("UBND xã Hợp Minh", 0.75)]
    peers = part("peers", viewer=Viewer("x", CODE), reports=[Report("A")], group=group)
    assert "6 đơn vị." in peers
    assert texts(r"<h3>(.*?)</h3>|scope=.row.[^>]*>(xã.*?)</th>", peers) == []


def test_of_a_group_of_thousands_no_names_are_sent():
    group = [(f"UBND xã {n}", 1.0) for n in range(300)] + [("UBND xã Hợp Minh", 0.75)]
    peers = part("peers", reports=[Report("A")], group=group)
    assert "Nhóm có 301 đơn vị" in peers
    assert "xã 299" not in peers


def test_a_part_that_cannot_be_had_says_so_and_one_that_is_none_is_no_answer():
    assert "Không có số liệu" in part("past", f"{HERE}&luc=2026-11-01", reports=[Report("A")])
    made, _ = view(reports=[Report("A")])
    with pytest.raises(NoReportError):
        made.part("__class__", HERE)


def test_a_group_of_one_is_no_group():
    assert "Không đủ đơn vị cùng cấp" in part("peers", reports=[Report("A")], group=[("UBND xã Hợp Minh", 1.0)])


# --- a code that is none ----------------------------------------------------------------------


def test_an_unknown_code_gives_a_sentence_and_the_nearest():
    made, main = view("?don-vi=xahopmin", near=[found(CODE, "UBND xã Hợp Minh")])
    assert "Không tìm thấy đơn vị “xahopmin”." in main
    assert f'href="/don-vi/{CODE}?ky={PERIOD}"' in main
    assert made.place == f"don-vi/xahopmin?ky={PERIOD}"
    assert made.selection.notices == []


def test_each_unknown_code_has_a_page_of_its_own():
    shared, source = Shared(), Place()
    pages = [UnitView(source=source, viewer=OPERATOR, shared=shared).open(f"?don-vi={code}").main for code in "xy"]
    assert ["“x”" in pages[0], "“y”" in pages[1]] == [True, True]


def test_a_hostile_code_is_text():
    main = page("?don-vi=<img src=x onerror=1>")
    assert "<img" not in main
    assert "Không có mã đơn vị nào gần giống" in main


def test_a_unit_of_another_era_says_what_became_of_it_and_leads_to_its_period():
    old = found("xacu", "UBND xã Xuân Lâm", "2025-07-01", successors=("UBND xã Kim Liên",))
    heir = found("xakimlien", "UBND xã Kim Liên", since="2025-07-01")
    main = page("?don-vi=xacu", found=[old, heir])
    assert "(từ 01/07/2025 đã sắp xếp thành UBND xã Kim Liên)" in main
    assert f'href="/don-vi/xacu?ky={OLD_PERIOD}"' in main
    assert f'href="/don-vi/xakimlien?ky={PERIOD}"' in main


# --- shared, inert ----------------------------------------------------------------------------


def test_hostile_names_are_text_everywhere():
    bad = '<img src=x onerror="window.__x=1">'
    acts = [Act(bad, at(9), "start", "not_started", "compiling", actor=bad, by=("b", bad), reason=bad, document=bad)]
    state = {
        "name": bad, "reports": [Report(bad, "compiling")], "acts": acts, "above": (ROOT, ("p", bad)),
        "group": [(bad, 1.0), (bad + "2", 0.5)], "relatives": [("predecessor", "o", bad, True)],
    }  # fmt: skip
    made = [page(**state), *(part(key, **state) for key in ("past", "lineage", "peers"))]
    assert not any("<img" in html for html in made)


def test_a_page_is_made_once_for_all_who_ask():
    shared, source = Shared(), Place(reports=[Report("A")])
    for _ in range(3):
        UnitView(source=source, viewer=OPERATOR, shared=shared).open(HERE)
    asked = [what for what, scope in source.asked if what == "obligations" and scope.periods == (PERIOD,)]
    assert len(asked) == 1


@pytest.mark.parametrize("query", ["", "?ky=nope", f"{HERE}&ky=nope&luc=x&bieu=&trang=-1"])
def test_bad_values_never_make_a_blank_page(query):
    assert '<p class="lead">' in page(query, reports=[Report("A")])


# --- whom to speak to --------------------------------------------------------------------------


def test_who_chases_the_unit_finds_whom_to_call_closed_at_first():
    people = [("thống kê", "Người A", "0238 3844 111"), ("lãnh đạo phụ trách", "Người B", None)]
    main = page(people=people)
    assert "02 người, theo danh sách đơn vị đã đăng ký" in card("contacts", main)
    assert "Người A" not in main
    body = part("contacts", people=people)
    assert 'href="tel:0238%203844%20111"' in body
    assert texts(r"<td[^>]*>(.*?)</td>", body)[-1] == "–"


def test_nobody_else_finds_even_the_card():
    assert not card("contacts", page())
