"""The commands that serve the web application."""

from typing import TYPE_CHECKING, Annotated

import typer

from dashboard import arguments, console
from dashboard.commands.base import Database, Port, command, opened
from dashboard.text import cli as words

if TYPE_CHECKING:
    from dashboard.settings import Settings


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
        ensure_demo(settings.database_url, fresh=fresh, progress=progress, upgraded=console.tell_upgraded)
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
    with opened(database, read_only=True):
        pass
    _serve(settings)


def _serve(settings: "Settings") -> None:
    from dashboard.serving import serve as serve_web

    serve_web(settings)
