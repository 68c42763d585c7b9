"""Chart of Tiến độ: reports of each field by where they stand, as bars in parts."""

from collections.abc import Mapping
from typing import Any

import holoviews as hv
import pandas as pd
from bokeh.models import HoverTool, OpenURL, TapTool

from dashboard.plots import style
from dashboard.text import numbers
from dashboard.text import progress as words

GROUPS: Mapping[str, tuple[str, ...]] = {
    "complete": ("sent", "received"),
    "going": ("compiling", "checking", "approving", "approved"),
    "not_started": ("not_started",),
    "returned": ("returned",),
    "closed_unsent": ("closed_unsent",),
    "covered": ("covered",),
}
"""Statuses read together: what was sent, what somebody works on, what nobody has begun."""

COLORS = {
    "complete": style.DONE, "going": style.ACTIVE, "not_started": "#C9D3DB", "returned": style.RETURNED,
    "closed_unsent": style.LOST, "covered": style.NONE,
}  # fmt: skip
COLUMNS = ("field", "group", "reports", "group_word", "count_word", "link")


def groups_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the reports of each group of statuses in a column of its name."""
    sums = {group: frame[list(statuses)].sum(axis="columns").astype("int64") for group, statuses in GROUPS.items()}
    return frame.assign(**sums)


def field_bars(frame: pd.DataFrame, links: Mapping[str, str], height: int = 320) -> hv.Bars:
    """Reports of each field in parts by group, fields from the top in the frame's order; without rows empty axes.

    ``frame`` is ``progress`` by field; ``links`` gives the address a bar leads to.
    """
    table = _parts(frame, links)
    tools = [
        HoverTool(tooltips=[(words.FIELD, "@field"), (words.STATUS_HEAD, "@group_word: @count_word")]),
        TapTool(callback=OpenURL(url="@link", same_tab=True)),
    ]
    bars = hv.Bars(table, ["field", "group"], list(COLUMNS[2:]))
    return bars.opts(
        stacked=True, invert_axes=True, responsive=True, height=height, show_legend=False, toolbar=None,
        color=hv.dim("group").categorize(COLORS), line_color="#FFFFFF", line_width=1, bar_width=0.72, tools=tools,
        default_tools=[], show_grid=True, gridstyle={"ygrid_line_color": None}, hooks=[_axes],
    )  # fmt: skip


def _parts(frame: pd.DataFrame, links: Mapping[str, str]) -> pd.DataFrame:
    """A row per field and group that holds anything, the first field last: bars are drawn from below."""
    held = groups_of(frame)
    rows = [_part(row, group, links) for _, row in held.iloc[::-1].iterrows() for group in GROUPS if row[group]]
    return pd.DataFrame(rows, columns=COLUMNS)


def _part(row: "pd.Series[Any]", group: str, links: Mapping[str, str]) -> tuple[object, ...]:
    count = int(row[group])
    word = numbers.of(count, int(row["expected"]))
    return row["field"], group, count, words.STATUS_GROUPS[group], word, links.get(row["field"], "")


def _axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter = style.number_ticks()
    figure.xaxis.axis_label = words.REPORTS_AXIS
    figure.yaxis.axis_label = None
    figure.yaxis.axis_line_color = None
    figure.yaxis.major_label_text_color = style.TEXT
    figure.x_range.start = 0
    figure.sizing_mode = "stretch_width"
