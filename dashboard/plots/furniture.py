"""Lines and words beside what a chart shows: annotations of the figure, not layers of data.

A layer costs HoloViews and Bokeh some 20 ms of the server and more of the browser, an annotation next to nothing.
A mould has them all, under names; what a chart has no word for is not shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bokeh.models.annotations import Label, Span

from dashboard.plots import style
from dashboard.plots.mould import Hook

NOT_SHOWN: Mapping[str, Any] = {"visible": False}


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the figure: ``height`` stands at a place of the x axis, ``width`` lies at one of the y axis."""

    dimension: Literal["height", "width"]
    width: float = 1.0
    dash: str = "solid"

    def annotation(self, name: str) -> Span:
        """The line under a name, not shown until it is told where."""
        return Span(
            name=name, visible=False, location=0, dimension=self.dimension, line_width=self.width, line_dash=self.dash
        )


@dataclass(frozen=True, slots=True)
class Note:
    """Words at a point of the figure's data."""

    align: Literal["left", "center", "right"] = "left"
    baseline: Literal["top", "middle", "bottom"] = "middle"
    bold: bool = False

    def annotation(self, name: str) -> Label:
        """The words under a name, not shown until they are told."""
        return Label(
            name=name, visible=False, x=0, y=0, text="", text_align=self.align, text_baseline=self.baseline,
            text_font_size=style.SMALL_SIZE, text_font_style="bold" if self.bold else "normal",
        )  # fmt: skip


def furnish(pieces: Mapping[str, Line | Note]) -> Hook:
    """Hook of an overlay that puts lines and words into its figure, by name."""

    def hook(plot: Any, _element: Any) -> None:
        for name, piece in pieces.items():
            plot.state.add_layout(piece.annotation(name))

    return hook


def line_told(at: float, color: str) -> Mapping[str, Any]:
    """Where a line is and its colour."""
    return {"visible": True, "location": at, "line_color": color}


def note_told(x: float, y: float, text: str, color: str, **other: str) -> Mapping[str, Any]:
    """Where words stand, what they say and their colour; ``other`` attributes of the label."""
    return {"visible": True, "x": x, "y": y, "text": text, "text_color": color, **other}
