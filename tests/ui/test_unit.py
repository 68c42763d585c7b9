"""Đơn vị báo cáo in a browser: the whole way down to one report and back, by mouse and by keyboard, on any screen."""

import re
import sqlite3

import pytest

from tests.ui.conftest import NARROW, PATIENCE, WIDE
from tests.ui.steps import follow
from tests.ui.test_pages import ENGLISH, VISIBLE

NOW, OLD = "2026-so-bo-nam", "2019-nam-chinh-thuc"
WAIT = PATIENCE * 1000
FIRST = "[data-card='{card}'] tbody th a"
LIFE = "[data-card='life'] h2"


@pytest.fixture
def province(nation):
    """Code of a simulated province with communes."""
    return code_of(nation, "tier = 'province'", NOW)


@pytest.fixture
def commune(nation):
    """Code of a simulated commune of the old era."""
    return code_of(nation, "tier = 'commune'", OLD)


def code_of(path, condition, period):
    with sqlite3.connect(path) as conn:
        found = conn.execute(
            "SELECT v.code FROM report r JOIN period p ON p.id = r.period_id JOIN unit_version v ON v.unit_id = r.unit_id"  # noqa: S608
            f" AND v.valid_from <= p.ends_on AND (v.valid_to IS NULL OR v.valid_to > p.ends_on) WHERE p.code = ? AND r.{condition}"
            " AND r.status = 'received' ORDER BY v.sort_key LIMIT 1",
            (period,),
        )
        return found.fetchone()[0]


def open_all(page):
    """Open every closed card and wait for what it holds."""
    for fold in page.locator("details.fold").all():
        fold.locator("summary").click()
        fold.locator(".fold-body > .state-empty").filter(has_text="Đang tải").wait_for(state="detached", timeout=WAIT)


def lead(page):
    return page.locator(".lead").inner_text()


def path_of(page):
    return page.locator(".path li").all_inner_texts()


@pytest.mark.parametrize("key", ["", "Enter"], ids=["mouse", "keyboard"])
def test_from_the_country_down_to_a_report_and_back(site, visit, seen, key):
    page = visit(f"{site}/?ky={OLD}&luc=2020-02-20")
    nation_said = lead(page)
    with page.expect_navigation():
        link = page.locator(FIRST.format(card="units")).first
        link.focus()
        page.keyboard.press("Enter") if key else link.click()
    page.wait_for_selector("html[data-connected]", state="attached", timeout=WAIT)
    steps = [lead(page)]
    for expected in ("Phòng Tư pháp", "UBND"):
        page.locator("#card-children").scroll_into_view_if_needed()
        follow(page, page.locator(FIRST.format(card="children")).first, key=key)
        steps.append(lead(page))
        assert lead(page).startswith(expected)
    assert len(path_of(page)) == 4
    last = page.locator(FIRST.format(card="forms")).last
    form = last.inner_text()
    follow(page, last, key=key)
    assert form.lower() in page.locator(LIFE).inner_text().lower()
    assert page.locator(".life > li").count() > 2
    assert re.search(rf"/don-vi/\w+\?ky={OLD}&luc=2020-02-20&bieu=", page.url)
    for _ in range(6):
        before = page.url
        page.go_back()
        page.wait_for_function("url => location.href !== url", arg=before, timeout=WAIT)
        if "/don-vi/" not in page.url:
            break
    page.wait_for_selector("html[data-connected]", state="attached", timeout=WAIT)
    assert lead(page) == nation_said
    assert seen.errors == []
    assert seen.outside == []


def test_back_and_forward_move_between_units(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}")
    above = lead(page)
    page.locator("#card-children").scroll_into_view_if_needed()
    follow(page, page.locator("[data-card='children'] .views a").last)
    follow(page, page.locator(FIRST.format(card="children")).first)
    below, title = lead(page), page.title()
    page.go_back()
    page.go_back()
    page.wait_for_function("text => document.querySelector('.lead').textContent === text", arg=above, timeout=WAIT)
    page.go_forward()
    page.go_forward()
    page.wait_for_function("text => document.querySelector('.lead').textContent === text", arg=below, timeout=WAIT)
    assert page.title() == title


def test_a_deep_link_a_reload_and_the_plain_choice_show_the_same(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={OLD}")
    said = lead(page)
    page.reload()
    page.wait_for_selector("html[data-connected]", state="attached", timeout=WAIT)
    assert lead(page) == said
    plain = visit(f"{site}/don-vi?ky={OLD}&don-vi={province}")
    assert lead(plain) == said
    assert plain.url == page.url


def test_another_unit_is_shown_from_its_top_and_heard(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}&hien=tat-ca")
    link = page.locator(FIRST.format(card="children")).nth(30)
    link.scroll_into_view_if_needed()
    follow(page, link)
    assert page.evaluate("[scrollY, document.activeElement.id]") == [0, "main"]


def test_a_report_chosen_comes_into_view(site, visit, commune):
    page = visit(f"{site}/don-vi/{commune}?ky={OLD}", NARROW)
    follow(page, page.locator(FIRST.format(card="forms")).last)
    page.wait_for_function("document.querySelector('#card-life').getBoundingClientRect().top < innerHeight")


def test_the_time_line_fits_a_telephone(site, visit, seen, commune):
    page = visit(f"{site}/don-vi/{commune}?ky={OLD}", NARROW)
    assert page.locator(".life-part").count() > 1
    boxes = page.locator(".life > li, .life-band, .life-deadline > span").evaluate_all(
        "items => items.map(i => i.getBoundingClientRect().right)"
    )
    assert max(boxes) <= NARROW["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert seen.errors == []


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1440x900", "390x844"])
def test_no_english_word_and_one_landmark_of_each(site, visit, seen, province, viewport):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}", viewport)
    open_all(page)
    found = {match.group(0) for text in page.evaluate(VISIBLE) for match in ENGLISH.finditer(text)}
    assert found - {"no", "No", "an", "An"} == set()
    assert page.locator("h1").count() == 1
    assert page.locator("[aria-current='page']").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert seen.errors == []
    assert seen.outside == []


def test_what_was_opened_stays_open_when_the_numbers_change(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}")
    page.locator("#card-past summary").click()
    page.wait_for_selector("#card-past table", timeout=WAIT)
    follow(page, page.locator(FIRST.format(card="forms")).last)
    page.wait_for_selector("#card-past[open] table", timeout=WAIT)


def test_a_peer_spread_is_drawn_once_it_is_opened(site, visit, commune):
    page = visit(f"{site}/don-vi/{commune}?ky={OLD}")
    assert page.locator("[data-figure='peers'][data-drawn]").count() == 0
    page.locator("#card-peers summary").click()
    page.wait_for_selector("[data-figure='peers']", timeout=WAIT)
    page.locator("[data-figure='peers']").scroll_into_view_if_needed()
    page.wait_for_selector("[data-figure='peers'][data-drawn]", timeout=WAIT)


def test_a_former_name_is_found_by_keyboard_and_opens_in_its_own_period(site, visit):
    page = visit(f"{site}/don-vi")
    page.focus("#choice-unit")
    page.keyboard.type("xuan lam")
    page.wait_for_function("document.querySelector('#unit-list').textContent.includes('Kim Liên')", timeout=WAIT)
    options = page.locator("#unit-list [role='option']").all_inner_texts()
    assert "tỉnh Nghệ An" in options[0]
    place = next(n for n, text in enumerate(options) if "Nam Đàn" in text)
    for _ in range(place + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname.endsWith('/xaxuanlam_hnd_tnan')", timeout=WAIT)
    assert f"ky={OLD}" in page.url
    assert "huyện Nam Đàn" in " ".join(path_of(page))


def test_escape_leaves_the_search_as_it_was(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}")
    name = page.locator("#choice-unit").input_value()
    page.focus("#choice-unit")
    page.keyboard.type("xuan lam")
    page.wait_for_selector("#unit-list [role='option']", timeout=WAIT)
    page.keyboard.press("Escape")
    assert page.locator("#unit-list").is_hidden()
    assert page.locator("#choice-unit").input_value() == name


def test_an_unknown_code_is_never_a_blank_page(site, visit, province):
    page = visit(f"{site}/don-vi/{province}x?ky={NOW}")
    assert f"Không tìm thấy đơn vị “{province}x”." in lead(page)
    follow(page, page.locator("[data-card='lost'] a").first)
    assert page.url.startswith(f"{site}/don-vi/{province}?")


def test_a_link_in_the_navigation_carries_the_unit(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}")
    assert f"don-vi={province}" in page.get_attribute("nav.side a >> nth=0", "href")
    with page.expect_navigation():
        page.click("nav.side a >> nth=0")
    assert page.locator("#choice-unit").input_value().startswith("Sở Tư pháp")


def test_hostile_names_and_codes_are_inert(own_site, visit, seen, province):
    site, path = own_site
    with sqlite3.connect(path) as conn:
        bad = '<img src=x onerror="window.__x=1">'
        conn.execute("UPDATE unit_version SET name = ? || name", (bad,))
        conn.execute("UPDATE form SET name = ? || name, field = ? || field", (bad, bad))
        conn.execute("UPDATE event SET reason = ?, actor = ? || actor, document = ?", (bad, bad, bad))
        conn.execute("UPDATE data_state SET version = version + 1")
    for address in (
        f"don-vi/{province}",
        "don-vi/%3Cimg%20src=x%20onerror=%22window.__x=1%22%3E",
        "don-vi?bieu=%3Cscript%3E",
    ):
        page = visit(f"{site}/{address}")
        open_all(page)
        page.wait_for_timeout(300)
        assert page.evaluate("window.__x") is None
        assert page.locator("main img, #frame img").count() == 0
    assert seen.outside == []


def test_the_whole_list_of_units_below_is_of_the_same_unit(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}&luc=2026-11-05")
    said = lead(page)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    follow(page, page.locator("#card-children a.to", has_text="Tất cả"))
    assert lead(page) == said
    assert re.search(rf"/don-vi/{province}\?.*hien=tat-ca", page.url)


def test_by_keys_one_goes_on_from_the_report_chosen(site, visit, province):
    page = visit(f"{site}/don-vi/{province}?ky={NOW}")
    link = page.locator(FIRST.format(card="forms")).nth(3)
    form = link.inner_text()
    follow(page, link, key="Enter")
    assert page.evaluate(
        "document.activeElement.closest('#card-forms') !== null || document.activeElement.id === 'main'"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")
    assert form.lower() in page.locator(LIFE).inner_text().lower()
