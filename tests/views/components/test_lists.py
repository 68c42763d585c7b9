"""Lists in pages and bands, ways of looking, tables of cells: pieces that pages share."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.views.components.choices import Option
from dashboard.views.components.lists import (
    Band,
    Grid,
    Head,
    HeatCell,
    HeatRow,
    Row,
    View,
    grouped,
    heat,
    paged,
    select,
    views,
)
from dashboard.views.components.parts import Cell, Column, Target

HERE = Target("progress", "tien-do?a=1", "?a=1")


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(), min_size=1, max_size=30), max_size=40), st.integers(1, 20))
def test_pages_hold_everything_in_order_and_none_is_too_long(groups, most):
    pages = paged(groups, most)
    assert [member for page in pages for part in page for member in part] == [m for group in groups for m in group]
    assert all(sum(map(len, page)) <= most for page in pages)


def test_a_group_is_torn_only_where_it_alone_is_more_than_a_page():
    assert paged([[1, 2], [3, 4], [5]], 3) == [[[1, 2]], [[3, 4], [5]]]


def test_without_a_choice_there_is_nothing_to_choose():
    assert views("x", [View("a", HERE, True)]) == ""
    assert select("x", "y", [Option("", "a", True)]) == ""


def test_the_view_one_looks_at_is_no_link():
    html = views("Cách xem", [View("Một", HERE, True), View("Hai", HERE)])
    assert html.count("<a ") == 1
    assert '<span class="chosen" aria-current="true">Một</span>' in html


def test_a_band_spans_the_list_and_names_its_rows_when_sorted():
    columns = (Column("band", "Cụm"), Column("unit", "Đơn vị"))
    html = grouped(
        columns, [Band("Cụm A", "02 xã"), Row((Cell("Cụm A"), Cell("xã B")), first=True)], caption="c", file="f"
    )
    assert '<th scope="rowgroup" colspan="2">' in html
    assert '<td class="band-column ">Cụm A</td>' in html


def test_no_rows_give_the_empty_state():
    assert "state-empty" in grouped((Column("unit", "Đơn vị"),), [], caption="c", file="f")


def test_a_table_of_cells_has_heads_of_rows_and_columns():
    cell = HeatCell("71%", "Nghệ An, Hộ tịch: 71%", 5, HERE, entry=True)
    html = heat(
        Grid("Đơn vị", (Head("Hộ tịch", "01: Hộ tịch"),), (HeatRow("Nghệ An", (cell,)),)), caption="c", keys="k"
    )
    assert '<th scope="col" title="01: Hộ tịch">' in html
    assert '<th scope="row">Nghệ An</th>' in html
    assert '<a class="heat-cell to" href="/tien-do?a=1" title="Nghệ An, Hộ tịch: 71%">71%</a></td>' in html
    assert '<td class="ramp-5"' in html
