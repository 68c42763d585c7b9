"""One self-contained page per exercise, which opens by double click where there is no server and no network.

Its rules are ``table``'s, asked of the same functions; its words are those of the page; tests take every exercise
in a browser and hold each move against ``play``.
"""

import json
from pathlib import Path
from typing import Any

from dashboard.domain.clock import to_micros
from dashboard.domain.deadlines import Wording
from dashboard.domain.life import TARGETS
from dashboard.domain.vietnamese import COUNT_PATTERN
from dashboard.domain.workflow import COMPLETE, HOLDERS, LOCKABLE, Action
from dashboard.text import labels, numbers
from dashboard.text import training as words
from dashboard.text import training_law as law
from dashboard.text import training_world as names
from dashboard.training.exercise import Exercise
from dashboard.training.exercises import EXERCISES
from dashboard.training.markup import Markup, render
from dashboard.training.page import LESSONS, TYPED_WORDS
from dashboard.training.play import CENTRE, STEP, Refused, begin
from dashboard.training.practice import Act
from dashboard.training.shown import account_name, expected_roles, seen_rows
from dashboard.training.table import GIVEN, OPEN, State, actors, missing, table
from dashboard.training.world import above, login
from dashboard.views.components.marks import STATUS_TONES
from dashboard.views.components.shell import ASSETS

FIRST_PAGE = "mo-dau.html"
MILLI = 1000
STATIC = ("training.css", "sheet.js")


def write_sheets(folder: Path) -> int:
    """Write every page into the folder; how many exercises there are."""
    folder.mkdir(parents=True, exist_ok=True)
    style, script = (_static(name) for name in STATIC)
    for exercise in EXERCISES.values():
        page = sheet(exercise, style, script)
        (folder / f"{exercise.key}.html").write_text(page, encoding="utf-8")
    listed = [(f"{key}.html", LESSONS[key].title, LESSONS[key].goal) for key in EXERCISES]
    (folder / FIRST_PAGE).write_text(render("sheets.html", style=style, listed=listed), encoding="utf-8")
    return len(EXERCISES)


def sheet(exercise: Exercise, style: Markup, script: Markup) -> Markup:
    """Page of one exercise with everything it needs."""
    text = json.dumps(content(exercise), ensure_ascii=False).replace("<", "\\u003c")
    lesson = LESSONS[exercise.key]
    return render(
        "sheet.html", lesson=lesson, style=style, script=script, first=FIRST_PAGE,
        data=Markup(text),  # noqa: S704  our own words, no tag in them
    )  # fmt: skip


def content(exercise: Exercise) -> dict[str, Any]:
    """Everything a page knows of its exercise: rules, words, and how it begins; instants in milliseconds."""
    setting, lesson = exercise.setting, LESSONS[exercise.key]
    before = setting.deadline.wording is Wording.BEFORE_DAY
    return {
        "key": exercise.key, "unit": setting.unit, "due": setting.deadline.due_before // MILLI,
        "named": (setting.deadline.due_before // MILLI if before else None),
        "locked": to_micros(setting.locked_at) // MILLI, "step": STEP // MILLI, "centre": CENTRE,
        "others": [status in COMPLETE for status in setting.others], "lockable": sorted(LOCKABLE),
        "complete": sorted(COMPLETE), "moments": [to_micros(moment) // MILLI for moment in setting.moments],
        "accounts": {name: _account(name) for name in actors(exercise)}, "offered": list(setting.accounts),
        "actions": {action.value: labels.ACTIONS[action] for action in Action},
        "tried": [action.value for action in exercise.actions], "letter": exercise.letter,
        "typed": sorted(TYPED_WORDS & set(exercise.actions)), "begin": _begin(exercise), "targets": TARGETS,
        **_rules(exercise),
        "reactions": [_reaction(each) for each in exercise.reactions], "checks": _checks(exercise),
        "lesson": _lesson(lesson), "options": [[key, *lesson.options[key]] for key in exercise.options],
        "cells": [[key, *lesson.cells[key], exercise.sheet[key]] for key in exercise.sheet],
        "count": f"^(?:{COUNT_PATTERN})$", "words": _words(exercise),
    }  # fmt: skip


def _begin(exercise: Exercise) -> dict[str, Any]:
    first = begin(exercise)
    done = [[act.at // MILLI, act.action, act.actor, act.reason, act.document] for act in first.done]
    return {"clock": first.clock // MILLI, "done": done, "typed": dict(first.typed) or None}


def _rules(exercise: Exercise) -> dict[str, Any]:
    """The table with each refusal's words: messages once, entries by their numbers."""
    messages: dict[tuple[str, str, str, str], int] = {}
    rules: dict[str, dict[str, Any]] = {}
    offered = {*exercise.actions, *(each.move.action for each in exercise.reactions), Action.UNLOCK}
    for state, entries in table(exercise).items():
        row = rules[f"{state.status}|{state.phase}"] = {}
        for (actor, action), entry in entries.items():
            if action in offered:
                told = [_number(messages, code, actor, action, state) for code in entry.faults]
                row[f"{actor}|{action}"] = entry.to or told
    lacking = {
        f"{action}|{word}": [_number(messages, code, CENTRE, action, State("not_started", OPEN)) for code in codes]
        for action in offered
        for word in ("reason", "document")
        if (codes := missing(exercise.setting, action, CENTRE, reason=word != "reason", document=word != "document"))
    }
    return {"rules": rules, "lacking": lacking, "messages": list(messages)}


def _number(messages: dict[tuple[str, str, str, str], int], code: str, actor: str, action: str, state: State) -> int:
    """Number of what is said of a refusal, the same for the same words."""
    refused = Refused(Act(0, action, actor, GIVEN, GIVEN), state.status, (code,))
    says, source = law.because(code, action)
    said = (code, law.told(code, action, state.status, expected_roles(refused)), says, source)
    return messages.setdefault(said, len(messages))


def _account(name: str) -> dict[str, str]:
    unit = login(name).unit_code
    return {"words": account_name(name), "unit": unit, "name": names.UNITS[unit]}


def _reaction(reaction: Any) -> dict[str, Any]:
    move = reaction.move
    act = [move.action, move.actor, move.reason, move.document]
    return {"action": reaction.action.value, "times": reaction.times, "act": act, "hours": reaction.hours}


def _checks(exercise: Exercise) -> list[dict[str, Any]]:
    told = LESSONS[exercise.key].checks
    return [{**check._asdict(), "label": told[check.key][0], "hint": told[check.key][1]} for check in exercise.checks]


def _lesson(lesson: Any) -> dict[str, str]:
    return {name: getattr(lesson, name) for name in ("title", "goal", "story", "learnt", "question")}


def _words(exercise: Exercise) -> dict[str, Any]:
    """Words of the page, by the names they have in ``text.training``."""
    setting = exercise.setting
    said = {name: value for name, value in vars(words).items() if name.isupper() and isinstance(value, str | tuple)}
    return {
        **said, "rows": dict(words.SEEN_ROWS), "outcomes": dict(words.OUTCOMES), "phases": dict(words.PHASES),
        "statuses": dict(labels.STATUSES), "tones": dict(STATUS_TONES), "verdicts": dict(labels.VERDICTS),
        "holders": {status: labels.HOLDERS.get(holder or "", numbers.NOTHING) for status, holder in HOLDERS.items()},
        "cells": {code: list(told) for code, told in law.CELLS.items()},
        "receiver": names.UNITS[above(setting.unit)[0]],
        "unit": names.UNITS[setting.unit], "form": names.FORMS[setting.form], "deadline": _deadline(exercise),
        "nothing": numbers.NOTHING, "missing": numbers.NOT_REPORTED, "simulated": labels.SIMULATED,
    }  # fmt: skip


def _deadline(exercise: Exercise) -> str:
    label = words.SEEN_ROWS["deadline"]
    return next(row.text for row in seen_rows(begin(exercise)) if row.label == label)


def _static(name: str) -> Markup:
    return Markup((ASSETS / name).read_text(encoding="utf-8"))  # noqa: S704  our own file
