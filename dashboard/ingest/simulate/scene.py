"""All that a simulated period is played with: its cast, its reports, its times and its stream of chance."""

from dataclasses import dataclass

from dashboard.ingest.simulate.calendar import WorkClock
from dashboard.ingest.simulate.cast import Cast, Obligations
from dashboard.ingest.simulate.chance import Chance


@dataclass(frozen=True, slots=True)
class Times:
    """Opening and deadlines in working hours; the lock, whether it has come or not, in wall seconds."""

    opened: float
    due: dict[str, float]
    lock: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One period to be played; ``chance`` moves on with every draw, so the order of the acts is fixed."""

    cast: Cast
    reports: Obligations
    clock: WorkClock
    times: Times
    chance: Chance
