import holoviews as hv
import pandas as pd
import pytest

from dashboard.plots.integration import bars_height, count_bars, ratio_bars, spread_bars
from dashboard.rendering import figure_json


def ratios(*rows):
    frame = pd.DataFrame(rows, columns=["name", "integrated", "received"])
    frame = frame.astype({"integrated": "Int64", "received": "Int64"})
    return frame.assign(ratio=frame.integrated.astype("Float64") / frame.received)


def counts(*values):
    return pd.DataFrame(
        {"name": [f"Tỉnh {place}" for place in range(len(values))], "births": pd.array(values, dtype="Int64")}
    )


FRAME = ratios(
    ("An Giang", 895, 940), ("Cà Mau", 0, 763), ("Cần Thơ", 4, 1263), ("Hồ Chí Minh", 10010, 10014), ("X", 1, None)
)


def drawn(overlay):
    figure = hv.render(overlay, backend="bokeh")
    left, right = figure.left[0].major_label_overrides, figure.right[0].major_label_overrides
    return figure, list(left.values()), list(right.values())


def boxes(overlay):
    return next(layer for layer in overlay if isinstance(layer, hv.Rectangles)).data


def test_each_bar_has_its_name_and_its_counts_beside_the_ratio():
    _, names, texts = drawn(ratio_bars(FRAME, 0.397, 0.178))
    assert names == ["An Giang", "Cà Mau", "Cần Thơ", "Hồ Chí Minh", "X"]
    assert texts == ["95,2%\u2002895/940", "0%\u20020/763", "0,3%\u20024/1.263", "> 99,9%\u200210.010/10.014", "…"]


def test_a_true_zero_and_a_blank_have_no_bar_and_a_small_ratio_has_one():
    held = boxes(ratio_bars(FRAME, None, None))
    assert held["name"].tolist() == ["An Giang", "Cần Thơ", "Hồ Chí Minh"]
    assert held["right"].tolist() == pytest.approx([895 / 940, 4 / 1263, 10010 / 10014])


def test_the_first_row_is_the_topmost_bar():
    middle = boxes(ratio_bars(FRAME, None, None)).eval("low + high").tolist()
    assert middle == sorted(middle, reverse=True)


def test_pooled_and_median_are_lines_and_a_missing_one_is_none():
    lines = [layer.data for layer in ratio_bars(FRAME, 0.397, 0.178) if isinstance(layer, hv.VLine)]
    assert lines == [0.397, 0.178]
    assert not [layer for layer in ratio_bars(FRAME, None, None) if isinstance(layer, hv.VLine)]


def test_counts_show_zero_and_blank_apart():
    _, _, texts = drawn(count_bars(counts(168368, 0, None), "births"))
    assert texts == ["168.368", "0", "…"]


@pytest.mark.parametrize(
    "overlay",
    [ratio_bars(ratios(), None, None), count_bars(counts(), "births"), count_bars(counts(None, None), "births")],
)
def test_without_values_there_are_empty_axes_of_the_same_type(overlay):
    assert isinstance(overlay, hv.Overlay)
    assert len(boxes(overlay)) == 0
    assert figure_json(overlay)


def test_more_bars_need_more_height():
    assert bars_height(63) > bars_height(10) > 0


def test_no_bar_is_red_or_amber():
    assert '"#B42318"' not in figure_json(ratio_bars(FRAME, 0.397, 0.178))


def test_an_interval_is_drawn_where_one_is_given():
    held = FRAME.assign(low=[0.9, None, None, None, None], high=[0.97, None, None, None, None])
    lines = next(layer for layer in ratio_bars(held, None, None) if isinstance(layer, hv.Segments)).data
    assert lines.iloc[:, [0, 2]].to_numpy().tolist() == [[0.9, 0.97]]
    assert not [layer for layer in ratio_bars(FRAME, None, None) if isinstance(layer, hv.Segments)]


def test_a_spread_has_a_bar_a_step_that_holds_any_and_its_count_above_each():
    overlay = spread_bars(["0%", "0–10%", "100%"], [16, 0, 1])
    assert boxes(overlay)["high"].tolist() == [16, 1]
    texts = next(layer for layer in overlay if isinstance(layer, hv.Labels)).data["text"].tolist()
    assert texts == ["16", "0", "1"]
    assert figure_json(spread_bars(["0%"], [0]))
