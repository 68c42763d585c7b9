"""The page around the page: the HTML document that Panel serves, and pages that are a message alone."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Template

from dashboard.text import frame as words
from dashboard.text import labels, states
from dashboard.text import workbook as file_words
from dashboard.views.components.markup import Markup, environment, render

if TYPE_CHECKING:
    from bokeh.document import Document

    from dashboard.views.components.bridge import Rendered
    from dashboard.views.components.page import PageView

ASSETS = Path(__file__).parent / "static"
"""Served as ``/assets/``; the version in their address changes with their content."""

_SCRIPT_WORDS = {
    "unitNone": words.UNIT_NONE,
    "copied": words.COPIED,
    "copyLink": words.COPY_LINK,
    "copiedText": words.COPIED_TEXT,
    "filterBy": words.FILTER_BY,
    "filtered": words.FILTERED,
    "selectedText": words.SELECTED_TEXT,
    "connectionLost": words.CONNECTION_LOST,
    "sessionLost": words.SESSION_LOST,
    "connectedAgain": words.CONNECTED_AGAIN,
    "databaseAway": states.DATABASE_AWAY,
    "reload": words.RELOAD,
    "simulated": labels.SIMULATED,
    "app": labels.APP_SHORT,
    "simulatedFile": file_words.SIMULATED_FILE,
}


_NOT_USED = ("bokeh-gl.",)
"""Parts of Bokeh that nothing needs; tables and widgets Panel needs to start at all."""

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_SOURCE = re.compile(r'src="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Scripts:
    """What a page loads: Bokeh's core, with which its figures are drawn, then what connects it to the server."""

    core: Markup
    rest: Markup
    fetched: tuple[str, ...] = ()
    """Addresses of the core: brought while the page is painted, run after it."""


def scripts_of(bundle: str, nonce: str = "") -> Scripts:
    """Part the script elements that Panel asks for, each with this answer's number; what no page uses is left out."""
    numbered = bundle.replace("<script", f'<script nonce="{nonce}"') if nonce else bundle
    wanted = [tag for tag in _SCRIPT.findall(numbered) if not any(name in tag for name in _NOT_USED)]
    core = [tag for tag in wanted if "/bokeh.min.js" in tag]
    rest = [tag for tag in wanted if tag not in core]
    fetched = tuple(_SOURCE.findall("".join(core)))
    return Scripts(Markup("\n".join(core)), Markup("\n".join(rest)), fetched)  # noqa: S704  Panel's own script elements


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks: unit, account and session, the token of the forms, the number of this answer's scripts."""

    unit: str = labels.TIERS["ministry"]
    username: str = ""
    session: str = ""
    has_password: bool = False
    form_token: str = ""
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation."""

    key: str
    path: str

    @property
    def label(self) -> str:
        """Its name on screen."""
        return labels.PAGES[self.key]


def dress(  # noqa: PLR0917  what a page is made of
    document: "Document", view: "PageView", rendered: "Rendered", pages: tuple[Entry, ...], root: str, visitor: Visitor
) -> None:
    """Make the document the full page: first content in the HTML, so that it shows before any script runs."""
    document.template = _shell()
    document.template_variables.update(
        page=view.key, page_title=f"{rendered.title} – {labels.APP_SHORT}", pages=pages, root=root, visitor=visitor,
        version=assets_version(), labels=labels,
        query=view.selection.query(), place=view.place, notices=view.selection.notices, frame=rendered.frame,
        main=rendered.main, figures=rendered.figures, script_words=_script_words(),
    )  # fmt: skip


def message_page(title: str, text: str, *, again: bool = False) -> Markup:
    """A whole page that says one thing: not found, or an incident; ``again`` where it asks once more by itself."""
    return render("message.html", title=title, text=text, version=assets_version(), labels=labels, again=again)


def numbered(script: str, nonce: str) -> Markup:
    """Bokeh's own start script with this answer's number, without which the browser does not run it."""
    return Markup(script.replace("<script", f'<script nonce="{nonce}"'))  # noqa: S704  Bokeh's own element


@cache
def _shell() -> Template:
    env = environment()
    env.filters.update(scripts=scripts_of, numbered=numbered)
    return env.get_template("shell.html")


@cache
def assets_version() -> str:
    """Short digest of the static files."""
    digest = hashlib.sha256()
    for path in sorted(ASSETS.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _script_words() -> Markup:
    return Markup(json.dumps(_SCRIPT_WORDS, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704  our own words
