"""Tests for dashboard.auth.lockout: strangers are slowed, and lock nobody out who is known."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from dashboard.auth.lockout import ADDRESS_FAILURES, Attempt, Devices, Lockout
from dashboard.schema.tables import sign_in_failure

NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)
STRANGER = Attempt("tinhnghean_bc", "10.0.0.1")


@pytest.fixture
def lockout(engine):
    return Lockout(engine)


def fail(lockout, attempt, times, at=NOW):
    for _ in range(times):
        lockout.failed(attempt, at)


def test_five_failures_close_an_account_for_a_minute(lockout):
    fail(lockout, STRANGER, 4)
    assert lockout.closed_until(STRANGER, NOW) is None
    fail(lockout, STRANGER, 1)
    assert lockout.closed_until(STRANGER, NOW) == NOW + timedelta(minutes=1)
    assert lockout.closed_until(STRANGER, NOW + timedelta(minutes=1)) is None


@pytest.mark.parametrize(("failures", "minutes"), [(6, 2), (7, 4), (8, 8), (9, 15), (29, 15)])
def test_the_pause_doubles_up_to_a_quarter_of_an_hour(lockout, failures, minutes):
    fail(lockout, STRANGER, failures)
    assert lockout.closed_until(STRANGER, NOW) == NOW + timedelta(minutes=minutes)


def test_from_everywhere_it_is_the_same_account(lockout):
    for number in range(5):
        lockout.failed(Attempt("tinhnghean_bc", f"10.0.0.{number}"), NOW)
    assert lockout.closed_until(Attempt("TinhNgheAn_bc", "10.0.9.9"), NOW) is not None


def test_who_is_known_comes_in_while_strangers_are_closed_out(lockout):
    fail(lockout, STRANGER, 25)
    assert lockout.closed_until(STRANGER, NOW) is not None
    assert lockout.closed_until(Attempt("tinhnghean_bc", "10.0.0.2", "mark"), NOW) is None


def test_a_known_device_that_guesses_is_closed_by_itself(lockout):
    thief = Attempt("tinhnghean_bc", "10.0.0.3", "stolen")
    fail(lockout, thief, 5)
    assert lockout.closed_until(thief, NOW) is not None
    assert lockout.closed_until(Attempt("tinhnghean_bc", "10.0.0.4"), NOW) is None


def test_an_address_that_tries_many_accounts_is_slowed_for_all(lockout):
    for number in range(ADDRESS_FAILURES):
        lockout.failed(Attempt(f"account{number}", "10.0.0.5"), NOW)
    assert lockout.closed_until(Attempt("tinhnghean_bc", "10.0.0.5"), NOW) is not None
    assert lockout.closed_until(Attempt("tinhnghean_bc", "10.0.0.6"), NOW) is None


def test_signing_in_forgets_ones_own_failures_but_not_those_of_the_address(lockout):
    fail(lockout, STRANGER, ADDRESS_FAILURES)
    lockout.succeeded(STRANGER)
    assert lockout.closed_until(STRANGER, NOW) is not None
    assert lockout.closed_until(Attempt("tinhnghean_bc", "10.0.0.7"), NOW) is None


def test_an_administrator_reopens_an_account(lockout):
    fail(lockout, STRANGER, 6)
    lockout.reopen("tinhnghean_bc")
    assert lockout.closed_until(Attempt("tinhnghean_bc", "10.0.0.8"), NOW) is None


def test_counters_say_no_name_and_are_forgotten(lockout, engine):
    fail(lockout, STRANGER, 5)
    with engine.connect() as conn:
        assert "tinhnghean" not in str(conn.execute(sa.select(sign_in_failure)).all())
    later = NOW + timedelta(hours=13)
    lockout.failed(Attempt("another", "10.0.0.9"), later)
    with engine.connect() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(sign_in_failure)) == 2


def test_a_mark_is_of_one_account_and_one_server():
    devices = Devices(b"k" * 32)
    mark = devices.mark("tinhnghean_bc")
    assert devices.known("TINHNGHEAN_bc", mark) == mark
    assert devices.known("tinhangiang_bc", mark) == ""
    assert Devices(b"x" * 32).known("tinhnghean_bc", mark) == ""


@pytest.mark.parametrize("mark", ["", ".", "a", "a.b", "ă.ă", "." * 5_000])
def test_a_forged_mark_is_none(mark):
    assert Devices(b"k" * 32).known("tinhnghean_bc", mark) == ""


def test_who_never_failed_writes_nothing_on_the_way_in(lockout, engine):
    written = []
    sa.event.listen(engine, "before_cursor_execute", lambda *given: written.append(given[2].split()[0]))
    lockout.succeeded(STRANGER)
    assert "DELETE" not in written
    fail(lockout, STRANGER, 1)
    lockout.succeeded(STRANGER)
    assert "DELETE" in written[written.index("INSERT") :]
