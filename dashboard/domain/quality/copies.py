"""Tables equal to another in every cell: to the unit's own earlier one, or to a neighbour's."""

from collections.abc import Mapping

import numpy as np

from dashboard.domain.quality.tables import Check, Floats, FormTable, Found

CHANCE = 1e-6
"""How seldom two tables may be alike by themselves before they are taken for copies."""

CHANCE_OF_NEIGHBOURS = 1e-5
"""The same of two units: they differ in size too, so that likeness tells more than ``evidence`` says."""

LEAST_CELLS = 2


def evidence(values: Floats) -> Floats:
    """How seldom each row would come out the same twice, if each count were drawn anew about its own size.

    Two Poisson counts about v agree once in 2·√(πv); zeros, blanks and money say nothing. 1.0 is no evidence.
    """
    size = np.where(np.isfinite(values) & (values > 0), values, np.nan)
    agree = np.minimum(1.0, 1 / (2 * np.sqrt(np.pi * size)))
    told = np.where(np.isnan(agree), 1.0, agree).prod(axis=1)
    return np.where(np.isfinite(agree).sum(axis=1) >= LEAST_CELLS, told, 1.0)


def copied_previous(table: FormTable, earlier: Mapping[str, FormTable]) -> list[Found]:
    """Reports equal in every cell to the unit's own of an earlier period, by code; ``fields``: which.

    Equal tables of few and small counts come by themselves and are no finding (``evidence``).
    """
    found: dict[int, Found] = {}
    told = evidence(table.values) <= CHANCE
    for period, other in earlier.items():
        before = table.aligned(other)
        same = ((table.values == before) | (np.isnan(table.values) & np.isnan(before))).all(axis=1)
        for row in np.flatnonzero(same & told).tolist():
            found.setdefault(row, Found(row, Check.COPIED_PREVIOUS, fields={"period": period}))
    return list(found.values())


def copied_neighbour(table: FormTable) -> list[Found]:
    """Reports equal in every cell to that of another unit under the same unit above.

    Who copied cannot be known: the one sent first is named in ``fields``, those sent after it are the findings.
    """
    rows = np.flatnonzero(evidence(table.values) <= CHANCE_OF_NEIGHBOURS)
    alike: dict[tuple[int, bytes], list[int]] = {}
    plain = np.nan_to_num(table.values, nan=-1.0)
    for row in rows.tolist():
        alike.setdefault((int(table.groups[row]), plain[row].tobytes()), []).append(row)
    found = []
    for same in alike.values():
        first, *later = sorted(same, key=lambda row: (int(table.sent_at[row]), row))
        found += [Found(row, Check.COPIED_NEIGHBOUR, fields={"unit": int(table.units[first])}) for row in later]
    return found
