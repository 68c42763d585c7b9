"""Events as columns of numbers, before they become text: who does what and when, cut at the lock, covered."""

from dataclasses import dataclass, fields

import numpy as np

from dashboard.domain.workflow import Action, Role
from dashboard.ingest.simulate.calendar import Seconds
from dashboard.ingest.simulate.chance import Flags, Floats, Ints
from dashboard.ingest.simulate.paths import ACTIONS, STAGES, Outcome, Paths, Stage
from dashboard.ingest.simulate.scene import Scene

ACTION_LIST = tuple(Action)
ROLE_LIST = (Role.BC, Role.KT, Role.LD)
_BC, _KT, _LD = range(3)
_ACTION = np.array([ACTION_LIST.index(action) for action in ACTIONS])
_START, _SEND, _RECEIVE, _RETURN, _COVER = (
    ACTION_LIST.index(action) for action in (Action.START, Action.SEND, Action.RECEIVE, Action.RETURN, Action.COVER)
)
_OWN_ROLE = np.array([_BC, _BC, _BC, _LD, _LD, _BC, _BC])
_RETURNING = np.array([_BC, _KT, _LD, _LD, _BC, _BC])
_RANDOM_BEHALF = 0.012
_COVERED_BY_THE_WILLING = 0.6


@dataclass(frozen=True)
class Happenings:
    """One row per event, sorted by report, then in the order of its life.

    ``report``: place of the report; ``by``: place of the acting unit; ``topic``: 0 none, else 1 + the place of
    the outcome that returned it, or one of the marks of ``aftermath``.
    """

    report: Ints
    wall: Seconds
    action: Ints
    role: Ints
    by: Ints
    topic: Ints

    def __len__(self) -> int:
        """Count of events."""
        return len(self.report)

    def only(self, keep: Flags | Ints) -> "Happenings":
        """The rows kept."""
        return Happenings(*(getattr(self, column.name)[keep] for column in fields(self)))

    def joined(self, *others: "Happenings") -> "Happenings":
        """All rows; those of one report stay in order, the others' after this one's."""
        columns = [np.concatenate([getattr(part, column.name) for part in (self, *others)]) for column in fields(self)]
        order = np.argsort(columns[0], kind="stable")
        return Happenings(*(column[order] for column in columns))

    def last_action(self, size: int) -> Ints:
        """Action of each report's last event, −1 where it has none."""
        found = np.full(size, -1, dtype=np.int64)
        found[self.report] = self.action
        return found

    def last_wall(self, size: int) -> Seconds:
        """Wall second of each report's last event, 0 where it has none."""
        found = np.zeros(size, dtype=np.int64)
        found[self.report] = self.wall
        return found


def happenings(scene: Scene, paths: Paths) -> Happenings:
    """Every step of the paths that the clock reaches, with who does it."""
    reports, parent = scene.reports, scene.cast.parent
    report, column = np.nonzero(paths.hours < scene.clock.end)
    attempt, stage = np.divmod(column, STAGES)
    outcome = np.where(stage == Stage.RETURN, paths.outcomes[report, attempt], Outcome.PASS)
    unit = reports.unit[report]
    above = (stage == Stage.RECEIVE) | (outcome >= Outcome.ABOVE_SENT) | _on_behalf(scene)[report]
    role = np.where(stage == Stage.RETURN, _RETURNING[outcome], _OWN_ROLE[stage])
    role[reports.check[report] & (stage == Stage.SUBMIT_APPROVE)] = _KT
    topic = np.where(stage == Stage.RETURN, 1 + outcome, 0)
    wall = scene.clock.wall(paths.hours[report, column])
    return Happenings(report, wall, _ACTION[stage], role, np.where(above, parent[unit], unit), topic)


def _on_behalf(scene: Scene) -> Flags:
    """Reports that the unit above carries through every step: all of some units', a few of the others'."""
    cast, unit = scene.cast, scene.reports.unit
    below = cast.parent[unit] != len(cast.frame)
    return np.asarray(cast.behalf[unit] | (scene.chance.happens(len(unit), _RANDOM_BEHALF) & below))


def cut(scene: Scene, events: Happenings) -> Happenings:
    """Events before the lock; after it, the receiving of what was sent before it."""
    before = events.wall < scene.times.lock
    sent_before = np.zeros(len(events), dtype=bool)
    sent_before[1:] = before[:-1] & (events.action[:-1] == _SEND)
    return events.only(before | (sent_before & (events.action == _RECEIVE)))


def cover(scene: Scene, paths: Paths, events: Happenings) -> Happenings:
    """Reports not sent when the unit above makes its own summary, put straight into that by some units above."""
    size, when = len(scene.reports), _covering_moment(scene, paths)
    kept = events.only(events.wall < when[events.report])
    untouched = np.isin(kept.last_action(size), [-1, _START, _RETURN])
    rows = np.flatnonzero(untouched & np.isfinite(when) & ~_ever_sent(kept, size))
    chosen = np.zeros(size, dtype=bool)
    chosen[rows] = True
    remaining = events.only(~chosen[events.report] | (events.wall < when[events.report]))
    ones = np.ones(len(rows), dtype=np.int64)
    above = scene.cast.parent[scene.reports.unit[rows]]
    return remaining.joined(Happenings(rows, when[rows].astype(np.int64), ones * _COVER, ones * _BC, above, ones * 0))


def _covering_moment(scene: Scene, paths: Paths) -> Floats:
    """Wall second at which the unit above would cover each report, infinite where it would not."""
    reports, chance = scene.reports, scene.chance
    above = scene.cast.parent[reports.unit]
    summary = _summary(scene)
    begun, sent = paths.first(Stage.START)[summary], paths.first(Stage.SEND)[summary]
    willing = scene.cast.covers[above] & chance.happens(len(reports), _COVERED_BY_THE_WILLING)
    usable = (summary >= 0) & willing & (sent < scene.clock.end) & (reports.exempt_reason == "")
    share = 0.4 + 0.5 * chance.uniform(len(reports))
    wall = scene.clock.wall(np.where(usable, begun + share * (np.where(usable, sent, 0.0) - begun), 0.0))
    return np.where(usable & (wall < scene.times.lock), wall, np.inf)


def _summary(scene: Scene) -> Ints:
    """Place of the report of the unit above in the same field, −1 where there is none."""
    reports = scene.reports
    own = {key: place for place, key in enumerate(zip(reports.unit, reports.field, strict=True))}
    keys = zip(scene.cast.parent[reports.unit], reports.field, strict=True)
    return np.array([own.get(key, -1) for key in keys], dtype=np.int64)


def _ever_sent(events: Happenings, size: int) -> Flags:
    found = np.zeros(size, dtype=bool)
    found[events.report[events.action == _SEND]] = True
    return found
