"""Chart of one unit: where it stands among its peers."""

from typing import Any

import holoviews as hv
import numpy as np
import pandas as pd
from bokeh.models import HoverTool

from dashboard.plots import style
from dashboard.text import numbers
from dashboard.text import unit as words

SPREAD_HEIGHT = 240
BINS = 20
"""Steps of a spread: 5 % each, centred, so that a half and a quarter fall in the middle of theirs."""
HEADROOM = 1.18


def peer_spread(frame: pd.DataFrame) -> hv.Overlay:
    """Units of a group by share of reports sent (``PEERS``), the bar and the value of the unit itself marked."""
    rates = frame["completion_rate"].astype("float64").dropna()
    own = frame.loc[frame["is_unit"].astype(bool), "completion_rate"].astype("float64").dropna()
    counts, edges = np.histogram(rates, bins=BINS + 1, range=(-0.5 / BINS, 1 + 0.5 / BINS))
    top = max(int(counts.max(initial=0)), 1)
    layers = [_bars(counts, edges, own), *_marks(rates, own, top)]
    return hv.Overlay(layers).opts(
        hv.opts.Overlay(
            responsive=True, height=SPREAD_HEIGHT, show_legend=False, toolbar=None, show_grid=True,
            gridstyle={"xgrid_line_color": None}, ylim=(0, top * HEADROOM * 1.1), xlim=(edges[0], edges[-1]),
            hooks=[_share_axes],
        )
    )  # fmt: skip


def _bars(counts: Any, edges: Any, own: "pd.Series[float]") -> hv.Rectangles:
    here = -1 if own.empty else int(np.clip(np.digitize(own.iloc[0], edges) - 1, 0, len(counts) - 1))
    drawn = pd.DataFrame({
        "left": edges[:-1], "bottom": 0.0, "right": edges[1:], "top": counts.astype("float64"),
        "color": [style.FRAME if place == here else style.EARLIER for place in range(len(counts))],
        "share_text": [numbers.ratio(step, BINS) for step in range(len(counts))],
        "units_text": [numbers.integer(int(count)) for count in counts],
    })  # fmt: skip
    pointer = HoverTool(tooltips=[(words.POINTER_SHARE, "@share_text"), (words.POINTER_UNITS, "@units_text")])
    values = ["color", "share_text", "units_text"]
    return hv.Rectangles(drawn[drawn["top"] > 0], ["left", "bottom", "right", "top"], values).opts(
        color="color", line_color=style.CARD, line_width=2, tools=[pointer], default_tools=[]
    )


def _marks(rates: "pd.Series[float]", own: "pd.Series[float]", top: int) -> list[hv.Element]:
    if own.empty:
        return []
    middle, here = float(rates.median()), float(own.iloc[0])
    dashed = {"color": style.MUTED, "line_dash": "dashed", "line_width": 1}
    return [
        hv.Segments([(middle, 0, middle, top * 1.04)]).opts(**dashed, default_tools=[]),
        _text(middle, top * 1.1, words.MIDDLE.format(share=numbers.percent(middle)), style.MUTED, _side(middle)),
        hv.Segments([(here, 0, here, top * 1.16)]).opts(color=style.FRAME, line_width=2, default_tools=[]),
        _text(here, top * 1.22, words.HERE.format(share=numbers.percent(here)), style.FRAME, _side(here), bold=True),
    ]


def _side(share: float) -> str:
    """A label stands where the chart still has room."""
    return "left" if share < 0.5 else "right"  # noqa: PLR2004  the middle of the axis


def _text(x: Any, y: float, text: str, color: str, align: str, *, bold: bool = False) -> hv.Text:
    return hv.Text(x, y, f" {text} ").opts(
        text_color=color, text_align=align, text_baseline="middle", text_font_size=style.SMALL_SIZE,
        text_font_style="bold" if bold else "normal", default_tools=[],
    )  # fmt: skip


def _share_axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter, figure.yaxis.formatter = style.percent_ticks(), style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = words.SHARE_AXIS, words.UNITS_AXIS
    figure.sizing_mode = "stretch_width"
