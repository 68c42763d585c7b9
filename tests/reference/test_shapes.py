"""Shapes of provinces are taken from a file that holds them whole, archipelagos too; any other is refused."""

import json

import pytest

from dashboard.reference.shapes import ShapesRefusedError, province_shapes


def square(west, south):
    return [[[west, south], [west + 0.5, south], [west + 0.5, south + 0.5], [west, south]]]


def feature(name, *corners):
    coordinates = [square(*corner) for corner in corners]
    return {"properties": {"name": name}, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}}


WHOLE = [feature("Đà Nẵng", (108, 16), (112, 16.2)), feature("Khánh Hòa", (109, 12), (114, 9))]


def written(tmp_path, document):
    path = tmp_path / "shapes.geojson"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path


def test_shapes_come_with_their_names_and_rings(tmp_path):
    found = province_shapes(written(tmp_path, {"features": WHOLE}))
    assert [(shape.name, len(shape.rings)) for shape in found] == [("Đà Nẵng", 2), ("Khánh Hòa", 2)]
    assert found[0].rings[0][1] == (108.5, 16.0)


@pytest.mark.parametrize("left", [[feature("Đà Nẵng", (108, 16), (112, 16.2))], [feature("Khánh Hòa", (114, 9))]])
def test_a_file_without_both_archipelagos_is_refused(tmp_path, left):
    with pytest.raises(ShapesRefusedError, match="archipelago"):
        province_shapes(written(tmp_path, {"features": left}))


@pytest.mark.parametrize(
    "document",
    ["", "[]", "{}", "\x00", '{"features": []}', '{"features": [1]}', {"features": [{"properties": {}, "geometry": None}]},
     {"features": [feature("Xa", (200, 16))]}, {"features": [feature("", (108, 16))]},
     {"features": [{"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [108, 16]}}]},
     {"features": [{"properties": {"name": "A"}, "geometry": {"type": "Polygon", "coordinates": [[[1e400, 2]]]}}]}],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(tmp_path, document):
    with pytest.raises(ShapesRefusedError):
        province_shapes(written(tmp_path, document))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ShapesRefusedError, match="unreadable"):
        province_shapes(tmp_path / "none.geojson")


def test_a_changed_file_is_read_again(tmp_path):
    path = written(tmp_path, {"features": WHOLE})
    assert len(province_shapes(path)) == 2
    written(tmp_path, {"features": [*WHOLE, feature("Huế", (107, 16))]})
    assert len(province_shapes(path)) == 3
