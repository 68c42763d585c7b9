"""Choices of Tích hợp dữ liệu alone: table, boundaries, series and period; each has a name in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.domain.scope import Boundaries
from dashboard.text import integration as words

PANEL, BOUNDARIES, SERIES, SPAN = "bang", "dia-gioi", "chuoi", "ky-so-lieu"
OWN = (PANEL, BOUNDARIES, SERIES, SPAN)
"""Names in the address."""

LLTP, CIVIL, LIVE = "lltp", "civil", "live"

CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    PANEL: {"ly-lich-tu-phap": LLTP, "ho-tich": CIVIL, "hien-hanh": LIVE},
    BOUNDARIES: {"khi-bao-cao": Boundaries.AS_REPORTED, "hien-nay": Boundaries.CURRENT},
})  # fmt: skip
"""Codes of each choice and what they mean; the first is taken where the address says nothing."""

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({PANEL: words.PANELS, BOUNDARIES: words.BOUNDARIES})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address says of these choices, checked; ``notices`` tell what could not be taken.

    ``series`` and ``span`` are as the address has them: what may be chosen, the data say.
    """

    panel: str
    boundaries: Boundaries
    series: str
    span: str
    notices: tuple[str, ...]


def taken(own: Mapping[str, str]) -> Chosen:
    """Choices of an address."""
    notices: list[str] = []
    panel, boundaries = (_meaning(name, own.get(name, ""), notices) for name in CODES)
    return Chosen(panel, Boundaries(boundaries), own.get(SERIES, ""), own.get(SPAN, ""), tuple(notices))


def code_of(name: str, meaning: str) -> str:
    """Code of a meaning in the address; '' of the one taken where nothing is said."""
    codes = list(CODES[name])
    found = next(code for code in codes if CODES[name][code] == meaning)
    return "" if found == codes[0] else found


def _meaning(name: str, value: str, notices: list[str]) -> str:
    codes = CODES[name]
    used = next(iter(codes.values()))
    if value and value not in codes:
        notices.append(words.BAD_CHOICE.format(value=value, used=WORDS[name][used]))
    return codes.get(value, used)
