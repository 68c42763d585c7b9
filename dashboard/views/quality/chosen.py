"""Choices of Rà soát số liệu alone: check, state, page, and the finding looked at; each has a name in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.text import quality as words
from dashboard.text.quality_columns import CHECKS

CHECK, STATE, PAGE, POINT, IMPORTS_PAGE = "loai", "trang-thai", "trang", "diem", "trang-nap"
OWN = (CHECK, STATE, PAGE, POINT, IMPORTS_PAGE)
"""Names in the address."""

CHECK_CODES: Mapping[str, str] = {
    "tong-hop": "reconcile", "chua-gui": "children_missing", "tong-cot": "arithmetic", "tang-giam": "outlier",
    "trung-ky-truoc": "copied_previous", "trung-don-vi": "copied_neighbour", "chua-co-so": "empty",
    "mot-gia-tri": "constant", "so-tron": "round", "so-bo": "revision",
}  # fmt: skip
"""Code in the address → check."""

STATE_CODES: Mapping[str, str] = {
    "": "open", "moi": "new", "da-giai-trinh": "explained", "da-dong": "closed", "tat-ca": "any",
}  # fmt: skip
SEPARATOR = "~"
IMPORTED = "nap"
"""Stands before the number of a finding of an import, where the key of one in the figures has its unit."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address says of these choices, checked; '' for any check, ``point`` the key of a finding."""

    check: str
    state: str
    page: int
    point: tuple[str, ...]
    notices: tuple[str, ...]
    imports_page: int = 1

    def query(self, **changed: str) -> dict[str, str]:
        """Values by their names in the address; the finding looked at and the page are not kept."""
        said = {CHECK: code_of(CHECK_CODES, self.check), STATE: code_of(STATE_CODES, self.state)}
        return dict.fromkeys(OWN, "") | said | changed


def taken(own: Mapping[str, str]) -> Chosen:
    """Choices of an address."""
    notices: list[str] = []
    check, state = own.get(CHECK, ""), own.get(STATE, "")
    if check and check not in CHECK_CODES:
        notices.append(words.BAD_CHOICE.format(value=check, used=words.EVERY_CHECK.split(" (", maxsplit=1)[0]))
    if state not in STATE_CODES:
        notices.append(words.BAD_CHOICE.format(value=state, used=words.STATES["open"]))
    page, imports_page = (
        int(held) if held.isdecimal() else 1 for held in (own.get(PAGE, ""), own.get(IMPORTS_PAGE, ""))
    )
    point = tuple(own[POINT].split(SEPARATOR)) if own.get(POINT) else ()
    return Chosen(
        CHECK_CODES.get(check, ""), STATE_CODES.get(state, "open"), page, point, tuple(notices), imports_page,
    )  # fmt: skip


def code_of(codes: Mapping[str, str], meaning: str) -> str:
    """Code that stands for a meaning; '' for none."""
    return next((code for code, held in codes.items() if held == meaning), "")


def checks() -> list[str]:
    """Checks on offer, in the order of their words."""
    return list(CHECKS)
