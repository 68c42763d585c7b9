"""The commands of a trainer: a class in one room, and pages that run without any server."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard import console
from dashboard.commands.base import app, command
from dashboard.domain.errors import ReportError
from dashboard.text import cli_training as words
from dashboard.text import training_class

if TYPE_CHECKING:
    from dashboard.training.classroom.room import Room

group = typer.Typer(no_args_is_help=True, cls=console.Commands, help=words.TRAINING, rich_markup_mode=None)
app.add_typer(group, name="training", short_help=words.TRAINING)

PORT = 8080


@command("class", words.CLASS)
def class_(
    seats: Annotated[int, typer.Option(min=1, max=99, help=words.SEATS)] = 40,
    name: Annotated[str, typer.Option(help=words.NAME)] = training_class.NAME,
    port: Annotated[int, typer.Option(min=1, max=65535, help=words.PORT)] = PORT,
    folder: Annotated[Path, typer.Option(metavar="DIR", help=words.FOLDER, show_default=False)] = Path("var/class"),
    fresh: Annotated[bool, typer.Option("--fresh", help=words.FRESH)] = False,
    keep: Annotated[bool, typer.Option("--keep", help=words.KEEP)] = False,
    screens: Annotated[bool, typer.Option("--screens/--no-screens", help=words.SCREENS)] = True,
) -> None:
    """Serve a class to the room until the window is closed, then forget it."""
    from dashboard.training.classroom.room import open_room

    room, again = open_room(folder, name, seats, fresh=fresh)

    def opened(at: int) -> None:
        _tell(room, at, folder if again else None)
        if screens:
            room.projection.start()

    _serve(room, port, opened, again=again)
    room.projection.stop()
    if not keep:
        room.close()
    console.say(training_class.KEPT.format(folder=folder) if keep else training_class.CLOSED)


def _serve(room: "Room", port: int, opened: Callable[[int], None], *, again: bool) -> None:
    """Serve until stopped; a class that could not begin leaves nothing."""
    from dashboard.training.classroom.serving import serve_class

    try:
        asyncio.run(serve_class(room, port, opened))
    except ReportError:
        if not again:
            room.close()
        raise


def _tell(room: "Room", port: int, folder: Path | None) -> None:
    """Say at the terminal how the class is reached."""
    from dashboard.training.classroom.network import addresses

    if folder is not None:
        console.say(training_class.OPENED_AGAIN.format(folder=folder))
    found = addresses()
    if not found:
        console.warn(training_class.SAY_NO_NETWORK)
    for address in found:
        console.say(training_class.SAY_ADDRESS.format(address=f"http://{address}:{port}"))
    console.say(training_class.SAY_CODE.format(code=room.code))
    console.say(training_class.SAY_TRAINER.format(address=f"http://127.0.0.1:{port}/giang-vien"))
    console.say(training_class.SAY_TRAINER_CODE.format(secret=room.secret))
    console.say(training_class.OPENED)


@command("sheets", words.SHEETS, group)
def sheets(out: Annotated[Path, typer.Option(metavar="DIR", help=words.SHEETS_OUT)]) -> None:
    """Write one self-contained page per exercise, and one that lists them."""
    from dashboard.training.sheets import write_sheets

    count = write_sheets(out)
    console.say(words.SHEETS_MADE.format(count=count, folder=out))
