"""Tiến độ in a browser: panels, the way down with the choices kept, keys alone, copying, both sizes."""

import re

import pytest

from tests.ui.conftest import NARROW, WIDE
from tests.ui.steps import answered, assert_silent_vietnamese_and_fitting, follow, mark

AT = "luc=2026-11-09T16:30"
VIEWS = ("", "?muc=bieu", "?muc=bieu&hien=so-luong&cap=xa", "?muc=trang-thai", "?cap=xa", "?ket-qua=du-bieu")


@pytest.fixture(params=[WIDE, NARROW], ids=["1440x900", "390x844"])
def viewport(request):
    return request.param


@pytest.fixture
def department(site, visit):
    """Code of a Sở with communes that owe something, from the page itself."""
    page = visit(f"{site}/tien-do?cap=xa&{AT}")
    owed = page.locator("#card-missing tbody tr").filter(
        has_not=page.locator("td:nth-child(3)", has_text=re.compile(r"^0$"))
    )
    return re.search(r"don-vi=([a-z0-9_]+)", owed.first.locator("a").get_attribute("href")).group(1)


@pytest.mark.parametrize("query", VIEWS)
def test_every_view_loads_in_silence_in_vietnamese_and_fits(site, visit, seen, query, viewport):
    page = visit(f"{site}/tien-do{query}", viewport)
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


def test_panels_change_in_place_and_the_address_follows(site, visit):
    page = visit(f"{site}/tien-do?{AT}")
    follow(page, page.get_by_role("link", name="Đơn vị × biểu"))
    assert "muc=bieu" in page.url
    assert "luc=2026-11-09T16:30" in page.url
    other = visit(page.url)
    assert other.locator("#card-matrix").count() == 1


def test_from_the_nation_down_to_one_report_with_the_choices_kept(site, visit, seen):
    page = visit(f"{site}/tien-do?cap=xa&muc=bieu&{AT}")
    follow(page, page.locator("table.heat tbody tr:nth-child(2) td:nth-child(4) a"))
    assert re.search(r"don-vi=\w+.*cap=xa.*linh-vuc=[\w-]+", page.url)
    assert "Lĩnh vực" in page.locator(".lead").inner_text()
    with page.expect_navigation():
        page.locator("table.heat tbody tr:nth-child(2) td:nth-child(3) a").click()
    assert re.search(r"/don-vi/\w+\?.*luc=2026-11-09T16:30.*bieu=", page.url)
    page.wait_for_selector("html[data-connected]", state="attached")
    page.go_back()
    page.wait_for_selector("html[data-connected]", state="attached")
    assert page.locator("#card-matrix").count() == 1
    assert seen.errors == []


def test_the_same_way_by_keys_alone(site, visit):
    page = visit(f"{site}/tien-do?cap=xa&muc=bieu&{AT}")
    page.locator("table.heat a.heat-cell:not([tabindex='-1'])").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("[document.activeElement.closest('td').cellIndex, document.activeElement.tabIndex]") == [2, 0]
    assert page.locator("a.heat-cell[tabindex='0']").count() == 1
    mark(page)
    page.keyboard.press("Enter")
    answered(page)
    assert "don-vi=" in page.url


def test_the_field_is_chosen_in_the_page_and_stays_in_the_address(site, visit):
    page = visit(f"{site}/tien-do?{AT}")
    mark(page)
    page.select_option("#own-linh-vuc", "ho-tich")
    answered(page)
    assert "linh-vuc=ho-tich" in page.url
    assert page.locator(".lead").inner_text().startswith("Lĩnh vực Hộ tịch: ")
    assert visit(page.url).locator("#own-linh-vuc").input_value() == "ho-tich"


def test_a_sorted_list_names_every_row_and_its_cluster(site, visit, department):
    page = visit(f"{site}/tien-do?don-vi={department}&luc=2026-11-05")
    assert page.locator("tr.band").first.is_visible()
    page.locator("#card-missing th button", has_text="Từ lúc").click()
    assert not page.locator("tr.band").first.is_visible()
    assert page.locator("td.band-column").first.is_visible()
    assert page.locator("#card-missing tbody th.tone-again").first.is_visible()


def test_texts_are_copied_where_the_clipboard_is_and_where_it_is_not(site, visit, department):
    page = visit(f"{site}/tien-do?don-vi={department}&luc=2026-11-05")
    page.locator("details.pieces summary").click()
    lengths = page.evaluate("[...document.querySelectorAll('.piece textarea')].map(t => t.value.length)")
    assert 0 < max(lengths) <= 1000
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("[data-copy='piece-1']").click()
    page.wait_for_selector("#toast:not([hidden])")
    assert page.evaluate("document.activeElement.id") == "piece-1"
    assert "đoạn văn bản" in page.locator("#toast").inner_text()


def test_cells_scroll_inside_their_card_with_the_unit_in_view(site, visit):
    page = visit(f"{site}/tien-do?muc=bieu", NARROW)
    page.evaluate("document.querySelector('.heat-scroll').scrollTo(600, 0)")
    box = page.locator("table.heat tbody th").nth(1).bounding_box()
    assert 0 <= box["x"] < 60


def test_a_bar_of_a_field_leads_to_the_field(site, visit):
    page = visit(f"{site}/tien-do?muc=trang-thai")
    page.locator("#card-fields").scroll_into_view_if_needed()
    page.wait_for_selector("#card-fields .chart[data-drawn]")
    page.wait_for_timeout(500)
    box = page.locator("#card-fields .chart").bounding_box()
    with page.expect_navigation():
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 24)
    assert "linh-vuc=" in page.url
    assert "muc=trang-thai" in page.url
