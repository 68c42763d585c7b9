"""Tổng quan in a browser: choices, links, keyboard, hostile names, a database that goes away."""

import sqlite3

import pytest

from tests.ui.conftest import NARROW, PATIENCE, database_gone, free_port, serving
from tests.ui.steps import answered, mark

CARDS = "[data-card]"
NEW_PERIOD = "2025-so-bo-nam"


def choose(page, selector, value):
    """Choose and wait for the answer."""
    mark(page)
    page.select_option(selector, value)
    answered(page)


def test_a_change_of_period_updates_every_card(site, visit):
    page = visit(site)
    page.evaluate(f"document.querySelectorAll('{CARDS}, .tile, .lead, .page-stamp').forEach(n => n.dataset.old = '1')")
    choose(page, "#choice-ky", NEW_PERIOD)
    assert page.locator("[data-old]").count() == 0
    assert "năm 2025 đã khóa lúc" in page.locator(".lead").inner_text()
    page.wait_for_selector(".chart[data-drawn]")


def test_the_address_follows_and_a_link_reopens_the_same_view(site, visit):
    page = visit(site)
    choose(page, "#choice-ky", NEW_PERIOD)
    choose(page, "#choice-cap", "xa")
    other = visit(page.url)
    assert f"ky={NEW_PERIOD}" in page.url
    assert other.locator(".lead").inner_text() == page.locator(".lead").inner_text()
    assert other.locator("#choice-cap").input_value() == "xa"


def test_back_and_forward_move_between_views(site, visit):
    page = visit(site)
    first = page.locator(".lead").inner_text()
    choose(page, "#choice-ky", NEW_PERIOD)
    second = page.locator(".lead").inner_text()
    mark(page)
    page.go_back()
    answered(page)
    assert page.locator(".lead").inner_text() == first
    mark(page)
    page.go_forward()
    answered(page)
    assert page.locator(".lead").inner_text() == second


def test_links_to_other_pages_keep_the_choices(site, visit):
    page = visit(site)
    choose(page, "#choice-ky", NEW_PERIOD)
    assert f"ky={NEW_PERIOD}" in page.get_attribute("a[href*='tich-hop']", "href")


def test_the_state_of_yesterday_is_one_choice_away(site, visit):
    page = visit(site)
    mark(page)
    page.select_option("#choice-luc", label="Hôm qua 16 giờ 30")
    answered(page)
    assert "16 giờ 30 phút ngày 16/11/2026" in page.locator(".lead").inner_text()


def test_any_instant_can_be_typed(site, visit):
    page = visit(site)
    mark(page)
    page.fill("[data-instant]", "10/11/2026 09:15")
    page.keyboard.press("Tab")
    answered(page)
    assert "09 giờ 15 phút ngày 10/11/2026" in page.locator(".lead").inner_text()
    assert "luc=2026-11-10T09:15" in page.url


def test_a_bad_instant_is_told_and_the_rest_stays(site, visit):
    page = visit(f"{site}/?ky={NEW_PERIOD}")
    mark(page)
    page.fill("[data-instant]", "32/13/2026")
    page.keyboard.press("Tab")
    answered(page)
    assert "không đúng dạng" in page.locator(".notice").inner_text()
    assert page.locator("#choice-ky").input_value() == NEW_PERIOD


def test_a_unit_is_found_by_keyboard_without_tone_marks(site, visit):
    page = visit(site)
    name = page.locator("[data-card='units'] tbody th").first.inner_text()
    page.focus("#choice-unit")
    page.keyboard.type(without_marks(name))
    page.wait_for_selector("#unit-list [role='option']")
    mark(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    answered(page)
    assert name in page.locator("#choice-unit").input_value()
    assert "xã, phường" in page.locator(".lead").inner_text()


def test_a_table_is_sorted_by_keyboard_and_keeps_its_total_last(site, visit):
    page = visit(site)
    button = page.locator("[data-card='units'] button.sort").nth(5)
    button.focus()
    page.keyboard.press("Enter")
    shares = page.locator("[data-card='units'] tbody tr td:last-child").evaluate_all(
        "cells => cells.map(c => parseFloat(c.dataset.sort))"
    )
    assert shares == sorted(shares)
    assert page.locator("[data-card='units'] th[aria-sort='ascending']").count() == 1
    assert page.locator("[data-card='units'] tfoot th").inner_text() == "Tổng"


def test_tabs_move_by_arrow_keys_and_the_map_shows_both_archipelagos(site, visit):
    page = visit(site)
    page.focus("#tab-curve-curve")
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel-curve-map").is_visible()
    assert page.locator(".square").count() == 36
    assert page.locator(".square.archipelago").evaluate_all("s => s.map(x => x.textContent.slice(0, 16))")
    assert "không thể hiện địa giới hành chính" in page.locator("figcaption").inner_text()


@pytest.mark.parametrize(("period", "squares"), [("2019-nam-chinh-thuc", 65), ("2026-so-bo-nam", 36)])
def test_the_map_is_of_the_era_of_the_period(site, visit, period, squares):
    assert visit(f"{site}/?ky={period}").locator(".square").count() == squares


def test_the_archipelagos_are_in_view_on_a_telephone(site, visit):
    page = visit(site, NARROW)
    page.click("#tab-curve-map")
    for square in page.locator(".square.archipelago").all():
        box = square.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]


def test_csv_opens_in_a_spreadsheet_and_says_what_it_is(site, visit, tmp_path):
    page = visit(site)
    with page.expect_download() as started:
        page.click("[data-card='units'] a[href*='.csv']")
    path = tmp_path / "units.csv"
    started.value.save_as(path)
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeffMã đơn vị,Đơn vị báo cáo,Biểu đã gửi,Biểu phải gửi,Còn thiếu,Tỷ lệ biểu đã gửi,")
    assert "DỮ LIỆU MÔ PHỎNG" in text
    assert "17 giờ 00 phút ngày 17/11/2026" in text


def test_help_opens_and_closes_by_keyboard(site, visit):
    page = visit(site)
    page.focus("[data-help]")
    page.keyboard.press("Enter")
    assert page.locator("#help[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#help[open]").count() == 0


def test_the_first_stop_of_the_keyboard_leads_to_the_content(site, visit):
    page = visit(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_on_a_telephone_the_choices_fold_and_the_calls_come_before_the_curve(site, visit):
    page = visit(site, NARROW)
    assert not page.locator("#choice-ky").is_visible()
    page.click(".choices-fold summary")
    assert page.locator("#choice-ky").is_visible()
    calls, curve = (page.locator(f"[data-card='{key}']").bounding_box()["y"] for key in ("calls", "curve"))
    assert calls < curve


def test_hostile_names_are_inert(own_site, visit, seen):
    site, path = own_site
    spoil(path)
    for query in ("", "?cap=xa", "?don-vi=<img src=x onerror='window.__x=1'>&ky=<script>window.__x=1</script>"):
        page = visit(f"{site}/{query}")
        page.focus("#choice-unit")
        page.wait_for_selector("#unit-list li")
        page.wait_for_timeout(200)
        assert page.evaluate("window.__x") is None
        assert page.locator("main img, #frame img").count() == 0
    assert seen.errors == []
    assert seen.outside == []


def test_a_database_that_goes_away_leaves_the_figures_says_so_and_is_asked_again(own_site, visit):
    site, path = own_site
    page = visit(site)
    before, away = page.locator(".lead").inner_text(), page.locator("#connection")
    with database_gone(path):
        page.select_option("#choice-ky", NEW_PERIOD)
        away.wait_for(state="visible", timeout=PATIENCE * 1000)
        assert "Chưa kết nối được cơ sở dữ liệu" in away.inner_text()
        assert "đang hiển thị số liệu tính đến 17 giờ 00 phút ngày 17/11/2026" in away.inner_text()
        assert "cơ sở dữ liệu" in page.locator(".notice").inner_text()
        assert page.locator(".lead").inner_text() == before
        assert page.locator("#choice-ky").input_value() == "2026-so-bo-nam"
    page.wait_for_url(f"**ky={NEW_PERIOD}*", timeout=PATIENCE * 1000)
    assert "năm 2025" in page.locator(".lead").inner_text()
    away.wait_for(state="hidden")


def test_a_server_that_comes_back_is_found_again(nation, visit, seen):
    port = free_port()
    with serving(nation, port) as site:
        page = visit(site)
    page.wait_for_selector("#connection:not([hidden])", timeout=PATIENCE * 1000)
    assert "Mất kết nối với máy chủ" in page.locator("#connection").inner_text()
    with serving(nation, port):
        page.wait_for_selector("#connection", state="hidden", timeout=PATIENCE * 1000)
        choose(page, "#choice-ky", NEW_PERIOD)
        assert "năm 2025 đã khóa lúc" in page.locator(".lead").inner_text()
    assert seen.outside == []
    assert [error for error in seen.errors if "Security Policy" in error] == []


def test_one_session_does_not_move_another(site, visit):
    one, other = visit(site), visit(site)
    choose(one, "#choice-ky", NEW_PERIOD)
    assert other.locator("#choice-ky").input_value() == "2026-so-bo-nam"
    assert "năm 2026" in other.locator(".lead").inner_text()


def without_marks(text):
    from dashboard.domain.vietnamese import unaccented

    return unaccented(text)


def spoil(path):
    with sqlite3.connect(path) as conn:
        conn.execute(
            "UPDATE unit_version SET name = '<img src=x onerror=\"window.__x=1\">' || name || '{{7*7}}</script>'"
            " WHERE unit_id IN (SELECT id FROM unit WHERE tier IN ('province', 'commune'))"
        )
        conn.execute(
            "UPDATE form SET name = '<img src=x onerror=\"window.__x=1\">', field = '<svg onload=\"window.__x=1\">'"
        )
        conn.execute("UPDATE deadline SET source = '<img src=x onerror=\"window.__x=1\">', verified = 0")
        conn.execute("UPDATE data_state SET version = version + 1")


def test_figures_that_give_way_leave_nothing_behind(site, visit):
    page = visit(site)
    page.wait_for_selector(".chart[data-drawn]")
    held = page.evaluate("Bokeh.documents.length")
    for period in (NEW_PERIOD, "2026-so-bo-nam", NEW_PERIOD):
        choose(page, "#choice-ky", period)
        page.wait_for_selector(".chart[data-drawn]")
    assert page.evaluate("Bokeh.documents.length") == held


def test_a_figure_whose_place_is_gone_before_it_is_drawn_does_not_keep_the_page_busy(site, visit):
    page = visit(site)
    page.wait_for_selector(".chart[data-drawn]")
    page.evaluate(
        "dashboard.ask('?ky=2025-so-bo-nam'); dashboard.ask('?ky=2019-nam-chinh-thuc'); dashboard.ask('?cap=xa')"
    )
    page.wait_for_url("**cap=xa*")
    page.wait_for_selector(".chart[data-drawn]")
    page.wait_for_function("Bokeh.documents.every(one => one.is_idle)", timeout=PATIENCE * 1000)
