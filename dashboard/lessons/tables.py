"""A frame as a reader sees it in a notebook: Vietnamese heads and words, numbers as offices write them."""

from collections.abc import Hashable

import pandas as pd
from pandas.io.formats.style import Styler

from dashboard.exports.tables import writer_of
from dashboard.text import lessons as words
from dashboard.text.columns import word_of
from dashboard.text.numbers import NOTHING, integer


def table(frame: pd.DataFrame, rows: int = 20, columns: list[str] | None = None) -> Styler:
    """The first rows as a table to look at, missing values as a dash; every text escaped.

    The caption says how many rows there are. The frame itself keeps codes, shares 0–1 and full precision.
    """
    chosen = frame[columns] if columns else frame
    shown = chosen.head(rows).reset_index(drop=True)
    heads = {str(name): word_of(str(name), chosen.columns) for name in chosen.columns}
    numeric: list[Hashable] = [name for name in heads if pd.api.types.is_numeric_dtype(chosen[name].dtype)]
    styled = shown.style.hide(axis="index").format(
        {name: writer_of(chosen[name]) for name in heads}, escape="html", na_rep=NOTHING
    )
    styled = styled.format_index(lambda name: heads[str(name)], axis="columns", escape="html")
    styled = styled.set_properties(None, **{"text-align": "left"}).set_properties(
        subset=numeric, **{"text-align": "right"}
    )
    styled = styled.set_table_styles([{"selector": "th", "props": "text-align: left"}])
    return styled.set_caption(words.ROWS.format(shown=integer(len(shown)), rows=integer(len(chosen))))
