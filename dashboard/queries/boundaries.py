"""Counts carried through the rearrangement of provinces, to the units of today (definitions §2)."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.successions import Succession, carry_counts, whole_successors
from dashboard.schema.tables import unit_succession


def carried(conn: sa.Connection, counts: pd.DataFrame) -> pd.DataFrame:
    """Counts by ``key``, the id of a unit, summed over the predecessors of each unit of today.

    Only a whole unit is carried; totals are conserved. A sum is missing only if all its parts are.
    """
    return carry_counts(counts, whole_successors(_successions(conn)), key="key")


def _successions(conn: sa.Connection) -> list[Succession]:
    column = unit_succession.c
    statement = sa.select(column.old_unit_id, column.new_unit_id, column.effective_on, column.share_known)
    return [Succession(*row) for row in conn.execute(statement)]
