"""Looking back, taking away, maps and changes in a browser."""

import io

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from tests.ui.conftest import NARROW, PATIENCE
from tests.ui.steps import answered, mark


def taken(page, selector):
    with page.expect_download() as started:
        page.click(selector)
    return started.value


def test_the_slider_looks_back_a_day_by_keyboard_and_every_part_follows(site, visit):
    page = visit(site)
    mark(page)
    page.focus("#choice-ngay")
    page.keyboard.press("ArrowLeft")
    assert page.get_attribute("#choice-ngay", "aria-valuetext") == "16/11/2026"
    answered(page)
    assert "luc=2026-11-16" in page.url
    assert "ngày 16/11/2026" in page.locator(".lead").inner_text()
    assert "luc=2026-11-16" in page.get_attribute("[data-card='units'] a[href*='xlsx']", "href")
    assert page.evaluate("document.activeElement.id") == "choice-ngay"


def test_the_last_day_of_the_slider_is_the_newest_data(site, visit):
    page = visit(f"{site}/?luc=2026-11-10")
    mark(page)
    page.focus("#choice-ngay")
    page.keyboard.press("End")
    answered(page)
    assert "luc=" not in page.url


def test_a_spreadsheet_holds_what_the_table_shows(site, visit, tmp_path):
    page = visit(site)
    names = page.locator("[data-card='units'] tbody th").all_inner_texts()
    sent = page.locator("[data-card='units'] tbody td:nth-child(3)").all_inner_texts()
    file = taken(page, "[data-card='units'] a[href*='.xlsx']")
    assert "dữ liệu mô phỏng" in file.suggested_filename
    file.save_as(tmp_path / "units.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "units.xlsx").get_sheet_by_name("Số liệu").to_python()
    place = rows[1].index("Biểu đã gửi")
    told = {row[1].split(" ", 3)[-1]: str(int(row[place])) for row in rows[2:]}
    assert len(told) == len(names)
    assert sorted(told.values()) == sorted(sent)


@pytest.mark.parametrize("tab", ["curve", "map"])
def test_a_picture_is_taken_of_chart_and_map(site, visit, tmp_path, tab):
    page = visit(site)
    page.wait_for_selector(".chart[data-drawn]")
    page.click(f"#tab-curve-{tab}")
    file = taken(page, "[data-picture='card-curve']")
    file.save_as(tmp_path / "card.png")
    image = Image.open(io.BytesIO((tmp_path / "card.png").read_bytes())).convert("RGB")
    assert image.width > 800
    assert len(image.resize((200, 200)).getcolors(maxcolors=40_000)) > 20


def test_points_of_communes_stand_in_the_address_and_lead_to_the_unit(site, visit):
    page = visit(f"{site}/?so-do=diem&luc=2026-11-16")
    page.wait_for_selector(".point-map .chart[data-drawn]")
    assert page.locator("#panel-curve-map").is_visible()
    assert "Gửi đủ biểu:" in page.locator(".point-legend").inner_text()
    with page.expect_navigation():
        page.evaluate("document.dispatchEvent(new CustomEvent('go-unit', {detail: 'thanhphohanoi'}))")
    assert "/don-vi/thanhphohanoi?" in page.url
    assert "luc=2026-11-16" in page.url


def test_a_click_on_a_point_leads_to_its_unit(site, visit):
    page = visit(f"{site}/?so-do=diem")
    page.wait_for_selector(".point-map .chart[data-drawn]")
    page.locator(".point-map").scroll_into_view_if_needed()
    at = page.evaluate(
        """() => {
          const roots = Bokeh.documents.flatMap(d => d.roots()).filter(r => r.renderers)
          for (const root of roots) for (const r of root.renderers) {
            const data = r.data_source?.data
            if (data?.code?.length) {
              const x = root.x_range, y = root.y_range
              return [(data.lon[0] - x.start) / (x.end - x.start), 1 - (data.lat[0] - y.start) / (y.end - y.start), root.inner_width, root.inner_height]
            }
          }
        }"""
    )
    assert at
    frame = page.locator(".point-map .chart").evaluate("n => n.firstElementChild.getBoundingClientRect().toJSON()")
    left, bottom = frame["left"] + (frame["width"] - at[2]) / 2, frame["top"] + frame["height"] - 5
    page.mouse.click(left + at[0] * at[2], bottom - (1 - at[1]) * at[3])
    page.wait_for_url("**/don-vi/**", timeout=PATIENCE * 1000)


def test_what_changed_since_the_last_visit_is_one_choice_away(site, visit):
    page = visit(site)
    page.evaluate(
        "localStorage.setItem(Object.keys(localStorage).find(k => k.startsWith('lan-xem')), '2026-11-12T08:00')"
    )
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector("#own-tu option[value='2026-11-12T08:00']", state="attached")
    mark(page)
    page.select_option("#own-tu", "2026-11-12T08:00")
    answered(page)
    assert "tu=2026-11-12T08:00" in page.url
    assert "Từ 08 giờ 00 phút ngày 12/11/2026" in page.locator(".changes-said").inner_text()
    assert "lần xem trước" in page.locator("#own-tu option:checked").inner_text()


def test_the_line_of_changes_leads_to_their_list(site, visit):
    page = visit(site, NARROW)
    mark(page)
    page.click(".strip a[data-show='card-changes']")
    answered(page)
    page.wait_for_timeout(800)
    assert page.locator("#card-changes").bounding_box()["y"] < NARROW["height"]


def test_every_square_of_the_map_can_be_read(site, visit):
    page = visit(f"{site}/?so-do=o-vuong")
    worst = page.evaluate(
        """() => {
          const lum = c => { const [r, g, b] = c.match(/\\d+/g).slice(0, 3).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b }
          const steps = [0, 1, 2, 3, 4, 5, 6, 7].map(step => { const n = document.createElement("li"); n.className = `square ramp-${step}`; document.querySelector(".map-grid").append(n); return getComputedStyle(n) })
          return Math.min(...steps.map(s => { const [a, b] = [lum(s.color), lum(s.backgroundColor)].sort((x, y) => y - x); return (a + .05) / (b + .05) }))
        }"""
    )
    assert worst >= 4.5
    assert {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"} <= set(page.locator(".square-name").all_inner_texts())


def test_provinces_of_today_are_offered_where_they_are_others(site, visit):
    page = visit(f"{site}/?ky=2019-nam-chinh-thuc")
    total = page.locator("[data-card='units'] tfoot").inner_text().split()[-4:]
    mark(page)
    page.click("text=Theo đơn vị hành chính hiện nay")
    answered(page)
    assert "dia-gioi=hien-nay" in page.url
    assert page.locator("[data-card='units'] tfoot").inner_text().split()[-4:] == total
    assert visit(site).locator("text=Theo đơn vị hành chính hiện nay").count() == 0


def test_the_points_of_a_province_are_drawn_once_their_tab_is_opened(site, visit):
    page = visit(f"{site}/?don-vi=thanhphohanoi")
    page.wait_for_selector(".chart[data-drawn]")
    assert "map" not in page.evaluate("Object.keys(JSON.parse(document.querySelector('#figures').textContent))")
    page.click("#tab-curve-map")
    page.wait_for_selector(".point-map .chart[data-drawn]")
