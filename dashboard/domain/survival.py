"""Time until something happens where some are still waiting: the product-limit estimate, by instants.

A wait that has not ended yet is known to be at least so long (right-censored). To leave it out would make waits look
shorter than they are; to count it as ended now would too.

Sources: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958) 457–481;
M. Greenwood's variance; the log-log interval of J. D. Kalbfleisch and R. L. Prentice, "The Statistical Analysis of
Failure Time Data" (1980).
"""

from statistics import NormalDist

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]

CONFIDENCE = 0.95
"""Of the pointwise interval."""


def ended_share(waits: pd.DataFrame, at: Floats) -> pd.DataFrame:
    """Share of waits ended by each time of ``at``, ascending: ``at_risk``, ``ended``, ``censored``, ``share``, ends.

    ``waits`` has ``time``, ``ended`` (True where it ended then, False where it was last seen still lasting then) and
    ``n``, how many. Counts are those after the time before, ``at_risk`` at its end. ``low`` and ``high`` are missing
    where nothing has ended, or everything. An end and a censoring at one time: the end came first.
    """
    from statsmodels.duration.survfunc import SurvfuncRight  # takes a second to import, and few ask

    each = waits.loc[waits.index.repeat(waits["n"])]  # its freq_weights give another standard error, not Greenwood's
    curve = SurvfuncRight(each["time"], each["ended"].astype(int))
    place = np.searchsorted(curve.surv_times, at, side="right")
    lasting = np.concatenate([[1.0], curve.surv_prob])[place]
    error = np.concatenate([[0.0], curve.surv_prob_se])[place]
    low, high = _interval(lasting, error)
    return _counts(waits, at).assign(share=1 - lasting, low=low, high=high)


def _counts(waits: pd.DataFrame, at: Floats) -> pd.DataFrame:
    ended = _by(waits[waits["ended"].astype(bool)], at)
    censored = _by(waits[~waits["ended"].astype(bool)], at)
    before = np.concatenate([[0.0], (ended + censored).cumsum()[:-1]])
    return pd.DataFrame({"at_risk": float(waits["n"].sum()) - before, "ended": ended, "censored": censored})


def _by(waits: pd.DataFrame, at: Floats) -> Floats:
    """Waits after the time before and up to each time; the first takes all until then."""
    place = np.searchsorted(at, waits["time"].to_numpy(dtype=float), side="left")
    counted = np.bincount(place, weights=waits["n"].to_numpy(dtype=float), minlength=len(at))[: len(at)]
    return np.asarray(counted, dtype=np.float64)


def _interval(lasting: Floats, error: Floats) -> tuple[Floats, Floats]:
    """Ends of the share ended: symmetric in log(−log), so that they stay between 0 and 1."""
    inside = (lasting > 0) & (lasting < 1)
    kept = np.where(inside, lasting, 0.5)
    width = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * np.where(inside, error, 0.0) / (kept * np.abs(np.log(kept)))
    ends = (1 - kept ** np.exp(sign * width) for sign in (-1, 1))
    low, high = (np.where(inside, end, np.nan) for end in ends)
    return low, high
