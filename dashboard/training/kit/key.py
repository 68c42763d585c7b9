"""The answer key of one graded book: what is right, how much it counts; kept apart from what trainees get."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

Planted = tuple[str, str, str]
"""Unit, form and check of a defect."""

QUESTION_POINTS, FINDING_POINTS = 60.0, 40.0
"""What all questions are worth together, and what the findings are."""


@dataclass(frozen=True)
class Key:
    """Seed of the nation, its period, answers by question, and what was planted in the period."""

    seed: int
    period: str
    answers: Mapping[str, Any]
    planted: tuple[Planted, ...]

    @property
    def points_each(self) -> float:
        """What one question is worth."""
        return QUESTION_POINTS / len(self.answers)

    def write(self, path: Path) -> None:
        """Write the key as JSON; sets as lists, days as ISO texts."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1, default=_plain), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Key":
        """Read the key that was written; raises OSError, ValueError or KeyError where it is none."""
        held = json.loads(path.read_text(encoding="utf-8"))
        planted = tuple((unit, form, check) for unit, form, check in held["planted"])
        return cls(
            held["seed"], held["period"], {name: _typed(value) for name, value in held["answers"].items()}, planted
        )


def _plain(value: object) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(type(value))


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return date.fromisoformat(value["day"])
    return frozenset(value) if isinstance(value, list) else value
