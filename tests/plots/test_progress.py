"""The bars of Tiến độ by field: their values, their addresses, and empty."""

import holoviews as hv
import pandas as pd
import pytest

from dashboard.domain.scope import By
from dashboard.domain.workflow import Status
from dashboard.plots.progress import GROUPS, field_bars, groups_of
from dashboard.queries.progress import PROGRESS
from dashboard.rendering import figure_json


def frame(**fields):
    """PROGRESS by field of field → status → reports."""
    rows = []
    for name, held in fields.items():
        counts = {status.value: held.get(status.value, 0) for status in Status}
        rows.append({"field": name, "period_code": "x", **counts, "expected": sum(held.values()), "on_behalf": 0,
                     "complete": held.get("sent", 0) + held.get("received", 0), "completion_rate": None})  # fmt: skip
    return PROGRESS[By.FIELD].conform(pd.DataFrame(rows, columns=list(PROGRESS[By.FIELD].columns)))


def parts(bars):
    columns = ("field", "group", "reports", "count_word", "link")
    return list(zip(*(bars.dimension_values(name) for name in columns), strict=True))


def test_statuses_are_read_together_by_what_somebody_must_do():
    held = groups_of(frame(A={"sent": 1, "received": 2, "checking": 3, "approved": 1, "not_started": 4})).iloc[0]
    assert [int(held[group]) for group in GROUPS] == [3, 4, 4, 0, 0, 0]


def test_a_bar_holds_the_reports_of_each_group_and_where_it_leads():
    bars = field_bars(frame(A={"received": 2, "compiling": 1}), {"A": "?linh-vuc=a"})
    assert parts(bars) == [("A", "complete", 2, "2/3", "?linh-vuc=a"), ("A", "going", 1, "1/3", "?linh-vuc=a")]


def test_fields_stand_from_the_top_in_the_order_given():
    bars = field_bars(frame(A={"received": 1}, B={"received": 1}), {})
    assert list(bars.dimension_values("field")) == ["A", "B"]
    assert list(bars.dimension_values("top")) == pytest.approx([2.36, 1.36])


def test_parts_of_a_bar_join_without_a_gap():
    bars = field_bars(frame(A={"received": 2, "compiling": 1, "returned": 4}), {})
    assert [(x, y) for x, y in zip(bars.dimension_values("from"), bars.dimension_values("to"), strict=True)] == [
        (0, 2), (2, 3), (3, 7),
    ]  # fmt: skip


def test_the_pointer_reads_vietnamese():
    item = figure_json(field_bars(frame(A={"returned": 1}), {}))
    assert "Lĩnh vực" in item
    assert "Bị trả lại" in item


def test_without_rows_there_are_empty_axes_of_the_same_type():
    bars = field_bars(frame(), {})
    assert isinstance(bars, hv.Rectangles)
    assert len(bars) == 0
    assert figure_json(bars)
