"""Accounts of the simulated nation: fit for what was done with them, plausible, the same for the same seed."""

import re
from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.domain.accounts import parse_login, role_allowed
from dashboard.domain.clock import parse_instant
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Role
from dashboard.ingest.package.schemas import TABLES
from dashboard.ingest.simulate import DEMO_PERIODS, Names, SimulationPlan
from dashboard.ingest.simulate.accounts import Acted, account_table
from dashboard.ingest.simulate.nation import Nation, chosen_provinces, subtree

Simulated = Callable[[SimulationPlan, str], dict[str, pd.DataFrame]]
Read = Callable[[SimulationPlan], Nation]
PLAN = SimulationPlan(seed=3, provinces=4)
PERIODS = (DEMO_PERIODS[0], DEMO_PERIODS[-1])


def units_of(nation: Nation, plan: SimulationPlan) -> pd.DataFrame:
    days = (pd.Timestamp("2019-12-31").date(), pd.Timestamp("2026-11-17").date())
    parts = [subtree(nation.on(day), chosen_provinces(nation, day, plan.provinces)) for day in days]
    return pd.concat(parts).drop_duplicates("code")


def made(
    read: Read, simulated: Simulated, plan: SimulationPlan = PLAN
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Accounts, events and units of two periods."""
    nation, acted = read(plan), Acted()
    events = [simulated(plan, code) for code in PERIODS]
    for tables in events:
        acted.add(tables)
    units = units_of(nation, plan)
    return account_table(nation, plan, set(units.code), acted), pd.concat([part["events"] for part in events]), units


@pytest.fixture(scope="module")
def world(read: Read, simulated: Simulated) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    return made(read, simulated)


@pytest.fixture(scope="module")
def accounts(world: tuple[pd.DataFrame, ...]) -> pd.DataFrame:
    return world[0]


@pytest.fixture(scope="module")
def software(accounts: pd.DataFrame) -> pd.DataFrame:
    return accounts[accounts.system == "thong-ke"].set_index("username")


def test_whoever_acted_has_an_account_of_that_role_and_unit(world, software):
    actors = set(world[1].actor)
    assert actors <= set(software.index)
    held = software.loc[sorted(actors)]
    told = [parse_login(name) for name in held.index]
    assert [(login.unit_code, login.role.value) for login in told] == list(zip(held.unit_code, held.role, strict=True))


def test_whoever_acted_had_signed_in_before_and_was_seen_since(world, software):
    spans = world[1].groupby("actor")["at"].agg(["min", "max"])
    held = software.loc[spans.index]
    assert (held.first_signed_in_at.to_numpy() < spans["min"].to_numpy()).all()
    assert (held.last_signed_in_at.to_numpy() >= spans["max"].to_numpy()).all()


def test_who_acted_lately_has_a_usable_account(world, software):
    late = world[1][world[1]["at"] > "2026-11-10"]
    assert set(software.loc[sorted(set(late.actor))].status) == {"active"}


def test_the_order_of_days_is_that_of_life_and_none_lies_ahead(accounts):
    used = accounts[accounts.first_signed_in_at != ""]
    assert (used.created_on <= used.first_signed_in_at.str[:10]).all()
    changed = used[used.password_changed_at != ""]
    assert (changed.first_signed_in_at < changed.password_changed_at).all()
    assert (changed.password_changed_at <= changed.last_signed_in_at).all()
    assert max(accounts.last_signed_in_at) <= "2026-11-17T17:00:00+07:00"
    assert max(accounts.created_on) <= "2026-11-17"
    assert set(accounts[accounts.first_signed_in_at == ""].last_signed_in_at) == {""}


def test_every_unit_that_reports_has_the_roles_of_its_tier_but_for_a_few(world, software):
    units = world[2].set_index("code")
    reporting = units[[not isinstance(reason, str) for reason in units.exempt_reason]]
    base = {(code, role) for code, tier in reporting.tier.items() for role in Role if role_allowed(Tier(tier), role)}
    held = set(zip(software.unit_code, software.role, strict=True))
    assert len(base - held) < 0.01 * len(base)
    assert not held & {(code, role.value) for code in units.index.difference(reporting.index) for role in Role}


def test_the_accounts_of_the_demo_are_there(read, simulated):
    plan = SimulationPlan()
    nation = read(plan)
    codes = {"tinhnghean", "huyennamdan_tnan", "xasonlam_tnan"}
    held = set(account_table(nation, plan, codes, Acted()).username)
    assert {"btp_khtc_ld", "tinhnghean_bc", "huyennamdan_tnan_bc", "xasonlam_tnan_bc"} <= held


def test_most_are_in_order_and_every_kind_of_trouble_is_met(accounts, software):
    active = software[software.status == "active"]
    assert 0.7 < active.password_changed_at.gt("2026-08-17").mean() < 0.95
    assert 0 < (active.first_signed_in_at == "").mean() < 0.08
    ended = software[software.status == "revoked"]
    assert (ended.created_on < "2025-07-01").all()
    assert set(accounts.system) == {
        "thong-ke", "ho-tich", "ly-lich-tu-phap", "tro-giup-phap-ly", "cong-chung", "dau-gia-tai-san",
    }  # fmt: skip


def test_judicial_records_ended_with_their_duty(accounts):
    held = accounts[accounts.system == "ly-lich-tu-phap"]
    assert (held.created_on < "2025-03-01").all()
    assert (held.last_signed_in_at < "2025-03-02").all()
    assert (held.status == "revoked").mean() > 0.7


def test_people_are_marks_that_say_nothing(accounts):
    assert all(re.fullmatch(r"p[0-9a-f]{12}", person) for person in accounts.person_ref)
    assert accounts.columns.tolist() == list(TABLES["accounts"].columns)
    assert not accounts.duplicated(["username", "system"]).any()


def test_the_same_seed_gives_the_same_accounts_and_another_gives_others(read, simulated, accounts):
    again, *_ = made(read, simulated)
    other, *_ = made(read, simulated, SimulationPlan(seed=4, provinces=4))
    assert again.equals(accounts)
    assert not other.equals(accounts)


def test_before_the_rearrangement_the_districts_work(read, simulated):
    plan = SimulationPlan(seed=3, provinces=1, as_of=parse_instant("2020-02-15T12:00"))
    nation, acted = read(plan), Acted()
    tables = simulated(plan, DEMO_PERIODS[0])
    acted.add(tables)
    codes = set(tables["roster"].unit_code)
    held = account_table(nation, plan, codes, acted)
    assert set(held[held.role == "kt"].status) <= {"active", "locked"}
    assert (held.status == "active").mean() > 0.95
    assert max(held.last_signed_in_at) <= "2020-02-15T12:00:00+07:00"


def test_an_invented_nation_has_accounts_too(read, simulated):
    plan = SimulationPlan(seed=3, provinces=1, names=Names.FICTITIOUS)
    nation = read(plan)
    tables = simulated(plan, DEMO_PERIODS[-1])
    acted = Acted()
    acted.add(tables)
    held = account_table(nation, plan, set(tables["roster"].unit_code), acted)
    assert set(tables["events"].actor) <= set(held.username)
