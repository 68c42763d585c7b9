"""States to show well, each as a person meets it: nothing yet, everything, exempt, locked, old data, no database."""

import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from dashboard.domain.clock import LOCAL
from tests.ui.conftest import NARROW, PATIENCE, WIDE, connected, database_gone, serving
from tests.ui.steps import assert_silent_vietnamese_and_fitting

OPEN, LOCKED, NEXT = "2026-so-bo-nam", "2025-so-bo-nam", "2027-so-bo-nam"
CLOCK = datetime(2026, 11, 17, 17, tzinfo=LOCAL)
"""What the simulated data speak of."""
VIEWS = ("", "tien-do", "thoi-han", "don-vi/thanhphohanoi")
SIZES = pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])


@pytest.fixture(scope="module")
def crafted(nation: Path, tmp_path_factory: pytest.TempPathFactory):
    """A server on the nation with one more period, which is not open."""
    path = Path(shutil.copy(nation, tmp_path_factory.mktemp("states") / "states.db"))
    with sqlite3.connect(path) as conn:
        conn.execute(
            "INSERT INTO period (code, regime, kind, year, starts_on, ends_on, data_cutoff_on, opened_at, locked_at)"
            " SELECT ?, regime, kind, 2027, '2027-01-01', '2027-10-31', '2027-10-31', NULL, NULL FROM period WHERE code = ?",
            (NEXT, OPEN),
        )
    with serving(path) as address:
        yield address


def lead(page):
    return page.locator(".lead").first.inner_text()


@SIZES
@pytest.mark.parametrize("path", VIEWS)
def test_a_period_not_open_says_so_and_leads_on(crafted, visit, seen, path, viewport):
    page = visit(f"{crafted}/{path}?ky={NEXT}", viewport)
    assert "kỳ sơ bộ năm 2027 chưa mở" in lead(page).lower()
    assert_silent_vietnamese_and_fitting(page, seen, viewport)
    page.get_by_role("link", name="Xem kỳ sơ bộ năm 2026").click()
    page.wait_for_url(f"**ky={OPEN}*", timeout=PATIENCE * 1000)
    page.wait_for_function("!document.querySelector('.lead').textContent.includes('chưa mở')")


@SIZES
@pytest.mark.parametrize("path", VIEWS)
def test_before_anything_was_sent_every_page_is_whole(site, visit, seen, path, viewport):
    page = visit(f"{site}/{path}?ky={OPEN}&luc=2026-11-02T08:01", viewport)
    assert "chưa" in lead(page)
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


@SIZES
@pytest.mark.parametrize("path", VIEWS)
def test_after_the_lock_what_was_never_sent_is_told_as_that(site, visit, seen, path, viewport):
    page = visit(f"{site}/{path}?ky={LOCKED}", viewport)
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


@SIZES
def test_a_unit_without_children_has_no_list_of_them(site, visit, seen, viewport):
    page = visit(f"{site}/?don-vi=thanhphohanoi&cap=xa")
    way = page.locator("#card-units tbody a").first.get_attribute("data-query")
    page = visit(f"{site}/don-vi/{parse_qs(way[1:])['don-vi'][0]}", viewport)
    assert page.locator("#card-forms tbody tr").count() > 0
    assert page.locator("#card-children").count() == 0
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


def test_a_unit_that_is_exempt_says_so_with_its_reason(site, visit):
    page = visit(f"{site}/don-vi/dackhuhoangsa_tpdng?ky={OPEN}")
    assert "không thuộc diện báo cáo" in lead(page)


@SIZES
def test_where_everything_was_sent_nothing_is_asked_of_anybody(site, visit, seen, viewport):
    page = visit(site)
    whole = page.locator("#card-units tbody tr", has_text="Gửi đủ biểu").locator("a").first.get_attribute("data-query")
    page = visit(f"{site}/tien-do{whole.split('&cap=')[0]}&cap=tinh", viewport)
    assert "đã gửi đủ" in lead(page)
    assert "Đơn vị không còn biểu nào chưa gửi." in page.locator("#card-missing").inner_text()
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


@SIZES
def test_data_older_than_a_day_say_so_by_the_readers_clock_on_an_open_page_too(own_site, visit, seen, viewport):
    site, path = own_site
    page = visit(site, viewport)
    assert page.locator(".stale").count() == 0
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE data_state SET simulated = 0, version = version + 1")
    at(page, CLOCK + timedelta(hours=23))
    stale = page.locator(".stale")
    assert stale.is_hidden()
    at(page, CLOCK + timedelta(days=3, hours=1))
    assert "tính đến 17 giờ 00 phút ngày 17/11/2026, đã hơn 03 ngày." in stale.inner_text()
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


def test_without_a_database_a_page_waits_in_vietnamese_and_opens_by_itself(own_site, visit):
    site, path = own_site
    page = visit(site)
    with database_gone(path):
        page.goto(f"{site}/tien-do?ky=2019-nam-chinh-thuc&luc=2020-01-15T10:20")
        assert "cơ sở dữ liệu" in lead(page)
        assert "Trang tự thử lại sau ít giây" in page.locator("#main").inner_text()
        assert "Traceback" not in page.content()
    page.wait_for_selector("#card-missing", timeout=PATIENCE * 1000)
    assert page.url.startswith(f"{site}/tien-do")


def at(page, instant):
    """Look at the page anew, at this instant of the reader's clock."""
    page.clock.set_fixed_time(instant)
    page.reload()
    connected(page)
