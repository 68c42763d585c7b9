"""The life of each report, event by event: order and time by ``domain.course``, who acts by ``domain.conduct``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.conduct import role_fault, unit_fault, wanted, words_missing
from dashboard.domain.course import Terms, stages
from dashboard.domain.workflow import Action, Side, Step
from dashboard.ingest.package.deeds import Deed, Life
from dashboard.ingest.package.roster import Duty
from dashboard.ingest.package.rows import Rows, shown_instant
from dashboard.ingest.package.staging import Staging

COLUMNS = {
    "before_opening": "at", "after_lock": "at", "unlock_before_lock": "at", "lock_elsewhere": "at",
    "wrong_order": "action", "no_check_at_commune": "action",
}  # fmt: skip
"""Cell that each fault of order or time is told at."""

LOCK = Action.LOCK.value


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account of the statistics software as far as events are checked against it."""

    role: str
    unit: int
    unit_code: str


@dataclass(frozen=True)
class Judge:
    """What lives are judged by: the tree, the accounts, and the rows faults are told at."""

    staging: Staging
    rows: Rows | None
    periods: Rows | None
    accounts: Mapping[str, KnownAccount]

    def judge(self, life: Life) -> None:
        """Report every event of one life that breaks a rule; who acted is asked of new events alone."""
        duty, period = life.duty, life.duty.period
        above = tuple(self.staging.directory.above(duty.unit, period.ends_on))
        terms = Terms(duty.exempt, period.opened_at, period.locked_at, duty.form.tier, duty.form.requires_check)
        acts = ((deed.at, deed.action) for deed in life.deeds)
        for deed, stage in zip(life.deeds, stages(terms, acts), strict=True):
            for code in stage.faults:
                self._refuse_order(life, deed, code, stage.status.value)
            if deed.id is None:
                self._check_new(duty, deed, stage.move, above)

    def _check_new(self, duty: Duty, deed: Deed, move: Step | None, above: Sequence[int]) -> None:
        if deed.at > self.staging.now:
            self._refuse(deed, "at", "future", now=shown_instant(self.staging.now))
        if deed.action == LOCK:
            if deed.by is not None:
                self._refuse(deed, "by_unit_code", "lock_by_nobody")
            return
        self._check_words(deed)
        if move is not None and self._check_unit(duty, deed, move.side, above):
            self._check_role(duty, deed, move)

    def _check_words(self, deed: Deed) -> None:
        for column, code in words_missing(Action(deed.action), deed.actor, deed.reason, deed.document):
            self._refuse(deed, column, code)

    def _check_unit(self, duty: Duty, deed: Deed, side: Side, above: Sequence[int]) -> bool:
        """Whether the acting unit may make this move."""
        code = unit_fault(side, deed.by, above)
        if code == "missing_by_unit" and self._text(deed, "by_unit_code"):
            code = "not_unit_above"
        unit = wanted(side, above)
        expected = {} if code == "not_above" else {"expected": "" if unit is None else self._code(unit, duty)}
        return not code or self._refuse(deed, "by_unit_code", code, action=deed.action, **expected)

    def _check_role(self, duty: Duty, deed: Deed, move: Step) -> None:
        account = self.accounts.get(deed.actor or "")
        if account is None:
            return
        acting = deed.by or duty.unit
        code = self._code(acting, duty)
        own = acting == account.unit or code == account.unit_code
        fault = role_fault(account.role, move, own_account=own, tier=self._tier(acting, duty))
        if fault == "actor_of_other_unit":
            self._refuse(deed, "actor", fault, unit=account.unit_code, expected=code)
        elif fault == "wrong_role":
            roles = tuple(sorted(role.value for role in move.roles))
            self._refuse(deed, "actor", fault, action=deed.action, role=account.role, expected=roles)
        elif fault:
            self._refuse(deed, "actor", fault)

    def _refuse_order(self, life: Life, deed: Deed, code: str, status: str) -> None:
        """Report at the event's own row; a stored event at whatever of the package made it wrong."""
        period = life.duty.period
        fields = {"action": deed.action, "status": status, "period": period.code}
        fields |= {"opened_at": shown_instant(period.opened_at), "locked_at": shown_instant(period.locked_at)}
        if deed.place is not None:
            self._refuse(deed, COLUMNS[code], code, **fields)
            return
        about = {"action": deed.action, "at": shown_instant(deed.at), "form": life.duty.form.code}
        about["unit"] = self._code(life.duty.unit, life.duty)
        if period.newly_locked and self.periods is not None and period.place is not None:
            self.staging.refuse(self.periods, period.place, "locked_at", "breaks_stored", **about)
        elif self.rows is not None:
            self.staging.refuse(self.rows, _new_before(life.deeds, deed), "action", "breaks_stored", **about)

    def _refuse(self, deed: Deed, column: str, code: str, **fields: object) -> bool:
        if self.rows is not None and deed.place is not None:
            self.staging.refuse(self.rows, deed.place, column, code, **fields)
        return False

    def _text(self, deed: Deed, column: str) -> str:
        return "" if self.rows is None or deed.place is None else self.rows.text(deed.place, column)

    def _tier(self, unit: int, duty: Duty) -> str | None:
        version = self.staging.directory.version(unit, duty.period.ends_on)
        return None if version is None else version.tier

    def _code(self, unit: int, duty: Duty) -> str:
        return self.staging.directory.code_of(unit, duty.period.ends_on) or ""


def _new_before(deeds: Sequence[Deed], broken: Deed) -> int:
    """Return the row of the last event of the package before a stored one that no longer fits."""
    before = deeds[: deeds.index(broken)]
    return next((deed.place for deed in reversed(before) if deed.place is not None), 0)
