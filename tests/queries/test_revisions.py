"""What an opening after the lock changed: status, figures entered again, values before and after; by hand."""

from datetime import date

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import NOBODY, OPERATOR, Scope
from dashboard.queries.revisions import revisions
from dashboard.queries.unlocks import unlocks
from dashboard.schema.tables import figure, figure_revision, indicator
from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, micros, write

UNITS = {ROOT: Unit(ROOT, "btp_khtc", "Cục", "ministry", None), 2: Unit(2, "tinha", "Sở An", "province", ROOT)}
FORMS = {1: Form(1, "t", "Hộ tịch", "Hộ tịch", "province")}
SENT = ("start", "submit_approve", "approve", "send")
LOCK, OPENED, AGAIN = "2020-02-01T00:00:00", "2020-02-05T00:00:00", "2020-02-06T00:00:00"
LATER = "2020-03-01T00:00:00"


def life(at: str, *actions: str) -> list[tuple[str, str]]:
    return [(at, action) for action in actions or SENT]


SENT_BEFORE, SENT_AGAIN = life("2020-01-10T00:00:00"), life(AGAIN)


def store(engine: sa.Engine, *acts: tuple[str, str]) -> None:
    """One report opened after the lock, two figures of it: c1 replaced at the start after that, c2 left alone."""
    done = [Act(micros(f"{at}+07:00"), action, 2, reason="sai số") for at, action in acts]
    due = {"province": (date(2020, 1, 20), "by_day")}
    world = World(
        UNITS, FORMS, {1: Obligation(1, 2, 1)}, {1: done}, due, micros("2020-01-02T00:00:00+07:00"),
        micros(f"{LOCK}+07:00"), date(2019, 12, 31),
    )  # fmt: skip
    write(engine, world)
    first, again = parse_instant("2020-01-10T00:00:00"), parse_instant(AGAIN)
    named = {"form_id": 1, "name": "Tổng số", "unit_of_measure": "việc", "is_additive": True}
    with engine.begin() as conn:
        conn.execute(sa.insert(indicator), [{"id": n, "code": f"c{n}", **named} for n in (1, 2)])
        conn.execute(sa.insert(figure), [
            {"report_id": 1, "indicator_id": 1, "value": 13, "entered_at": again},
            {"report_id": 1, "indicator_id": 2, "value": 7, "entered_at": first},
        ])  # fmt: skip
        conn.execute(sa.insert(figure_revision).values(
            report_id=1, indicator_id=1, value=12, entered_at=first, replaced_at=again
        ))  # fmt: skip


def ask(engine: sa.Engine, query, as_of: str = LATER, viewer=OPERATOR) -> list[dict[str, object]]:
    with engine.connect() as conn:
        return query(conn, Scope(viewer, periods=("2019-vi-du",), as_of=parse_instant(as_of))).to_dict("records")


OPEN = (OPENED, "unlock")


def test_an_opening_counts_the_figures_it_changed(engine):
    store(engine, *SENT_BEFORE, OPEN, *SENT_AGAIN)
    [row] = ask(engine, unlocks)
    assert (row["from_status"], row["status"]) == ("sent", "sent")
    assert (row["figures"], row["figures_entered"], row["figures_changed"]) == (2, 1, 1)


def test_before_they_were_entered_again_none_was(engine):
    store(engine, *SENT_BEFORE, OPEN, *SENT_AGAIN)
    [row] = ask(engine, unlocks, OPENED)
    assert (row["figures_entered"], row["figures_changed"]) == (0, 0)


def test_both_values_stand_side_by_side(engine):
    store(engine, *SENT_BEFORE, OPEN, *SENT_AGAIN)
    [row] = ask(engine, revisions)
    assert (row["indicator_code"], row["value_before"], row["value_after"]) == ("c1", 12, 13)


@pytest.mark.parametrize(
    ("acts", "before", "after"),
    [((OPEN, *SENT_AGAIN), None, 13), ((*SENT_BEFORE, OPEN, *life(AGAIN, "start")), 12, None)],
    ids=["never sent before", "not sent again"],
)
def test_a_value_that_was_not_sent_is_nobody_elses_to_see(engine, acts, before, after):
    store(engine, *acts)
    [row] = ask(engine, revisions)
    assert [None if pd.isna(row[name]) else row[name] for name in ("value_before", "value_after")] == [before, after]


def test_a_value_replaced_later_is_not_yet_replaced(engine):
    store(engine, *SENT_BEFORE, OPEN, *SENT_AGAIN)
    assert ask(engine, revisions, OPENED) == []
    assert ask(engine, revisions, viewer=NOBODY) == []
