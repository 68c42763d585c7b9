"""A Sở with two communes, their reports and figures by hand, in an empty schema."""

from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from dashboard.domain.clock import from_micros
from dashboard.ingest.quality import refresh
from dashboard.schema.tables import figure, figure_revision, form, indicator
from tests.queries.world import Act, Obligation, World, micros, write

SENT = ("start", "submit_approve", "approve", "send")
CODE = "2025-tron-nam"


def world(base: World, **sent: tuple[str, ...]) -> World:
    """The units of ``test_cascade`` in a period of two tiers; ``sent``: unit's letter → when it sent, one or more."""
    duties = {n: Obligation(n, unit, form_id) for n, unit, form_id in ((1, 3, 1), (2, 4, 1), (3, 2, 2))}
    number = {"a": 1, "b": 2, "so": 3}
    acts = {number[name]: list(_acts(duties[number[name]], times)) for name, times in sent.items()}
    return replace(
        base, obligations=duties, acts=acts, code=CODE, regime="TT17_2025", ends_on=date(2025, 12, 31),
        opened_at=micros("2026-01-02T08:00:00+07:00"), clock=micros("2026-01-31T17:00:00+07:00"),
        deadlines={"commune": (date(2026, 1, 10), "by_day"), "province": (date(2026, 1, 20), "by_day")},
    )  # fmt: skip


def _acts(duty: Obligation, times: tuple[str, ...]):
    for place, day in enumerate(times):
        at = micros(f"2026-01-{day}T10:00:00+07:00")
        if place:
            yield Act(at - 7_200_000_000, "return", 2, reason="xem lại")
        yield from (Act(at - 3_600_000_000 + step * 1_000_000, name, duty.unit) for step, name in enumerate(SENT))


def fill(engine: sa.Engine, held: World, **figures: tuple[float | None, ...]) -> None:
    """Store the world with two additive indicators a form and the figures of a, b and the Sở."""
    write(engine, held)
    number = {"a": 1, "b": 2, "so": 3}
    with engine.begin() as conn:
        conn.execute(sa.update(form).values(regime=held.regime))
        for form_id in (1, 2):
            conn.execute(sa.insert(indicator), [
                {"id": form_id * 10 + n, "form_id": form_id, "code": f"c{n}", "name": f"chỉ tiêu {n}",
                 "unit_of_measure": "việc", "is_additive": True} for n in (1, 2)
            ])  # fmt: skip
        for name, values in figures.items():
            key = number[name]
            form_id = held.obligations[key].form
            for n, value in enumerate(values, start=1):
                row = {"report_id": key, "indicator_id": form_id * 10 + n, "value": value, "entered_at": None}
                conn.execute(sa.insert(figure).values(row))
        refresh(conn, [held.period_id])


def replaced(engine: sa.Engine, report: int, number: int, was: float, at: str) -> None:
    """Say that a figure had another value until an instant."""
    with engine.begin() as conn:
        when = from_micros(micros(at))
        conn.execute(sa.insert(figure_revision).values(
            report_id=report, indicator_id=10 + number, replaced_at=when, value=was, entered_at=None,
        ))  # fmt: skip
        here = (figure.c.report_id == report, figure.c.indicator_id == 10 + number)
        conn.execute(sa.update(figure).where(*here).values(entered_at=when))
