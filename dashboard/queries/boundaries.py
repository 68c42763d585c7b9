"""Counts carried through the rearrangement of provinces, to the units of today (definitions §2)."""

from collections.abc import Sequence

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.successions import Succession, carry_counts, whole_successors
from dashboard.schema.tables import unit_succession


def carried(conn: sa.Connection, counts: pd.DataFrame) -> pd.DataFrame:
    """Counts by ``key``, the id of a unit, summed over the predecessors of each unit of today.

    Only a whole unit is carried; totals are conserved. A sum is missing only if all its parts are.
    """
    return carry_counts(counts, whole_successors(_successions(conn, counts["key"].tolist())), key="key")


def _successions(conn: sa.Connection, units: Sequence[int]) -> list[Succession]:
    """Every step of the lines that begin at these units; of many units, those of all."""
    column = unit_succession.c
    steps = sa.select(column.old_unit_id, column.new_unit_id, column.effective_on, column.share_known)
    if len(units) > FEW:
        return [Succession(*row) for row in conn.execute(steps)]
    held: dict[int, list[Succession]] = {}
    while wanted := set(units) - held.keys():
        held |= {unit: [] for unit in wanted}
        found = [Succession(*row) for row in conn.execute(steps.where(column.old_unit_id.in_(wanted)))]
        for step in found:
            held[step.old_unit_id].append(step)
        units = [step.new_unit_id for step in found]
    return [step for line in held.values() for step in line]


FEW = 500
"""Units whose lines are worth following one step after the other."""
