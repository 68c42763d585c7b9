"""Exercises of the notebooks: what the right answer is, which mistakes are known, and what is said of both.

No answer is written down: each is worked out from the data the notebook looks at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.domain.deadlines import Wording, last_day
from dashboard.lessons.opening import Opened
from dashboard.lessons.results import record
from dashboard.text import lessons as words

Answer = Callable[[Opened], Any]
DAYS = 3
"""Days before the deadline at which the exercises look at estimates."""

NEAR, EXACT = 0.0005, 1e-9
"""Two shares this near are one: who rounds to a tenth of a percent is right; a known mistake is known exactly."""

VALUES = pd.Series([102, 98, 101, 99, 1010])
"""Five periods of one commune, the last of them mistyped: the notebook works on the same."""


@dataclass(frozen=True)
class Exercise:
    """The right answer, and wrong ones that deserve a word of their own (key of the hint → answer)."""

    answer: Answer
    traps: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """Whether an answer is right, and the sentence that says so."""

    right: bool
    sentence: str

    def __repr__(self) -> str:
        """The sentence: what is shown of the last value of a cell."""
        return self.sentence

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.sentence)}</p>"


def check(data: Opened, key: str, answer: Any) -> Verdict:
    """Verdict on an answer, kept as the last result; ``...`` is none yet. Raises KeyError for no such exercise."""
    verdict = judged(data, key, answer)
    if answer is not ...:
        record(key, right=verdict.right)
    return verdict


def judged(data: Opened, key: str, answer: Any) -> Verdict:
    """Verdict on an answer; a mistake that is known gets the hint that is its own."""
    exercise = EXERCISES[key]
    if answer is ...:
        return Verdict(False, words.UNANSWERED.format(hint=words.HINTS[key]))
    expected = exercise.answer(data)
    known = [name for name, wrong in exercise.traps.items() if equal(answer, wrong(data), EXACT)]
    if equal(answer, expected, EXACT) or (not known and equal(answer, expected)):
        return Verdict(True, words.RIGHT)
    return Verdict(False, words.WRONG.format(hint=words.HINTS[known[0] if known else key]))


def equal(answer: Any, expected: Any, near: float = NEAR) -> bool:
    """Whether an answer is the expected one: sets in any order, numbers this near, texts but for case and blanks."""
    try:
        if isinstance(expected, frozenset):
            return frozenset(answer) == expected
        if isinstance(expected, str):
            return str(answer).strip().casefold() == expected.casefold()
        if isinstance(expected, date):
            return bool(pd.Timestamp(answer).date() == expected)
        return abs(float(answer) - float(expected)) < near * max(1.0, abs(float(expected)))
    except (TypeError, ValueError):
        return False


def _units(data: Opened) -> pd.DataFrame:
    return data.source.verdicts(data.scope("unit", "province"))


def _communes(data: Opened) -> float:
    return float(data.source.progress(data.scope("total", "commune"))["completion_rate"].iloc[0])


def _mean_of_rates(data: Opened) -> float:
    return float(data.source.progress(data.scope("child", "commune"))["completion_rate"].mean())


def _most_owed(data: Opened) -> str:
    frame = data.source.progress(data.scope("form", "province"))
    return str(frame["form_code"].iloc[int((frame["expected"] - frame["complete"]).argmax())])


def _due(data: Opened) -> date:
    deadlines = data.source.deadlines(data.choice)
    day: pd.Timestamp = deadlines.loc[deadlines["tier"] == "province", "last_day"].iloc[0]
    return day.date()


def _kept_time(data: Opened) -> "pd.Series[Any]":
    return data.source.punctuality(data.scope("total", "province")).iloc[0]


def _september(data: Opened) -> pd.DataFrame:
    frame = data.source.lltp_integration(data.scope("unit"))
    return frame[frame["received"].notna()]


def _marriages(data: Opened) -> "pd.Series[Any]":
    return data.source.civil_status(data.scope("unit"))["marriages"]


def _reconcile(data: Opened) -> pd.DataFrame:
    return data.source.reconcile(data.scope())


def _differs(data: Opened) -> "pd.Series[bool]":
    return _reconcile(data)["difference"].fillna(0) != 0


def _farthest(data: Opened) -> str:
    frame = _reconcile(data)
    return str(frame["unit_code"].iloc[int(frame["difference"].abs().astype(float).fillna(0).argmax())])


def _robust(value: int) -> float:
    """Distance from the median in units of 1.4826 times the median distance."""
    distances = (VALUES - VALUES.median()).abs()
    return float((value - VALUES.median()) / (1.4826 * distances.median()))


def _ordinary(value: int) -> float:
    return float((value - VALUES.mean()) / VALUES.std(ddof=0))


def _backtest(data: Opened) -> pd.DataFrame:
    frame = data.source.backtest(data.scope("province", "commune", periods=()))
    return frame[(frame["days_before_target"] == DAYS) & (frame["target"] == "deadline")]


def _errors(data: Opened) -> "pd.Series[Any]":
    return _backtest(data)["error"].astype(float)


def _at_step(data: Opened, status: str) -> frozenset[str]:
    frame = data.source.missing(data.scope("unit", "province"))
    return frozenset(frame.loc[frame["status"] == status, "unit_code"])


EXERCISES: Mapping[str, Exercise] = MappingProxyType(
    {
        "01.1": Exercise(lambda data: int(data.source.verdicts(data.scope("total", "province"))["units"].sum())),
        "01.2": Exercise(lambda data: str(_units(data)["unit_code"].iloc[0])),
        "01.3": Exercise(_due),
        "02.1": Exercise(_communes, {"02.1.mean": _mean_of_rates, "02.1.percent": lambda data: _communes(data) * 100}),
        "02.2": Exercise(lambda data: frozenset(_units(data).query("none > 0")["unit_code"])),
        "02.3": Exercise(_most_owed),
        "03.1": Exercise(
            lambda data: float(_kept_time(data)["on_time_rate"]),
            {"03.1.sent": lambda data: float(_kept_time(data)["on_time_rate_sent"])},
        ),
        "03.2": Exercise(
            lambda _: last_day(date(2020, 1, 20), Wording.BEFORE_DAY), {"03.2.named": lambda _: date(2020, 1, 20)}
        ),
        "03.3": Exercise(lambda data: int(_kept_time(data)["late_1_2"])),
        "04.1": Exercise(
            lambda data: float(_september(data)["integrated"].sum() / _september(data)["received"].sum()),
            {"04.1.mean": lambda data: float(_september(data)["ratio"].mean())},
        ),
        "04.2": Exercise(lambda data: int((_september(data)["integrated"] == 0).sum())),
        "04.3": Exercise(
            lambda data: int(_marriages(data).isna().sum()),
            {"04.3.zero": lambda data: int((_marriages(data).fillna(0) == 0).sum())},
        ),
        "05.1": Exercise(
            lambda data: int((_differs(data) & (_reconcile(data)["children_missing"] == 0)).sum()),
            {"05.1.all": lambda data: int(_differs(data).sum())},
        ),
        "05.2": Exercise(_farthest),
        "05.3": Exercise(lambda _: float(_robust(1010)), {"05.3.mean": lambda _: float(_ordinary(1010))}),
        "06.1": Exercise(
            lambda data: float(_errors(data).abs().mean() * 100),
            {"06.1.signed": lambda data: float(_errors(data).mean() * 100)},
        ),
        "06.2": Exercise(lambda data: float(_backtest(data)["covered"].astype(float).mean())),
        "07.1": Exercise(
            lambda data: _at_step(data, "approved"), {"07.1.approving": lambda data: _at_step(data, "approving")}
        ),
    }
)
"""Exercise by the number it has in the notebooks."""
