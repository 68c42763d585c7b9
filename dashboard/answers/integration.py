"""The part of ``ReportSource`` that answers how far specialised systems feed each other."""

import pandas as pd

from dashboard.answers.base import Answers
from dashboard.domain.scope import Scope
from dashboard.queries import integration, integration_ratios


class IntegrationAnswers(Answers):
    """One method per question about integration; see ``source.ReportSource``."""

    def lltp_integration(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.integration.lltp_integration``."""
        return self._frame(integration.lltp_integration, scope)

    def civil_status(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.integration.civil_status``."""
        return self._frame(integration.civil_status, scope)

    def integration_ratios(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.integration_ratios.integration_ratios``."""
        return self._frame(integration_ratios.integration_ratios, scope)

    def integration_sources(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.integration.integration_sources``."""
        return self._frame(integration.integration_sources, scope)
