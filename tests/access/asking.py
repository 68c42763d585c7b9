"""Asking the source anything that can be asked, so that two answers can be laid side by side."""

import inspect
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from dashboard.domain.errors import ReportError
from dashboard.domain.scope import By, Scope
from dashboard.queries.catalogue import QUESTIONS
from dashboard.source import ReportSource
from tests.access.country import AS_OF, ROOT, SEASONS, visible
from tests.access.matrix import ASKED, FEW, PEOPLE

SINCE = SEASONS[1].opened_at
PERIODS = tuple(season.code for season in SEASONS[1:])
_OFFERED = {question.method: question.by for question in QUESTIONS.values()}


def scopes(method: str, person: str) -> Iterator[Scope]:
    """Every question a person asks of a method: the nation by every grain it offers, each other unit by two."""
    offered = _OFFERED.get(method) or {By.CHILD}
    for unit in [ROOT, *ASKED.get(person, FEW)]:
        for by in sorted(offered if unit == ROOT else offered & {By.CHILD, By.UNIT}):
            yield Scope(PEOPLE[person], unit=unit, periods=PERIODS, as_of=AS_OF, since=SINCE, by=by)


def answer(source: ReportSource, method: str, scope: Scope) -> Any:
    """Rows of an answer as plain values, or the name of the error it is refused with."""
    return plain(asked(source, method, scope))


def asked(source: ReportSource, method: str, scope: Scope) -> Any:
    """The answer itself, or the name of the error."""
    question = getattr(source, method)
    names = inspect.signature(question).parameters
    try:
        return question(*([scope] if "scope" in names else []), *(["zq"] if "text" in names else []))
    except ReportError as error:
        return type(error).__name__


def plain(found: Any) -> Any:
    """A frame as a list of rows, missing as None; a list as texts."""
    if isinstance(found, pd.DataFrame):
        held = found.astype(object).where(found.notna(), None)
        return [tuple(row) for row in held.itertuples(index=False, name=None)]
    return [repr(one) for one in found] if isinstance(found, list) else found


def of_units(found: Any, code: str | None) -> Any:
    """Rows of a frame whose unit an account of this unit sees, by the rows of the package."""
    if not isinstance(found, pd.DataFrame):
        return found
    ends = {season.code: season.ends_on for season in SEASONS}
    days = found["period_code"].map(ends) if "period_code" in found else [date.max] * len(found)
    seen = {day: {body.code for body in visible(code, day)} for day in set(days)}
    return plain(found[[unit in seen[day] for unit, day in zip(found["unit_code"], days, strict=True)]])


def marks(found: Any) -> set[str]:
    """Marks of the units of which anything is said."""
    return set(re.findall(r"qz\d\dzq", str(found)))
