"""The figures of a simulated period, form after form, the lowest level first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from dashboard.domain.quality.levels import RollUp
from dashboard.domain.quality.rollups import LEVELS, Form, Link, links
from dashboard.domain.units import Tier
from dashboard.ingest.simulate.cast import Cast, Obligations
from dashboard.ingest.simulate.chance import Chance, Flags, Floats, Ints, bell
from dashboard.ingest.simulate.figures.answers import Answers
from dashboard.ingest.simulate.figures.drawing import Draw, draw
from dashboard.ingest.simulate.figures.planting import Bed, plant
from dashboard.ingest.simulate.figures.profiles import free_columns
from dashboard.ingest.simulate.figures.sheets import Memory, Sheet
from dashboard.ingest.simulate.figures.timing import NEVER, Course, rows_of
from dashboard.ingest.simulate.schedule import Period
from dashboard.reference.checks import rollups

_SIZE, _PLACE = 0.5, 0.25
_BELOW_A_DISTRICT = 1 / 3
_CORRECTED = 0.6
_CORRECTION = 0.3
_ENOUGH, _LOOK_AGAIN = 0.9, 0.65
"""Share of the reports below without which nobody sends a sum, and of sums added up once more at the end."""


@dataclass(frozen=True)
class Story:
    """A period as it was played: who owed what, what was done when, and the forms by code."""

    cast: Cast
    reports: Obligations
    course: Course
    period: Period
    forms: Mapping[str, Form]
    seed: int


@dataclass
class Figures:
    """Figures of one period as they come to be; ``answers`` where defects are planted, else None."""

    story: Story
    memory: Memory
    answers: Answers | None
    sheets: dict[str, Sheet] = field(default_factory=dict)


def figure_table(story: Story, memory: Memory, answers: Answers | None = None) -> pd.DataFrame:
    """Rows of ``figures.csv`` of the period; ``memory`` keeps what the next periods are copied from."""
    figures = Figures(story, memory, answers)
    above = links(story.forms.values(), rollups())
    owed = set(story.reports.form)
    for form in sorted(story.forms.values(), key=lambda form: (_level(form.tier), form.code)):
        if form.code in owed and form.columns:
            summed = [link for link in above if link.form.code == form.code and link.part.code in figures.sheets]
            figures.sheets[form.code] = _sheet(figures, form, summed)
    units = story.cast.codes[story.reports.unit]
    memory.keep(story.period, units, figures.sheets.values(), story.course.complete())
    return pd.concat([_rows(story, sheet) for sheet in figures.sheets.values()], ignore_index=True)


def _level(tier: str) -> int:
    return LEVELS.index(Tier(tier)) if tier in LEVELS else len(LEVELS)


def _sheet(figures: Figures, form: Form, summed: Sequence[Link]) -> Sheet:
    story = figures.story
    rows = np.flatnonzero((story.reports.form == form.code) & (story.reports.exempt_reason == ""))
    codes = tuple(column.code for column in form.columns)
    values = draw(Draw(story.seed, form.code, story.period, _sizes(story.cast)[story.reports.unit[rows]]), codes)
    came = {
        part: _arrived(story, rows, figures.sheets[part], form.tier) for part in {link.part.code for link in summed}
    }
    for link in summed:
        place, part = codes.index(link.column.code), figures.sheets[link.part.code]
        own = np.nan_to_num(values[:, place]) if link.relation is RollUp.AT_LEAST else 0.0
        values[:, place] = own + came[part.form].sum(part, link.part_column.code, len(rows))
    sheet = Sheet(form.code, codes, rows, values, values, frozenset(link.column.code for link in summed))
    if figures.answers is not None:
        bed = Bed(story.cast, story.reports, story.course, story.period, story.seed, figures.memory)
        sheet = plant(bed, sheet, summed, figures.answers)
    return sheet if summed else sheet.with_first(_first(story, sheet))


def _sizes(cast: Cast) -> Floats:
    """Size of each unit against the usual one of its tier; a commune below a district is a third of one of today."""
    own, place = bell(cast.of("size")), bell(cast.of("place"))[cast.province]
    tiers = np.array([*cast.frame.tier, ""], dtype=object)
    small = (tiers == Tier.COMMUNE) & (tiers[cast.parent] == Tier.DISTRICT)
    return np.asarray(np.exp(_SIZE * own + _PLACE * place) * np.where(small, _BELOW_A_DISTRICT, 1.0))


def _first(story: Story, sheet: Sheet) -> Floats:
    """Figures as they were before a report was corrected: one count apart from the final ones, or none."""
    free = [place for place, code in enumerate(sheet.codes) if code in free_columns(sheet.form)]
    if not free:
        return sheet.cells
    chance = Chance.of(story.seed, "corrected", story.period.code, sheet.form)
    size = len(sheet.rows)
    column = np.array(free)[chance.choice(size, len(free))]
    changed = chance.happens(size, _CORRECTED)
    scale = np.where(changed, np.exp(_CORRECTION * bell(chance.uniform(size))), 1.0)
    first = sheet.cells.copy()
    first[np.arange(size), column] = np.round(first[np.arange(size), column] * scale)
    return first


@dataclass(frozen=True)
class _Arrived:
    """Of each report below: place of the one above (−1 for none), whether it is in its sum, and in its first state."""

    owner: Ints
    used: Flags
    is_first: Flags

    def sum(self, part: Sheet, code: str, size: int) -> Floats:
        """Sum of a column per report above."""
        place = part.codes.index(code)
        then = np.where(self.is_first, part.first[:, place], part.cells[:, place])
        used = self.used & np.isfinite(then)
        return np.bincount(self.owner[used], weights=then[used], minlength=size).astype(np.float64)


def _arrived(story: Story, rows: Ints, part: Sheet, tier: str) -> _Arrived:
    """What had come to each unit when it compiled its report; all where that was too little, or it looked again."""
    owner = _owner(story, rows, part.rows, tier)
    known = owner >= 0
    above = np.maximum(owner, 0)
    moment = story.course.compiled()[rows]
    there = _at_hand(story, part, moment[above])
    share = _counted(owner[known & there], len(rows)) / np.maximum(_counted(owner[known], len(rows)), 1)
    chance = Chance.of(story.seed, "looked again", story.period.code, part.form)
    moment = np.where((share < _ENOUGH) | chance.happens(len(rows), _LOOK_AGAIN), NEVER, moment)
    used = known & _at_hand(story, part, moment[above])
    return _Arrived(above, used, _changed_after(story, part, moment[above]))


def _at_hand(story: Story, part: Sheet, moment: Ints) -> Flags:
    return np.asarray(story.course.at_hand(_of_all(story, part, moment))[part.rows])


def _changed_after(story: Story, part: Sheet, moment: Ints) -> Flags:
    return np.asarray(story.course.changed_after(_of_all(story, part, moment))[part.rows])


def _of_all(story: Story, part: Sheet, moment: Ints) -> Ints:
    found = np.full(len(story.reports), -1, dtype=np.int64)
    found[part.rows] = moment
    return found


def _counted(places: Ints, size: int) -> Floats:
    return np.bincount(places, minlength=size).astype(np.float64)


def _owner(story: Story, rows: Ints, parts: Ints, tier: str) -> Ints:
    """Place among ``rows`` of the report above each of ``parts``; −1 where there is none."""
    cast, unit = story.cast, story.reports.unit
    above = cast.province[unit[parts]] if tier == Tier.PROVINCE else cast.parent[unit[parts]]
    return rows_of(unit[rows], above)


def _rows(story: Story, sheet: Sheet) -> pd.DataFrame:
    """Text cells of the reports that hold figures, a row per figure."""
    held = story.course.filled()[sheet.rows]
    values, width = sheet.cells[held], len(sheet.codes)
    units = story.cast.codes[story.reports.unit[sheet.rows[held]]]
    return pd.DataFrame({
        "period_code": story.period.code, "unit_code": np.repeat(units, width), "form_code": sheet.form,
        "indicator_code": np.tile(np.array(sheet.codes, dtype=object), len(units)),
        "value": list(_texts(values.ravel())),
    }, dtype=object)  # fmt: skip


def _texts(values: Floats) -> Iterator[str]:
    """A count without decimals, a mean with one, a blank as nothing."""
    for value in values.tolist():
        yield "" if value != value else f"{value:.0f}" if value.is_integer() else f"{value:.1f}"  # noqa: PLR0124  NaN
