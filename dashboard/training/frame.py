"""What stands around a page of the training: in the application its header and navigation, in a class the seat."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.views.components.markup import Markup
from dashboard.views.components.shell import Entry, assets_version


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
    signed: bool = False
    """Whether somebody is signed in, who can leave."""

    @property
    def version(self) -> str:
        """Changes with the content of the static files."""
        return assets_version()
