"""The part of ``ReportSource`` that answers about deadlines: who waits for whom, where days go, who is late again."""

from abc import ABC, abstractmethod
from collections.abc import Callable

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.scope import Scope
from dashboard.queries import cascade, chain, late_again, loops, sendings, unlocks

Query = Callable[[sa.Connection, Scope], pd.DataFrame]


class DeadlineAnswers(ABC):
    """One method per question about deadlines; see ``source.ReportSource``."""

    @abstractmethod
    def _frame(self, query: Query, scope: Scope) -> pd.DataFrame:
        """Answer of a query, fetched once per scope and data version."""

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
