"""The life of a report replayed event by event in plain Python, beside the vectorised simulator."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import pandas as pd

from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import Action, Role, Side, Status, needs_document, needs_reason, step

Tables = Mapping[str, pd.DataFrame]
AFTER_LOCK = {Action.RECEIVE, Action.UNLOCK}


def faults(tables: Tables, units: pd.DataFrame, forms: pd.DataFrame, as_of: datetime) -> list[str]:
    """Every event that breaks a rule of definitions §3, in words of our own."""
    parents = dict(zip(units.code, units.parent_code, strict=True))
    asks = dict(zip(forms.code, forms.requires_check, strict=True))
    tiers = dict(zip(forms.code, forms.tier, strict=True))
    period = tables["periods"].iloc[0]
    opened = datetime.fromisoformat(period.opened_at)
    locked = datetime.fromisoformat(period.locked_at) if period.locked_at else None
    roster = tables["roster"]
    exempt = {(row.unit_code, row.form_code): row.exempt == "1" for row in roster.itertuples()}
    found: list[str] = []
    for (unit, form), life in tables["events"].groupby(["unit_code", "form_code"], sort=False):
        if exempt.get((unit, form), True):
            found.append(f"{unit} {form}: not owed")
        for fault in _life_faults(life, tiers[form], bool(asks[form]), parents[unit], (opened, locked, as_of)):
            found.append(f"{unit} {form}: {fault}")
    return found


def _life_faults(
    life: pd.DataFrame, tier: str, checked: bool, parent: str, bounds: tuple[datetime, datetime | None, datetime]
) -> Iterator[str]:
    opened, locked, as_of = bounds
    status, unlocked, last = Status.NOT_STARTED, False, opened
    for row in life.itertuples():
        at, action = datetime.fromisoformat(row.at), Action(row.action)
        if not last <= at <= as_of:
            yield f"{row.at} out of time"
        if locked and at >= locked and not unlocked and action not in AFTER_LOCK:
            yield f"{row.at} {action} after the lock"
        if locked and at >= locked and action is Action.UNLOCK and status not in {Status.SENT, Status.RECEIVED}:
            status = Status.CLOSED_UNSENT
        if action is Action.UNLOCK and not (locked and at >= locked):
            yield f"{row.at} unlocked before the lock"
        move = step(status, action, Tier(tier), checked)
        if move is None:
            yield f"{row.at} {action} from {status}"
            return
        yield from _actor_faults(row, move.side, {str(role) for role in move.roles}, parent)
        if needs_reason(action) != bool(row.reason) or needs_document(action) != bool(row.document):
            yield f"{row.at} {action} reason or document"
        status, last, unlocked = move.to, at, unlocked or action is Action.UNLOCK


def _actor_faults(row: "pd.Series[str]", side: Side, roles: set[str], parent: str) -> Iterator[str]:
    unit, _, role = str(row.actor).rpartition("_")
    by = row.by_unit_code or row.unit_code
    allowed = {Side.OWN: {row.unit_code, parent}, Side.ABOVE: {parent}, Side.ROOT: {ROOT_CODE}}[side]
    if by not in allowed or unit != by or role not in roles or role not in set(Role):
        yield f"{row.at} {row.action} by {row.actor} of {by}"
    if (by == row.unit_code) != (row.by_unit_code == ""):
        yield f"{row.at} by_unit_code {row.by_unit_code}"
