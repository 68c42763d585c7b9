"""The commands that keep the dashboard's own accounts; a password is typed at a prompt or shown once."""

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard import arguments, console
from dashboard.commands.base import Database, app, command, opened
from dashboard.text import cli_users as words

if TYPE_CHECKING:
    from dashboard.auth.password import Profile
    from dashboard.auth.users import User

Username = Annotated[str, typer.Argument(metavar="USERNAME", help=words.USERNAME)]
Typed = Annotated[bool, typer.Option("--type", help=words.TYPED)]

group = typer.Typer(help=words.GROUP, cls=console.Commands, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(group, name="user")


@command("add", words.ADD, group)
def add(
    username: Username,
    unit: Annotated[str | None, typer.Option(metavar="CODE", help=words.UNIT, show_default=False)] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help=words.ROLE, show_default=False)] = None,
    typed: Typed = False,
    database: Database = None,
) -> None:
    """Add an account."""
    from dashboard.auth.users import Users

    place = _place(username, unit, role)
    first = _first_password(typed)
    with opened(database) as engine:
        Users(engine, arguments.operator(), _profile()).add(username, *place, first)
    console.say(words.ADDED.format(username=username, unit=place[0], role=place[1]))
    _tell_first(first, typed)


@command("reset", words.RESET, group)
def reset(username: Username, typed: Typed = False, database: Database = None) -> None:
    """Give an account another first password."""
    from dashboard.auth.users import Users

    first = _first_password(typed)
    with opened(database) as engine:
        Users(engine, arguments.operator(), _profile()).reset(username, first)
    console.say(words.WAS_RESET.format(username=username))
    _tell_first(first, typed)


@command("lock", words.LOCK, group)
def lock(
    username: Username,
    undo: Annotated[bool, typer.Option("--undo", help=words.UNDO)] = False,
    database: Database = None,
) -> None:
    """Lock an account, or let it in again."""
    from dashboard.auth.users import Users

    with opened(database) as engine:
        users = Users(engine, arguments.operator(), _profile())
        (users.unlock if undo else users.lock)(username)
    console.say((words.UNLOCKED if undo else words.LOCKED).format(username=username))


@command("list", words.LIST, group)
def list_users(database: Database = None) -> None:
    """Tell every account, by name."""
    from dashboard.auth.users import Users

    with opened(database, read_only=True) as engine:
        users = Users(engine, arguments.operator(), _profile()).list()
    for user in users:
        told = {"username": user.username, "unit": user.unit_code, "role": user.role, "state": _state(user)}
        console.say(words.LINE.format(**told))
    if not users:
        console.say(words.NO_USERS)


def _place(username: str, unit: str | None, role: str | None) -> tuple[str, str]:
    """Unit and role: as given, else as the account's name says."""
    from dashboard.domain.accounts import parse_login
    from dashboard.domain.capacity import TRAINER
    from dashboard.domain.errors import UnknownCodeError
    from dashboard.domain.units import ROOT_CODE

    if role == TRAINER or (unit and role):
        return unit or ROOT_CODE, role or TRAINER
    try:
        login = parse_login(username)
    except UnknownCodeError as error:
        raise arguments.MisuseError(words.NOT_A_LOGIN.format(username=username)) from error
    return unit or login.unit_code, role or login.role.value


def _first_password(typed: bool) -> str:
    from dashboard.auth.password import generated

    if not typed:
        return generated()
    first, again = getpass.getpass(words.TYPE_PASSWORD), getpass.getpass(words.TYPE_AGAIN)
    if first != again:
        raise arguments.MisuseError(words.DIFFERENT)
    return first


def _tell_first(first: str, typed: bool) -> None:
    if not typed:
        console.say(words.FIRST_PASSWORD.format(password=first))
    console.say(words.MUST_CHANGE)


def _profile() -> "Profile":
    from dashboard.auth.password import Profile

    return Profile(arguments.settings().password_profile)


def _state(user: "User") -> str:
    from dashboard.auth.password import is_due

    if user.locked_at is not None:
        return words.STATES["locked"]
    if not user.has_password or user.password_changed_at is None:
        return words.STATES["first" if user.has_password else "none"]
    due = is_due(user.password_changed_at, datetime.now(UTC), _profile())
    return words.STATES["due" if due else "active"].format(sessions=user.sessions)
