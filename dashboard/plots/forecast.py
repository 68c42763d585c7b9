"""The curve of reports sent, carried on to the deadline by its estimate: a dashed middle and its interval."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.plots import style
from dashboard.text import charts, numbers
from dashboard.text import forecast as words

HEADROOM = 1.14
LIFT, LOWEST = 0.1, 0.04
"""Distance of the interval's words below where the dashed line begins, and their least height, as shares of all."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Counts at one target, its last day, and whether a document sets it."""

    last_day: date
    low: int
    middle: int
    high: int
    verified: bool = True


def estimate_curve(frame: pd.DataFrame, outlook: Outlook | None) -> hv.Overlay:
    """Reports sent by the end of each day (``CURVE``), and from the last of them the band of an estimate.

    Without an estimate the curve stands alone; without rows there are empty axes.
    """
    sent = pd.DataFrame({
        "day": pd.to_datetime(frame["day"]).astype("datetime64[ms]"), "complete": frame["complete"].astype("int64"),
    })  # fmt: skip
    expected = int(frame["expected"].iloc[-1]) if len(frame) else 0
    layers = [_band(sent, outlook), _middle(sent, outlook), _line(sent), *_named(sent, outlook, expected)]
    return hv.Overlay(layers).opts(
        responsive=True, height=320, show_legend=False, toolbar=None, show_grid=True,
        gridstyle={"xgrid_line_color": None}, ylim=(0, max(expected, 1) * HEADROOM), hooks=[_axes],
    )  # fmt: skip


def _band(sent: pd.DataFrame, outlook: Outlook | None) -> hv.Area:
    ends = _ahead(sent, outlook, ("low", "high"))
    return hv.Area(ends, "day", ["low", "high"]).opts(
        fill_color=style.ACCENT, fill_alpha=0.18, line_alpha=0, default_tools=[]
    )


def _middle(sent: pd.DataFrame, outlook: Outlook | None) -> hv.Curve:
    ends = _ahead(sent, outlook, ("middle",))
    return hv.Curve(ends, "day", "middle").opts(
        color=style.ACCENT, line_width=1.5, line_dash="dashed", default_tools=[]
    )


def _line(sent: pd.DataFrame) -> hv.Curve:
    return hv.Curve(sent, "day", "complete").opts(color=style.FRAME, line_width=2.5, default_tools=[])


def _ahead(sent: pd.DataFrame, outlook: Outlook | None, names: tuple[str, ...]) -> pd.DataFrame:
    """From the last point of the curve to the target; no rows without either."""
    if sent.empty or outlook is None:
        return pd.DataFrame(
            {"day": pd.Series(dtype="datetime64[ms]"), **{name: pd.Series(dtype=int) for name in names}}
        )
    last = sent.iloc[-1]
    days = pd.Series([last["day"], pd.Timestamp(outlook.last_day)]).astype("datetime64[ms]")
    return pd.DataFrame({"day": days, **{name: [int(last["complete"]), getattr(outlook, name)] for name in names}})


def _named(sent: pd.DataFrame, outlook: Outlook | None, expected: int) -> list[hv.Element]:
    if outlook is None:
        return []
    at = pd.Timestamp(outlook.last_day)
    color = style.OVERDUE if outlook.verified else style.NONE
    name = charts.DEADLINE_LINE if outlook.verified else charts.MARK_LINE
    text = name.format(day=numbers.short_day(outlook.last_day))
    ends = words.RANGE_POINT if outlook.low == outlook.high else words.RANGE
    said = ends.format(
        low=numbers.integer(outlook.low), high=numbers.integer(outlook.high), expected=numbers.integer(expected)
    )
    below = min(outlook.low, int(sent["complete"].iloc[-1]) if len(sent) else 0)
    return [
        hv.VLine(at).opts(color=color, line_width=1.2, default_tools=[]),
        _label(at, max(expected, 1) * 1.085, f"{text} ", color),
        _label(at, max(below - LIFT * expected, LOWEST * expected), f"{said} ", style.ACCENT),
    ]  # fmt: skip


def _label(x: Any, y: float, text: str, color: str) -> hv.Text:
    return hv.Text(x, y, text).opts(
        text_color=color, text_align="right", text_baseline="middle", text_font_size=style.SMALL_SIZE, default_tools=[]
    )


def _axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter, figure.yaxis.formatter = style.day_ticks(), style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = None, None
    figure.yaxis.axis_line_color = None
    figure.sizing_mode = "stretch_width"
