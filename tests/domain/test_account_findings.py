"""Rules about accounts, one at a time, from the words of the documents; months against another calendar."""

from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.account_findings import (
    Account,
    Finding,
    Home,
    People,
    Sign,
    System,
    account_faults,
    findings_of,
    missing_roles,
    needed_roles,
)
from dashboard.domain.clock import LOCAL, from_micros, months_later, to_micros
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Role

HERE, THERE = 1, 2
COMMUNE = Home(Tier.COMMUNE, frozenset({"xaan_ttinhb", "xaan_hb_ttinhb"}))
instants = st.datetimes(datetime(2019, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=LOCAL))  # noqa: DTZ001


def at(text: str) -> int:
    return to_micros(datetime.fromisoformat(text).replace(tzinfo=LOCAL))


NOW = at("2026-11-17T17:00")


def account(username="xaan_ttinhb_bc", role="bc", status="active", unit=HERE, **told):
    """An account in order: made in July, signed in to, its password changed in October."""
    order = {
        "created_on": date(2026, 7, 1), "first_signed_in_at": at("2026-07-02T08:00"),
        "password_changed_at": at("2026-10-01T08:00"), "last_signed_in_at": at("2026-11-16T08:00"),
    }  # fmt: skip
    return Account(username, unit, role, status, **{**order, **told})


def found(held, others=(), home=COMMUNE, system=System.STATISTICS, now=NOW, revoked=()):
    people = People([held, *others], now, revoked)
    return {fault.finding: fault for fault in account_faults(held, home, people, system, now)}


def test_an_account_in_order_has_nothing_to_review():
    assert found(account()) == {}


@pytest.mark.parametrize(
    ("changed", "now", "is_old"),
    [
        ("2026-08-17T17:00:00", "2026-11-17T17:00:00", False),
        ("2026-08-17T16:59:59", "2026-11-17T17:00:00", True),
        ("2026-08-18T09:00:00", "2026-11-17T17:00:00", False),
        ("2026-11-30T09:00:00", "2027-02-28T09:00:00", False),
        ("2026-11-30T09:00:00", "2027-02-28T09:00:01", True),
        ("2027-11-30T09:00:00", "2028-02-29T09:00:00", False),
        ("2026-12-31T09:00:00", "2027-03-31T09:00:01", True),
    ],
)
def test_a_password_is_old_after_three_calendar_months(changed, now, is_old):
    told = found(account(created_on=None, password_changed_at=at(changed)), now=at(now))
    assert (Finding.OLD_PASSWORD in told) is is_old


@given(instants, st.integers(0, 40))
def test_months_are_those_of_the_calendar(moment, months):
    later = pd.Timestamp(moment.replace(tzinfo=None)) + pd.DateOffset(months=months)
    assert from_micros(months_later(to_micros(moment), months)).replace(tzinfo=None) == later.to_pydatetime()


def test_old_is_told_since_the_day_the_three_months_were_over():
    told = found(account(password_changed_at=at("2026-05-31T08:00")))
    assert from_micros(told[Finding.OLD_PASSWORD].since) == datetime(2026, 8, 31, 8, tzinfo=LOCAL)


def test_who_never_signed_in_never_changed_the_password_either():
    told = found(account(first_signed_in_at=None, password_changed_at=None, last_signed_in_at=None))
    assert set(told) == {Finding.NEVER_SIGNED_IN, Finding.DEFAULT_PASSWORD}
    assert {from_micros(fault.since).date() for fault in told.values()} == {date(2026, 7, 1)}


def test_an_account_signed_in_later_had_not_been_signed_in_yet_and_its_password_is_not_known():
    assert set(found(account(), now=at("2026-07-01T12:00"))) == {Finding.NEVER_SIGNED_IN}


def test_before_it_was_made_there_is_nothing_of_it():
    assert found(account(password_changed_at=None), now=at("2026-06-30T23:59:59")) == {}


@pytest.mark.parametrize("status", ["locked", "revoked"])
def test_a_closed_account_needs_nothing_more(status):
    assert found(account("khac", role="kt", status=status, password_changed_at=None)) == {}


def test_a_closed_account_that_was_used_later_was_open_then():
    assert set(found(account(status="revoked"), now=at("2026-07-01T12:00"))) == {Finding.NEVER_SIGNED_IN}


def test_a_commune_has_no_checker_and_no_administrator():
    for role in (Role.KT, Role.ADMIN):
        assert Finding.ROLE_NOT_ALLOWED in found(account(f"xaan_ttinhb_{role}", role=role.value))


@pytest.mark.parametrize(
    ("username", "breaks"),
    [
        ("xaan_ttinhb_bc", False), ("xaan_ttinhb_bc_1", False), ("xaan_hb_ttinhb_bc", False), ("XAAN_TTINHB_BC", False),
        ("xaan_ttinhb_ld", True), ("xaan_ttinhb_canbo", True), ("xakhac_ttinhb_bc", True), ("xaan_ttinhb_bc_", True),
        ("bc", True), ("", True),
    ],
)  # fmt: skip
def test_a_name_is_the_units_code_the_role_and_perhaps_a_suffix(username, breaks):
    assert (Finding.NAME_RULE in found(account(username))) is breaks


def test_one_person_in_two_roles_is_to_review_since_the_second():
    leader = account("xaan_ttinhb_ld", role="ld", created_on=date(2026, 8, 3), person="p1")
    told = found(account(person="p1"), [leader])
    assert from_micros(told[Finding.TWO_DUTIES].since).date() == date(2026, 8, 3)


def test_two_accounts_of_one_duty_a_closed_one_and_nobody_known_are_no_two_duties():
    again = account("xaan_ttinhb_bc_1", person="p1")
    closed = account("xaan_ttinhb_ld", role="ld", status="locked", last_signed_in_at=None, person="p1")
    assert found(account(person="p1"), [again, closed]) == {}
    assert found(account(), [account("xaan_ttinhb_ld", role="ld")]) == {}


def test_whose_unit_is_no_more_has_no_duty_there():
    told = found(account(), home=Home(Tier.COMMUNE, COMMUNE.codes, date(2026, 9, 1)))
    assert told[Finding.LEAVER_ACTIVE].sign is Sign.UNIT_ENDED
    assert from_micros(told[Finding.LEAVER_ACTIVE].since) == datetime(2026, 9, 1, tzinfo=LOCAL)
    assert found(account(), home=Home(Tier.COMMUNE, COMMUNE.codes, date(2026, 12, 1))) == {}
    on_the_day = found(account(), home=Home(Tier.COMMUNE, COMMUNE.codes, date(2026, 11, 17)))
    assert set(on_the_day) == {Finding.LEAVER_ACTIVE}


def test_who_was_given_an_account_elsewhere_later_has_moved_and_who_came_has_not():
    old, new = account(person="p1"), account("xabe_bc", unit=THERE, created_on=date(2026, 9, 9), person="p1")
    told = found(old, [new])[Finding.LEAVER_ACTIVE]
    assert (told.sign, from_micros(told.since).date()) == (Sign.NEWER_ACCOUNT, date(2026, 9, 9))
    assert Finding.LEAVER_ACTIVE not in found(new, [old], home=Home(Tier.COMMUNE, frozenset({"xabe"})))


def test_who_was_given_two_accounts_on_one_day_has_not_moved():
    new = account("xabe_bc", unit=THERE, person="p1")
    assert set(found(account(person="p1"), [new])) == {Finding.TWO_DUTIES}


def test_who_moved_when_is_not_guessed_without_days():
    new = account("xabe_bc", unit=THERE, created_on=None, person="p1")
    told = found(account(person="p1"), [new])
    assert set(told) == {Finding.TWO_DUTIES}
    assert told[Finding.TWO_DUTIES].since is None


def test_whose_account_was_taken_back_in_another_software_may_have_left():
    told = found(account(person="p1"), revoked=[("p1", HERE)])[Finding.LEAVER_ACTIVE]
    assert (told.sign, told.since) == (Sign.REVOKED_ELSEWHERE, None)
    assert found(account(person="p1"), revoked=[("p1", THERE), ("p2", HERE)]) == {}


@pytest.mark.parametrize(("now", "signs"), [("2025-02-28T23:59:59", []), ("2025-03-01T00:00", [Sign.DUTY_MOVED])])
def test_judicial_records_left_the_sector_on_a_day(now, signs):
    used = {name: at("2025-02-01T08:00") for name in ("first_signed_in_at", "password_changed_at", "last_signed_in_at")}
    told = found(account("a", created_on=None, **used), system=System.JUDICIAL_RECORDS, now=at(now))
    assert [fault.sign for fault in told.values()] == signs


def test_roles_and_names_are_ruled_for_the_statistics_software_alone():
    odd = account("nguoi.dung.1", role="kt", person="p1")
    assert found(odd, [account(person="p1", role="ld")], system=System.NOTARIES) == {}
    assert set(findings_of("thong-ke")) == set(Finding)
    assert set(findings_of("cong-chung")) == {
        Finding.LEAVER_ACTIVE, Finding.DEFAULT_PASSWORD, Finding.NEVER_SIGNED_IN, Finding.OLD_PASSWORD,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("tier", "checked", "roles"),
    [
        (Tier.COMMUNE, False, "bc ld"), (Tier.COMMUNE, True, "bc ld"), (Tier.DISTRICT, True, "bc kt ld"),
        (Tier.DISTRICT, False, "bc ld"), (Tier.PROVINCE, True, "bc kt ld admin"), (Tier.PROVINCE, False, "bc ld admin"),
        (Tier.MINISTRY_UNIT, True, "bc kt ld"),
    ],
)  # fmt: skip
def test_what_a_unit_needs_follows_its_tier_and_its_forms(tier, checked, roles):
    assert [role.value for role in needed_roles(tier, requires_check=checked)] == roles.split()


def test_a_role_is_missing_where_no_account_of_it_can_be_used():
    held = [account(), account("x_ld", role="ld", status="locked"), account("x_kt", role="kt", status="revoked")]
    assert missing_roles(tuple(Role), held, NOW) == {
        Role.LD: Sign.LOCKED, Role.KT: Sign.REVOKED, Role.ADMIN: Sign.NO_ACCOUNT,
    }  # fmt: skip
    assert missing_roles([Role.LD], [*held, account("x_ld_1", role="ld")], NOW) == {}
