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


def elements(overlay, kind):
    return [element for element in overlay if type(element) is kind]


def annotations(overlay, kind):
    return [piece for piece in hv.render(overlay, backend="bokeh").center if type(piece) is kind]


def texts(overlay):
    return [label.text for label in annotations(overlay, Label)]


def drawn(now, then=None, shift=timedelta(0), **marks):
    return cumulative_curve(
        now, CURVE.empty() if then is None else then, shift, Marks(**({"last_day": DEADLINE} | marks))
    )


def test_the_curve_holds_the_count_of_each_day():
    earlier, now = elements(drawn(frame("2026-11-15", [10, 40, 73])), hv.Curve)
    assert list(now.dimension_values("complete")) == [10, 40, 73]
    assert len(earlier) == 0


def test_the_pointer_reads_vietnamese_numbers_and_days():
    _, now = elements(drawn(frame("2026-11-15", [1234])), hv.Curve)
    assert (now.dimension_values("day_text")[0], now.dimension_values("count_text")[0]) == ("15/11/2026", "1.234")


def test_the_deadline_is_a_line_with_its_last_day():
    overlay = drawn(frame("2026-11-15", [10]))
    (line,) = [span for span in annotations(overlay, Span) if span.dimension == "height"]
    assert pd.Timestamp(line.location) == pd.Timestamp(DEADLINE)
    assert "Thời hạn: hết ngày 20/11 " in texts(overlay)


def test_an_unverified_deadline_is_called_a_mark():
    overlay = drawn(frame("2026-11-15", [10]), verified=False)
    assert "Mốc theo dõi: hết ngày 20/11 " in texts(overlay)


def test_the_earlier_period_is_moved_so_that_the_deadlines_meet():
    overlay = drawn(
        frame("2026-11-15", [10]), frame("2025-11-15", [5, 6]), timedelta(days=365), earlier_name="Sơ bộ năm 2025"
    )
    earlier, _ = elements(overlay, hv.Curve)
    assert list(pd.to_datetime(earlier.dimension_values("day"))) == [
        pd.Timestamp("2026-11-15"),
        pd.Timestamp("2026-11-16"),
    ]
    assert "Sơ bộ năm 2025" in texts(overlay)


def test_what_is_owed_is_the_count_of_the_last_day():
    counts = frame("2026-11-15", [10, 11])
    counts.loc[1, "expected"] = 101
    assert "Phải gửi: 101" in texts(drawn(counts))


@pytest.mark.parametrize("marks", [{}, {"last_day": None}])
def test_no_rows_give_empty_axes_of_the_same_type(marks):
    overlay = drawn(CURVE.empty(), **marks)
    assert type(overlay) is hv.Overlay
    assert figure_json(overlay)


def test_the_last_day_is_marked_and_named():
    figure = hv.render(drawn(frame("2026-11-15", [10, 40, 73])), backend="bokeh")
    dots = [renderer for renderer in figure.renderers if type(renderer.glyph) is Scatter]
    assert [list(dot.data_source.data["y"]) for dot in dots] == [[73]]
    assert "73" in [label.text for label in figure.center if type(label) is Label]


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
