"""Back-test of the estimate over simulated histories of two tiers to the end of 2029: mean absolute error, coverage.

``python -m bench.backtest [SEED …]``; seeds are independent nations, so that nothing is fitted to one of them.
The table is written into docs/forecast.md, and into the file that the page shows.
"""

import csv
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import sqlalchemy as sa

from bench._machine import conditions
from bench._report import tell
from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import Tier
from dashboard.ingest.reference import load_reference
from dashboard.ingest.simulate import SimulationPlan, simulate
from dashboard.queries.backtest import DAYS_BEFORE
from dashboard.queries.courses import Courses
from dashboard.queries.periods import deadlines
from dashboard.queries.scoping import windows
from dashboard.queries.verdicts import verdicts
from dashboard.queries.verdicts_ahead import expected_full
from dashboard.reference.backtest import FILE
from dashboard.schema.database import open_engine, upgrade
from dashboard.source import ReportSource

SEEDS = (1, 2, 3)
KINDS = ("so-bo-6-thang", "so-bo-nam", "tron-nam")
PERIODS = ("2025-so-bo-nam", "2025-tron-nam", *(f"{year}-{kind}" for year in range(2026, 2030) for kind in KINDS))
END = parse_instant("2030-07-01T00:00:00+07:00")

DOCUMENT = Path(__file__).parents[1] / "docs" / "forecast.md"
BEGIN, CLOSE = "<!-- back-test -->", "<!-- end of back-test -->"
HEADER = (
    "reports of", "row", "target", "days before", "n", "estimate", "as today", "straight line", "coverage",
    "n with any out", "coverage of those",
)  # fmt: skip
KEY = ["tier", "row", "target", "days_before"]
UNITS = "units"
ROWS = {"total": "nation", "province": "province", UNITS: UNITS}


def nation(seed: int, folder: Path) -> sa.Engine:
    """One simulated nation, made unless it is there."""
    path = folder / f"{seed}.db"
    there, engine = path.exists(), open_engine(f"sqlite:///{path}")
    if not there:
        upgrade(engine)
        load_reference(engine, loaded_by="bench")
        simulate(engine, SimulationPlan(seed=seed, periods=PERIODS, as_of=END), loaded_by="bench")
    return engine


def history(seed: int, folder: Path) -> pd.DataFrame:
    """Back-test of one nation: its reports by province and in total, and its units that were full."""
    engine = nation(seed, folder)
    source = ReportSource(engine)
    parts = [source.backtest(Scope(OPERATOR, by=by)).assign(row=by.value) for by in (By.TOTAL, By.PROVINCE)]
    frame = pd.concat(parts, ignore_index=True).assign(seed=seed)
    return pd.concat([frame.assign(days_before=before_deadline(frame)), units(engine)], ignore_index=True)


def units(engine: sa.Engine) -> pd.DataFrame:
    """Shares of units told to be full at the deadline, full when told, and full in the end; lives are read once."""
    scope = Scope(OPERATOR, periods=PERIODS, by=By.TOTAL)
    with engine.connect() as conn:
        courses = Courses(conn)
        rows = [row for due in deadlines(conn, scope).itertuples() for row in _units(conn, courses, due)]
    return pd.DataFrame(rows).assign(row=UNITS, target="deadline")


def _units(conn: sa.Connection, courses: Courses, due: Any) -> Iterator[dict[str, object]]:
    scope = Scope(OPERATOR, periods=(due.period_code,), tier=Tier(due.tier), by=By.TOTAL)
    over = verdicts(conn, replace(scope, as_of=due.due_before - timedelta(microseconds=1)))["full"].iloc[0]
    for days in DAYS_BEFORE:
        asked = replace(scope, as_of=due.due_before - timedelta(days=days))
        for window in windows(conn, asked):
            told = [expected_full(courses, course, window)["full"].iloc[0] for course in courses.of(window)]
            now = verdicts(conn, asked).iloc[0]
            if told and pd.notna(told[0]):
                shares = {"forecast": told[0], "as_today": now["full"], "actual": over}
                rates = {f"{name}_rate": float(n) / now["units"] for name, n in shares.items()}
                yield {"period_code": due.period_code, "tier": due.tier, "days_before": days, **rates}


def summary(frame: pd.DataFrame) -> pd.DataFrame:
    """Mean absolute errors in points and the share covered, by ``KEY``."""
    off = {
        name: (frame[f"{name}_rate"] - frame["actual_rate"]).abs().astype(float) * 100
        for name in ("forecast", "as_today", "straight_line")
    }
    covered = frame["covered"].astype(float)
    out = (frame["as_today_rate"] < 1) & covered.notna()
    told = frame.assign(**off, covered=covered, n=1, out=out.astype(int), covered_out=covered.where(out))
    means = {name: "mean" for name in (*off, "covered", "covered_out")}
    sums = told.groupby(KEY).agg({"n": "sum", "out": "sum", **means}).reset_index()
    place = sums["row"].map({row: place for place, row in enumerate(ROWS)})
    return sums.assign(place=place).sort_values(
        ["tier", "place", "target", "days_before"], ascending=[True, True, True, False]
    )


def before_deadline(frame: pd.DataFrame) -> pd.Series:
    """Days before the deadline; of the lock's rows by their order, for the deadline and the lock share their points."""
    place = ["row", "unit_code", "period_code", "tier", "seed", "target"]
    order = frame.sort_values("days_before_target").groupby(place).cumcount()
    return order.map(dict(enumerate((1, 3, 5, 10)))).reindex(frame.index).astype(int)


def lines(table: pd.DataFrame) -> list[list[str]]:
    """Cells of the published table."""
    return [
        [row.tier, ROWS[row.row], row.target, str(row.days_before), str(row.n), f"{row.forecast:.1f}",
         f"{row.as_today:.1f}", _of(row.straight_line, "{:.1f}"), _of(row.covered, "{:.0%}"),
         str(row.out) if row.out else "", _of(row.covered_out, "{:.0%}")]
        for row in table.itertuples(index=False)
    ]  # fmt: skip


def _of(value: float, template: str) -> str:
    return "" if pd.isna(value) else template.format(value)


def publish(rows: Sequence[Sequence[str]]) -> None:
    """Write the table between its marks in docs/forecast.md, and into the file of the page."""
    head = [f"| {' | '.join(HEADER)} |", f"|{'---|' * len(HEADER)}"]
    table = "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{table}\n\n{CLOSE}{rest.split(CLOSE)[1]}", encoding="utf-8")
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        names = ("estimate", "as_today", "straight_line", "covered", "out", "covered_out")
        writer.writerow([*KEY, "n", *names])
        writer.writerows([[_share(cell) for cell in row] for row in rows])


def _share(cell: str) -> str:
    return f"{int(cell[:-1]) / 100:.2f}" if cell.endswith("%") else cell


def measure(seeds: Sequence[int], folder: Path, *, published: bool = True) -> None:
    """Print and publish the table of all seeds together."""
    frame = pd.concat([history(seed, folder) for seed in seeds], ignore_index=True)
    rows = lines(pd.concat([summary(frame), summary(frame.assign(tier="all"))]))
    tell("backtest", "Back-test of the estimate, errors in points", HEADER, rows, conditions())
    if published:
        publish(rows)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept:
        measure([int(seed) for seed in sys.argv[1:]] or SEEDS, Path(kept))
