"""Every notebook: it runs, its numbers equal the command line, its exercises can be solved, no output is kept."""

import re
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from dashboard.lessons.exercises import EXERCISES, judged
from dashboard.lessons.library import EXERCISE, PARAMETERS, SOLUTION, notebook, notebooks
from dashboard.text.lessons import HINTS, RIGHT, UNANSWERED, WRONG

NUMBERS = [f"{number:02d}" for number in range(1, 8)]
FENCED = re.compile(r"```python\n(.*?)\n```", re.DOTALL)
PATIENCE = 300


def content(number: str) -> NotebookNode:
    return nbformat.read(notebook(number).path, as_version=4)


def cells(number: str, kind: str, *, tagged: str = "", without: frozenset[str] = frozenset()) -> list[NotebookNode]:
    """Cells of a kind that bear a tag, where one is asked for, and none of others."""
    of_kind = [cell for cell in content(number).cells if cell.cell_type == kind]
    tags = [(cell, set(cell.metadata.get("tags", ()))) for cell in of_kind]
    return [cell for cell, held in tags if (not tagged or tagged in held) and not held & without]


@pytest.fixture(scope="module")
def names_of(classroom):
    """Names a notebook leaves behind once its cells but the exercises were run here."""
    held: dict[str, dict[str, Any]] = {}

    def names(number: str) -> dict[str, Any]:
        if number not in held:
            held[number] = {}
            for cell in cells(number, "code", without=frozenset({EXERCISE})):
                asked = PARAMETERS in cell.metadata.get("tags", ())
                exec(cell.source + (f"\ndatabase = {classroom!r}" if asked else ""), held[number])  # noqa: S102
        return held[number]

    return names


def test_there_are_seven_in_the_order_of_the_sessions():
    assert [one.number for one in notebooks()] == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_a_notebook_says_what_it_is_for_and_what_to_do_at_home(number):
    one, told = notebook(number), "\n".join(cell.source for cell in cells(number, "markdown"))
    assert all(part in told for part in (one.title, one.goal, one.law, "Tự làm với dữ liệu của tỉnh mình"))
    assert one.minutes >= 20
    assert one.audience
    assert one.exercises


@pytest.mark.parametrize("number", NUMBERS)
def test_a_notebook_keeps_no_output(number):
    assert all(not cell.outputs and cell.execution_count is None for cell in cells(number, "code"))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_notebook_runs_from_top_to_bottom_and_agrees_with_the_command_line(number, classroom):
    """``same_as_query`` stops the notebook where one cell differs."""
    whole = content(number)
    place = next(i for i, cell in enumerate(whole.cells) if PARAMETERS in cell.metadata.get("tags", ()))
    whole.cells[place].source += f"\ndatabase = {classroom!r}"
    resources = {"metadata": {"path": str(notebook(number).path.parent)}}
    NotebookClient(whole, timeout=PATIENCE, resources=resources).execute()
    asked = [cell for cell in whole.cells if cell.source.startswith("same_as_query(")]
    assert all("Khớp từng ô" in cell.outputs[-1].data["text/html"] for cell in asked)
    assert asked or number == "07"


@pytest.mark.parametrize("key", sorted(EXERCISES))
def test_the_hidden_solution_is_right(key, names_of):
    names = dict(names_of(key[:2]))
    (hidden,) = [cell.source for cell in cells(key[:2], "markdown", tagged=SOLUTION) if f"bài {key} " in cell.source]
    exec(FENCED.search(hidden).group(1), names)  # noqa: S102
    assert judged(names["data"], key, names["answer"]).sentence == RIGHT


@pytest.mark.parametrize("key", sorted(EXERCISES))
def test_no_answer_and_a_wrong_one_get_the_hint(key, names_of):
    data = names_of(key[:2])["data"]
    assert judged(data, key, ...).sentence == UNANSWERED.format(hint=HINTS[key])
    assert judged(data, key, "không biết").sentence == WRONG.format(hint=HINTS[key])


def test_every_exercise_stands_in_its_notebook_and_every_hint_belongs_to_one():
    assert [key for one in notebooks() for key in one.exercises] == sorted(EXERCISES)
    traps = {trap for exercise in EXERCISES.values() for trap in exercise.traps}
    assert set(HINTS) == set(EXERCISES) | traps


def test_the_usual_mistakes_get_a_word_of_their_own(names_of):
    """A mistake that happens to give the right number in these data cannot be told from it."""
    told = {}
    for key, exercise in EXERCISES.items():
        data = names_of(key[:2])["data"]
        told |= {trap: judged(data, key, wrong(data)).sentence for trap, wrong in exercise.traps.items()}
    expected = {trap: WRONG.format(hint=HINTS[trap]) for trap in told}
    assert {trap for trap in told if told[trap] != expected[trap]} <= {"04.3.zero"}
