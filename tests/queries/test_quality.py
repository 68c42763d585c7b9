"""Findings and their state: what is told of whom, to whom, and for how long an explanation holds."""

import sqlalchemy as sa

from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import NOBODY, OPERATOR, Scope, Viewer
from dashboard.ingest.quality import refresh
from dashboard.queries.checked import checked
from dashboard.queries.quality import FINDINGS, QUALITY, findings, quality
from dashboard.schema.tables import figure, quality_finding, quality_state
from tests.queries.figures import CODE, fill, world
from tests.queries.test_cascade import by_hand
from tests.queries.test_reconcile import ALL

BASE = by_hand()
NOW = parse_instant("2026-01-31T17:00:00+07:00")


def ask(engine: sa.Engine, query=findings, **asked):
    scope = Scope(**{"viewer": OPERATOR, "periods": (CODE,), **asked})
    with engine.connect() as conn:
        return query(conn, scope)


def differing(engine: sa.Engine) -> None:
    fill(engine, world(BASE, **ALL), a=(10, 1), b=(20, 2), so=(40, 3))


def told(frame):
    return [tuple(row) for row in frame[["unit_code", "check", "indicator_code", "value", "state"]].to_numpy()]


def test_a_difference_between_levels_is_found_with_its_two_numbers_and_its_weight(engine):
    differing(engine)
    [row] = ask(engine).to_dict("records")
    assert (row["unit_code"], row["check"], row["indicator_code"]) == ("tinha", "reconcile", "c1")
    assert (row["value"], row["expected_value"], row["effect"], row["state"]) == (40, 30, 0.25, "new")


def test_the_question_of_the_command_line_has_the_same_rows_in_fewer_columns(engine):
    differing(engine)
    assert ask(engine, quality).equals(ask(engine)[list(QUALITY.columns)])


def test_who_may_not_see_the_report_sees_no_finding_of_it(engine):
    differing(engine)
    assert ask(engine, viewer=NOBODY).empty
    assert ask(engine, viewer=Viewer("x", "xa_tinha")).empty
    assert len(ask(engine, viewer=Viewer("x", "tinha"))) == 1
    assert list(ask(engine, viewer=NOBODY).columns) == list(FINDINGS.columns)


def test_before_the_report_was_sent_there_is_nothing_to_find(engine):
    differing(engine)
    assert ask(engine, as_of=parse_instant("2026-01-07T00:00:00+07:00")).empty
    assert len(ask(engine, as_of=parse_instant("2026-01-09T00:00:00+07:00"))) == 1


def explain(engine: sa.Engine, state: str = "explained") -> None:
    with engine.begin() as conn:
        found = conn.execute(sa.select(quality_finding)).one()
        conn.execute(sa.insert(quality_state).values(
            report_id=found.report_id, kind=found.kind, indicator_code=found.indicator_code, state=state,
            value=found.value, expected=found.expected, explanation="cộng nhầm", explained_by="tinha_bc",
            explained_at=NOW,
        ))  # fmt: skip


def load_again(engine: sa.Engine, value: float) -> None:
    with engine.begin() as conn:
        here = (figure.c.report_id == 3, figure.c.indicator_id == 21)
        conn.execute(sa.update(figure).where(*here).values(value=value))
        refresh(conn, [BASE.period_id])


def test_a_state_holds_over_loads_while_the_numbers_are_those_it_was_given_for(engine):
    differing(engine)
    explain(engine)
    load_again(engine, 40)
    [row] = ask(engine).to_dict("records")
    assert (row["state"], row["explained_by"], row["explanation"]) == ("explained", "tinha_bc", "cộng nhầm")


def test_other_numbers_are_a_new_finding(engine):
    differing(engine)
    explain(engine, "closed")
    load_again(engine, 41)
    assert told(ask(engine)) == [("tinha", "reconcile", "c1", 41, "new")]


def test_numbers_set_right_are_no_finding_any_more(engine):
    differing(engine)
    load_again(engine, 30)
    assert ask(engine).empty


def test_an_empty_report_is_found_and_one_whose_form_nobody_loaded_is_not(engine):
    fill(engine, world(BASE, **ALL), a=(10, 1), b=(None, None))
    assert [(row[0], row[1]) for row in told(ask(engine))] == [("xb_tinha", "empty")]


def test_what_was_looked_at_is_counted_by_tier(engine):
    fill(engine, world(BASE, a=("05",), so=("08",)), a=(10, 1), b=(20, 2))
    frame = ask(engine, checked)
    assert frame[["tier", "sent", "with_figures"]].to_numpy().tolist() == [["commune", 1, 1], ["province", 1, 0]]
