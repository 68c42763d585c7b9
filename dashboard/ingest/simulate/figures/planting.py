"""Known defects in the figures of an invented nation, one to a report, each with its answer.

Defects of a form that others sum up are planted before the sum, as they would have come about.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from dashboard.domain.quality.levels import RollUp
from dashboard.domain.quality.rollups import Link
from dashboard.domain.quality.tables import Check
from dashboard.domain.units import Tier
from dashboard.ingest.simulate.cast import Cast, Obligations
from dashboard.ingest.simulate.chance import Chance, Floats, Ints
from dashboard.ingest.simulate.figures.answers import Answer, Answers
from dashboard.ingest.simulate.figures.profiles import Kind, free_columns, profile
from dashboard.ingest.simulate.figures.sheets import Memory, Remembered, Sheet
from dashboard.ingest.simulate.figures.timing import Course
from dashboard.ingest.simulate.schedule import Period
from dashboard.reference.checks import arithmetic_rules, revision_rules

RATE, PROVINCE_RATE = 0.001, 0.012
"""Of the reports of a form, the share that gets each kind of defect; few provinces make a larger one needed."""

_TOLD, _LARGE = 20.0, 100.0
_LEAST = 3
_CONSTANTS = (8, 60)
_WRONG_SUM = (0.9, 1.12)
_WRONG_TOTAL = 0.06
_REVISED = (0.55, 2.2)
_MANY_SUMS, _MANY_REVISIONS = 4.0, 2.0


@dataclass(frozen=True)
class Bed:
    """What the defects are planted in."""

    cast: Cast
    reports: Obligations
    course: Course
    period: Period
    seed: int
    memory: Memory


@dataclass
class Plot:
    """One form while defects are planted in it; a report that has one is taken and gets no other."""

    bed: Bed
    sheet: Sheet
    values: Floats
    summed: Sequence[Link]
    answers: Answers
    chance: Chance
    free: Ints = field(init=False)

    def __post_init__(self) -> None:
        """Only reports that stand as sent get a defect: only they are looked at."""
        self.free = np.flatnonzero(self.bed.course.complete()[self.sheet.rows])

    def take(self, fit: Ints, many: float = 1.0) -> Iterator[int]:
        """Yield the places of reports to plant one kind of defect in, of those that fit."""
        fit = fit[np.isin(fit, self.free)]
        wanted = len(self.sheet.rows) * (PROVINCE_RATE if self.is_top else RATE) * many
        count = int(wanted) + int(self.chance.uniform(1)[0] < wanted % 1)
        chosen = fit[np.argsort(self.chance.uniform(len(fit)), kind="stable")[:count]]
        self.free = self.free[~np.isin(self.free, chosen)]
        yield from chosen.tolist()

    @property
    def is_top(self) -> bool:
        """Whether it is a form of the provinces."""
        return bool(self.bed.reports.tier[self.sheet.rows[0]] == Tier.PROVINCE)

    def rich(self, least: float, cells: int = _LEAST) -> Ints:
        """Reports with enough cells of at least so much."""
        return np.flatnonzero((np.nan_to_num(self.values) >= least).sum(axis=1) >= cells)

    def tell(
        self, place: int, check: Check, indicator: str = "", value: float | None = None, was: float | None = None
    ) -> None:
        """Write the answer of one defect."""
        row = self.sheet.rows[place]
        unit = str(self.bed.cast.codes[self.bed.reports.unit[row]])
        self.answers.add(Answer(self.bed.period.code, unit, self.sheet.form, check.value, indicator, value, was))

    def one_of(self, columns: Sequence[int]) -> int:
        """One of several columns."""
        return columns[int(self.chance.choice(1, len(columns))[0])]


def plant(bed: Bed, sheet: Sheet, summed: Sequence[Link], answers: Answers) -> Sheet:
    """The sheet with defects in some of its reports, their answers in the key."""
    chance = Chance.of(bed.seed, "planted", bed.period.code, sheet.form)
    plot = Plot(bed, sheet, sheet.cells.copy(), summed, answers, chance)
    for kind in _AT_SUMS if summed else _AT_SOURCE:
        kind(plot)
    return replace(sheet, cells=plot.values)


def _outliers(plot: Plot) -> None:
    """Ten or a thousand times as much: a digit too many, a thousands point read as nothing."""
    free = [place for place, code in enumerate(plot.sheet.codes) if code in free_columns(plot.sheet.form)]
    for times in (10.0, 1000.0):
        fit = np.intersect1d(plot.rich(_TOLD), np.flatnonzero((plot.values[:, free] >= _TOLD).any(axis=1)))
        for place in plot.take(fit):
            column = plot.one_of([other for other in free if plot.values[place, other] >= _TOLD])
            was = float(plot.values[place, column])
            plot.values[place, column] = was * times
            plot.tell(place, Check.OUTLIER, plot.sheet.codes[column], was * times, was)


def _empty(plot: Plot) -> None:
    for place in plot.take(plot.rich(_TOLD)):
        plot.values[place] = np.nan
        plot.tell(place, Check.EMPTY)


def _constant(plot: Plot) -> None:
    low, high = _CONSTANTS
    for place in plot.take(plot.rich(_TOLD)):
        plot.values[place] = float(low + int(plot.chance.uniform(1)[0] * (high - low)))
        plot.tell(place, Check.CONSTANT)


def _round(plot: Plot) -> None:
    if _money(plot):
        return
    for place in plot.take(plot.rich(_LARGE)):
        values = plot.values[place]
        plot.values[place] = np.where(values >= _LARGE / 2, np.maximum(np.round(values / _LARGE), 1) * _LARGE, values)
        plot.tell(place, Check.ROUND)


def _copied_previous(plot: Plot) -> None:
    before = plot.bed.memory.before(plot.sheet.form, plot.bed.period)
    if not before:
        return
    rows = {place: before[0].rows.get(code, -1) for place, code in enumerate(_codes(plot))}
    known = [place for place, row in rows.items() if row >= 0 and before[0].sent[row] and _is_rich(before[0], row)]
    for place in plot.take(np.array(known, dtype=np.int64)):
        plot.values[place] = before[0].values[rows[place]]
        plot.tell(place, Check.COPIED_PREVIOUS)


def _is_rich(before: Remembered, row: int) -> bool:
    return int((np.nan_to_num(before.values[row]) >= _TOLD).sum()) >= _LEAST


def _copied_neighbour(plot: Plot) -> None:
    """The figures of another unit under the same one above, which had sent before."""
    sent = plot.bed.course.last_send()[plot.sheet.rows]
    above = plot.bed.cast.parent[plot.bed.reports.unit[plot.sheet.rows]]
    ready = np.intersect1d(plot.rich(_TOLD), plot.free)
    ready = ready[np.lexsort((sent[ready], above[ready]))]
    source = {later: first for first, later in pairwise(ready.tolist()) if above[first] == above[later]}
    apart = {later: first for later, first in source.items() if sent[first] < sent[later]}
    for place in plot.take(np.array(sorted(apart), dtype=np.int64)):
        if apart[place] in plot.free:
            plot.values[place] = plot.values[apart[place]]
            plot.free = plot.free[plot.free != apart[place]]
            plot.tell(place, Check.COPIED_NEIGHBOUR)


def _wrong_total(plot: Plot) -> None:
    """A total that is more than its parts."""
    rules = [rule for rule in arithmetic_rules() if rule.form == plot.sheet.form and rule.relation == "="]
    totals = sorted({rule.left for rule in rules} & set(plot.sheet.codes))
    if not totals:
        return
    for place in plot.take(plot.rich(_TOLD)):
        column = plot.sheet.codes.index(totals[plot.one_of(range(len(totals)))])
        was = float(plot.values[place, column])
        plot.values[place, column] = was + max(3.0, round(_WRONG_TOTAL * was))
        plot.tell(place, Check.ARITHMETIC, plot.sheet.codes[column], float(plot.values[place, column]), was)


def _wrong_sum(plot: Plot) -> None:
    """A sum of the level below that was added up wrongly."""
    columns = [plot.sheet.codes.index(link.column.code) for link in plot.summed if link.relation is RollUp.SUM]
    if not columns:
        return
    fit = np.flatnonzero((plot.values[:, columns] >= _LARGE).any(axis=1))
    for place in plot.take(fit, many=_MANY_SUMS):
        column = plot.one_of([other for other in columns if plot.values[place, other] >= _LARGE])
        was = float(plot.values[place, column])
        plot.values[place, column] = round(was * _WRONG_SUM[plot.one_of((0, 1))])
        plot.tell(place, Check.RECONCILE, plot.sheet.codes[column], float(plot.values[place, column]), was)


def _revised(plot: Plot) -> None:
    """A final figure far from the preliminary one of the same year."""
    period = plot.bed.period
    kinds = [rule.preliminary_kind for rule in revision_rules() if rule.final_kind == period.kind]
    before = [
        kept for kept in plot.bed.memory.before(plot.sheet.form, period)
        if kept.period.kind in kinds and kept.period.year == period.year
    ]  # fmt: skip
    free = [place for place, code in enumerate(plot.sheet.codes) if code in free_columns(plot.sheet.form)]
    if not before or not free or not plot.is_top:
        return
    first = {place: before[0].rows.get(code, -1) for place, code in enumerate(_codes(plot))}
    fit = [place for place, row in first.items() if row >= 0 and before[0].sent[row]]
    for place in plot.take(np.array(fit, dtype=np.int64), many=_MANY_REVISIONS):
        column = max(free, key=lambda other: float(np.nan_to_num(plot.values[place, other])))
        was = float(before[0].values[first[place], column])
        if was >= _LARGE:
            plot.values[place, column] = round(was * _REVISED[plot.one_of((0, 1))])
            plot.tell(place, Check.REVISION, plot.sheet.codes[column], float(plot.values[place, column]), was)


def _codes(plot: Plot) -> list[str]:
    return [str(code) for code in plot.bed.cast.codes[plot.bed.reports.unit[plot.sheet.rows]]]


def _money(plot: Plot) -> bool:
    """Whether the form counts money, which is round by nature."""
    return any(source.kind is Kind.MONEY for source in profile(plot.sheet.form))


_AT_SOURCE: tuple[Callable[[Plot], None], ...] = (
    _revised, _outliers, _copied_previous, _copied_neighbour, _round, _empty, _constant, _wrong_total,
)  # fmt: skip
_AT_SUMS: tuple[Callable[[Plot], None], ...] = (_wrong_sum,)
