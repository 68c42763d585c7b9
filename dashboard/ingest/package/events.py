"""Rows of ``events.csv``: put into the lives they belong to, judged, and planned."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.domain.workflow import Action
from dashboard.ingest.package.deeds import Deed, DeedReader, Life, merge, read_stored
from dashboard.ingest.package.duties import DutyFinder
from dashboard.ingest.package.lives import Judge, KnownAccount
from dashboard.ingest.package.roster import Duty, Roster
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.progress import Progress
from dashboard.schema.tables import event

COLUMNS = ("report_id", "period_id", "ordinal", "at", "action", "actor", "by_unit_id", "reason", "document")
STRIDE = 5_000
"""Lives between two reports of progress."""


@dataclass
class Told:
    """What the events of a package mean for the rest: newest instant, last ``start`` by report."""

    newest: int | None = None
    last_starts: dict[int, int] = field(default_factory=dict)


def check_events(
    roster: Roster,
    finder: DutyFinder,
    tables: Mapping[str, Rows],
    accounts: Mapping[str, KnownAccount],
    progress: Progress,
) -> Told:
    """Judge every life the package touches, by its events or by a lock, and plan what is new."""
    staging, rows, periods = roster.staging, tables.get("events"), tables.get("periods")
    reader = DeedReader(staging, finder)
    given = reader.read(rows) if rows is not None else {}
    duties = {**reader.duties, **{duty.id: duty for duty in _newly_locked(roster)}}
    lives = {**{key: Life(duty) for key, duty in duties.items()}, **read_stored(staging, duties.values())}
    if rows is not None:
        merge(staging, rows, given, lives)
    judge, told = Judge(staging, rows, periods, accounts), Told()
    tainted = reader.tainted | _broken(roster, rows, duties.values())
    for done, life in enumerate(lives.values()):
        if done % STRIDE == 0:
            progress("events", done, len(lives))
        if life.duty.id not in tainted:
            judge.judge(life)
        _plan(roster, life, told)
    return told


def _newly_locked(roster: Roster) -> Iterator[Duty]:
    """Yield every report of the stored periods that this package locks."""
    for period in roster.catalogue.periods.values():
        if period.newly_locked:
            yield from roster.of(period).values()


def _broken(roster: Roster, rows: Rows | None, duties: Iterable[Duty]) -> set[int]:
    """Return the reports of rows already refused for a cell: without them order cannot be judged."""
    keys = {key[:3] for key in rows.broken_keys} if rows is not None else set()
    if not keys:
        return set()
    code_of = roster.staging.directory.code_of
    return {
        duty.id
        for duty in duties
        if (duty.period.code, code_of(duty.unit, duty.period.ends_on), duty.form.code) in keys
    }


def _plan(roster: Roster, life: Life, told: Told) -> None:
    plan, duty = roster.staging.plan, life.duty
    lasting = [deed for deed in life.deeds if deed.action != Action.LOCK.value]
    new: list[tuple[Any, ...]] = []
    for ordinal, deed in enumerate(lasting, start=1):
        if deed.id is None:
            new.append(_row(duty, ordinal, deed))
        elif deed.ordinal != ordinal:
            plan.ordinals[deed.id] = ordinal
        if deed.action == Action.START.value:
            told.last_starts[duty.id] = deed.at
    if new:
        plan.insert(event, COLUMNS, new)
        plan.touched.add(duty.period.id)
        plan.tallies["events"].inserted += len(new)
        told.newest = max(told.newest or lasting[-1].at, lasting[-1].at)


def _row(duty: Duty, ordinal: int, deed: Deed) -> tuple[Any, ...]:
    return (
        duty.id, duty.period.id, ordinal, deed.at, deed.action, deed.actor or "", deed.by, deed.reason, deed.document,
    )  # fmt: skip
