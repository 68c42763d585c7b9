"""What is derived from roster and events: the state of each report, its status spans, the changes of each day.

Recomputed inside the transaction of each load, for the periods it touched; ``differences``
recomputes the same and compares, so that nobody has to trust it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.domain.clock import DAY, LOCAL_OFFSET, from_micros, to_micros
from dashboard.domain.life import Act, Span, spans
from dashboard.domain.workflow import LOCKABLE, Action, Status
from dashboard.ingest import bulk
from dashboard.ingest.lives import Obligation, PeriodLives, read_lives
from dashboard.ingest.loads import data_clock
from dashboard.ingest.progress import Progress, silent
from dashboard.schema.tables import daily_change, event, period, report, status_span

FIRST_SENT, ON_BEHALF = "first_sent", "on_behalf"

STATE_COLUMNS = (
    "status", "status_since", "first_sent_at", "last_sent_at", "received_at", "returns", "entered_by_id", "on_behalf",
    "due_before",
)  # fmt: skip
SPAN_COLUMNS = ("report_id", "ordinal", "period_id", "tier", "status", "from_at", "to_at", "ended_by", "on_behalf")
CHANGE_COLUMNS = ("period_id", "tier", "state", "province_id", "form_id", "day", "change")

_DAY_ZERO = date(1970, 1, 1).toordinal()
_SEND, _RECEIVE, _RETURN = Action.SEND.value, Action.RECEIVE.value, Action.RETURN.value


class Summary(NamedTuple):
    """Rows of the three derived tables for one period, as stored, each led by its key."""

    states: list[tuple[Any, ...]]
    spans: list[tuple[Any, ...]]
    changes: list[tuple[Any, ...]]


class Difference(NamedTuple):
    """One derived table of one period that is not what its events say; ``rows`` differ, the first is given."""

    period: str
    table: str
    rows: int
    stored: object
    expected: object


def refresh(conn: sa.Connection, period_ids: Iterable[int], progress: Progress = silent) -> None:
    """Recompute state columns, spans and daily changes of these periods from roster and events.

    So too of a period whose lock, planned when it was last summarised, the data clock has passed since.
    """
    clock = _clock(conn)
    keys = sorted({*period_ids, *_overtaken(conn, clock)})
    for done, key in enumerate(keys):
        progress("summarise", done, len(keys))
        _write(conn, key, summarise(read_lives(conn, key), clock))
    if keys:
        bulk.learn(conn, report, event, status_span)
        progress("summarise", len(keys), len(keys))


def summarise(lives: PeriodLives, clock: int | None) -> Summary:
    """Return what follows from a period's lives; a lock after ``clock`` is not yet in the states."""
    summary, counts = Summary([], [], []), Counter[tuple[Any, ...]]()
    for obligation in lives.obligations:
        acts = lives.acts.get(obligation.id, ())
        found = _spans(lives, obligation, acts)
        summary.states.append(_state(lives, obligation, acts, found, clock))
        summary.spans.extend(_span_rows(lives.period, obligation, found))
        _count_changes(counts, obligation, found)
    summary.changes.extend(_change_rows(lives.period, counts))
    return summary


def differences(conn: sa.Connection) -> list[Difference]:
    """Return where a derived table is not what roster and events say; empty when all is well."""
    clock, found = _clock(conn), list[Difference]()
    for key, code in conn.execute(sa.select(period.c.id, period.c.code).order_by(period.c.code)).all():
        expected, stored = summarise(read_lives(conn, key), clock), _stored(conn, key)
        for table, ours, theirs in zip(Summary._fields, expected, stored, strict=True):
            found.extend(_compare(code, table, theirs, ours))
    return found


def _overtaken(conn: sa.Connection, clock: int | None) -> Sequence[int]:
    """Return periods locked by the clock that hold a report the lock should have closed."""
    if clock is None:
        return []
    lockable = report.c.status.in_([status.value for status in LOCKABLE])
    since = report.c.status_since < period.c.locked_at
    unclosed = sa.select(report.c.id).where(report.c.period_id == period.c.id, lockable, since).exists()
    return conn.scalars(sa.select(period.c.id).where(period.c.locked_at <= from_micros(clock), unclosed)).all()


def _clock(conn: sa.Connection) -> int | None:
    clock = data_clock(conn)
    return None if clock is None else to_micros(clock)


def _spans(lives: PeriodLives, obligation: Obligation, acts: Sequence[Act]) -> list[Span]:
    if lives.opened_at is None:
        return []
    return spans(obligation.exempt, lives.opened_at, lives.locked_at, acts)


def _state(
    lives: PeriodLives, obligation: Obligation, acts: Sequence[Act], found: Sequence[Span], clock: int | None
) -> tuple[Any, ...]:
    due = lives.dues.get(obligation.tier)
    if not found:
        status = Status.EXEMPT if obligation.exempt else Status.NOT_STARTED
        return (obligation.id, status.value, None, None, None, None, 0, None, False, due)
    now = _span_at(found, clock)
    sends = [act.at for act in acts if act.action == _SEND]
    received = [act.at for act in acts if act.action == _RECEIVE]
    returns = sum(act.action == _RETURN for act in acts)
    first, last = (sends[0], sends[-1]) if sends else (None, None)
    behalf = _on_behalf(now, obligation)
    reached = received[-1] if received else None
    return (obligation.id, now.status, now.from_at, first, last, reached, returns, now.entered_by, behalf, due)


def _span_at(found: Sequence[Span], clock: int | None) -> Span:
    """Return the last span begun by the clock: a lock planned for later has not come yet."""
    if clock is None or found[-1].from_at <= clock or len(found) == 1:
        return found[-1]
    return next((span for span in reversed(found) if span.from_at <= clock), found[0])


def _on_behalf(span: Span, obligation: Obligation) -> bool:
    return span.entered_by is not None and span.entered_by != obligation.unit


def _span_rows(period_id: int, obligation: Obligation, found: Sequence[Span]) -> Iterator[tuple[Any, ...]]:
    for ordinal, span in enumerate(found):
        behalf = _on_behalf(span, obligation)
        tier, (status, from_at, to_at, ended_by, _) = obligation.tier, span
        yield (obligation.id, ordinal, period_id, tier, status, from_at, to_at, ended_by, behalf)


def _count_changes(counts: Counter[tuple[Any, ...]], obligation: Obligation, found: Sequence[Span]) -> None:
    tier, place = obligation.tier, (obligation.province, obligation.form)
    sent = behalf = False
    for span in found:
        day = (span.from_at + LOCAL_OFFSET) // DAY
        counts[(tier, span.status, *place, day)] += 1
        if span.to_at is not None:
            counts[(tier, span.status, *place, (span.to_at + LOCAL_OFFSET) // DAY)] -= 1
        if span.ended_by == _SEND and not sent and span.to_at is not None:
            sent = True
            counts[(tier, FIRST_SENT, *place, (span.to_at + LOCAL_OFFSET) // DAY)] += 1
        if _on_behalf(span, obligation) is not behalf:
            behalf = not behalf
            counts[(tier, ON_BEHALF, *place, day)] += 1 if behalf else -1


def _change_rows(period_id: int, counts: Counter[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for (tier, state, province, form, day), change in sorted(counts.items()):
        if change:
            yield (period_id, tier, state, province, form, date.fromordinal(_DAY_ZERO + day), change)


def _write(conn: sa.Connection, period_id: int, summary: Summary) -> None:
    conn.execute(sa.delete(status_span).where(status_span.c.period_id == period_id))
    conn.execute(sa.delete(daily_change).where(daily_change.c.period_id == period_id))
    bulk.update(conn, report, STATE_COLUMNS, summary.states)
    bulk.insert(conn, status_span, SPAN_COLUMNS, summary.spans)
    bulk.insert(conn, daily_change, CHANGE_COLUMNS, summary.changes)


def _stored(conn: sa.Connection, period_id: int) -> Summary:
    parts = ((report, ("id", *STATE_COLUMNS)), (status_span, SPAN_COLUMNS), (daily_change, CHANGE_COLUMNS))
    return Summary(*(_rows(conn, table, columns, period_id) for table, columns in parts))


def _rows(conn: sa.Connection, table: sa.Table, names: Sequence[str], period_id: int) -> list[tuple[Any, ...]]:
    columns = [_plain(table.c[name]) for name in names]
    return [tuple(row) for row in conn.execute(sa.select(*columns).where(table.c.period_id == period_id))]


def _plain(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    return sa.type_coerce(column, sa.BigInteger) if column.name.endswith(("_at", "_since", "_before")) else column


def _compare(code: str, table: str, stored: list[tuple[Any, ...]], expected: list[tuple[Any, ...]]) -> list[Difference]:
    theirs, ours = Counter(stored), Counter(expected)
    extra, lacking = list((theirs - ours).elements()), list((ours - theirs).elements())
    if not extra and not lacking:
        return []
    first = (extra[0] if extra else None, lacking[0] if lacking else None)
    return [Difference(code, table, max(len(extra), len(lacking)), *first)]
