"""A report of a notebook: one file without network, of the unit and period asked for; whole or not there at all."""

import pytest
from playwright.sync_api import sync_playwright

from dashboard.cli import run
from tests.ui.conftest import FLAGS, PATIENCE

PROVINCE = "thanhphohanoi"


@pytest.fixture(scope="module")
def report(classroom, tmp_path_factory):
    """Report of the notebook of deadlines for one province of the nation."""
    file = tmp_path_factory.mktemp("report") / "bao-cao.html"
    asked = ["--unit", PROVINCE, "--period", "2025-so-bo-nam", "--out", str(file), "--database", classroom]
    assert run(["notebook", "3", *asked]) == 0
    return file


def test_a_report_shows_words_tables_and_pictures_and_asks_nobody_for_anything(report, chromium_path):
    asked, errors = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium_path), args=FLAGS)
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(report.as_uri())
        page.wait_for_selector("canvas", state="attached", timeout=PATIENCE * 1000)
        page.get_by_text("Sở Tư pháp thành phố Hà Nội, Sơ bộ năm 2025").wait_for(timeout=PATIENCE * 1000)
        marks, pictures = page.get_by_text("DỮ LIỆU MÔ PHỎNG").count(), page.locator("canvas").count()
        browser.close()
    assert marks >= 4
    assert pictures >= 3
    assert [url for url in asked if url.startswith("http")] == []
    assert errors == []


def test_a_report_leaves_out_what_is_for_a_class(report):
    told = report.read_text(encoding="utf-8")
    assert "Bài 03.1" not in told
    assert "Shift + Enter" not in told
    assert "import" not in told.split("<main>")[1].split("<script")[0]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["99"], "Không có sổ tay"),
        (["02", "--unit", "tinhngheann"], "tinhnghean"),
        (["02", "--period", "2026-khong-co"], "2026-khong-co"),
        (["02", "--unit", "tinhcamau"], "Không có biểu"),
    ],
)
def test_a_choice_that_is_none_is_refused_before_anything_is_written(typed, told, classroom, tmp_path, capsys):
    file = tmp_path / "bao-cao.html"
    assert run(["notebook", *typed, "--out", str(file), "--database", classroom]) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
