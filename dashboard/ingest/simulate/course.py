"""The course of one period: tier after tier sends, each after most of what it waits for."""

import numpy as np
import pandas as pd

from dashboard.ingest.simulate.cast import TIER_ORDER
from dashboard.ingest.simulate.chance import Floats, Ints
from dashboard.ingest.simulate.habits import HABITS, last_sending, sending, slowness
from dashboard.ingest.simulate.paths import ATTEMPTS, NEVER, STAGES, Paths, Receiver, Stage, draw_paths, stall
from dashboard.ingest.simulate.scene import Scene

_MOST = 0.8
"""Share of the reports below that a unit waits for before it sends its own summary."""

_IMPATIENT = 0.15
_FOR_GOOD = 0.3


def run_course(scene: Scene) -> Paths:
    """Paths of all reports, the lowest tier first; rows of exempt reports are empty."""
    reports = scene.reports
    course = Paths(
        np.full((len(reports), ATTEMPTS * STAGES), np.inf), np.zeros((len(reports), ATTEMPTS), dtype=np.int64)
    )
    for tier in TIER_ORDER:
        rows = np.flatnonzero((reports.tier == tier) & (reports.exempt_reason == ""))
        if len(rows):
            paths = _tier_paths(scene, tier, rows, _awaited(scene, course))
            course.hours[rows], course.outcomes[rows] = paths.hours, paths.outcomes
    return course


def _tier_paths(scene: Scene, tier: str, rows: Ints, awaited: "pd.Series[float]") -> Paths:
    cast, check, unit = scene.cast, scene.reports.check[rows], scene.reports.unit[rows]
    target = _after_those_below(scene, _own_target(scene, tier, unit), rows, awaited)
    receiver = Receiver(cast.receiving[cast.parent[unit]], HABITS[tier].corrected)
    paths = draw_paths(target, check, receiver, scene.times.opened, scene.chance)
    _miss_checkers(scene, paths, np.flatnonzero(cast.without_checker[unit] & check), unit)
    return paths


def _own_target(scene: Scene, tier: str, unit: Ints) -> Floats:
    cast, habit, opened = scene.cast, HABITS[tier], scene.times.opened
    units, place = np.unique(unit, return_inverse=True)
    slow = slowness(habit, cast.slow[cast.province[units]], cast.pace[units], scene.chance)
    last = last_sending(habit, slow, opened, scene.times.due[tier])
    return sending(habit, last, place, opened, scene.chance)


def _awaited(scene: Scene, course: Paths) -> "pd.Series[float]":
    """Hour by which most reports of a field have come from below, per (unit above, field)."""
    sent = course.first(Stage.SEND)
    known = sent < NEVER
    above = scene.cast.parent[scene.reports.unit[known]]
    frame = pd.DataFrame({"unit": above, "field": scene.reports.field[known], "sent": sent[known]})
    return frame.groupby(["unit", "field"]).sent.quantile(_MOST)


def _after_those_below(scene: Scene, target: Floats, rows: Ints, awaited: "pd.Series[float]") -> Floats:
    """Wait for those below, but not beyond the own deadline; some do not wait."""
    reports, chance = scene.reports, scene.chance
    keys = pd.MultiIndex.from_arrays([reports.unit[rows], reports.field[rows]])
    ready = awaited.reindex(keys).to_numpy() + chance.waiting(len(rows), 4.0)
    due = scene.times.due[str(reports.tier[rows[0]])]
    limit = np.maximum(target, due - 8.0 * chance.uniform(len(rows)))
    patient = ~np.isnan(ready) & ~chance.happens(len(rows), _IMPATIENT)
    return np.where(patient, np.maximum(target, np.minimum(ready, limit)), target)


def _miss_checkers(scene: Scene, paths: Paths, rows: Ints, unit: Ints) -> None:
    """A missing checker holds all of a unit's forms until someone stands in after the deadline, or for good."""
    if not len(rows):
        return
    due = scene.times.due[str(scene.cast.frame.tier.iloc[unit[0]])]
    column = np.full(len(rows), Stage.SUBMIT_APPROVE, dtype=np.int64)
    to_deadline = np.maximum(due - paths.hours[rows, Stage.SUBMIT_CHECK], 0.0)
    units, place = np.unique(unit[rows], return_inverse=True)
    for_good = scene.chance.happens(len(units), _FOR_GOOD)[place]
    extra = np.where(for_good, NEVER, to_deadline + scene.chance.waiting(len(rows), 30.0))
    stall(paths, rows, column, extra)
