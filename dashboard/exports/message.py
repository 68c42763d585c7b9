"""Plain text that names the units still owing reports, in pieces short enough to paste into a message."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboard.text import message as words
from dashboard.text import numbers

LIMIT = 1000
"""Characters of a piece; more than that a messenger cuts (users §2)."""

MOST_PIECES = 999


@dataclass(frozen=True, slots=True)
class Owing:
    """A unit and its forms not sent, each with the words of its step."""

    name: str
    forms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Units named together; ``head`` is the line above them, '' for none."""

    head: str
    units: tuple[Owing, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a message says: as of when, who owes, which period, until when; a simulated one says so."""

    as_of: datetime
    noun: str
    period: str
    groups: tuple[Group, ...]
    deadline: str = ""
    simulated: bool = False


def pieces(notice: Notice, limit: int = LIMIT) -> list[str]:
    """Texts of at most ``limit`` characters, the greeting in the first, the deadline in the last.

    Every form of every unit stands in exactly one of them; a group that runs on says so. With more than
    one, each bears its number. ``limit`` leaves room for a line: 200 at least.
    """
    room = limit - len("\n".join(_marks(notice, (MOST_PIECES, MOST_PIECES)))) - 1
    packed = _packed(_blocks(notice, room), room)
    return ["\n".join([*_marks(notice, (place, len(packed))), *lines]) for place, lines in enumerate(packed, start=1)]


Block = tuple[str, list[str]]
"""A head, '' for none, and the lines under it."""


def _blocks(notice: Notice, room: int) -> Iterator[Block]:
    """Heads with their lines; a head too long to be repeated is a line like any other."""
    yield "", _wrapped([words.GREETING, _standing(notice)], room)
    for group in notice.groups:
        head = group.head if len(group.head) <= room // 4 else ""
        beside = room - len(_continued(head)) - 1
        lines = [line for unit in group.units for line in _unit_lines(unit, beside)]
        yield head, lines if head == group.head else [*_wrapped([group.head], room), *lines]
    if notice.deadline:
        yield "", _wrapped([notice.deadline], room)


def _standing(notice: Notice) -> str:
    units = sum(len(group.units) for group in notice.groups)
    return words.STANDING.format(
        instant=numbers.instant(notice.as_of), units=numbers.running(units), noun=notice.noun, period=notice.period
    )


def _unit_lines(unit: Owing, room: int) -> Iterator[str]:
    """Lines of one unit, as many forms on each as fit."""
    named = [words.FORM.format(form=form, step=step) for form, step in unit.forms]
    held: list[str] = []
    for form in named:
        if held and len(_unit_line(unit, [*held, form])) > room:
            yield from _wrapped([_unit_line(unit, held)], room)
            held = []
        held.append(form)
    yield from _wrapped([_unit_line(unit, held)], room)


def _unit_line(unit: Owing, forms: Sequence[str]) -> str:
    return words.UNIT.format(name=unit.name, forms="; ".join(forms))


def _packed(blocks: Iterable[Block], room: int) -> list[list[str]]:
    """Lines of each piece; a head never stands last, and stands again where its lines run on."""
    packed: list[list[str]] = [[]]
    for head, lines in blocks:
        for place, line in enumerate(lines):
            above = [head] if head and place == 0 else []
            if len("\n".join([*packed[-1], *above, line])) > room:
                packed.append([])
                above = [_continued(head)] if head and place else above
            packed[-1] += [*above, line]
    return packed


def _continued(head: str) -> str:
    return words.CONTINUED.format(head=head) if head else ""


def _marks(notice: Notice, number: tuple[int, int]) -> list[str]:
    place, count = number
    marks = [words.SIMULATED] if notice.simulated else []
    return [*marks, words.NUMBER.format(number=place, pieces=count)] if count > 1 else marks


def _wrapped(lines: Iterable[str], room: int) -> list[str]:
    """Lines no longer than the room, cut at blanks where they have any."""
    return [part for line in lines for part in textwrap.wrap(line, room, break_on_hyphens=False) or [""]]
