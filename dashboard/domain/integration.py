"""How a group of units stands in one period of integration: sums, the ratio of sums, the middle unit.

Source: definitions §5, "pooled ratio and median of provinces side by side".
"""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Integration:
    """Integrated of received in one period; ratios are None where nothing was received.

    ``units`` have a ratio, ``without`` of them integrated nothing at all: a ratio that rounds
    to 0 % is not one of them.
    """

    units: int
    without: int
    integrated: int
    received: int
    pooled: float | None
    median: float | None

    @property
    def gap(self) -> int:
        """Files received and not integrated."""
        return self.received - self.integrated


def integration(frame: pd.DataFrame) -> Integration:
    """Summary of the rows with a ratio; columns ``integrated``, ``received``, ``ratio``, one row per unit."""
    held = frame[frame["ratio"].notna()]
    integrated, received = int(held["integrated"].sum()), int(held["received"].sum())
    return Integration(
        units=len(held),
        without=int((held["integrated"] == 0).sum()),
        integrated=integrated,
        received=received,
        pooled=integrated / received if received else None,
        median=float(held["ratio"].median()) if len(held) else None,
    )


def blanks(frame: pd.DataFrame, measures: tuple[str, ...]) -> dict[str, int]:
    """Units that left a measure blank, by measure."""
    return {measure: int(frame[measure].isna().sum()) for measure in measures}
