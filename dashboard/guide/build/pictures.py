"""Pictures of every screen, taken from the running application, so that they never show what is gone."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SIZE: ViewportSize = {"width": 1280, "height": 800}
LEADER, ADMINISTRATOR = "btp_khtc_ld", "btp_khtc_admin"
SCREENS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "tong-quan": (LEADER, "/"),
        "tien-do": (LEADER, "/tien-do"),
        "thoi-han": (LEADER, "/thoi-han"),
        "don-vi": (LEADER, "/don-vi/{unit}"),
        "tich-hop": (LEADER, "/tich-hop"),
        "nhap-phu-luc": (LEADER, "/nhap-phu-luc"),
        "chat-luong": (LEADER, "/chat-luong"),
        "tai-khoan": (LEADER, "/tai-khoan"),
        "tap-huan": (LEADER, "/tap-huan"),
        "he-thong": (ADMINISTRATOR, "/he-thong"),
    }
)
"""Name of a picture → who looks, and where."""

ENTRANCE = "dang-nhap"
PATIENCE = 60_000


def take_pictures(address: str, folder: Path, chromium: str, unit: str) -> list[Path]:
    """Pictures of the entrance and of every screen, as PNG files in the folder; ``unit`` is whose page is shown."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        taken = [_entrance(browser, address, folder)]
        taken += [_screen(browser, address, folder / f"{name}.png", who, path.format(unit=unit))
                  for name, (who, path) in SCREENS.items()]  # fmt: skip
        browser.close()
    return taken


def _entrance(browser: Browser, address: str, folder: Path) -> Path:
    page = _window(browser)
    page.goto(address)
    page.screenshot(path=folder / f"{ENTRANCE}.png")
    page.context.close()
    return folder / f"{ENTRANCE}.png"


def _screen(browser: Browser, address: str, file: Path, who: str, path: str) -> Path:
    page = _window(browser)
    page.goto(f"{address}/dang-nhap")
    page.locator(f'button[value="{who}"]').click()
    page.goto(f"{address}{path}")
    page.locator("h1").first.wait_for(timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)  # figures are drawn after the page is there
    page.screenshot(path=file)
    page.context.close()
    return file


def _window(browser: Browser) -> Any:
    return browser.new_context(viewport=SIZE).new_page()
