"""The curve of Tổng quan: its values, the deadline, the earlier period moved to meet it, and empty."""

from datetime import date, timedelta

import holoviews as hv
import pandas as pd
import pytest
from bokeh.models import Label, Scatter, Span

from dashboard.plots.overview import Marks, cumulative_curve
from dashboard.queries.curve import CURVE
from dashboard.rendering import figure_json

DEADLINE = date(2026, 11, 20)


def frame(first, counts, expected=102):
    days = [f"{date.fromisoformat(first) + timedelta(days=n)}" for n in range(len(counts))]
    return CURVE.conform(
        pd.DataFrame({
            "period_code": "2026-so-bo-nam", "tier": "province", "day": days, "expected": expected, "complete": counts,
            "first_sent": counts, "completion_rate": [count / expected for count in counts],
        })
    )  # fmt: skip


def figure(cast):
    return hv.render(cast.element(), backend="bokeh")


def columns(cast, name):
    return figure(cast).select_one({"name": name}).data


def annotations(cast, kind):
    return [piece for piece in figure(cast).center if type(piece) is kind and piece.visible]


def texts(cast):
    return [label.text for label in annotations(cast, Label)]


def days(milliseconds):
    return [pd.Timestamp(at, unit="ms") for at in milliseconds]


def drawn(now, then=None, shift=timedelta(0), **marks):
    return cumulative_curve(
        now, CURVE.empty() if then is None else then, shift, Marks(**({"last_day": DEADLINE} | marks))
    )


def test_the_curve_holds_the_count_of_each_day():
    curve = drawn(frame("2026-11-15", [10, 40, 73]))
    assert columns(curve, "now")["complete"] == [10, 40, 73]
    assert days(columns(curve, "now")["day"])[0] == pd.Timestamp("2026-11-15")
    assert columns(curve, "then")["day"] == []


def test_the_pointer_reads_vietnamese_numbers_and_days():
    now = columns(drawn(frame("2026-11-15", [1234])), "now")
    assert (now["day_text"], now["count_text"]) == (["15/11/2026"], ["1.234"])


def test_the_deadline_is_a_line_with_its_last_day():
    curve = drawn(frame("2026-11-15", [10]))
    (line,) = [span for span in annotations(curve, Span) if span.dimension == "height"]
    assert days([line.location]) == [pd.Timestamp(DEADLINE)]
    assert "Thời hạn: hết ngày 20/11 " in texts(curve)


def test_an_unverified_deadline_is_called_a_mark():
    curve = drawn(frame("2026-11-15", [10]), verified=False)
    assert "Mốc theo dõi: hết ngày 20/11 " in texts(curve)


def test_the_earlier_period_is_moved_so_that_the_deadlines_meet():
    curve = drawn(
        frame("2026-11-15", [10]), frame("2025-11-15", [5, 6]), timedelta(days=365), earlier_name="Sơ bộ năm 2025"
    )
    moved = columns(curve, "then")
    assert days(moved["day"]) == [pd.Timestamp("2026-11-15"), pd.Timestamp("2026-11-16")]
    assert moved["day_text"] == ["15/11/2025", "16/11/2025"]
    assert "Sơ bộ năm 2025" in texts(curve)


def test_what_is_owed_is_the_count_of_the_last_day():
    counts = frame("2026-11-15", [10, 11])
    counts.loc[1, "expected"] = 101
    assert "Phải gửi: 101" in texts(drawn(counts))


@pytest.mark.parametrize("marks", [{}, {"last_day": None}])
def test_no_rows_give_empty_axes(marks):
    curve = drawn(CURVE.empty(), **marks)
    assert columns(curve, "now")["day"] == []
    assert figure_json(curve)


def test_the_last_day_is_marked_and_named():
    curve = drawn(frame("2026-11-15", [10, 40, 73]))
    dots = [renderer for renderer in figure(curve).renderers if type(renderer.glyph) is Scatter]
    assert [list(dot.data_source.data["complete"]) for dot in dots] == [[73]]
    assert "73" in texts(curve)


def test_days_and_counts_in_view_are_those_of_the_curve():
    made = figure(drawn(frame("2026-11-15", [10, 40, 73])))
    assert days([made.x_range.start, made.x_range.end]) == [pd.Timestamp("2026-11-15"), pd.Timestamp("2026-11-24")]
    assert (made.y_range.start, made.y_range.end) == (0, 102 * 1.14)


def test_axes_speak_vietnamese():
    json = figure_json(drawn(frame("2026-11-15", [1000, 2000])))
    assert "Intl.NumberFormat('vi-VN')" in json
    assert "toolbar_location" not in json or '"toolbar_location":null' in json


def test_an_early_deadline_has_its_words_after_the_line_where_there_is_room():
    early = drawn(frame("2026-11-19", range(30)), last_day=DEADLINE)
    late = drawn(frame("2026-10-20", range(30)), last_day=DEADLINE)
    sides = [
        next(label.text_align for label in annotations(plot, Label) if "20/11" in label.text) for plot in (early, late)
    ]
    assert sides == ["left", "right"]
