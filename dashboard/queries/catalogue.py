"""The questions the command line can ask, by name (interchange §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.domain.scope import Boundaries, By
from dashboard.domain.units import ROOT_CODE

EVERY_BY = frozenset(By)
PROVINCES_OR_NATION = frozenset({By.CHILD, By.PROVINCE, By.TOTAL})
UNITS_OR_TOTAL = PROVINCES_OR_NATION | {By.UNIT}


@dataclass(frozen=True, slots=True)
class Question:
    """A method of ``ReportSource`` and the options it answers to.

    ``by`` empty: the rows have one grain only. ``needs_unit``: ``--unit`` must be given.
    ``in_periods``: it answers about reporting periods, so ``--period`` and ``--as-of`` apply.
    ``takes_system``: it can be asked about the accounts of another software.
    """

    method: str
    by: frozenset[By] = frozenset()
    carries_counts: bool = False
    needs_unit: bool = False
    takes_form: bool = False
    in_periods: bool = True
    takes_system: bool = False

    def offers(self, boundaries: Boundaries, by: By, unit: str) -> bool:
        """Whether it can be read by these boundaries: counts alone are carried, for nation and provinces."""
        if boundaries is Boundaries.AS_REPORTED:
            return True
        return self.carries_counts and unit == ROOT_CODE and (not self.by or by in PROVINCES_OR_NATION)


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "progress": Question("progress", EVERY_BY, carries_counts=True),
        "punctuality": Question("punctuality", EVERY_BY),
        "overdue": Question("overdue"),
        "verdicts": Question("verdicts_with_forecast", EVERY_BY),
        "curve": Question("curve", carries_counts=True),
        "steps": Question("steps"),
        "returns": Question("returns", EVERY_BY),
        "cascade": Question("cascade"),
        "report": Question("report", needs_unit=True, takes_form=True),
        "forecast": Question("forecast", EVERY_BY),
        "backtest": Question("backtest", EVERY_BY),
        "time-to-send": Question("time_to_send", EVERY_BY),
        "final-punctuality": Question("final_punctuality", EVERY_BY),
        "first-and-final": Question("first_and_final"),
        "missing": Question("missing"),
        "backlog": Question("backlog"),
        "chain": Question("chain"),
        "sendings": Question("sendings"),
        "late-again": Question("late_again"),
        "return-reasons": Question("loops"),
        "checkers": Question("checkers"),
        "unlocks": Question("unlocks"),
        "revisions": Question("revisions"),
        "deadlines": Question("deadlines"),
        "periods": Question("periods"),
        "reconcile": Question("reconcile", takes_form=True),
        "quality": Question("quality", takes_form=True),
        "accounts": Question("accounts", in_periods=False, takes_system=True),
        "readiness": Question("readiness", frozenset(By) - {By.FORM, By.FIELD}, in_periods=False),
        "lltp-integration": Question("lltp_integration", UNITS_OR_TOTAL, carries_counts=True, in_periods=False),
        "integration-ratios": Question("integration_ratios", UNITS_OR_TOTAL, carries_counts=True, in_periods=False),
        "civil-status": Question("civil_status", UNITS_OR_TOTAL, carries_counts=True, in_periods=False),
    }
)
