"""Cards that are closed until a reader asks for them: what they hold is made then (``PageView.parts``)."""

from dataclasses import dataclass

from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Files

TEMPLATE = "unit.html"


@dataclass(frozen=True, slots=True)
class Fold:
    """A card closed until asked for: its name, what is inside, its measure, and whether it holds a chart."""

    key: str
    title: str
    summary: str
    explain: str
    pictured: bool = False


def fold(card: Fold, files: Files | None = None) -> Markup:
    """Card closed until asked for."""
    return piece(TEMPLATE, "fold", card.key, card.title, card.summary, card.explain, files, card.pictured)
