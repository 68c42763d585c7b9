"""The part of ``ReportSource`` that answers about people: accounts to be reviewed, readiness, whom to speak to."""

import pandas as pd

from dashboard.answers.base import Answers
from dashboard.domain.scope import Scope
from dashboard.queries import account_systems, accounts, contacts, readiness


class AccountAnswers(Answers):
    """One method per question about accounts and contacts; see ``source.ReportSource``."""

    def accounts(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.accounts.accounts``."""
        return self._frame(accounts.accounts, scope)

    def account_findings(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.accounts.account_findings``."""
        return self._frame(accounts.account_findings, scope)

    def account_systems(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.account_systems.account_systems``."""
        return self._frame(account_systems.account_systems, scope)

    def contacts(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.contacts.contacts``."""
        return self._frame(contacts.contacts, scope)

    def readiness(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.readiness.readiness``."""
        return self._frame(readiness.readiness, scope)
