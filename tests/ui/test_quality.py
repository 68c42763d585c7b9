"""Rà soát số liệu in a browser, on an invented nation with known defects: read, ask why, explain, close."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import Figures, SimulationPlan
from dashboard.schema.database import open_engine
from tests.ui.conftest import LEADER, NARROW, WIDE, Seen, serving
from tests.ui.steps import assert_silent_vietnamese_and_fitting

pytestmark = pytest.mark.ui
PERIOD = "2025-tron-nam"


@pytest.fixture(scope="module")
def figured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of three provinces in a period with figures."""
    path: Path = tmp_path_factory.mktemp("figures") / "nation.db"
    engine = open_engine(f"sqlite:///{path}")
    build_demo(engine, plan=SimulationPlan(provinces=3, periods=(PERIOD,), figures=Figures.ALL))
    engine.dispose()
    with serving(path) as address:
        yield address


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_page_is_silent_vietnamese_and_fits(figured, visit: Callable[..., Page], seen: Seen, viewport):
    page = visit(f"{figured}/chat-luong", viewport)
    expect(page.locator(".lead").first).to_contain_text("điểm cần rà soát")
    expect(page.locator(".simulated").first).to_contain_text("DỮ LIỆU MÔ PHỎNG")
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


def test_a_finding_is_followed_to_why_and_closed_by_the_unit_above(figured, visit: Callable[..., Page], seen: Seen):
    page = visit(f"{figured}/chat-luong", WIDE, LEADER)
    page.get_by_role("link", name="Vì sao?").first.click()
    expect(page.locator("#card-point")).to_be_visible()
    page.fill("#giai-trinh", "Xã gửi lại <b>sau</b>")
    page.get_by_role("button", name="Gửi giải trình").click()
    expect(page.locator(".said")).to_contain_text("Xã gửi lại <b>sau</b>")
    page.get_by_role("button", name="Đóng điểm này").click()
    expect(page.locator(".said")).to_contain_text("Đã đóng")
    assert (seen.errors, seen.outside) == ([], [])
