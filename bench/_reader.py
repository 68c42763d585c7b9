"""A reader beside an import: asks for the progress by province until its standard input closes."""

import json
import select
import statistics
import sys
import time

from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.queries.progress import progress
from dashboard.schema.database import open_engine

PAUSE = 0.4
"""Seconds between two questions."""


def main(url: str, period: str) -> None:
    """Print median and longest milliseconds of a query, and how many were asked."""
    engine, took = open_engine(url, read_only=True), []
    scope = Scope(OPERATOR, periods=(period,), by=By.PROVINCE)
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        began = time.perf_counter()
        with engine.connect() as conn:
            progress(conn, scope)
        took.append((time.perf_counter() - began) * 1000)
    print(json.dumps([statistics.median(took), max(took), len(took)]))


if __name__ == "__main__":
    main(*sys.argv[1:])
