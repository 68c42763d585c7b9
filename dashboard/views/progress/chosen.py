"""Choices of Tiến độ alone: field, panel, number in cells, verdict, order, pages; each has a name in the address.

They are taken one by one: a wrong one is told in a sentence and replaced, the others stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.vietnamese import slug
from dashboard.text import progress as words
from dashboard.views.components.choosing import code_taken

FIELD, PANEL, SHOW, VERDICT, ORDER, PAGE, WAITING_PAGE = "linh-vuc", "muc", "hien", "ket-qua", "xep", "trang", "cho"
OWN = (FIELD, PANEL, SHOW, VERDICT, ORDER, PAGE, WAITING_PAGE)
"""Names in the address."""

CODES: Mapping[str, Mapping[str, str]] = {
    PANEL: {"danh-sach": "list", "bieu": "matrix", "trang-thai": "status"},
    SHOW: {"ty-le": "share", "so-luong": "count"},
    VERDICT: {"con-thieu": "behind", "thieu-bieu": "partial", "chua-gui": "none", "du-bieu": "full"},
    ORDER: {"cum": "cluster", "van": "name"},
}
"""Codes of each choice and what they mean; the first is taken where the address says nothing."""

_WORDS = {PANEL: words.PANELS, SHOW: words.SHOWS, VERDICT: words.VERDICTS, ORDER: words.ORDERS}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address says of these choices, checked; ``notices`` tell what could not be taken."""

    field: str | None
    codes: Mapping[str, str]
    pages: Mapping[str, int]
    notices: tuple[str, ...]

    def of(self, name: str) -> str:
        """Meaning of the code chosen."""
        return CODES[name][self.codes[name]]

    def page(self, name: str, count: int) -> int:
        """Page chosen, from 1; the last where there are fewer."""
        return max(1, min(self.pages.get(name, 1), count))

    def query(self, **changed: str) -> dict[str, str]:
        """Values by their names in the address; what is the default stands for nothing said."""
        said = {name: "" if code == next(iter(CODES[name])) else code for name, code in self.codes.items()}
        return dict.fromkeys(OWN, "") | {FIELD: slug(self.field or "")} | said | changed


def taken(own: Mapping[str, str], fields: Sequence[str]) -> Chosen:
    """Choices of an address; ``fields`` are the names of those on offer."""
    notices: list[str] = []
    by_slug = {slug(name): name for name in fields}
    asked = own.get(FIELD, "")
    if asked and asked not in by_slug:
        notices.append(words.BAD_FIELD.format(value=asked))
    codes = {
        name: code_taken(own.get(name, ""), CODES[name], _WORDS[name], words.BAD_CHOICE, notices) for name in CODES
    }
    pages = {name: _number(own.get(name, ""), notices) for name in (PAGE, WAITING_PAGE)}
    return Chosen(by_slug.get(asked), codes, pages, tuple(notices))


def code_of(name: str, meaning: str) -> str:
    """Code that stands for a meaning."""
    return next(code for code, held in CODES[name].items() if held == meaning)


def meanings(name: str) -> Iterable[str]:
    """Meanings on offer, in order."""
    return CODES[name].values()


def _number(value: str, notices: list[str]) -> int:
    if not value or (value.isascii() and value.isdigit()):
        return int(value or 1)
    notices.append(words.BAD_CHOICE.format(value=value, used=words.FIRST_PAGE))
    return 1
