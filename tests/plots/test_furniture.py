"""Annotations of a figure: lines across it and words at its points, by name, shown once they are told."""

import holoviews as hv
from bokeh.models import Label, Span

from dashboard.plots.furniture import Line, Note, furnish, line_told, note_told
from dashboard.plots.mould import Cast

PIECES = {"line": Line("height", 1.2, "dotted"), "note": Note("right", bold=True)}


def mould(told):
    return hv.Overlay([hv.Curve([(0, 1), (1, 2)])]).opts(hooks=[furnish(PIECES), told])


def center(**told):
    figure = hv.render(Cast(mould, told).element(), backend="bokeh")
    return [piece for piece in figure.center if type(piece) in (Span, Label) and piece.visible]


def test_a_line_stands_where_it_is_told():
    (span,) = center(line=line_told(0.5, "#B42318"))
    assert (span.location, span.dimension, span.line_color, span.line_width) == (0.5, "height", "#B42318", 1.2)


def test_words_keep_their_place_and_weight():
    (label,) = center(note=note_told(1, 2, "x", "#000000"))
    assert (label.x, label.y, label.text, label.text_align, label.text_font_style) == (1, 2, "x", "right", "bold")


def test_words_can_be_told_on_which_side_they_stand():
    (label,) = center(note=note_told(1, 2, "x", "#000000", text_align="left"))
    assert label.text_align == "left"


def test_what_is_not_told_is_not_shown():
    assert not center()
