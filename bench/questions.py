"""Every answer over a national period, cold: milliseconds from the question to the frame; target 100, on PostgreSQL 50.

``python -m bench.questions [URL …]``; without a URL the demonstration on both engines.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from bench import _ours
from bench._machine import conditions
from bench._report import tell
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import Tier
from dashboard.ingest.demo import build_demo
from dashboard.queries import curve, missing, overdue, progress, punctuality, report, returns, steps, verdicts, waiting
from dashboard.schema.database import open_engine
from tests import postgres

RUNS = 7
NATION = Scope(OPERATOR, periods=("2019-nam-chinh-thuc",))
MID_DAY = datetime.fromisoformat("2020-02-12T12:34:00+07:00")
KEYED = (progress.progress, punctuality.punctuality, verdicts.verdicts, returns.returns)
LISTS = (curve.curve, steps.steps, overdue.overdue, missing.missing, waiting.waiting)

Question = tuple[str, Callable[[sa.Connection, Scope], pd.DataFrame], Scope]


def questions() -> Iterator[Question]:
    """Name, query and scope of everything a screen may ask of a nation, at the newest instant and within a day."""
    for when, scope in (("newest", NATION), ("mid-day", replace(NATION, as_of=MID_DAY))):
        for query in KEYED:
            for by in (By.TOTAL, By.PROVINCE, By.FORM, By.UNIT):
                yield f"{query.__name__} by {by}, {when}", query, replace(scope, by=by)
        for query in LISTS:
            yield f"{query.__name__}, {when}", query, scope
            yield f"{query.__name__} of provinces, {when}", query, replace(scope, tier=Tier.PROVINCE)
    yield "report of one Sở", report.report_life, replace(NATION, unit="tinhnghean")


def milliseconds(engine: sa.Engine, question: Question) -> float:
    """Shortest of some runs, each on a fresh transaction; nothing of ours is kept between them."""
    _, query, scope = question
    spent = []
    for _ in range(RUNS):
        with engine.connect() as conn:
            start = time.perf_counter()
            query(conn, scope)
            spent.append((time.perf_counter() - start) * 1e3)
    return min(spent)


@contextmanager
def demonstrations() -> Iterator[list[str]]:
    """Addresses of two databases with the demonstration in them."""
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres.server(Path(folder) / "postgres") as server,
        postgres.database(server) as url,
    ):
        built = url.render_as_string(hide_password=False)
        build_demo(open_engine(built))
        yield [_ours.demo_url(), built]


def measure(urls: Sequence[str]) -> None:
    """Print one row a question, one column an engine."""
    around, engines = conditions(), [open_engine(url, read_only=True) for url in urls]
    rows = [[asked[0], *(milliseconds(engine, asked) for engine in engines)] for asked in questions()]
    header = ("ms", *(engine.dialect.name for engine in engines))
    tell("questions", "Every answer over a national period, cold", header, rows, around)


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(sys.argv[1:])
    else:
        with demonstrations() as built:
            measure(built)
