"""The part of ``ReportSource`` that answers about the system itself; nothing of it is kept."""

from abc import ABC, abstractmethod
from collections.abc import Callable

import pandas as pd
import sqlalchemy as sa

from dashboard.answers.base import Query
from dashboard.domain.scope import Scope
from dashboard.queries import system


class SystemAnswers(ABC):
    """One method per question about the system; see ``source.ReportSource``."""

    @abstractmethod
    def _own(self, query: Query, scope: Scope) -> pd.DataFrame:
        """Answer about the dashboard's own tables, which no reader of reports may open."""

    @abstractmethod
    def _number(self, ask: Callable[[sa.Connection], int]) -> int:
        """A number of the dashboard's own tables."""

    def loads(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.system.loads``."""
        return self._own(system.loads, scope)

    def audit(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.system.audit``."""
        return self._own(system.audit, scope)

    def audit_faults(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.system.audit_faults``."""
        return self._own(system.audit_faults, scope)

    def health(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.system.health``."""
        return self._own(system.health, scope)

    def audit_length(self) -> int:
        """See ``queries.system.audit_length``: tells whether what is kept of a page is still true."""
        return self._number(system.audit_length)
