"""Account names of the statistics software: how they are read, built, and derived from names of places.

Source: Quy chế 2626/QĐ-BTP Điều 3; Công văn 121/BTP-KHTC mục 4.1; definitions §7.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import normalise, unaccented, unmarked
from dashboard.domain.workflow import ROLES, Role


@dataclass(frozen=True, slots=True)
class Login:
    """One account name taken apart; ``suffix`` tells apart several people of one role."""

    unit_code: str
    role: Role
    suffix: str | None = None


_ROLE_TOKENS = frozenset(role.value for role in Role)


def parse_login(username: str) -> Login:
    """Return unit, role and suffix of an account name, read from the right: the last known role token.

    ``lđ`` is read as ``ld``, as QC 2626 prints it. Raises ``UnknownCodeError`` (kind ``login``)
    where no token after the first is a role.
    """
    tokens = unmarked(normalise(username)).casefold().split("_")
    for place in range(len(tokens) - 1, 0, -1):
        if tokens[place] in _ROLE_TOKENS:
            suffix = "_".join(tokens[place + 1 :])
            return Login("_".join(tokens[:place]), Role(tokens[place]), suffix or None)
    raise UnknownCodeError(kind="login", value=username)


def build_login(unit_code: str, role: Role, suffix: str | None = None) -> str:
    """Return the account name of a role at a unit; ``suffix`` for a second person of the role."""
    return "_".join(part for part in (unit_code, role.value, suffix) if part)


def follows_rule(username: str, codes: Collection[str], role: Role) -> bool:
    """Whether an account name is built of one of the unit's codes and this role, as QC 2626 Điều 3 khoản 7 has it."""
    if any(username == build_login(code, role) for code in codes):
        return True
    try:
        login = parse_login(username)
    except UnknownCodeError:
        return False
    built = build_login(login.unit_code, login.role, login.suffix)
    return login.role is role and login.unit_code in codes and built == unmarked(normalise(username)).casefold()


def role_allowed(tier: Tier, role: Role) -> bool:
    """Whether a unit of this tier may hold an account of this role."""
    return role in ROLES[tier]


# --- codes derived from names: a stored code always beats a derived one ------------------------


_MINISTRY_KINDS = frozenset({"vu", "cuc"})
_LINKS = frozenset({"va"})


def _words(full_name: str) -> list[str]:
    return [word for word in map(unaccented, re.split(r"[\s\-]+", normalise(full_name))) if word]


def _initials(words: list[str]) -> str:
    """First letters of the words, numbers whole: ``Quận 1`` and ``Quận 10`` must differ."""
    return "".join(word if word.isdigit() else word[0] for word in words)


def province_code(full_name: str) -> str:
    """Code of a province's Sở: ``Tỉnh Long An`` gives ``tinhlongan``."""
    return unaccented(full_name)


def province_part(full_name: str) -> str:
    """What stands for the province in its units' codes: ``Thành phố Hồ Chí Minh`` gives ``tphcmh``."""
    words = _words(full_name)
    return _initials(words) + words[-1][-1]


def district_code(full_name: str, province: str) -> str:
    """Code of a district's Phòng: ``Quận 1`` of ``Thành phố Hồ Chí Minh`` gives ``quan1_tphcmh``."""
    return f"{unaccented(full_name)}_{province_part(province)}"


def commune_code(full_name: str, district: str | None, province: str) -> str:
    """Code of a commune: ``Xã Bộc Bố, Huyện Pác Nặm, Tỉnh Bắc Kạn`` gives ``xabocbo_hpn_tbkn``.

    Without a district, after 01/7/2025, the rule is not known: the district's part is left out.
    """
    middle = f"_{_initials(_words(district))}" if district else ""
    return f"{unaccented(full_name)}{middle}_{province_part(province)}"


def ministry_unit_code(unit: str, ministry: str) -> str:
    """Code of a unit of a ministry: ``Cục Bổ trợ tư pháp`` of ``Bộ Tư pháp`` gives ``btp_bttp``."""
    above = [word for word in _words(ministry) if word not in _LINKS]
    own = [word for word in _words(unit) if word not in _LINKS]
    return f"{_initials(above)}_{_initials(own[1:] if own[0] in _MINISTRY_KINDS else own)}"


def distinct_codes(codes: Iterable[tuple[str, str]]) -> list[str]:
    """Codes of (derived code, GSO code) pairs told apart: one met twice gets ``_{gso_code}`` on all its bearers."""
    pairs = list(codes)
    seen = Counter(code for code, _ in pairs)
    return [f"{code}_{gso}" if seen[code] > 1 else code for code, gso in pairs]
