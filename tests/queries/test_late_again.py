"""Units late in at least 3 of their last 4 periods, worked by hand; what another unit did is never counted."""

from datetime import date

import sqlalchemy as sa

from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import OPERATOR, Scope
from dashboard.queries.late_again import late_again
from dashboard.schema.tables import deadline, period
from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, micros, write, write_period

FORMS = {1: Form(1, "t", "Hộ tịch", "Hộ tịch", "province")}
SENT = ("start", "submit_approve", "approve", "send")
ON_TIME, LATE, NEVER = 9, 11, None
"""Day of the month in which a report due on the 10th is sent."""


def units(until: date | None = None) -> dict[int, Unit]:
    """One Sở, or two of the same name and code one after the other."""
    root = {ROOT: Unit(ROOT, "btp_khtc", "Cục", "ministry", None)}
    if until is None:
        return root | {2: Unit(2, "tinha", "Sở An", "province", ROOT)}
    return root | {
        2: Unit(2, "tinha", "Sở An", "province", ROOT, valid_to=until),
        3: Unit(3, "tinha", "Sở An", "province", ROOT, valid_from=until),
    }


def store(engine: sa.Engine, days: list[int | None], until: date | None = None) -> None:
    """Periods of 2020, one a month from February, whose reports are sent on these days."""
    for number, day in enumerate(days, start=1):
        month, ends_on = number + 1, date(2020, number, 28)
        holder = 3 if until and ends_on >= until else 2
        at = micros(f"2020-{month:02d}-{day or 1:02d}T09:00:00+07:00")
        acts = [Act(at, action, holder) for action in SENT] if day else []
        due = {"province": (date(2020, month, 10), "by_day")}
        opened = micros(f"2020-{month:02d}-01T00:00:00+07:00")
        world = World(
            units(until), FORMS, {number: Obligation(number, holder, 1)}, {number: acts}, due, opened, None, ends_on,
            code=f"ky-{number}", period_id=number, clock=micros("2020-12-01T00:00:00+07:00"),
        )  # fmt: skip
        if number == 1:
            write(engine, world)
        else:
            with engine.begin() as conn:
                write_period(conn, world)


def ask(engine: sa.Engine, period: str, as_of: str = "2020-12-01T00:00:00") -> list[dict[str, object]]:
    with engine.connect() as conn:
        frame = late_again(conn, Scope(OPERATOR, periods=(period,), as_of=parse_instant(as_of)))
    return frame.to_dict("records")


def test_three_of_the_last_four_count_and_the_periods_are_named(engine):
    store(engine, [LATE, ON_TIME, LATE, NEVER, LATE])
    [row] = ask(engine, "ky-5")
    assert (row["periods_due"], row["periods_late"], row["which_late"]) == (4, 3, "ky-5 ky-4 ky-3")


def test_two_of_the_last_four_do_not(engine):
    store(engine, [LATE, LATE, LATE, ON_TIME, ON_TIME])
    assert ask(engine, "ky-5") == []


def test_nobody_late_gives_no_rows(engine):
    store(engine, [ON_TIME, ON_TIME])
    assert ask(engine, "ky-2") == []


def test_a_period_whose_deadline_is_ahead_is_not_counted(engine):
    store(engine, [LATE, LATE, LATE, NEVER])
    [row] = ask(engine, "ky-4", "2020-05-10T23:59:59")
    assert (row["periods_due"], row["which_late"]) == (3, "ky-3 ky-2 ky-1")


def test_the_unit_before_a_succession_gives_nothing_to_the_one_after_it(engine):
    store(engine, [LATE, LATE, LATE, LATE], until=date(2020, 3, 1))
    assert ask(engine, "ky-4") == []


def test_periods_of_another_regime_are_not_counted(engine):
    """A unit that was kept is not judged across 01/7/2025, where one regime ends and the other begins."""
    store(engine, [LATE, LATE, LATE])
    with engine.begin() as conn:
        conn.execute(sa.update(period).where(period.c.id == 3).values(regime="TT17_2025"))
    assert ask(engine, "ky-3") == []


def test_deadlines_no_document_confirms_are_told(engine):
    store(engine, [LATE, LATE, LATE])
    with engine.begin() as conn:
        conn.execute(sa.update(deadline).where(deadline.c.period_id == 2).values(verified=False))
    assert ask(engine, "ky-3")[0]["periods_unverified"] == 1
