"""Tổng quan: the sentence and tiles of every phase, worked by hand from users §1 and §5."""

import re
from datetime import date, datetime

import pytest

from dashboard.domain.clock import LOCAL
from dashboard.domain.deadlines import Wording
from dashboard.domain.scope import OPERATOR
from dashboard.rendering import Shared
from dashboard.views.overview import OverviewView
from tests.views.nation import Nation

AFTER = datetime(2026, 11, 22, 9, tzinfo=LOCAL)
LOCKED_AT = datetime(2027, 1, 4, 8, tzinfo=LOCAL)
NGHE_AN = {"unit_name": "Sở Tư pháp tỉnh Nghệ An", "unit_tier": "province", "tiers": "commune"}


def page(query="", **state):
    return OverviewView(source=Nation(**state), viewer=OPERATOR, shared=Shared()).open(query).main


def lead(query="", **state):
    return re.search(r'<p class="lead">(.*?)</p>', page(query, **state)).group(1)


def tiles(query="", **state):
    """Label → value of each tile, in order."""
    found = re.findall(r'tile-label">(.*?)</dt>.*?tile-value">(.*?)</span>', page(query, **state), re.DOTALL)
    return {label: re.sub(r"<[^>]*>", "", value) for label, value in found}


def ways(query="", **state):
    """Label → where each tile leads."""
    main = page(query, **state)
    return dict(re.findall(r'tile-label">([^<]*)</dt>.*?tile-value"><a class="go" href="/([^"?#]*)', main, re.DOTALL))


def missing(*names, status="compiling"):
    return [(f"Sở Tư pháp tỉnh {name}", status, "bc") for name in names]


def test_before_the_deadline():
    assert lead() == (
        "Tính đến 17 giờ 00 phút ngày 17/11/2026, kỳ sơ bộ năm 2026: 19/34 Sở Tư pháp đã gửi đủ biểu, 08 Sở gửi thiếu biểu, "
        "07 Sở chưa gửi biểu nào; đã gửi 73/102 biểu (71,6%). Thời hạn gửi chậm nhất ngày 20/11/2026 (hết ngày thứ Sáu), "
        "còn 03 ngày. Cục Kế hoạch – Tài chính còn 14 biểu chưa tiếp nhận, biểu chờ lâu nhất 05 ngày."
    )


def test_before_day_names_the_strict_last_day():
    said = lead(day=date(2026, 11, 20), wording=Wording.BEFORE_DAY)
    assert "trước ngày 20/11/2026 (chậm nhất hết ngày 19/11/2026, thứ Năm), còn 02 ngày" in said


def test_on_the_last_day_it_says_today():
    assert "Thời hạn gửi là hôm nay (hết ngày thứ Ba 17/11/2026)." in lead(day=date(2026, 11, 17))


def test_an_unverified_deadline_is_a_mark_and_said_so():
    main = page(verified=False)
    assert "Mốc theo dõi: chậm nhất ngày 20/11/2026" in main
    assert "chưa có văn bản xác nhận" in main
    assert "Thời hạn gửi" not in main


def test_after_the_deadline_names_up_to_seven():
    said = lead(
        as_of=AFTER, full=32, partial=2, none=0, complete=99, missing_reports=missing("Cần Thơ", "Cần Thơ", "Gia Lai")
    )
    assert (
        "đã quá thời hạn 02 ngày; còn 02/34 Sở Tư pháp chưa gửi đủ biểu, thiếu 03 biểu: Cần Thơ (02), Gia Lai (01)."
        in said
    )


def test_after_the_deadline_eight_are_a_count():
    said = lead(as_of=AFTER, full=26, partial=8, none=0, complete=94, missing_reports=missing(*"ABCDEFGH"))
    assert "còn 08/34 Sở Tư pháp chưa gửi đủ biểu, thiếu 08 biểu." in said


def test_after_an_unverified_deadline_nobody_is_late():
    main = page(
        as_of=AFTER, verified=False, full=33, partial=1, none=0, complete=101, missing_reports=missing("Gia Lai")
    )
    assert "đã quá mốc theo dõi 02 ngày" in main
    assert "Quá mốc theo dõi, chưa gửi" in main
    assert "Quá hạn" not in main
    assert "tone-overdue" not in main


def test_after_the_lock_what_was_lost():
    at = datetime(2027, 1, 5, tzinfo=LOCAL)
    said = lead(
        as_of=at, locked=LOCKED_AT, full=31, partial=3, none=0, complete=98, statuses={"closed_unsent": 4},
        missing_reports=missing("A", "B", "B", "C", status="closed_unsent"),
    )  # fmt: skip
    assert said == (
        "Kỳ sơ bộ năm 2026 đã khóa lúc 08 giờ 00 phút ngày 04/01/2027: 98/102 biểu đã được gửi; 04 biểu của 03 Sở không được "
        "gửi nên chưa có trong số liệu tổng hợp cả nước."
    )


def test_what_the_unit_above_covered_is_not_called_lost():
    at = datetime(2027, 1, 5, tzinfo=LOCAL)
    said = lead(as_of=at, locked=LOCKED_AT, full=33, partial=1, none=0, complete=100, statuses={"covered": 2})
    assert said.endswith("100/102 biểu đã được gửi; 02 biểu được cập nhật vào biểu tổng hợp.")


def test_what_the_unit_above_covered_is_said_beside_what_is_missing():
    said = lead(as_of=AFTER, full=26, partial=8, none=0, complete=94, statuses={"covered": 3})
    assert "thiếu 08 biểu (03 biểu cập nhật vào biểu tổng hợp)." in said


def test_nobody_is_called_for_what_was_covered():
    main = page(missing_reports=[("Sở Tư pháp tỉnh A", "covered", None), *missing("B")])
    calls = re.search(r'data-card="calls".*?</section>', main, re.DOTALL).group(0)
    assert ">B<" in calls
    assert ">A<" not in calls


def test_all_tiers_at_once_are_read_by_the_usual_one():
    assert lead("?cap=tat-ca") == lead()


def test_all_complete():
    said = lead(full=34, partial=0, none=0, complete=102)
    assert said.startswith("Tất cả 34/34 Sở Tư pháp đã gửi đủ biểu kỳ sơ bộ năm 2026")


@pytest.mark.parametrize("opened", [None, datetime(2026, 12, 1, tzinfo=LOCAL)])
def test_a_period_not_open_yet(opened):
    assert lead(opened=opened) == "Kỳ sơ bộ năm 2026 chưa mở."


def test_nothing_in_scope():
    assert "Không có biểu nào phải gửi" in lead(full=0, partial=0, none=0, complete=0, expected=0)


def test_a_department_sees_its_communes():
    said = lead(
        "?don-vi=tinhnghean", **NGHE_AN, full=96, partial=14, none=20, complete=206, expected=260, waiting_reports=86
    )
    assert (
        "tỉnh Nghệ An: 96/130 xã, phường đã gửi đủ biểu, 14 xã, phường gửi thiếu biểu, 20 xã, phường chưa gửi" in said
    )
    assert "đã gửi 206/260 biểu (79,2%)" in said
    assert "Sở còn 86 biểu chưa tiếp nhận" in said


def test_tiles_before_the_deadline_speak_of_no_punctuality():
    found = tiles(statuses={"returned": 3, "approving": 5})
    assert list(found) == [
        "Sở Tư pháp đã gửi đủ biểu", "Biểu đã gửi", "Chờ Cục tiếp nhận", "Bị trả lại, chưa gửi lại",
        "Đang chờ lãnh đạo phê duyệt", "Thay đổi từ 16 giờ 30 hôm qua",
    ]  # fmt: skip
    assert list(found.values()) == ["19", "73", "14", "3", "5", "0"]
    assert "đúng hạn" not in page().split("<dialog")[0]


def test_tiles_after_the_deadline():
    found = tiles(as_of=AFTER, missing_reports=missing("A"))
    assert list(found) == [
        "Sở Tư pháp chưa gửi đủ biểu", "Quá hạn, chưa gửi", "Chờ Cục tiếp nhận", "Bị trả lại, chưa gửi lại",
        "Tỷ lệ gửi đúng hạn", "Thay đổi từ 16 giờ 30 hôm qua",
    ]  # fmt: skip
    assert (found["Sở Tư pháp chưa gửi đủ biểu"], found["Quá hạn, chưa gửi"], found["Tỷ lệ gửi đúng hạn"]) == (
        "15",
        "29",
        "71,6%",
    )


def test_tiles_after_the_lock():
    found = tiles(as_of=datetime(2027, 1, 5, tzinfo=LOCAL), locked=LOCKED_AT, statuses={"closed_unsent": 29})
    assert list(found) == [
        "Biểu không vào tổng hợp", "Tỷ lệ biểu đã gửi", "Tỷ lệ gửi đúng hạn", "Gửi chậm", "Đề nghị chỉnh lý sau khóa kỳ",
        "So với kỳ cùng loại trước",
    ]  # fmt: skip
    assert found["Biểu không vào tổng hợp"] == "29"


def test_seven_at_most_are_called_the_nearest_to_sending_first():
    reports = [*missing(*"BCDEFGHI"), ("Sở Tư pháp tỉnh Z", "approving", "ld")]
    main = page(missing_reports=reports)
    calls = re.search(r'data-card="calls".*?</section>', main, re.DOTALL).group(0)
    names = re.findall(r">(\w)</a><small", calls)
    assert names == ["Z", "B", "C", "D", "E", "F", "G"]
    assert "07/09 Sở Tư pháp còn thiếu biểu" in calls


def test_the_nation_says_whom_it_leaves_out():
    assert "Chưa gồm đơn vị thuộc Bộ và tổ chức pháp chế bộ, ngành." in page()


def test_a_hostile_name_is_text_in_every_card():
    hostile = '<img src=x onerror="1">{{7*7}}'
    main = page(
        missing_reports=[(hostile, "compiling", "bc")], unit_name=hostile, unit_tier="province", tiers="commune"
    )
    assert "<img" not in main
    assert "{{7*7}}" in main


def test_a_page_is_made_once_for_all_who_ask():
    shared, source = Shared(), Nation()
    one, other = (OverviewView(source=source, viewer=OPERATOR, shared=shared) for _ in range(2))
    assert one.open("") is other.open("")


def test_new_data_make_a_new_page():
    shared, source = Shared(), Nation()
    view = OverviewView(source=source, viewer=OPERATOR, shared=shared)
    first = view.open("")
    source.version, source.complete = 2, 74
    assert "74/102" in view.open("").main
    assert first is not view.open("")


ESTIMATED = {"unit_code": "btp_khtc", "tier": "province", "target": "deadline", "expected": 102, "complete_now": 73}


def test_the_estimate_stands_under_what_is_sent_where_there_is_a_basis():
    assert "Ước tính đến hết hạn: 95–101/102 biểu" in page(estimates=[{**ESTIMATED, "low": 95, "high": 101}])


@pytest.mark.parametrize(
    "state", [{}, {"estimates": [ESTIMATED]}, {"estimates": [{**ESTIMATED, "low": 95}], "as_of": AFTER}]
)
def test_without_a_basis_or_after_the_deadline_no_estimate_stands_there(state):
    assert "Ước tính đến hết hạn" not in page(**state)


@pytest.mark.parametrize("state", [{}, {"as_of": AFTER}, {"locked": LOCKED_AT, "as_of": LOCKED_AT}])
def test_every_tile_leads_to_what_it_counts(state):
    told = ways(**state)
    assert len(told) == len(tiles(**state))
    assert set(told.values()) <= {"tien-do", "thoi-han", ""}


def test_the_curve_leads_to_the_documents_of_its_deadline():
    assert re.search(r'href="/thoi-han\?[^"]*muc=thoi-han"[^>]*>Văn bản ấn định thời hạn', page())


def test_where_reports_wait_leads_to_how_long_each_step_takes():
    assert re.search(r'href="/thoi-han\?[^"]*muc=dang-vuong"', page())
