"""A mould and what is put into it: the JSON is that of the same plot drawn anew."""

import json
import re

import holoviews as hv
import pytest
from bokeh.embed import json_item
from bokeh.themes import Theme

from dashboard.plots.mould import Cast
from dashboard.plots.style import THEME
from dashboard.rendering import figure_json

NUMBER = re.compile(r'"(id|root_id)":\s*"[^"]+"')
drawn = []


def mould(told):
    drawn.append(1)

    def named(plot, _element):
        plot.handles["source"].name = "line"

    return hv.Curve([(0.0, 0.0)], "x", "y").opts(hooks=[named, told])


def cast(*points):
    x, y = zip(*points, strict=True)
    return Cast(mould, {"line": {"data": {"x": list(x), "y": list(y)}}})


def without_numbers(item):
    return NUMBER.sub('"id":""', json.dumps(item, sort_keys=True))


def test_the_json_of_a_cast_is_that_of_the_plot_drawn_anew():
    plot = cast((1.0, 2.0), (3.0, 4.0))
    anew = json_item(hv.render(plot.element(), backend="bokeh"), theme=Theme(json=THEME))
    assert without_numbers(json.loads(figure_json(plot))) == without_numbers(anew)


def test_the_mould_is_drawn_once():
    figure_json(cast((1.0, 2.0)))
    before = len(drawn)
    figure_json(cast((3.0, 4.0)))
    assert len(drawn) == before


def test_two_plots_of_one_mould_have_no_model_in_common():
    first, second = (set(re.findall(r'"id":"([^"]+)"', figure_json(cast((1.0, 2.0))))) for _ in range(2))
    assert first
    assert not first & second


def test_what_one_plot_was_told_is_not_in_the_next():
    figure_json(cast((12345.0, 2.0)))
    assert "12345" not in figure_json(cast((1.0, 2.0)))


def test_a_name_that_no_model_has_is_refused():
    with pytest.raises(KeyError):
        figure_json(Cast(mould, {"nobody": {"x": 1}}))
