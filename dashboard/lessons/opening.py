"""The first cell of every notebook: the database opened, the choice made, pictures ready without network."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import holoviews as hv
import pandas as pd
import panel as pn
from bokeh.themes import Theme

from dashboard.domain.clock import parse_as_of
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.plots.style import THEME
from dashboard.settings import Settings
from dashboard.source import ReportSource, open_source
from dashboard.text import lessons as words
from dashboard.text import numbers, periods
from dashboard.text.frame import UNIT_NATION

THEME_OF_PLOTS = Theme(json=THEME)
ROOT = Path(__file__).parents[2]
"""The project: where ``var`` and ``notebooks`` are, from whatever folder a notebook is run."""


@dataclass(frozen=True)
class Opened:
    """The data of one notebook: the source, the choice every question starts from, and where the database is."""

    source: ReportSource
    choice: Scope
    database: str

    def scope(self, by: By | str = By.CHILD, tier: Tier | str | None = None, **changed: Any) -> Scope:
        """The choice with what differs; ``by`` and ``tier`` may be their codes."""
        return replace(self.choice, by=By(by), tier=Tier(tier) if tier else None, **changed)

    @property
    def period(self) -> str:
        """Code of the period looked at."""
        return self.choice.periods[0]

    @property
    def facts(self) -> "pd.Series[Any]":
        """The one row of ``queries.facts``: instants, package, whether any of it is simulated."""
        return self.source.facts().iloc[0]

    @property
    def period_facts(self) -> "pd.Series[Any]":
        """Row of ``queries.periods`` of the period looked at."""
        frame = self.source.periods(self.choice)
        return frame[frame["period_code"] == self.period].iloc[0]

    @property
    def as_of(self) -> datetime:
        """Instant the answers speak of."""
        return self.choice.as_of or self.facts["data_clock"].to_pydatetime()

    def about(self) -> pn.pane.HTML:
        """What the figures below are: unit, period, instant, load, and the mark of simulated ones."""
        facts, period = self.facts, self.period_facts
        told = words.ABOUT.format(
            period=periods.title(period["kind"], int(period["year"])), unit=self.unit_name,
            instant=numbers.instant(self.as_of), loaded=numbers.instant(facts["loaded_at"]),
        )  # fmt: skip
        return pn.pane.HTML(f"<p>{self._mark(period['simulated'])}{escape(told)}</p>", sizing_mode="stretch_width")

    def picture(self, element: hv.core.Dimensioned, *, simulated: bool | None = None) -> pn.Column:
        """A plot to look at, marked where its figures are simulated: by default where those of the period are."""
        marked = bool(self.period_facts["simulated"]) if simulated is None else simulated
        pane = pn.pane.HoloViews(element, theme=THEME_OF_PLOTS, linked_axes=False, sizing_mode="stretch_width")
        return pn.Column(pn.pane.HTML(self._mark(marked)), pane) if marked else pn.Column(pane)

    @property
    def unit_name(self) -> str:
        """Name of the unit looked at; the nation by its own."""
        nation = self.choice.unit == ROOT_CODE
        return UNIT_NATION if nation else str(self.source.unit_facts(self.choice)["unit_name"].iloc[0])

    @staticmethod
    def _mark(simulated: object) -> str:
        return f"<strong>{words.SIMULATED}</strong> " if simulated else ""


def begin(
    unit: str | None = None, period: str | None = None, as_of: str | None = None, database: str | None = None
) -> Opened:
    """Data of a notebook, as ``opened``, with pictures ready: its first cell."""
    make_pictures_ready()
    return opened(unit, period, as_of, database)


def opened(unit: str | None, period: str | None, as_of: str | None, database: str | None = None) -> Opened:
    """Data for a unit (default the nation), a period (default the one opened last) and an instant (default the newest).

    Raises ``UnknownCodeError`` for a unit or period that is not there, ``DatabaseError`` where no database is.
    """
    source = open_source(address(database))
    choice = Scope(OPERATOR, unit=unit or ROOT_CODE, as_of=parse_as_of(as_of) if as_of else None)
    codes = source.periods(choice)["period_code"].tolist()
    if period is not None and period not in codes:
        raise UnknownCodeError(kind="period", value=period, nearest=numbers.listing(codes))
    data = Opened(source, replace(choice, periods=(period or codes[0],)), address(database))
    if source.unit_facts(data.choice).empty:
        raise UnknownCodeError(kind="unit", value=unit, nearest=numbers.listing(_near(data)))
    return data


def _near(data: Opened) -> list[str]:
    return [found.code for found in data.source.nearest_units(data.choice)]


def address(url: str | None = None) -> str:
    """Address of a database, by default that of the settings; a relative SQLite path is found from the project."""
    url = url or Settings().database_url
    prefix, slashes, path = url.partition(":///")
    is_relative = prefix == "sqlite" and path and not path.startswith("/")
    return f"{prefix}{slashes}{ROOT / path}" if is_relative else url


@cache
def make_pictures_ready() -> None:
    """Load what pictures need into the notebook itself: nothing is asked of another machine."""
    pn.extension(inline=True, sizing_mode="stretch_width")
