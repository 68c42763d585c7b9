"""Back-test of the estimate over simulated histories of two tiers to the end of 2029: mean absolute error, coverage.

``python -m bench.backtest [SEED …]``; seeds are independent nations, so that nothing is fitted to one of them.
The table is written into docs/forecast.md.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from bench._machine import conditions
from bench._report import tell
from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.ingest.reference import load_reference
from dashboard.ingest.simulate import SimulationPlan, simulate
from dashboard.schema.database import open_engine, upgrade
from dashboard.source import ReportSource

SEEDS = (1, 2, 3)
KINDS = ("so-bo-6-thang", "so-bo-nam", "tron-nam")
PERIODS = ("2025-so-bo-nam", "2025-tron-nam", *(f"{year}-{kind}" for year in range(2026, 2030) for kind in KINDS))
END = parse_instant("2030-07-01T00:00:00+07:00")

DOCUMENT = Path(__file__).parents[1] / "docs" / "forecast.md"
BEGIN, CLOSE = "<!-- back-test -->", "<!-- end of back-test -->"
HEADER = ("reports of", "row", "target", "days before", "n", "estimate", "as today", "straight line", "coverage")
KEY = ["tier", "row", "target", "before"]


def history(seed: int, folder: Path) -> pd.DataFrame:
    """Back-test of one simulated nation, by province and in total, in points."""
    path = folder / f"{seed}.db"
    engine = open_engine(f"sqlite:///{path}")
    if not path.exists():
        upgrade(engine)
        load_reference(engine, loaded_by="bench")
        simulate(engine, SimulationPlan(seed=seed, periods=PERIODS, as_of=END), loaded_by="bench")
    source = ReportSource(engine)
    parts = [source.backtest(Scope(OPERATOR, by=by)).assign(row=by.value) for by in (By.TOTAL, By.PROVINCE)]
    return pd.concat(parts, ignore_index=True)


def summary(frame: pd.DataFrame) -> pd.DataFrame:
    """Mean absolute errors in points and the share covered, by ``KEY``."""
    off = {
        name: (frame[f"{name}_rate"] - frame["actual_rate"]).abs().astype(float) * 100
        for name in ("forecast", "as_today", "straight_line")
    }
    told = frame.assign(**off, covered=frame["covered"].astype(float), n=1)
    means = {name: "mean" for name in (*off, "covered")}
    return (
        told.groupby(KEY)
        .agg({"n": "sum", **means})
        .reset_index()
        .sort_values(KEY, ascending=[True, False, True, False])
    )


def before_deadline(frame: pd.DataFrame) -> pd.Series:
    """Days before the deadline; of the lock's rows by their order, for the deadline and the lock share their points."""
    place = ["row", "unit_code", "period_code", "tier", "seed", "target"]
    order = frame.sort_values("days_before_target").groupby(place).cumcount()
    return order.map(dict(enumerate((1, 3, 5, 10)))).reindex(frame.index)


def lines(table: pd.DataFrame) -> list[list[str]]:
    """Cells of the published table."""
    shown = table.itertuples(index=False)
    return [
        [row.tier, "nation" if row.row == "total" else "province", row.target, str(row.before), str(row.n),
         f"{row.forecast:.1f}", f"{row.as_today:.1f}", f"{row.straight_line:.1f}", f"{row.covered:.0%}"]
        for row in shown
    ]  # fmt: skip


def publish(rows: Sequence[Sequence[str]]) -> None:
    """Write the table between its marks in docs/forecast.md."""
    head = [f"| {' | '.join(HEADER)} |", f"|{'---|' * len(HEADER)}"]
    table = "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{table}\n\n{CLOSE}{rest.split(CLOSE)[1]}", encoding="utf-8")


def measure(seeds: Sequence[int], folder: Path) -> None:
    """Print and publish the table of all seeds together."""
    frame = pd.concat([history(seed, folder).assign(seed=seed) for seed in seeds], ignore_index=True)
    frame["before"] = before_deadline(frame).astype(int)
    rows = lines(pd.concat([summary(frame), summary(frame.assign(tier="all"))]))
    tell("backtest", "Back-test of the estimate, errors in points", HEADER, rows, conditions())
    publish(rows)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept:
        measure([int(seed) for seed in sys.argv[1:]] or SEEDS, Path(kept))
