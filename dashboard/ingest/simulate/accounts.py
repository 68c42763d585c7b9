"""``accounts.csv`` of the simulated nation: every account with the days on which it was made, used, renewed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.account_findings import ACTIVE, LOCKED, System
from dashboard.domain.clock import local_day, to_micros
from dashboard.domain.units import Tier
from dashboard.ingest.package.schemas import TABLES
from dashboard.ingest.simulate.calendar import Seconds, wall_seconds, wall_text
from dashboard.ingest.simulate.chance import Flags, Floats, trait
from dashboard.ingest.simulate.colleagues import colleagues, other_software
from dashboard.ingest.simulate.nation import Nation
from dashboard.ingest.simulate.plan import SimulationPlan
from dashboard.ingest.simulate.posts import BASE, EXTRA, posts, roll

DAY = 86_400
_OPENS, _HOURS = 7.5 * 3_600, 9.0 * 3_600
_SATURDAY, _EPOCH_WEEKDAY = 5, 3
_FIRST_MADE = date(2019, 12, 9)
_NEVER_EXTRA, _NEVER_ELSEWHERE, _NEVER_UNUSED = 0.2, 0.03, 0.45
_DEFAULT, _RECENT = 0.012, 0.88
_WEEKS, _BEFORE = 3, 600
_NONE = np.int64(-1)


@dataclass
class Acted:
    """First and last instant at which each account acted in the periods simulated so far, as texts."""

    spans: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, tables: Mapping[str, pd.DataFrame]) -> None:
        """Take in the events of one period."""
        found = tables["events"].groupby("actor", sort=False)["at"].agg(["min", "max"])
        for actor, first, last in zip(found.index, found["min"], found["max"], strict=True):
            known = self.spans.get(actor, (first, last))
            self.spans[actor] = (min(known[0], first), max(known[1], last))

    def seconds(self, usernames: Iterable[str], end: int) -> Seconds:
        """Wall second of the first (0) or last (1) act of each account, −1 where it never acted."""
        texts = [self.spans.get(name, ("", ""))[end][:19] or None for name in usernames]
        stamps = np.array(texts, dtype="datetime64[s]")
        return np.where(np.isnat(stamps), _NONE, stamps.astype(np.int64))


def account_table(nation: Nation, plan: SimulationPlan, codes: Iterable[str], acted: Acted) -> pd.DataFrame:
    """Rows of ``accounts.csv``, cells as text: every unit of these codes, the root, the other software of the Sở.

    Whoever acts in a simulated event has an account of that role, had signed in by then and has not since been
    forgotten. Nothing is said of people but marks that tell them apart.
    """
    held = roll(nation, codes, plan.seed, local_day(to_micros(plan.as_of)))
    living = held.only(held.frame.lives.to_numpy(bool))
    parts = [*posts(held), *colleagues(living), *other_software(living)]
    made = _still_acting(pd.concat([part for part in parts if len(part)], ignore_index=True), plan, acted)
    unused = set(held.frame.code[held.frame.behalf & (held.frame.tier == Tier.COMMUNE)])
    dated = _Dated(made, plan, acted, made.unit_code.isin(unused).to_numpy(bool)).table()
    return dated.sort_values(["system", "username"], kind="stable", ignore_index=True)


def _still_acting(made: pd.DataFrame, plan: SimulationPlan, acted: Acted) -> pd.DataFrame:
    """Accounts, none of them locked that acted in the last weeks."""
    lately = acted.seconds(made.username, 1) > wall_seconds(plan.as_of) - _WEEKS * 7 * DAY
    return made.assign(status=np.where((made.status == LOCKED) & lately, ACTIVE, made.status).astype(object))


class _Dated:
    """The days of every account, drawn at once; instants in seconds of the wall clock, −1 for never."""

    def __init__(self, made: pd.DataFrame, plan: SimulationPlan, acted: Acted, unused: Flags) -> None:
        self._made, self._seed, self._now = made, plan.seed, wall_seconds(plan.as_of)
        self._names = [f"{system}/{name}" for system, name in zip(made.system, made.username, strict=True)]
        self._unused = unused
        statistics = np.where(made.system == System.STATISTICS, made.username, "").tolist()
        self._first_act, self._last_act = acted.seconds(statistics, 0), acted.seconds(statistics, 1)
        end = np.array([_second(day) for day in made.end], dtype=np.int64)
        self._end = np.minimum(end, self._now)

    def table(self) -> pd.DataFrame:
        """Columns of ``accounts.csv`` as text."""
        created = self._created()
        first = self._first(created)
        changed = self._changed(first)
        last = self._last(first, changed)
        created = np.where(first >= 0, np.minimum(created, first // DAY), created)
        days = np.datetime_as_string(created.astype("datetime64[D]")).astype(object)
        made = self._made.assign(
            created_on=days, first_signed_in_at=_texts(first), password_changed_at=_texts(changed),
            last_signed_in_at=_texts(last),
        )  # fmt: skip
        return made[list(TABLES["accounts"].columns)].astype(object)

    def _of(self, name: str) -> Floats:
        return trait(self._seed, f"account-{name}", self._names)

    def _created(self) -> Seconds:
        """Day of making: with the unit, some weeks at most; of a colleague, any day since."""
        begin = np.array([_second(max(day, _FIRST_MADE)) for day in self._made.begin], dtype=np.int64) // DAY
        extra = (self._made.kind == EXTRA).to_numpy(bool)
        weeks, later = 18 * self._of("made"), 0.9 * self._of("made") * (self._end // DAY - begin)
        made: Seconds = begin + np.where(self._made.kind == BASE, weeks, np.where(extra, later, 0.0)).astype(np.int64)
        return np.asarray(np.minimum(made, self._end // DAY))

    def _first(self, created: Seconds) -> Seconds:
        wait = 1 - 6 * np.log1p(-self._of("first-wait"))
        first = self._office(created + wait.astype(np.int64), "first")
        first = np.where(first > self._end, _NONE, first)
        extra = np.where(self._made.system == System.STATISTICS, _NEVER_EXTRA, _NEVER_ELSEWHERE)
        share = np.where(self._made.kind == EXTRA, extra, np.where(self._unused, _NEVER_UNUSED, 0.0))
        first = np.where(self._of("never") < share, _NONE, first)
        too_late = (self._first_act >= 0) & ((first < 0) | (first > self._first_act - _BEFORE))
        return np.asarray(np.where(too_late, self._first_act - _BEFORE, first))

    def _changed(self, first: Seconds) -> Seconds:
        """Last change of the password: at the first sign-in, or within three months, or longer ago."""
        recent = self._of("recent") < _RECENT
        back = np.where(recent, 1 + 86 * self._of("renewed"), 95 + 300 * self._of("renewed"))
        renewed = np.maximum(self._office(self._end // DAY - back.astype(np.int64), "renewed-at"), first + 120)
        never = (first < 0) | (self._of("default") < _DEFAULT)
        return np.asarray(np.where(never, _NONE, np.minimum(renewed, self._end)))

    def _last(self, first: Seconds, changed: Seconds) -> Seconds:
        wait = -12 * np.log1p(-self._of("last-wait"))
        last = np.minimum(self._office(self._end // DAY - wait.astype(np.int64), "last"), self._end)
        last = np.maximum.reduce([last, first, changed, self._last_act])
        return np.where(first < 0, _NONE, last)

    def _office(self, day: Seconds, name: str) -> Seconds:
        """A moment of office hours on the day, or on the Friday before a weekend."""
        weekday = (day + _EPOCH_WEEKDAY) % 7
        day = day - np.maximum(weekday - _SATURDAY + 1, 0)
        return np.asarray(day * DAY + (_OPENS + _HOURS * self._of(name)).astype(np.int64))


def _second(day: date) -> int:
    return (day - date(1970, 1, 1)).days * DAY


def _texts(seconds: Seconds) -> npt.NDArray[Any]:
    texts = wall_text(np.maximum(seconds, 0))
    return np.where(seconds < 0, "", texts)
