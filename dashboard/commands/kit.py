"""The commands of the trainer's kit: graded books made and graded, hand-outs to print."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard import console
from dashboard.commands.base import command
from dashboard.commands.training import group
from dashboard.text import cli_training as words
from dashboard.text import lessons as lesson_words
from dashboard.text import training_kit as kit_words
from dashboard.text.numbers import decimal, integer

if TYPE_CHECKING:
    from dashboard.training.kit.grading import Graded, Score

VERDICTS = {True: kit_words.RIGHT, False: kit_words.WRONG, None: kit_words.BLANK}


@command("make", words.MAKE, group)
def make(
    out: Annotated[Path, typer.Option(metavar="DIR", help=words.MAKE_OUT)],
    seed: Annotated[int, typer.Option(min=0, help=words.MAKE_SEED)] = 1,
    provinces: Annotated[int | None, typer.Option(min=1, help=words.MAKE_PROVINCES)] = None,
) -> None:
    """Make a graded exercise book over an invented nation, and its key beside it."""
    from dashboard.training.kit.making import make_book

    with console.progress() as progress:
        made = make_book(out, seed, provinces=provinces, progress=progress)
    counts = {"questions": integer(made.questions), "planted": integer(made.planted)}
    console.say(kit_words.MADE.format(folder=out, key=made.key, **counts))


@command("grade", words.GRADE, group)
def grade(
    book: Annotated[Path, typer.Argument(metavar="FILE", help=words.GRADE_FILE)],
    key: Annotated[Path, typer.Option(metavar="FILE.json", help=words.GRADE_KEY)],
) -> None:
    """Grade a trainee's book by its key."""
    from dashboard.training.kit.grading import grade as graded

    _tell(book.name, graded(book, key))


@command("handouts", words.HANDOUTS, group)
def handouts(out: Annotated[Path, typer.Option(metavar="DIR", help=words.SHEETS_OUT)]) -> None:
    """Write the hand-outs of the notebooks and the agendas, to print."""
    from dashboard.training.kit.handouts import write_handouts

    console.say(kit_words.HANDOUTS_MADE.format(count=write_handouts(out), folder=out))


def _tell(name: str, score: "Score") -> None:
    console.say(kit_words.GRADED.format(name=name, points=decimal(score.points), most=100))
    for number, graded in enumerate(score.questions, start=1):
        console.say(_question(number, graded))
    found = score.findings
    counts = {"found": integer(found.found), "planted": integer(found.planted), "extra": integer(found.extra)}
    console.say(kit_words.GRADED_FINDINGS.format(points=decimal(found.points), most=40, **counts))


def _question(number: int, graded: "Graded") -> str:
    hint = "" if graded.right else kit_words.HINT.format(hint=lesson_words.HINTS[graded.name])
    points = {"points": decimal(graded.points), "most": decimal(graded.most)}
    return kit_words.GRADED_QUESTION.format(number=number, verdict=VERDICTS[graded.right], hint=hint, **points).rstrip()
