"""Findings of the periods that a load touched, computed anew and written in its transaction."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from dashboard.domain.quality.arithmetic import Rule
from dashboard.domain.quality.rollups import Form, Link, links
from dashboard.domain.quality.tables import Found, effect, severity
from dashboard.ingest import bulk
from dashboard.ingest.package.schemas import DECIMAL_UNITS
from dashboard.ingest.progress import Progress, silent
from dashboard.ingest.quality.checking import Before, Rules, check_period
from dashboard.ingest.quality.reading import (
    PeriodAt,
    PeriodFigures,
    read_doubts,
    read_figures,
    read_forms,
    read_measures,
    read_periods,
    with_figures,
    without,
)
from dashboard.reference.checks import arithmetic_rules, revision_rules, rollups
from dashboard.schema.tables import quality_finding

PAST = 3
"""Earlier periods of the regime that a period is held against."""

COLUMNS = (
    "period_id", "report_id", "unit_id", "form_id", "tier", "province_id", "district_id", "kind", "indicator_code",
    "severity", "value", "expected", "effect", "fields",
)  # fmt: skip


def refresh(
    conn: sa.Connection, touched: Iterable[int], refigured: Iterable[int] = (), progress: Progress = silent
) -> None:
    """Find anew in these periods, and in the later ones of the regime that look back at ``refigured`` ones.

    What people said of a finding stands in ``quality_state`` and is not touched.
    """
    periods = read_periods(conn)
    due = _due(conn, periods, set(touched), set(refigured))
    if due:
        book = _Book(conn, periods)
        for done, at in enumerate(due):
            progress("quality", done, len(due))
            conn.execute(sa.delete(quality_finding).where(quality_finding.c.period_id == at.id))
            rows = list(book.rows(at))  # read to the end first: a COPY lets nothing else be asked meanwhile
            bulk.insert(conn, quality_finding, COLUMNS, rows)
        progress("quality", len(due), len(due))


def _due(conn: sa.Connection, periods: Sequence[PeriodAt], touched: set[int], refigured: set[int]) -> list[PeriodAt]:
    begun = {at.regime: at.opened_at for at in reversed(periods) if at.id in refigured}
    wanted = [
        at.id for at in periods
        if at.id in touched | refigured or at.opened_at > begun.get(at.regime, at.opened_at)
    ]  # fmt: skip
    held = with_figures(conn, wanted)
    return [at for at in periods if at.id in held]


class _Book:
    """Rules and figures, each read once while several periods are looked at."""

    def __init__(self, conn: sa.Connection, periods: Sequence[PeriodAt]) -> None:
        self._conn, self._periods = conn, periods
        forms, measures = read_forms(conn), read_measures(conn)
        self._rules = _rules(forms)
        # neither round money nor a mean age says anything
        self._counts = {key for key, measure in measures.items() if measure.strip().casefold() not in DECIMAL_UNITS}
        self._held: dict[int, PeriodFigures] = {}
        self._clean: dict[int, PeriodFigures] = {}

    def rows(self, at: PeriodAt) -> Iterator[tuple[Any, ...]]:
        """Rows of the table for one period; everything is read first: nothing may be asked while they are copied in."""
        return self._found(self._figures(at), self._before(at))

    def _found(self, now: PeriodFigures, before: Before) -> Iterator[tuple[Any, ...]]:
        totals = {key: table.national for key, table in now.tables.items()}
        for form_id, found in check_period(now, before, self._rules):
            weight = effect(now.tables[form_id], found, totals[form_id])
            yield _row(now, self._rules.forms[form_id], found, weight)

    def _before(self, at: PeriodAt) -> Before:
        earlier = [other for other in self._periods if other.regime == at.regime and other.opened_at < at.opened_at]
        newest = earlier[::-1]
        like = next((other for other in newest if other.kind == at.kind), None)
        kinds = {rule.final_kind: rule.preliminary_kind for rule in revision_rules() if rule.regime == at.regime}
        first = next((o for o in newest if o.kind == kinds.get(at.kind) and o.year == at.year), None)
        past = [self._doubted(other) for other in newest[:PAST]]
        last = self._figures(newest[0]) if newest else None
        same = None if like is None else self._figures(like)
        return Before(past, last, same, None if first is None else self._doubted(first))

    def _doubted(self, at: PeriodAt) -> PeriodFigures:
        """Figures of a period without those cells that are findings."""
        if at.id not in self._clean:
            self._clean[at.id] = without(self._figures(at), read_doubts(self._conn, at.id))
            while len(self._clean) > PAST + 1:
                self._clean.pop(next(iter(self._clean)))
        return self._clean[at.id]

    def _figures(self, at: PeriodAt) -> PeriodFigures:
        if at.id not in self._held:
            while len(self._held) > PAST + 2:
                self._held.pop(next(iter(self._held)))
            self._held[at.id] = read_figures(self._conn, at, self._rules.forms, self._counts)
        return self._held[at.id]


def _rules(forms: Mapping[int, Form]) -> Rules:
    by_form: dict[int, list[Link]] = defaultdict(list)
    for link in links(forms.values(), rollups()):
        by_form[link.form.id].append(link)
    ids = {form.code: key for key, form in forms.items()}
    written: dict[int, list[Rule]] = defaultdict(list)
    for rule in arithmetic_rules():
        if rule.form in ids:
            written[ids[rule.form]].append(Rule.of(rule.left, rule.relation, rule.right))
    return Rules(forms, by_form, written)


def _row(now: PeriodFigures, of: Form, found: Found, weight: float) -> tuple[Any, ...]:
    reports, row = now.sent[of.id], found.row
    place = (int(reports.provinces[row]) or None, int(reports.districts[row]) or None)
    return (
        now.period.id, int(reports.ids[row]), int(reports.units[row]), of.id, of.tier, *place, found.check.value,
        found.indicator, severity(found.check, weight).value, found.value, found.expected, weight,
        json.dumps(dict(found.fields), ensure_ascii=False),
    )  # fmt: skip
