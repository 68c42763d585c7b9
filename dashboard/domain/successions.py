"""Units that took over others: who carries whose counts today.

Source: definitions §2.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Succession:
    """``new_unit_id`` took over all of the old unit, or an unknown part where ``share_known`` is false."""

    old_unit_id: int
    new_unit_id: int
    effective_on: date
    share_known: bool


def whole_successors(successions: Iterable[Succession]) -> dict[int, int]:
    """Unit of today that each ended unit went to as a whole, over any number of steps.

    A unit that was split, at the first step or a later one, has none.
    """
    steps: dict[int, list[Succession]] = defaultdict(list)
    for succession in successions:
        steps[succession.old_unit_id].append(succession)
    return {old: end for old in steps if (end := _follow(old, steps)) is not None}


def _follow(unit_id: int, steps: Mapping[int, list[Succession]]) -> int | None:
    """Last unit of the line; None where the line splits. Dates grow along a line, so it ends."""
    while unit_id in steps:
        onward = steps[unit_id]
        if len(onward) > 1 or not onward[0].share_known:
            return None
        unit_id = onward[0].new_unit_id
    return unit_id


def carry_counts(counts: pd.DataFrame, successors: Mapping[int, int], key: str = "unit_id") -> pd.DataFrame:
    """Counts by unit, every other column summed into the units of today; totals are conserved.

    A unit without a whole successor stays itself. A sum is missing only where all its parts are.
    Only counts may be carried: rates are recomputed from the sums, and punctuality, verdicts and
    ranks stay with the unit that earned them.
    """
    today = counts[key].map(lambda unit_id: successors.get(unit_id, unit_id)).astype("int64")
    return counts.assign(**{key: today}).groupby(key, as_index=False).sum(min_count=1)
