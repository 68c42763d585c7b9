"""A unit among its peers: values, marks, nobody's name, and empty."""

import holoviews as hv
import pandas as pd

from dashboard.plots import style
from dashboard.plots.unit import peer_spread
from dashboard.queries.peers import PEERS
from dashboard.rendering import figure_json


def group(*rates, own=0):
    frame = pd.DataFrame({"completion_rate": rates, "is_unit": [place == own for place in range(len(rates))]})
    return PEERS.conform(frame.reindex(columns=list(PEERS.columns)))


def elements(overlay, kind):
    return [element for element in overlay if type(element) is kind]


def texts(overlay):
    return [element.data[2].strip() for element in elements(overlay, hv.Text)]


def test_units_are_counted_by_share_and_the_units_own_bar_stands_out():
    (bars,) = elements(peer_spread(group(0.5, 0.5, 1.0, 0.0)), hv.Rectangles)
    counted = dict(zip(bars.dimension_values("share_text"), bars.dimension_values("units_text"), strict=True))
    assert counted == {"0%": "1", "50%": "2", "100%": "1"}
    assert list(bars.dimension_values("color")).count(style.FRAME) == 1
    assert bars.dimension_values("color")[1] == style.FRAME


def test_the_units_own_value_and_the_median_are_said():
    assert texts(peer_spread(group(0.25, 1.0, 1.0))) == ["Trung vị: 100%", "Đơn vị: 25%"]


def test_no_name_of_a_unit_reaches_the_chart():
    frame = group(0.5, 1.0).assign(unit_name=["UBND xã A", "UBND xã B"])
    assert "UBND" not in figure_json(peer_spread(frame))


def test_nothing_gives_empty_axes_of_the_same_type():
    overlay = peer_spread(PEERS.empty())
    assert type(overlay) is hv.Overlay
    assert figure_json(overlay)
