"""What the dashboard would show of the report in the sandbox, told by the functions of ``domain`` alone.

Tests hold it against the real queries on a database into which the same events were imported.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.clock import DAY, start_of_day, to_micros
from dashboard.domain.deadlines import Wording
from dashboard.domain.life import Act as Dated
from dashboard.domain.life import Span, spans
from dashboard.domain.punctuality import Outcome, days_past
from dashboard.domain.workflow import COMPLETE, HOLDERS, Action, Status
from dashboard.training.practice import Act, acting_unit
from dashboard.training.world import Setting

OWN, OTHER = 0, 1
"""The spans ask only whether the unit itself, or another, did the last start."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One report as of an instant; ``days`` late or overdue, 0 otherwise; ``complete`` of ``expected`` of its unit."""

    status: Status
    since: int
    holder: str
    outcome: Outcome
    days: int
    on_named_day: bool
    first_sent_at: int | None
    final_sent_at: int | None
    on_behalf: bool
    returns: int
    complete: int
    expected: int
    locked: bool

    @property
    def in_total(self) -> bool:
        """Whether its figures have reached the unit above, from where they enter the national total."""
        return self.status in COMPLETE

    @property
    def verdict(self) -> str:
        """Key of the unit's verdict on its own reports."""
        return "none" if not self.complete else "full" if self.complete == self.expected else "partial"


def seen(setting: Setting, done: Sequence[Act], at: int) -> Seen:
    """What stands on the screen as of ``at``, microseconds; every act lies at or before it."""
    held = _held(setting, done, at)
    status = Status(held.status)
    sent = [act.at for act in done if act.action == Action.SEND]
    statuses = [*(Status(other) for other in setting.others), status]
    outcome, days = _outcome(setting, status, sent[0] if sent else None, at)
    return Seen(
        status=status, since=held.from_at, holder=str(HOLDERS[status] or ""), outcome=outcome, days=days,
        on_named_day=outcome is Outcome.LATE and _on_named_day(setting, sent[0]),
        first_sent_at=sent[0] if sent else None, final_sent_at=sent[-1] if sent and status in COMPLETE else None,
        on_behalf=held.entered_by == OTHER, returns=sum(act.action == Action.RETURN for act in done),
        complete=sum(each in COMPLETE for each in statuses), expected=len(statuses), locked=_locked(setting, at),
    )  # fmt: skip


def _held(setting: Setting, done: Sequence[Act], at: int) -> Span:
    """Span that lasts at the instant."""
    dated = [Dated(act.at, act.action, OWN if acting_unit(setting, act) is None else OTHER) for act in done]
    locked_at = to_micros(setting.locked_at) if _locked(setting, at) else None
    return spans(False, to_micros(setting.opened_at), locked_at, dated)[-1]


def _locked(setting: Setting, at: int) -> bool:
    return at >= to_micros(setting.locked_at)


def _outcome(setting: Setting, status: Status, sent_at: int | None, at: int) -> tuple[Outcome, int]:
    """How it stands against the deadline, and days late or overdue (definitions §4)."""
    due = setting.deadline.due_before
    if sent_at is not None:
        late = sent_at >= due
        return (Outcome.LATE, days_past(sent_at, due)) if late else (Outcome.ON_TIME, 0)
    if status is Status.COVERED:
        return Outcome.COVERED, 0
    if at < due:
        return Outcome.PENDING, 0
    return Outcome.OVERDUE, max(0, days_past(min(at, to_micros(setting.locked_at)), due))


def _on_named_day(setting: Setting, sent_at: int) -> bool:
    named = to_micros(start_of_day(setting.deadline.day))
    return setting.deadline.wording is Wording.BEFORE_DAY and named <= sent_at < named + DAY
