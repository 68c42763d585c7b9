"""What Quản trị hệ thống is made from, read when first asked for."""

from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.domain.audit import Act
from dashboard.domain.scope import Scope
from dashboard.views.components.question import Question


class Facts:
    """Answers about the system, as the viewer may see them."""

    def __init__(self, source: Any, question: Question) -> None:
        self._source, self.question = source, question
        self._scope = Scope(question.scope.viewer)

    @cached_property
    def loads(self) -> pd.DataFrame:
        """Loads, the newest first."""
        return self._source.loads(self._scope)

    @cached_property
    def audit(self) -> pd.DataFrame:
        """Entries of the audit, the newest first."""
        return self._source.audit(self._scope)

    @cached_property
    def faults(self) -> pd.DataFrame:
        """Places where the audit fails."""
        return self._source.audit_faults(self._scope)

    @cached_property
    def health(self) -> Any:
        """The one row of what to look after."""
        return self._source.health(self._scope).iloc[0]

    @property
    def is_whole(self) -> bool:
        """Whether the audit is as it was written."""
        return self.faults.empty

    @property
    def newest(self) -> Any:
        """The newest load that brought data; None before any."""
        brought = self.loads[self.loads.load_kind != "reference"]
        return None if brought.empty else brought.iloc[0]

    def acts_since(self, act: Act, since: pd.Timestamp) -> int:
        """How often something was done since an instant, among the entries read."""
        return int(((self.audit.act == act.value) & (self.audit.done_at >= since)).sum())
