"""The command ``dashboard``: one thin function a command (interchange §3), imports where they are used."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer.exceptions import TyperException

from dashboard import arguments, console
from dashboard.domain.errors import ReportError
from dashboard.domain.scope import Boundaries, By, Scope
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.queries.catalogue import QUESTIONS
from dashboard.text import cli as words

if TYPE_CHECKING:
    import sqlalchemy as sa

    from dashboard.settings import Settings

REFUSED, MISUSED, INTERRUPTED = 1, 2, 130

Database = Annotated[str | None, typer.Option("--database", metavar="URL", help=words.DATABASE, show_default=False)]
Port = Annotated[int | None, typer.Option(min=0, max=65535, help=words.PORT, show_default=False)]
ReportTier = Literal["commune", "district", "province", "ministry_unit", "legal_department"]

app = typer.Typer(
    help=words.APP,
    cls=console.Commands,
    context_settings={"max_content_width": 120},
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def command(name: str, about: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorator that makes a function a command of this name."""
    return app.command(name, cls=console.Command, help=about, short_help=about)


@command("demo", words.DEMO)
def demo(
    port: Port = None,
    fresh: Annotated[bool, typer.Option("--fresh", help=words.FRESH)] = False,
    database: Database = None,
) -> None:
    """Build the embedded database if absent, then serve it."""
    from dashboard.ingest.embedded import ensure_demo

    settings = arguments.settings(database_url=database, port=port)
    with console.progress() as progress:
        ensure_demo(settings.database_url, fresh=fresh, progress=progress)
    _serve(settings)


@command("serve", words.SERVE)
def serve(
    port: Port = None,
    address: Annotated[str | None, typer.Option(help=words.ADDRESS, show_default=False)] = None,
    workers: Annotated[int | None, typer.Option(min=1, help=words.WORKERS, show_default=False)] = None,
    database: Database = None,
) -> None:
    """Serve a database that is there and current."""
    settings = arguments.settings(database_url=database, port=port, address=address, workers=workers)
    with _opened(database, read_only=True):
        pass
    _serve(settings)


@command("upgrade-db", words.UPGRADE_DB)
def upgrade_db(database: Database = None) -> None:
    """Create or migrate the schema, then load the reference data."""
    from dashboard.ingest.reference import load_reference
    from dashboard.schema.database import upgrade

    with _opened(database, current=False) as engine, console.progress() as progress:
        progress("schema", 0, 0)
        upgrade(engine)
        load_reference(engine, loaded_by=arguments.operator(), progress=progress)
        console.say(words.SCHEMA_READY.format(database=engine.url.render_as_string()))


@command("simulate", words.SIMULATE)
def simulate(
    period: Annotated[list[str] | None, typer.Option(metavar="CODE", help=words.SIMULATED_PERIODS)] = None,
    seed: Annotated[int | None, typer.Option(min=0, help=words.SEED, show_default=False)] = None,
    as_of: Annotated[str | None, typer.Option(metavar="TIME", help=words.SIMULATED_AS_OF)] = None,
    provinces: Annotated[int | None, typer.Option(min=1, help=words.PROVINCES)] = None,
    names: Annotated[Literal["real", "fictitious"], typer.Option(help=words.NAMES)] = "real",
    out: Annotated[Path | None, typer.Option(metavar="PATH", help=words.OUT)] = None,
    database: Database = None,
) -> None:
    """Simulate a nation into the database, or into a package."""
    from dashboard.ingest import simulate as simulation

    asked = {"seed": seed, "periods": tuple(period or ()), "as_of": arguments.instant(as_of), "provinces": provinces}
    plan = simulation.SimulationPlan(**arguments.given(asked), names=simulation.Names(names))
    with _opened(database, read_only=out is not None) as engine, console.progress() as progress:
        if out is not None:
            simulation.write_simulation(engine, plan, out, progress=progress)
            console.say(words.SIMULATED_OUT.format(path=out))
            return
        summaries = simulation.simulate(engine, plan, loaded_by=arguments.operator(), progress=progress)
    for summary in summaries:
        console.tell_load(summary)


@command("import-package", words.IMPORT_PACKAGE)
def import_package(
    path: Annotated[Path, typer.Argument(metavar="PATH", help=words.PACKAGE)],
    errors: Annotated[Path | None, typer.Option(metavar="FILE.csv", help=words.ERRORS_FILE)] = None,
    schemas: Annotated[
        bool, typer.Option("--print-schemas", is_eager=True, callback=console.tell_schemas, help=words.PRINT_SCHEMAS)
    ] = False,
    database: Database = None,
) -> None:
    """Load a data package, all of it or nothing."""
    from dashboard.ingest import package

    with console.refusals_written(errors), _opened(database) as engine, console.progress() as progress:
        summary = package.import_package(engine, path, loaded_by=arguments.operator(), progress=progress)
    console.tell_load(summary)


@command("import-appendix", words.IMPORT_APPENDIX)
def import_appendix(
    path: Annotated[Path, typer.Argument(metavar="FILE", help=words.APPENDIX)],
    kind: Annotated[Literal["lltp-integration", "civil-status"], typer.Option(help=words.KIND)],
    document: Annotated[str, typer.Option(help=words.DOCUMENT)],
    as_of: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=words.APPENDIX_AS_OF)],
    errors: Annotated[Path | None, typer.Option(metavar="FILE.csv", help=words.ERRORS_FILE)] = None,
    database: Database = None,
) -> None:
    """Load a printed appendix table, all of it or nothing."""
    from dashboard.ingest import appendix

    day = arguments.day(as_of)
    with console.refusals_written(errors), _opened(database) as engine, console.progress() as progress:
        summary = appendix.import_appendix(
            engine, path, kind=appendix.Kind(kind), document=document, as_of=day,
            loaded_by=arguments.operator(), progress=progress,
        )  # fmt: skip
    console.tell_load(summary)


@command("export-package", words.EXPORT_PACKAGE)
def export_package(
    path: Annotated[Path, typer.Argument(metavar="PATH", help=words.PACKAGE)],
    contacts: Annotated[bool, typer.Option("--contacts", help=words.CONTACTS)] = False,
    database: Database = None,
) -> None:
    """Write all data as a package."""
    from dashboard.ingest import export

    with _opened(database, read_only=True) as engine, console.progress() as progress:
        export.export_package(engine, path, contacts=contacts, progress=progress)
    console.say(words.EXPORTED.format(path=path))


@command("check", words.CHECK)
def check(database: Database = None) -> None:
    """Tell what is wrong with the installation, the database or the data."""
    from dashboard.ingest import check as checks

    with _opened(database, read_only=True) as engine:
        problems = checks.check(engine)
    if problems:
        console.warn(words.CHECK_FOUND.format(count=len(problems)))
        console.tell_problems(problems)
        raise typer.Exit(REFUSED)
    console.say(words.CHECKED)


@command("query", words.QUERY.format(names=", ".join(QUESTIONS)))
def query(
    name: Annotated[str, typer.Argument(metavar="NAME", help=words.QUESTION)],
    period: Annotated[list[str] | None, typer.Option(metavar="CODE", help=words.PERIODS)] = None,
    unit: Annotated[str | None, typer.Option(metavar="CODE", help=words.UNIT)] = None,
    form: Annotated[str | None, typer.Option(metavar="CODE", help=words.FORM)] = None,
    tier: Annotated[ReportTier | None, typer.Option(help=words.TIER)] = None,
    by: Annotated[By | None, typer.Option(help=words.BY)] = None,
    as_of: Annotated[str | None, typer.Option(metavar="TIME", help=words.AS_OF)] = None,
    boundaries: Annotated[Boundaries, typer.Option(help=words.BOUNDARIES)] = Boundaries.AS_REPORTED,
    as_user: Annotated[str | None, typer.Option("--as", metavar="USERNAME", help=words.AS_USER)] = None,
    layout: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help=words.FORMAT)] = "table",
    database: Database = None,
) -> None:
    """Answer one question of the catalogue with a table on stdout."""
    from dashboard.exports import tables
    from dashboard.source import ReportSource

    scope = Scope(
        unit=unit or ROOT_CODE, periods=tuple(period or ()), form=form,
        as_of=arguments.instant(as_of), tier=Tier(tier) if tier else None, by=by or By.CHILD, boundaries=boundaries,
        weekend_rule=arguments.settings().weekend_rule,
    )  # fmt: skip
    options = {"--unit": unit, "--form": form, "--tier": tier, "--by": by, "--period": period, "--as-of": as_of}
    question = arguments.question(name, scope, options)
    with _opened(database, read_only=True) as engine:
        seen = arguments.seen_by(as_user, scope, engine)
        frame = getattr(ReportSource(engine), question.method)(seen)
    getattr(tables, f"write_{layout}")(frame, sys.stdout)


def main() -> None:
    """Run the command typed at the terminal, then leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(typed: Sequence[str]) -> int:
    """Run one command; exit status 0 done, 1 refused or found wrong, 2 bad usage, 130 interrupted."""
    try:
        return int(app(list(typed), prog_name="dashboard", standalone_mode=False) or 0)
    except ReportError as error:
        console.refuse(error)
    except KeyboardInterrupt:
        console.warn(words.INTERRUPTED)
        return INTERRUPTED
    except OSError as error:
        console.warn(words.FILE_TROUBLE.format(path=error.filename, reason=error.strerror))
    except (TyperException, arguments.MisuseError) as error:
        console.tell_misuse(error)
        return MISUSED
    return REFUSED


def _serve(settings: "Settings") -> None:
    from dashboard.app import serve as serve_web

    serve_web(settings)


@contextmanager
def _opened(url: str | None, *, read_only: bool = False, current: bool = True) -> Iterator["sa.Engine"]:
    """Engine on the database asked for, whose schema is ours unless it is about to be made so."""
    from dashboard.schema.database import explained, open_engine, require_current

    engine = open_engine(arguments.settings(database_url=url).database_url, read_only=read_only)
    try:
        with explained(engine):
            if current:
                require_current(engine)
            yield engine
    finally:
        engine.dispose()
