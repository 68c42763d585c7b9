"""Regimes in force over time: their tiers, kinds of period and deadlines; the documents behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.reference.files import table

EVERY_YEAR = 0
"""Stands for the year of a deadline that no letter of one year moved."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that sources name; ``cited`` is its short name, ``issued_on`` None where not read."""

    code: str
    cited: str
    title: str
    issued_on: date | None
    issuer: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """Deadline of a tier for a kind of period, every year or in the year a letter set."""

    kind: str
    tier: str
    year: int
    month_day: str
    year_offset: int
    wording: str
    source: str
    certainty: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PeriodKind:
    """One kind of period; month-days as ``MM-DD`` within the period's year."""

    code: str
    name: str
    starts: str
    ends: str
    cutoff: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Regime:
    """One circular: who reports through which tiers, for what periods, by when."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None
    source: str
    certainty: str
    tiers: dict[str, int]
    kinds: tuple[PeriodKind, ...]
    deadlines: tuple[Deadline, ...]


def documents() -> list[Document]:
    """Documents that units, regimes, deadlines and appendices go back to."""
    return [Document(**{"issued_on": None, **row}) for row in table("documents.toml")["document"]]


def regimes() -> list[Regime]:
    """Regimes, oldest first."""
    cited = {document.code: document.cited for document in documents()}
    return [_regime(row, cited) for row in table("regimes.toml")["regime"]]


def _regime(row: dict[str, Any], cited: dict[str, str]) -> Regime:
    return Regime(
        code=row["code"],
        name=row["name"],
        valid_from=row["valid_from"],
        valid_to=row.get("valid_to"),
        source=cited[row["source"]],
        certainty=row["certainty"],
        tiers=row["tiers"],
        kinds=tuple(_kind(kind) for kind in row["kind"]),
        deadlines=tuple(_deadlines(row, cited)),
    )


def _kind(row: dict[str, Any]) -> PeriodKind:
    return PeriodKind(row["code"], row["name"], row["starts"], row["ends"], row["cutoff"], row["certainty"])


def _deadlines(regime: dict[str, Any], cited: dict[str, str]) -> Iterator[Deadline]:
    """Yield the deadlines of a regime; where none is named the source is the circular, the wording ``by_day``."""
    for kind in regime["kind"]:
        for row in kind["deadlines"]:
            yield Deadline(
                kind=kind["code"],
                tier=row["tier"],
                year=row.get("year", EVERY_YEAR),
                month_day=row["day"],
                year_offset=row["after"],
                wording=row.get("wording", "by_day"),
                source=cited[row.get("source", regime["source"])],
                certainty=row["certainty"],
                verified=row["verified"],
            )
