"""A notebook's frame held against the command line: the same question, asked by the command ``dashboard query``."""

import io
import shlex
import subprocess
import sys
from html import escape

import pandas as pd

from dashboard.exports.tables import write_csv
from dashboard.lessons.opening import Opened
from dashboard.queries.catalogue import QUESTIONS
from dashboard.text import lessons as words


class Said(str):
    """A sentence, shown by a notebook in the type of its text."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return f"<p>{escape(self)}</p>"


def same_as_query(data: Opened, asked: str, frame: pd.DataFrame) -> Said:
    """Sentence that the frame equals ``dashboard query`` + ``asked``, in every cell and at full precision.

    Unit, period and instant are those of the notebook where ``asked`` names none. Raises ``AssertionError``
    with both first unequal lines where it differs, with the command's own words where it refuses.
    """
    typed = [*shlex.split(asked), *_choice(data, asked), "--format", "csv", "--database", data.database]
    told = subprocess.run(  # noqa: S603  the command is ours, its words are arguments and never a shell's
        [sys.executable, "-m", "dashboard", "query", *typed], capture_output=True, text=True, check=False
    )
    if told.returncode:
        raise AssertionError(told.stderr)
    _hold_equal(_lines(frame), told.stdout.splitlines(), asked)
    return Said(words.SAME.format(asked=asked, rows=len(frame)))


def _choice(data: Opened, asked: str) -> list[str]:
    chosen = {"--unit": data.choice.unit}
    if QUESTIONS[asked.split()[0]].in_periods:
        chosen |= {"--period": data.period, "--as-of": data.as_of.isoformat()}
    return [word for option, value in chosen.items() if option not in asked for word in (option, value)]


def _lines(frame: pd.DataFrame) -> list[str]:
    stream = io.StringIO()
    write_csv(frame, stream)
    return stream.getvalue().splitlines()


def _hold_equal(ours: list[str], theirs: list[str], asked: str) -> None:
    pairs = enumerate(zip(ours, theirs, strict=False), start=1)
    unlike = next((f"{line}: {one!r} / {other!r}" for line, (one, other) in pairs if one != other), None)
    if unlike or len(ours) != len(theirs):
        raise AssertionError(words.UNLIKE.format(asked=asked, ours=len(ours), theirs=len(theirs), where=unlike or ""))
