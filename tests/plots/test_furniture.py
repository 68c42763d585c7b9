"""Annotations of a figure: lines across it and words at its points."""

import holoviews as hv
from bokeh.models import Label, Span

from dashboard.plots.furniture import Line, Note, furnish


def center(*pieces):
    lines = [piece for piece in pieces if type(piece) is Line]
    notes = [piece for piece in pieces if type(piece) is Note]
    overlay = hv.Overlay([hv.Curve([(0, 1), (1, 2)])]).opts(hooks=[furnish(lines, notes)])
    return hv.render(overlay, backend="bokeh").center


def test_a_line_stands_where_it_is_put():
    (span,) = [piece for piece in center(Line(0.5, "height", "#B42318", 1.2, "dotted")) if type(piece) is Span]
    assert (span.location, span.dimension, span.line_color, span.line_width) == (0.5, "height", "#B42318", 1.2)


def test_words_keep_their_place_and_weight():
    (label,) = [piece for piece in center(Note(1, 2, "x", "#000000", "right", bold=True)) if type(piece) is Label]
    assert (label.x, label.y, label.text, label.text_align, label.text_font_style) == (1, 2, "x", "right", "bold")


def test_nothing_to_say_adds_nothing():
    assert not [piece for piece in center() if type(piece) in (Span, Label)]
