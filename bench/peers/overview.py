"""What the overview shows, as plain frames: the peers draw it by their own means.

The figures are those of our own page (``views.overview.facts``), read once per choice and data
version and kept for all sessions, as our page keeps what it has made.
"""

import os
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

import pandas as pd

from dashboard.domain.scope import OPERATOR, Scope
from dashboard.domain.vietnamese import short_name
from dashboard.kept import Kept
from dashboard.reference.places import tiles
from dashboard.source import ReportSource, open_source
from dashboard.state import Selection
from dashboard.text import labels, numbers
from dashboard.views.components.choices import Choices, Option, SourceOffer
from dashboard.views.components.facts import days_of
from dashboard.views.components.page import Question
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.figures import tiles_of

URL = "DASHBOARD_DATABASE_URL"
SHOWN = ("period", "as_of", "unit", "tier")


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything of the page for one choice: texts of the tiles, and a frame a card."""

    choices: Choices
    stamp: str
    tiles: tuple[tuple[str, str, str], ...]
    curve: pd.DataFrame
    earlier: pd.DataFrame
    squares: pd.DataFrame
    calls: pd.DataFrame
    steps: pd.DataFrame
    units: pd.DataFrame


_KEPT: Kept[Overview] = Kept(256)


@cache
def _source() -> ReportSource:
    return open_source(os.environ.get(URL))


def overview(period: str = "", as_of: str = "", tier: str = "") -> Overview:
    """The page of the nation for a choice; '' is what our own page opens with."""
    chosen = Selection()
    offer = SourceOffer(_source(), OPERATOR)
    chosen.take("&".join(f"{name}={value}" for name, value in _named(period, as_of, tier) if value), offer)
    scope = chosen.scope(OPERATOR)
    return _KEPT.get((offer.version, scope), lambda: _made(scope, offer, chosen))


def stamp(period: str, as_of: str, tier: str) -> str:
    """What the page says it shows, so that a browser can tell when a choice has come."""
    return " ".join(f"{name}={value}" for name, value in _named(period, as_of, tier))


def options(choices: tuple[Option, ...]) -> dict[str, str]:
    """Label → value of a list of choices."""
    return {one.label: one.value for one in choices}


def opening(choices: tuple[Option, ...]) -> Option:
    """The choice that is made at first."""
    return next(one for one in choices if one.chosen)


def _named(period: str, as_of: str, tier: str) -> tuple[tuple[str, str], ...]:
    return ("ky", period), ("luc", as_of), ("cap", tier)


def _made(scope: Scope, offer: SourceOffer, chosen: Selection) -> Overview:
    choices = offer.choices(scope, SHOWN)
    facts = Facts(_source(), Question(scope, choices, chosen))
    then, shift = facts.earlier, timedelta(0)
    if then is not None and facts.due and then.due:
        shift = facts.due.last_day - then.due.last_day
    return Overview(
        choices=choices,
        stamp=choices.stamp,
        tiles=tuple((one.label, one.value + one.of, one.note) for one in tiles_of(facts)),
        curve=_days(facts.curve),
        earlier=_days(then.whole_curve if then is not None else facts.curve.head(0), shift),
        squares=_squares(facts),
        calls=_calls(facts.missing if facts.is_called else facts.steps.head(0)),
        steps=_steps(facts.steps),
        units=_units(facts),
    )


def _days(curve: pd.DataFrame, shift: timedelta = timedelta(0)) -> pd.DataFrame:
    return pd.DataFrame({"day": pd.to_datetime(curve["day"]) + shift, "complete": curve["complete"].astype("int64")})


def _squares(facts: Facts) -> pd.DataFrame:
    counts = facts.children.set_index("unit_code")
    grid = pd.DataFrame([(one.unit_code, one.name, one.col, one.row) for one in tiles(facts.period.ends_on.date())])
    grid.columns = pd.Index(["unit_code", "name", "col", "row"])
    return grid.join(counts["completion_rate"].astype("float64"), on="unit_code")


def _calls(missing: pd.DataFrame) -> pd.DataFrame:
    if missing.empty or "unit_name" not in missing:
        return pd.DataFrame({labels.HEADS["unit"]: [], labels.HEADS["missing"]: []})
    counted = missing.groupby("unit_name").size().sort_values(ascending=False).head(7)
    return pd.DataFrame({
        labels.HEADS["unit"]: [short_name(name) for name in counted.index],
        labels.HEADS["missing"]: counted.to_numpy(),
    })  # fmt: skip


def _steps(steps: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        labels.HEADS["status"]: [labels.STATUSES_SHORT[status] for status in steps["status"]],
        labels.HEADS["expected"]: steps["count_now"].astype("int64").to_numpy(),
        labels.HEADS["since"]: [
            numbers.NOTHING if pd.isna(hours) else numbers.running(days_of(float(hours)))
            for hours in steps["oldest_hours"]
        ],
    })  # fmt: skip


def _units(facts: Facts) -> pd.DataFrame:
    rows = facts.children.merge(facts.child_verdicts[["unit_code", "full", "partial", "none"]], on="unit_code")
    return pd.DataFrame({
        labels.HEADS["unit"]: rows["unit_name"].map(short_name).to_numpy(),
        **{labels.VERDICTS[name]: rows[name].astype("int64").to_numpy() for name in ("full", "partial", "none")},
        labels.HEADS["complete"]: rows["complete"].astype("int64").to_numpy(),
        labels.HEADS["expected"]: rows["expected"].astype("int64").to_numpy(),
        labels.HEADS["rate"]: rows["completion_rate"].map(numbers.percent).to_numpy(),
    })  # fmt: skip
