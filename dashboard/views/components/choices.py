"""What may be chosen in the frame, as the source and the viewer's permission allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.scope import Scope, Viewer
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.state import PeriodChoice, UnitChoice, instant_code, tier_code
from dashboard.text import frame as words
from dashboard.text import labels, numbers, periods
from dashboard.views.components.found import item

YESTERDAY_AT = time(16, 30)
_BELOW = {
    Tier.MINISTRY: (Tier.PROVINCE, Tier.COMMUNE, Tier.DISTRICT, Tier.MINISTRY_UNIT, Tier.LEGAL_DEPARTMENT),
    Tier.PROVINCE: (Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE),
    Tier.DISTRICT: (Tier.COMMUNE, Tier.DISTRICT),
}
"""Tiers whose reports a unit of a tier looks at, its sentence's default first (definitions §6)."""


@dataclass(frozen=True, slots=True)
class Option:
    """An entry of a list of choices."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """Days of a period that can be looked back at; ``newest`` where the last of them is the newest data's own."""

    first: date
    last: date
    chosen: date
    newest: bool

    @property
    def count(self) -> int:
        """Days after the first."""
        return (self.last - self.first).days

    @property
    def place(self) -> int:
        """Place of the day chosen, from 0."""
        return min(max((self.chosen - self.first).days, 0), self.count)


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything the frame says and offers for one question."""

    shown: tuple[str, ...]
    period: "pd.Series[Any] | None"
    periods: tuple[Option, ...]
    instants: tuple[Option, ...]
    other_instant: str
    unit: UnitChoice
    tiers: tuple[Option, ...]
    as_of: datetime | None
    newest: bool
    loaded: str
    origin: str
    """What the last load was: name, kind, digest, the instant it speaks of; '' before any."""
    stamp: str
    simulated: bool
    days: Days | None = None
    clock: datetime | None = None
    """Instant the newest data speak of, by which a reader is told that they are old; None where they are simulated."""


class SourceOffer:
    """The choices that a source offers to a viewer; made anew for each question."""

    def __init__(self, source: Any, viewer: Viewer) -> None:
        self._source = source
        self._viewer = viewer

    @cached_property
    def facts(self) -> "pd.Series[Any]":
        """The one row of data facts."""
        return self._source.facts().iloc[0]

    @property
    def version(self) -> int:
        """Data version; grows with every load."""
        return int(self.facts.version)

    @property
    def weekend_rule(self) -> bool:
        """Whether this installation moves a last day from a weekend to Monday."""
        return bool(self._source.weekend_rule)

    @cached_property
    def _periods(self) -> pd.DataFrame:
        return self._source.periods(Scope(self._viewer))

    def periods(self) -> Sequence[PeriodChoice]:
        """Periods in which the viewer has a unit, the newest first; one not opened yet comes after those opened."""
        known = self._periods.assign(announced=self._periods.opened_at.isna()).sort_values("announced", kind="stable")
        own = known if self._viewer.is_national else known[known.period_code.isin(self._home_periods())]
        return [PeriodChoice(row.period_code, periods.title(row.kind, row.year)) for row in own.itertuples()]

    def _home_periods(self) -> "pd.Series[str]":
        return self._source.home_periods(Scope(self._viewer)).period_code

    def _homes(self, period: str) -> pd.DataFrame:
        return self._source.homes(Scope(self._viewer, periods=_codes(period)))

    def newest(self) -> datetime | None:
        """The data clock; None before any load."""
        return None if pd.isna(self.facts.data_clock) else self.facts.data_clock.to_pydatetime()

    def unit(self, period: str, code: str) -> UnitChoice | None:
        """The unit that the code means in the period; None where the viewer may not see it."""
        found = self._source.unit_facts(Scope(self._viewer, unit=code, periods=_codes(period)))
        return _unit(found.iloc[0]) if len(found) else None

    def home(self, period: str) -> UnitChoice:
        """The viewer's own unit, else the first of those that became it; the nation's name stands for the root."""
        found = self.unit(period, self._viewer.unit or "")
        if found is None and not self._viewer.is_national and len(homes := self._homes(period)):
            found = _unit(homes.iloc[0])
        return found or UnitChoice(ROOT_CODE, labels.NATION, Tier.MINISTRY)

    def tiers(self, period: str, unit: UnitChoice) -> Sequence[Tier]:
        """Tiers whose reports exist under the unit in the period, the sentence's default first."""
        row = self._period(period)
        present = set() if row is None else set(str(row.tiers).split())
        return [tier for tier in _BELOW.get(unit.tier, (unit.tier,)) if tier in present]

    def find(self, period: str, text: str) -> list[dict[str, str]]:
        """Units of every era that the text names, see ``found``; for no text the viewer's own and those below it."""
        scope = Scope(self._viewer, unit=self._viewer.unit or "", periods=_codes(period))
        if text.strip():
            return [item(found, self._periods, period) for found in self._source.named_units(scope, text)]
        self._source.prepare_search()
        rows = pd.concat([self._source.unit_facts(scope), self._source.unit_children(scope)])
        units = [_unit(row) for row in rows.itertuples()]
        return [{"code": unit.code, "name": unit.name, "above": unit.above} for unit in units]

    def choices(self, scope: Scope, shown: tuple[str, ...]) -> Choices:
        """Everything the frame says and offers for the scope."""
        period = scope.periods[0] if scope.periods else ""
        unit = self.unit(period, scope.unit) or self.home(period)
        as_of = scope.as_of or self.newest()
        return Choices(
            shown=shown,
            period=self._period(period),
            periods=tuple(Option(p.code, p.title, p.code == period) for p in self.periods()),
            instants=self._instants(scope, period),
            other_instant="" if scope.as_of is None else numbers.stamp(scope.as_of.astimezone(LOCAL)),
            unit=unit,
            tiers=self._tier_options(scope, period, unit),
            as_of=as_of.astimezone(LOCAL) if as_of else None,
            newest=scope.as_of is None,
            loaded=self._loaded(),
            origin=self._origin(),
            stamp=words.AS_OF_STAMP.format(instant=numbers.instant(as_of.astimezone(LOCAL))) if as_of else "",
            simulated=bool(self.facts.simulated),
            days=self._days(scope, period),
            clock=None if self.facts.simulated else self._clock(),
        )

    def _clock(self) -> datetime | None:
        newest = self.newest()
        return newest.astimezone(LOCAL) if newest else None

    def _period(self, code: str) -> "pd.Series[Any] | None":
        rows = self._periods[self._periods.period_code == code]
        return rows.iloc[0] if len(rows) else None

    def _loaded(self) -> str:
        if pd.isna(self.facts.loaded_at):
            return words.NOT_LOADED
        return words.LOADED_AT.format(instant=numbers.instant(self.facts.loaded_at))

    def _origin(self) -> str:
        """Where the figures are from, in words; the last load that brought any."""
        held, clock = self.facts, self.newest()
        if pd.isna(held.loaded_at) or clock is None:
            return ""
        said = {"clock": numbers.instant(clock.astimezone(LOCAL)), "version": numbers.integer(int(held.version))}
        if pd.isna(held.load_name) or pd.isna(held.load_sha256):
            return words.ORIGIN_UNNAMED.format(**said)
        kind = words.ORIGIN_KINDS.get(held.load_kind, held.load_kind)
        return words.ORIGIN.format(name=held.load_name, kind=kind, sha=held.load_sha256, **said)

    def _tier_options(self, scope: Scope, period: str, unit: UnitChoice) -> tuple[Option, ...]:
        tiers = self.tiers(period, unit)
        return tuple(Option(tier_code(tier), labels.TIERS[tier], tier == scope.tier) for tier in tiers)

    def _instants(self, scope: Scope, period: str) -> tuple[Option, ...]:
        newest = self.newest()
        if newest is None:
            return ()
        yesterday = datetime.combine((newest - timedelta(days=1)).date(), YESTERDAY_AT)
        options = [("", words.AS_OF_NEWEST), (f"{yesterday:%Y-%m-%dT%H:%M}", words.AS_OF_YESTERDAY)]
        due = self._due(scope, period)
        if due is not None and due <= newest:
            options.append((f"{due - timedelta(microseconds=1):%Y-%m-%d}", words.AS_OF_DEADLINE))
        chosen = instant_code(scope.as_of)
        return tuple(Option(value, label, value == chosen) for value, label in options)

    def _days(self, scope: Scope, period: str) -> Days | None:
        """From the opening to the lock or the newest data; None where there is nothing to look back at."""
        row, newest = self._period(period), self.newest()
        if row is None or newest is None or pd.isna(row.opened_at) or row.opened_at >= newest:
            return None
        end = newest if pd.isna(row.locked_at) else min(row.locked_at.to_pydatetime(), newest)
        first, last, now = (_day(instant) for instant in (row.opened_at, end, newest))
        days = Days(first, last, _day(scope.as_of or newest), last == now)
        return days if days.count else None

    def _due(self, scope: Scope, period: str) -> datetime | None:
        found = self._source.deadlines(Scope(self._viewer, periods=_codes(period), weekend_rule=scope.weekend_rule))
        rows = found[found.tier == scope.tier] if scope.tier else found
        return rows.due_before.max().to_pydatetime() if len(rows) else None


def _day(instant: datetime) -> date:
    return instant.astimezone(LOCAL).date()


def _codes(period: str) -> tuple[str, ...]:
    return (period,) if period else ()


def _unit(row: Any) -> UnitChoice:
    name = labels.NATION if row.unit_code == ROOT_CODE else row.unit_name
    above = "" if pd.isna(row.parent_name) else row.parent_name
    return UnitChoice(row.unit_code, name, Tier(row.tier), above)
