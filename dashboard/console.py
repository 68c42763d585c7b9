"""What the command line says while it works and when it is done; results on stdout, all else on stderr."""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer import Exit
from typer.core import TyperCommand, TyperGroup

from dashboard.domain.errors import ReportError
from dashboard.text import cli as words
from dashboard.text import errors as error_words

if TYPE_CHECKING:
    from dashboard.ingest.loads import LoadSummary
    from dashboard.ingest.problems import Problem
    from dashboard.ingest.progress import Progress

PATIENCE = 0.7
"""Seconds of silence before progress is shown: short work needs none."""


class Command(TyperCommand):
    """A command whose help is in Vietnamese throughout."""

    def get_help(self, ctx: Any) -> str:
        """Help text, the parser's own phrases in our words."""
        return _in_our_words(super().get_help(ctx))


class Commands(TyperGroup):
    """The list of commands, in Vietnamese throughout."""

    def get_help(self, ctx: Any) -> str:
        """Help text, the parser's own phrases in our words."""
        return _in_our_words(super().get_help(ctx))


def say(sentence: str) -> None:
    """Tell a result on stdout."""
    sys.stdout.write(f"{sentence}\n")


def warn(sentence: str) -> None:
    """Tell a trouble on stderr."""
    sys.stderr.write(f"{sentence}\n")


def tell_upgraded(old: ReportError) -> None:
    """Tell that the demonstration of an older program was upgraded."""
    warn(words.DEMO_UPGRADED.format(**old.fields))


def refuse(error: ReportError) -> None:
    """Tell why nothing was done, and the problems that it lists where it lists any."""
    warn(error_words.sentence(error.code, error.fields))
    tell_problems(getattr(error, "problems", ()))


def tell_misuse(error: Exception) -> None:
    """Tell how the command was called wrongly, and where its use is explained."""
    if type(error).__name__ == "NoArgsIsHelpError":
        warn(str(error))
        return
    context = getattr(error, "ctx", None)
    warn(words.MISUSE.format(reason=_misuse(error)))
    warn(words.MISUSE_HELP.format(command=context.command_path if context else "dashboard"))


def tell_load(summary: "LoadSummary") -> None:
    """Tell what a load brought: its name, its SHA-256, the rows of each table, what is to be reviewed."""
    say(words.LOADED.format(name=summary.origin.name, sha256=summary.origin.sha256))
    for sentence in map(describe, summary.notes):
        say(sentence)
    if summary.unchanged:
        say(words.LOADED_NOTHING_NEW)
        return
    for table, counts in summary.rows.items():
        say(words.LOADED_ROWS.format(table=table, **counts))
    if summary.findings:
        say(words.FINDINGS.format(count=len(summary.findings)))
        for sentence in map(describe, summary.findings):
            say(sentence)


def tell_schemas(asked: bool) -> None:
    """Tell the Table Schemas of a data package where they are asked for, then end the command."""
    if asked:
        from dashboard.ingest.package.schemas import ORDER, descriptor

        say(json.dumps({table: descriptor(table) for table in ORDER}, ensure_ascii=False, indent=2))
        raise Exit


def tell_problems(problems: Iterable["Problem"]) -> None:
    """Tell every problem: whoever mends a package wants them all at once."""
    for problem in problems:
        warn(describe(problem))


def describe(problem: "Problem") -> str:
    """One line of a problem: where it stands, then what is wrong."""
    place = {"file": problem.file, "row": problem.row, "column": problem.column}
    named = [words.PROBLEM_PLACE[name].format(value=value) for name, value in place.items() if value is not None]
    return f"{', '.join(named)}: {problem_sentence(problem)}"


def problem_sentence(problem: "Problem") -> str:
    """Sentence of a problem, without its place."""
    fields = {"file": problem.file, "row": problem.row, "column": problem.column, "value": problem.value}
    return error_words.sentence(problem.code, {**fields, **problem.fields})


@contextmanager
def refusals_written(path: Path | None) -> Iterator[None]:
    """Write the problems of a refused load to a file where one is named; all of them, in the order found."""
    from dashboard.ingest.problems import ImportRefusedError, problems_csv

    try:
        yield
    except ImportRefusedError as error:
        if path is not None:
            path.write_text(problems_csv(error.problems, problem_sentence), encoding="utf-8")
            warn(words.ERRORS_WRITTEN.format(path=path))
        raise


def _in_our_words(text: str) -> str:
    for theirs, ours in words.HELP_PHRASES.items():
        text = text.replace(theirs, ours)
    return text


def _misuse(error: Exception) -> str:
    """Reason in our words: Typer's own errors are English, ours say it themselves."""
    kind = type(error).__name__
    if kind == "MisuseError":
        return str(error)
    parameter = getattr(error, "param", None)
    hint = parameter.get_error_hint().strip("'") if parameter else ""
    return words.MISUSES.get(kind, words.MISUSES["UsageError"]).format(name=getattr(error, "option_name", hint))


@contextmanager
def progress() -> Iterator["Progress"]:
    """Show the steps of long work on stderr: bars in a terminal, a line a step elsewhere."""
    shown = _Bars() if sys.stderr.isatty() else _Lines()
    try:
        yield shown
    finally:
        shown.close()


class _Lines:
    """One line when a step begins, for logs."""

    def __init__(self) -> None:
        self._step = ""

    def __call__(self, step: str, done: int, total: int) -> None:
        if step != self._step:
            self._step = step
            warn(f"{words.STEPS.get(step, words.WORKING)} …")

    def close(self) -> None:
        """Nothing to clear away."""


class _Bars:
    """A bar for each step, drawn once the work has lasted longer than ``PATIENCE``."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._bars: Any = None
        self._tasks: dict[str, Any] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._bars is None and time.monotonic() - self._started > PATIENCE:
            self._bars = _started_bars()
        if self._bars is None:
            return
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(words.STEPS.get(step, words.WORKING))
        self._bars.update(self._tasks[step], completed=done, total=total or None)

    def close(self) -> None:
        """Leave the bars as they stand."""
        if self._bars is not None:
            self._bars.stop()


def _started_bars() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    bars = Progress(*columns, console=Console(stderr=True))
    bars.start()
    return bars
