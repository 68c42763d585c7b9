"""An exercise as words for its page: everything is text here; templates make it HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from dashboard.domain.clock import from_micros, to_micros
from dashboard.domain.deadlines import Wording
from dashboard.domain.punctuality import Outcome, days_past
from dashboard.domain.workflow import STEPS, Action, Status
from dashboard.text import labels, numbers
from dashboard.text import training as words
from dashboard.text import training_law as law
from dashboard.text import training_world as names
from dashboard.training.play import Play, Refused
from dashboard.training.practice import Act
from dashboard.training.seen import Seen
from dashboard.training.world import TIERS, Setting, above, login
from dashboard.views.components.marks import STATUS_TONES


class Row(NamedTuple):
    """A line of what the dashboard shows; ``tone`` is the meaning of its colour."""

    label: str
    text: str
    tone: str = ""


class Why(NamedTuple):
    """A refusal: what is wrong, what the article says, which article."""

    told: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Message:
    """What the last move led to."""

    tone: str
    lines: tuple[str, ...]
    why: tuple[Why, ...] = ()


def account_name(name: str) -> str:
    """Role and unit of an account in words."""
    who = login(name)
    role = names.ROLES[TIERS[who.unit_code], who.role]
    said = names.SECOND.format(role=role) if who.suffix else role
    return f"{said} – {names.UNITS[who.unit_code]}"


def stamp(micros: int) -> str:
    """Instant of the sandbox in a cell."""
    return numbers.stamp(from_micros(micros))


def phase(setting: Setting, micros: int) -> str:
    """Where an instant lies against the deadline and the lock."""
    due = setting.deadline.due_before
    if micros >= to_micros(setting.locked_at):
        return words.phase_words("locked", 0)
    if micros >= due:
        return words.phase_words("past", days_past(micros, due))
    days = (setting.deadline.last_day - from_micros(micros).date()) // timedelta(days=1)
    return words.phase_words("left" if days else "last", days)


def seen_rows(play: Play) -> list[Row]:
    """What the dashboard shows of the report, line by line."""
    seen, setting, labelled = play.seen, play.exercise.setting, words.SEEN_ROWS
    receiver = names.UNITS[above(setting.unit)[0]]
    due = setting.deadline
    told = words.deadline_words(due.day, due.last_day, before=due.wording is Wording.BEFORE_DAY)
    return [
        Row(labelled["status"], labels.STATUSES[seen.status], STATUS_TONES[seen.status]),
        Row(labelled["holder"], labels.HOLDERS.get(seen.holder, numbers.NOTHING)),
        Row(labelled["deadline"], told),
        Row(labelled["first"], *_outcome(play, seen)),
        Row(labelled["final"], *_final(play, seen)),
        Row(labelled["verdict"], _verdict(seen)),
        Row(labelled["total"], *_total(seen, receiver)),
        Row(labelled["behalf"], words.BEHALF_YES.format(receiver=receiver) if seen.on_behalf else words.BEHALF_NO),
        Row(labelled["returns"], numbers.integer(seen.returns)),
    ]


def _verdict(seen: Seen) -> str:
    counts = {"complete": numbers.running(seen.complete), "expected": numbers.running(seen.expected)}
    return words.VERDICT.format(verdict=labels.VERDICTS[seen.verdict], **counts)


def _outcome(play: Play, seen: Seen) -> tuple[str, str]:
    """Words and tone of how the first sending stands; before the deadline nothing is called on time yet."""
    before = play.clock < play.exercise.setting.deadline.due_before
    key = "in_time" if seen.outcome is Outcome.ON_TIME and before else seen.outcome.value
    tones = {Outcome.ON_TIME: "done", Outcome.LATE: "late", Outcome.OVERDUE: "overdue", Outcome.PENDING: "active"}
    text = words.OUTCOMES[key].format(days=numbers.running(seen.days))
    return text + (words.ON_NAMED_DAY if seen.on_named_day else ""), tones.get(seen.outcome, "none")


def _final(play: Play, seen: Seen) -> tuple[str, str]:
    due, sent = play.exercise.setting.deadline.due_before, seen.final_sent_at
    if sent is None:
        return numbers.NOTHING, ""
    if sent < due:
        return words.OUTCOMES["in_time" if play.clock < due else "on_time"], "done"
    return words.OUTCOMES["late"].format(days=numbers.running(days_past(sent, due))), "late"


def _total(seen: Seen, receiver: str) -> tuple[str, str]:
    if seen.in_total:
        return words.TOTAL_YES.format(receiver=receiver), "done"
    said = {
        Status.CLOSED_UNSENT: (words.TOTAL_LOST, "lost"),
        Status.RETURNED: (words.TOTAL_RETURNED, "returned"),
        Status.COVERED: (words.TOTAL_COVERED.format(receiver=receiver), "none"),
    }
    return said.get(seen.status, (words.TOTAL_NOT_YET, "todo"))


def message(play: Play) -> Message:
    """What is said of the last move; of none, how to begin."""
    if play.last is None:
        return Message("active", (words.BEGUN_SHEET if play.exercise.sheet else words.BEGUN,))
    return _SAY[play.last.kind](play)


def _say_act(play: Play) -> Message:
    if play.last_refused:
        return _refusal(play.refused[-1])
    own = play.done[-1 - len(play.came)]
    told = words.DONE.format(action=labels.ACTIONS[own.action], account=account_name(own.actor), stamp=stamp(own.at))
    return Message("done", (told, *map(_came, play.came)))


def _came(act: Act) -> str:
    template = words.CAME_REASON if act.reason else words.CAME
    unit = names.UNITS[login(act.actor).unit_code]
    return template.format(stamp=stamp(act.at), unit=unit, action=labels.ACTIONS[act.action], reason=act.reason)


def _refusal(refused: Refused) -> Message:
    action = refused.act.action
    why = tuple(
        Why(law.told(code, action, refused.status, expected_roles(refused)), *law.because(code, action))
        for code in refused.faults
    )
    return Message("overdue", (words.REFUSED.format(action=labels.ACTIONS[action]),), why)


def expected_roles(refused: Refused) -> str:
    """Roles that may do it, in words."""
    found = STEPS.get((Status(refused.status), Action(refused.act.action)))
    return numbers.listing(labels.ROLES[role] for role in sorted(found.roles)) if found else ""


def _say_clock(play: Play) -> Message:
    return Message("active", (words.MOVED.format(instant=numbers.instant(from_micros(play.clock))),))


def _say_answer(play: Play) -> Message:
    return Message("active", ())


def _say_figures(play: Play) -> Message:
    wrong = sum(bool(entered.fault) for entered in play.entered.values())
    cells = numbers.running(wrong or len(play.entered))
    return (
        Message("overdue", (words.ENTERED_WRONG.format(cells=cells),))
        if wrong
        else Message("done", (words.ENTERED_RIGHT.format(cells=cells),))
    )


_SAY = {"act": _say_act, "letter": _say_act, "clock": _say_clock, "answer": _say_answer, "figures": _say_figures}


def life(play: Play) -> Iterator[tuple[str, str, str, str]]:
    """Stamp, action, account, and reason or document of every act, the lock in its place."""
    locked_at, locked = to_micros(play.exercise.setting.locked_at), False
    for act in play.done:
        if act.at >= locked_at and not locked:
            locked = True
            yield stamp(locked_at), words.LOCKED_AT, "", ""
        notes = [words.LIFE_DOCUMENT.format(document=act.document)] if act.document else []
        notes += [words.LIFE_REASON.format(reason=act.reason)] if act.reason else []
        yield stamp(act.at), labels.ACTIONS[act.action], account_name(act.actor), ". ".join(notes)
    if play.clock >= locked_at and not locked:
        yield stamp(locked_at), words.LOCKED_AT, "", ""
