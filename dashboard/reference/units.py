"""Units of both eras with their dated versions, their successions and aliases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dashboard.reference.files import rows

T = TypeVar("T")

FIRST_DAY = date(1900, 1, 1)
"""Start of what was there before we knew (interchange §3)."""

REARRANGED_ON = date(2025, 7, 1)
"""First day of 34 provinces and two tiers."""


@dataclass(frozen=True, slots=True)
class UnitVersion:
    """One unit's name, parent and code during ``[valid_from, valid_to)``; ``unit`` numbers it in these files."""

    unit: int
    tier: str
    code: str
    name: str
    parent: int | None
    gso_code: str | None
    region: str | None
    valid_from: date
    valid_to: date | None
    code_provisional: bool
    exempt_reason: str | None
    source: str | None
    certainty: str


@dataclass(frozen=True, slots=True)
class Succession:
    """Of ``old``, all (``share_known``) or an unknown part went to ``new``."""

    old: int
    new: int
    effective_on: date
    share_known: bool


@dataclass(frozen=True, slots=True)
class Alias:
    """A name offices use for a unit and that does not fold to its own."""

    alias: str
    unit: int


def unit_versions() -> list[UnitVersion]:
    """Every version of every unit: centre, provinces, districts, communes; older versions first."""
    return [_version(row) for row in rows("units.csv")]


def successions() -> list[Succession]:
    """Successions of 01/7/2025; a commune that was split has several rows and no share."""
    return [
        Succession(int(row["old"]), int(row["new"]), date.fromisoformat(row["effective_on"]), row["share_known"] == "1")
        for row in rows("successions.csv")
    ]


def aliases() -> list[Alias]:
    """Names of provinces that offices use beside the official one."""
    return [Alias(row["alias"], int(row["unit"])) for row in rows("aliases.csv")]


def _version(row: dict[str, str]) -> UnitVersion:
    return UnitVersion(
        unit=int(row["unit"]),
        tier=row["tier"],
        code=row["code"],
        name=row["name"],
        parent=_given(row["parent"], int),
        gso_code=row["gso_code"] or None,
        region=row["region"] or None,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=_given(row["valid_to"], date.fromisoformat),
        code_provisional=row["code_provisional"] == "1",
        exempt_reason=row["exempt_reason"] or None,
        source=row["source"] or None,
        certainty=row["certainty"],
    )


def _given(text: str, read: Callable[[str], T]) -> T | None:
    return read(text) if text else None
