"""Punctuality: how a first sending stands against its due instant, in classes, days and bands.

Source: definitions §4; Công văn 121/BTP-KHTC mục 3 (deadlines by tier); the bands are those by
which the Ministry scores a Sở (regulation §0.6). Instants here are microseconds since 1970.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

import pandas as pd

from dashboard.domain.clock import DAY
from dashboard.domain.rates import percentile, share, spread


class Outcome(StrEnum):
    """How a report stands against its deadline; together they are all that is expected."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    PENDING = "pending"
    COVERED = "covered"


BANDS: Mapping[str, tuple[int, int | None]] = MappingProxyType(
    {
        "late_1_2": (1, 2),
        "late_3_5": (3, 5),
        "late_6_10": (6, 10),
        "late_over_10": (11, None),
    }
)
"""Days late, first and last of each band; None is without end."""


def days_past(instant: int, due_before: int) -> int:
    """Calendar days past due: 1 from the due instant itself to 24 hours after it; 0 or less before."""
    return (instant - due_before) // DAY + 1


def days_overdue(as_of: int, due_before: pd.Series, locked_at: int | None) -> pd.Series:
    """Calendar days reports never sent are past due, up to the lock; 0 where the lock came first."""
    end = as_of if locked_at is None else min(as_of, locked_at)
    return ((end - due_before.astype("Int64")) // DAY + 1).clip(lower=0)


def measures(counts: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """All measures of punctuality, one row per key, from counts of reports that stand alike.

    ``counts`` holds the key, ``outcome`` (any other word than an ``Outcome`` adds no count but
    keeps the key's row), ``days_late`` (missing unless late), ``on_named_day`` and ``n``.
    Rates are missing where their denominator is zero, days where nothing is late.
    """
    frame = spread(counts, key, "outcome", [*Outcome])
    frame["expected"] = frame[[*Outcome]].sum(axis="columns")
    frame["on_time_rate"] = share(frame["on_time"], frame["expected"])
    frame["on_time_rate_sent"] = share(frame["on_time"], frame["on_time"] + frame["late"])
    frame = frame.merge(_lateness(counts, key), on=list(key), how="left")
    return frame.fillna(dict.fromkeys([*BANDS, "on_named_day"], 0))


def _lateness(counts: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    late = counts[counts["outcome"] == Outcome.LATE].copy()
    late["band"] = _bands(late["days_late"])
    late["named"] = late["on_named_day"].astype("boolean").map({True: "on_named_day", False: ""})
    frame = spread(late, key, "band", [*BANDS])
    frame["on_named_day"] = spread(late, key, "named", ["on_named_day"])["on_named_day"]
    frame["median_days_late"] = percentile(late, key, "days_late", 0.5)["value"]
    frame["max_days_late"] = percentile(late, key, "days_late", 1.0)["value"].astype("Int64")
    return frame


def _bands(days_late: pd.Series) -> pd.Series:
    edges = [0, *(float("inf") if last is None else last for _, last in BANDS.values())]
    return pd.cut(days_late.astype("float64"), edges, labels=list(BANDS))
