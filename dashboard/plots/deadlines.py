"""Charts of Chấp hành thời hạn: lateness bands, the calendar of sendings, the days of the chain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import holoviews as hv
import pandas as pd
from bokeh.models import HoverTool

from dashboard.plots import style
from dashboard.text import deadlines as words
from dashboard.text import numbers

BANDS = ("on_time", "late_1_2", "late_3_5", "late_6_10", "late_over_10", "overdue")
"""Classes of the bars, in order."""

BAND_COLORS = {"on_time": style.DONE, "overdue": style.OVERDUE}
GROUPS: Mapping[str, tuple[str, ...]] = {
    "waiting": ("not_started",),
    "own": ("compiling", "checking", "approving", "approved"),
    "back": ("returned",),
    "above": ("sent",),
}
"""Statuses whose days are drawn as one part of a bar."""

GROUP_COLORS = {"waiting": "#C9D3DB", "own": style.ACTIVE, "back": style.RETURNED, "above": style.DONE}
HALF_BAR = 0.34
EDGES = ("from", "bottom", "to", "top")
HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class DueLine:
    """When the deadline passes, and whether a document sets it."""

    due_before: datetime
    verified: bool = True


def band_bars(counts: Mapping[str, int], *, verified: bool = True) -> hv.Bars:
    """Reports by days late; neutral colours where no document sets the deadline."""
    names = words.BANDS if verified else words.BANDS_MARK
    rows = [(names[band], counts.get(band, 0), numbers.integer(counts.get(band, 0)), band) for band in BANDS]
    colors = {band: BAND_COLORS.get(band, style.LATE) if verified else style.NONE for band in BANDS}
    frame = pd.DataFrame(rows, columns=["band", "reports", "count_word", "key"])
    pointer = HoverTool(tooltips=[(words.BAND_HEAD, "@band"), (words.COUNT_HEAD, "@count_word")])
    return hv.Bars(frame, "band", ["reports", "count_word", "key"]).opts(
        responsive=True, height=260, show_legend=False, toolbar=None, color=hv.dim("key").categorize(colors),
        line_color=None, tools=[pointer], default_tools=[], show_grid=True, gridstyle={"xgrid_line_color": None},
        ylim=(0, max(1, *counts.values(), 0) * 1.08) if counts else (0, 1), hooks=[_count_axes],
    )  # fmt: skip


def sending_calendar(frame: pd.DataFrame, due: DueLine | None) -> hv.Overlay:
    """First sendings (``SENDINGS``) by day and hour, deeper for more; the deadline a line at its midnight."""
    days = pd.to_datetime(frame["day"]).astype("datetime64[ms]")
    most = max(int(frame["sendings"].max()), 1) if len(frame) else 1
    cells = pd.DataFrame({
        "from": days, "bottom": frame["hour"].astype("int64"), "to": days + pd.Timedelta(hours=HOURS_A_DAY),
        "top": frame["hour"].astype("int64") + 1, "depth": (frame["sendings"].astype("float64") / most) ** 0.5,
        "day_word": [numbers.day(day) for day in days],
        "hour_word": [words.SENDING_HOUR.format(hour=hour) for hour in frame["hour"]],
        "count_word": [numbers.integer(n) for n in frame["sendings"]],
    })  # fmt: skip
    pointer = HoverTool(
        tooltips=[(words.SENDINGS_HEADS[0], "@day_word @hour_word"), (words.SENDING_COUNT, "@count_word")]
    )
    shown = hv.Rectangles(cells, list(EDGES), ["depth", "day_word", "hour_word", "count_word"]).opts(
        color="depth", cmap=list(style.RAMP), clim=(0, 1), line_color=None, tools=[pointer], default_tools=[],
    )  # fmt: skip
    return hv.Overlay([shown, *_due_line(due)]).opts(
        xlim=_span(days, due), responsive=True, height=300, show_legend=False, toolbar=None, ylim=(0, HOURS_A_DAY),
        invert_yaxis=True,
        yticks=[(hour, words.SENDING_HOUR.format(hour=hour)) for hour in (0, 6, 8, 12, 17, 24)], hooks=[_day_axes],
    )  # fmt: skip


def chain_bars(frame: pd.DataFrame, names: Mapping[str, str]) -> hv.Rectangles:
    """Mean days of a report in each step (``CHAIN``), a bar a tier, the lowest at the bottom; ``names`` names tiers."""
    tiers = list(dict.fromkeys(frame["tier"]))
    pointer = HoverTool(tooltips=[("", "@tier_word"), ("@group_word", "@days_word")])
    parts = _chain_parts(frame, tiers, names)
    return hv.Rectangles(parts, list(EDGES), list(parts.columns[len(EDGES) :])).opts(
        responsive=True, height=64 + 52 * max(len(tiers), 1), show_legend=False, toolbar=None, line_color="#FFFFFF",
        color=hv.dim("group").categorize(GROUP_COLORS), tools=[pointer], default_tools=[], show_grid=True,
        gridstyle={"ygrid_line_color": None}, yticks=[(n + 1, names[tier]) for n, tier in enumerate(tiers)] or 0,
        ylim=(0.4, len(tiers) + 0.6), hooks=[_chain_axes],
    )  # fmt: skip


def group_days(frame: pd.DataFrame, tier: str) -> dict[str, float]:
    """Mean days of a tier's reports in each group of steps."""
    held = frame[frame["tier"] == tier].set_index("status")["mean_hours"]
    return {
        group: float(held.reindex(statuses).sum()) / HOURS_A_DAY for group, statuses in _listed(GROUPS)
    }  # fmt: skip


def _listed(groups: Mapping[str, tuple[str, ...]]) -> list[tuple[str, list[str]]]:
    return [(group, list(statuses)) for group, statuses in groups.items()]


def _chain_parts(frame: pd.DataFrame, tiers: Sequence[str], names: Mapping[str, str]) -> pd.DataFrame:
    rows = []
    for level, tier in enumerate(tiers, start=1):
        at = 0.0
        for group, days in group_days(frame, tier).items():
            word = words.CHAIN_DAYS.format(days=numbers.decimal(days))
            edges = (at, level - HALF_BAR, at + days, level + HALF_BAR)
            rows.append((*edges, group, names[tier], words.CHAIN_GROUPS[group], word))
            at += days
    return pd.DataFrame(rows, columns=[*EDGES, "group", "tier_word", "group_word", "days_word"])


def _span(days: "pd.Series[Any]", due: DueLine | None) -> tuple[Any, Any]:
    """Days in view: every sending and the deadline, whichever is later."""
    if days.empty:
        return None, None
    past = days.max() + pd.Timedelta(days=1)
    line = past if due is None else pd.Timestamp(due.due_before.replace(tzinfo=None))
    return min(days.min(), line), max(past, line + pd.Timedelta(hours=HOURS_A_DAY // 2))


def _due_line(due: DueLine | None) -> list[hv.Element]:
    if due is None:
        return []
    color = style.OVERDUE if due.verified else style.NONE
    return [
        hv.VLine(pd.Timestamp(due.due_before.replace(tzinfo=None))).opts(color=color, line_width=1.4, default_tools=[])
    ]


def _count_axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.yaxis.formatter = style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = None, words.COUNT_HEAD
    figure.yaxis.axis_line_color, figure.sizing_mode = None, "stretch_width"


def _day_axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter = style.day_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = None, None
    figure.sizing_mode = "stretch_width"


def _chain_axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter = style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = words.CHAIN_AXIS, None
    figure.yaxis.axis_line_color, figure.yaxis.major_label_text_color = None, style.TEXT
    figure.sizing_mode = "stretch_width"
