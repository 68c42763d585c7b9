"""``ReportSource``: the one door for reading; every answer is fetched once per scope and data version."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from copy import copy
from dataclasses import replace
from functools import partial
from threading import Thread
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.answers.accounts import AccountAnswers
from dashboard.answers.base import Query
from dashboard.answers.deadlines import DeadlineAnswers
from dashboard.answers.integration import IntegrationAnswers
from dashboard.answers.progress import ProgressAnswers
from dashboard.answers.quality import QualityAnswers
from dashboard.answers.system import SystemAnswers
from dashboard.domain import directory
from dashboard.domain.errors import DatabaseError
from dashboard.domain.names import Found, NameIndex
from dashboard.domain.scope import By, Scope
from dashboard.kept import Kept
from dashboard.queries import (
    clusters,
    facts,
    lineage,
    names,
    nearest,
    peers,
    periods,
    reach,
    units,
)
from dashboard.queries.held import Holder, holding
from dashboard.schema.database import explained, open_engine
from dashboard.settings import Settings

KEPT_FRAMES = 256
"""Answers kept; a national one by unit holds some 3 MB, most hold kilobytes."""

KEPT_TABLES, KEPT_LOOKUPS = 64, 1024
"""What several answers share (``queries.held``); the lives of a period of communes hold some 2 MB, names kilobytes."""


def open_source(url: str | None = None, settings: Settings | None = None) -> "ReportSource":
    """Source on a database address, or on the one the environment names; nothing is read yet."""
    chosen = settings or Settings()
    engine, own = open_engine(url or chosen.database_url, read_only=True), chosen.writer_url.get_secret_value()
    keeper = open_engine(own, read_only=True) if own else None
    return ReportSource(engine, weekend_rule=chosen.weekend_rule, keeper=keeper)


class ReportSource(ProgressAnswers, DeadlineAnswers, IntegrationAnswers, AccountAnswers, QualityAnswers, SystemAnswers):
    """Answers of the reporting database, one method per question.

    A frame is handed out as a shallow copy, so no caller can reach another's. Raises a
    ``DatabaseError`` where the database as a whole cannot be read. ``weekend_rule`` is what this installation
    answers with where a reader chooses: a question itself says it in its ``Scope``. ``keeper`` reads the
    dashboard's own tables, where another role than that of the reports must.
    """

    def __init__(
        self, engine: sa.Engine, kept: int = KEPT_FRAMES, *, weekend_rule: bool = False, keeper: sa.Engine | None = None
    ) -> None:
        self._engine, self._keeper = engine, keeper or engine
        self.weekend_rule = weekend_rule
        self._version: int | None = None
        self._frames: Kept[pd.DataFrame] = Kept(kept)
        self._tables: Kept[Any] = Kept(KEPT_TABLES)
        self._lookups: Kept[Any] = Kept(KEPT_LOOKUPS)
        self._names: Kept[NameIndex] = Kept(1)
        self._reaches: Kept[reach.Reach] = Kept(kept)

    def steady(self) -> "ReportSource":
        """The same source for one page: its answers are asked for under the version of now, which is read once."""
        steady = copy(self)
        steady._version = self.version
        return steady

    @property
    def version(self) -> int:
        """Data version, which grows with every load; 0 before any. One row is read."""
        if self._version is not None:
            return self._version
        with explained(self._engine), self._engine.connect() as conn:
            return facts.data_version(conn)

    def clusters(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.clusters.clusters``: it depends on viewer, unit and periods alone."""
        return self._frame(clusters.clusters, replace(_of_periods(scope), unit=scope.unit, weekend_rule=False))

    def lineage(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.lineage.lineage``."""
        return self._frame(lineage.lineage, scope)

    def periods(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.periods.periods``."""
        return self._frame(periods.periods, Scope(scope.viewer))

    def deadlines(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.periods.deadlines``."""
        return self._frame(periods.deadlines, _of_periods(scope))

    def facts(self) -> pd.DataFrame:
        """See ``queries.facts.facts``."""
        return self._frame(facts.facts, Scope())

    def units(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.units.units``: the directory that the four methods below read."""
        return self._frame(units.units, replace(_of_periods(scope), weekend_rule=False))

    def unit_facts(self, scope: Scope) -> pd.DataFrame:
        """Row of ``units`` of the scope's unit; none where the viewer may not see it."""
        return directory.one(self.units(scope), scope.unit)

    def homes(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.units.homes``."""
        return self._frame(units.homes, replace(_of_periods(scope), weekend_rule=False))

    def home_periods(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.units.home_periods``: it depends on the viewer alone."""
        return self._frame(units.home_periods, Scope(scope.viewer))

    def unit_path(self, scope: Scope) -> pd.DataFrame:
        """Rows of ``units`` from the root down to the scope's unit."""
        return directory.path(self.units(scope), scope.unit)

    def unit_children(self, scope: Scope) -> pd.DataFrame:
        """Rows of ``units`` directly below the scope's unit."""
        return directory.children(self.units(scope), scope.unit)

    def find_units(self, scope: Scope, text: str) -> pd.DataFrame:
        """Rows of ``units`` whose name or code holds the text; see ``domain.directory.search``."""
        return directory.search(self.units(scope), text)

    def peers(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.peers.peers``."""
        return self._frame(peers.peers, replace(scope, by=By.TOTAL, tier=None))

    def named_units(self, scope: Scope, text: str) -> list[Found]:
        """Units of every era that answer a name, former name or code; see ``domain.names``."""
        return self._index().search(text, self._tops(scope))

    def units_of_code(self, scope: Scope) -> list[Found]:
        """Units of every era that bear or bore the code of the scope's unit, the living first."""
        return self._index().by_code(scope.unit, self._tops(scope))

    def nearest_units(self, scope: Scope) -> list[Found]:
        """Units whose codes read most like that of the scope's unit, which is none: to suggest, never to take."""
        index, tops = self._index(), self._tops(scope)
        return [index.by_code(code, tops)[0] for code in nearest.nearest_of(index.codes(tops), scope.unit)]

    def prepare_search(self) -> None:
        """Begin to make the index of names aside, if there is none yet: somebody is about to search."""
        Thread(target=self._prepared, daemon=True).start()

    def _prepared(self) -> None:
        with suppress(DatabaseError):  # whoever searches is told
            self._index()

    def _tops(self, scope: Scope) -> frozenset[int]:
        """Numbers of the units whose subtrees the viewer may see."""
        return self._reaches.get((scope.viewer, self.version), lambda: self._reach(scope)).ids

    def _reach(self, scope: Scope) -> reach.Reach:
        with explained(self._engine), self._engine.connect() as conn:
            return reach.reach_of(conn, scope.viewer)

    def _index(self) -> NameIndex:
        return self._names.get(self.version, lambda: NameIndex.of(self._fetch(names.names, Scope())))

    def _frame(self, query: Query, scope: Scope) -> pd.DataFrame:
        return self._frames.get((query, scope, self.version), lambda: self._fetch(query, scope)).copy(deep=False)

    def _fetch(self, query: Query, scope: Scope) -> pd.DataFrame:
        with explained(self._engine), self._engine.connect() as conn:
            reach.read_as(self._holding(conn), query, scope.viewer)
            return query(conn, scope)

    def _holding(self, conn: sa.Connection) -> sa.Connection:
        """The connection itself, what its answers have in common held under the version that it reads."""
        version = facts.data_version(conn)
        stores = (self._tables, self._lookups)
        return holding(conn, Holder(*(partial(_kept_of, store, version) for store in stores)))

    def _own(self, query: Query, scope: Scope) -> pd.DataFrame:
        with explained(self._keeper), self._keeper.connect() as conn:
            return query(conn, scope)

    def _number(self, ask: Callable[[sa.Connection], int]) -> int:
        with explained(self._keeper), self._keeper.connect() as conn:
            return ask(conn)


def _of_periods(scope: Scope) -> Scope:
    """Scope of what depends on viewer and periods alone, so that it is held once."""
    as_of = None if scope.periods else scope.as_of
    return Scope(scope.viewer, periods=scope.periods, as_of=as_of, weekend_rule=scope.weekend_rule)


def _kept_of(store: Kept[Any], version: int, key: Hashable, ask: Callable[[], Any]) -> Any:
    return store.get((version, key), ask)
