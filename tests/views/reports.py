"""A source of hand-made reports: every answer of Tiến độ counted from one list, as a person would count."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.deadlines import due_before
from dashboard.domain.scope import By
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Status
from dashboard.queries.backlog import BACKLOG
from dashboard.queries.clusters import CLUSTERS
from dashboard.queries.matrix import MATRIX
from dashboard.queries.missing import MISSING
from dashboard.queries.outstanding import OUTSTANDING
from dashboard.queries.progress import PROGRESS
from dashboard.queries.units import UNITS
from dashboard.queries.verdicts import VERDICTS
from tests.views.nation import PERIOD, Nation, made

COMPLETE, SETTLED = {"sent", "received"}, {"sent", "received", "covered", "exempt"}
MORNING = datetime(2026, 11, 12, 8, tzinfo=LOCAL)
NGHE_AN = {"unit_name": "Sở Tư pháp tỉnh Nghệ An", "unit_tier": "province", "tiers": "commune"}


@dataclass(frozen=True)
class Report:
    """One obligation and where it stands."""

    unit: str
    field: str
    status: str
    tier: str = "province"
    since: datetime = MORNING
    first_sent: datetime | None = None

    @property
    def code(self) -> str:
        """Code of its unit, short enough for a test to read."""
        return self.unit.split()[-1].lower()


def so(name: str, **statuses: str) -> list[Report]:
    """Reports of a Sở, field → status."""
    return [Report(f"Sở Tư pháp tỉnh {name}", field.replace("_", " "), status) for field, status in statuses.items()]


def xa(name: str, **statuses: str) -> list[Report]:
    """Reports of a commune, field → status."""
    return [Report(f"UBND xã {name}", field.replace("_", " "), status, "commune") for field, status in statuses.items()]


@dataclass
class Reports(Nation):
    """Answers counted from ``reports``."""

    reports: list[Report] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def units(self, scope):
        unit = {"unit_code": scope.unit, "unit_name": self.unit_name, "tier": self.unit_tier, "search_key": "x"}
        return made(UNITS, [unit])

    def unit_facts(self, scope):
        return self.units(scope)

    def progress(self, scope):
        return made(PROGRESS[scope.by], [{**key, **_counts(held)} for key, held in self._by(scope)])

    def matrix(self, scope):
        held = [
            ({**key, **_form(form)}, list(rows))
            for key, reports in self._by(scope)
            for form, rows in groupby(sorted(reports, key=lambda r: r.field), lambda r: r.field)
        ]
        return made(MATRIX, [{**key, **_counts(rows)} for key, rows in held])

    def verdicts(self, scope):
        rows = []
        for key, held in self._by(scope):
            found = [_verdict(list(own)) for _, own in groupby(sorted(held, key=_unit), _unit)]
            counts = {name: found.count(name) for name in ("full", "partial", "none")}
            rows.append({**key, "tier": scope.tier or Tier.PROVINCE, "units": sum(counts.values()), **counts})
        return made(VERDICTS[scope.by], rows)

    def outstanding(self, scope):
        rows = []
        for key, held in self._by(scope):
            owed = [r for r in held if r.status not in SETTLED]
            counts = {"units": len({r.unit for r in owed}), "reports": len(owed)}
            rows += [{**key, "tier": scope.tier or Tier.PROVINCE, **counts}] if owed else []
        return made(OUTSTANDING[scope.by], rows)

    def missing(self, scope):
        held = [r for r in self._asked(scope) if r.status not in COMPLETE | {"exempt"}]
        due = pd.Timestamp(due_before(self.day, self.wording))
        rows = [_row(r) | {"due_before": due, "first_sent_at": r.first_sent, "since": r.since} for r in held]
        return made(MISSING, rows)

    def backlog(self, scope):
        held = sorted((r for r in self._asked(scope) if r.status == "sent"), key=lambda r: r.since)
        rows = [_row(r) | {"since": r.since, "hours": (self.as_of - r.since).total_seconds() / 3600} for r in held]
        return made(BACKLOG, rows)

    def clusters(self, _scope):
        rows = [{"unit_code": code, "unit_name": code, "cluster": place} for code, place in self.places.items()]
        return made(CLUSTERS, rows)

    def _asked(self, scope):
        return [r for r in self.reports if scope.field in (None, r.field) and scope.tier in (None, r.tier)]

    def _by(self, scope):
        """Key columns and reports of each row; children are the units themselves."""
        keys = {
            By.TOTAL: lambda _: {"unit_code": scope.unit, "unit_name": self.unit_name},
            By.FIELD: lambda r: {"field": r.field},
            By.FORM: lambda r: _form(r.field),
        }
        key = keys.get(scope.by, lambda r: {"unit_code": r.code, "unit_name": r.unit})
        held = sorted(self._asked(scope), key=lambda r: str(key(r)))
        for _, rows in groupby(held, lambda r: str(key(r))):
            found = list(rows)
            yield {**key(found[0]), "period_code": PERIOD}, found


def _unit(report: Report) -> str:
    return report.unit


def _form(name: str) -> dict[str, str]:
    return {"form_code": f"TAM-{name}", "form_name": f"Biểu {name}", "field": name}


def _row(r: Report) -> dict[str, object]:
    return {
        "unit_code": r.code,
        "unit_name": r.unit,
        "tier": r.tier,
        "period_code": PERIOD,
        "status": r.status,
    } | _form(r.field)


def _counts(held: list[Report]) -> dict[str, int]:
    counts = {status.value: sum(r.status == status for r in held) for status in Status}
    complete, expected = sum(r.status in COMPLETE for r in held), sum(r.status != "exempt" for r in held)
    rate = complete / expected if expected else None
    return {**counts, "expected": expected, "complete": complete, "on_behalf": 0, "completion_rate": rate}


def _verdict(held: list[Report]) -> str:
    expected = [r for r in held if r.status != "exempt"]
    complete = [r for r in expected if r.status in COMPLETE]
    if not expected:
        return ""
    return "none" if not complete else "full" if len(complete) == len(expected) else "partial"
