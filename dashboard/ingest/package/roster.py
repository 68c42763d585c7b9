"""Who owes which form in which period: stored rosters, rows of ``roster.csv``, and the roster by default."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from dashboard.domain.units import Tier
from dashboard.domain.workflow import Status
from dashboard.ingest.package.catalogue import Catalogue, Form, Period, find_form, find_period
from dashboard.ingest.package.directory import Version
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging, never
from dashboard.ingest.problems import Problem
from dashboard.schema.tables import report

COLUMNS = (
    "id", "period_id", "unit_id", "form_id", "tier", "province_id", "district_id", "exempt", "exempt_reason",
    "correction", "status",
)  # fmt: skip


@dataclass(slots=True)
class Duty:
    """One report: who owes what when."""

    id: int
    period: Period
    unit: int
    form: Form
    exempt: bool
    reason: str | None
    stored: bool


@dataclass
class Roster:
    """Duties of the periods asked for, by unit and form."""

    staging: Staging
    catalogue: Catalogue
    _duties: dict[int, dict[tuple[int, int], Duty]] = field(default_factory=dict)

    def of(self, period: Period) -> dict[tuple[int, int], Duty]:
        """Return a period's duties by unit id and form id."""
        if period.id not in self._duties:
            self._duties[period.id] = {(duty.unit, duty.form.id): duty for duty in self._read(period)}
        return self._duties[period.id]

    def _read(self, period: Period) -> Iterator[Duty]:
        forms = {form.id: form for form in self.catalogue.forms.values()}
        columns = report.c["id", "unit_id", "form_id", "exempt", "exempt_reason"]
        for key, unit, form, exempt, reason in self.staging.conn.execute(
            sa.select(*columns).where(report.c.period_id == period.id)
        ):
            yield Duty(key, period, unit, forms[form], bool(exempt), reason, stored=True)


def check_roster(roster: Roster, rows: Rows | None) -> None:
    """Plan the reports that rows name, and the default roster of periods that open without any."""
    named: dict[int, int | None] = {}
    if rows is not None:
        roster.catalogue.tolerated["roster_unit"] |= rows.broken.get("unit_code", set())
        for place in range(len(rows)):
            period = _check_row(roster, rows, place)
            if period is not None:
                named.setdefault(period.id, place)
    for period in list(roster.catalogue.periods.values()):
        if period.opens_now and period.id not in named and not _is_broken(period, rows) and not roster.of(period):
            _build(roster, period)
    _check_deadlines(roster, rows)


def _is_broken(period: Period, rows: Rows | None) -> bool:
    return rows is not None and period.code in rows.broken.get("period_code", set())


def _check_row(roster: Roster, rows: Rows, place: int) -> Period | None:
    staging, catalogue = roster.staging, roster.catalogue
    period, form = find_period(staging, catalogue, rows, place), find_form(staging, catalogue, rows, place)
    if period is None:
        return None
    version = staging.find_unit(rows, place, "unit_code", period.ends_on)
    if form is None or version is None or not _fits(staging, rows, place, period, form, version):
        return period
    exempt, reason = rows.values(place, "exempt", "exempt_reason")
    known = roster.of(period).get((version.unit, form.id))
    if known is not None and known.stored:
        staging.changes(rows, place, {"exempt": known.exempt, "exempt_reason": known.reason}, never)
        return period
    if exempt and reason is None:
        staging.note(rows, place, "exempt_reason", "exempt_without_reason")
    _add(roster, Duty(staging.new_id(report), period, version.unit, form, exempt, reason, stored=False))
    return period


def _fits(staging: Staging, rows: Rows, place: int, period: Period, form: Form, version: Version) -> bool:
    found = misfit(rows, place, period, form, version)
    if found is not None:
        staging.problems.append(found)
    return found is None


def misfit(rows: Rows, place: int, period: Period, form: Form, version: Version) -> Problem | None:
    """Return why a form cannot be owed by this unit in this period; None where it can."""
    if form.regime != period.regime:
        return rows.problem(place, "form_code", "wrong_regime", regime=form.regime, expected=period.regime)
    if form.tier != version.tier:
        return rows.problem(place, "form_code", "wrong_tier", tier=version.tier, expected=form.tier, unit=version.name)
    return None


def _build(roster: Roster, period: Period) -> None:
    """Plan the roster by default: every unit of a form's tier in force on the last day of the period."""
    forms: dict[str, list[Form]] = defaultdict(list)
    for form in roster.catalogue.forms.values():
        if form.regime == period.regime:
            forms[form.tier].append(form)
    directory = roster.staging.directory
    for unit in list(directory.by_unit):
        version = directory.version(unit, period.ends_on)
        reason = directory.exempt_reasons.get(unit)
        for form in forms.get(version.tier, ()) if version else ():
            key = roster.staging.new_id(report)
            _add(roster, Duty(key, period, unit, form, reason is not None, reason, stored=False))


def _add(roster: Roster, duty: Duty) -> None:
    roster.of(duty.period)[duty.unit, duty.form.id] = duty
    plan = roster.staging.plan
    plan.insert(report, COLUMNS, [_row(roster, duty)])
    plan.touched.add(duty.period.id)
    plan.tallies["roster"].inserted += 1


def _row(roster: Roster, duty: Duty) -> tuple[Any, ...]:
    above = roster.staging.directory.tiers_above(duty.unit, duty.period.ends_on)
    status = Status.EXEMPT if duty.exempt else Status.NOT_STARTED
    return (
        duty.id, duty.period.id, duty.unit, duty.form.id, duty.form.tier, above.get(Tier.PROVINCE),
        above.get(Tier.DISTRICT), duty.exempt, duty.reason, duty.period.was_open, status.value,
    )  # fmt: skip


def _check_deadlines(roster: Roster, rows: Rows | None) -> None:
    """Refuse a tier on a roster that no deadline is set for; once a period and tier."""
    for period in roster.catalogue.periods.values():
        if period.id not in roster.staging.plan.touched:
            continue
        tiers = {duty.form.tier for duty in roster.of(period).values()}
        for tier in sorted(tiers - roster.catalogue.deadlines[period.id]):
            if period.code not in roster.catalogue.tolerated["deadline_period"]:
                _refuse_tier(roster, rows, period, tier)


def _refuse_tier(roster: Roster, rows: Rows | None, period: Period, tier: str) -> None:
    row = None
    if rows is not None and period.code in rows.columns["period_code"]:
        row = rows.lines[rows.columns["period_code"].index(period.code)]
    file = "deadlines.csv" if row is None else "roster.csv"
    roster.staging.problems.append(
        Problem(file, row, "tier", tier, "missing_deadline", {"period": period.code, "tier": tier})
    )
