"""What every part of ``ReportSource`` stands on: one query answered for one scope."""

from abc import ABC, abstractmethod
from collections.abc import Callable

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.scope import Scope

Query = Callable[[sa.Connection, Scope], pd.DataFrame]


class Answers(ABC):
    """One method per question of one topic; see ``source.ReportSource``."""

    @abstractmethod
    def _frame(self, query: Query, scope: Scope) -> pd.DataFrame:
        """Answer of a query, fetched once per scope and data version."""
