"""The guide: a page a screen, its glossary true to the program, its site whole and silent."""

import re
from dataclasses import replace

import pytest

from dashboard.app import BESIDE, PAGES
from dashboard.guide.build.pictures import ENTRANCE, SCREENS
from dashboard.guide.build.site import build_site
from dashboard.guide.pages import OF_SCREEN, guide_page, guide_pages
from dashboard.guide.shown import body, shown
from dashboard.text import labels

PICTURE = re.compile(r"!\[[^\]]*\]\(anh/([a-z-]+)\.png\)")
NAMES = [page.name for page in guide_pages()]


def test_every_screen_has_its_page():
    screens = {page.key for page in PAGES.values()} | set(BESIDE.values())
    assert screens == set(OF_SCREEN)
    assert all(guide_page(key).name == name for key, name in OF_SCREEN.items())


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_one_title_and_pictures_that_are_taken(name):
    page = guide_page(name)
    assert re.findall(r"^# (.+)$", page.text, re.MULTILINE) == [page.title]
    assert set(PICTURE.findall(page.text)) <= {ENTRANCE, *SCREENS}


def test_every_picture_that_is_taken_stands_on_a_page():
    assert {name for page in guide_pages() for name in PICTURE.findall(page.text)} == {ENTRANCE, *SCREENS}


def test_the_glossary_says_every_status_action_and_role():
    told = guide_page("thuat-ngu").text
    assert all(word in told for words in (labels.STATUSES, labels.ACTIONS, labels.ROLES) for word in words.values())


def test_a_picture_that_was_not_made_is_left_out(tmp_path):
    page = guide_page("tong-quan")
    assert "<img" not in body(page, tmp_path)
    (tmp_path / "tong-quan.png").touch()
    assert '<img src="anh/tong-quan.png"' in body(page, tmp_path)


def test_html_in_a_text_is_shown_as_it_is_written(tmp_path):
    hostile = replace(guide_page("tong-quan"), text="# <img src=x onerror=alert(1)>\n")
    assert "<img" not in shown(hostile, tmp_path)


def test_an_unknown_page_is_none():
    assert guide_page("khong-co") is None


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, built with pictures of nothing; warnings of the builder are errors."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "anh").mkdir()
    for name in (ENTRANCE, *SCREENS):
        (folder / "anh" / f"{name}.png").write_bytes(b"")
    assert build_site(folder / "source", folder / "anh", folder / "site") == 0
    return folder / "site"


def test_the_site_has_every_page_in_vietnamese(site):
    told = {path.stem: path.read_text(encoding="utf-8") for path in site.glob("*.html")}
    assert {*NAMES, "index"} - {"mo-dau"} <= set(told)
    assert 'lang="vi"' in told["thoi-han"]
    assert "Phần trước" in told["thoi-han"]
    assert "Previous" not in told["thoi-han"]


def test_the_site_loads_nothing_from_anywhere(site):
    loaded = re.compile(r"""(?:src|href)=["'](https?:)?//""")
    pages = [re.sub(r"<a [^>]*>", "", path.read_text(encoding="utf-8")) for path in site.glob("*.html")]
    assert not any(loaded.search(page) for page in pages)
