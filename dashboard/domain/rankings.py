"""Places in an order: equals share theirs, too few to judge have none (definitions §6)."""

import pandas as pd

FEWEST = 20
"""Obligations a unit must have to be ranked."""


def shared_ranks(rates: pd.Series, expected: pd.Series) -> pd.Series:
    """Places from 1 by rate, highest first, as ``Int64``; equals share theirs, none below ``FEWEST``."""
    ranked = rates.astype("Float64").where((expected >= FEWEST).astype("boolean"))
    return ranked.rank(method="min", ascending=False).astype("Int64")
