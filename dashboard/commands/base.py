"""What every command stands on: the application they belong to, their common options, the database they open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard import arguments, console
from dashboard.text import cli as words

if TYPE_CHECKING:
    import sqlalchemy as sa

REFUSED, MISUSED, INTERRUPTED = 1, 2, 130

Database = Annotated[str | None, typer.Option("--database", metavar="URL", help=words.DATABASE, show_default=False)]
Port = Annotated[int | None, typer.Option(min=0, max=65535, help=words.PORT, show_default=False)]

app = typer.Typer(
    help=words.APP,
    cls=console.Commands,
    context_settings={"max_content_width": 120},
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def command(name: str, about: str, group: typer.Typer = app) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorator that makes a function a command of this name, of the group where one is given."""
    return group.command(name, cls=console.Command, help=about, short_help=about)


@contextmanager
def opened(url: str | None, *, read_only: bool = False, current: bool = True) -> Iterator["sa.Engine"]:
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
