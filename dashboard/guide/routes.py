"""Addresses of the guide in the application: its pages, and the pictures that ``make guide`` took."""

from pathlib import Path
from typing import Any

from tornado.web import RequestHandler, StaticFileHandler

from dashboard.guide.pages import FIRST, GuidePage, guide_page
from dashboard.guide.shown import shown
from dashboard.text import guide as words


class Guide(RequestHandler):
    """One page of the guide; an unknown name is told, with the list of those there are."""

    def initialize(self, pictures: Path) -> None:
        """Take the folder of the pictures."""
        self._pictures = pictures

    def get(self, name: str = "") -> None:
        """Answer with the page."""
        page = guide_page(name or FIRST)
        if page is None:
            self.set_status(404)
            page = GuidePage("", words.TITLE, f"# {words.TITLE}\n\n{words.NO_PAGE}\n")
        self.finish(shown(page, self._pictures))


def guide_routes(folder: Path) -> list[tuple[str, type[RequestHandler], dict[str, Any]]]:
    """Routes of the guide; ``folder`` is where ``make guide`` leaves what it made."""
    pictures = folder / "anh"
    return [
        (r"/tro-giup/anh/([a-z-]+\.png)", StaticFileHandler, {"path": str(pictures)}),
        (r"/tro-giup/?", Guide, {"pictures": pictures}),
        (r"/tro-giup/([a-z-]{1,40})", Guide, {"pictures": pictures}),
    ]
