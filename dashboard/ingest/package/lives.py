"""The life of each report, event by event: order and time by ``domain.course``, who acts, reasons, letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.course import Terms, stages
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Action, Role, Side, Step, needs_document, needs_reason
from dashboard.ingest.package.deeds import Deed, Life
from dashboard.ingest.package.roster import Duty
from dashboard.ingest.package.rows import Rows, shown_instant
from dashboard.ingest.package.staging import Staging

COLUMNS = {
    "before_opening": "at", "after_lock": "at", "unlock_before_lock": "at", "lock_elsewhere": "at",
    "wrong_order": "action", "no_check_at_commune": "action",
}  # fmt: skip
"""Cell that each fault of order or time is told at."""

WORD_CODES = {Action.RETURN: "return_without_reason", Action.UNLOCK: "unlock_without_letter"}
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
        action = Action(deed.action)
        code = WORD_CODES.get(action, "exempt_without_document")
        if not deed.actor:
            self._refuse(deed, "actor", "missing_value")
        if needs_reason(action) and not deed.reason:
            self._refuse(deed, "reason", code)
        if needs_document(action) and not deed.document:
            self._refuse(deed, "document", code)

    def _check_unit(self, duty: Duty, deed: Deed, side: Side, above: Sequence[int]) -> bool:
        """Whether the acting unit may make this move."""
        wanted = {Side.ABOVE: above[:1], Side.ROOT: above[-1:]}.get(side)
        if wanted is None:
            return (
                deed.by is None
                or deed.by in above
                or self._refuse(deed, "by_unit_code", "not_above", action=deed.action)
            )
        if deed.by is not None and deed.by in wanted:
            return True
        expected = self._code(wanted[0], duty) if wanted else ""
        code = "not_unit_above" if self._text(deed, "by_unit_code") else "missing_by_unit"
        return self._refuse(deed, "by_unit_code", code, action=deed.action, expected=expected)

    def _check_role(self, duty: Duty, deed: Deed, move: Step) -> None:
        account = self.accounts.get(deed.actor or "")
        if account is None:
            return
        acting = deed.by or duty.unit
        code = self._code(acting, duty)
        if acting != account.unit and code != account.unit_code:
            self._refuse(deed, "actor", "actor_of_other_unit", unit=account.unit_code, expected=code)
        elif account.role not in move.roles:
            self._refuse_role(duty, deed, account, move)

    def _refuse_role(self, duty: Duty, deed: Deed, account: KnownAccount, move: Step) -> None:
        version = self.staging.directory.version(deed.by or duty.unit, duty.period.ends_on)
        if account.role == Role.KT and version is not None and version.tier == Tier.COMMUNE:
            self._refuse(deed, "actor", "role_at_tier")
        else:
            roles = tuple(sorted(role.value for role in move.roles))
            self._refuse(deed, "actor", "wrong_role", action=deed.action, role=account.role, expected=roles)

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

    def _code(self, unit: int, duty: Duty) -> str:
        return self.staging.directory.code_of(unit, duty.period.ends_on) or ""


def _new_before(deeds: Sequence[Deed], broken: Deed) -> int:
    """Return the row of the last event of the package before a stored one that no longer fits."""
    before = deeds[: deeds.index(broken)]
    return next((deed.place for deed in reversed(before) if deed.place is not None), 0)
