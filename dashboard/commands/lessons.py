"""The command that opens the notebooks, or makes a report of one."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard import arguments, console
from dashboard.commands.base import Database, command
from dashboard.domain.errors import ReportError
from dashboard.text import cli as words
from dashboard.text import lessons as lesson_words


class NoNotebooksError(ReportError):
    """The packages that run notebooks are not installed."""

    code = "no_notebooks"


@command("notebook", words.NOTEBOOK)
def notebook(
    number: Annotated[str | None, typer.Argument(metavar="[NUMBER]", help=words.NOTEBOOK_NUMBER)] = None,
    unit: Annotated[str | None, typer.Option(metavar="CODE", help=words.UNIT)] = None,
    period: Annotated[str | None, typer.Option(metavar="CODE", help=words.NOTEBOOK_PERIOD)] = None,
    as_of: Annotated[str | None, typer.Option(metavar="TIME", help=words.AS_OF)] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.html", help=words.NOTEBOOK_OUT)] = None,
    database: Database = None,
) -> None:
    """Make a report of the notebook of this number; without one open JupyterLab on them all."""
    arguments.instant(as_of)
    try:
        from dashboard.lessons import library, reports
    except ModuleNotFoundError as error:
        raise NoNotebooksError from error
    chosen = library.notebook(number) if number else None
    url = _there(database)
    if chosen is None:
        _open_lab()
        return
    file = out or Path("-".join(filter(None, (f"bao-cao-{chosen.number}", unit, period))) + ".html")
    asked = {"unit": unit, "period": period, "as_of": as_of, "database": url}
    reports.make_report(chosen, asked, file)
    console.say(lesson_words.REPORT_MADE.format(path=file))


def _there(database: str | None) -> str:
    """Address of the database a notebook reads; the demonstration is built where none is named and none is there."""
    from dashboard.ingest.embedded import ensure_demo
    from dashboard.lessons.opening import address

    settings = arguments.settings(database_url=database)
    url = address(settings.database_url)
    if "database_url" not in settings.model_fields_set:
        with console.progress() as progress:
            ensure_demo(url, progress=progress, upgraded=console.tell_upgraded)
    return url


def _open_lab() -> None:
    from dashboard.lessons.laboratory import command_of

    subprocess.run(command_of(sys.executable), check=False)  # noqa: S603  our own command
