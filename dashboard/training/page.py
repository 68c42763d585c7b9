"""The two pages of the training: the list of what there is to do, and one exercise."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dashboard.domain.clock import from_micros, to_micros
from dashboard.domain.workflow import Action
from dashboard.text import labels, numbers, training_exercises, training_province
from dashboard.text import training as words
from dashboard.text import training_law as law
from dashboard.text import training_world as names
from dashboard.text.training_exercises import Lesson
from dashboard.training.exercise import Exercise, Track
from dashboard.training.exercises import EXERCISES
from dashboard.training.frame import Frame
from dashboard.training.grading import grade
from dashboard.training.markup import Markup, render
from dashboard.training.notebooks import Notebook
from dashboard.training.play import Play
from dashboard.training.shown import account_name, life, message, phase, seen_rows
from dashboard.training.store import Result

LESSONS: Mapping[str, Lesson] = {**training_exercises.EXERCISES, **training_province.EXERCISES}
BASE = "/tap-huan/quy-trinh"
BRIEF = (0, 3, 6)
"""Lines that a narrow screen shows beside the message too: status, first sending, national total."""
TYPED_WORDS = {Action.RETURN, Action.UNLOCK}


class Line(NamedTuple):
    """An exercise in the list."""

    href: str
    title: str
    goal: str
    minutes: str
    result: str
    tone: str
    button: str


class Button(NamedTuple):
    """Something to press: what is sent, what it says, whether it is there to be pressed."""

    value: str
    label: str
    disabled: bool = False


def index_page(
    frame: Frame, results: Mapping[str, Result], notebooks: Sequence[Notebook] | None, lead: str = ""
) -> Markup:
    """List of the exercises by track with the person's results, and of the notebooks where there are any to show."""
    tracks = [
        (track, [_line(exercise, results.get(key)) for key, exercise in EXERCISES.items() if exercise.track is track])
        for track in Track
    ]
    return render("index.html", frame=frame, tracks=tracks, lead=lead or _lead(results), notebooks=notebooks)


def exercise_page(frame: Frame, play: Play) -> Markup:
    """Page of one exercise as it stands."""
    return render("exercise.html", frame=frame, body=body(frame, play), lesson=LESSONS[play.exercise.key])


def problem_page(sentence: str) -> Markup:
    """What stands where there is no page: one sentence, and the way back to the list."""
    return render("problem.html", frame=Frame("", Markup("")), title=words.PROBLEM_TITLE, sentence=sentence)


def body(frame: Frame, play: Play) -> Markup:
    """The part of the page that changes with every move."""
    exercise, reached, rows = play.exercise, grade(play), seen_rows(play)
    return render(
        "practice.html", frame=frame, play=play, exercise=exercise, lesson=LESSONS[exercise.key], grade=reached,
        action=f"{BASE}/{exercise.key}", message=message(play), rows=rows, life=list(life(play)),
        brief=[rows[place] for place in BRIEF],
        checks=_checks(play), after=_after(exercise), unit=names.UNITS[exercise.setting.unit],
        form=names.FORMS[exercise.setting.form], now=numbers.instant(from_micros(play.clock)),
        phase=phase(exercise.setting, play.clock), moments=_moments(play), accounts=_accounts(play),
        actions=[Button(action.value, labels.ACTIONS[action]) for action in exercise.actions],
        typed=TYPED_WORDS & set(exercise.actions), cells=_cells(play),
    )  # fmt: skip


def _lead(results: Mapping[str, Result]) -> str:
    graded = [key for key, exercise in EXERCISES.items() if exercise.checks]
    whole = sum(1 for key in graded if key in results and results[key].whole_at is not None)
    counts = {"exercises": numbers.running(len(EXERCISES)), "whole": numbers.running(whole)}
    template = words.LEAD if results else words.LEAD_NONE
    return template.format(**counts, first=LESSONS[graded[0]].title)


def _line(exercise: Exercise, result: Result | None) -> Line:
    lesson, most = LESSONS[exercise.key], len(exercise.checks)
    said, tone, button = words.RESULT_NONE, "todo", words.OPEN
    if result is not None:
        counts = {"points": numbers.running(result.points), "most": numbers.running(most)}
        said, tone, button = words.RESULT_PART.format(**counts), "active", words.GO_ON
        if result.whole_at is not None:
            said, tone, button = words.RESULT_WHOLE.format(**counts), "done", words.OPEN_AGAIN
    if not most:
        said, tone = words.RESULT_FREE, "none"
    minutes = words.MINUTES.format(minutes=numbers.running(exercise.minutes))
    return Line(f"{BASE}/{exercise.key}", lesson.title, lesson.goal, minutes, said, tone, button)


def _after(exercise: Exercise) -> tuple[str, str] | None:
    """Address and title of the exercise that follows."""
    keys = list(EXERCISES)
    place = keys.index(exercise.key) + 1
    return None if place == len(keys) else (f"{BASE}/{keys[place]}", LESSONS[keys[place]].title)


def _checks(play: Play) -> list[tuple[str, bool, str]]:
    """Label of each check, whether it holds, and its hint where it is the first that does not."""
    reached, told = grade(play), LESSONS[play.exercise.key].checks
    return [
        (told[check.key][0], held, told[check.key][1] if place == reached.step else "")
        for place, (check, held) in enumerate(zip(play.exercise.checks, reached.held, strict=True), 1)
    ]


def _moments(play: Play) -> list[Button]:
    setting = play.exercise.setting
    return [
        Button(
            str(place),
            words.CLOCK_TO.format(stamp=numbers.stamp(instant), phase=phase(setting, to_micros(instant))),
            to_micros(instant) <= play.clock,
        )
        for place, instant in enumerate(setting.moments)
        if place
    ]


def _accounts(play: Play) -> list[tuple[str, str, bool]]:
    """Name, words and whether chosen, of each account on offer; that which acted last is chosen, else the first."""
    offered = play.exercise.setting.accounts
    acted = play.last.actor if play.last and play.last.actor in offered else ""
    chosen = acted or next((act.actor for act in reversed(play.done) if act.actor in offered), offered[0])
    return [(name, account_name(name), name == chosen) for name in offered]


def _cells(play: Play) -> list[dict[str, Any]]:
    """Cells of the form: what the sheet says, what was typed, what is wrong with it and why."""
    found = []
    for key, (name, sheet) in LESSONS[play.exercise.key].cells.items():
        entered = play.entered.get(key)
        told, why = law.CELLS[entered.fault] if entered and entered.fault else ("", "")
        text = entered.text if entered else ""
        found.append({
            "key": key, "name": name, "sheet": sheet, "text": text, "entered": entered is not None,
            "told": told.format(text=text), "why": why, "sign": _sign(text, fault=bool(told)),
        })  # fmt: skip
    return found


def _sign(text: str, *, fault: bool) -> str:
    """What the dashboard would show of a cell that was taken."""
    if not text.strip():
        return numbers.NOT_REPORTED
    return "" if fault else text
