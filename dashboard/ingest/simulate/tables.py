"""A simulated period as the text tables of a data package (interchange §1)."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.workflow import Action
from dashboard.ingest.simulate.aftermath import EXEMPTION, UNLOCKING
from dashboard.ingest.simulate.calendar import read_table, wall_text
from dashboard.ingest.simulate.cast import Cast, Obligations
from dashboard.ingest.simulate.chance import Chance
from dashboard.ingest.simulate.happenings import ACTION_LIST, ROLE_LIST, Happenings
from dashboard.ingest.simulate.paths import Outcome
from dashboard.ingest.simulate.schedule import Period

Texts = npt.NDArray[np.object_]

_RETURN_TOPICS = {
    "return_check": (Outcome.CHECKER,),
    "return_approve": (Outcome.LEADER_APPROVING, Outcome.LEADER_APPROVED),
    "return_above": (Outcome.ABOVE_SENT, Outcome.ABOVE_RECEIVED),
}
_LETTERS = {"unlock": UNLOCKING, "exempt": EXEMPTION}


def period_table(period: Period) -> pd.DataFrame:
    """The one row of ``periods.csv``."""
    row = {
        "code": period.code, "regime": period.regime, "kind": period.kind, "year": str(period.year),
        "starts_on": str(period.starts_on), "ends_on": str(period.ends_on),
        "data_cutoff_on": str(period.data_cutoff_on), "opened_at": period.opened_at.isoformat(),
        "locked_at": period.locked_at.isoformat() if period.locked_at else "",
    }  # fmt: skip
    return pd.DataFrame([row], dtype=object)


def deadline_table(period: Period) -> pd.DataFrame:
    """Rows of ``deadlines.csv``, one a tier."""
    rows = [
        {
            "period_code": period.code, "tier": each.tier, "day": str(each.day), "wording": each.wording,
            "source": each.source, "verified": str(int(each.verified)),
        }
        for each in period.deadlines
    ]  # fmt: skip
    return pd.DataFrame(rows, dtype=object)


def roster_table(period: Period, cast: Cast, reports: Obligations) -> pd.DataFrame:
    """Rows of ``roster.csv``: every report owed, and those that reference data exempts."""
    exempt = np.where(reports.exempt_reason == "", "0", "1").astype(object)
    columns = {
        "period_code": period.code, "unit_code": cast.codes[reports.unit], "form_code": reports.form,
        "exempt": exempt, "exempt_reason": reports.exempt_reason,
    }  # fmt: skip
    return pd.DataFrame(columns, dtype=object)


def event_table(period: Period, cast: Cast, reports: Obligations, events: Happenings, seed: int) -> pd.DataFrame:
    """Rows of ``events.csv`` in the order of time; one report's events keep the order of its life."""
    events = events.only(np.argsort(events.wall, kind="stable"))
    unit = reports.unit[events.report]
    reason, document = _wording(period, events, seed)
    columns = {
        "period_code": period.code, "unit_code": cast.codes[unit], "form_code": reports.form[events.report],
        "at": wall_text(events.wall), "action": _names(ACTION_LIST)[events.action], "actor": _actors(cast, events),
        "by_unit_code": np.where(events.by == unit, "", cast.codes[events.by]), "reason": reason,
        "document": document,
    }  # fmt: skip
    return pd.DataFrame(columns, dtype=object)


def _names(words: tuple[Action, ...]) -> Texts:
    return np.array([str(word) for word in words], dtype=object)


def _actors(cast: Cast, events: Happenings) -> Texts:
    logins = np.stack([cast.login(role) for role in ROLE_LIST])
    return np.asarray(logins[events.role, events.by])


def _wording(period: Period, events: Happenings, seed: int) -> tuple[Texts, Texts]:
    """Reason and document of each event, "" where it needs none."""
    phrases = read_table("phrases").groupby("topic").text.apply(list)
    reason, document = np.full(len(events), "", dtype=object), np.full(len(events), "", dtype=object)
    for topic, outcomes in _RETURN_TOPICS.items():
        rows = np.flatnonzero(np.isin(events.topic, [1 + outcome for outcome in outcomes]))
        reason[rows] = _drawn(phrases[topic], len(rows), Chance.of(seed, topic, period.code))
    for act, mark in _LETTERS.items():
        rows = np.flatnonzero(events.topic == mark)
        reason[rows] = _drawn(phrases[f"{act}_reason"], len(rows), Chance.of(seed, act, period.code))
        pattern = phrases[f"{act}_document"][0]
        document[rows] = [pattern.format(number=f"{number:02d}") for number in range(1, len(rows) + 1)]
    return reason, document


def _drawn(texts: list[str], size: int, chance: Chance) -> Texts:
    place = chance.choice(size, len(texts))
    return np.array(texts, dtype=object)[place]
