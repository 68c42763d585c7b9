"""What Cục KHTC decides about a few reports: not owed after all, or opened again after the lock on a letter."""

import numpy as np

from dashboard.domain.workflow import Action
from dashboard.ingest.simulate.chance import Chance, Floats, Ints
from dashboard.ingest.simulate.happenings import ACTION_LIST, Happenings, happenings
from dashboard.ingest.simulate.paths import Paths, Receiver, draw_paths
from dashboard.ingest.simulate.scene import Scene

EXEMPTION, UNLOCKING = 101, 102
"""Marks in ``Happenings.topic``."""

_LD = 2
_EXEMPTED, _UNLOCKED = 0.0004, 0.0008
_LOST = 0.7
_FIRST_HOURS, _HOURS_TO_ASK = 4.0, 90.0


def exempt(scene: Scene, events: Happenings) -> Happenings:
    """Take a few reports out by a decision in the first days; nothing else is done to them."""
    size, chance = len(scene.reports), scene.chance
    rows = _pick(np.flatnonzero(scene.reports.exempt_reason == ""), _EXEMPTED * size, chance)
    wall = scene.clock.wall(scene.times.opened + _FIRST_HOURS + 12.0 * chance.uniform(len(rows)))
    gone = np.zeros(size, dtype=bool)
    gone[rows] = True
    return events.only(~gone[events.report]).joined(_by_root(scene, rows, wall, Action.EXEMPT, EXEMPTION))


def unlock(scene: Scene, events: Happenings) -> Happenings:
    """Open a few reports of a locked period again, mostly ones that were lost by the lock, and carry them through."""
    rows = _lost_or_wrong(scene, events)
    asked = _after_lock(scene, events, rows)
    opened = _by_root(scene, rows, scene.clock.wall(asked), Action.UNLOCK, UNLOCKING)
    return events.joined(opened, _second_way(scene, rows, asked))


def _lost_or_wrong(scene: Scene, events: Happenings) -> Ints:
    last = events.last_action(len(scene.reports))
    done, out = np.isin(last, _places(Action.SEND, Action.RECEIVE)), np.isin(last, _places(Action.COVER, Action.EXEMPT))
    lost = (scene.reports.exempt_reason == "") & ~done & ~out
    wanted = max(_UNLOCKED * len(scene.reports), 1.0)
    picked = _pick(np.flatnonzero(lost), _LOST * wanted, scene.chance)
    return np.sort(np.concatenate([picked, _pick(np.flatnonzero(done), (1 - _LOST) * wanted, scene.chance)]))


def _places(*actions: Action) -> list[int]:
    return [ACTION_LIST.index(action) for action in actions]


def _after_lock(scene: Scene, events: Happenings, rows: Ints) -> Floats:
    """Working hour at which each letter is acted on: after the lock and after all that was done before."""
    latest = np.maximum(events.last_wall(len(scene.reports))[rows], scene.times.lock)
    hours = np.interp(latest, scene.clock.seconds, scene.clock.hours)
    return np.asarray(hours + _FIRST_HOURS + _HOURS_TO_ASK * scene.chance.uniform(len(rows)))


def _second_way(scene: Scene, rows: Ints, asked: Floats) -> Happenings:
    part = scene.reports.only(rows)
    receiver = Receiver(scene.cast.receiving[scene.cast.parent[part.unit]])
    paths = draw_paths(np.zeros(len(rows)), part.check, receiver, 0.0, scene.chance)
    paths = Paths(paths.hours + asked[:, None], paths.outcomes)
    events = happenings(Scene(scene.cast, part, scene.clock, scene.times, scene.chance), paths)
    return Happenings(rows[events.report], events.wall, events.action, events.role, events.by, events.topic)


def _by_root(scene: Scene, rows: Ints, wall: Ints, action: Action, topic: int) -> Happenings:
    ones, root = np.ones(len(rows), dtype=np.int64), len(scene.cast.frame)
    return Happenings(rows, wall, ones * ACTION_LIST.index(action), ones * _LD, ones * root, ones * topic)


def _pick(rows: Ints, wanted: float, chance: Chance) -> Ints:
    """About ``wanted`` of the rows, the part over a whole number by chance."""
    count = int(wanted) + int(chance.uniform(1)[0] < wanted % 1)
    return np.sort(rows[np.argsort(chance.uniform(len(rows)), kind="stable")[:count]])
