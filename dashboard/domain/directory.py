"""Ways through a directory of units: one unit, the way down to it, those directly below, a search by name.

The directory is a frame with ``unit_code``, ``parent_code`` and ``search_key``, in order of name.
"""

import pandas as pd

from dashboard.domain.vietnamese import fold

FOUND_AT_MOST = 20


def one(units: pd.DataFrame, code: str) -> pd.DataFrame:
    """Row of the unit, or no row."""
    return units[units["unit_code"] == code]


def path(units: pd.DataFrame, code: str) -> pd.DataFrame:
    """Rows from the root down to the unit, itself included; no row where it is not in the directory."""
    parent = units.set_index("unit_code")["parent_code"].dropna().to_dict()
    codes = [code] if (units["unit_code"] == code).any() else []
    while codes and (above := parent.get(codes[0])) is not None and above not in codes:
        codes.insert(0, above)
    rows = units.set_index("unit_code", drop=False)
    return rows.loc[[held for held in codes if held in rows.index]]


def children(units: pd.DataFrame, code: str) -> pd.DataFrame:
    """Rows of the units directly below, by name."""
    return units[(units["parent_code"] == code).fillna(False)]


def search(units: pd.DataFrame, text: str, limit: int = FOUND_AT_MOST) -> pd.DataFrame:
    """Rows whose name, tone marks aside, or code holds the text: the same first, then those that begin with it.

    A text without letters or digits finds the units directly below the root.
    """
    wanted, typed = fold(text), text.strip().lower()
    if not wanted:
        return units[units["parent_code"].isin(units["unit_code"][units["parent_code"].isna()])]
    key, code = units["search_key"], units["unit_code"]
    rank = pd.Series(NOT_FOUND, index=units.index).mask(key.str.contains(wanted, regex=False), CONTAINS)
    rank = rank.mask(code.str.contains(typed, regex=False), CONTAINS)
    rank = rank.mask(key.str.startswith(wanted) | code.str.startswith(typed), BEGINS).mask(key == wanted, SAME)
    return units.loc[rank[rank < NOT_FOUND].sort_values(kind="stable").index].head(limit)


SAME, BEGINS, CONTAINS, NOT_FOUND = range(4)
