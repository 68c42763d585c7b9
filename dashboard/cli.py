"""The command ``dashboard``: every command there is, and how it leaves."""

import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

from dashboard import arguments, console
from dashboard.commands import (  # noqa: F401  each enters its commands in ``app``
    audit,
    data,
    kit,
    lessons,
    publishing,
    query,
    serving,
    training,
    users,
)
from dashboard.commands.base import INTERRUPTED, MISUSED, REFUSED, app
from dashboard.domain.errors import ReportError
from dashboard.text import cli as words

__all__ = ["app", "main", "run"]


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
