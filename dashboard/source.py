"""``ReportSource``: the one door for reading; every answer is fetched once per scope and data version."""

from contextlib import suppress
from dataclasses import replace
from threading import Thread

import pandas as pd
import sqlalchemy as sa

from dashboard.answers import DeadlineAnswers, Query
from dashboard.domain import directory
from dashboard.domain.errors import DatabaseError
from dashboard.domain.names import Found, NameIndex
from dashboard.domain.scope import By, Scope
from dashboard.kept import Kept
from dashboard.queries import (
    backlog,
    backtest,
    changes,
    clusters,
    curve,
    facts,
    forecast,
    integration,
    lineage,
    matrix,
    missing,
    names,
    nearest,
    obligations,
    outstanding,
    overdue,
    peers,
    periods,
    progress,
    punctuality,
    report,
    returns,
    steps,
    units,
    verdicts,
    waiting,
)
from dashboard.schema.database import explained, open_engine
from dashboard.settings import Settings

KEPT_FRAMES = 256
"""Answers kept; a national one by unit holds some 3 MB, most hold kilobytes."""


def open_source(url: str | None = None) -> "ReportSource":
    """Source on a database address, or on the one the environment names; nothing is read yet."""
    return ReportSource(open_engine(url or Settings().database_url, read_only=True))


class ReportSource(DeadlineAnswers):
    """Answers of the reporting database, one method per question.

    A frame is handed out as a shallow copy, so no caller can reach another's. Raises a
    ``DatabaseError`` where the database as a whole cannot be read.
    """

    def __init__(self, engine: sa.Engine, kept: int = KEPT_FRAMES) -> None:
        self._engine = engine
        self._frames: Kept[pd.DataFrame] = Kept(kept)
        self._names: Kept[NameIndex] = Kept(1)

    @property
    def version(self) -> int:
        """Data version, which grows with every load; 0 before any. One row is read."""
        with explained(self._engine), self._engine.connect() as conn:
            return facts.data_version(conn)

    def progress(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.progress.progress``."""
        return self._frame(progress.progress, scope)

    def punctuality(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.punctuality.punctuality``."""
        return self._frame(punctuality.punctuality, scope)

    def final_punctuality(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.punctuality.final_punctuality``."""
        return self._frame(punctuality.final_punctuality, scope)

    def verdicts(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.verdicts.verdicts``."""
        return self._frame(verdicts.verdicts, scope)

    def overdue(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.overdue.overdue``."""
        return self._frame(overdue.overdue, scope)

    def missing(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.missing.missing``."""
        return self._frame(missing.missing, scope)

    def curve(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.curve.curve``."""
        return self._frame(curve.curve, scope)

    def forecast(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.forecast.forecast``."""
        return self._frame(forecast.forecast, scope)

    def backtest(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.backtest.backtest``."""
        return self._frame(backtest.backtest, scope)

    def steps(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.steps.steps``."""
        return self._frame(steps.steps, scope)

    def waiting(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.waiting.waiting``."""
        return self._frame(waiting.waiting, scope)

    def backlog(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.backlog.backlog``."""
        return self._frame(backlog.backlog, scope)

    def outstanding(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.outstanding.outstanding``."""
        return self._frame(outstanding.outstanding, scope)

    def clusters(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.clusters.clusters``: it depends on viewer, unit and periods alone."""
        return self._frame(clusters.clusters, replace(_of_periods(scope), unit=scope.unit, weekend_rule=False))

    def returns(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.returns.returns``."""
        return self._frame(returns.returns, scope)

    def report(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.report.report_life``."""
        return self._frame(report.report_life, scope)

    def life(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.report.life``."""
        return self._frame(report.life, scope)

    def matrix(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.matrix.matrix``."""
        return self._frame(matrix.matrix, scope)

    def obligations(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.obligations.obligations``."""
        return self._frame(obligations.obligations, scope)

    def changes(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.changes.changes``."""
        return self._frame(changes.changes, scope)

    def lineage(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.lineage.lineage``."""
        return self._frame(lineage.lineage, scope)

    def lltp_integration(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.integration.lltp_integration``."""
        return self._frame(integration.lltp_integration, scope)

    def civil_status(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.integration.civil_status``."""
        return self._frame(integration.civil_status, scope)

    def integration_sources(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.integration.integration_sources``."""
        return self._frame(integration.integration_sources, scope)

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
        return self._index().search(text, scope.viewer.unit) if scope.viewer.unit else []

    def units_of_code(self, scope: Scope) -> list[Found]:
        """Units of every era that bear or bore the code of the scope's unit, the living first."""
        return self._index().by_code(scope.unit, scope.viewer.unit) if scope.viewer.unit else []

    def nearest_units(self, scope: Scope) -> list[Found]:
        """Units whose codes read most like that of the scope's unit, which is none: to suggest, never to take."""
        if not scope.viewer.unit:
            return []
        near = nearest.nearest_of(self._index().codes(scope.viewer.unit), scope.unit)
        return [self._index().by_code(code, scope.viewer.unit)[0] for code in near]

    def prepare_search(self) -> None:
        """Begin to make the index of names aside, if there is none yet: somebody is about to search."""
        Thread(target=self._prepared, daemon=True).start()

    def _prepared(self) -> None:
        with suppress(DatabaseError):  # whoever searches is told
            self._index()

    def _index(self) -> NameIndex:
        return self._names.get(self.version, lambda: NameIndex.of(self._fetch(names.names, Scope())))

    def _frame(self, query: Query, scope: Scope) -> pd.DataFrame:
        return self._frames.get((query, scope, self.version), lambda: self._fetch(query, scope)).copy(deep=False)

    def _fetch(self, query: Query, scope: Scope) -> pd.DataFrame:
        with explained(self._engine), self._engine.connect() as conn:
            return query(conn, scope)


def _of_periods(scope: Scope) -> Scope:
    """Scope of what depends on viewer and periods alone, so that it is held once."""
    as_of = None if scope.periods else scope.as_of
    return Scope(scope.viewer, periods=scope.periods, as_of=as_of, weekend_rule=scope.weekend_rule)
