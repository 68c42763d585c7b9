"""Events of the reports a package touches: those stored and those it brings, in the order of each life."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from dashboard.ingest.package.directory import Version
from dashboard.ingest.package.duties import DutyFinder
from dashboard.ingest.package.roster import Duty
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging, cells, micros, never
from dashboard.schema.tables import event

TEXTS = ("actor", "reason", "document")


@dataclass(slots=True)
class Deed:
    """One event; ``place`` is its row in the package, ``id`` and ``ordinal`` where it is stored."""

    at: int
    action: str
    actor: str | None
    by: int | None
    reason: str | None
    document: str | None
    place: int | None = None
    id: int | None = None
    ordinal: int = 0


@dataclass
class Life:
    """One report and its deeds in order."""

    duty: Duty
    deeds: list[Deed] = field(default_factory=list)


def read_stored(staging: Staging, duties: Iterable[Duty]) -> dict[int, Life]:
    """Return the stored lives of these duties by report id."""
    lives = {duty.id: Life(duty) for duty in duties if duty.stored}
    periods = {life.duty.period.id for life in lives.values()}
    e = event.c
    columns = (e.report_id, micros(e.at), e.action, e.actor, e.by_unit_id, e.reason, e.document, e.id, e.ordinal)
    statement = sa.select(*columns).where(e.period_id.in_(periods)).order_by(e.report_id, e.ordinal)
    for report_id, at, action, actor, by_unit, reason, document, key, ordinal in (
        staging.conn.execute(statement) if periods else ()
    ):
        if report_id in lives:
            lives[report_id].deeds.append(Deed(at, action, actor, by_unit, reason, document, id=key, ordinal=ordinal))
    return lives


def merge(staging: Staging, rows: Rows, given: Mapping[int, list[Deed]], lives: Mapping[int, Life]) -> None:
    """Put the package's deeds into the stored lives; what is stored already is compared, not added."""
    for report_id, deeds in given.items():
        life = lives[report_id]
        known = {(deed.at, deed.action): deed for deed in life.deeds}
        for deed in deeds:
            stored = known.get((deed.at, deed.action))
            if stored is None:
                life.deeds.append(deed)
            else:
                stored.place = deed.place
                _compare(staging, rows, stored, deed)
        _order(life)


def _compare(staging: Staging, rows: Rows, stored: Deed, deed: Deed) -> None:
    place = deed.place or 0
    staging.changes(rows, place, cells(TEXTS, (stored.actor or None, stored.reason, stored.document)), never)
    if stored.by != deed.by:
        code_of, day = staging.directory.code_of, date.max
        staging.refuse(
            rows, place, "by_unit_code", "conflict", stored=code_of(stored.by, day) or "",
            given=rows.text(place, "by_unit_code"),
        )  # fmt: skip


def _order(life: Life) -> None:
    """Sort by instant; at one instant the file's order holds, after what only the database has."""
    life.deeds.sort(key=lambda deed: (deed.at, -1 if deed.place is None else deed.place, deed.ordinal))


class DeedReader:
    """Turns rows of ``events.csv`` into deeds by report."""

    def __init__(self, staging: Staging, finder: DutyFinder) -> None:
        self._staging, self._finder = staging, finder
        self._units: dict[tuple[str, date], Version | None] = {}
        self.duties: dict[int, Duty] = {}
        self.tainted: set[int] = set()

    def read(self, rows: Rows) -> dict[int, list[Deed]]:
        """Return the deeds of each report in the order of the file; a report with an unknown unit is tainted."""
        deeds: dict[int, list[Deed]] = defaultdict(list)
        columns = [rows.columns[name] for name in ("at", "action", "actor", "by_unit_code", "reason", "document")]
        for place, duty in self._finder.find_all(rows):
            at, action, actor, by_code, reason, document = [column[place] for column in columns]
            by = None if by_code is None else self._acting(rows, place, by_code, duty)
            self.duties[duty.id] = duty
            deeds[duty.id].append(Deed(at, action, actor, by, reason, document, place))
        return deeds

    def _acting(self, rows: Rows, place: int, code: str, duty: Duty) -> int | None:
        """Return the acting unit; None where it is the report's own."""
        key = (code, duty.period.ends_on)
        if key not in self._units:
            self._units[key] = self._staging.directory.at(*key)
        version = self._units[key]
        if version is None:
            self.tainted.add(duty.id)
            self._staging.find_unit(rows, place, "by_unit_code", duty.period.ends_on)
            return None
        return None if version.unit == duty.unit else version.unit
