"""A small simulated live series: cases that provinces send over LGSP/NDXP, and those that arrive.

So that the tab of live series has something to show; ``source`` says of every row that it is simulated.
"""

from calendar import monthrange
from datetime import date

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import LOCAL
from dashboard.domain.units import Tier
from dashboard.ingest.loads import LoadSummary
from dashboard.ingest.package import Package, import_tables
from dashboard.ingest.progress import Progress, silent
from dashboard.ingest.simulate.calendar import read_table
from dashboard.ingest.simulate.chance import Chance, Floats, trait
from dashboard.ingest.simulate.nation import read_nation
from dashboard.ingest.simulate.plan import SimulationPlan
from dashboard.ingest.simulate.writing import fingerprint

SYSTEM, DELIVERED, SENT = "lgsp", "delivered", "sent"
MONTHS = 3
"""Whole months before the plan's instant."""
_FEW, _FEWEST, _MOST = 0.12, 4, 3_000
_STARTING, _SETTLED = 0.35, 0.85
"""Provinces below the first share hardly begin, those above the second have every case arrive."""


def simulate_connections(
    engine: sa.Engine, plan: SimulationPlan, *, loaded_by: str, progress: Progress = silent
) -> LoadSummary:
    """Load the series of the plan's provinces through the import's own checks; the same plan twice changes nothing."""
    package = Package({"integration": connection_table(_provinces(engine, plan), plan)}, plan.as_of, simulated=True)
    digest, size = fingerprint(package)
    return import_tables(
        engine, package, name=f"{SYSTEM}#{plan.seed}", sha256=digest, size=size, loaded_by=loaded_by,
        kind="simulation", progress=progress,
    )  # fmt: skip


def connection_table(provinces: list[str], plan: SimulationPlan) -> pd.DataFrame:
    """Rows of ``integration.csv``: per province and month the cases sent and delivered."""
    seed, day = plan.seed, _day(plan)
    source = read_table("phrases").query("topic == 'connections_source'").text.iloc[0]
    rows = []
    for start, end in _months(day):
        sent = _sent(seed, provinces, str(start))
        delivered = np.minimum(np.rint(sent * _share(seed, provinces, str(start))), sent)
        for code, *values in zip(provinces, sent, delivered, strict=True):
            rows += [
                (SYSTEM, measure, code, str(start), str(end), str(end), str(int(value)), source)
                for measure, value in zip((SENT, DELIVERED), values, strict=True)
            ]
    names = ("system", "measure", "unit_code", "period_start", "period_end", "as_of", "value", "source")
    return pd.DataFrame(rows, columns=list(names), dtype=object)


def _provinces(engine: sa.Engine, plan: SimulationPlan) -> list[str]:
    units = read_nation(engine, plan).on(_day(plan))
    return sorted(units[units.tier == Tier.PROVINCE].code)


def _day(plan: SimulationPlan) -> date:
    return plan.as_of.astimezone(LOCAL).date()


def _months(day: date) -> list[tuple[date, date]]:
    """The last whole months before a day, oldest first."""
    ends, first = [], day.replace(day=1)
    for _ in range(MONTHS):
        last = date.fromordinal(first.toordinal() - 1)
        first = last.replace(day=1)
        ends.append((first, last.replace(day=monthrange(last.year, last.month)[1])))
    return ends[::-1]


def _sent(seed: int, provinces: list[str], month: str) -> Floats:
    """Cases of each province: from a handful to thousands, about the same every month."""
    size = trait(seed, "connections-size", provinces)
    usual = _FEWEST * (_MOST / _FEWEST) ** np.where(size < _FEW, size, 0.3 + 0.7 * size)
    return np.asarray(np.rint(usual * (0.85 + 0.3 * Chance.of(seed, "connections", month).uniform(len(provinces)))))


def _share(seed: int, provinces: list[str], month: str) -> Floats:
    """Share that arrives: of some nearly nothing, of some all, of the others more from month to month."""
    habit = trait(seed, "connections-share", provinces)
    luck = Chance.of(seed, "connections-share", month).uniform(len(provinces))
    middle = 0.3 + 0.65 * habit + 0.08 * (luck - 0.5)
    low = np.where(habit < _STARTING / 3, 0.0, 0.25 * habit * luck)
    return np.asarray(np.where(habit > _SETTLED, 1.0, np.where(habit < _STARTING, low, np.minimum(middle, 0.995))))
