"""Rows of every table of a package as texts, read from the database in one order for the same data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from dashboard.domain.clock import from_micros
from dashboard.ingest.package.directory import Directory, read_directory
from dashboard.ingest.package.rows import shown
from dashboard.ingest.package.staging import micros
from dashboard.schema.tables import (
    account,
    contact,
    deadline,
    event,
    figure,
    form,
    indicator,
    integration_count,
    period,
    report,
    unit_succession,
)

CHUNK = 10_000
DAY = timedelta(days=1)

TextRow = tuple[str, ...]


@dataclass(frozen=True)
class Exported:
    """One table: its name and its rows, read as they are asked for."""

    name: str
    rows: Iterator[TextRow]


def exported_tables(conn: sa.Connection) -> list[Exported]:
    """Return every table in the order of the package; events of one report keep the order of its life."""
    reader = _Reader(conn, read_directory(conn))
    tables: dict[str, Callable[[], Iterator[TextRow]]] = {
        "units": reader.units, "unit_successions": reader.successions, "forms": reader.forms,
        "periods": reader.periods, "deadlines": reader.deadlines, "roster": reader.roster, "events": reader.events,
        "contacts": reader.contacts, "accounts": reader.accounts, "indicators": reader.indicators,
        "figures": reader.figures, "integration": reader.integration,
    }  # fmt: skip
    return [Exported(name, rows()) for name, rows in tables.items()]


class _Reader:
    """Reads tables in streams; codes of units are those of the day a row speaks of."""

    def __init__(self, conn: sa.Connection, directory: Directory) -> None:
        self._conn, self._directory = conn, directory
        self._codes: dict[tuple[int | None, date], str] = {}

    def units(self) -> Iterator[TextRow]:
        for code in sorted(self._directory.by_code):
            for v in self._directory.by_code[code]:
                above = self._code(v.parent, v.valid_from)
                yield _texts(code, v.name, v.tier, above, v.gso_code, v.region, v.valid_from, v.valid_to)

    def successions(self) -> Iterator[TextRow]:
        s = unit_succession.c
        rows = self._stream(sa.select(s.old_unit_id, s.new_unit_id, s.effective_on, s.share_known))
        found = ((self._code(old, day - DAY), self._code(new, day), day, bool(known)) for old, new, day, known in rows)
        yield from sorted(_texts(*row) for row in found)

    def forms(self) -> Iterator[TextRow]:
        columns = form.c["code", "name", "field", "regime", "tier", "requires_check", "verified"]
        for row in self._stream(sa.select(*columns).order_by(form.c.code)):
            yield _texts(*row)

    def periods(self) -> Iterator[TextRow]:
        plain = period.c["code", "regime", "kind", "year", "starts_on", "ends_on", "data_cutoff_on"]
        statement = sa.select(*plain, micros(period.c.opened_at), micros(period.c.locked_at))
        for *values, opened, locked in self._stream(statement.order_by(period.c.code)):
            yield (*_texts(*values), _instant(opened), _instant(locked))

    def deadlines(self) -> Iterator[TextRow]:
        d = deadline.c
        statement = sa.select(period.c.code, d.tier, d.day, d.wording, d.source, d.verified).join(period)
        for row in self._stream(statement.order_by(period.c.code, d.tier)):
            yield _texts(*row)

    def roster(self) -> Iterator[TextRow]:
        for *key, exempt, reason in self._of_reports(sa.select(*_REPORT, report.c.exempt, report.c.exempt_reason)):
            yield _texts(*key, bool(exempt), reason)

    def events(self) -> Iterator[TextRow]:
        e = event.c
        columns = (micros(e.at), e.action, e.actor, e.by_unit_id, e.reason, e.document)
        statement = sa.select(*_REPORT, *columns).join(event, e.report_id == report.c.id)
        for *key, at, action, actor, by, reason, document in self._of_reports(statement, e.ordinal, keep_day=True):
            day = key.pop()
            yield _texts(*key, _instant(at), action, actor, self._code(by, day), reason, document)

    def contacts(self) -> Iterator[TextRow]:
        values = contact.c["duty", "name", "position", "phone", "email", "valid_from"]
        for unit, *row in self._stream(sa.select(contact.c.unit_id, *values).order_by(contact.c.id)):
            yield _texts(self._last_code(unit), *row)

    def accounts(self) -> Iterator[TextRow]:
        a = account.c
        instants = [micros(a[f"{name}_at"]) for name in ("first_signed_in", "password_changed", "last_signed_in")]
        columns = (a.unit_id, a.username, a.system, a.role, a.status, a.created_on, *instants, a.person_ref)
        statement = sa.select(*columns).order_by(a.username, a.system)
        for unit, name, system, role, status, created, *instants_, person in self._stream(statement):
            start = _texts(name, system, self._last_code(unit), role, status, created)
            yield (*start, *map(_instant, instants_), *_texts(person))

    def indicators(self) -> Iterator[TextRow]:
        i = indicator.c
        statement = sa.select(form.c.code, i.code, i.name, i.unit_of_measure, i.is_additive).join(form)
        for row in self._stream(statement.order_by(form.c.code, i.code)):
            yield _texts(*row)

    def figures(self) -> Iterator[TextRow]:
        statement = sa.select(*_REPORT, indicator.c.code, figure.c.value)
        statement = statement.join(figure, figure.c.report_id == report.c.id).join(indicator)
        for *key, code, value in self._of_reports(statement, indicator.c.code):
            yield (*_texts(*key), code, _number(value))

    def integration(self) -> Iterator[TextRow]:
        n = integration_count.c
        columns = (n.unit_id, n.system, n.measure, n.period_start, n.period_end, n.as_of, n.value, n.source)
        statement = sa.select(*columns).order_by(n.system, n.measure, n.unit_id, n.period_start, n.period_end)
        for unit, system, measure, start, end, *rest in self._stream(statement):
            yield _texts(system, measure, self._code(unit, end), start, end, *rest)

    def _of_reports(
        self, statement: sa.Select[Any], *order: sa.Column[Any], keep_day: bool = False
    ) -> Iterator[tuple[Any, ...]]:
        """Rows that begin with a report's period, day, unit and form, with the unit's code of that day."""
        joined = statement.join(period, period.c.id == report.c.period_id).join(form, form.c.id == report.c.form_id)
        for period_code, day, unit, form_code, *rest in self._stream(
            joined.order_by(period.c.code, report.c.id, *order)
        ):
            kept = (day,) if keep_day else ()
            yield (period_code, self._code(unit, day), form_code, *kept, *rest)

    def _stream(self, statement: sa.Select[Any]) -> Iterator[Any]:
        return iter(self._conn.execution_options(yield_per=CHUNK).execute(statement))

    def _code(self, unit: int | None, day: date) -> str:
        key = (unit, day)
        if key not in self._codes:
            self._codes[key] = self._directory.code_of(unit, day) or ""
        return self._codes[key]

    def _last_code(self, unit: int) -> str:
        return self._directory.by_unit[unit][-1].code


_REPORT = (period.c.code, period.c.ends_on, report.c.unit_id, form.c.code)


def _texts(*values: object) -> TextRow:
    return tuple(map(shown, values))


def _instant(value: int | None) -> str:
    return "" if value is None else from_micros(value).isoformat()


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
