"""The command that looks whether the audit is as it was written."""

from typing import Annotated

import typer

from dashboard import console
from dashboard.commands.base import REFUSED, Database, app, command, opened
from dashboard.text import cli_users as words
from dashboard.text import errors as error_words

group = typer.Typer(help=words.AUDIT, cls=console.Commands, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(group, name="audit")


@command("verify", words.VERIFY, group)
def verify(
    head: Annotated[str | None, typer.Option(metavar="HASH", help=words.HEAD, show_default=False)] = None,
    database: Database = None,
) -> None:
    """Tell every place where the audit's chain fails, and how it ends."""
    from dashboard.auth import audit

    with opened(database, read_only=True) as engine, engine.connect() as conn:
        faults, ending = audit.verify(conn), audit.head(conn)
        is_there = head is None or audit.holds(conn, head)
    for fault in faults:
        console.warn(error_words.sentence(fault.kind.value, {"number": fault.number}))
    if not is_there:
        console.warn(words.HEAD_GONE.format(head=head))
    if faults or not is_there:
        raise typer.Exit(REFUSED)
    console.say(words.VERIFIED.format(count=ending.entries, head=ending.hash))
