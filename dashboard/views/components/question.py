"""What a page is asked, what it shows, and what its cards give to take away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import holoviews as hv
import pandas as pd

from dashboard.domain.scope import Scope
from dashboard.state import NAMES, Selection
from dashboard.text.columns import COLUMNS
from dashboard.views.components.choices import Choices
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Files, Target


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows for one question; ``figures`` are HoloViews elements by the name of their place."""

    title: str
    lead: str | Markup
    body: Markup
    figures: Mapping[str, hv.core.Dimensioned] = field(default_factory=dict)
    strips: tuple[Markup, ...] = ()
    help: tuple[tuple[str, str], ...] = ()
    name: str = ""
    """What the browser's window is called, where that is not the title."""
    above: Markup = Markup("")
    """Stands above the title: the way down to what the page is about."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the page is asked: the scope, and the choices on offer around it."""

    scope: Scope
    choices: Choices
    selection: Selection
    page: str = ""
    exports: frozenset[str] = frozenset()
    """Keys of the cards that give a file."""

    def query(self, **changed: str) -> str:
        """Address of the same view with some choices changed, by their names there."""
        return self.selection.query(**changed)

    def to_unit(self, code: str, **changed: str) -> Target:
        """Page of a unit, at this period and instant; ``changed`` replaces or adds choices by their names there."""
        kept = dict.fromkeys((*self.selection.own, NAMES["tier"]), "") | changed
        path = f"{NAMES['unit']}/{quote(code, safe='')}"
        without, whole = ({NAMES["unit"]: held} | kept for held in ("", code))
        return Target("unit", path + self.selection.query(**without), self.selection.query(**whole))

    def files(self, card: str) -> Files | None:
        """Addresses of what the card gives to take away, for these choices; None where the page declares nothing."""
        if card not in self.exports:
            return None
        xlsx, csv = (f"tai/{self.page}/{card}.{kind}{self.query()}" for kind in ("xlsx", "csv"))
        return Files(xlsx, csv)

    @property
    def own(self) -> Mapping[str, str]:
        """What the address holds of the choices that the page alone knows; not checked yet."""
        return self.selection.own


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a card gives to take away: the frame, the columns kept with their heads, and how they are counted.

    ``as_of`` and ``source`` stand in place of the page's where the figures are those of a document.
    """

    title: str
    frame: pd.DataFrame
    heads: Mapping[str, str]
    definitions: Sequence[tuple[str, str]] = ()
    as_of: str = ""
    source: str = ""


Export = Callable[[Any, Question], Sheet]
"""The source and the question → what the card gives."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a card closed at first holds."""

    body: Markup
    figures: Mapping[str, hv.core.Dimensioned] = field(default_factory=dict)


Part = Callable[[Any, Question], Opened]
"""The source and the question → what the card holds."""


def heads(*names: str, **other: str) -> dict[str, str]:
    """Heads of columns in this order: the word every answer has for them, or another one given here."""
    return {name: other.get(name, COLUMNS.get(name, "")) for name in names}
