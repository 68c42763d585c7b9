"""What a page says of a code that names no unit of the period: why, and where the reader may have meant to go."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from dashboard.domain.names import Found
from dashboard.domain.scope import Scope
from dashboard.text import labels, numbers, periods
from dashboard.text import unit_around as words
from dashboard.text.frame import PROBLEMS
from dashboard.text.unit import HELP
from dashboard.views.components.found import period_for
from dashboard.views.components.page import Content, Question
from dashboard.views.components.parts import card, empty
from dashboard.views.unit.pieces import Relative, relatives

SUGGESTED = 5


def lost_page(source: Any, question: Question) -> Content:
    """A sentence on the code asked for, and the nearest units; never a blank page."""
    lead, rows = _told(source, question)
    home = Relative(
        words.LOST_HOME.format(name=question.choices.unit.name), question.to_unit(question.choices.unit.code)
    )
    body = relatives(words.LOST_NEAR, rows) if rows else empty(words.LOST_NONE)
    shown = card("lost", words.LOST_TITLE, counted="", body=body + relatives("", [home]))
    return Content(words.LOST_TITLE, lead, shown, help=HELP)


def _told(source: Any, question: Question) -> tuple[str, list[Relative]]:
    """Where the code is to be found; to whom it may not concern, the same as of a code that is none."""
    code, viewer = question.selection.lost, question.scope.viewer
    scope = Scope(viewer, unit=code)
    bearers, known = source.units_of_code(scope), source.periods(scope)
    if bearers:
        return _elsewhere(source, question, bearers, known)
    if not viewer.is_national:
        return PROBLEMS["forbidden"], []
    near = source.named_units(scope, code)[:SUGGESTED] or source.nearest_units(scope)
    return words.LOST.format(value=code), [_suggestion(question, found, known) for found in near]


def _elsewhere(
    source: Any, question: Question, bearers: list[Found], known: pd.DataFrame
) -> tuple[str, list[Relative]]:
    """A unit that is there in another period: that period, and what became of it in this one."""
    found, period = bearers[0], question.choices.period
    name = periods.in_sentence(period.kind, int(period.year)) if period is not None else ""
    rows = [_suggestion(question, bearer, known) for bearer in bearers]
    scope = Scope(question.scope.viewer)
    heirs = [
        heir for name_of in found.successors for heir in source.named_units(scope, name_of) if heir.name == name_of
    ]
    rows += [_suggestion(question, heir, known) for heir in heirs[:SUGGESTED]]
    return words.LOST_PERIOD.format(name=found.name, period=name, became=_became(found, period)), rows


def _became(found: Found, period: Any) -> str:
    if found.ended_on is not None and period is not None and found.ended_on <= period.ends_on:
        day = numbers.day(found.ended_on)
        names = numbers.listing(found.successors)
        return words.LOST_ENDED.format(day=day, successors=names) if names else words.LOST_ENDED_BARE.format(day=day)
    return words.LOST_NOT_YET.format(day=numbers.day(found.valid_from)) if _is_known(found.valid_from) else ""


def _suggestion(question: Question, found: Found, known: pd.DataFrame) -> Relative:
    """A unit with its place, leading into a period in which it is there."""
    period = period_for(found, known, question.selection.period)
    notes = [numbers.listing(found.above) or labels.NATION]
    if found.ended_on is not None:
        notes.append(words.LOST_UNTIL.format(day=numbers.day(found.ended_on - timedelta(days=1))))
    notes.append(words.LOST_CODE.format(code=found.code))
    if period is None:
        return Relative(found.name, notes=(*notes, words.LINEAGE_NO_PERIOD))
    if period != question.selection.period:
        row = known[known.period_code == period].iloc[0]
        notes.append(words.LOST_THEN.format(period=periods.in_sentence(row.kind, int(row.year))))
    return Relative(found.name, question.to_unit(found.code, ky=period), tuple(notes))


def _is_known(day: datetime) -> bool:
    return day > datetime(1901, 1, 1)  # noqa: DTZ001  a day, as frames hold it
