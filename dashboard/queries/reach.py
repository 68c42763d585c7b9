"""What a viewer may see: the unit of today that bears their code, and, through the succession, those before it.

Docs: docs/decisions/014-scope.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from dashboard.domain.rights import may_look, may_see_reports
from dashboard.domain.scope import Viewer
from dashboard.domain.units import Tier
from dashboard.queries.held import known
from dashboard.schema.protection import is_enforced, read_for
from dashboard.schema.tables import data_state, unit, unit_succession, unit_version

Query = TypeVar("Query", bound=Callable[..., Any])

_COLUMNS = {Tier.PROVINCE.value: "province_id", Tier.DISTRICT.value: "district_id"}


@dataclass(frozen=True, slots=True)
class Reach:
    """Tops of the subtrees a viewer may see: ids with their tiers; none of them, nothing."""

    tops: tuple[tuple[int, str], ...] = ()

    @property
    def ids(self) -> frozenset[int]:
        """Ids of the tops."""
        return frozenset(number for number, _ in self.tops)

    @property
    def is_national(self) -> bool:
        """Whether everything is within."""
        return any(tier == Tier.MINISTRY for _, tier in self.tops)

    @property
    def is_summarised(self) -> bool:
        """Whether daily changes are kept for all of it: the nation's and a province's are."""
        return bool(self.tops) and all(tier in {Tier.MINISTRY, Tier.PROVINCE} for _, tier in self.tops)

    def within(self, table: sa.FromClause) -> sa.ColumnElement[bool]:
        """Rows of the subtrees; ``table`` has ``province_id`` and, but for provinces, the other two ids."""
        if self.is_national:
            return sa.true()
        columns: dict[str, list[int]] = {}
        for number, tier in self.tops:
            columns.setdefault(_COLUMNS.get(tier, "unit_id"), []).append(number)
        return sa.or_(sa.false(), *(_among(table.c[name], ids) for name, ids in columns.items()))


NOTHING = Reach()


def reads_nation(query: Query) -> Query:
    """Decorator of a query that learns from reports of the whole nation and shows those the viewer may see.

    Its own filter is all that holds its rows back: PostgreSQL's policies let it read everything.
    """
    query.reads_nation = True  # type: ignore[attr-defined]
    return query


def read_as(conn: sa.Connection, query: Callable[..., Any], viewer: Viewer) -> None:
    """Let this transaction read what the query may read for its viewer, and no more (``schema.protection``)."""
    if not is_enforced(conn):
        return
    own = reach_of(conn, viewer)
    if own != NOTHING and getattr(query, "reads_nation", False):
        read_for(conn, (), national=True, reports=True)
        return
    read_for(conn, own.ids, national=own.is_national, reports=reports_reach(conn, viewer) != NOTHING)


def reach_of(conn: sa.Connection, viewer: Viewer) -> Reach:
    """What of the units the viewer may see; nothing without a unit, or for a trainer where anything is real.

    A code that several units bore means the last of them: a predecessor under the same code is reached as such.
    """
    return known(conn, viewer, ("reach",), lambda: _read(conn, viewer))


def reports_reach(conn: sa.Connection, viewer: Viewer) -> Reach:
    """The same of reports and figures, which are not for everybody who sees units."""
    return reach_of(conn, viewer) if may_see_reports(viewer, simulated=_is_simulated(conn)) else NOTHING


def _read(conn: sa.Connection, viewer: Viewer) -> Reach:
    if viewer.unit is None or not may_look(viewer, simulated=_is_simulated(conn)):
        return NOTHING
    own = own_unit(conn, viewer)
    return NOTHING if own is None else Reach(tuple((row.id, row.tier) for row in conn.execute(_and_before(own))))


def _is_simulated(conn: sa.Connection) -> bool:
    return known(conn, None, ("simulated",), lambda: bool(conn.scalar(sa.select(data_state.c.simulated))))


def own_unit(conn: sa.Connection, viewer: Viewer) -> int | None:
    """Id of the viewer's own unit; None without one."""
    return None if viewer.unit is None else conn.scalar(_bearer(viewer.unit))


def _bearer(code: str) -> sa.Select[Any]:
    version = unit_version.c
    return sa.select(version.unit_id).where(version.code == code).order_by(version.valid_from.desc()).limit(1)


def _and_before(own: int) -> sa.Select[Any]:
    """The unit and all it came from, step by step."""
    step = unit_succession.c
    before = sa.select(sa.literal(own, sa.BigInteger).label("id")).cte("before", recursive=True)
    before = before.union(sa.select(step.old_unit_id).where(step.new_unit_id == before.c.id))
    return sa.select(unit.c.id, unit.c.tier).where(unit.c.id.in_(sa.select(before.c.id))).order_by(unit.c.id)


def _among(column: sa.ColumnElement[int], ids: Iterable[int]) -> sa.ColumnElement[bool]:
    first, *others = ids
    return column.in_([first, *others]) if others else column == first
