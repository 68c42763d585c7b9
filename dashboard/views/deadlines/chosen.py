"""Choices of Chấp hành thời hạn alone: panel and order; each has a name in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.state import tier_of
from dashboard.text import deadlines as words
from dashboard.views.components.choosing import code_taken
from dashboard.views.components.question import Question

PANEL, ORDER = "muc", "xep"
OWN = (PANEL, ORDER)
"""Names in the address."""

CODES: Mapping[str, Mapping[str, str]] = {
    PANEL: {"ket-qua": "results", "dang-vuong": "stuck", "thoi-han": "dates", "uoc-tinh": "forecast"},
    ORDER: {"van": "name", "ty-le": "rate"},
}
"""Codes of each choice and what they mean; the first is taken where the address says nothing."""

WORDS = {PANEL: words.PANELS, ORDER: words.ORDERS}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address says of these choices, checked; ``notices`` tell what could not be taken."""

    codes: Mapping[str, str]
    notices: tuple[str, ...]

    def of(self, name: str) -> str:
        """Meaning of the code chosen."""
        return CODES[name][self.codes[name]]

    def query(self, **changed: str) -> dict[str, str]:
        """Values by their names in the address; what is the default stands for nothing said."""
        said = {name: "" if code == next(iter(CODES[name])) else code for name, code in self.codes.items()}
        return dict.fromkeys(OWN, "") | said | changed


def taken(own: Mapping[str, str]) -> Chosen:
    """Choices of an address."""
    notices: list[str] = []
    codes = {name: code_taken(own.get(name, ""), CODES[name], WORDS[name], words.BAD_CHOICE, notices) for name in CODES}
    return Chosen(codes, tuple(notices))


def of_one_tier(question: Question) -> Question:
    """Sentences and cards speak of one tier: the unit's usual one where the address asks for all."""
    offered = [tier for option in question.choices.tiers if (tier := tier_of(option.value))]
    if question.scope.tier is not None or not offered:
        return question
    return replace(question, scope=replace(question.scope, tier=offered[0]))
