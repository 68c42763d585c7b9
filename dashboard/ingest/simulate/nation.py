"""What a simulated period is drawn over: its units, its forms, and the rules of its regime, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.quality.rollups import Form
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.ingest.quality.reading import read_forms
from dashboard.ingest.simulate.fictitious import FAR, invented_units
from dashboard.ingest.simulate.plan import Names, ProvinceCountError, SimulationPlan
from dashboard.ingest.simulate.schedule import Rules
from dashboard.schema.regimes import form, regime, regime_deadline, regime_period_kind
from dashboard.schema.units import unit, unit_version

UNIT_COLUMNS = ("identity", "code", "tier", "parent", "valid_from", "valid_to", "exempt_reason")


@dataclass(frozen=True)
class Nation:
    """Units with their validity, the forms they may owe, and the regimes' calendar.

    ``units`` has ``UNIT_COLUMNS``, one row per version, the root among them; ``parent`` is the identity of the
    unit above, dates are ``datetime.date``, ``valid_to`` is filled with ``FAR``. ``tables`` are the package
    tables an invented nation brings with it; ``columns`` the forms with their indicators, by code.
    """

    units: pd.DataFrame
    forms: pd.DataFrame
    rules: Rules
    tables: dict[str, pd.DataFrame]
    columns: Mapping[str, Form] = field(default_factory=dict)

    def on(self, day: date) -> pd.DataFrame:
        """Units valid on a day, by code, with the code of the unit above in ``parent_code``."""
        alive = self.units[(self.units.valid_from <= day) & (self.units.valid_to > day)]
        codes = dict(zip(alive.identity, alive.code, strict=True))
        alive = alive.assign(parent_code=[codes.get(above, "") for above in alive.parent])
        return alive.sort_values("code", kind="stable").reset_index(drop=True)


def read_nation(engine: sa.Engine, plan: SimulationPlan) -> Nation:
    """Nation of the plan: the reference units of the database, or an invented one of the same size."""
    with engine.connect() as conn:
        forms, rules = _forms(conn), _rules(conn)
        columns = {form.code: form for form in read_forms(conn).values()}
        units = _units(conn) if plan.names is Names.REAL else None
    if units is not None:
        return Nation(units, forms, rules, {}, columns)
    units, tables = invented_units(plan.seed)
    return Nation(units, forms, rules, tables, columns)


def chosen_provinces(nation: Nation, day: date, count: int | None) -> frozenset[str]:
    """Codes of the provinces simulated on a day; units that also live in other eras come first.

    Raises ``ProvinceCountError`` for a count below one or beyond the provinces of that day.
    """
    alive = nation.on(day)
    alive = alive[alive.tier == Tier.PROVINCE]
    if count is None:
        return frozenset(alive.code)
    if not 1 <= count <= len(alive):
        raise ProvinceCountError(value=count, available=len(alive))
    lives = nation.units.groupby("identity").agg(first=("valid_from", "min"), last=("valid_to", "max"))
    days = (lives["last"].map(date.toordinal) - lives["first"].map(date.toordinal)).rename("days")
    order = alive.join(days, on="identity").sort_values(["days", "code"], ascending=[False, True], kind="stable")
    return frozenset(order.code.head(count))


def subtree(units: pd.DataFrame, provinces: frozenset[str]) -> pd.DataFrame:
    """The provinces and every unit below them."""
    keep, wanted = set(provinces), set(provinces)
    while wanted:
        below = set(units.code[units.parent_code.isin(wanted)]) - keep
        keep, wanted = keep | below, below
    return units[units.code.isin(keep) & (units.code != ROOT_CODE)].reset_index(drop=True)


def _units(conn: sa.Connection) -> pd.DataFrame:
    version = unit_version
    statement = sa.select(
        version.c.unit_id, version.c.code, unit.c.tier, version.c.parent_id, version.c.valid_from, version.c.valid_to,
        unit.c.exempt_reason,
    ).join(unit, unit.c.id == version.c.unit_id)  # fmt: skip
    frame = pd.DataFrame(conn.execute(statement).fetchall(), columns=list(UNIT_COLUMNS), dtype=object)
    return frame.assign(valid_to=[day or FAR for day in frame.valid_to])


def _forms(conn: sa.Connection) -> pd.DataFrame:
    columns = (form.c.code, form.c.regime, form.c.tier, form.c.field, form.c.requires_check)
    rows = conn.execute(sa.select(*columns).order_by(form.c.code)).fetchall()
    return pd.DataFrame(rows, columns=[column.name for column in columns], dtype=object)


def _rules(conn: sa.Connection) -> Rules:
    return Rules(*(_whole(conn, table) for table in (regime, regime_period_kind, regime_deadline)))


def _whole(conn: sa.Connection, table: sa.Table) -> pd.DataFrame:
    rows = conn.execute(sa.select(table)).fetchall()
    return pd.DataFrame(rows, columns=[column.name for column in table.columns], dtype=object)
