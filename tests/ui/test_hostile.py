"""Names, reasons, actors and sources made of markup, formulas and control signs: nothing runs, nothing breaks.

Every page there is, wide and narrow, in a browser; every file of every card, opened.
"""

import csv
import io
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from dashboard.app import PAGES
from tests.ui.conftest import LEADER, NARROW, WIDE, serving

MARKUP = '<img src=x onerror="window.__x=1">\'"{{7*7}}${7*7}</script><svg onload=window.__x=1>'
FORMULA = '=HYPERLINK("http://evil.example","x")'
SIGNS = "\x07\x1b[31m\u202eabc\u200b\r\n+1\t@x"
HOSTILE = MARKUP + SIGNS
ADMINISTRATOR = "btp_khtc_admin"
SPOILT = {
    "unit_version": ("name", "region"), "form": ("name", "field"), "event": ("reason", "document", "actor"),
    "deadline": ("source",), "integration_count": ("source",), "account": ("person_ref",),
    "contact": ("name", "position", "phone", "email"), "data_load": ("name",), "unit_alias": ("alias",),
    "indicator": ("name", "unit_of_measure"),
}  # fmt: skip
"""Table → the columns that people write in."""

OF_PAGES = {
    "/thoi-han": ["", "?muc=thoi-han", "?muc=uoc-tinh", "?muc=vuong"], "/don-vi": ["", "/thanhphohanoi", "/thanhphohanoi?bieu=17a"],
    "/tich-hop": ["", "?bang=ho-tich"],
}  # fmt: skip


@pytest.fixture(scope="module")
def hostile(nation: Path, tmp_path_factory: pytest.TempPathFactory):
    """A server on a nation in which everything that people write is hostile."""
    path = Path(shutil.copy(nation, tmp_path_factory.mktemp("hostile") / "own.db"))
    with sqlite3.connect(path) as conn:
        for table, columns in SPOILT.items():
            for number, column in enumerate(columns):
                begin = FORMULA if number % 2 else ""
                conn.execute(
                    f"UPDATE {table} SET {column} = ? || {column} || ? WHERE {column} IS NOT NULL",  # noqa: S608  our own names
                    (begin, HOSTILE),
                )
        conn.execute("UPDATE data_state SET version = version + 1")
    with serving(path) as address:
        yield address


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_on_any_page(hostile, visit, seen, path, viewport):
    for query in OF_PAGES.get(path, [""]):
        page = visit(f"{hostile}{path}{query}", viewport, ADMINISTRATOR if path == "/he-thong" else LEADER)
        for closed in page.locator("details:not([open]) > summary").all():
            closed.click(timeout=2000) if closed.is_visible() else None
        page.wait_for_timeout(300)
        assert page.evaluate("window.__x") is None
        assert page.locator("main img[src='x'], #frame img[src='x'], main svg[onload]").count() == 0
        assert "49" not in page.title()
    assert seen.outside == []
    assert [error for error in seen.errors if "favicon" not in error] == []


@pytest.mark.parametrize("key", sorted(page.key for page in PAGES.values() if page.exports and page.key != "system"))
def test_cells_of_every_file_stay_text(hostile, visit, key):
    page = visit(hostile)
    [view] = [view for view in PAGES.values() if view.key == key]
    given = 0
    for card in view.exports:
        for query in ("", "?don-vi=thanhphohanoi"):
            book, text = (page.request.get(f"{hostile}/tai/{key}/{card}.{kind}{query}") for kind in ("xlsx", "csv"))
            assert {book.status, text.status} <= {200, 404}
            if book.status == 200:
                given += 1
                with zipfile.ZipFile(io.BytesIO(book.body())) as file:
                    assert b"<f>" not in b"".join(file.read(name) for name in file.namelist() if "sheet" in name)
                    assert not any("hyperlink" in name or "externalLink" in name for name in file.namelist())
                for row in csv.reader(io.StringIO(text.text())):
                    assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in row), row
    assert given
