"""One graded book: an invented nation with planted defects, questions whose answers are worked out from it, a key."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.domain.errors import BadInputError
from dashboard.ingest.progress import Progress, silent
from dashboard.ingest.reference import load_reference
from dashboard.ingest.simulate import Answers, Figures, Names, SimulationPlan, simulate
from dashboard.lessons.exercises import EXERCISES
from dashboard.lessons.opening import Opened, opened
from dashboard.schema.database import open_engine, upgrade
from dashboard.text import periods
from dashboard.text.training_kit import QUESTIONS
from dashboard.training.kit.book import write_book
from dashboard.training.kit.key import Key, Planted

DATA, BOOK, KEY = "so-lieu.db", "bai-tap.xlsx", "dap-an.json"
LOADED_BY = "training"
EARLIER, PERIOD = "2025-tron-nam", "2026-so-bo-nam"
PERIODS = ("2025-so-bo-nam", EARLIER, PERIOD)
OF_EARLIER = frozenset({"03.1", "03.3", "05.1", "05.2"})
"""Questions about the period before, which is over."""


class FolderThereError(BadInputError):
    """A folder that is there already; ``folder``."""

    code = "folder_there"


@dataclass(frozen=True)
class Made:
    """Where the book is, and how much is in it."""

    key: Path
    questions: int
    planted: int


def make_book(folder: Path, seed: int, *, provinces: int | None = None, progress: Progress = silent) -> Made:
    """Make a graded book in a new folder: ``so-lieu.db``, ``bai-tap.xlsx``, and beside the folder its key.

    ``provinces=None`` is the whole nation. The same seed gives the same book. Raises ``FolderThereError``:
    what a class works on is never overwritten.
    """
    if folder.exists():
        raise FolderThereError(folder=folder)
    folder.mkdir(parents=True)
    planted = _nation(folder / DATA, seed, provinces, progress)
    url = f"sqlite:///{folder / DATA}"
    data = {period: opened(None, period, None, url) for period in (PERIOD, EARLIER)}
    answers = {name: EXERCISES[name].answer(data[EARLIER if name in OF_EARLIER else PERIOD]) for name in QUESTIONS}
    key = Key(seed, EARLIER, answers, planted)
    write_book(folder / BOOK, _questions(data[PERIOD]), EARLIER)
    path = folder.with_name(f"{folder.name}-{KEY}")
    key.write(path)
    return Made(path, len(answers), len(planted))


def _nation(path: Path, seed: int, provinces: int | None, progress: Progress) -> tuple[Planted, ...]:
    """Simulate the nation into a new database; the defects of the period that is over."""
    engine, planted = open_engine(f"sqlite:///{path}"), Answers()
    plan = SimulationPlan(
        seed=seed, periods=PERIODS, provinces=provinces, names=Names.FICTITIOUS, figures=Figures.ALL
    )  # fmt: skip
    upgrade(engine)
    load_reference(engine, loaded_by=LOADED_BY, progress=progress)
    simulate(engine, plan, loaded_by=LOADED_BY, progress=progress, answers=planted)
    engine.dispose()
    return _of_period(planted.frame())


def _of_period(frame: pd.DataFrame) -> tuple[Planted, ...]:
    chosen = frame.loc[frame["period_code"] == EARLIER, ["unit_code", "form_code", "check"]].drop_duplicates()
    return tuple((str(unit), str(form), str(check)) for unit, form, check in chosen.itertuples(index=False))


def _questions(data: Opened) -> list[str]:
    held = data.source.periods(data.choice).set_index("period_code")
    names = {code: periods.in_sentence(row["kind"], int(row["year"])) for code, row in held.iterrows()}
    return [words.format(period=names[PERIOD], earlier=names[EARLIER]) for words in QUESTIONS.values()]
