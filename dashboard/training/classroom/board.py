"""The trainer's board: where each seat stands, who has not got on for five minutes, what all have done."""

import time
from typing import Any, NamedTuple

from dashboard.text import numbers
from dashboard.text import training_class as words
from dashboard.training.classroom.room import Room, Seat
from dashboard.training.exercises import exercise
from dashboard.training.grading import grade
from dashboard.training.page import LESSONS
from dashboard.training.play import Play

HERE = 15.0
"""Seconds without a sign of life after which a seat is taken to be away."""
STUCK = 300.0
APPROVING = ("approving", "approved")
MINUTE = 60.0


class Tile(NamedTuple):
    """A seat as the trainer sees it; ``tone`` is the meaning of its colour, '' of a free one."""

    name: str
    tone: str
    lines: tuple[str, ...]


class Standing(NamedTuple):
    """A taken seat: its exercise as it stands, whether somebody sits there, whether it has not got on."""

    seat: Seat
    play: Play
    here: bool
    idle: bool
    whole: int
    waited: float


def standings(room: Room) -> list[Standing]:
    """Every taken seat, by number."""
    now = time.time()
    return [_standing(room, seat, now) for seat in room.taken()]


def _standing(room: Room, seat: Seat, now: float) -> Standing:
    desk = room.desk(seat.number)
    key, results = desk.current, desk.results
    play = desk.play(exercise(key))
    forward = results[key].forward_at if key in results else seat.taken_at
    here = now - room.seen.get(seat.number, 0.0) < HERE
    whole = sum(result.whole_at is not None for result in results.values())
    return Standing(seat, play, here, not results, whole, now - forward)


def seat_name(number: int) -> str:
    """Name of a seat: MÁY 07."""
    return words.SEAT.format(number=numbers.running(number))


def tiles(room: Room, held: list[Standing]) -> list[Tile]:
    """A tile for every seat of the class, the free ones too."""
    found = {each.seat.number: each for each in held}
    return [
        _tile(found[number], room) if number in found else Tile(seat_name(number), "none", (words.TILE_FREE,))
        for number in range(1, room.seats + 1)
    ]


def _tile(held: Standing, room: Room) -> Tile:
    task, reached = held.play.exercise, grade(held.play)
    lines = [LESSONS[task.key].title, _step(held)]
    tone = "done" if reached.whole else "active"
    if not held.here and held.seat.number in room.seen:
        away = int((time.time() - room.seen[held.seat.number]) / MINUTE)
        lines.append(words.TILE_AWAY.format(minutes=numbers.running(away)))
        tone = "none"
    elif is_stuck(held):
        lines.append(words.TILE_STUCK.format(minutes=numbers.running(int(held.waited / MINUTE))))
        tone = "overdue"
    if held.whole:
        lines.append(words.TILE_WHOLE.format(whole=numbers.running(held.whole)))
    return Tile(seat_name(held.seat.number), tone, tuple(lines))


def _step(held: Standing) -> str:
    task, reached = held.play.exercise, grade(held.play)
    if not task.checks:
        return words.TILE_FREE_PRACTICE
    if reached.whole:
        return words.TILE_DONE
    label = LESSONS[task.key].checks[task.checks[reached.step - 1].key][0]
    told = words.TILE_STEP.format(step=reached.step, steps=len(task.checks), label=label)
    return words.TILE_IDLE if held.idle else told


def is_stuck(held: Standing) -> bool:
    """Whether somebody sits there who has not got on for five minutes and is not done."""
    return held.here and held.waited > STUCK and bool(held.play.exercise.checks) and not grade(held.play).whole


def stuck(held: list[Standing]) -> str:
    """Names of those who have not got on for five minutes; '' for nobody."""
    return numbers.listing(seat_name(each.seat.number) for each in held if is_stuck(each))


def lead(room: Room, held: list[Standing]) -> str:
    """The sentence of the class."""
    here = [each for each in held if each.here]
    if not here:
        return words.LEAD_NONE.format(name=room.name)
    counts: dict[str, Any] = {
        "seats": len(here),
        "sent": sum(each.play.seen.in_total and not each.idle for each in here),
        "approving": sum(each.play.seen.status in APPROVING and not each.idle for each in here),
        "idle": sum(each.idle for each in here),
    }
    return words.LEAD.format(name=room.name, **{name: numbers.running(count) for name, count in counts.items()})
