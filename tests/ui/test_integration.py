"""Tích hợp dữ liệu in a browser, beside a simulated load, at the two widths people use."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page

from dashboard.domain.integration import integration
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.ingest.appendix import import_appendix
from dashboard.ingest.reference import load_reference
from dashboard.ingest.simulate import SimulationPlan
from dashboard.ingest.simulate.connections import simulate_connections
from dashboard.queries.integration_ratios import integration_ratios
from dashboard.reference.appendices import appendices
from dashboard.schema.database import open_engine, upgrade
from dashboard.text import numbers
from tests.ui.conftest import sign_in

pytestmark = pytest.mark.ui

WIDTHS = ((1440, 900), (390, 844))
ENGLISH = re.compile(r"\b(?:loading|error|ratio|total|month|year|source|search|table|chart|undefined|null|nan)\b", re.I)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A database that holds both tables, and a simulated live series beside them."""
    url = f"sqlite:///{tmp_path_factory.mktemp('integration') / 'dashboard.db'}"
    engine = open_engine(url)
    upgrade(engine)
    load_reference(engine, loaded_by="tests")
    for table in appendices():
        import_appendix(
            engine, table.path,
            kind=table.kind, document=table.document, as_of=table.as_of, loaded_by="tests",
        )  # fmt: skip
    simulate_connections(engine, SimulationPlan(), loaded_by="tests")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def address(database: sa.Engine) -> Iterator[str]:
    """Where it is served."""
    yield from _served(database.url.render_as_string(hide_password=False))


def _served(url: str) -> Iterator[str]:
    command = [sys.executable, "-m", "dashboard", "serve", "--port", "0", "--database", url]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        assert server.stdout is not None
        found = re.search(r"http://\S+:\d+", server.stdout.readline())
        assert found
        yield f"{found[0].rstrip('.')}/tich-hop"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(params=WIDTHS, ids=["screen", "telephone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened; any error in it or request to another host fails the test at its end."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    sign_in(context, address)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    host = address.split("/")[2]
    opened.on(
        "request",
        lambda sent: None if host in sent.url or sent.url.startswith(("data:", "blob:")) else faults.append(sent.url),
    )
    opened.goto(address)
    opened.wait_for_selector("html[data-connected]", state="attached")
    yield opened
    context.close()
    assert faults == []


TABS = ("Lý lịch tư pháp", "Hộ tịch", "Kết nối, chia sẻ")


def choose(page, name):
    """Take a view and wait until the page shows it."""
    if page.locator(".views .chosen", has_text=name).count():
        return
    page.get_by_role("link", name=name, exact=True).click()
    page.locator(".views .chosen", has_text=name).wait_for()


def test_it_opens_with_its_sentence_and_every_chart_is_drawn(page):
    assert "34.882/87.781 hồ sơ (39,7%); trung vị của 63 Sở là 17,8%" in page.locator("p.lead").first.inner_text()
    for tab in TABS:
        choose(page, tab)
        for chart in page.locator(".chart:visible").all():
            chart.scroll_into_view_if_needed()
            page.wait_for_function("place => place.dataset.drawn === '1'", arg=chart.element_handle())


def test_nothing_is_wider_than_the_screen_and_no_word_is_english(page):
    for tab in TABS:
        choose(page, tab)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert ENGLISH.findall(page.locator("body").inner_text()) == []


def test_table_and_boundaries_are_in_the_address_and_reopen_the_same_view(page):
    choose(page, "Hộ tịch")
    choose(page, "đơn vị hành chính hiện nay")
    assert "bang=ho-tich" in page.url
    assert "dia-gioi=hien-nay" in page.url
    before = page.locator("#card-civil tfoot").inner_text()
    page.reload()
    page.wait_for_selector("html[data-connected]", state="attached")
    assert page.locator("#card-civil tbody tr").count() == 34
    assert page.locator("#card-civil tfoot").inner_text() == before


def test_the_live_series_wears_the_simulated_mark_and_the_printed_tables_do_not(page):
    choose(page, "Kết nối, chia sẻ")
    page.locator(".freshness .simulated").wait_for()
    assert "Số liệu mô phỏng, không phải số liệu của hệ thống nào" in page.locator("#card-live").inner_text()
    with page.expect_download() as given:
        page.locator('#card-live a[data-file-link][href*=".csv"]').click()
    assert "MÔ PHỎNG" in Path(given.value.path()).read_text(encoding="utf-8-sig")
    choose(page, "Lý lịch tư pháp")
    page.locator(".freshness .simulated").wait_for(state="detached")


def test_the_numbers_on_screen_are_those_of_the_query(page, database):
    choose(page, "Kết nối, chia sẻ")
    with database.connect() as conn:
        frame = integration_ratios(conn, Scope(OPERATOR, by=By.UNIT))
    held = frame[(frame.series == "lgsp-ndxp") & (frame.period_start == "2026-10-01")]
    shown = page.locator("#card-live tbody tr").all()
    assert len(shown) == len(held) == 34
    cells = [[cell.inner_text().split("\n")[0] for cell in row.locator("td").all()[:2]] for row in shown]
    expected = [[numbers.integer(n), numbers.integer(d)] for n, d in zip(held.numerator, held.denominator, strict=True)]
    assert sorted(cells) == sorted(expected)
    total = integration(held.assign(integrated=held.numerator, received=held.denominator))
    assert numbers.percent(total.pooled) in page.locator("p.lead").first.inner_text()


def test_real_figures_never_wear_the_simulated_mark_on_screen_or_in_the_file(page):
    assert "MÔ PHỎNG" not in page.locator("body").inner_text()
    with page.expect_download() as given:
        page.locator('#card-lltp a[data-file-link][href*=".csv"]').click()
    text = Path(given.value.path()).read_text(encoding="utf-8-sig")
    assert "MÔ PHỎNG" not in text
    assert text.splitlines()[1:4] == [
        "tinhangiang,Sở Tư pháp tỉnh An Giang,2022-01-01,2022-12-31,9007,,,",
        "tinhangiang,Sở Tư pháp tỉnh An Giang,2023-01-01,2023-10-31,6241,,,",
        "tinhangiang,Sở Tư pháp tỉnh An Giang,2023-09-01,2023-09-30,895,940,0.9521276595744681,45",
    ]
    assert "Số liệu thật, trích phụ lục kèm theo Công văn số …/CNTT-CĐS" in text


def test_both_archipelagos_are_in_view_with_their_names_or_initials(page):
    page.locator("#card-ratio-map summary").click()
    page.locator(".square.archipelago").first.wait_for()
    for square in page.locator(".square.archipelago").all():
        square.scroll_into_view_if_needed()
        box = square.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]
        assert square.inner_text().split("\n")[0] in {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa", "QđHS", "QđTS"}


def test_a_click_on_a_head_sorts_and_keeps_the_nation_last(page):
    page.locator("#card-lltp thead button").nth(5).click(click_count=2, delay=50)
    names = page.locator("#card-lltp tbody th").all_inner_texts()
    assert names[0] == "Đắk Lắk"
    assert page.locator("#card-lltp tfoot th").inner_text() == "Cả nước"


def test_blanks_sort_last_both_ways(page):
    choose(page, "Hộ tịch")
    for _ in range(2):
        page.locator("#card-civil thead button").nth(2).click()
        assert page.locator("#card-civil tbody tr").last.locator("td").nth(1).inner_text() == "…"


def test_a_column_is_filtered_without_tone_marks_by_keys_alone(site, visit):
    page = visit(f"{site}/tich-hop")
    card = page.locator(".card").filter(has=page.get_by_role("button", name="Lọc theo cột")).first
    card.get_by_role("button", name="Lọc theo cột").press("Enter")
    page.keyboard.type("bac")
    shown = card.locator("table.data tbody tr:visible")
    assert sorted(row.locator("th").inner_text() for row in shown.all()) == [
        "Bạc Liêu",
        "Bắc Giang",
        "Bắc Kạn",
        "Bắc Ninh",
    ]
    page.keyboard.press("Escape")
    assert shown.count() == 63
