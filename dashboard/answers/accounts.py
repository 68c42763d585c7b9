"""The part of ``ReportSource`` that answers about accounts: what is to be reviewed, who is ready for a period."""

import pandas as pd

from dashboard.answers.base import Answers
from dashboard.domain.scope import Scope
from dashboard.queries import account_systems, accounts, readiness


class AccountAnswers(Answers):
    """One method per question about accounts; see ``source.ReportSource``."""

    def accounts(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.accounts.accounts``."""
        return self._frame(accounts.accounts, scope)

    def account_findings(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.accounts.account_findings``."""
        return self._frame(accounts.account_findings, scope)

    def account_systems(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.account_systems.account_systems``."""
        return self._frame(account_systems.account_systems, scope)

    def readiness(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.readiness.readiness``."""
        return self._frame(readiness.readiness, scope)
