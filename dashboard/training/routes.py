"""The training in the application: everybody who may open it has a desk of their own, by the name of their account."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tornado.web import RequestHandler

from dashboard.auth import identity
from dashboard.domain.scope import Viewer
from dashboard.text import frame as frame_words
from dashboard.text import labels
from dashboard.training.frame import Frame
from dashboard.training.handlers import Site, addresses
from dashboard.training.markup import Markup
from dashboard.training.store import Desk, desk_of, sweep
from dashboard.views.components.shell import Entry, message_page

KEY = "training"


class ApplicationSite(Site):
    """The application as the place where the training stands; requests have come through its gate."""

    def __init__(self, folder: Path, entries: Callable[[Viewer], Sequence[Entry]]) -> None:
        self._folder, self._entries = folder, entries

    def desk(self, handler: RequestHandler) -> Desk | None:
        """Desk of whoever is signed in, where they may open the training."""
        viewer = identity.viewer(handler.request)
        return desk_of(self._folder, viewer.person) if self._may_open(viewer) else None

    def frame(self, handler: RequestHandler, field: Markup) -> Frame:
        """Header and navigation of the application."""
        signed, viewer = identity.signed(handler.request), identity.viewer(handler.request)
        who = labels.TIERS["ministry"] if signed is None else signed.unit_name
        return Frame(who, field, entries=self._entries(viewer), signed=signed is not None)

    def turn_away(self, handler: RequestHandler) -> None:
        """Say that there is nothing here for them, and no more."""
        handler.set_status(403)
        handler.finish(message_page(labels.APP_SHORT, frame_words.PROBLEMS["forbidden"]))

    def _may_open(self, viewer: Viewer) -> bool:
        return KEY in {entry.key for entry in self._entries(viewer)}


def training_routes(folder: Path, entries: Callable[[Viewer], Sequence[Entry]]) -> list[tuple[Any, ...]]:
    """Address, handler and what it is given, of the whole training; ``entries`` are the pages a viewer may open.

    What nobody has touched for a month is swept away here.
    """
    sweep(folder)
    return list(addresses(ApplicationSite(folder, entries)))
