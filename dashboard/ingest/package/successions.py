"""Rows of ``unit_successions.csv``: which units took over from which, and when."""

import sqlalchemy as sa

from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging, never
from dashboard.ingest.package.units import DAY
from dashboard.schema.tables import unit_succession

COLUMNS = ("old_unit_id", "new_unit_id", "effective_on", "share_known")


def check_successions(staging: Staging, rows: Rows) -> None:
    """Resolve each pair, the old unit on the day before, the new one on the day itself; plan what is new."""
    stored = {tuple(key): bool(known) for *key, known in staging.conn.execute(sa.select(*map(_column, COLUMNS)))}
    for place, day in enumerate(rows.columns["effective_on"]):
        old = staging.find_unit(rows, place, "old_code", day - DAY)
        new = staging.find_unit(rows, place, "new_code", day)
        if old is None or new is None:
            continue
        key = (old.unit, new.unit, day)
        if old.unit == new.unit:
            staging.refuse(rows, place, "new_code", "succeeds_itself")
        elif key in stored:
            staging.changes(rows, place, {"share_known": stored[key]}, never)
        else:
            staging.directory.successors[old.unit].add(new.unit)
            staging.plan.insert(unit_succession, COLUMNS, [(*key, rows.columns["share_known"][place])])
            staging.plan.tallies["unit_successions"].inserted += 1


def _column(name: str) -> sa.Column[object]:
    return unit_succession.c[name]
