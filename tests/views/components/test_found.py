"""What the search says: the place, what became of a unit, and the period in which it can be opened."""

import pandas as pd
import pytest

from dashboard.queries.periods import PERIODS
from dashboard.views.components.found import item, period_for
from tests.views.nation import made
from tests.views.place import found

NOW, BEFORE, OLD = "2026-so-bo-nam", "2025-so-bo-nam", "2019-nam-chinh-thuc"


@pytest.fixture
def periods():
    ends = {NOW: "2026-10-31", BEFORE: "2025-10-31", OLD: "2019-12-31"}
    rows = [
        {"period_code": code, "kind": code[5:], "year": int(code[:4]), "ends_on": end, "opened_at": pd.Timestamp(end, tz="Asia/Ho_Chi_Minh")}
        for code, end in ends.items()
    ]  # fmt: skip
    return made(PERIODS, rows)


def test_a_unit_of_today_opens_in_the_period_looked_at(periods):
    assert item(found("xaxuanlam_tnan", "UBND xã Xuân Lâm", above=("Sở Tư pháp tỉnh Nghệ An",)), periods, NOW) == {
        "code": "xaxuanlam_tnan", "name": "UBND xã Xuân Lâm", "above": "tỉnh Nghệ An",
    }  # fmt: skip


def test_a_unit_of_another_era_says_what_became_of_it_and_opens_in_its_own_period(periods):
    old = found("xaxuanlam_hnd_tnan", "UBND xã Xuân Lâm", "2025-07-01", successors=("UBND xã Kim Liên",))
    entry = item(old, periods, NOW)
    assert entry["above"] == "huyện Nam Đàn, tỉnh Nghệ An"
    assert entry["note"] == "đến 30/06/2025; nay thuộc xã Kim Liên; mở ở kỳ Năm chính thức 2019"
    assert entry["period"] == OLD


def test_a_unit_formed_later_opens_in_the_newest_period(periods):
    assert period_for(found("x", "UBND xã X", since="2025-07-01"), periods, OLD) == NOW
    assert period_for(found("x", "UBND xã X", since="2025-07-01"), periods, BEFORE) == BEFORE


def test_a_unit_no_period_knows_opens_nowhere(periods):
    assert period_for(found("x", "UBND xã X", "1950-01-01"), periods, NOW) is None
    assert "period" not in item(found("x", "UBND xã X", "1950-01-01"), periods, NOW)


def test_a_former_name_and_a_former_district_are_told(periods):
    entry = item(
        found("x", "UBND xã Châu Bình", former="UBND xã Cũ", under="Phòng Tư pháp huyện Quỳ Châu"), periods, NOW
    )
    assert entry["note"] == "tên trước đây: xã Cũ; trước sắp xếp thuộc huyện Quỳ Châu"
