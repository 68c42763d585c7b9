"""Nhập phụ lục in a browser: a real file looked at, stored and seen, by keys, at the two widths people use."""

import pytest

from tests.ingest.appendix import offices
from tests.ingest.appendix.test_round_trip import as_document, as_workbook
from tests.ui.conftest import NARROW, WIDE

pytestmark = pytest.mark.ui

ANSWERED = "e => e.getAttribute('aria-busy') === 'false' && e.innerText.length > 0"


@pytest.fixture(params=[WIDE, NARROW], ids=["screen", "telephone"])
def page(request, site, visit):
    opened = visit(f"{site}/tich-hop", viewport=request.param)
    opened.get_by_role("link", name="Nhập bảng phụ lục").click()
    opened.wait_for_selector("html[data-connected] form[data-intake]")
    return opened


def look(page, path, kind, day):
    page.set_input_files("#intake-file", path)
    page.select_option("#intake-kind", kind)
    page.fill("#intake-document", "Phụ lục thử")
    page.fill("#intake-day", day)
    page.get_by_role("button", name="Kiểm tra tệp").press("Enter")
    answer = page.locator("#intake-answer")
    page.wait_for_function(ANSWERED, arg=answer.element_handle())
    return answer


def days(page, first, second):
    """A day of its own for each width: what one stored is not stored again."""
    return first if page.viewport_size == WIDE else second


def test_a_workbook_is_looked_at_stored_and_then_nothing_new(page, tmp_path):
    path = offices.saved(tmp_path, "bang.xlsx", as_workbook("civil-status"))
    day = days(page, "01/11/2023", "02/11/2023")
    answer = look(page, path, "civil-status", day)
    assert "Đọc được 63 địa phương trong “bang.xlsx › Bảng 1”" in answer.inner_text()
    assert "Dòng ẩn trong tệp vẫn được đọc: “Bắc Ninh”" in answer.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Ghi vào cơ sở dữ liệu").press("Enter")
    page.wait_for_selector("[data-stored]")
    assert "thêm 378 số" in answer.inner_text()
    again = look(page, path, "civil-status", day)
    assert "Mọi số trong bảng này đã có" in again.inner_text()
    assert page.get_by_role("button", name="Ghi vào cơ sở dữ liệu").count() == 0


def test_the_shipped_table_from_word_is_there_already(page, tmp_path):
    path = offices.saved(tmp_path, "bang.docx", as_document("lltp-integration"))
    assert "Mọi số trong bảng này đã có" in look(page, path, "lltp-integration", "31/10/2023").inner_text()


def test_what_is_wrong_is_listed_and_what_was_asked_for_stays_in_the_form(page, tmp_path, seen):
    head = ["Sở Tư pháp", "Khai sinh", "Kết hôn", "Khai tử", "XNTTHN", "Nhận CMC", "Giám hộ"]
    path = offices.saved(tmp_path, "bang.xlsx", offices.workbook(("Trang", [head, ["<b>An Gian", "1,234.5"]])))
    answer = look(page, path, "civil-status", "03/11/2023")
    rows = answer.locator("#card-problems tbody tr").all_inner_texts()
    assert len(rows) == 2
    assert "“<b>An Gian”. Có phải: An Giang" in rows[0]
    assert "“1,234.5” không phải số viết kiểu Việt Nam" in rows[1]
    assert page.locator("#intake-document").input_value() == "Phụ lục thử"
    seen.errors.clear()  # the browser itself says of every 422 that it is one


def test_a_file_too_large_is_told_before_it_is_sent(page, tmp_path):
    path = offices.saved(tmp_path, "to.xlsx", b"x" * (25 * 1024 * 1024 + 1))
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    assert "Tệp quá lớn (25,0 MB; giới hạn 25 MB)" in look(page, path, "civil-status", "03/11/2023").inner_text()
    assert not [url for url in sent if "nhap-phu-luc" in url]


def test_another_choice_takes_the_old_answer_away(page, tmp_path):
    path = offices.saved(tmp_path, "bang.docx", as_document("lltp-integration"))
    answer = look(page, path, "lltp-integration", "31/10/2023")
    page.select_option("#intake-kind", "civil-status")
    assert answer.inner_text() == ""
    assert page.locator("#intake-file-name").inner_text() == "bang.docx"
