"""What is wrong with what came in: where it stands, and the code of the sentence that says so."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from dashboard.domain.errors import ReportError

HEADER = ("file", "row", "column", "value", "code", "message")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: file, row as a spreadsheet numbers it (header = 1), column, value as it came.

    ``code`` names the sentence in ``text.errors``; ``fields`` fill it beside the other
    attributes. ``row``, ``column`` and ``value`` are None where the fault has none.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    code: str
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), hash=False)


class ImportRefusedError(ReportError):
    """Nothing was written; ``problems`` lists every reason, ``count`` says how many."""

    code = "refused"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(count=len(problems))
        self.problems = list(problems)


def problems_csv(problems: Iterable[Problem], sentence: Callable[[Problem], str]) -> str:
    """Return the error report as CSV, one row a problem; no cell opens as a formula."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(HEADER)
    for problem in problems:
        cells = (problem.file, problem.row, problem.column, problem.value, problem.code, sentence(problem))
        writer.writerow([_inert(cell) for cell in cells])
    return sheet.getvalue()


def _inert(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
