"""Figures between levels: the sums, what is missing in them, who may see them, and where a difference comes from."""

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import NOBODY, OPERATOR, Scope, Viewer
from dashboard.domain.units import Tier
from dashboard.queries.discrepancies import discrepancies
from dashboard.queries.reconcile import RECONCILE, reconcile
from tests.queries.figures import CODE, fill, replaced, world
from tests.queries.test_cascade import by_hand

BASE = by_hand()
ALL = {"a": ("05",), "b": ("06",), "so": ("08",)}


def ask(engine: sa.Engine, query=reconcile, **asked) -> pd.DataFrame:
    as_of = asked.pop("as_of", None)
    scope = Scope(**{"viewer": OPERATOR, "periods": (CODE,), "as_of": as_of and parse_instant(as_of), **asked})
    with engine.connect() as conn:
        return query(conn, scope)


def rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    plain = frame[["indicator_code", "reported", "sum_of_children", "difference", "children_missing"]]
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in plain.itertuples(index=False)]


def test_a_figure_stands_beside_the_sum_of_those_below(engine):
    fill(engine, world(BASE, **ALL), a=(10, 1), b=(20, 2), so=(30, 5))
    assert rows(ask(engine)) == [("c1", 30, 30, 0, 0), ("c2", 5, 3, 2, 0)]


def test_a_child_that_has_not_sent_is_missing_and_its_draft_is_not_seen(engine):
    fill(engine, world(BASE, a=("05",), so=("08",)), a=(10, 1), b=(20, 2), so=(30, 3))
    assert rows(ask(engine)) == [("c1", 30, 10, 20, 1), ("c2", 3, 1, 2, 1)]


def test_a_blank_is_missing_in_its_cell_and_never_a_zero(engine):
    fill(engine, world(BASE, **ALL), a=(10, None), b=(20, None), so=(30, None))
    assert rows(ask(engine)) == [("c1", 30, 30, 0, 0), ("c2", None, None, None, 2)]


def test_a_unit_that_has_not_sent_has_no_row_but_sees_its_own_draft(engine):
    fill(engine, world(BASE, a=("05",), b=("06",)), a=(10, 1), b=(20, 2), so=(29, 3))
    assert rows(ask(engine)) == []
    assert rows(ask(engine, viewer=Viewer("x", "tinha")))[0] == ("c1", 29, 30, -1, 0)


@pytest.mark.parametrize("viewer", [NOBODY, Viewer("x", "xa_tinha")])
def test_who_may_not_see_the_unit_has_no_rows(engine, viewer):
    fill(engine, world(BASE, **ALL), a=(10, 1), b=(20, 2), so=(30, 3))
    assert rows(ask(engine, viewer=viewer)) == []


def test_the_tier_asked_for_is_that_of_the_unit_above(engine):
    fill(engine, world(BASE, **ALL), a=(10, 1), b=(20, 2), so=(30, 3))
    assert len(ask(engine, tier=Tier.PROVINCE)) == 2
    assert ask(engine, tier=Tier.COMMUNE).empty


def test_a_period_without_figures_has_no_rows_and_all_columns(engine):
    fill(engine, world(BASE, **ALL))
    assert ask(engine).empty
    assert list(ask(engine).columns) == list(RECONCILE.columns)


def test_at_an_earlier_instant_a_figure_is_what_it_was(engine):
    fill(engine, world(BASE, **ALL | {"a": ("05", "15")}), a=(12, 1), b=(20, 2), so=(30, 3))
    replaced(engine, 1, 1, 10, "2026-01-15T09:00:00+07:00")
    assert rows(ask(engine))[0] == ("c1", 30, 32, -2, 0)
    assert rows(ask(engine, as_of="2026-01-09T00:00:00+07:00"))[0] == ("c1", 30, 30, 0, 0)


def causes(engine, **asked):
    frame = ask(engine, discrepancies, unit="tinha", **asked)
    frame = frame[frame["indicator_code"] == "c1"]
    named = frame[["unit_code", "cause", "value", "earlier_value"]].itertuples(index=False)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in named]


def test_a_difference_comes_from_who_has_not_sent(engine):
    fill(engine, world(BASE, a=("05",), so=("08",)), a=(10, 1), b=(20, 2), so=(30, 3))
    assert causes(engine) == [("xb_tinha", "not_sent", None, None)]


def test_or_from_who_sent_again_after_with_what_stood_before(engine):
    fill(engine, world(BASE, **ALL | {"a": ("05", "15")}), a=(12, 1), b=(20, 2), so=(30, 3))
    replaced(engine, 1, 1, 10, "2026-01-15T09:00:00+07:00")
    assert causes(engine) == [("xa_tinha", "later", 12, 10)]


def test_or_from_a_blank(engine):
    fill(engine, world(BASE, **ALL), a=(None, 1), b=(20, 2), so=(30, 3))
    assert causes(engine) == [("xa_tinha", "blank", None, None)]


def test_without_a_cause_below_there_is_none_to_name(engine):
    fill(engine, world(BASE, **ALL), a=(10, 1), b=(20, 2), so=(33, 3))
    assert causes(engine) == []
    assert causes(engine, viewer=Viewer("x", "xa_tinha")) == []
