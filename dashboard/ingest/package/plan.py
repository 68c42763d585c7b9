"""What an import will write: gathered while checking, written in one go or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from dashboard.domain.clock import from_micros
from dashboard.ingest import bulk
from dashboard.ingest.progress import Progress
from dashboard.schema.tables import (
    account,
    contact,
    deadline,
    event,
    figure,
    figure_revision,
    form,
    indicator,
    integration_count,
    period,
    report,
    unit,
    unit_succession,
    unit_version,
)
from dashboard.schema.types import Instant

WRITE_ORDER: tuple[sa.Table, ...] = (
    unit, unit_version, unit_succession, form, period, deadline, report, event, contact, account, indicator, figure,
    integration_count,
)  # fmt: skip

WAS = ("value", "entered_at")
"""What is kept of a stored figure that another value replaces."""

GIVEN_IDS = (unit, form, period, report, indicator)
"""Tables whose ids are chosen while checking, since rows of the same package refer to them."""


@dataclass
class Tally:
    """What became of one table's rows."""

    read: int = 0
    inserted: int = 0
    updated: int = 0

    def counts(self) -> dict[str, int]:
        """Return the counts with the rest as unchanged."""
        unchanged = max(0, self.read - self.inserted - self.updated)
        return {"read": self.read, "inserted": self.inserted, "updated": self.updated, "unchanged": unchanged}


@dataclass
class Plan:
    """Rows to insert and to update by id, the periods they touch, and the count per table of the package.

    ``figured`` are the periods of which a figure is new or changes.

    ``ordinals`` are new places in their lives of stored events, by event id; ``figures`` new
    values of stored figures with the start that brought them, by report and indicator.
    """

    inserts: dict[sa.Table, tuple[Sequence[str], list[Sequence[Any]]]] = field(default_factory=dict)
    updates: dict[tuple[sa.Table, tuple[str, ...]], dict[Any, Sequence[Any]]] = field(default_factory=dict)
    ordinals: dict[int, int] = field(default_factory=dict)
    figures: dict[tuple[int, int], tuple[Any, int]] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    touched: set[int] = field(default_factory=set)
    figured: set[int] = field(default_factory=set)

    def insert(self, table: sa.Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Add rows of one table, always with the same columns."""
        self.inserts.setdefault(table, (columns, []))[1].extend(rows)

    def update(self, table: sa.Table, columns: Sequence[str], row: Sequence[Any]) -> None:
        """Change columns of one row, whose id comes first; what is said last of the same columns holds."""
        self.updates.setdefault((table, tuple(columns)), {})[row[0]] = row

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not any(rows for _, rows in self.inserts.values()) and not self.updates and not self.figures

    def write(self, conn: sa.Connection, progress: Progress) -> None:
        """Write it all inside the caller's transaction."""
        for (table, columns), changed in self.updates.items():
            bulk.update(conn, table, columns, changed.values())
        self._shift(conn)
        self._change_figures(conn)
        for done, table in enumerate(WRITE_ORDER):
            progress("write", done, len(WRITE_ORDER))
            names, rows = self.inserts.get(table, ((), []))
            if rows:
                bulk.insert(conn, table, names, rows)
        bulk.settle_ids(conn, *(table for table in GIVEN_IDS if table in self.inserts))
        progress("write", len(WRITE_ORDER), len(WRITE_ORDER))

    def _shift(self, conn: sa.Connection) -> None:
        """Move stored events to their new places, by way of negative ones so that no two ever collide."""
        if self.ordinals:
            bulk.update(conn, event, ("ordinal",), ((key, -ordinal) for key, ordinal in self.ordinals.items()))
            conn.execute(sa.update(event).where(event.c.ordinal < 0).values(ordinal=-event.c.ordinal))

    def _change_figures(self, conn: sa.Connection) -> None:
        """Put new values in place of stored ones, which are kept as revisions."""
        key = (figure.c.report_id == sa.bindparam("r"), figure.c.indicator_id == sa.bindparam("i"))
        values: dict[str, Any] = {"value": sa.bindparam("v"), "entered_at": sa.bindparam("e")}
        changed = [
            {"r": report_id, "i": indicator_id, "v": value, "e": from_micros(start)}
            for (report_id, indicator_id), (value, start) in self.figures.items()
        ]
        if changed:
            was = sa.select(*figure.c["report_id", "indicator_id"], sa.bindparam("e", type_=Instant), *figure.c[WAS])
            kept = ("report_id", "indicator_id", "replaced_at", *WAS)
            conn.execute(sa.insert(figure_revision).from_select(kept, was.where(*key)), changed)
            conn.execute(sa.update(figure).where(*key).values(values), changed)
