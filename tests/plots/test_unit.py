"""A report's statuses along time, and a unit among its peers: values, marks, and empty."""

from datetime import datetime, timedelta

import holoviews as hv
import pandas as pd
import pytest

from dashboard.domain.clock import LOCAL
from dashboard.domain.workflow import Status
from dashboard.plots import style
from dashboard.plots.unit import COLORS, Due, life_band, peer_spread
from dashboard.queries.peers import PEERS
from dashboard.rendering import figure_json

START = datetime(2026, 11, 2, 8, tzinfo=LOCAL)
DUE = datetime(2026, 11, 11, tzinfo=LOCAL)


def spans(*parts):
    """Frame of (status, days) after one another."""
    rows, since = [], START
    for status, length in parts:
        rows.append((status, since, since + timedelta(days=length)))
        since = rows[-1][2]
    frame = pd.DataFrame(rows, columns=["status", "since", "until"])
    return frame.astype({"since": "datetime64[us, Asia/Ho_Chi_Minh]", "until": "datetime64[us, Asia/Ho_Chi_Minh]"})


def group(*rates, own=0):
    frame = pd.DataFrame({"completion_rate": rates, "is_unit": [place == own for place in range(len(rates))]})
    return PEERS.conform(frame.reindex(columns=list(PEERS.columns)))


def elements(overlay, kind):
    return [element for element in overlay if type(element) is kind]


def texts(overlay):
    return [element.data[2].strip() for element in elements(overlay, hv.Text)]


def test_each_interval_has_its_colour_and_says_its_status_and_instants():
    (band,) = elements(life_band(spans(("compiling", 4), ("sent", 2)), Due()), hv.Rectangles)
    assert list(band.dimension_values("color")) == [COLORS["compiling"], COLORS["sent"]]
    assert list(band.dimension_values("whole")) == ["Đang tổng hợp, cập nhật số liệu", "Đã gửi, chờ tiếp nhận"]
    assert list(band.dimension_values("to_text")) == ["06/11/2026 08:00", "08/11/2026 08:00"]


def test_an_interval_without_room_has_no_name():
    assert texts(life_band(spans(("compiling", 9), ("sent", 1)), Due())) == ["Đang tổng hợp"]


@pytest.mark.parametrize(
    ("verified", "said"), [(True, "Thời hạn: hết ngày 10/11"), (False, "Mốc theo dõi: hết ngày 10/11")]
)
def test_the_deadline_is_a_line_red_only_where_a_document_sets_it(verified, said):
    overlay = life_band(spans(("compiling", 20)), Due(DUE, verified))
    (line,) = elements(overlay, hv.Segments)
    assert said in texts(overlay)
    assert line.opts.get("style").kwargs["color"] == (style.OVERDUE if verified else style.NONE)


def test_a_deadline_still_to_come_is_not_drawn():
    assert elements(life_band(spans(("compiling", 3)), Due(DUE)), hv.Segments) == []


def test_every_status_has_a_colour():
    assert set(COLORS) == {status.value for status in Status}


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


@pytest.mark.parametrize("overlay", [life_band(spans(), Due(DUE)), peer_spread(PEERS.empty())], ids=["life", "peers"])
def test_nothing_gives_empty_axes_of_the_same_type(overlay):
    assert type(overlay) is hv.Overlay
    assert figure_json(overlay)
