"""All periods of the unit side by side: verdict, counts, punctuality, and every field's status."""

from typing import Any

import pandas as pd

from dashboard.domain.errors import NoReportError
from dashboard.domain.scope import By
from dashboard.domain.workflow import Status
from dashboard.text import labels, numbers, periods
from dashboard.text import unit_around as words
from dashboard.views.components import marks
from dashboard.views.components.facts import count
from dashboard.views.components.folds import Fold
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, empty, lines, link, table
from dashboard.views.components.question import Opened
from dashboard.views.unit.facts import Facts

PAST = Fold("past", words.PAST_TITLE, words.PAST_SUMMARY, words.PAST_EXPLAIN)


def past_part(facts: Facts) -> Opened:
    """Every period in which this very unit reported."""
    held = own_periods(facts)
    return Opened(_table(facts, held) if len(held) > 1 else empty(words.PAST_NONE))


def own_periods(facts: Facts) -> pd.DataFrame:
    """Periods open by the instant whose last day falls in a version of this very unit, the newest first; with its code.

    A code alone will not do: another unit may have borne it in another era.
    """
    versions = facts.lineage[facts.lineage.relation == "version"]
    opened = facts.periods[facts.periods.opened_at <= facts.as_of]
    rows = []
    for period in opened.itertuples(index=False):
        since, until = (
            versions.valid_from <= period.ends_on,
            versions.valid_to.isna() | (versions.valid_to > period.ends_on),
        )
        held = versions[since & until]
        if len(held) and facts.unit.tier in str(period.tiers).split():
            rows.append((*period, held.unit_code.iloc[0]))
    return pd.DataFrame(rows, columns=[*opened.columns, "unit_code"])


def past(facts: Facts) -> pd.DataFrame:
    """Its own reports of all those periods, one row per report; raises ``NoReportError`` where it has none."""
    scopes = [facts.asked(periods=(row.period_code,), unit=row.unit_code) for row in own_periods(facts).itertuples()]
    if not scopes:
        raise NoReportError
    return pd.concat([facts.source.obligations(scope) for scope in scopes], ignore_index=True)


def _table(facts: Facts, held: pd.DataFrame) -> Markup:
    """Measures as rows, periods as columns."""
    answers = [_Period(facts, row) for row in held.itertuples(index=False)]
    columns = [Column("measure", words.PAST_MEASURE, sortable=False)]
    columns += [Column(answer.code, answer.head, sortable=False) for answer in answers]
    rows = [(Cell(label), *(answer.cell(name) for answer in answers)) for name, label in words.PAST_ROWS.items()]
    fields = list(dict.fromkeys(field for answer in answers for field in answer.fields))
    rows += [(Cell(field), *(answer.field(field) for answer in answers)) for field in fields]
    return table(columns, rows, caption=words.PAST_CAPTION, file="ky-truoc", whole=True)


class _Period:
    """What the unit did in one period."""

    def __init__(self, facts: Facts, row: Any) -> None:
        self.code = row.period_code
        scope = facts.asked(periods=(row.period_code,), unit=row.unit_code)
        self.reports = facts.source.obligations(scope)
        whole = facts.asked(periods=(row.period_code,), unit=row.unit_code, by=By.TOTAL)
        self._punctual = _first(facts.source.punctuality(whole))
        due = facts.source.deadlines(scope)
        due = due[due.tier == facts.unit.tier]
        self._verified = bool(due.verified.any())
        self._is_due = bool(len(due)) and due.due_before.iloc[0] <= facts.as_of
        title, here = periods.title(row.kind, int(row.year)), row.period_code == facts.period.period_code
        notes = [words.THIS_PERIOD] if here else []
        notes += [] if self._verified else [words.PAST_UNVERIFIED]
        target = facts.to(row.unit_code, ky=row.period_code)
        self.head = lines(title if here else link(title, target), *notes)

    @property
    def fields(self) -> list[str]:
        """Fields it reported on."""
        return self.reports.field.drop_duplicates().tolist()

    def cell(self, name: str) -> Cell:
        """A measure of the period."""
        owed = self.reports[self.reports.status != Status.EXEMPT]
        complete = int(owed.status.isin(["sent", "received"]).sum())
        if name == "verdict":
            code = marks.verdict_of(complete, len(owed))
            return Cell(marks.verdict(code), csv=labels.VERDICTS[code]) if code else Cell(numbers.NOTHING)
        if name == "complete":
            return Cell(numbers.of(complete, len(owed)) if len(owed) else numbers.NOTHING)
        if name in {"returns", "on_behalf"}:
            return Cell(numbers.integer(int(owed[name].astype("int64").sum())))
        return self._punctuality(name, len(owed))

    def field(self, field: str) -> Cell:
        """Where the reports of a field stand; a dash where the field was not reported on."""
        held = self.reports[self.reports.field == field]
        if held.empty:
            return Cell(numbers.NOTHING)
        words_of = [labels.STATUSES_SHORT[status] for status in held.status]
        return Cell(
            Markup("").join(marks.status(status, short=True) for status in held.status), csv="; ".join(words_of)
        )

    def _punctuality(self, name: str, owed: int) -> Cell:
        """A measure of punctuality: nothing before the deadline, and nobody late by one no document sets."""
        if not owed or not self._is_due:
            return Cell(numbers.NOTHING)
        value = None if self._punctual is None else self._punctual.get(name)
        if name == "max_days_late":
            return Cell(numbers.NOTHING if value is None or pd.isna(value) else numbers.integer(int(value)))
        return Cell(numbers.of(count(self._punctual, name), owed))


def _first(frame: pd.DataFrame) -> "pd.Series[Any] | None":
    return frame.iloc[0] if len(frame) else None
