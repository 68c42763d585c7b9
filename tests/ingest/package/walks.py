"""Random lives that obey every rule, as rows of ``events.csv``, and a second, naive reading of them."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from dashboard.domain.clock import from_micros, parse_instant, to_micros
from dashboard.domain.units import Tier
from dashboard.domain.workflow import BEFORE_SENT, Action, Side, Status, needs_document, needs_reason, step
from tests.ingest.package import sample

OPENED, LOCKED = to_micros(parse_instant(sample.OPENED)), to_micros(parse_instant(sample.LOCK))
END = to_micros(parse_instant(sample.AS_OF))
MINUTE, DAY = 60_000_000, 86_400_000_000

REPORTS = {
    ("xamau", "CX"): (Tier.COMMUNE, False),
    ("xahai", "CX"): (Tier.COMMUNE, False),
    ("huyenmau", "CH"): (Tier.DISTRICT, True),
    ("tinhmau", "CT"): (Tier.PROVINCE, True),
}
ABOVE = {
    "xamau": ["huyenmau", "tinhmau", "btp_khtc"],
    "xahai": ["huyenmau", "tinhmau", "btp_khtc"],
    "huyenmau": ["tinhmau", "btp_khtc"],
    "tinhmau": ["btp_khtc"],
}
AFTER_LOCK = {Action.RECEIVE, Action.UNLOCK}

Life = list[sample.Row]


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Draw one life for every report of the sample's period, locked on 01/6/2020."""
    return [row for key, kind in REPORTS.items() for row in draw(_life(key, kind))]


@st.composite
def _life(draw: st.DrawFn, key: tuple[str, str], kind: tuple[Tier, bool]) -> Life:
    rows: Life = []
    status, at, closed, unlocked = Status.NOT_STARTED, OPENED, False, False
    for _ in range(draw(st.integers(0, 9))):
        at += draw(st.one_of(st.just(MINUTE), st.integers(MINUTE, 60 * DAY)))
        if at > END:
            break
        if at >= LOCKED and not closed:
            closed, status = True, Status.CLOSED_UNSENT if status in {*BEFORE_SENT, Status.RETURNED} else status
        moves = [
            a
            for a in Action
            if a is not Action.LOCK and step(status, a, *kind) and (not closed or unlocked or a in AFTER_LOCK)
        ]
        moves = [a for a in moves if closed or a is not Action.UNLOCK]
        if not moves:
            break
        action = draw(st.sampled_from(moves))
        rows.append(_row(draw, key, at, action, step(status, action, *kind)))
        status, unlocked = step(status, action, *kind).to, unlocked or action is Action.UNLOCK
    return rows


def _row(draw: st.DrawFn, key: tuple[str, str], at: int, action: Action, move: Any) -> sample.Row:
    above = ABOVE[key[0]]
    by = {Side.OWN: draw(st.sampled_from(["", *above])), Side.ABOVE: above[0], Side.ROOT: above[-1]}[move.side]
    reason, document = "lý do" * needs_reason(action), "CV 9" * needs_document(action)
    values = (sample.PERIOD, *key, from_micros(at).isoformat(), action.value, f"{by or key[0]}_x", by, reason, document)
    return dict(zip(sample.PACKAGE["events"][0], values, strict=True))


def statuses_at(rows: Life, at: int) -> Counter[str]:
    """Count the sample's four reports by status at an instant, told event by event from the definitions."""
    return Counter(_status(sorted((r for r in rows if r["unit_code"] == unit), key=_micros), at) for unit, _ in REPORTS)


def _status(rows: Life, at: int) -> str:
    status, unlocked = "not_started", False
    for row in [*(r for r in rows if _micros(r) <= at), None]:
        passed = (at if row is None else _micros(row)) >= LOCKED
        if (
            passed
            and not unlocked
            and status in {"not_started", "compiling", "checking", "approving", "approved", "returned"}
        ):
            status = "closed_unsent"
        if row is not None:
            status, unlocked = RESULT[row["action"]], unlocked or row["action"] == "unlock"
    return status


def days() -> list[date]:
    """Return every day from the opening to the end of what is told."""
    first = from_micros(OPENED).date()
    return [first + timedelta(days=n) for n in range((from_micros(END).date() - first).days)]


def _micros(row: sample.Row) -> int:
    return to_micros(parse_instant(row["at"]))


RESULT = {
    "start": "compiling", "cover": "covered", "submit_check": "checking", "submit_approve": "approving",
    "approve": "approved", "send": "sent", "receive": "received", "return": "returned", "unlock": "returned",
    "exempt": "exempt",
}  # fmt: skip
