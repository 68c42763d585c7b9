"""Every page that everybody opens, wide and narrow: silent console, nothing from outside, no English, nothing cut off."""

import re

import pytest

from tests.ui.conftest import NARROW, WIDE, sign_in

PAGES = ("/", "/tien-do", "/thoi-han", "/don-vi", "/tich-hop")
ENGLISH = re.compile(
    r"\b(the|and|of|for|with|from|loading|error|warning|select|search|close|open|period|unit|table|chart|map|help|page|"
    r"date|time|reset|save|zoom|pan|hover|download|upload|submit|cancel|ok|yes|no|none|null|nan|undefined|true|false|"
    r"total|rate|value|index|level|status|report|deadline|overview|panel|bokeh|application|choose|file|menu|toggle|sort|rows?)\b",
    re.IGNORECASE,
)
PROVINCE_NAMES = re.compile(r"\b(An Giang|Nam Định|Hà Nam|Quảng Nam|Việt Nam)\b")

VISIBLE = """() => {
  const said = [document.title]
  for (const node of document.querySelectorAll("body *")) {
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      if (node.getAttribute(name)) said.push(node.getAttribute(name))
    }
  }
  said.push(document.body.innerText)
  for (const hidden of document.querySelectorAll("[hidden], dialog")) said.push(hidden.textContent)
  return said
}"""


@pytest.fixture(params=PAGES)
def path(request):
    return request.param


@pytest.fixture(params=[WIDE, NARROW], ids=["1440x900", "390x844"])
def viewport(request):
    return request.param


def test_a_page_loads_in_silence_and_from_this_machine_alone(site, visit, seen, path, viewport):
    page = visit(site + path, viewport)
    page.wait_for_selector(".chart[data-drawn], .tile, .card", timeout=20_000)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(700)
    assert seen.errors == []
    assert seen.outside == []


def test_no_english_word_is_on_a_page(site, visit, path, viewport):
    said = visit(site + path, viewport).evaluate(VISIBLE)
    found = {match.group(0) for text in said for match in ENGLISH.finditer(text)}
    assert found - {"no", "No", "an", "An"} == set()


def test_nothing_scrolls_sideways(site, visit, path, viewport):
    page = visit(site + path, viewport)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_page_is_one_document_in_vietnamese(site, visit, path):
    page = visit(site + path)
    assert page.get_attribute("html", "lang") == "vi"
    assert page.locator("h1").count() == 1
    assert {page.locator(name).count() for name in ("header.top", "nav.side", "main")} == {1}
    labels = [nav.get_attribute("aria-label") for nav in page.locator("nav").all()]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert page.locator("[aria-current='page']").count() == 1


def test_every_input_has_a_label(site, visit, path):
    page = visit(site + path)
    nameless = page.evaluate(
        "() => [...document.querySelectorAll('input:not([type=hidden]), select, button')].filter(n => !n.labels?.length"
        " && !n.getAttribute('aria-label') && !n.textContent.trim()).map(n => n.outerHTML)"
    )
    assert nameless == []


def test_every_figure_has_its_numbers_as_a_table(site, visit, path):
    page = visit(site + path)
    bare = page.evaluate(
        "() => [...document.querySelectorAll('.chart:not(.later)')].filter(c => !c.closest('.card').querySelector('table')"
        " && !document.querySelector('main table')).length"
    )
    assert bare == 0


def test_the_content_is_in_the_html_before_any_script_runs(site, browser):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, site)
    page = context.new_page()
    page.goto(site)
    assert "Tính đến" in page.locator(".lead").inner_text()
    assert "JavaScript" in page.locator("noscript").inner_html()
    context.close()


def test_an_unknown_address_is_told_in_vietnamese(site, browser):
    context = browser.new_context()
    sign_in(context, site)
    page = context.new_page()
    answer = page.goto(f"{site}/khong-co")
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "Không tìm thấy trang"
    context.close()


def test_every_answer_carries_the_headers_that_keep_others_out(site, browser):
    page = browser.new_page()
    for path in ("/", "/assets/dashboard.js", "/khong-co", "/healthz"):
        headers = page.request.get(site + path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "server" not in headers
    page.close()


def test_pages_and_scripts_travel_compressed(site, browser):
    context = browser.new_context()
    sign_in(context, site)
    for path in ("/", "/assets/dashboard.js", "/static/js/bokeh.min.js"):
        assert context.request.get(site + path).headers["content-encoding"] == "gzip"
    context.close()
