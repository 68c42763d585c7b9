"""Chấp hành thời hạn in a browser: tabs in place, order by choice, the way down, files, both sizes."""

import re

import pytest

from dashboard.domain.vietnamese import sort_key
from tests.ui.conftest import NARROW, WIDE
from tests.ui.steps import assert_silent_vietnamese_and_fitting, follow

DUE = "ky=2025-so-bo-nam&luc=2025-12-01"
VIEWS = (
    "",
    "?muc=dang-vuong",
    "?muc=thoi-han",
    "?muc=uoc-tinh",
    "?cap=xa",
    "?cap=xa&muc=thoi-han",
    f"?{DUE}",
    f"?{DUE}&cap=xa",
    "?ky=2019-nam-chinh-thuc&cap=huyen&muc=dang-vuong",
)


@pytest.fixture(params=[WIDE, NARROW], ids=["1440x900", "390x844"])
def viewport(request):
    return request.param


@pytest.mark.parametrize("query", VIEWS)
def test_every_view_loads_in_silence_in_vietnamese_and_fits(site, visit, seen, query, viewport):
    page = visit(f"{site}/thoi-han{query}", viewport)
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


def test_tabs_change_in_place_and_the_address_reopens_them(site, visit):
    page = visit(f"{site}/thoi-han")
    follow(page, page.get_by_role("link", name="Đang vướng ở đâu"))
    assert "muc=dang-vuong" in page.url
    assert visit(page.url).locator("#card-waiting").count() == 1


def test_a_ranking_is_offered_after_the_deadline_alone_and_shares_places(site, visit):
    assert visit(f"{site}/thoi-han").get_by_role("link", name="Theo tỷ lệ gửi đúng hạn").count() == 0
    page = visit(f"{site}/thoi-han?{DUE}")
    follow(page, page.get_by_role("link", name="Theo tỷ lệ gửi đúng hạn"))
    assert "xep=ty-le" in page.url
    assert page.locator("#card-results thead").inner_text().strip().endswith("Hạng")


def test_from_the_nation_down_to_a_unit_and_back(site, visit, seen):
    page = visit(f"{site}/thoi-han?{DUE}&cap=xa")
    follow(page, page.locator("#card-results tbody tr:first-child th a, #card-results tbody tr:first-child td a").first)
    assert re.search(r"don-vi=\w+", page.url)
    with page.expect_navigation():
        page.locator("#card-results tbody tr:first-child a").first.click()
    assert re.search(r"/don-vi/\w+\?.*ky=2025-so-bo-nam", page.url)
    page.go_back()
    page.wait_for_selector("html[data-connected]", state="attached")
    assert page.locator("#card-results").count() == 1
    assert seen.errors == []


@pytest.mark.parametrize(
    ("query", "card"),
    [
        ("", "results"),
        (f"?{DUE}&cap=xa", "separated"),
        ("?muc=dang-vuong", "cascade"),
        (f"?{DUE}&muc=dang-vuong", "checkers"),
        ("?muc=thoi-han", "loss"),
        ("?muc=uoc-tinh", "measured"),
    ],
)
def test_cards_give_their_files(site, visit, query, card):
    page = visit(f"{site}/thoi-han{query}")
    page.locator(f"#card-{card}").scroll_into_view_if_needed()
    with page.expect_download() as started:
        page.locator(f"#card-{card}").get_by_text("Xuất Excel").click()
    assert started.value.suggested_filename.endswith(".xlsx")


def test_from_what_separates_first_and_last_sending_to_the_report_itself(site, visit, seen):
    page = visit(f"{site}/thoi-han?{DUE}&cap=xa")
    page.locator("#card-separated").scroll_into_view_if_needed()
    with page.expect_navigation():
        page.locator("#card-separated tbody tr:first-child a").first.click()
    assert re.search(r"/don-vi/\w+\?.*bieu=", page.url)
    assert seen.errors == []


def test_what_is_further_down_is_read_when_it_comes_into_view(site, visit, seen):
    page = visit(f"{site}/thoi-han?{DUE}&cap=xa")
    card = page.locator("#card-again")
    assert card.get_attribute("aria-busy") == "true"
    card.scroll_into_view_if_needed()
    page.wait_for_selector("#card-again:not([aria-busy]) .card-actions")
    follow(page, page.get_by_role("link", name="Đang vướng ở đâu"))
    page.locator("#card-returns").scroll_into_view_if_needed()
    page.wait_for_selector("#card-returns:not([aria-busy])")
    assert seen.errors == []


def test_what_cannot_be_read_says_so_under_its_title(site, visit):
    page = visit(f"{site}/thoi-han?{DUE}&cap=xa")
    told = '{"body": "<div class=\\"state-failure\\" role=\\"alert\\"><p>Lỗi</p></div>", "figures": {}}'
    page.route("**/phan/card-again*", lambda route: route.fulfill(content_type="application/json", body=told))
    page.locator("#card-again").scroll_into_view_if_needed()
    failed = page.locator('[data-figure="card-again"]')
    failed.locator(".state-failure").wait_for()
    title = failed.evaluate("place => getComputedStyle(place, '::before').content")
    assert "Đơn vị nào gửi chậm từ" in title


def test_what_is_printed_is_the_whole_page(site, visit):
    page = visit(f"{site}/thoi-han?{DUE}&cap=xa")
    page.evaluate(
        "() => { window.print = () => {"
        " window.left = document.querySelectorAll('main [aria-busy=true], .chart:empty').length } }"
    )
    page.get_by_role("button", name="In trang này").click()
    page.wait_for_function("window.left !== undefined")
    assert page.evaluate("[window.left, scrollY]") == [0, 0]
    assert page.locator("#card-separated tbody tr").count() > 0


def test_texts_are_sorted_as_vietnamese_are(site, visit):
    page = visit(f"{site}/thoi-han?ky=2025-so-bo-nam&muc=dang-vuong")
    reasons = page.locator("#card-reasons")
    reasons.scroll_into_view_if_needed()
    reasons.locator("tbody tr").first.wait_for()
    reasons.locator("th", has_text="Lý do").get_by_role("button").click()
    place = reasons.locator("thead th").all_inner_texts().index("Lý do")
    said = [row.locator("th, td").nth(place).inner_text() for row in reasons.locator("tbody tr").all()]
    assert said == sorted(said, key=sort_key)
    assert said != sorted(said)
