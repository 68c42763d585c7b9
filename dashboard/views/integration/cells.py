"""Cells that the tables of Tích hợp dữ liệu share."""

from typing import Any

import pandas as pd

from dashboard.domain.vietnamese import sort_key
from dashboard.text import numbers
from dashboard.views.components.parts import Cell


def name_cell(name: object) -> Cell:
    """Cell of a province's name, sorted as Vietnamese names are."""
    return Cell(str(name), sort=sort_key(str(name)))


def count_cell(value: Any) -> Cell:
    """Cell of a count; a missing one reads "…", sorts last and is empty in the CSV."""
    if pd.isna(value):
        return Cell(numbers.NOT_REPORTED, csv="", tone="none")
    return Cell(numbers.integer(int(value)), sort=int(value), csv=str(int(value)))


def ratio_cell(part: Any, whole: Any) -> Cell:
    """Cell of a ratio from its counts; "…" where one is missing, a dash where there is nothing to count."""
    if pd.isna(part) or pd.isna(whole):
        return count_cell(pd.NA)
    share = int(part) / int(whole) if whole else None
    return Cell(numbers.ratio(int(part), int(whole)), sort=share)
