"""What was planted: the answer key of a nation under invented names."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

BESIDE = ".answers.csv"

COLUMNS = ("period_code", "unit_code", "form_code", "check", "indicator_code", "value", "expected_value")


def answers_beside(package: Path) -> Path:
    """Where the key of a package stands: beside it, for inside it would be an unknown file."""
    return package.with_name(package.name.removesuffix(".zip") + BESIDE)


@dataclass(frozen=True, slots=True)
class Answer:
    """One defect: the report, the check it is for, the cell where it is of one, and what stood there before."""

    period: str
    unit: str
    form: str
    check: str
    indicator: str
    value: float | None
    expected: float | None


@dataclass
class Answers:
    """The key, in the order of planting; ``frame`` is the table that is written beside the package."""

    held: list[Answer] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Take one in."""
        self.held.append(answer)

    @property
    def planted(self) -> int:
        """Count of defects that were planted."""
        return len(self.held)

    def write(self, path: Path) -> None:
        """Write the table as CSV."""
        self.frame().to_csv(path, index=False, lineterminator="\n")

    def frame(self) -> pd.DataFrame:
        """Table of ``COLUMNS``."""
        return pd.DataFrame(self._rows(), columns=list(COLUMNS))

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        return (astuple(answer) for answer in self.held)
