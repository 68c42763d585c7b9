"""The curve carried on by its estimate: the band starts where the curve ends, and empty."""

from datetime import date

import holoviews as hv
import pandas as pd

from dashboard.plots.forecast import Outlook, estimate_curve
from dashboard.queries.curve import CURVE
from dashboard.rendering import figure_json

OUTLOOK = Outlook(date(2026, 11, 20), 95, 98, 101)


def frame():
    rows = {"period_code": "2026-so-bo-nam", "tier": "province", "expected": 102, "first_sent": 73}
    days, counts = ["2026-11-16", "2026-11-17"], [60, 73]
    return CURVE.conform(pd.DataFrame({**rows, "day": days, "complete": counts, "completion_rate": [0.6, 0.7]}))


def test_the_band_leads_from_the_last_count_to_both_ends_of_the_interval():
    [band] = [element for element in estimate_curve(frame(), OUTLOOK) if isinstance(element, hv.Area)]
    assert band.dimension_values("low").tolist() == [73, 95]
    assert band.dimension_values("high").tolist() == [73, 101]


def test_the_interval_and_the_deadline_are_written_out():
    said = [element.data[2] for element in estimate_curve(frame(), OUTLOOK) if isinstance(element, hv.Text)]
    assert said[1].strip() == "95–101/102"
    assert "20/11" in said[0]


def test_without_an_estimate_the_curve_stands_alone():
    drawn = estimate_curve(frame(), None)
    assert [len(element) for element in drawn] == [0, 0, 2]


def test_without_rows_there_are_empty_axes():
    assert figure_json(estimate_curve(CURVE.empty(), None))
