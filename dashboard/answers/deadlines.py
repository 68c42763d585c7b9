"""The part of ``ReportSource`` that answers about deadlines: who waits for whom, where days go, who is late again."""

import pandas as pd

from dashboard.answers.base import Answers
from dashboard.domain.scope import Scope
from dashboard.queries import (
    backtest,
    cascade,
    chain,
    checkers,
    first_and_final,
    forecast,
    late_again,
    loops,
    overdue,
    punctuality,
    revisions,
    sendings,
    time_to_send,
    unlocks,
)


class DeadlineAnswers(Answers):
    """One method per question about deadlines; see ``source.ReportSource``."""

    def punctuality(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.punctuality.punctuality``."""
        return self._frame(punctuality.punctuality, scope)

    def final_punctuality(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.punctuality.final_punctuality``."""
        return self._frame(punctuality.final_punctuality, scope)

    def overdue(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.overdue.overdue``."""
        return self._frame(overdue.overdue, scope)

    def forecast(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.forecast.forecast``."""
        return self._frame(forecast.forecast, scope)

    def backtest(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.backtest.backtest``."""
        return self._frame(backtest.backtest, scope)

    def cascade(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.cascade.cascade``."""
        return self._frame(cascade.cascade, scope)

    def chain(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.chain.chain``."""
        return self._frame(chain.chain, scope)

    def late_again(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.late_again.late_again``."""
        return self._frame(late_again.late_again, scope)

    def loops(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.loops.loops``."""
        return self._frame(loops.loops, scope)

    def sendings(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.sendings.sendings``."""
        return self._frame(sendings.sendings, scope)

    def unlocks(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.unlocks.unlocks``."""
        return self._frame(unlocks.unlocks, scope)

    def checkers(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.checkers.checkers``."""
        return self._frame(checkers.checkers, scope)

    def first_and_final(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.first_and_final.first_and_final``."""
        return self._frame(first_and_final.first_and_final, scope)

    def revisions(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.revisions.revisions``."""
        return self._frame(revisions.revisions, scope)

    def time_to_send(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.time_to_send.time_to_send``."""
        return self._frame(time_to_send.time_to_send, scope)
