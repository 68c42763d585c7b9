"""States in which a page has little to draw, on the three pages about a period: the sentence, and a way on."""

import re
from datetime import datetime

import pytest

from dashboard.domain.clock import LOCAL
from dashboard.domain.scope import OPERATOR
from dashboard.rendering import Shared
from dashboard.views.deadlines import DeadlinesView
from dashboard.views.overview import OverviewView
from dashboard.views.progress import ProgressView
from tests.views.reports import Reports, so, xa

PAGES = (OverviewView, ProgressView, DeadlinesView)
SENT = so("Nghệ An", Hộ_tịch="received")
LOCKED_AT = datetime(2027, 1, 4, 8, tzinfo=LOCAL)
NONE_OWED = {"expected": 0, "complete": 0}
COMMUNE = {"unit_name": "UBND xã Kim", "unit_tier": "commune", "tiers": "commune"}


class Real(Reports):
    """The same of data that nobody made up."""

    def facts(self):
        return super().facts().assign(simulated=False)


def main(view, query="", reports=SENT, **state):
    return view(source=Reports(reports=reports, **state), viewer=OPERATOR, shared=Shared()).open(query).main


def lead(*asked, **state):
    return re.search(r'<p class="lead">(.*?)</p>', main(*asked, **state)).group(1)


@pytest.mark.parametrize("view", PAGES)
def test_a_period_not_open_tells_its_deadline_and_the_document(view):
    said = main(view, opened=None)
    assert "Thời hạn gửi của Sở Tư pháp: chậm nhất ngày 20/11/2026 (hết ngày thứ Sáu). Nguồn: Công văn 1." in said


@pytest.mark.parametrize("view", PAGES)
def test_a_deadline_without_a_document_is_a_mark_there_too(view):
    said = main(view, opened=None, verified=False)
    assert "Mốc theo dõi của Sở Tư pháp: chậm nhất ngày 20/11/2026 (hết ngày thứ Sáu); chưa có văn bản" in said


@pytest.mark.parametrize("view", PAGES)
def test_before_the_opening_the_page_leads_to_what_is_there_now(view):
    said = main(view, "?luc=2026-11-01")
    assert "chưa mở" in said
    assert re.search(r'href="/\?ky=2026-so-bo-nam[^"]*"[^>]*>Xem số liệu mới nhất của kỳ này', said)
    assert not re.search(r'href="[^"]*luc=[^"]*"[^>]*>Xem số liệu mới nhất', said)


@pytest.mark.parametrize("view", PAGES)
def test_exempt_reports_are_told_apart_from_none(view):
    exempt = so("Huế", Hộ_tịch="exempt", Luật_sư="exempt")
    assert lead(view, "", exempt, **NONE_OWED) == (
        "Không có biểu nào phải gửi trong phạm vi đã chọn, kỳ sơ bộ năm 2026: 02 biểu đều không thuộc diện báo cáo."
    )
    assert lead(view, "", [], **NONE_OWED) == "Không có biểu nào phải gửi trong phạm vi đã chọn, kỳ sơ bộ năm 2026."


@pytest.mark.parametrize("view", [OverviewView, ProgressView])
def test_after_the_lock_a_unit_is_told_what_never_went_into_the_totals(view):
    own = xa("Kim", Hộ_tịch="closed_unsent", Chứng_thực="received")
    assert lead(view, "?don-vi=kim", own, locked=LOCKED_AT, as_of=LOCKED_AT, **COMMUNE) == (
        "UBND xã Kim: 01/02 biểu không được gửi trước khi kỳ sơ bộ năm 2026 khóa lúc 08 giờ 00 phút ngày 04/01/2027 "
        "nên chưa có trong số liệu tổng hợp."
    )


def test_data_that_are_not_simulated_bear_their_clock_for_the_reader_s_own_to_be_held_against():
    frame = OverviewView(source=Real(reports=SENT), viewer=OPERATOR, shared=Shared()).open("").frame
    assert 'data-clock="2026-11-17T17:00:00+07:00" hidden>' in frame
    assert "Số liệu mới nhất trong hệ thống tính đến 17 giờ 00 phút ngày 17/11/2026" in frame


def test_simulated_data_never_count_as_old():
    frame = OverviewView(source=Reports(reports=SENT), viewer=OPERATOR, shared=Shared()).open("").frame
    assert "data-clock" not in frame
