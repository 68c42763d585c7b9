"""The ten questions of a suspicious leader (users §7), each answered one click from a figure of Tổng quan."""

import re

import pytest

from tests.ui.conftest import PATIENCE
from tests.ui.steps import answered, mark

MILLISECONDS = PATIENCE * 1000


@pytest.fixture
def overview(site, visit):
    return visit(site)


def follow(page, link, expected):
    """Click a link that leads to another page, and wait until that page is there."""
    link.click()
    page.wait_for_url(re.compile(expected), timeout=MILLISECONDS)
    page.wait_for_selector("html[data-connected]", timeout=MILLISECONDS, state="attached")


def toggle(card, label):
    card.get_by_role("button", name=label).click()


def answer_of(page, question):
    """Answer in the help of the page to the question that begins so."""
    page.locator("[data-help]").click()
    return page.locator("#help dt", has_text=question).locator("xpath=following-sibling::dd[1]").inner_text()


def tile(page, label):
    return page.locator(".tile", has_text=label).first.locator(".tile-value a")


def test_1_as_of_when_and_from_where(overview):
    assert "không phải số liệu trực tuyến" in overview.locator(".origin summary").inner_text()
    overview.locator(".origin summary").click()
    assert re.search(
        r"mã SHA-256 [0-9a-f]{64}\. Số liệu trong nguồn tính đến", overview.locator(".origin p").inner_text()
    )


def test_2_what_is_counted_and_whose(overview):
    sent, owed = re.search(r"đã gửi ([\d.]+)/([\d.]+) biểu", overview.locator(".lead").inner_text()).groups()
    follow(overview, tile(overview, "Biểu đã gửi"), "/tien-do.*muc=bieu")
    total = overview.locator("table.heat tr", has_text="Cả nước").first.inner_text()
    assert f"{sent}/{owed}" in total or (sent in total and owed in total)


def test_3_why_fewer_than_yesterday(overview):
    tile(overview, "Thay đổi từ").click()
    card = overview.locator("#card-changes")
    card.wait_for()
    assert "Từ 16 giờ 30 hôm qua" in card.inner_text()
    assert overview.locator("#card-changes table th").count() >= 5


def test_4_who_has_not_sent_and_is_it_so(overview):
    follow(overview, overview.locator("#card-calls a").first, "/don-vi/")
    assert overview.locator("#card-forms tbody tr").count() > 0
    assert overview.locator("#card-life").inner_text()


def test_5_which_document_sets_the_deadline(overview):
    follow(
        overview, overview.locator("#card-curve .card-note a", has_text="Văn bản ấn định"), "/thoi-han.*muc=thoi-han"
    )
    dues = overview.locator("#card-dues")
    own = dues.locator("tbody tr", has_text="Sở Tư pháp").inner_text()
    assert "chậm nhất ngày 20/11/2026" in own
    assert "số 01/MP-KHTC" in own
    assert "có văn bản" in own
    toggle(dues, "Cách tính")
    assert "“Trước ngày D”: hết hạn lúc 24 giờ ngày D−1" in dues.inner_text()


def test_6_who_keeps_it_they_or_we(overview):
    assert "không ghi các lần Phần mềm thống kê gián đoạn và giải trình về gửi chậm" in answer_of(overview, "6.")
    overview.keyboard.press("Escape")
    follow(overview, overview.locator("#card-steps .card-note a"), "/thoi-han.*muc=dang-vuong")
    assert "tiếp nhận" in overview.locator("#main").inner_text()


def test_7_why_it_differs_from_the_software(overview):
    said = answer_of(overview, "7. Vì sao khác số trên Phần mềm thống kê")
    assert "Phần mềm ghi “đã hoàn thành” cả cho biểu chưa gửi của kỳ đã khóa" in said
    assert "không có danh sách chênh lệch từng biểu: tải tệp của thẻ để đối chiếu" in said


def test_8_is_the_comparison_fair_after_the_rearrangement(overview):
    follow(overview, overview.locator("#card-units tbody a").first, "/don-vi/|don-vi=")
    if "/don-vi/" not in overview.url:
        follow(overview, overview.locator("a[data-page-link]", has_text="Đơn vị báo cáo"), "/don-vi/")
    card = overview.locator("#card-lineage")
    card.locator("summary").click()
    card.locator(".fold-body").get_by_text("không cộng đánh giá").or_(
        card.locator(".fold-body table, .fold-body li")
    ).first.wait_for()


def test_9_of_how_many_and_how_wrong_before(overview):
    assert re.search(r"\d+/\d+ biểu \([\d,]+%\)", overview.locator(".lead").inner_text())
    assert all("/" in text or "%" not in text for text in overview.locator(".tile").all_inner_texts())
    follow(
        overview,
        overview.locator("#card-curve .card-note a", has_text=re.compile("ước tính", re.IGNORECASE)),
        "/thoi-han.*muc=uoc-tinh",
    )
    past = overview.locator("#card-past")
    past.scroll_into_view_if_needed()
    assert "Ước tính này đã từng sai bao nhiêu?" in past.inner_text()
    past.locator("tbody tr").or_(past.get_by_text("Chưa có kỳ nào đã hết hạn")).first.wait_for()


def test_10_the_same_view_next_week(overview, visit):
    stamp = overview.locator("#main .page-stamp").inner_text()
    mark(overview)
    overview.select_option("#choice-luc", index=1)
    answered(overview)
    assert overview.locator("#main .page-stamp").inner_text() != stamp
    other = visit(overview.url)
    assert other.locator(".lead").inner_text() == overview.locator(".lead").inner_text()
    said = answer_of(other, "10.")
    assert "Hệ thống không cấp số cho bản chốt số liệu" in said
    assert "Nhật ký của hệ thống ghi ai tải tệp nào, lúc nào" in said


@pytest.mark.parametrize(
    "path", ["", "tien-do", "thoi-han", "don-vi/tinhnghean", "tich-hop", "chat-luong", "tai-khoan"]
)
def test_all_ten_are_answered_on_every_page_one_click_away(site, visit, path):
    page = visit(f"{site}/{path}")
    page.locator("[data-help]").click()
    asked = page.locator("#help dt").all_inner_texts()
    assert [text.split(".")[0] for text in asked if text[0].isdigit() and ". " in text] == [
        str(n) for n in range(1, 11)
    ]
