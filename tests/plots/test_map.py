"""Points and shapes on a map: signs by verdict, the archipelagos always, small enough to send."""

import gzip

import holoviews as hv
import pandas as pd
import pytest

from dashboard.plots.map import ARCHIPELAGOS, LOOKS, NATION, province_areas, verdict_points
from dashboard.reference.places import points
from dashboard.rendering import figure_json

COLUMNS = ["code", "name", "verdict", "lon", "lat"]
ROWS = [("a", "xã A", "full", 105.0, 21.0), ("b", "xã B", "none", 106.0, 20.0), ("c", "xã C", "exempt", 112.1, 16.6)]


def frame(rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def texts(overlay):
    return {element.data[2] for element in overlay.traverse(lambda x: x, [hv.Text])}


def test_each_verdict_has_a_sign_and_a_colour_of_its_own():
    assert len({look.marker for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.color for look in LOOKS.values()}) == len(LOOKS)


def test_points_lie_where_they_are_under_their_verdict():
    layers = dict(zip(LOOKS, verdict_points(frame(ROWS)).traverse(lambda x: x, [hv.Points]), strict=True))
    assert layers["none"].data["code"].tolist() == ["b"]
    assert layers["none"].data[["lon", "lat"]].to_numpy().tolist() == [[106.0, 20.0]]
    assert len(layers["partial"]) == 0


@pytest.mark.parametrize("rows", [ROWS, [], ROWS[:1]])
def test_both_archipelagos_are_named_whatever_the_figures(rows):
    assert {"Hoàng Sa", "Trường Sa"} <= texts(verdict_points(frame(rows)))
    west, south, east, north = NATION
    assert all(west < lon < east and south < lat < north for lon, lat in ARCHIPELAGOS.values())


def test_closed_in_on_a_province_they_stand_in_a_corner():
    assert {"Hoàng Sa (Đà Nẵng)", "Trường Sa (Khánh Hòa)"} <= texts(verdict_points(frame(ROWS), (), frame(ROWS[:2])))


def test_the_nation_is_less_than_300_kilobytes_on_the_wire():
    rows = [(code, f"xã {code}", "full" if len(code) % 2 else "none", place.lon, place.lat)
            for code, place in points().items() if place.tier == "commune"]  # fmt: skip
    assert len(rows) == 3321
    assert len(gzip.compress(figure_json(verdict_points(frame(rows))).encode())) < 300_000


def test_shapes_carry_the_unit_they_lead_to():
    ring = ((105.0, 21.0), (105.5, 21.0), (105.5, 21.5), (105.0, 21.0))
    rows = [("Hà Nội", "thanhphohanoi", "đã gửi 1/2 biểu (50%)", "#6BAEB8", (ring,))]
    made = province_areas(pd.DataFrame(rows, columns=["name", "code", "told", "color", "rings"]))
    assert {"Hoàng Sa", "Trường Sa"} <= texts(made)
    assert "thanhphohanoi" in figure_json(made)


def test_without_shapes_there_are_none():
    empty = pd.DataFrame(columns=["name", "code", "told", "color", "rings"])
    assert isinstance(province_areas(empty), hv.Overlay)
