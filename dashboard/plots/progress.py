"""Chart of Tiến độ: reports of each field by where they stand, as bars in parts."""

from collections.abc import Mapping
from textwrap import fill
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
EDGES = ("from", "bottom", "to", "top")
COLUMNS = (*EDGES, "field", "group", "reports", "group_word", "count_word", "link")
HALF_BAR = 0.36
LABEL_WIDTH, LABEL_SIZE = 26, "11px"
"""Letters of a field's name on one line: a telephone has room for no more beside the bars."""


def groups_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the reports of each group of statuses in a column of its name."""
    sums = {group: frame[list(statuses)].sum(axis="columns").astype("int64") for group, statuses in GROUPS.items()}
    return frame.assign(**sums)


def field_bars(frame: pd.DataFrame, links: Mapping[str, str], height: int = 320) -> hv.Rectangles:
    """Reports of each field in parts by group, fields from the top in the frame's order; without rows empty axes.

    ``frame`` is ``progress`` by field; ``links`` gives the address a bar leads to.
    """
    fields = frame["field"].tolist()
    ticks = [(len(fields) - place, fill(name, LABEL_WIDTH)) for place, name in enumerate(fields)]
    tools = [
        HoverTool(tooltips=[(words.FIELD, "@field"), (words.STATUS_HEAD, "@group_word: @count_word")]),
        TapTool(callback=OpenURL(url="@link", same_tab=True)),
    ]
    return hv.Rectangles(_parts(frame, links), list(EDGES), list(COLUMNS[4:])).opts(
        responsive=True, height=height, show_legend=False, toolbar=None, color=hv.dim("group").categorize(COLORS),
        line_color="#FFFFFF", tools=tools, default_tools=[], show_grid=True, gridstyle={"ygrid_line_color": None},
        yticks=ticks or 0, ylim=(0.4, len(fields) + 0.6),
        xlim=(0, max(frame["expected"].max(), 1) if len(frame) else 1), hooks=[_axes],
    )  # fmt: skip


def _parts(frame: pd.DataFrame, links: Mapping[str, str]) -> pd.DataFrame:
    """A row per field and group that holds anything, with the edges of its part of the bar."""
    rows = []
    for place, row in enumerate(groups_of(frame).to_dict("records")):
        at, level = 0, len(frame) - place
        for group in (name for name in GROUPS if row[name]):
            edges = (at, level - HALF_BAR, at + row[group], level + HALF_BAR)
            count = numbers.of(row[group], int(row["expected"]))
            rows.append((*edges, row["field"], group, row[group], words.STATUS_GROUPS[group], count,
                         links.get(row["field"], "")))  # fmt: skip
            at += row[group]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter = style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = words.REPORTS_AXIS, None
    figure.yaxis.axis_line_color = None
    figure.yaxis.major_label_text_color = style.TEXT
    figure.yaxis.major_label_text_line_height, figure.yaxis.major_label_text_font_size = 0.9, LABEL_SIZE
    figure.sizing_mode = "stretch_width"
