"""Notebooks as pages of Panel: served by its own command, opened in a browser; in JupyterLab by its preview."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from dashboard.lessons.laboratory import LOCALE, command_of
from dashboard.lessons.library import notebook
from tests.ui.conftest import FLAGS, PATIENCE, free_port, wait_for

PAGES = {"04": "Tích hợp từ một cửa điện tử", "07": "đã phê duyệt, chưa gửi"}


@pytest.fixture(scope="module")
def panel_site(classroom):
    """Address of ``panel serve`` on two of the notebooks."""
    port = free_port()
    files = [str(notebook(number).path) for number in PAGES]
    command = [sys.executable, "-m", "panel", "serve", *files, "--port", str(port)]
    environment = os.environ | {"DASHBOARD_DATABASE_URL": classroom}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)  # noqa: S603
    try:
        wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


@pytest.mark.parametrize("number", PAGES)
def test_a_notebook_is_a_page_too(number, panel_site, chromium_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium_path), args=FLAGS)
        page = browser.new_page()
        page.goto(f"{panel_site}/{notebook(number).path.stem}")
        page.get_by_text(PAGES[number]).first.wait_for(timeout=PATIENCE * 1000)
        page.wait_for_selector("canvas", state="attached", timeout=PATIENCE * 1000)
        browser.close()


def test_jupyterlab_opens_in_vietnamese_and_keeps_a_choice_of_language(tmp_path):
    told = command_of("python", tmp_path)
    (language,) = tmp_path.rglob("plugin.jupyterlab-settings")
    assert json.loads(language.read_text(encoding="utf-8")) == {"locale": LOCALE}
    assert f"--LabApp.user_settings_dir={tmp_path}" in told
    language.write_text('{"locale": "en"}', encoding="utf-8")
    command_of("python", tmp_path)
    assert language.read_text(encoding="utf-8") == '{"locale": "en"}'


def test_the_parts_of_the_preview_and_of_the_language_are_installed():
    shared = Path(sys.prefix)
    assert (shared / "etc/jupyter/jupyter_server_config.d/panel-client-jupyter.json").exists()
    assert (shared / "share/jupyter/labextensions/@pyviz/jupyterlab_pyviz").exists()
    import jupyterlab_language_pack_vi_VN as pack  # noqa: N813, PLC0415  named by its makers

    assert Path(pack.__file__).parent.joinpath("locale", LOCALE).exists()
