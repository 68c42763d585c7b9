"""The life of each report, walked event by event against definitions §3; the first wrong one does not hide the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.domain.life import TARGETS
from dashboard.domain.units import Tier
from dashboard.domain.workflow import LOCKABLE, Action, Role, Side, Status, Step, needs_document, needs_reason, step
from dashboard.ingest.package.deeds import Deed, Life
from dashboard.ingest.package.rows import Rows, shown_instant
from dashboard.ingest.package.staging import Staging

AFTER_LOCK = frozenset({Action.RECEIVE.value, Action.UNLOCK.value})
"""What may still be done to a locked report that was not unlocked."""

ROOT_ONLY = frozenset({Action.EXEMPT.value, Action.UNLOCK.value})
REASON_CODES = {Action.RETURN: "return_without_reason", Action.UNLOCK: "unlock_without_letter"}
_LOCK = Action.LOCK.value


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account of the statistics software as far as events are checked against it."""

    role: str
    unit: int
    unit_code: str


@dataclass
class Judge:
    """What lives are judged by: the tree, the accounts, and the rows faults are reported at."""

    staging: Staging
    rows: Rows | None
    periods: Rows | None
    accounts: Mapping[str, KnownAccount]

    def judge(self, life: Life) -> None:
        """Report every event of one life that breaks a rule."""
        _Walk(self, life).walk()


class _Walk:
    def __init__(self, judge: Judge, life: Life) -> None:
        self._judge, self._life, self._duty = judge, life, life.duty
        self._status, self._locked, self._unlocked = Status.NOT_STARTED, False, False
        self._at_lock: Status | None = None
        directory, day = judge.staging.directory, life.duty.period.ends_on
        self._above = tuple(directory.above(life.duty.unit, day))

    def walk(self) -> None:
        for deed in self._life.deeds:
            self._pass_lock(deed.at)
            if deed.action == _LOCK:
                self._check_lock(deed)
                continue
            self._check_time(deed)
            self._check_move(deed)
            self._status = Status(TARGETS[deed.action])
            self._unlocked = self._unlocked or deed.action == Action.UNLOCK.value

    def _pass_lock(self, at: int) -> None:
        locked_at = self._duty.period.locked_at
        if self._locked or locked_at is None or at < locked_at:
            return
        self._locked, self._at_lock = True, self._status
        if self._status in LOCKABLE:
            self._status = Status.CLOSED_UNSENT

    def _check_lock(self, deed: Deed) -> None:
        if deed.at != self._duty.period.locked_at:
            self._refuse(deed, "at", "lock_elsewhere", locked_at=shown_instant(self._duty.period.locked_at))
        elif self._at_lock not in LOCKABLE:
            self._refuse(deed, "action", "wrong_order", action=deed.action, status=self._at_lock)
        if deed.by is not None:
            self._refuse(deed, "by_unit_code", "lock_by_nobody")

    def _check_time(self, deed: Deed) -> None:
        period = self._duty.period
        if deed.id is None and deed.at > self._judge.staging.now:
            self._refuse(deed, "at", "future", now=shown_instant(self._judge.staging.now))
        if period.opened_at is None or deed.at < period.opened_at:
            self._refuse(deed, "at", "before_opening", opened_at=shown_instant(period.opened_at), period=period.code)
        if self._locked and not self._unlocked and deed.action not in AFTER_LOCK:
            self._refuse(deed, "at", "after_lock", locked_at=shown_instant(period.locked_at), period=period.code)
        if deed.action == Action.UNLOCK.value and not self._locked:
            self._refuse(deed, "at", "unlock_before_lock", period=period.code)

    def _check_move(self, deed: Deed) -> None:
        move = _step(self._status, deed.action, self._duty.form.tier, self._duty.form.requires_check)
        if move is None:
            self._refuse_move(deed)
            return
        if deed.id is None:
            self._check_words(deed)
            if self._check_side(deed, move.side):
                self._check_role(deed, move)

    def _refuse_move(self, deed: Deed) -> None:
        if deed.action == Action.SUBMIT_CHECK.value and self._duty.form.tier == Tier.COMMUNE:
            self._refuse(deed, "action", "no_check_at_commune")
        elif self._locked and not self._unlocked and deed.action not in AFTER_LOCK:
            return  # already said: after the lock
        else:
            self._refuse(deed, "action", "wrong_order", action=deed.action, status=self._status.value)

    def _check_words(self, deed: Deed) -> None:
        action = Action(deed.action)
        if not deed.actor:
            self._refuse(deed, "actor", "missing_value")
        if needs_reason(action) and not deed.reason:
            self._refuse(deed, "reason", REASON_CODES.get(action, "exempt_without_document"))
        if needs_document(action) and not deed.document:
            code = "unlock_without_letter" if action is Action.UNLOCK else "exempt_without_document"
            self._refuse(deed, "document", code)

    def _check_side(self, deed: Deed, side: Side) -> bool:
        """Whether the acting unit may make this move."""
        wanted = {Side.ABOVE: self._above[:1], Side.ROOT: self._above[-1:]}.get(side)
        if wanted is None:
            if deed.by is None or deed.by in self._above:
                return True
            return self._refuse(deed, "by_unit_code", "not_above", action=deed.action)
        if deed.by is not None and deed.by in wanted:
            return True
        code_of, day = self._judge.staging.directory.code_of, self._duty.period.ends_on
        expected = code_of(wanted[0], day) if wanted else ""
        code = "missing_by_unit" if deed.by is None else "not_unit_above"
        return self._refuse(deed, "by_unit_code", code, action=deed.action, expected=expected)

    def _check_role(self, deed: Deed, move: Step) -> None:
        account = self._judge.accounts.get(deed.actor or "")
        if account is None:
            return
        acting = deed.by or self._duty.unit
        code = self._judge.staging.directory.code_of(acting, self._duty.period.ends_on)
        if account.unit != acting and account.unit_code != code:
            self._refuse(deed, "actor", "actor_of_other_unit", unit=account.unit_code, expected=code)
        elif account.role not in move.roles:
            self._refuse_role(deed, account, move)

    def _refuse_role(self, deed: Deed, account: KnownAccount, move: Step) -> None:
        version = self._judge.staging.directory.version(account.unit, self._duty.period.ends_on)
        if account.role == Role.KT and version is not None and version.tier == Tier.COMMUNE:
            self._refuse(deed, "actor", "role_at_tier")
        else:
            roles = tuple(sorted(role.value for role in move.roles))
            self._refuse(deed, "actor", "wrong_role", action=deed.action, role=account.role, expected=roles)

    def _refuse(self, deed: Deed, column: str, code: str, **fields: object) -> bool:
        """Report at the deed's own row; a stored deed at whatever of the package made it wrong."""
        staging, rows, place = self._judge.staging, self._judge.rows, deed.place
        if rows is not None and place is not None:
            staging.refuse(rows, place, column, code, **fields)
            return False
        about = {"action": deed.action, "at": shown_instant(deed.at), "reason": code}
        code_of, day = staging.directory.code_of, self._duty.period.ends_on
        about |= {"unit": code_of(self._duty.unit, day) or "", "form": self._duty.form.code}
        periods, where = self._judge.periods, self._duty.period.place
        if self._duty.period.newly_locked and periods is not None and where is not None:
            staging.refuse(periods, where, "locked_at", "breaks_stored", **about)
        elif rows is not None:
            culprit = _new_before(self._life.deeds, deed)
            staging.refuse(rows, culprit, "action", "breaks_stored", **about)
        return False


def _new_before(deeds: Sequence[Deed], broken: Deed) -> int:
    """Return the row of the last new deed before a stored one that no longer fits."""
    before = deeds[: deeds.index(broken)]
    return next((deed.place for deed in reversed(before) if deed.place is not None), 0)


@cache
def _step(status: Status, action: str, tier: str, requires_check: bool) -> Step | None:
    return step(status, Action(action), Tier(tier), requires_check)
