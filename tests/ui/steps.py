"""What every browser test does with a page: ask for a change, wait for its answer, look for what must not be there."""

from playwright.sync_api import Locator, Page

from tests.ui.conftest import PATIENCE, Seen
from tests.ui.test_pages import ENGLISH, VISIBLE


def mark(page: Page) -> None:
    """Mark what the page shows now, so that its answer can be told from it."""
    page.evaluate("document.querySelector('main').firstElementChild.dataset.old = '1'")


def answered(page: Page) -> None:
    """Wait until what was marked has given way to the answer."""
    page.wait_for_selector("main [data-old]", state="detached", timeout=PATIENCE * 1000)


def follow(page: Page, link: Locator, *, key: str = "") -> None:
    """Follow a link by mouse, or by a key once it is focused, and wait for the view it stands for."""
    mark(page)
    if key:
        link.focus()
        page.keyboard.press(key)
    else:
        link.click()
    answered(page)


def assert_silent_vietnamese_and_fitting(page: Page, seen: Seen, viewport: dict[str, int]) -> None:
    """Scrolled to its end the page has no error, asks no other host, says no English word and is not too wide."""
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(500)
    found = {match.group(0) for text in page.evaluate(VISIBLE) for match in ENGLISH.finditer(text)}
    assert (seen.errors, seen.outside) == ([], [])
    assert found - {"no", "No", "an", "An"} == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
