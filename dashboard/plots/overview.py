"""Chart of Tổng quan: reports sent day by day against the deadline, beside the like period before."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import holoviews as hv
import pandas as pd
from bokeh.models import HoverTool

from dashboard.plots import style
from dashboard.plots.furniture import Line, Note, furnish
from dashboard.text import charts, numbers

COLUMNS = ("day", "complete", "day_text", "count_text")
HEADROOM = 1.14
EARLY = 0.35
"""Share of the axis before which a deadline has no room for its words at its left."""

MARGIN_DAYS = 4
LIFT = 0.04
"""Distance of a label from its point, as a share of the height."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside the curve: the deadline's last day, how it is called, and the earlier period's name."""

    last_day: date | None = None
    verified: bool = True
    earlier_name: str = ""


def cumulative_curve(frame: pd.DataFrame, earlier: pd.DataFrame, shift: timedelta, marks: Marks) -> hv.Overlay:
    """Reports sent by the end of each day (``CURVE``), with ``earlier`` moved by ``shift`` so that both deadlines meet.

    The deadline is a thin red line, grey where no document sets it. Without rows there are empty axes.
    """
    now, then = _series(frame), _series(earlier, shift)
    expected = int(frame["expected"].iloc[-1]) if len(frame) else 0
    before, here = _line(then, style.EARLIER, 1.5), _line(now, style.FRAME, 2.5).opts(hooks=[_shade])
    return hv.Overlay([before, here]).opts(
        hv.opts.Overlay(
            responsive=True,
            height=336,
            show_legend=False,
            toolbar=None,
            show_grid=True,
            gridstyle={"xgrid_line_color": None},
            ylim=(0, max(expected, 1) * HEADROOM),
            xlim=_span(now, then, marks),
            hooks=[_axes, furnish(_lines(marks, expected), _notes(now, then, marks, expected))],
        )
    )


def _series(frame: pd.DataFrame, shift: timedelta = timedelta()) -> pd.DataFrame:
    days = pd.to_datetime(frame["day"]).astype("datetime64[ms]")
    counts = frame["complete"].astype("int64")
    return pd.DataFrame(
        {
            "day": days + shift,
            "complete": counts.to_numpy(),
            "day_text": [numbers.day(day) for day in days],
            "count_text": [numbers.integer(count) for count in counts],
        }
    )


def _line(series: pd.DataFrame, color: str, width: float) -> hv.Curve:
    pointer = HoverTool(
        tooltips=[(charts.POINTER_DAY, "@day_text"), (charts.POINTER_COMPLETE, "@count_text")], mode="vline"
    )
    return hv.Curve(series, hv.Dimension("day"), [hv.Dimension("complete"), "day_text", "count_text"]).opts(
        color=color, line_width=width, tools=[pointer], default_tools=[]
    )


def _shade(plot: Any, _element: Any) -> None:
    """Fill what lies under the line, and mark its last day."""
    figure, source = plot.state, plot.handles["source"]
    figure.varea(
        x="day", y1=0, y2="complete", source=source, fill_color=style.ACCENT, fill_alpha=0.07, level="underlay"
    )
    days, counts = source.data["day"], source.data["complete"]
    figure.scatter(x=list(days[-1:]), y=list(counts[-1:]), size=7, color=style.FRAME)


def _lines(marks: Marks, expected: int) -> list[Line]:
    owed = [Line(expected, "width", style.MUTED, dash="dotted")] if expected else []
    if marks.last_day is None:
        return owed
    return [*owed, Line(pd.Timestamp(marks.last_day), "height", _deadline_color(marks), 1.2)]


def _notes(now: pd.DataFrame, then: pd.DataFrame, marks: Marks, expected: int) -> list[Note]:
    found, top = [], max(expected, 1)
    if marks.last_day is not None:
        found.append(
            _deadline_note(pd.Timestamp(marks.last_day), top, _span(now, then, marks), verified=marks.verified)
        )
    if expected:
        first = min(frame["day"].min() for frame in (now, then) if len(frame))
        text = charts.EXPECTED_LINE.format(count=numbers.integer(expected))
        found.append(Note(first, expected, text, style.MUTED, baseline="bottom"))
    return found + _names(now, then, marks, top * LIFT)


def _deadline_note(at: pd.Timestamp, top: int, span: tuple[Any, Any], *, verified: bool) -> Note:
    """Words before the line of the deadline, after it where there is no room before it."""
    text = (charts.DEADLINE_LINE if verified else charts.MARK_LINE).format(day=numbers.short_day(at))
    color, height = style.OVERDUE if verified else style.NONE, top * 1.085
    begin, end = span
    if begin is not None and at - begin < EARLY * (end - begin):
        return Note(at, height, f" {text}", color, "left")
    return Note(at, height, f"{text} ", color, "right")


def _names(now: pd.DataFrame, then: pd.DataFrame, marks: Marks, lift: float) -> list[Note]:
    found, end = [], _span(now, then, marks)[1]
    if len(now):
        last = now.iloc[-1]
        found.append(Note(last.day, last.complete + lift, last.count_text, style.FRAME, "right", bold=True))
    if len(then) and marks.earlier_name:
        last = then[then["day"] <= end].iloc[-1]
        found.append(Note(last.day, last.complete - lift * 1.2, marks.earlier_name, style.MUTED, "right"))
    return found


def _deadline_color(marks: Marks) -> str:
    return style.OVERDUE if marks.verified else style.NONE


def _span(now: pd.DataFrame, then: pd.DataFrame, marks: Marks) -> tuple[Any, Any]:
    """Days in view: from the opening of this period, past its deadline and its last day by a little."""
    frame = now if len(now) else then
    if frame.empty:
        return None, None
    ends = [frame["day"].max(), *([pd.Timestamp(marks.last_day)] if marks.last_day else [])]
    return frame["day"].min(), max(ends) + timedelta(days=MARGIN_DAYS)


def _axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter, figure.yaxis.formatter = style.day_ticks(), style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = None, None
    figure.yaxis.axis_line_color = None
    figure.sizing_mode = "stretch_width"
