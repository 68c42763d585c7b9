"""A trainee's book graded by its key: each question, and the list of findings by what it finds and what it adds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.domain.errors import BadInputError, BadNumberError
from dashboard.domain.vietnamese import parse_number, parse_percent
from dashboard.lessons.exercises import equal
from dashboard.training.kit.book import read_book
from dashboard.training.kit.key import FINDING_POINTS, Key, Planted

PERCENT = 100


class NoKeyError(BadInputError):
    """A file that is no answer key; ``file``."""

    code = "no_answer_key"


@dataclass(frozen=True)
class Graded:
    """Points of one question: ``right`` is None where it was left blank."""

    name: str
    right: bool | None
    points: float
    most: float


@dataclass(frozen=True)
class Found:
    """Planted defects found, defects there are, others that were listed; points for both together."""

    found: int
    planted: int
    extra: int
    points: float


@dataclass(frozen=True)
class Score:
    """A whole book."""

    questions: tuple[Graded, ...]
    findings: Found

    @property
    def points(self) -> float:
        """Points of everything, of 100."""
        return sum(graded.points for graded in self.questions) + self.findings.points


def grade(book: Path, key: Path) -> Score:
    """Score of a trainee's book. Raises ``NoBookError`` or ``NoKeyError`` for a file that is another thing."""
    try:
        held = Key.read(key)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoKeyError(file=key.name) from error
    answers, listed = read_book(book)
    answers += [None] * (len(held.answers) - len(answers))
    pairs = zip(held.answers.items(), answers, strict=False)
    return Score(
        tuple(_graded(name, right, given, held) for (name, right), given in pairs), _found(listed, held.planted)
    )


def _graded(name: str, expected: Any, given: Any, key: Key) -> Graded:
    if given is None:
        return Graded(name, None, 0, key.points_each)
    right = equal(understood(given, expected), expected)
    return Graded(name, right, key.points_each * right, key.points_each)


def understood(given: Any, expected: Any) -> Any:
    """What a cell means, by the kind of answer asked for: a Vietnamese number, a percent, a day, a list of codes."""
    if isinstance(expected, frozenset):
        return frozenset() if str(given).strip() in {"0", "0.0"} else _codes(str(given))
    if isinstance(given, datetime):
        return given.date()
    try:
        if isinstance(expected, date) and isinstance(given, str):
            return datetime.strptime(given.strip(), "%d/%m/%Y").date()  # noqa: DTZ007  a day has no zone
        return _share(given) if isinstance(expected, float) else _number(given, expected)
    except (BadNumberError, ValueError):
        return given


def _number(given: Any, expected: Any) -> Any:
    return float(parse_number(given)) if isinstance(expected, int) and isinstance(given, str) else given


def _share(given: Any) -> float:
    """A share 0–1 of a percent, with its sign or without; what is not above 1 is a share already."""
    if isinstance(given, str) and "%" in given:
        return float(parse_percent(given))
    number = float(parse_number(given)) if isinstance(given, str) else float(given)
    return number / PERCENT if number > 1 else number


def _codes(text: str) -> frozenset[str]:
    return frozenset(code.strip() for code in text.split(",") if code.strip())


def _found(listed: Sequence[Planted], planted: Sequence[Planted]) -> Found:
    """Points as the harmonic mean of the share found and the share of the list that is right (F1)."""
    given, there = set(listed), set(planted)
    found = len(given & there)
    share = 2 * found / (len(given) + len(there)) if there or given else 0.0
    return Found(found, len(there), len(given - there), FINDING_POINTS * share)
