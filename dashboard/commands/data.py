"""The commands that write the reporting database, write it out, or look whether it is in order."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dashboard import arguments, console
from dashboard.commands.base import REFUSED, Database, command, opened
from dashboard.text import cli as words

if TYPE_CHECKING:
    import sqlalchemy as sa

    from dashboard.ingest.simulate import Answers


@command("upgrade-db", words.UPGRADE_DB)
def upgrade_db(database: Database = None) -> None:
    """Create or migrate the schema, then load the reference data."""
    from dashboard.ingest.reference import load_reference
    from dashboard.schema.database import upgrade

    with opened(database, current=False) as engine, console.progress() as progress:
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
    figures: Annotated[bool | None, typer.Option("--figures/--no-figures", help=words.FIGURES)] = None,
    answers: Annotated[Path | None, typer.Option(metavar="FILE.csv", help=words.ANSWERS)] = None,
    database: Database = None,
) -> None:
    """Simulate a nation into the database, or into a package; what was planted in its figures beside it."""
    from dashboard.ingest import simulate as simulation

    asked = {"seed": seed, "periods": tuple(period or ()), "as_of": arguments.instant(as_of), "provinces": provinces}
    wanted = simulation.Names(names)
    plan = simulation.SimulationPlan(**arguments.given(asked), names=wanted, figures=wanted.figures(figures))
    key = simulation.Answers()
    with opened(database, read_only=out is not None) as engine, console.progress() as progress:
        if out is not None:
            simulation.write_simulation(engine, plan, out, progress=progress, answers=key)
            console.say(words.SIMULATED_OUT.format(path=out))
            summaries = []
        else:
            operator = arguments.operator()
            _record_load(engine, "simulation", ", ".join(plan.periods))
            summaries = simulation.simulate(engine, plan, loaded_by=operator, progress=progress, answers=key)
    for summary in summaries:
        console.tell_load(summary)
    _write_answers(key, simulation.answers_beside(out) if answers is None and out is not None else answers)


def _write_answers(key: "Answers", path: Path | None) -> None:
    """Write the key of planted defects, where there are any and a place for it."""
    if path is not None and key.held:
        key.write(path)
        console.say(words.ANSWERS_WRITTEN.format(path=path, count=key.planted))


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

    with console.refusals_written(errors), opened(database) as engine, console.progress() as progress:
        _record_load(engine, "package", path.name)
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
    with console.refusals_written(errors), opened(database) as engine, console.progress() as progress:
        _record_load(engine, "appendix", path.name)
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

    with opened(database, read_only=True) as engine, console.progress() as progress:
        export.export_package(engine, path, contacts=contacts, progress=progress)
    console.say(words.EXPORTED.format(path=path))


@command("check", words.CHECK)
def check(database: Database = None) -> None:
    """Tell what is wrong with the installation, the database or the data."""
    from dashboard.auth import audit
    from dashboard.ingest import check as checks
    from dashboard.ingest.problems import Problem

    with opened(database, read_only=True) as engine:
        problems = checks.check(engine)
        with engine.connect() as conn:
            for fault in audit.verify(conn):
                fields = {"number": fault.number}
                problems.append(Problem("audit_entry", fault.number, None, None, fault.kind.value, fields))
    if problems:
        console.warn(words.CHECK_FOUND.format(count=len(problems)))
        console.tell_problems(problems)
        raise typer.Exit(REFUSED)
    console.say(words.CHECKED)


def _record_load(engine: "sa.Engine", kind: str, name: str) -> None:
    """Record that a load begins, before it does: what cannot be recorded is not loaded."""
    from dashboard.auth import audit
    from dashboard.domain.audit import Act

    audit.record(engine, arguments.operator(), Act.IMPORT, {"kind": kind, "name": name})
