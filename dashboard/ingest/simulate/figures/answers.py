"""What was planted: the answer key of a nation under invented names."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from typing import Any

import pandas as pd

COLUMNS = ("period_code", "unit_code", "form_code", "check", "indicator_code", "value", "expected_value", "planted")


@dataclass(frozen=True, slots=True)
class Answer:
    """One defect; ``planted`` 0 is no defect of its own but what another one brings with it elsewhere."""

    period: str
    unit: str
    form: str
    check: str
    indicator: str
    value: float | None
    expected: float | None
    planted: int = 1


@dataclass
class Answers:
    """The key, in the order of planting; ``frame`` is the table that is written beside the package."""

    held: list[Answer] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Take one in."""
        self.held.append(answer)

    def frame(self) -> pd.DataFrame:
        """Table of ``COLUMNS``."""
        return pd.DataFrame(self._rows(), columns=list(COLUMNS))

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        return (astuple(answer) for answer in self.held)
