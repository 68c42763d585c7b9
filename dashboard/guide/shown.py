"""A page of the guide as HTML: its Markdown, without raw HTML in it; pictures only where they were made."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from dashboard.guide.pages import GuidePage, guide_pages
from dashboard.text import guide as words
from dashboard.text import labels
from dashboard.views.components.shell import assets_version

_PICTURE = re.compile(r"^!\[([^\]]*)\]\(anh/([a-z-]+\.png)\)$", re.MULTILINE)
_TEMPLATES = Environment(
    loader=PackageLoader("dashboard.guide"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def shown(page: GuidePage, pictures: Path) -> str:
    """The whole document of a page; a picture that is not in the folder is left out."""
    return _TEMPLATES.get_template("guide.html").render(
        page=page, pages=guide_pages(), body=body(page, pictures), words=words, labels=labels, version=assets_version()
    )


def body(page: GuidePage, pictures: Path) -> Markup:
    """The text of a page as HTML."""
    held = _PICTURE.sub(lambda found: found[0] if (pictures / found[2]).exists() else "", page.text)
    return Markup(_markdown().render(held))  # noqa: S704  texts of the project, raw HTML switched off


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
