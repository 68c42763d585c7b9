"""What changed since a chosen instant: the sentence, the list, and addresses that ask for nonsense."""

import pandas as pd
import pytest

from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import OPERATOR
from dashboard.queries.changes import CHANGES
from dashboard.rendering import Shared
from dashboard.views.overview import OverviewView
from dashboard.views.overview.chosen import taken
from tests.views.nation import FIVE_PM, OPENED, Nation

SENT = {"action": "send", "from_status": "approved", "to_status": "sent"}
BACK = {"action": "return", "from_status": "sent", "to_status": "returned", "reason": "Số liệu cột 1 <b>sai</b>"}


def moved(*steps):
    rows = [
        {"unit_code": f"u{place}", "unit_name": f"Sở Tư pháp tỉnh {place}", "tier": "province", "form_code": "1",
         "form_name": "Hộ tịch", "period_code": "2026-so-bo-nam", "at": FIVE_PM, "again": False} | step
        for place, step in enumerate(steps)
    ]  # fmt: skip
    return CHANGES.conform(pd.DataFrame(rows, columns=list(CHANGES.columns)))


def page(query="", **nation):
    return OverviewView(source=Nation(**nation), viewer=OPERATOR, shared=Shared()).open(query).main


def test_the_line_counts_what_was_sent_and_sent_back_and_leads_to_the_list():
    main = page(moved=moved(SENT, SENT, BACK))
    line = "Từ 16 giờ 30 hôm qua: 02 biểu được gửi; 01 biểu bị trả lại; trong đó 01 biểu đã gửi nay bị trả lại"
    assert line in main
    assert 'data-show="card-changes"' in main


def test_the_list_names_unit_form_change_and_reason_as_text():
    main = page(moved=moved(BACK))
    assert "Chờ tiếp nhận → Bị trả lại" in main
    assert "cột 1 &lt;b&gt;sai" in main


def test_nothing_moved_is_said():
    assert "Từ 16 giờ 30 hôm qua: không có thay đổi." in page()


def test_more_than_a_page_is_cut_and_said_so():
    main = page(moved=moved(*[SENT] * 200))
    assert "hiển thị 40 trong 200 thay đổi" in main


@pytest.mark.parametrize("value", ["2026-13-40", "hôm qua", "2026-11-17T17:00", "2027-01-01"])
def test_an_instant_that_cannot_be_compared_with_is_told_and_the_usual_taken(value):
    chosen = taken({"tu": value}, OPENED, FIVE_PM)
    assert chosen.since == parse_instant("2026-11-16T16:30:00")
    assert f"“{value}”" in chosen.notices[0]


def test_an_instant_before_the_opening_is_the_opening():
    assert taken({"tu": "2020-01-01"}, OPENED, FIVE_PM).since == OPENED
    assert taken({"tu": "mo-ky"}, OPENED, FIVE_PM).since == OPENED


def test_the_usual_follows_the_instant_looked_at():
    as_of = parse_instant("2026-11-10T09:15:00")
    assert taken({}, OPENED, as_of).since == parse_instant("2026-11-09T16:30:00")


def test_one_bad_choice_leaves_the_others():
    chosen = taken({"tu": "x", "so-do": "diem", "dia-gioi": "y"}, OPENED, FIVE_PM)
    assert (chosen.diagram, chosen.current, len(chosen.notices)) == ("diem", False, 2)
