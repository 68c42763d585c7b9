"""Pieces that only a unit's page is made of; each returns finished, escaped ``Markup``."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Target, Tone

TEMPLATE = "unit.html"


@dataclass(frozen=True, slots=True)
class PathStep:
    """A unit on the way down; the one looked at leads nowhere."""

    name: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One entry of a time line: when, what, by whom; how long it had stood before."""

    kind: str
    tone: Tone
    at: str
    action: str
    who: str = ""
    behalf: str = ""
    notes: tuple[str, ...] = ()
    spent: str = ""


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit joined to this one by a rearrangement."""

    name: str
    target: Target | None = None
    notes: tuple[str, ...] = ()


def path(label: str, steps: Sequence[PathStep]) -> Markup:
    """The way from the nation down to the unit."""
    return piece(TEMPLATE, "path", label, steps)


def timeline(label: str, steps: Sequence[LifeStep]) -> Markup:
    """A report's life as a list along a line; it needs no width."""
    return piece(TEMPLATE, "timeline", label, steps)


@dataclass(frozen=True, slots=True)
class BandPart:
    """An interval of a band: where it begins and how long it is in percent of the whole."""

    status: str
    left: str
    width: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class BandDue:
    """The deadline on a band; ``late`` where its name must stand to its left."""

    left: str
    name: str
    tone: Tone
    late: bool


def band(spoken: str, parts: Sequence[BandPart], due: BandDue | None, ends: tuple[str, str]) -> Markup:
    """Statuses of a report as one band of time."""
    return piece(TEMPLATE, "band", spoken, parts, due, *ends)


def relatives(title: str, rows: Sequence[Relative]) -> Markup:
    """Units before or after this one; nothing where there are none."""
    return piece(TEMPLATE, "relatives", title, rows) if rows else Markup("")


def side_by_side(*parts: Markup) -> Markup:
    """Parts beside each other where there is room, one under another where not."""
    return piece(TEMPLATE, "columns", parts)


def note(text: str) -> Markup:
    """A line of plain text."""
    return piece(TEMPLATE, "note", text)
