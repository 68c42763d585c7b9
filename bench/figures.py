"""Figures at national size: 10,599 communes × 4 forms × 12 indicators × 6 periods, loaded and reconciled.

Targets (issue 5): three million values in 3 minutes or less, checks included, and a period reconciled in 10 s or less
on PostgreSQL; SQLite for one period. Events and rosters are loaded before and not counted.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from bench._children import dashboard, leave_nothing, measured
from bench._machine import conditions
from bench._report import going, tell
from bench.import_national import _postgres
from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import OPERATOR, Scope
from dashboard.ingest.package.contents import Package
from dashboard.ingest.simulate import Figures, SimulationPlan
from dashboard.ingest.simulate.nation import read_nation
from dashboard.ingest.simulate.period import Played, simulate_period
from dashboard.ingest.simulate.writing import csv_bytes
from dashboard.schema.database import open_engine
from dashboard.source import ReportSource

PERIODS = (
    "2019-nam-chinh-thuc", "2020-6-thang", "2020-nam", "2020-nam-chinh-thuc", "2021-6-thang", "2021-nam",
)  # fmt: skip
AS_OF = parse_instant("2021-12-20T17:00:00+07:00")
INDICATORS = 12
CHAINS = ("ho-tich", "17", "hoa-giai", "nuoi-con-nuoi")
HEADER = ("engine", "values", "load and check, s", "slowest period, s", "peak MB", "reconcile, s", "findings, s")


def packages(folder: Path, database: str, periods: tuple[str, ...]) -> Iterator[tuple[Path, Path, int]]:
    """Per period: a package of roster and events, one of figures, and the count of its values."""
    engine = open_engine(database, read_only=True)
    plan = SimulationPlan(periods=periods, as_of=AS_OF, figures=Figures.ALL)
    nation, played = read_nation(engine, plan), Played()
    for code in periods:
        tables = simulate_period(nation, plan, code, played)
        figures, indicators = widened(tables.pop("figures"))
        yield _written(folder / code, tables), _written(folder / f"{code}-figures", {
            "indicators": indicators, "figures": figures,
        }), len(figures)  # fmt: skip
    engine.dispose()


def widened(figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Figures of the four chains of forms with twelve indicators each, the new ones like those there, and the new."""
    ours = figures[figures.form_code.map(lambda code: any(part in code for part in CHAINS))]
    more, added = [figures], []
    for form, rows in ours.groupby("form_code"):
        codes = list(dict.fromkeys(rows.indicator_code))
        for number in range(len(codes) + 1, INDICATORS + 1):
            like = rows[rows.indicator_code == codes[number % len(codes)]]
            more.append(like.assign(indicator_code=f"c{number}"))
            added.append((form, f"c{number}", f"chỉ tiêu {number}", "việc", "1"))
    columns = ["form_code", "code", "name", "unit_of_measure", "is_additive"]
    return pd.concat(more, ignore_index=True), pd.DataFrame(added, columns=columns, dtype=object)


def row(name: str, url: str, folder: Path, periods: tuple[str, ...]) -> tuple[object, ...]:
    """Measure one engine."""
    measured(dashboard("upgrade-db", "--database", url))
    costs, values = [], 0
    for events, figures, count in packages(folder, url, periods):
        going(f"{name}: {events.name}, {count} values")
        measured(dashboard("import-package", events, "--database", url))
        costs.append(measured(dashboard("import-package", figures, "--database", url)))
        values += count
    source, scope = ReportSource(open_engine(url, read_only=True)), Scope(OPERATOR, periods=periods[-1:])
    asked = [_seconds(lambda method=method: method(scope)) for method in (source.reconcile, source.findings)]
    peak = max(cost.peak_mb for cost in costs)
    return name, values, sum(cost.seconds for cost in costs), max(cost.seconds for cost in costs), peak, *asked


def _seconds(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


def _written(folder: Path, tables: dict[str, pd.DataFrame]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in Package(tables).tables.items():
        (folder / f"{name}.csv").write_bytes(csv_bytes(table))
    (folder / "datapackage.json").write_text(f'{{"simulated": true, "as_of": "{AS_OF.isoformat()}"}}', encoding="utf-8")
    return folder


def main() -> None:
    """Print one row per engine."""
    leave_nothing()
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--periods", type=int, default=len(PERIODS))
    asked = options.parse_args()
    around, rows = conditions(), []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        rows.append(row("PostgreSQL", _postgres(place), place / "packages", PERIODS[: asked.periods]))
        rows.append(row("SQLite", f"sqlite:///{place / 'one.db'}", place / "one", PERIODS[:1]))
    tell("figures", "Figures at national size", HEADER, rows, around)


if __name__ == "__main__":
    main()
