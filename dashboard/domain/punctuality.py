"""Punctuality: how a first sending stands against its due instant, in classes, days and bands.

Source: definitions §4; Công văn 121/BTP-KHTC mục 3 (deadlines by tier); the bands are those by
which the Ministry scores a Sở (regulation §0.6). Instants here are microseconds since 1970.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import ExtensionArray

from dashboard.domain.clock import DAY
from dashboard.domain.rates import grouped, percentile, share, spread

Numbers = npt.NDArray[np.int64]


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


_ENDS = [last for _, last in BANDS.values() if last is not None]


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
    expected = frame[[*Outcome]].sum(axis="columns")
    return frame.assign(
        expected=expected,
        on_time_rate=share(frame["on_time"], expected),
        on_time_rate_sent=share(frame["on_time"], frame["on_time"] + frame["late"]),
        **_lateness(counts, grouped(counts, key)[0], len(frame)),
    )


def _lateness(counts: pd.DataFrame, row: Numbers, rows: int) -> dict[str, Any]:
    """Measures of the late ones, a place per row; ``row`` is the number of the row that each count belongs to."""
    late = (counts["outcome"] == Outcome.LATE).to_numpy()
    mine, n, days = row[late], counts["n"].to_numpy(dtype="int64")[late], counts["days_late"][late].to_numpy("float64")
    bands = np.zeros((rows, len(BANDS)), dtype="int64")
    np.add.at(bands, (mine, np.searchsorted(_ENDS, days)), n)
    named = np.bincount(mine, n * counts["on_named_day"][late].to_numpy(dtype=bool), rows).astype("int64")
    told: dict[str, Any] = {name: pd.array(bands[:, place], dtype="Int64") for place, name in enumerate(BANDS)}
    lengths = pd.DataFrame({"row": mine, "days": days, "n": n})
    return told | {
        "on_named_day": pd.array(named, dtype="Int64"),
        "median_days_late": _percentiles(lengths, rows, 0.5),
        "max_days_late": _percentiles(lengths, rows, 1.0).astype("Int64"),
    }


def _percentiles(lengths: pd.DataFrame, rows: int, fraction: float) -> ExtensionArray:
    """Percentile of the days of each row, missing of a row without any."""
    found = pd.array([pd.NA] * rows, dtype="Float64")
    if len(lengths):
        told = percentile(lengths, ["row"], "days", fraction)
        found[told["row"].to_numpy()] = told["value"].array
    return found
