"""The report a row of events or figures speaks of; the answer for each unit, form and period is kept."""

from collections.abc import Iterator
from typing import Any

from dashboard.ingest.package.catalogue import Form, Period
from dashboard.ingest.package.directory import Version
from dashboard.ingest.package.nearness import nearest
from dashboard.ingest.package.roster import Duty, Roster, misfit
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.problems import Problem

Key = tuple[str, str, str]
KEY = ("period_code", "unit_code", "form_code")


class DutyFinder:
    """Finds duties by codes; what cannot be found is refused for every row that names it."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._known: dict[Key, Duty | list[tuple[str | None, str, dict[str, Any]]]] = {}

    def find_all(self, rows: Rows) -> Iterator[tuple[int, Duty]]:
        """Yield the place and the duty of every row that has one; exempt reports have none."""
        columns = (rows.columns[name] for name in KEY)
        for place, key in enumerate(zip(*columns, strict=True)):
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = self._find(rows, place, key)
            if isinstance(found, Duty):
                yield place, found
            else:
                for column, code, fields in found:
                    self._roster.staging.refuse(rows, place, column, code, **fields)

    def _find(self, rows: Rows, place: int, key: Key) -> Duty | list[tuple[str | None, str, dict[str, Any]]]:
        problems: list[Problem] = []
        duty = self._resolve(rows, place, key, problems)
        if duty is not None and duty.exempt:
            problems.append(rows.problem(place, "form_code", "exempt_report", reason=duty.reason or ""))
        if duty is not None and not problems:
            return duty
        return [(problem.column, problem.code, dict(problem.fields)) for problem in problems]

    def _resolve(self, rows: Rows, place: int, key: Key, problems: list[Problem]) -> Duty | None:
        catalogue, directory = self._roster.catalogue, self._roster.staging.directory
        period, form = catalogue.periods.get(key[0]), catalogue.forms.get(key[2])
        if period is None and key[0] not in catalogue.tolerated["period_code"]:
            problems.append(
                rows.problem(place, "period_code", "unknown_period", nearest=nearest(key[0], catalogue.periods))
            )
        if form is None and key[2] not in catalogue.tolerated["form_code"]:
            problems.append(rows.problem(place, "form_code", "unknown_form", nearest=nearest(key[2], catalogue.forms)))
        if period is None:
            return self._report_unit(rows, place, key[1], problems)
        version = directory.at(key[1], period.ends_on)
        if version is None and key[1] not in directory.tolerated:
            problems.append(directory.problem(rows, place, "unit_code", period.ends_on))
        if form is None or version is None:
            return None
        return self._owed(rows, place, (period, form, version), problems)

    def _owed(
        self, rows: Rows, place: int, parts: tuple[Period, Form, Version], problems: list[Problem]
    ) -> Duty | None:
        """Return the report of a unit, form and period that exist; it must be on the roster."""
        period, form, version = parts
        found = self._roster.of(period).get((version.unit, form.id))
        if found is None and version.code not in self._roster.catalogue.tolerated["roster_unit"]:
            problems.append(
                misfit(rows, place, period, form, version)
                or rows.problem(place, "form_code", "not_on_roster", unit=version.name, period=period.code)
            )
        return found

    def _report_unit(self, rows: Rows, place: int, code: str, problems: list[Problem]) -> Duty | None:
        """Report a code that no unit ever had; without a period it cannot be judged further, and there is no duty."""
        directory = self._roster.staging.directory
        if code not in directory.by_code and code not in directory.tolerated:
            problems.append(rows.problem(place, "unit_code", "unknown_unit", nearest=directory.nearest(code)))
        return None
