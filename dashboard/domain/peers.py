"""Whom a unit may fairly be set beside: units of its tier with a similar number of obligations.

Source: users §1 (a Sở with 168 communes and one with 38 are no peers), definitions §7 (others are seen
unnamed). Counts may be compared within a period; nothing here ranks.
"""

import pandas as pd

LEAST, MOST = 0.75, 4 / 3
"""Similar: from three quarters to four thirds of the unit's own number, so that likeness is mutual."""

FEWEST = 8
"""Peers a spread needs; where fewer are similar, the nearest make up the number."""

HIDING = 5
"""Peers under which a spread without names would still tell whose value is whose: it is not shown."""


def similar(obligations: "pd.Series[int]", own: int) -> "pd.Series[bool]":
    """Which units are peers of a unit with ``own`` obligations; ``obligations`` holds the other units' numbers.

    None of them where the unit itself, or a candidate, has nothing to report.
    """
    owing = obligations.astype("int64") > 0
    if own <= 0:
        return owing & False
    distance = (obligations.astype("float64") / own).where(owing)
    alike = distance.between(LEAST, MOST)
    if alike.sum() >= FEWEST:
        return alike
    apart = (obligations.astype("int64") - own).abs().where(owing).dropna()
    return alike | obligations.index.isin(apart.sort_values(kind="stable").index[:FEWEST])
