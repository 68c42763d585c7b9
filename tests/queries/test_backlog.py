"""What waits to be received, and what still has to be sent, against the events of the worked example."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import to_micros
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import NOBODY, OPERATOR, By, Scope
from dashboard.domain.units import Tier
from dashboard.source import ReportSource
from tests.queries.world import World, read_example, write

RECEIVERS = ("btp_khtc", "tinhdiebien", "huyen3_diebien", "huyen1_diebien")
AS_OF = datetime.fromisoformat("2020-01-25T12:00:00+07:00")


@pytest.fixture
def world() -> World:
    return read_example()


@pytest.fixture
def source(engine: sa.Engine, world: World) -> ReportSource:
    write(engine, world)
    return ReportSource(engine)


def _scope(**choices) -> Scope:
    return Scope(**{"viewer": OPERATOR, "periods": ("2019-vi-du",), "as_of": AS_OF, **choices})


def _last(world: World, number: int):
    return next((act for act in reversed(world.acts[number]) if act.at <= to_micros(AS_OF)), None)


def _waiting(world: World, unit: str) -> list[tuple[str, str, int]]:
    above, found = world.id_of(unit), []
    for o in world.obligations.values():
        last = _last(world, o.id)
        if world.units[o.unit].parent == above and last is not None and last.action == "send":
            found.append((world.units[o.unit].code, world.forms[o.form].code, last.at))
    return found


@pytest.mark.parametrize("unit", RECEIVERS)
def test_a_unit_has_to_receive_what_those_directly_below_sent_last(source, world, unit):
    rows = source.backlog(_scope(unit=unit))
    assert sorted((r.unit_code, r.form_code, to_micros(r.since)) for r in rows.itertuples()) == sorted(
        _waiting(world, unit)
    )


def test_somebody_waits_and_the_oldest_comes_first(source):
    frames = [
        source.backlog(_scope(unit=unit)) for unit in ("btp_khtc", "tinhdiebien", "huyen3_diebien", "huyen1_diebien")
    ]
    assert max(map(len, frames)) > 1
    assert all(frame["since"].is_monotonic_increasing and (frame["hours"] >= 0).all() for frame in frames)


def test_nothing_waits_for_one_who_may_not_see(source):
    assert source.backlog(_scope(unit="huyen3_diebien", viewer=NOBODY)).empty


def _owed(world: World, tier: str) -> list[int]:
    """Units of the reports of a tier that are neither sent, received, covered nor exempt."""
    settled = {"send", "receive", "cover", "exempt"}
    return [
        o.unit for o in world.obligations.values()
        if world.units[o.unit].tier == tier and not o.exempt
        and ((last := _last(world, o.id)) is None or last.action not in settled)
    ]  # fmt: skip


@pytest.mark.parametrize("tier", [Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE])
def test_what_is_outstanding_is_what_nobody_settled(source, world, tier):
    rows = source.outstanding(_scope(tier=tier, by=By.TOTAL))
    owed = _owed(world, tier)
    assert rows[["units", "reports"]].to_numpy().tolist() == ([[len(set(owed)), len(owed)]] if owed else [])


def test_outstanding_by_form_sums_to_the_total(source):
    by_form, total = (source.outstanding(_scope(tier=Tier.COMMUNE, by=by)) for by in (By.FORM, By.TOTAL))
    assert by_form["reports"].sum() == total["reports"].sum() > 0


def test_a_field_asks_for_its_forms_alone(source, world):
    name = next(iter(world.forms.values())).field
    codes = {f.code for f in world.forms.values() if f.field == name}
    assert set(source.missing(_scope(field=name))["form_code"]) <= codes
    whole, part = source.progress(_scope(by=By.FORM)), source.progress(_scope(by=By.FORM, field=name))
    assert part["expected"].sum() == whole[whole["form_code"].isin(codes)]["expected"].sum() > 0


def test_a_field_that_is_in_no_list_is_refused(source):
    with pytest.raises(UnknownCodeError) as told:
        source.progress(_scope(field="Không có"))
    assert told.value.fields["kind"] == "field"
