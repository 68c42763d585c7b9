"""Charts of Chấp hành thời hạn: values, and empty of the same type."""

from datetime import datetime

import holoviews as hv
import pandas as pd
import pytest

from dashboard.domain.clock import LOCAL
from dashboard.plots.deadlines import DueLine, band_bars, chain_bars, group_days, sending_calendar
from dashboard.queries.chain import CHAIN
from dashboard.queries.sendings import SENDINGS
from dashboard.rendering import figure_json
from dashboard.text.labels import TIERS

DUE = DueLine(datetime(2026, 11, 21, tzinfo=LOCAL))


def sendings(*rows):
    columns = ["day", "hour", "sendings"]
    return SENDINGS.conform(pd.DataFrame(rows, columns=columns).assign(period_code="x", tier="province"))


def chain(**hours):
    rows = [
        {"period_code": "x", "tier": "commune", "status": status, "expected": 2, "mean_hours": value}
        for status, value in hours.items()
    ]
    return CHAIN.conform(pd.DataFrame(rows, columns=list(CHAIN.columns)))


def test_bands_are_drawn_in_order_with_their_counts():
    bars = band_bars({"on_time": 12, "late_1_2": 2, "overdue": 16})
    assert bars.data["reports"].tolist() == [12, 2, 0, 0, 0, 16]
    assert bars.data["band"].tolist()[0] == "Đúng hạn"


def test_no_document_no_word_of_being_on_time():
    assert band_bars({"on_time": 1}, verified=False).data["band"].tolist()[0] == "Trong mốc"


def test_a_cell_is_a_day_and_an_hour_and_the_deadline_is_in_view():
    calendar = sending_calendar(sendings(("2026-11-10", 16, 4), ("2026-11-10", 9, 1)), DUE)
    cells = calendar.values()[0].data
    assert cells["depth"].tolist() == [1.0, 0.5]
    assert cells["top"].tolist() == [17, 10]
    assert hv.Store.lookup_options("bokeh", calendar, "plot").kwargs["xlim"][1] > pd.Timestamp("2026-11-21")


def test_the_days_of_the_steps_of_a_tier_add_up():
    frame = chain(not_started=48, compiling=12, approving=12, sent=24)
    assert group_days(frame, "commune") == {"waiting": 2.0, "own": 1.0, "back": 0.0, "above": 1.0}
    assert chain_bars(frame, TIERS).data["to"].max() == 4.0


@pytest.mark.parametrize(
    "plot",
    [band_bars({}), sending_calendar(sendings(), None), chain_bars(chain(), TIERS)],
    ids=["bands", "calendar", "chain"],
)
def test_without_anything_the_axes_are_drawn_alike(plot):
    assert type(plot) in {hv.Bars, hv.Overlay, hv.Rectangles}
    assert figure_json(plot)
