"""Every check of one period, from its tables and those before it, to the findings of each report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.quality.arithmetic import Rule, arithmetic
from dashboard.domain.quality.copies import copied_neighbour, copied_previous
from dashboard.domain.quality.levels import Below, RollUp, reconciled
from dashboard.domain.quality.outliers import outliers
from dashboard.domain.quality.revisions import revisions
from dashboard.domain.quality.rollups import Form, Link
from dashboard.domain.quality.shapes import constant, empty, round_numbers
from dashboard.domain.quality.tables import Floats, FormTable, Found, Ints
from dashboard.ingest.quality.reading import PeriodFigures, Reports


@dataclass(frozen=True)
class Rules:
    """What the checks go by, by the id of the form they are about."""

    forms: Mapping[int, Form]
    links: Mapping[int, Sequence[Link]]
    arithmetic: Mapping[int, Sequence[Rule]]


@dataclass(frozen=True)
class Before:
    """Earlier periods: ``past`` the last few, newest first; ``like`` one of the same kind; ``preliminary`` of this.

    A cell that was a finding itself is blank in ``past`` and ``preliminary``: nothing is held against it.
    ``last`` is the newest as it was reported.
    """

    past: Sequence[PeriodFigures] = ()
    last: PeriodFigures | None = None
    like: PeriodFigures | None = None
    preliminary: PeriodFigures | None = None

    def copies(self, form_id: int) -> dict[str, FormTable]:
        """Tables a report may have been copied from, by the code of the period."""
        earlier = [at for at in (self.last, self.like) if at is not None]
        return {at.period.code: at.tables[form_id] for at in earlier if form_id in at.tables}


def check_period(now: PeriodFigures, before: Before, rules: Rules) -> Iterator[tuple[int, Found]]:
    """Yield the id of the form and each finding in its table."""
    for form_id, table in now.tables.items():
        whole = _of_whole(table, before.copies(form_id))
        for found in whole:
            yield form_id, found
        told = {found.row for found in whole}
        for found in (*arithmetic(table, rules.arithmetic.get(form_id, ())), *_against_past(now, before, form_id)):
            if found.row not in told:
                yield form_id, found
        for found in _between_levels(now, form_id, rules.links.get(form_id, ())):
            yield form_id, found


def _of_whole(table: FormTable, earlier: Mapping[str, FormTable]) -> list[Found]:
    """Findings of whole forms: what else is strange in their cells follows from them, and is not told beside them."""
    shapes = [*empty(table), *constant(table), *round_numbers(table)]
    return [*shapes, *copied_neighbour(table), *copied_previous(table, earlier)]


def _against_past(now: PeriodFigures, before: Before, form_id: int) -> list[Found]:
    table = now.tables[form_id]
    past = [(at.tables[form_id], at.period.months) for at in before.past if form_id in at.tables]
    found = outliers(table, now.period.months, past)
    first = before.preliminary
    if first is None or form_id not in first.tables or not _is_top(now.sent[form_id]):
        return found
    return found + revisions(table, first.tables[form_id], (now.period.months, first.period.months))


def _is_top(reports: Reports) -> bool:
    """Whether they are the reports of the provinces themselves."""
    return bool(len(reports.ids)) and bool((reports.provinces == reports.units).all())


def _between_levels(now: PeriodFigures, form_id: int, links: Sequence[Link]) -> list[Found]:
    table = now.tables[form_id]
    shape = table.values.shape
    below = Below(np.full(shape, np.nan), np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64))
    relations: dict[str, RollUp] = {}
    for link in links:
        if link.part.id in now.tables:
            place = table.indicators.index(link.column.code)
            below.sums[:, place], below.there[:, place], below.missing[:, place] = _summed(now, table, link)
            relations[link.column.code] = link.relation
    return reconciled(table, below, relations) if relations else []


def _summed(now: PeriodFigures, table: FormTable, link: Link) -> tuple[Floats, Ints, Ints]:
    """Sum over the units below each row's, how many have a figure and how many lack one; NaN where none has."""
    part, owed, sent = now.tables[link.part.id], now.owed[link.part.id], now.sent[link.part.id]
    values = part.values[:, part.indicators.index(link.part_column.code)]
    known = np.isfinite(values)
    above = sent.above(link.form.tier)[known]
    total = _by_unit(table.units, above, values[known])
    there, due = (_by_unit(table.units, units) for units in (above, owed.above(link.form.tier)))
    return np.where(there > 0, total, np.nan), there.astype(np.int64), (due - there).astype(np.int64)


def _by_unit(units: Ints, keys: Ints, weights: Floats | None = None) -> Floats:
    """Sums (or counts) of the keys by unit, in the order of ``units``, which is ascending."""
    places = np.searchsorted(units, keys)
    right = (places < len(units)) & (units[np.minimum(places, max(len(units) - 1, 0))] == keys) if len(units) else None
    if right is None:
        return np.zeros(0)
    held = None if weights is None else weights[right]
    return np.bincount(places[right], weights=held, minlength=len(units)).astype(np.float64)
