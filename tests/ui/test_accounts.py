"""Tài khoản người dùng in a browser: panels and lists in place, the way down, files, as the Cục and as a Sở, both sizes."""

import re
from pathlib import Path

import pytest

from tests.ui.conftest import NARROW, WIDE
from tests.ui.steps import answered, assert_silent_vietnamese_and_fitting, follow, mark

VIEWS = (
    "", "?muc=ra-soat", "?muc=ra-soat&loai=thoi-nhiem-vu&xep=cu-nhat", "?muc=cach", "?phan-mem=ho-tich",
    "?phan-mem=ly-lich-tu-phap", "?don-vi=tinhnghean", "?ky=2019-nam-chinh-thuc&luc=2020-02-01",
)  # fmt: skip
DEPARTMENT = "tinhnghean_bc"


@pytest.fixture(params=[WIDE, NARROW], ids=["1440x900", "390x844"])
def viewport(request):
    return request.param


@pytest.mark.parametrize("query", VIEWS)
def test_every_view_loads_in_silence_in_vietnamese_and_fits(site, visit, seen, query, viewport):
    page = visit(f"{site}/tai-khoan{query}", viewport)
    assert_silent_vietnamese_and_fitting(page, seen, viewport)


def test_no_text_of_a_list_lies_over_another(site, visit):
    page = visit(f"{site}/tai-khoan?muc=ra-soat")
    assert (
        page.evaluate("""() => [...document.querySelectorAll('#card-findings td')]
        .filter(cell => cell.scrollWidth > cell.clientWidth + 1).length""")
        == 0
    )


def test_from_the_nation_down_to_a_province_and_to_one_kind_in_place(site, visit):
    page = visit(f"{site}/tai-khoan")
    listed = page.locator("#card-provinces tbody tr").filter(has_text="Đủ")
    follow(page, listed.locator("a").first)
    assert "don-vi=" in page.url
    follow(page, page.locator("#card-kinds tbody a").filter(has_text="Quá 03 tháng"))
    assert re.search(r"muc=ra-soat.*loai=mat-khau-cu|loai=mat-khau-cu.*muc=ra-soat", page.url)
    kinds = set(page.locator("#card-findings tbody td:nth-child(2)").all_inner_texts())
    assert kinds == {"Quá 03 tháng chưa đổi mật khẩu"}
    assert visit(page.url).locator("#card-findings tbody tr").count() == page.locator("#card-findings tbody tr").count()


def test_order_and_pages_are_the_servers(site, visit):
    page = visit(f"{site}/tai-khoan?muc=ra-soat")
    first = page.locator("#card-findings tbody tr").first.inner_text()
    follow(page, page.get_by_role("navigation", name="Trang").get_by_role("link", name="2"))
    assert page.locator("#card-findings tbody tr").first.inner_text() != first
    mark(page)
    page.get_by_label("Thứ tự").select_option("cu-nhat")
    answered(page)
    assert "xep=cu-nhat" in page.url
    assert "trang" not in page.url


def test_a_file_holds_the_whole_list_and_says_it_is_simulated(site, visit):
    page = visit(f"{site}/tai-khoan?muc=ra-soat")
    counted = re.search(r"^([\d.]+) trong", page.locator("#card-findings .counted").inner_text())
    with page.expect_download() as given:
        page.locator('#card-findings a[href*=".csv"]').click()
    lines = Path(given.value.path()).read_text(encoding="utf-8-sig").splitlines()
    head = next(place for place, line in enumerate(lines) if "username" in line or "Tên đăng nhập" in line)
    assert len([line for line in lines[head + 1 :] if line and not line.startswith("#")]) >= int(
        counted[1].replace(".", "")
    )
    assert "MÔ PHỎNG" in given.value.suggested_filename.upper() or any("MÔ PHỎNG" in line for line in lines)


def test_a_department_sees_nothing_of_another_province_on_screen_or_in_a_file(site, visit, seen):
    assert (
        "_tphni_" in visit(f"{site}/tai-khoan?muc=ra-soat&don-vi=thanhphohanoi").locator("#card-findings").inner_text()
    )
    page = visit(f"{site}/tai-khoan?muc=ra-soat&don-vi=thanhphohanoi", guise=DEPARTMENT)
    assert page.locator("p.lead").first.inner_text() == "Không có số liệu thuộc phạm vi của đơn vị đồng chí."
    given = page.request.get(f"{site}/tai/accounts/findings.csv?muc=ra-soat&don-vi=thanhphohanoi").text()
    for text in (page.locator("body").inner_text(), given):
        assert "_tphni" not in text
        assert "thanhphohanoi" not in text.replace("don-vi: thanhphohanoi", "")
    assert (seen.errors, seen.outside) == ([], [])
