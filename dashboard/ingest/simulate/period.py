"""One simulated period, from its calendar to the tables that tell it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.quality.rollups import Form
from dashboard.domain.units import Tier
from dashboard.ingest.simulate.aftermath import exempt, unlock
from dashboard.ingest.simulate.calendar import WorkClock, holidays, wall_seconds
from dashboard.ingest.simulate.cast import Cast, Obligations, owed
from dashboard.ingest.simulate.chance import Chance
from dashboard.ingest.simulate.course import run_course
from dashboard.ingest.simulate.figures import Answers, Memory, Story, figure_table
from dashboard.ingest.simulate.figures.timing import Course
from dashboard.ingest.simulate.happenings import Happenings, cover, cut, happenings
from dashboard.ingest.simulate.nation import Nation, chosen_provinces, subtree
from dashboard.ingest.simulate.plan import Names, SimulationPlan
from dashboard.ingest.simulate.scene import Scene, Times
from dashboard.ingest.simulate.schedule import Period, schedule
from dashboard.ingest.simulate.tables import deadline_table, event_table, period_table, roster_table

_AFTER_LOCK = timedelta(days=150)
_RUSH_DAYS = 2
_SIMULATED = (Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE)


@dataclass
class Played:
    """What goes from one period to the next: figures, to be copied from, and the answers of planted defects."""

    memory: Memory = field(default_factory=Memory)
    answers: Answers = field(default_factory=Answers)


def simulate_period(
    nation: Nation, plan: SimulationPlan, code: str, played: Played | None = None
) -> dict[str, pd.DataFrame]:
    """Tables ``periods``, ``deadlines``, ``roster``, ``events`` of one period, and ``figures`` where planned; texts."""
    period = schedule(nation.rules, code, plan.as_of)
    alive = nation.on(period.ends_on)
    cast = Cast(subtree(alive, chosen_provinces(nation, period.ends_on, plan.provinces)), plan.seed)
    reports = owed(cast, _forms(nation, period))
    events = _events(cast, reports, period, plan)
    tables = {
        "periods": period_table(period),
        "deadlines": deadline_table(period),
        "roster": roster_table(period, cast, reports),
        "events": event_table(period, cast, reports, events, plan.seed),
    }
    if plan.figures.in_period(period.ends_on):
        course = Course(events, len(reports))
        story = Story(cast, reports, course, period, _columns(nation, period), plan.seed)
        tables["figures"] = _figures(story, plan, played or Played())
    return tables


def _figures(story: Story, plan: SimulationPlan, played: Played) -> pd.DataFrame:
    answers = played.answers if plan.names is Names.FICTITIOUS else None
    return figure_table(story, played.memory, answers)


def _columns(nation: Nation, period: Period) -> dict[str, Form]:
    return {code: form for code, form in nation.columns.items() if form.regime == period.regime}


def _forms(nation: Nation, period: Period) -> pd.DataFrame:
    tiers = [deadline.tier for deadline in period.deadlines]
    forms = nation.forms
    return forms[(forms.regime == period.regime) & forms.tier.isin(tiers) & forms.tier.isin(_SIMULATED)]


def _events(cast: Cast, reports: Obligations, period: Period, plan: SimulationPlan) -> Happenings:
    clock = _clock(period)
    due = {deadline.tier: clock.at(deadline.due_before) for deadline in period.deadlines}
    times = Times(clock.at(period.opened_at), due, wall_seconds(period.locks_at))
    scene = Scene(cast, reports, clock, times, Chance.of(plan.seed, "period", period.code))
    paths = run_course(scene)
    events = unlock(scene, cover(scene, paths, cut(scene, exempt(scene, happenings(scene, paths)))))
    return events.only(events.wall <= wall_seconds(plan.as_of))


def _clock(period: Period) -> WorkClock:
    last = max([(period.locks_at + _AFTER_LOCK).date(), *(deadline.day for deadline in period.deadlines)])
    return WorkClock.between(period.opened_at.date(), last, holidays(), _rush(period))


def _rush(period: Period) -> frozenset[date]:
    """The last permitted day of each tier and the day before it, when people stay late."""
    ends = [deadline.due_before.date() for deadline in period.deadlines]
    return frozenset(end - timedelta(days=back) for end in ends for back in range(1, _RUSH_DAYS + 1))
