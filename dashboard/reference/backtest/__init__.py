"""How often the estimate was wrong over simulated histories: the table ``python -m bench.backtest`` last wrote."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "backtest.csv"


@dataclass(frozen=True, slots=True)
class Measured:
    """Mean absolute errors in points over ``n`` cases of one tier, row, target and days before the deadline.

    ``row`` is nation or province; ``units`` counts units full, not reports. ``out`` of the cases had something out;
    ``covered`` and ``covered_out`` are shares of cases inside the interval, of all and of those.
    """

    tier: str
    row: str
    target: str
    days_before: int
    n: int
    estimate: float
    as_today: float
    straight_line: float | None
    covered: float | None
    out: int | None
    covered_out: float | None


def measured() -> list[Measured]:
    """Rows of the table, in its order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [_measured(row) for row in csv.DictReader(file)]


def _measured(row: dict[str, str]) -> Measured:
    names = ("straight_line", "covered", "covered_out")
    shares = [float(row[name]) if row[name] else None for name in names]
    return Measured(
        row["tier"], row["row"], row["target"], int(row["days_before"]), int(row["n"]), float(row["estimate"]),
        float(row["as_today"]), shares[0], shares[1], int(row["out"]) if row["out"] else None, shares[2],
    )  # fmt: skip
