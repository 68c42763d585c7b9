"""The way down to one report: units against forms, what a unit owes, what moved, where a unit came from.

Each is held against the events of the worked example, read without the project's import.
"""

from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.clock import from_micros, to_micros
from dashboard.domain.scope import NOBODY, OPERATOR, By, Scope, Viewer
from dashboard.source import ReportSource
from tests.queries.world import World, read_example, write

PERIOD = ("2019-vi-du",)
AS_OF = datetime.fromisoformat("2020-02-15T12:00:00+07:00")
SINCE = datetime.fromisoformat("2020-01-20T00:00:00+07:00")
MOVES = {"send", "receive", "return", "cover", "unlock", "exempt"}


@pytest.fixture
def world() -> World:
    return read_example()


@pytest.fixture
def source(engine: sa.Engine, world: World) -> ReportSource:
    write(engine, world)
    return ReportSource(engine)


def _scope(**choices) -> Scope:
    return Scope(**{"viewer": OPERATOR, "periods": PERIOD, "as_of": AS_OF, "by": By.UNIT, **choices})


def test_units_against_forms_sum_to_the_units_progress(source):
    matrix, progress = source.matrix(_scope()), source.progress(_scope())
    summed = matrix.groupby("unit_code")[["expected", "complete", "returned"]].sum()
    whole = progress.set_index("unit_code")[["expected", "complete", "returned"]]
    pd.testing.assert_frame_equal(summed, whole.loc[summed.index], check_names=False)


def test_units_against_forms_sum_to_the_forms_progress(source):
    matrix, progress = source.matrix(_scope()), source.progress(_scope(by=By.FORM))
    assert matrix.groupby("form_code")["complete"].sum().to_dict() == dict(
        zip(progress["form_code"], progress["complete"], strict=True)
    )


def test_a_matrix_without_permission_has_no_rows(source):
    assert source.matrix(_scope(viewer=NOBODY)).empty


@pytest.mark.parametrize("unit", ["huyen3_diebien", "xa5_h1_diebien", "tinhdiebien"])
def test_a_unit_owes_its_own_reports_and_no_others(source, world, unit):
    owed = source.obligations(_scope(unit=unit))
    own = [o for o in world.obligations.values() if o.unit == world.id_of(unit)]
    assert sorted(owed["form_code"]) == sorted(world.forms[o.form].code for o in own)


def test_sendings_and_returns_are_those_of_the_events(source, world):
    for unit in ("huyen3_diebien", "huyen2_diebien", "tinhdiebien"):
        for row in source.obligations(_scope(unit=unit)).itertuples():
            sends, returns = _acts(world, unit, row.form_code, "send"), _acts(world, unit, row.form_code, "return")
            first, last = (sends[0], sends[-1]) if sends else (None, None)
            assert (_micros(row.first_sent_at), _micros(row.last_sent_at), row.returns) == (first, last, len(returns))


def test_a_report_sent_before_its_due_instant_has_no_days_late(source):
    late = source.obligations(_scope(unit="huyen2_diebien"))
    assert late["days_late"].dropna().tolist() == [1]


def test_what_moved_is_what_happened_between_the_two_instants(source, world):
    changes = source.changes(_scope(since=SINCE))
    happened = sorted(
        (act.at, act.action)
        for o, acts in world.acts.items() if not world.obligations[o].exempt
        for act in acts
        if to_micros(SINCE) < act.at <= to_micros(AS_OF) and act.action in MOVES
    )  # fmt: skip
    assert sorted((_micros(row.at), row.action) for row in changes.itertuples()) == happened


def test_a_second_sending_is_marked_as_sent_again(source, world):
    changes = source.changes(_scope(since=from_micros(world.opened_at)))
    sends = changes[changes["action"] == "send"]
    repeated = sum(max(len(_all(acts, "send")) - 1, 0) for acts in world.acts.values())
    assert int(sends["again"].sum()) == repeated


def test_each_step_names_the_unit_whose_account_did_it(source, world):
    life = source.life(_scope(unit="xa3_h2_diebien"))
    acts = [a for o in world.obligations.values() if o.unit == world.id_of("xa3_h2_diebien") for a in world.acts[o.id]]
    done = [world.units[act.by].code for act in acts if act.at <= to_micros(AS_OF)]
    assert sorted(life["by_code"]) == sorted(done)
    assert "huyen2_diebien" in done


def test_a_life_is_the_report_answer_with_more_columns(source):
    life, report = source.life(_scope(unit="huyen3_diebien")), source.report(_scope(unit="huyen3_diebien"))
    assert life[report.columns].equals(report)


def test_a_life_is_told_to_nobody_else(source):
    assert source.life(_scope(unit="huyen3_diebien", viewer=Viewer("x", "tinhbacdau"))).empty


def test_a_return_carries_its_reason(source):
    changes = source.changes(_scope(since=SINCE))
    assert changes.loc[changes["action"] == "return", "reason"].notna().all()


def test_without_an_instant_to_compare_with_nothing_moved(source):
    assert source.changes(_scope()).empty


def test_another_province_sees_no_move_of_this_one(source):
    assert source.changes(_scope(since=SINCE, unit="tinhdiebien", viewer=Viewer("x", "tinhbacdau"))).empty


def test_a_merged_province_knows_what_it_came_from(reference_engine):
    _open_period(reference_engine, "2026-thu", "2026-10-31")
    scope = Scope(OPERATOR, unit="tinhthainguyen", periods=("2026-thu",), as_of=AS_OF.replace(year=2026))
    before = ReportSource(reference_engine).lineage(scope).query("relation == 'predecessor'")
    assert sorted(before["unit_name"]) == ["Sở Tư pháp tỉnh Bắc Kạn", "Sở Tư pháp tỉnh Thái Nguyên"]
    assert before["share_known"].all()


def test_where_another_province_came_from_is_told_to_nobody_else(reference_engine):
    _open_period(reference_engine, "2026-thu", "2026-10-31")
    scope = Scope(
        Viewer("x", "tinhnghean"), unit="tinhthainguyen", periods=("2026-thu",), as_of=AS_OF.replace(year=2026)
    )
    source = ReportSource(reference_engine)
    assert source.lineage(scope).empty
    assert len(source.lineage(replace(scope, unit="tinhnghean"))) == 2


def test_a_kept_province_is_one_unit_in_its_versions(reference_engine):
    _open_period(reference_engine, "2026-thu", "2026-10-31")
    code = "tinhthuathienhue"
    scope = Scope(OPERATOR, unit=code, periods=("2026-thu",), as_of=AS_OF.replace(year=2026))
    frame = ReportSource(reference_engine).lineage(scope)
    assert set(frame["relation"]) == {"version"}
    assert frame.sort_values("valid_from")["unit_name"].unique().tolist() == [
        "Sở Tư pháp tỉnh Thừa Thiên Huế", "Sở Tư pháp thành phố Huế",
    ]  # fmt: skip


def _open_period(engine: sa.Engine, code: str, ends_on: str) -> None:
    from datetime import date

    from dashboard.schema.tables import period

    day = date.fromisoformat(ends_on)
    values = {"code": code, "regime": "TT17_2025", "kind": "so-bo-nam", "year": day.year}
    days = {"starts_on": date(day.year, 1, 1), "ends_on": day, "data_cutoff_on": day}
    opened = {"opened_at": datetime.fromisoformat("2026-01-02T00:00:00+07:00"), "locked_at": None}
    with engine.begin() as conn:
        conn.execute(sa.insert(period).values(**values, **days, **opened))


def _acts(world: World, unit: str, form: str, action: str) -> list[int]:
    owner = world.id_of(unit)
    number = next(o.id for o in world.obligations.values() if o.unit == owner and world.forms[o.form].code == form)
    return [at for at in _all(world.acts[number], action) if at <= to_micros(AS_OF)]


def _all(acts, action: str) -> list[int]:
    return [act.at for act in acts if act.action == action]


def _micros(instant) -> int | None:
    return None if pd.isna(instant) else to_micros(instant.to_pydatetime())
