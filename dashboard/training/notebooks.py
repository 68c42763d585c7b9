"""The notebooks of the installation as the list shows them: what each says of itself, and what was answered."""

from typing import Any, NamedTuple

from dashboard.text import numbers
from dashboard.text import training as words


class Notebook(NamedTuple):
    """One notebook in words."""

    title: str
    goal: str
    minutes: str
    audience: str
    result: str


def notebooks() -> tuple[Notebook, ...]:
    """Notebooks of the installation, by number; () where there are none."""
    from dashboard.lessons import library, results  # needs what draws pictures: a class does without

    answered = results.results()
    return tuple(_shown(notebook, answered.get(notebook.number, {})) for notebook in library.notebooks())


def _shown(notebook: Any, answered: dict[str, Any]) -> Notebook:
    right, asked = len(answered.get("right", ())), len(notebook.exercises)
    counts = {"right": numbers.running(right), "asked": numbers.running(asked)}
    return Notebook(
        title=f"{notebook.number}. {notebook.title}",
        goal=notebook.goal,
        minutes=words.MINUTES.format(minutes=numbers.running(notebook.minutes)),
        audience=numbers.listing(notebook.audience),
        result=words.NOTEBOOK_RESULT.format(**counts) if answered else words.RESULT_NONE,
    )
