"""Ratios of sums and percentiles of counted values.

Source: definitions §4, "rates are ratios of sums, never means of rates"; interchange §4, ``steps``
(percentile_cont: linear interpolation).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd


def share(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Share ``part / whole``, 0–1, as ``Float64``; missing where ``whole`` is zero or missing.

    Nothing to count gives <NA>, not 0: a unit of which nothing is expected did not fail.
    """
    return part.astype("Float64") / whole.astype("Float64").where(whole > 0)


def spread(counts: pd.DataFrame, key: Sequence[str], column: str, values: Sequence[str]) -> pd.DataFrame:
    """Wide counts: one row per distinct key, one ``Int64`` column per value, 0 where it has none.

    ``counts`` holds a column ``n`` beside the key and ``column``; keys come sorted, as columns.
    A row whose ``column`` is none of the values adds no count, but its key keeps its row.
    """
    row, keys = grouped(counts, key)
    places: dict[Any, int] = {value: number for number, value in enumerate(values)}
    place = np.array([places.get(value, -1) for value in counts[column].tolist()], dtype="int64")
    known = place >= 0
    cells = np.zeros((len(keys), len(values)), dtype="int64")
    np.add.at(cells, (row[known], place[known]), counts["n"].to_numpy(dtype="int64")[known])
    wide = {value: pd.array(cells[:, number], dtype="Int64") for number, value in enumerate(values)}
    return pd.DataFrame({name: keys[name].array for name in keys} | wide)


def percentile(counts: pd.DataFrame, key: Sequence[str], column: str, fraction: float) -> pd.DataFrame:
    """Percentile of ``column``, each value counted ``n`` times: the key and a ``Float64`` column ``value``.

    Linear between the two nearest values. Rows whose value is missing are not counted; a key
    with no value has no row.
    """
    present = counts[counts[column].notna() & (counts["n"] > 0)].sort_values([*key, column], ignore_index=True)
    row, keys = grouped(present, key)
    ends = present["n"].to_numpy(dtype="int64").cumsum()
    sizes = np.bincount(row, weights=present["n"].to_numpy(dtype="float64"), minlength=len(keys))
    rank = fraction * (sizes - 1)
    first = sizes.cumsum() - sizes + np.floor(rank)
    values = present[column].to_numpy(dtype="float64")
    low = values[np.searchsorted(ends, first, side="right")]
    high = values[np.searchsorted(ends, first + (rank % 1 > 0), side="right")]
    return keys.assign(value=pd.array(low + (high - low) * (rank % 1), dtype="Float64"))


def grouped(frame: pd.DataFrame, key: Sequence[str]) -> tuple[np.ndarray, pd.DataFrame]:
    """Number of each row's group, and the distinct keys, sorted: what ``spread`` has a row for."""
    if len(key) == 1:  # most answers have one key
        numbers, found = pd.factorize(frame[key[0]], sort=True, use_na_sentinel=False)
        return numbers, pd.DataFrame({key[0]: found})
    coded = [pd.factorize(frame[name], sort=True, use_na_sentinel=False) for name in key]
    joint = coded[0][0]
    for codes, found in coded[1:]:
        joint = joint * max(len(found), 1) + codes
    _, first, number = np.unique(joint, return_index=True, return_inverse=True)
    return number, pd.DataFrame({name: frame[name].array.take(first) for name in key})
