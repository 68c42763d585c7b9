"""Chart of Tổng quan: reports sent day by day against the deadline, beside the like period before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import holoviews as hv
import pandas as pd
from bokeh.models import ColumnDataSource, HoverTool

from dashboard.plots import style
from dashboard.plots.furniture import NOT_SHOWN, Line, Note, furnish, line_told, note_told
from dashboard.plots.mould import Cast, Hook
from dashboard.text import charts, numbers

COLUMNS = ("day", "complete", "day_text", "count_text")
HEADROOM = 1.14
EARLY = 0.35
"""Share of the axis before which a deadline has no room for its words at its left."""

MARGIN_DAYS = 4
LIFT = 0.04
"""Distance of a label from its point, as a share of the height."""

FURNITURE: Mapping[str, Line | Note] = {
    "owed": Line("width", dash="dotted"), "deadline": Line("height", 1.2),
    "deadline_note": Note(), "owed_note": Note(baseline="bottom"),
    "now_note": Note("right", bold=True), "earlier_note": Note("right"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside the curve: the deadline's last day, how it is called, and the earlier period's name."""

    last_day: date | None = None
    verified: bool = True
    earlier_name: str = ""


@dataclass(frozen=True, slots=True)
class _Sent:
    """Reports sent by the end of each day: where the day stands on the axis, in ms, which it is, the count."""

    places: Sequence[float]
    days: Sequence[date]
    counts: Sequence[int]

    def columns(self, first: int = 0) -> dict[str, list[Any]]:
        """Columns of a data source, from one of the days on."""
        told = [numbers.day(day) for day in self.days], [numbers.integer(count) for count in self.counts]
        held = (self.places, self.counts, *told)
        return {name: list(values[first:]) for name, values in zip(COLUMNS, held, strict=True)}


def cumulative_curve(frame: pd.DataFrame, earlier: pd.DataFrame, shift: timedelta, marks: Marks) -> Cast:
    """Reports sent by the end of each day (``CURVE``), with ``earlier`` moved by ``shift`` so that both deadlines meet.

    The deadline is a thin red line, grey where no document sets it. Without rows there are empty axes.
    """
    now, then = _sent(frame), _sent(earlier, shift)
    expected = int(frame["expected"].iloc[-1]) if len(frame) else 0
    sources = {"now": now.columns(), "then": then.columns(), "last": now.columns(-1)}
    told: dict[str, Mapping[str, Any]] = {name: {"data": columns} for name, columns in sources.items()}
    ranges = {"days": _span(now, then, marks), "counts": (0, max(expected, 1) * HEADROOM)}
    told |= {name: _between(*ends) for name, ends in ranges.items() if ends is not None}
    return Cast(_drawn, told | dict.fromkeys(FURNITURE, NOT_SHOWN) | _beside(now, then, marks, expected))


def _drawn(told: Hook) -> hv.Overlay:
    """The mould: two lines of one day, what stands beside them not shown."""
    before, here = _line("then", style.EARLIER, 1.5), _line("now", style.FRAME, 2.5, _shade)
    return hv.Overlay([before, here]).opts(
        hv.opts.Overlay(
            responsive=True,
            height=336,
            show_legend=False,
            toolbar=None,
            show_grid=True,
            gridstyle={"xgrid_line_color": None},
            hooks=[_axes, furnish(FURNITURE), told],
        )
    )


def _line(name: str, color: str, width: float, *hooks: Hook) -> hv.Curve:
    pointer = HoverTool(
        tooltips=[(charts.POINTER_DAY, "@day_text"), (charts.POINTER_COMPLETE, "@count_text")], mode="vline"
    )
    day = (pd.Timestamp(0), 0, "", "")

    def named(plot: Any, _element: Any) -> None:
        plot.handles["source"].name = name

    return hv.Curve([day], hv.Dimension("day"), [hv.Dimension("complete"), "day_text", "count_text"]).opts(
        color=color, line_width=width, tools=[pointer], default_tools=[], hooks=[named, *hooks]
    )


def _shade(plot: Any, _element: Any) -> None:
    """Fill what lies under the line, and mark its last day."""
    figure = plot.state
    figure.varea(
        x="day", y1=0, y2="complete", source=plot.handles["source"], fill_color=style.ACCENT, fill_alpha=0.07,
        level="underlay",
    )  # fmt: skip
    last = ColumnDataSource(dict.fromkeys(COLUMNS, []), name="last")
    figure.scatter(x="day", y="complete", source=last, size=7, color=style.FRAME)


def _axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.x_range.name, figure.y_range.name = "days", "counts"
    figure.xaxis.formatter, figure.yaxis.formatter = style.day_ticks(), style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = None, None
    figure.yaxis.axis_line_color = None
    figure.sizing_mode = "stretch_width"


def _sent(frame: pd.DataFrame, shift: timedelta = timedelta()) -> _Sent:
    days = [date.fromisoformat(day) for day in frame["day"].tolist()]
    return _Sent([_at(day) + _length(shift) for day in days], days, frame["complete"].astype("int64").tolist())


def _at(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000


def _length(time: timedelta) -> float:
    return time / timedelta(milliseconds=1)


def _between(start: float, end: float) -> dict[str, float]:
    return {"start": start, "end": end, "reset_start": start, "reset_end": end}


def _beside(now: _Sent, then: _Sent, marks: Marks, expected: int) -> dict[str, Mapping[str, Any]]:
    """Lines and words that the chart has, by name."""
    found, span = _names(now, then, marks, max(expected, 1) * LIFT), _span(now, then, marks)
    if expected:
        text = charts.EXPECTED_LINE.format(count=numbers.integer(expected))
        found["owed"] = line_told(expected, style.MUTED)
        found["owed_note"] = note_told(min([*now.places, *then.places]), expected, text, style.MUTED)
    if marks.last_day is not None:
        found["deadline"] = line_told(_at(marks.last_day), style.OVERDUE if marks.verified else style.NONE)
        found["deadline_note"] = _deadline_note(marks.last_day, max(expected, 1), span, verified=marks.verified)
    return found


def _deadline_note(day: date, top: int, span: tuple[float, float] | None, *, verified: bool) -> Mapping[str, Any]:
    """Words before the line of the deadline, after it where there is no room before it."""
    text = (charts.DEADLINE_LINE if verified else charts.MARK_LINE).format(day=numbers.short_day(day))
    color, height, at = style.OVERDUE if verified else style.NONE, top * 1.085, _at(day)
    if span is not None and at - span[0] < EARLY * (span[1] - span[0]):
        return note_told(at, height, f" {text}", color, text_align="left")
    return note_told(at, height, f"{text} ", color, text_align="right")


def _names(now: _Sent, then: _Sent, marks: Marks, lift: float) -> dict[str, Mapping[str, Any]]:
    found, span = {}, _span(now, then, marks)
    if now.places:
        count = now.counts[-1]
        found["now_note"] = note_told(now.places[-1], count + lift, numbers.integer(count), style.FRAME)
    if span is not None and then.places and marks.earlier_name:
        at, count = [point for point in zip(then.places, then.counts, strict=True) if point[0] <= span[1]][-1]
        found["earlier_note"] = note_told(at, count - lift * 1.2, marks.earlier_name, style.MUTED)
    return found


def _span(now: _Sent, then: _Sent, marks: Marks) -> tuple[float, float] | None:
    """Days in view: from the opening of this period, past its deadline and its last day by a little; None of none."""
    days = now.places or then.places
    if not days:
        return None
    ends = [max(days), *([_at(marks.last_day)] if marks.last_day else [])]
    return min(days), max(ends) + _length(timedelta(days=MARGIN_DAYS))
