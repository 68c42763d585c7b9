"""The entrance in a browser: guises, passwords, their change, the end of a session in every window."""

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect

from dashboard.schema.database import open_engine, writing
from dashboard.schema.tables import app_session, app_user
from tests.auth.site import RIGHT, add_user
from tests.ui.conftest import NARROW, PATIENCE, WIDE, Seen, connected, serving, watch
from tests.ui.test_pages import ENGLISH, VISIBLE

NEW = "Mưa-rào-8"
OVER = "#session-over[open]"


@pytest.fixture(scope="module")
def engine(nation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A nation of its own with accounts that sign in by password."""
    path = shutil.copy(nation, tmp_path_factory.mktemp("entrance") / "nation.db")
    engine = open_engine(f"sqlite:///{path}")
    add_user(engine, "btp_khtc_kt", role="kt")
    add_user(engine, "btp_khtc_bc", role="bc", password_changed_at=None)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def site(engine: sa.Engine) -> Iterator[str]:
    with serving(Path(str(engine.url.database))) as address:
        yield address


@pytest.fixture(params=[WIDE, NARROW], ids=["1440x900", "390x844"])
def window(request: pytest.FixtureRequest, browser: Browser, seen: Seen) -> Iterator[Page]:
    """A window of a browser in which nobody is signed in."""
    context = browser.new_context(viewport=request.param)
    page = context.new_page()
    watch(page, seen)
    yield page
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """The same, wide, whose complaints are not counted: refusals are errors to a browser."""
    context = browser.new_context(viewport=WIDE)
    yield context.new_page()
    context.close()


def sign_in(page: Page, site: str, username: str, password: str = RIGHT, path: str = "/dang-nhap") -> None:
    page.goto(site + path)
    if page.locator("details.door:not([open])").count():
        page.locator("details.door summary").click()
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def test_a_guise_is_one_click_away_from_the_overview(site, window, seen):
    window.goto(site)
    window.get_by_role("button", name="Lãnh đạo Cục").click()
    connected(window)
    assert "Tính đến" in window.locator(".lead").first.inner_text()
    assert "Cục Kế hoạch – Tài chính" in window.locator(".who").inner_text()
    assert window.get_by_role("button", name="Đăng xuất").is_visible()
    assert (seen.errors, seen.outside) == ([], [])


def test_the_entrance_is_in_vietnamese_fits_and_has_a_label_on_every_field(site, window, seen):
    window.goto(site)
    found = {match.group(0) for text in window.evaluate(VISIBLE) for match in ENGLISH.finditer(text)}
    assert found - {"no", "No", "an", "An"} == set()
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    nameless = "[...document.querySelectorAll('input:not([type=hidden])')].filter(n => !n.labels?.length).length"
    assert window.evaluate(nameless) == 0
    assert window.locator("h1").count() == 1
    assert (seen.errors, seen.outside) == ([], [])


def test_by_keyboard_alone_one_comes_in(site, plain):
    plain.goto(f"{site}/dang-nhap?next=/tien-do")
    plain.locator("details.door summary").focus()
    plain.keyboard.press("Enter")
    plain.keyboard.press("Tab")
    plain.keyboard.type("btp_khtc_kt")
    plain.keyboard.press("Tab")
    plain.keyboard.type(RIGHT)
    plain.keyboard.press("Enter")
    connected(plain)
    assert "/tien-do" in plain.url


def test_a_password_can_be_looked_at_before_it_is_sent(site, plain):
    plain.goto(site)
    plain.locator("details.door summary").click()
    plain.get_by_label("Mật khẩu", exact=True).fill("abc")
    plain.get_by_label("Hiện mật khẩu").check()
    assert plain.get_by_label("Mật khẩu", exact=True).get_attribute("type") == "text"


def test_a_wrong_password_says_no_more_than_that(site, plain):
    sign_in(plain, site, "btp_khtc_kt", "sai")
    expect(plain.get_by_role("alert")).to_have_text("Tên đăng nhập hoặc mật khẩu không đúng.")
    assert plain.get_by_label("Tên đăng nhập").input_value() == "btp_khtc_kt"
    assert plain.get_by_label("Mật khẩu", exact=True).input_value() == ""


def test_a_first_password_is_changed_before_anything_else(site, plain, engine):
    sign_in(plain, site, "btp_khtc_bc")
    expect(plain.locator("h1")).to_have_text("Đổi mật khẩu")
    plain.goto(f"{site}/tien-do")
    assert plain.url.endswith("/doi-mat-khau")
    for label, value in (("Mật khẩu hiện tại", RIGHT), ("Mật khẩu mới", "ngan"), ("Nhập lại mật khẩu mới", "ngan")):
        plain.get_by_label(label, exact=True).fill(value)
    plain.get_by_role("button", name="Đổi mật khẩu").click()
    expect(plain.get_by_role("alert")).to_contain_text("ngắn hơn số ký tự yêu cầu")
    for label, value in (("Mật khẩu hiện tại", RIGHT), ("Mật khẩu mới", NEW), ("Nhập lại mật khẩu mới", NEW)):
        plain.get_by_label(label, exact=True).fill(value)
    plain.get_by_role("button", name="Đổi mật khẩu").click()
    connected(plain)
    with writing(engine) as conn:
        conn.execute(sa.update(app_user).where(app_user.c.username == "btp_khtc_bc").values(password_changed_at=None))


def test_signing_out_in_one_window_empties_the_other(site, plain):
    sign_in(plain, site, "btp_khtc_kt")
    connected(plain)
    other = plain.context.new_page()
    other.goto(f"{site}/tien-do")
    connected(other)
    plain.get_by_role("button", name="Đăng xuất").click()
    expect(plain.locator("[role=status]")).to_have_text("Đã đăng xuất.")
    other.wait_for_selector(OVER, timeout=PATIENCE * 1000)
    assert other.locator("#main").inner_text() == ""
    other.get_by_role("link", name="Đăng nhập lại").click()
    expect(other.locator("[role=status]")).to_have_text("Phiên làm việc đã hết, đề nghị đăng nhập lại.")
    assert "next=%2Ftien-do" in other.url


def test_a_lock_empties_the_open_page(site, plain, engine):
    number = add_user(engine, "btp_khtc_ld_2")
    sign_in(plain, site, "btp_khtc_ld_2")
    connected(plain)
    with writing(engine) as conn:
        conn.execute(sa.update(app_user).where(app_user.c.id == number).values(locked_at=datetime.now(UTC)))
    plain.wait_for_selector(OVER, timeout=PATIENCE * 1000)
    assert plain.locator("#main").inner_text() == ""


def seen(engine, number):
    """When the sessions of an account were last seen."""
    with engine.connect() as conn:
        return conn.scalar(sa.select(app_session.c.last_seen_at).where(app_session.c.user_id == number))


def test_before_idleness_ends_a_session_it_is_said_and_one_may_stay(site, plain, engine):
    number = add_user(engine, "btp_khtc_ld_3")
    sign_in(plain, site, "btp_khtc_ld_3")
    connected(plain)
    with writing(engine) as conn:
        seen_at = datetime.now(UTC) - timedelta(minutes=28, seconds=30)
        conn.execute(sa.update(app_session).where(app_session.c.user_id == number).values(last_seen_at=seen_at))
    warning = plain.locator("#session-warning")
    warning.wait_for(state="visible", timeout=PATIENCE * 1000)
    assert "phiên làm việc sẽ kết thúc sau" in warning.inner_text()
    warning.get_by_role("button", name="Tiếp tục làm việc").click()
    warning.wait_for(state="hidden", timeout=PATIENCE * 1000)
    until = time.monotonic() + PATIENCE
    while datetime.now(UTC) - seen(engine, number) > timedelta(minutes=2) and time.monotonic() < until:
        time.sleep(0.2)
    assert datetime.now(UTC) - seen(engine, number) < timedelta(minutes=2)


def test_another_who_signs_in_here_does_not_find_the_page_of_the_first(site, plain):
    sign_in(plain, site, "btp_khtc_kt")
    connected(plain)
    other = plain.context.new_page()
    other.request.get(f"{site}/doi-mat-khau")
    other.goto(site)
    connected(other)
    other.get_by_role("button", name="Đăng xuất").click()
    other.get_by_role("button", name="Công chức UBND").click()
    plain.wait_for_selector(OVER, timeout=PATIENCE * 1000)


def test_signing_out_needs_no_script(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Lãnh đạo Cục").click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.locator("[role=status]")).to_have_text("Đã đăng xuất.")
    context.close()


@pytest.mark.parametrize(
    "guise", ["tinhnghean_bc", "huyennamdan_tnan_bc", "xasonlam_tnan_bc", "taphuan", "btp_khtc_admin"]
)
def test_every_guise_opens_in_silence(site, window, seen, guise):
    window.goto(site)
    window.locator(f"button[value='{guise}']").click()
    connected(window)
    assert window.locator("h1").count() == 1
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (seen.errors, seen.outside) == ([], [])
