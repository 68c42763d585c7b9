"""What moved between two instants, counted in reports: sent, received, sent back, sent and undone."""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.workflow import COMPLETE, Action, Status


@dataclass(frozen=True, slots=True)
class Moves:
    """Reports that were sent, received or sent back at least once; ``undone`` of them had been sent and now are not."""

    sent: int = 0
    received: int = 0
    returned: int = 0
    undone: int = 0

    @property
    def any(self) -> bool:
        """Whether anything moved."""
        return bool(self.sent or self.received or self.returned or self.undone)


def moves(changes: pd.DataFrame) -> Moves:
    """Count the rows of ``CHANGES`` by report: one that moved twice in the same way counts once."""
    return Moves(
        sent=_reports(changes[changes.to_status == Status.SENT]),
        received=_reports(changes[changes.to_status == Status.RECEIVED]),
        returned=_reports(changes[changes.action == Action.RETURN]),
        undone=_reports(changes[undone(changes)]),
    )


def undone(changes: pd.DataFrame) -> pd.Series:
    """Whether each move took a report out of those sent: a return by the receiver, an opening after the lock."""
    complete = [status.value for status in COMPLETE]
    return changes.from_status.isin(complete) & ~changes.to_status.isin(complete)


def foremost(changes: pd.DataFrame, most: int) -> pd.DataFrame:
    """Rows of ``CHANGES`` worth a list of so many, in their order: what was undone first of all, then the newest."""
    if len(changes) <= most:
        return changes
    later = (~undone(changes)).to_numpy().argsort(kind="stable")
    return changes.iloc[sorted(later[:most])]


def _reports(changes: pd.DataFrame) -> int:
    named = (changes[name].tolist() for name in ("unit_code", "form_code", "period_code"))
    return len(set(zip(*named, strict=True)))
