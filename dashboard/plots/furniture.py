"""Lines and words beside what a chart shows: annotations of the figure, not layers of data.

A layer costs HoloViews and Bokeh some 20 ms of the server and more of the browser, an annotation next to nothing:
a chart of two curves with its lines and words takes a third of the time it took with each of them a layer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bokeh.models.annotations import Label, Span

from dashboard.plots import style

Hook = Callable[[Any, Any], None]
"""What HoloViews calls with a plot, once its figure is there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the figure: ``height`` stands at a place of the x axis, ``width`` lies at one of the y axis."""

    at: Any
    dimension: Literal["height", "width"]
    color: str
    width: float = 1.0
    dash: str = "solid"


@dataclass(frozen=True, slots=True)
class Note:
    """Words at a point of the figure's data."""

    x: Any
    y: float
    text: str
    color: str
    align: Literal["left", "center", "right"] = "left"
    baseline: Literal["top", "middle", "bottom"] = "middle"
    bold: bool = False


def furnish(lines: Sequence[Line], notes: Sequence[Note]) -> Hook:
    """Hook of an overlay that puts lines and words into its figure."""

    def hook(plot: Any, _element: Any) -> None:
        for piece in (*map(_span, lines), *map(_label, notes)):
            plot.state.add_layout(piece)

    return hook


def _span(line: Line) -> Span:
    return Span(
        location=line.at, dimension=line.dimension, line_color=line.color, line_width=line.width, line_dash=line.dash
    )


def _label(note: Note) -> Label:
    return Label(
        x=note.x, y=note.y, text=note.text, text_color=note.color, text_align=note.align,
        text_baseline=note.baseline, text_font_size=style.SMALL_SIZE, text_font_style="bold" if note.bold else "normal",
    )  # fmt: skip
