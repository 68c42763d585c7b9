"""A source of hand-made answers: 34 Sở, one period, what each test wants of it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.deadlines import Wording, due_before, last_day
from dashboard.domain.scope import By
from dashboard.domain.units import ROOT_CODE
from dashboard.domain.workflow import Status
from dashboard.queries.changes import CHANGES
from dashboard.queries.curve import CURVE
from dashboard.queries.facts import FACTS
from dashboard.queries.forecast import FORECAST
from dashboard.queries.missing import MISSING
from dashboard.queries.periods import DEADLINES, PERIODS
from dashboard.queries.progress import PROGRESS
from dashboard.queries.punctuality import PUNCTUALITY
from dashboard.queries.steps import STEPS
from dashboard.queries.units import UNITS
from dashboard.queries.verdicts import VERDICTS
from dashboard.queries.waiting import WAITING

PERIOD = "2026-so-bo-nam"
FIVE_PM = datetime(2026, 11, 17, 17, tzinfo=LOCAL)
OPENED = datetime(2026, 11, 2, 8, tzinfo=LOCAL)


def made(spec, rows):
    """Frame of the contract; columns a row leaves out are missing."""
    return spec.conform(pd.DataFrame(rows, columns=list(spec.columns)))


@dataclass
class Nation:
    """Answers of ``ReportSource`` for one state of the nation; unit and tier of the question are taken as given."""

    full: int = 19
    partial: int = 8
    none: int = 7
    complete: int = 73
    expected: int = 102
    as_of: datetime = FIVE_PM
    opened: datetime | None = OPENED
    locked: datetime | None = None
    day: date = date(2026, 11, 20)
    wording: Wording = Wording.BY_DAY
    verified: bool = True
    waiting_reports: int = 14
    oldest_hours: float = 125.0
    missing_reports: list[tuple[str, str, str]] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    unit_name: str = "Cục Kế hoạch – Tài chính (Bộ Tư pháp)"
    unit_tier: str = "ministry"
    tiers: str = "province"
    asked: list[str] = field(default_factory=list)
    version: int = 1
    moved: pd.DataFrame | None = None
    estimates: list[dict] = field(default_factory=list)
    weekend_rule: bool = False

    def steady(self):
        return self

    def facts(self):
        row = {"version": self.version, "data_clock": self.as_of, "loaded_at": self.as_of, "simulated": True}
        return made(FACTS, [row])

    def changes(self, _scope):
        return self.moved if self.moved is not None else CHANGES.empty()

    def periods(self, _scope):
        days = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 10, 31), "data_cutoff_on": date(2026, 10, 31)}
        row = {"period_code": PERIOD, "regime": "TT17_2025", "kind": "so-bo-nam", "year": 2026, **days}
        row |= {"opened_at": self.opened, "locked_at": self.locked, "tiers": self.tiers, "simulated": True}
        frame = pd.DataFrame([row], columns=list(PERIODS.columns))
        for name in ("opened_at", "locked_at"):
            frame[name] = pd.to_datetime(frame[name], utc=True)
        return PERIODS.conform(frame)

    def forecast(self, scope):
        return made(FORECAST[scope.by], self.estimates)

    def deadlines(self, scope):
        due = due_before(self.day, self.wording, scope.weekend_rule)
        row = {
            "period_code": PERIOD,
            "day": self.day,
            "wording": self.wording.value,
            "source": "Công văn 1",
            "verified": self.verified,
        }
        last, nominal = last_day(self.day, self.wording, scope.weekend_rule), due_before(self.day, self.wording)
        row |= {"last_day": last, "due_before": due, "nominal_due_before": nominal}
        return made(DEADLINES, [{**row, "tier": tier} for tier in self.tiers.split()])

    def units(self, scope):
        self.asked.append(scope.unit)
        unit = {"unit_code": scope.unit, "unit_name": self.unit_name, "tier": self.unit_tier, "search_key": "x"}
        return made(UNITS, [unit])

    def unit_facts(self, scope):
        known = scope.unit in (ROOT_CODE, "tinhnghean")
        return self.units(scope) if known else UNITS.empty()

    def unit_children(self, _scope):
        return UNITS.empty()

    def find_units(self, scope, _text):
        return self.units(scope)

    def verdicts(self, scope):
        counts = {"full": self.full, "partial": self.partial, "none": self.none}
        row = {**self._key(scope), "tier": scope.tier, "units": sum(counts.values()), **counts}
        return made(VERDICTS[scope.by], [row])

    def verdicts_with_forecast(self, scope):
        return self.verdicts(scope)

    def progress(self, scope):
        counts = dict.fromkeys([*Status, "on_behalf"], 0) | {"received": self.complete, **self.statuses}
        row = {**self._key(scope), "expected": self.expected, "complete": self.complete, **counts}
        return made(
            PROGRESS[scope.by], [row | {"completion_rate": self.complete / self.expected if self.expected else None}]
        )

    def punctuality(self, scope):
        counts = dict.fromkeys(
            [name for name, column in PUNCTUALITY[By.TOTAL].columns.items() if column.unit == "report"], 0
        )
        row = {**self._key(scope), **counts, "expected": self.expected, "on_time": self.complete}
        return made(PUNCTUALITY[scope.by], [row | {"overdue": self.expected - self.complete}])

    def curve(self, scope):
        days = [self.as_of.date() - timedelta(days=n) for n in (1, 0)]
        rows = [{"period_code": PERIOD, "tier": scope.tier, "day": str(day), "expected": self.expected} for day in days]
        return made(CURVE, [{**row, "complete": self.complete, "first_sent": self.complete} for row in rows])

    def steps(self, scope):
        row = {"period_code": PERIOD, "tier": scope.tier, "status": "sent", "count_now": self.waiting_reports}
        return made(STEPS, [{**row, "oldest_hours": self.oldest_hours}])

    def missing(self, scope):
        common = {
            "period_code": PERIOD,
            "tier": scope.tier,
            "form_name": "Biểu",
            "field": "Công chứng",
            "since": self.as_of,
        }
        rows = [
            {
                **common,
                "unit_code": f"{place}-{name}",
                "unit_name": name,
                "form_code": str(place),
                "status": status,
                "holder": holder,
            }
            for place, (name, status, holder) in enumerate(self.missing_reports)
        ]
        frame = made(MISSING, rows)
        return frame.assign(unit_code=frame.unit_name)

    def waiting(self, scope):
        rows = [{"unit_code": scope.unit, "unit_name": self.unit_name, "period_code": PERIOD, "tier": scope.tier}]
        rows = [row | {"waiting": self.waiting_reports, "oldest_hours": self.oldest_hours} for row in rows]
        return made(WAITING, rows if self.waiting_reports else [])

    def _key(self, scope):
        return {"unit_code": scope.unit, "unit_name": self.unit_name, "period_code": PERIOD}
