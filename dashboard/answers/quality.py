"""The part of ``ReportSource`` that answers whether the figures agree."""

import pandas as pd

from dashboard.answers.base import Answers
from dashboard.domain.scope import Scope
from dashboard.queries import checked, discrepancies, final_figures, import_findings, quality, reconcile


class QualityAnswers(Answers):
    """One method per question about figures; see ``source.ReportSource``."""

    def reconcile(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.reconcile.reconcile``."""
        return self._frame(reconcile.reconcile, scope)

    def discrepancies(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.discrepancies.discrepancies``."""
        return self._frame(discrepancies.discrepancies, scope)

    def checked(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.checked.checked``."""
        return self._frame(checked.checked, scope)

    def final_figures(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.final_figures.final_figures``."""
        return self._frame(final_figures.final_figures, scope)

    def quality(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.quality.quality``."""
        return self._frame(quality.quality, scope)

    def findings(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.quality.findings``."""
        return self._frame(quality.findings, scope)

    def import_findings(self, scope: Scope) -> pd.DataFrame:
        """See ``queries.import_findings.import_findings``."""
        return self._frame(import_findings.import_findings, scope)
