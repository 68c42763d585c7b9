"""What stood where at which moment: whose figures a unit had when it compiled its own."""

from dataclasses import dataclass

import numpy as np

from dashboard.domain.workflow import Action
from dashboard.ingest.simulate.calendar import Seconds
from dashboard.ingest.simulate.chance import Flags, Ints
from dashboard.ingest.simulate.happenings import ACTION_LIST, Happenings

_START, _SEND, _RECEIVE, _COVER, _EXEMPT = (
    ACTION_LIST.index(action) for action in (Action.START, Action.SEND, Action.RECEIVE, Action.COVER, Action.EXEMPT)
)
_SUBMITS = [ACTION_LIST.index(action) for action in (Action.SUBMIT_CHECK, Action.SUBMIT_APPROVE)]
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Course:
    """The events of a period, asked about moments; wall seconds."""

    events: Happenings
    size: int

    def compiled(self) -> Seconds:
        """When each report was last put together: its first submission since it was last taken up; else ``NEVER``."""
        begun = np.full(self.size, NEVER, dtype=np.int64)
        starts = self.events.action == _START
        begun[self.events.report[starts]] = self.events.wall[starts]
        submits = np.isin(self.events.action, _SUBMITS) & (self.events.wall >= begun[self.events.report])
        found = np.full(self.size, NEVER, dtype=np.int64)
        found[self.events.report[submits][::-1]] = self.events.wall[submits][::-1]
        return np.where(found == NEVER, begun, found)

    def last_send(self) -> Seconds:
        """When each report was last sent; −1 where it was not."""
        found = np.full(self.size, -1, dtype=np.int64)
        rows = self.events.action == _SEND
        found[self.events.report[rows]] = self.events.wall[rows]
        return found

    def filled(self) -> Flags:
        """Reports that hold figures by the end: taken past their first step, and not put into another's since."""
        last = self.events.last_action(self.size)
        moved = np.zeros(self.size, dtype=bool)
        moved[self.events.report[~np.isin(self.events.action, [_START, _COVER, _EXEMPT])]] = True
        return np.asarray(moved & (last != _COVER))

    def complete(self) -> Flags:
        """Reports that stand as sent or received in the end."""
        return np.isin(self.events.last_action(self.size), [_SEND, _RECEIVE])

    def at_hand(self, moment: Seconds) -> Flags:
        """Reports whose figures the unit above had at a moment of each: sent by then, or put straight into its own."""
        before = self.events.only(self.events.wall <= moment[self.events.report])
        covered = self.events.last_action(self.size) == _COVER
        return np.asarray(np.isin(before.last_action(self.size), [_SEND, _RECEIVE]) | covered)

    def changed_after(self, moment: Seconds) -> Flags:
        """Reports taken up again after a moment of each."""
        rows = (self.events.action == _START) & (self.events.wall > moment[self.events.report])
        found = np.zeros(self.size, dtype=bool)
        found[self.events.report[rows]] = True
        return found


def rows_of(keys: Ints, wanted: Ints) -> Ints:
    """Places of wanted keys among ascending ones; −1 where there is none."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int64)
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[places] == wanted, places, -1).astype(np.int64)
