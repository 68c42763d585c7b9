"""An open page asks over HTTP: before its session is there, without one, and again while the server is away."""

import sqlite3

import pytest

from tests.ui.conftest import PATIENCE, WIDE, sign_in, watch
from tests.ui.test_overview import NEW_PERIOD, choose

SESSION = "**/panel.min.js*"


@pytest.fixture
def apart(site, browser, seen):
    """An overview whose session's scripts never come."""
    context = browser.new_context(viewport=WIDE)
    sign_in(context, site, "btp_khtc_ld")
    page = context.new_page()
    watch(page, seen)
    page.route(SESSION, lambda route: route.abort())
    page.goto(site)
    page.wait_for_selector("html[data-ready]", state="attached")
    yield page
    context.close()


def test_what_is_in_view_is_drawn_before_the_session_is_there(apart):
    apart.wait_for_selector(".chart[data-drawn]")
    assert apart.evaluate("document.documentElement.dataset.connected") is None


def test_a_page_without_a_session_answers_its_reader(apart):
    choose(apart, "#choice-ky", NEW_PERIOD)
    assert "năm 2025" in apart.locator(".lead").inner_text()
    apart.locator("#choice-unit").click()
    apart.keyboard.type("ha noi")
    apart.wait_for_selector("#unit-list li[data-code='thanhphohanoi']")


def test_a_choice_made_while_the_server_is_away_is_answered_once_it_is_back(site, visit):
    page = visit(site)
    page.context.set_offline(True)
    page.select_option("#choice-ky", NEW_PERIOD)
    page.wait_for_selector("#connection:not([hidden])", timeout=PATIENCE * 1000)
    assert "Số liệu trên trang là số liệu trước khi mất kết nối" in page.locator("#connection").inner_text()
    assert "năm 2026" in page.locator(".lead").inner_text()
    page.context.set_offline(False)
    page.wait_for_url(f"**ky={NEW_PERIOD}*", timeout=PATIENCE * 1000)
    assert "năm 2025" in page.locator(".lead").inner_text()
    page.wait_for_selector("#connection", state="hidden", timeout=PATIENCE * 1000)


def test_a_search_that_was_missed_is_forgotten_once_another_is_answered(site, visit):
    page = visit(site)
    page.locator("#choice-unit").click()
    page.wait_for_selector("#unit-list li")
    page.context.set_offline(True)
    page.keyboard.type("ha noi")
    page.wait_for_selector("#connection:not([hidden])", timeout=PATIENCE * 1000)
    page.context.set_offline(False)
    page.keyboard.type(" ")
    page.wait_for_selector("#unit-list li[data-code='thanhphohanoi']")
    page.wait_for_selector("#connection", state="hidden", timeout=PATIENCE * 1000)


def test_newer_data_are_offered_and_shown_when_asked_for(own_site, visit):
    site, path = own_site
    page = visit(site)
    offer = page.locator("#news")
    assert offer.is_hidden()
    page.wait_for_timeout(16_000)  # the server has looked once
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE period SET year = 2027 WHERE code = '2026-so-bo-nam'")
        conn.execute("UPDATE data_state SET version = version + 1")
    offer.wait_for(state="visible", timeout=PATIENCE * 1000)
    assert "Đã có số liệu mới hơn" in offer.inner_text()
    assert "năm 2026" in page.locator(".lead").inner_text()
    offer.get_by_role("button").click()
    page.wait_for_function("document.querySelector('.lead').innerText.includes('năm 2027')")
    assert offer.is_hidden()
