"""Choices of Tài khoản người dùng alone; each has a name in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.account_findings import System, findings_of
from dashboard.text import accounts as words
from dashboard.text.account_columns import FINDINGS, SYSTEMS
from dashboard.views.components.choosing import code_taken

SYSTEM, PANEL, KIND, GROUP, ORDER, PAGE = "phan-mem", "muc", "loai", "nhom", "xep", "trang"
OWN = (SYSTEM, PANEL, KIND, GROUP, ORDER, PAGE)
"""Names in the address."""

EVERY = "all"
_FINDING_CODES = {
    "thieu": "no_usable_account", "thoi-nhiem-vu": "leaver_active", "vai-tro": "role_not_allowed",
    "mat-khau-dau": "default_password", "chua-dang-nhap": "never_signed_in", "mat-khau-cu": "old_password",
    "kiem-nhiem": "two_duties", "ten": "name_rule",
}  # fmt: skip
CODES: Mapping[str, Mapping[str, str]] = {
    SYSTEM: {system.value: system.value for system in System},
    PANEL: {"san-sang": "ready", "ra-soat": "findings", "cach": "rules"},
    KIND: {"tat-ca": EVERY, **_FINDING_CODES},
    GROUP: {"tat-ca": EVERY, "so": "province", "phong": "district", "xa": "commune", "cu": "ended"},
    ORDER: {"ten": "name", "loai": "kind", "cu-nhat": "oldest", "moi-nhat": "newest"},
}
"""Codes of each choice and what they mean; the first is taken where the address says nothing."""

_WORDS = {
    SYSTEM: SYSTEMS, PANEL: words.PANELS, KIND: {EVERY: words.EVERY_KIND, **FINDINGS}, GROUP: words.GROUPS,
    ORDER: words.ORDERS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address says of these choices, checked; ``notices`` tell what could not be taken."""

    codes: Mapping[str, str]
    page: int
    notices: tuple[str, ...]

    def of(self, name: str) -> str:
        """Meaning of the code chosen."""
        return CODES[name][self.codes[name]]

    @property
    def is_statistics(self) -> bool:
        """Whether it is the statistics software, whose roles and names are ruled."""
        return self.of(SYSTEM) == System.STATISTICS

    def query(self, **changed: str) -> dict[str, str]:
        """Values by their names in the address; what is the default stands for nothing said; lists start anew."""
        said = {name: "" if code == next(iter(CODES[name])) else code for name, code in self.codes.items()}
        return dict.fromkeys(OWN, "") | said | changed


def code_of(name: str, meaning: str) -> dict[str, str]:
    """The choice of a meaning, by its name in the address."""
    return {name: next(code for code, held in CODES[name].items() if held == meaning)}


def taken(own: Mapping[str, str]) -> Chosen:
    """Choices of an address; other software has no readiness, and fewer findings."""
    notices: list[str] = []
    codes = {
        name: code_taken(own.get(name, ""), CODES[name], _WORDS[name], words.BAD_CHOICE, notices) for name in CODES
    }
    system = CODES[SYSTEM][codes[SYSTEM]]
    if system != System.STATISTICS and CODES[PANEL][codes[PANEL]] == "ready":
        codes[PANEL] = code_of(PANEL, "findings")[PANEL]
    if CODES[KIND][codes[KIND]] not in {EVERY, *findings_of(system)}:
        codes[KIND] = next(iter(CODES[KIND]))
    asked = own.get(PAGE, "")
    return Chosen(codes, int(asked) if asked.isdecimal() and asked.isascii() else 1, tuple(notices))
