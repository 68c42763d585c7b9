"""The command that publishes a period to every Sở."""

from dataclasses import replace
from typing import Annotated

import typer

from dashboard import arguments, console
from dashboard.commands.base import Database, command, opened
from dashboard.domain.scope import OPERATOR
from dashboard.text import publishing as words


@command("publish", words.PUBLISH)
def publish(
    period: Annotated[str, typer.Argument(metavar="PERIOD", help=words.PERIOD)],
    withdraw: Annotated[bool, typer.Option("--withdraw", help=words.WITHDRAW)] = False,
    database: Database = None,
) -> None:
    """Publish a period, or take its publication back."""
    from dashboard.auth import publishing

    with opened(database) as engine:
        viewer = replace(OPERATOR, person=arguments.operator())
        changed = publishing.publish(engine, viewer, period, withdraw=withdraw)
    told = words.WITHDRAWN if withdraw else words.PUBLISHED
    console.say((told if changed else words.UNCHANGED).format(period=period))
