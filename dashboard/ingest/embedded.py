"""The embedded database of the demonstration: built aside, put in place when it is whole."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from dashboard.domain.errors import DatabaseMissingError, ReportError, SchemaTooOldError
from dashboard.ingest.progress import Progress, silent
from dashboard.schema.database import explained, open_engine, require_current, upgrade
from dashboard.schema.tables import data_load

LOADED_BY = "demo"


class NotEmbeddedError(ReportError):
    """Only an embedded database can be built afresh; ``url``."""

    code = "fresh_not_embedded"


class HoldsPackagesError(ReportError):
    """The database holds imported packages, which building afresh would lose; ``url``."""

    code = "fresh_holds_packages"


Build = Callable[[sa.Engine], None]
Upgraded = Callable[[SchemaTooOldError], None]
"""Told at which version the database was, and which it is at now."""


def ensure_demo(
    url: str, *, fresh: bool = False, progress: Progress = silent, build: Build | None = None,
    upgraded: Upgraded = lambda _old: None,
) -> bool:  # fmt: skip
    """Build the demonstration where no database is, or anew; tell whether it was built.

    An SQLite file is built under another name first: one cut short is never taken for whole. One of an older
    program is upgraded, and ``upgraded`` told, unless it holds imported packages: those are for ``upgrade-db``.
    """
    engine = open_engine(url)
    try:
        there, old = _is_there(engine)
        if there and fresh:
            _refuse_to_replace(engine)
        elif old is not None:
            _bring_up(engine, old, progress)
            upgraded(old)
    finally:
        engine.dispose()
    if there and not fresh:
        return False
    _build(engine.url, build or _whole_nation(progress))
    return True


def _whole_nation(progress: Progress) -> Build:
    from dashboard.ingest.demo import build_demo  # a demonstration that is there starts without the simulator

    return partial(build_demo, progress=progress)


def _refuse_to_replace(engine: sa.Engine) -> None:
    shown = engine.url.render_as_string()
    if engine.dialect.name != "sqlite":
        raise NotEmbeddedError(url=shown)
    if _holds_packages(engine):
        raise HoldsPackagesError(url=shown)


def _is_there(engine: sa.Engine) -> tuple[bool, SchemaTooOldError | None]:
    """Whether a database is there, and what is said of one that an older program made."""
    try:
        require_current(engine)
    except DatabaseMissingError:
        return False, None
    except SchemaTooOldError as error:
        return True, error
    return True, None


def _bring_up(engine: sa.Engine, old: SchemaTooOldError, progress: Progress) -> None:
    from dashboard.ingest.reference import load_reference

    if engine.dialect.name != "sqlite" or _holds_packages(engine):
        raise old
    progress("schema", 0, 0)
    with explained(engine):
        upgrade(engine)
        load_reference(engine, loaded_by=LOADED_BY, progress=progress)


def _holds_packages(engine: sa.Engine) -> bool:
    packages = sa.select(data_load.c.id).where(data_load.c.kind == "package").limit(1)
    with explained(engine), engine.connect() as conn:
        return conn.scalar(packages) is not None


def _build(address: sa.URL, build: Build) -> None:
    if address.get_backend_name() != "sqlite":
        _build_at(address, build)
        return
    path = Path(str(address.database))
    aside = path.with_name(f"{path.name}.building")
    _remove(aside)
    _build_at(address.set(database=str(aside)), build)
    _remove(path)
    aside.replace(path)


def _build_at(address: sa.URL, build: Build) -> None:
    engine = open_engine(address.render_as_string(hide_password=False))
    try:
        with explained(engine):
            build(engine)
    finally:
        engine.dispose()


def _remove(path: Path) -> None:
    """Remove an SQLite file and what stands beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
