"""The way out to the Ministry's software: only where configured, codes quoted, in a window of its own."""

from types import SimpleNamespace

import pytest
from pydantic import ValidationError

from dashboard.settings import Settings
from dashboard.views.components import software
from dashboard.views.components.software import software_link
from dashboard.views.progress.rows import form_cell


@pytest.fixture
def configured(monkeypatch):
    def configure(template):
        monkeypatch.setenv("DASHBOARD_SOFTWARE_LINK", template)
        software._template.cache_clear()

    yield configure
    software._template.cache_clear()


def test_without_an_address_there_is_no_link(configured):
    configured("")
    assert software_link("tinhnghean", "17b", "2026-so-bo-nam") == ""


def test_the_codes_take_their_places_and_are_quoted(configured):
    configured("https://thongke.example/{period}/{unit}?bieu={form}")
    link = software_link("tinhnghean", '1"7&b', "2026-so-bo-nam")
    assert 'href="https://thongke.example/2026-so-bo-nam/tinhnghean?bieu=1%227%26b"' in link
    assert 'rel="noopener noreferrer"' in link
    assert "Mở trên Phần mềm thống kê" in link


@pytest.mark.parametrize("template", ["javascript:alert(1)", "https://x/{0}", "https://x/{unit.tier}", "x/{unit}"])
def test_what_is_no_address_with_these_codes_is_refused(configured, template):
    configured(template)
    with pytest.raises(ValidationError):
        Settings()


def test_a_missing_report_leads_there(configured):
    configured("https://thongke.example/{unit}/{form}")
    row = SimpleNamespace(
        unit_code="tinhnghean", form_code="17b", form_name="Chứng thực", field="Chứng thực", period_code="p"
    )
    assert 'href="https://thongke.example/tinhnghean/17b"' in form_cell(row).text
