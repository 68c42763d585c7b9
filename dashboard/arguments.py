"""What was typed after ``dashboard``, made into values of the domain, or told as misuse (exit status 2)."""

import getpass
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dashboard.domain.clock import parse_as_of
from dashboard.domain.errors import BadTimeError
from dashboard.domain.scope import OPERATOR, Scope
from dashboard.queries.catalogue import QUESTIONS, Question
from dashboard.settings import Settings
from dashboard.text import cli as words

if TYPE_CHECKING:
    import sqlalchemy as sa


class MisuseError(Exception):
    """The command was called in a way it does not offer; its text is the reason, in Vietnamese."""


def settings(**chosen: Any) -> Settings:
    """Settings of the environment under what was chosen on the command line; None chooses nothing."""
    from pydantic import ValidationError

    try:
        return Settings(**given(chosen))
    except ValidationError as error:
        names = ", ".join(f"DASHBOARD_{str(fault['loc'][0]).upper()}" for fault in error.errors())
        raise MisuseError(words.BAD_SETTING.format(names=names)) from error


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that were given a value."""
    return {name: value for name, value in options.items() if value not in {None, ()}}


def instant(text: str | None) -> datetime | None:
    """As-of of an ISO text, None for none; a date alone is its last microsecond."""
    try:
        return None if text is None else parse_as_of(text)
    except BadTimeError as error:
        raise MisuseError(words.BAD_AS_OF.format(value=text)) from error


def day(text: str) -> date:
    """Day of a ``YYYY-MM-DD`` text."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError as error:
        raise MisuseError(words.BAD_DAY.format(value=text)) from error


def seen_by(username: str | None, scope: Scope, engine: "sa.Engine") -> Scope:
    """Scope as whoever holds this account sees it (``queries.viewers``); the operator's where none is named."""
    from dashboard.queries.viewers import account_viewer

    if username is None:
        return replace(scope, viewer=OPERATOR)
    with engine.connect() as conn:
        return replace(scope, viewer=account_viewer(conn, username))


def operator() -> str:
    """Name of whoever runs the command, for the record of loads."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return OPERATOR.person


def question(name: str, scope: Scope, options: Mapping[str, object]) -> Question:
    """Question of this name, once it takes the options that were given."""
    asked = QUESTIONS.get(name)
    if asked is None:
        raise MisuseError(words.UNKNOWN_QUESTION.format(value=name, names=", ".join(QUESTIONS)))
    for option, taken in _taken(asked, scope).items():
        if options.get(option) and not taken:
            raise MisuseError(words.OPTION_NOT_OFFERED.format(question=name, option=option))
    if asked.needs_unit and not options.get("--unit"):
        raise MisuseError(words.OPTION_NEEDED.format(question=name, option="--unit"))
    if not asked.offers(scope.boundaries, scope.by, scope.unit):
        raise MisuseError(words.BOUNDARIES_NOT_OFFERED.format(question=name))
    return asked


def _taken(asked: Question, scope: Scope) -> dict[str, bool]:
    in_periods = asked.in_periods
    return {
        "--by": scope.by in asked.by,
        "--form": asked.takes_form,
        "--system": asked.takes_system,
        "--period": in_periods,
        "--tier": True,
        "--as-of": True,
    }
