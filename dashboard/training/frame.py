"""What stands around a page of the training: in the application its header and navigation, in a class the seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.views.components.markup import Markup
from dashboard.views.components.shell import ASSETS, Entry, assets_version

SCRIPT, STYLE = "training.js", "training.css"


@dataclass(frozen=True, slots=True)
class Frame:
    """Header, navigation and hidden field of the forms; ``poll`` is where a seat asks what the trainer wants."""

    who: str
    form_field: Markup
    entries: Sequence[Entry] = ()
    root: str = "/"
    home: str = "/tap-huan"
    poll: str = ""
    epoch: str = ""
    locked: bool = False
    lead: str = ""

    @property
    def version(self) -> str:
        """Changes with the content of the static files."""
        return assets_version()


@cache
def static(name: str) -> str:
    """Text of a static file, for pages that carry it within."""
    return (ASSETS / name).read_text(encoding="utf-8")
