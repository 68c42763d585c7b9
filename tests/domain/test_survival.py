"""The product-limit estimate against a published table: times to relapse under 6-MP, Freireich and others (1963).

Values as printed wherever the method is taught, e.g. J. P. Klein and M. L. Moeschberger, "Survival Analysis" (2003).
"""

import numpy as np
import pandas as pd
import pytest

from dashboard.domain.survival import ended_share

RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
STILL_WELL = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PUBLISHED = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


def waits(ended: list[int], lasting: list[int]) -> pd.DataFrame:
    rows = [(time, True, 1) for time in ended] + [(time, False, 1) for time in lasting]
    return pd.DataFrame(rows, columns=["time", "ended", "n"])


def told(frame: pd.DataFrame, *at: float) -> pd.DataFrame:
    return ended_share(frame, np.array(at, dtype=float))


def test_the_published_estimate():
    frame = told(waits(RELAPSED, STILL_WELL), *PUBLISHED)
    assert (1 - frame["share"]).round(3).tolist() == list(PUBLISHED.values())


def test_the_published_log_log_interval_at_22_weeks():
    [row] = told(waits(RELAPSED, STILL_WELL), 22).to_dict("records")
    assert (1 - row["high"], 1 - row["low"]) == pytest.approx((0.268, 0.747), abs=5e-4)


def test_counts_are_those_between_two_times():
    frame = told(waits(RELAPSED, STILL_WELL), 6, 9, 10)
    assert frame[["at_risk", "ended", "censored"]].astype(int).to_numpy().tolist() == [
        [21, 3, 1],
        [17, 1, 1],
        [15, 1, 1],
    ]


def test_waits_counted_together_tell_what_each_alone_would():
    alone = waits(RELAPSED, STILL_WELL)
    together = alone.groupby(["time", "ended"], as_index=False)["n"].sum()
    pd.testing.assert_frame_equal(told(alone, *PUBLISHED), told(together, *PUBLISHED))


def test_where_nothing_or_everything_has_ended_there_is_no_interval():
    none, every = told(waits([], [3, 4]), 5), told(waits([3, 4], []), 5)
    assert (none["share"].iloc[0], every["share"].iloc[0]) == (0, 1)
    assert none[["low", "high"]].isna().all(axis=None)
    assert every[["low", "high"]].isna().all(axis=None)
