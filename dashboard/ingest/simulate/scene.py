"""All that a simulated period is played with: its cast, its reports, its times and its stream of chance."""

from dataclasses import dataclass

from dashboard.ingest.simulate.calendar import WorkClock
from dashboard.ingest.simulate.cast import Cast, Obligations
from dashboard.ingest.simulate.chance import Chance


@dataclass(frozen=True, slots=True)
class Times:
    """Opening and deadlines in working hours; as-of and lock in wall seconds, ``lock`` None while open."""

    opened: float
    due: dict[str, float]
    as_of: int
    lock: int | None


@dataclass(frozen=True, slots=True)
class Scene:
    """One period to be played; ``chance`` moves on with every draw, so the order of the acts is fixed."""

    cast: Cast
    reports: Obligations
    clock: WorkClock
    times: Times
    chance: Chance
