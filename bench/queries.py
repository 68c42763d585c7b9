"""Every question that screens, files and the command line ask, nobody having asked it before, on both engines.

Target (performance.md §4): 50 ms on PostgreSQL and 100 ms on SQLite for any screen's query, at six million reports.
``python -m bench.queries [--full] [SQLITE-URL POSTGRESQL-URL]``: on the demonstration, with ``--full`` on a long
history too; with two addresses, on what is there.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy as sa

from bench import _ours
from bench._children import leave_nothing
from bench._machine import conditions
from bench._nation import copied, counted, multiplied
from bench._report import going, tell
from bench._screens import LARGEST, MID_DAY, PROVINCE, SO, Asked, Listening, of_screens
from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import Tier
from dashboard.queries.catalogue import QUESTIONS
from dashboard.schema.database import open_engine
from tests import postgres

COPIES = 60
"""How many times the nation is laid down for the large database: some six million reports."""

PLACES = (replace(Scope(OPERATOR, periods=(LARGEST,)), by=By.CHILD), Scope(SO, PROVINCE, (LARGEST,)))
TIERS = (Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE)
"""Tiers of the old era, the largest period; a screen names one."""

EVERY_PERIOD = {"backtest"}
"""What is computed of every period ever, on the command line: no screen waits for it."""

ROUNDS = 3
PATIENCE = 5_000.0
"""Milliseconds after which a question has been asked often enough."""

TARGET = {"SQLite": 100.0, "PostgreSQL": 50.0}
ENGINES = tuple(TARGET)
MEASURED = ("median", "worst", "worst processor", "missed", "by processor")
HEADER = ["question", "scopes", *(f"{name} {what}" for name in ENGINES for what in MEASURED), "slowest of"]


@dataclass(frozen=True, slots=True)
class Took:
    """One question on one engine: milliseconds by the clock, the median, and of processors alone, the least."""

    clock: float
    processor: float


def of_catalogue() -> list[Asked]:
    """Questions of the catalogue, which parts of pages and files ask too: of one tier, new and at a past instant."""
    return [
        _asked(method, replace(place, tier=tier)) for method in _methods() for place in _moments() for tier in TIERS
    ]


def of_every_tier() -> list[Asked]:
    """The same of all three tiers at once: more than a screen asks."""
    return [_asked(method, place) for method in _methods() for place in _moments()]


def _methods() -> list[str]:
    return [one.method for one in QUESTIONS.values() if one.in_periods and one.method not in EVERY_PERIOD]


def _moments() -> Iterator[Scope]:
    for place in PLACES:
        yield place
        yield replace(place, as_of=parse_instant(MID_DAY))


def _asked(method: str, scope: Scope) -> Asked:
    question = next(one for one in QUESTIONS.values() if one.method == method)
    by = By.CHILD if By.CHILD in question.by else By.TOTAL
    return Asked(method, replace(scope, by=by, unit=PROVINCE if question.needs_unit else scope.unit))


def main(*arguments: str) -> None:
    """Print a row a question, its scopes together, the slowest first; once on each size."""
    leave_nothing()
    started, urls = conditions(), [one for one in arguments if "://" in one]
    if urls:
        _measure(dict(zip(ENGINES, urls, strict=True)), "given", started)
        return
    for copies in (1, *([COPIES] if "--full" in arguments else [])):
        with _laid_down(copies) as made:
            _measure(made, str(copies), started)


@contextmanager
def _laid_down(copies: int) -> Iterator[dict[str, str]]:
    """Addresses of the nation, laid down so many times, on each engine; gone afterwards."""
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres.server(Path(folder) / "pg") as server,
        postgres.database(server) as made,
    ):
        urls = dict(
            zip(ENGINES, (f"sqlite:///{folder}/nation.db", made.render_as_string(hide_password=False)), strict=True)
        )
        going(f"laying the nation down {copies} times")
        with ThreadPoolExecutor() as both:
            list(both.map(lambda url: _lay_down(url, copies), urls.values()))
        yield urls


def _lay_down(url: str, copies: int) -> None:
    copied(_ours.demo_url(), url)
    multiplied(url, copies)


def _measure(urls: Mapping[str, str], size: str, started: Mapping[str, str]) -> None:
    engines = {name: open_engine(url, read_only=True) for name, url in urls.items()}
    reports = f"{counted(engines['SQLite']):,}".replace(",", " ")
    kinds = {"screens": of_screens(engines["SQLite"]), "one tier": of_catalogue(), "every tier": of_every_tier()}
    for kind, questions in kinds.items():
        going(f"{kind}: {len(questions)} questions")
        rows = _rows(engines, questions)
        title = f"Queries, {kind}, {reports} reports, ms: {_missed(rows)}"
        tell(f"queries-{size}-{kind.replace(' ', '-')}", title, HEADER, rows, started)
    for engine in engines.values():
        engine.dispose()


def _missed(rows: Sequence[Sequence[object]]) -> str:
    """How many scopes missed the target, by the clock and by processors alone."""
    asked = sum(int(str(row[1])) for row in rows)
    places = {name: 2 + 5 * place for place, name in enumerate(ENGINES)}
    sums = {name: [sum(int(str(row[at + n])) for row in rows) for n in (3, 4)] for name, at in places.items()}
    told = (f"{name} {clock} by the clock, {processor} by processor" for name, (clock, processor) in sums.items())
    return f"missed of {asked}: " + "; ".join(told)


def _rows(engines: Mapping[str, sa.Engine], questions: Iterable[Asked]) -> list[list[object]]:
    """A row a question: medians over its scopes and the worst of them on each engine; the slowest first."""
    together: dict[str, list[Asked]] = {}
    for one in questions:
        together.setdefault(one.name, []).append(one)
    rows = [_row(engines, name, scopes) for name, scopes in together.items()]
    return sorted(rows, key=lambda row: -float(str(row[3])))


def _row(engines: Mapping[str, sa.Engine], name: str, scopes: Sequence[Asked]) -> list[object]:
    cells: list[object] = []
    slowest = ""
    for engine_name, engine in engines.items():
        took = [_took(engine, one) for one in scopes]
        worst = max(range(len(took)), key=lambda place: took[place].clock)
        slowest = slowest or _told(scopes[worst].scope)
        late = [sum(value > TARGET[engine_name] for value in values) for values in zip(*map(_pair, took), strict=True)]
        cells += [statistics.median(one.clock for one in took), took[worst].clock]
        cells += [max(one.processor for one in took), *late]
    return [name, len(scopes), *cells, slowest]


def _pair(took: Took) -> tuple[float, float]:
    return took.clock, took.processor


def _took(engine: sa.Engine, one: Asked) -> Took:
    """Milliseconds of some rounds, every one by a source that has kept nothing."""
    clocks, processors = [], []
    for _ in range(ROUNDS):
        source, spent, began = Listening(engine), _spent(engine), time.perf_counter()
        source.answer(one)
        clocks.append((time.perf_counter() - began) * 1000)
        processors.append((_spent(engine) - spent) * 1000)
        if sum(clocks) > PATIENCE:
            break
    return Took(statistics.median(clocks), min(processors))


def _spent(engine: sa.Engine) -> float:
    """Seconds of processor so far: our own, and of PostgreSQL's process for the connection where it runs here."""
    if engine.dialect.name == "sqlite":
        return time.process_time()
    with engine.connect() as conn:
        told = Path(f"/proc/{conn.scalar(sa.select(sa.func.pg_backend_pid()))}/schedstat")
    theirs = int(told.read_text().split()[0]) / 1e9 if told.exists() else 0.0
    return time.process_time() + theirs


def _told(scope: Scope) -> str:
    """A scope in a few words."""
    words = (
        "nation" if scope.viewer.is_national else "a Sở's person",
        *scope.periods,
        scope.unit,
        scope.tier or "every tier",
    )
    return ", ".join([*words, *(["a past instant"] if scope.as_of else [])])


if __name__ == "__main__":
    main(*sys.argv[1:])
