"""Peers of a unit: similar in size, named for the national viewer alone, nothing told where there are too few."""

from dataclasses import replace
from datetime import date, datetime

import pytest
import sqlalchemy as sa

from dashboard.auth.publishing import publish
from dashboard.domain.clock import to_micros
from dashboard.domain.scope import NOBODY, OPERATOR, Scope, Viewer
from dashboard.queries.peers import NAMED, PEERS
from dashboard.source import ReportSource
from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, write

OPENED = to_micros(datetime.fromisoformat("2019-12-20T08:00:00+07:00"))
DAY = 86_400_000_000
SENT = 4
"""Provinces 2–5 have sent, the first two in time."""


def world(provinces: int) -> World:
    ids = range(2, provinces + 2)
    units = {ROOT: Unit(ROOT, "btp_khtc", "Cục Kế hoạch – Tài chính", "ministry", None)}
    units |= {i: Unit(i, f"tinh{i}", f"Sở Tư pháp tỉnh {i}", "province", ROOT) for i in ids}
    return World(
        units, {1: Form(1, "1t", "Hộ tịch", "Hộ tịch", "province")}, {i: Obligation(i, i, 1, exempt=i == provinces + 1) for i in ids},
        {i: _life(OPENED + i * DAY) if i < SENT + 2 else [] for i in ids}, {"province": (date(2019, 12, 24), "by_day")},
        OPENED, None, date(2019, 12, 31), clock=OPENED + 30 * DAY,
    )  # fmt: skip


def _life(at: int) -> list[Act]:
    steps = ("start", "submit_approve", "approve", "send")
    return [Act(at + number, action, ROOT) for number, action in enumerate(steps)]


def asked(unit="tinh2", viewer=OPERATOR):
    return Scope(viewer, unit=unit, periods=("2019-vi-du",))


@pytest.fixture
def source(engine: sa.Engine) -> ReportSource:
    write(engine, world(9))
    return ReportSource(engine)


def test_the_national_viewer_sees_every_peer_by_name_and_no_exempt_one(source):
    frame = source.peers(asked())
    assert sorted(frame["unit_code"]) == [f"tinh{i}" for i in range(2, 10)]
    assert frame.set_index("unit_code").loc["tinh2", ["is_unit", "obligations", "completion_rate"]].tolist() == [
        True,
        1,
        1,
    ]


def test_the_share_in_time_is_that_of_first_sendings_before_the_due_instant(source):
    rates = source.peers(asked()).set_index("unit_code")["on_time_rate"]
    assert rates[rates == 1].index.tolist() == ["tinh2", "tinh3", "tinh4"]


def test_a_department_sees_its_own_row_and_a_spread_without_names_or_numbers(source):
    frame = source.peers(asked(viewer=Viewer("x", "tinh2")))
    others = frame[~frame["is_unit"]]
    assert others[NAMED].isna().all(axis=None)
    assert others["completion_rate"].tolist() == [0, 0, 0, 0, 1, 1, 1]
    assert frame.loc[frame["is_unit"], "unit_code"].tolist() == ["tinh2"]


def test_the_order_of_unnamed_rows_tells_no_names(source):
    frame = source.peers(asked(viewer=Viewer("x", "tinh9")))
    assert frame["completion_rate"].is_monotonic_increasing


def test_a_group_too_small_to_hide_in_is_not_shown_unnamed(engine):
    write(engine, world(6))
    source = ReportSource(engine)
    assert source.peers(asked(viewer=Viewer("x", "tinh2"))).empty
    assert len(source.peers(asked())) == 5


@pytest.mark.parametrize("viewer", [NOBODY, Viewer("x", "tinh3")])
def test_without_permission_there_are_no_rows(source, viewer):
    assert source.peers(asked(viewer=viewer)).empty


@pytest.mark.parametrize("viewer", [OPERATOR, Viewer("x", "tinh2")])
def test_a_published_period_names_every_department_to_every_other_and_small_groups_too(engine, viewer):
    write(engine, world(6))
    publish(engine, OPERATOR, "2019-vi-du")
    frame = ReportSource(engine).peers(asked(viewer=viewer))
    assert sorted(frame["unit_code"]) == [f"tinh{i}" for i in range(2, 7)]
    publish(engine, OPERATOR, "2019-vi-du", withdraw=True)
    assert len(ReportSource(engine).peers(asked(viewer=viewer))) == (5 if viewer == OPERATOR else 0)


def test_communes_are_not_named_to_each_other_by_a_publication(engine):
    country = world(9)
    country.units = {i: replace(u, tier="commune") if i != ROOT else u for i, u in country.units.items()}
    country.forms = {1: replace(country.forms[1], tier="commune")}
    country.deadlines = {"commune": country.deadlines["province"]}
    write(engine, country)
    publish(engine, OPERATOR, "2019-vi-du")
    frame = ReportSource(engine).peers(asked(viewer=Viewer("x", "tinh2")))
    assert frame["unit_code"].dropna().tolist() == ["tinh2"]


def test_an_exempt_unit_and_a_unit_without_reports_have_no_peers(source):
    assert source.peers(asked("tinh10")).equals(PEERS.empty())
    assert source.peers(asked("btp_khtc")).empty


def test_as_of_a_day_before_anything_was_sent_everybody_stands_alike(source):
    before = Scope(
        OPERATOR, unit="tinh2", periods=("2019-vi-du",), as_of=datetime.fromisoformat("2019-12-20T09:00:00+07:00")
    )
    frame = source.peers(before)
    assert frame["completion_rate"].tolist() == [0] * 8
    assert frame["on_time_rate"].tolist() == [0] * 8
