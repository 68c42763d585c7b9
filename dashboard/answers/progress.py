"""The part of ``ReportSource`` that answers how far the reports are, and where each one stands."""

import pandas as pd

from dashboard.answers.base import Answers
from dashboard.domain.scope import Scope
from dashboard.queries import (
    backlog,
    changes,
    curve,
    matrix,
    missing,
    obligations,
    outstanding,
    progress,
    report,
    returns,
    steps,
    verdicts,
    verdicts_ahead,
    waiting,
)


class ProgressAnswers(Answers):
    """One method per question about progress; see ``source.ReportSource``."""

    def progress(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.progress.progress``."""
        return self._frame(progress.progress, scope)

    def verdicts(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.verdicts.verdicts``."""
        return self._frame(verdicts.verdicts, scope)

    def verdicts_with_forecast(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.verdicts_ahead.verdicts_with_forecast``: the same with the units to be expected full."""
        return self._frame(verdicts_ahead.verdicts_with_forecast, scope)

    def missing(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.missing.missing``."""
        return self._frame(missing.missing, scope)

    def curve(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.curve.curve``."""
        return self._frame(curve.curve, scope)

    def waiting(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.waiting.waiting``."""
        return self._frame(waiting.waiting, scope)

    def backlog(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.backlog.backlog``."""
        return self._frame(backlog.backlog, scope)

    def outstanding(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.outstanding.outstanding``."""
        return self._frame(outstanding.outstanding, scope)

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

    def steps(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.steps.steps``."""
        return self._frame(steps.steps, scope)
