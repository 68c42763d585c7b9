"""Ratios of integration of every system that reports a numerator and a denominator, as reference data name them.

Source: table ``integration_count``; which two measures make a ratio: ``reference/integration_ratios.csv``.
"""

from collections.abc import Iterator

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rankings import shared_ranks
from dashboard.domain.rates import share
from dashboard.domain.scope import By, Scope
from dashboard.domain.shares import bands, wilson
from dashboard.queries.integration import CIVIL, NAMES, PERIOD, counts_by_unit
from dashboard.queries.rows import concat
from dashboard.reference.integration import Ratio, ratio_of
from dashboard.schema.tables import integration_count

INTEGRATION_RATIOS = FrameSpec(
    key=("series", "unit_code", "period_start", "period_end"),
    columns={
        "series": Column("string", "—", "Code of the ratio in reference data; of a system none names, the system's"),
        **NAMES,
        **PERIOD,
        "numerator": Column("Int64", "case", "Cases that the other system has; NA where not reported"),
        "denominator": Column("Int64", "case", "All cases; NA where not reported"),
        "ratio": Column("Float64", "1", "numerator / denominator; NA where either is missing or the denominator 0"),
        "gap": Column("Int64", "case", "denominator − numerator"),
        "ratio_low": Column("Float64", "1", "Lower end of the 95 % Wilson interval of the ratio"),
        "ratio_high": Column("Float64", "1", "Upper end of it"),
        "band": Column("Int64", "—", "1 the highest; NA where reference data set no bands, or the series is closed"),
        "rank": Column("Int64", "—", "Place by ratio, ties shared; NA below 20 cases and in a closed series"),
    },
)
_DAYS, _PARTS = ("period_start", "period_end"), ("numerator", "denominator")


def integration_ratios(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Ratios, one row per series, unit and period, as ``INTEGRATION_RATIOS``; by series, then name, then period.

    ``By.TOTAL`` takes the ratio of the sums of the units under ``scope.unit``. A place is that among
    the rows of the answer; a series of one unit alone has none.
    """
    parts = [_judged(_counted(conn, scope, ratio), ratio, scope) for ratio in _series(conn)]
    return INTEGRATION_RATIOS.conform(concat(parts, list(INTEGRATION_RATIOS.columns)))


def _series(conn: sa.Connection) -> Iterator[Ratio]:
    """Ratios whose two measures are stored, in the order of their codes."""
    count = integration_count.c
    held = set(conn.execute(sa.select(count.system, count.measure).where(count.system != CIVIL).distinct()))
    known = {ratio.code: ratio for system, _ in held for ratio in ratio_of(system)}
    for code in sorted(known):
        ratio = known[code]
        if {(ratio.system, ratio.numerator), (ratio.system, ratio.denominator)} <= held:
            yield ratio


def _counted(conn: sa.Connection, scope: Scope, ratio: Ratio) -> pd.DataFrame:
    frame = counts_by_unit(conn, scope, ratio.system, _DAYS, (ratio.numerator, ratio.denominator))
    named = frame.rename(columns={ratio.numerator: "numerator", ratio.denominator: "denominator"})
    return named.dropna(subset=list(_PARTS), how="all").assign(series=ratio.code)


def _judged(frame: pd.DataFrame, ratio: Ratio, scope: Scope) -> pd.DataFrame:
    part, whole = frame["numerator"], frame["denominator"]
    rates = share(part, whole)
    judged = frame.assign(ratio=rates, gap=whole - part, **wilson(part, whole).add_prefix("ratio_"))
    judged["band"] = bands(part, whole, ratio.bands)
    places = [_places(group, ratio, scope) for _, group in judged.groupby(list(_DAYS), sort=False)]
    return judged.assign(rank=pd.concat(places) if places else pd.Series(dtype="Int64"))


def _places(period: pd.DataFrame, ratio: Ratio, scope: Scope) -> pd.Series:
    """Places of the units of one period; none in a closed series, of a total, or of one unit alone."""
    if not ratio.live or scope.by is By.TOTAL or len(period) <= 1:
        return pd.Series(pd.NA, index=period.index, dtype="Int64")
    return shared_ranks(period["ratio"], period["denominator"])
