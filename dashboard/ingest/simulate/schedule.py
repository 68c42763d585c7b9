"""The calendar of the simulated periods: data range, opening, lock and deadlines by regime and letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.deadlines import Wording, due_before
from dashboard.domain.errors import UnknownCodeError
from dashboard.ingest.simulate.calendar import first_working_day, holidays, read_table
from dashboard.ingest.simulate.plan import PeriodNotOpenError

_OPENS_AT = time(8)
_YEAR_DIGITS = 4
EVERY_YEAR = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """One tier's deadline of one period, as its document words it."""

    tier: str
    day: date
    wording: str
    source: str
    verified: bool

    @property
    def due_before(self) -> datetime:
        """First instant that is too late."""
        return due_before(self.day, Wording(self.wording))


@dataclass(frozen=True, slots=True)
class Period:
    """One period of one regime; ``locks_at`` is when the next one opens, ``locked_at`` the same once it has."""

    code: str
    regime: str
    kind: str
    year: int
    starts_on: date
    ends_on: date
    data_cutoff_on: date
    opened_at: datetime
    locks_at: datetime
    locked_at: datetime | None
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True)
class Rules:
    """Kinds of period and deadlines of every regime, as reference data tells them."""

    regimes: pd.DataFrame
    kinds: pd.DataFrame
    deadlines: pd.DataFrame


def schedule(rules: Rules, code: str, as_of: datetime) -> Period:
    """Period of a code ``{year}-{kind}``, locked where the next of its regime is open by ``as_of``.

    Raises ``UnknownCodeError`` for a kind no regime has, ``PeriodNotOpenError`` where it opens later.
    """
    year, kind = _split(code)
    row = _kind_row(rules, kind, year, code)
    opened = _opening(row, year)
    if opened > as_of:
        raise PeriodNotOpenError(period=code, opens_at=opened, as_of=as_of)
    following = _next_opening(rules, row["regime"], opened, year)
    return Period(
        code, row["regime"], kind, year,
        _day(row["starts_month_day"], year), _day(row["ends_month_day"], year), _day(row["cutoff_month_day"], year),
        opened, following, following if following <= as_of else None,
        _deadlines(rules, row["regime"], kind, year),
    )  # fmt: skip


def open_periods(rules: Rules, codes: Iterable[str], as_of: datetime) -> tuple[str, ...]:
    """Those of the codes whose periods are open by ``as_of``; raises ``PeriodNotOpenError`` where none is."""
    found, refused = [], None
    for code in codes:
        try:
            found.append(schedule(rules, code, as_of).code)
        except PeriodNotOpenError as error:
            refused = error
    if refused and not found:
        raise refused
    return tuple(found)


def _split(code: str) -> tuple[int, str]:
    year, _, kind = code.partition("-")
    if len(year) != _YEAR_DIGITS or not year.isdecimal() or not kind:
        raise UnknownCodeError(kind="period", value=code)
    return int(year), kind


def _kind_row(rules: Rules, kind: str, year: int, code: str) -> dict[str, Any]:
    rows = rules.kinds[rules.kinds.kind == kind].merge(
        rules.regimes[["code", "valid_from", "valid_to"]], left_on="regime", right_on="code"
    )
    records = sorted(rows.to_dict("records"), key=lambda row: str(row["valid_from"]), reverse=True)
    if not records:
        raise UnknownCodeError(kind="period", value=code)
    in_force = [row for row in records if row["valid_from"] <= _day(row["ends_month_day"], year)]
    return {str(key): value for key, value in (in_force or records)[0].items()}


def _opening(row: dict[str, Any], year: int) -> datetime:
    day = first_working_day(_day(row["cutoff_month_day"], year) + timedelta(days=1), holidays())
    return datetime.combine(day, _OPENS_AT, LOCAL)


def _next_opening(rules: Rules, regime: str, opened: datetime, year: int) -> datetime:
    rows = rules.kinds[rules.kinds.regime == regime].to_dict("records")
    openings = (_opening({str(k): v for k, v in row.items()}, y) for row in rows for y in (year, year + 1))
    return min(opening for opening in openings if opening > opened)


def _deadlines(rules: Rules, regime: str, kind: str, year: int) -> tuple[Deadline, ...]:
    table = rules.deadlines
    table = table[(table.regime == regime) & (table.kind == kind) & table.year.isin([EVERY_YEAR, year])]
    chosen = {str(row["tier"]): _deadline(row, year) for row in table.sort_values("year").to_dict("records")}
    letters = read_table("letters")
    letters = letters[(letters.kind == kind) & (letters.year == str(year))]
    chosen |= {str(row["tier"]): _deadline({**row, "verified": True}, year) for row in letters.to_dict("records")}
    return tuple(chosen[tier] for tier in sorted(chosen))


def _deadline(row: dict[Any, Any], year: int) -> Deadline:
    day = _day(row["month_day"], year + int(row.get("year_offset", 0)))
    return Deadline(row["tier"], day, row["wording"], row["source"], bool(row["verified"]))


def _day(month_day: str, year: int) -> date:
    return date.fromisoformat(f"{year}-{month_day}")
