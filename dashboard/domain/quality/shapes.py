"""Forms that look filled in for the sake of it: empty, one value in every cell, implausibly round."""

import numpy as np

from dashboard.domain.quality.tables import Check, Floats, FormTable, Found

LEAST_CELLS = 3
LEAST_VALUE = 5.0
"""Below these a form of like cells is nothing strange: an ordinary commune has 1, 1, 1 adoptions."""

_EXACT = 12
"""Decimals of a chance that are no rounding of the machine."""

STEPS = (10.0, 100.0, 1000.0)
"""What round numbers are multiples of."""

CHANCE = 1e-5
"""How seldom so many round numbers come by themselves: one report in a hundred thousand."""


CHANCE_APART = 1e-3
"""The same of the different numbers among them."""


def empty(table: FormTable) -> list[Found]:
    """Reports sent without a single figure; zeros are figures."""
    if not table.indicators:
        return []
    rows = np.flatnonzero(np.isnan(table.values).all(axis=1))
    return [Found(row, Check.EMPTY, fields={"cells": len(table.indicators)}) for row in rows.tolist()]


def constant(table: FormTable) -> list[Found]:
    """Reports with one and the same number in every filled cell, of at least three and at least 5."""
    filled = np.isfinite(table.values)
    low = np.where(filled, table.values, np.inf).min(axis=1, initial=np.inf)
    high = np.where(filled, table.values, -np.inf).max(axis=1, initial=-np.inf)
    rows = np.flatnonzero((filled.sum(axis=1) >= LEAST_CELLS) & (low == high) & (low >= LEAST_VALUE))
    return [Found(row, Check.CONSTANT, fields={"value": float(low[row])}) for row in rows.tolist()]


def round_numbers(table: FormTable) -> list[Found]:
    """Reports whose counts are multiples of 10, 100 or 1000 more often than chance would have it.

    Of numbers that end anyhow, one in ten ends in 0: the binomial tail says how seldom so many do.
    Different numbers alone must be strange too: a form whose total is its only part says each number twice.
    Money and means are not judged, nor is a number below the step itself.
    """
    values = table.values[:, table.counts]
    found: dict[int, Found] = {}
    for step in STEPS:
        large = np.isfinite(values) & (values >= step)
        even = large & (np.mod(np.where(large, values, 1.0), step) == 0)
        cells, hits = large.sum(axis=1), even.sum(axis=1)
        for row in np.flatnonzero(hits >= LEAST_CELLS).tolist():
            apart, apart_hits = (len(np.unique(values[row, kind[row]])) for kind in (large, even))
            counted = (int(cells[row]), int(hits[row]))
            if _tail(*counted, 1 / step) <= CHANCE and _tail(apart, apart_hits, 1 / step) <= CHANCE_APART:
                fields = {"cells": counted[0], "hits": counted[1], "step": step}
                found[row] = Found(row, Check.ROUND, fields=fields)
    return list(found.values())


def _tail(count: int, least: int, share: float) -> float:
    """Chance of at least so many hits in so many draws."""
    terms: Floats = np.array([1.0])
    for _ in range(count):
        terms = np.append(terms * (1 - share), 0.0) + np.append(0.0, terms * share)
    return round(float(terms[least:].sum()), _EXACT)
