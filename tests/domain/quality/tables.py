"""Small tables of figures for the tests of the checks."""

import numpy as np

from dashboard.domain.quality.tables import FormTable


def table(*rows, codes=None, groups=None, sent=None, counts=None) -> FormTable:
    """Rows of figures of units 1, 2, …; None is a blank."""
    values = np.array([[np.nan if cell is None else cell for cell in row] for row in rows], dtype=float)
    values = values.reshape(len(rows), -1)
    width = values.shape[1]
    return FormTable(
        tuple(codes or (f"c{n}" for n in range(1, width + 1))), values, np.arange(1, len(rows) + 1),
        np.array(groups or [9] * len(rows)), np.array(sent or range(len(rows))),
        np.array(counts if counts is not None else [True] * width),
    )  # fmt: skip
