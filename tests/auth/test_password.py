"""Tests for dashboard.auth.password and .common: both profiles, the three months, hashes and the threads."""

import asyncio
from datetime import datetime, timedelta
from threading import Event

import pytest
from argon2 import PasswordHasher

from dashboard.auth import password
from dashboard.auth.errors import BusyError
from dashboard.auth.password import Checking, Profile, generated, is_due, is_outdated, weaknesses
from dashboard.domain.clock import LOCAL

NOW = datetime(2026, 11, 30, 9, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("given", "broken"),
    [
        ("Trời-xanh7", ()),
        ("Xanh-7", ("short",)),
        ("xanhlabiec", ("classes",)),
        ("XanhLaBiec", ("classes",)),
        ("xanh-la-biec", ("classes",)),
        ("Nghean-2626!", ("username",)),
        ("Matkhau@123", ("common",)),
        ("P@ssw0rd", ("common",)),
        ("Aaaa1111", ("common",)),
        ("Abcdef123", ("common",)),
        ("12345678Aa", ("common",)),
        ("Thongke2026!", ("common",)),
        ("x" * 129 + "-7", ("long", "common")),
    ],
)
def test_the_ministrys_profile(given, broken):
    assert weaknesses(given, "tinh_nghean_bc", Profile.MOJ) == broken


@pytest.mark.parametrize(
    ("given", "broken"),
    [
        ("trăng sáng ngoài hiên nhà", ()),
        ("Trời-xanh7", ("short",)),
        ("matkhau!!!!!!!!!!!", ("common",)),
        ("tinhnghean thang muoi", ("username",)),
    ],
)
def test_the_profile_of_asvs_asks_for_length_and_for_no_classes(given, broken):
    assert weaknesses(given, "tinhnghean_bc", Profile.ASVS) == broken


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        (None, True),
        (datetime(2026, 8, 30, 9, tzinfo=LOCAL), True),
        (datetime(2026, 8, 30, 9, 1, tzinfo=LOCAL), False),
        (datetime(2026, 8, 31, 8, tzinfo=LOCAL), True),
        (datetime(2026, 11, 30, 8, tzinfo=LOCAL), False),
    ],
)
def test_a_password_is_changed_by_its_owner_and_every_three_months(changed, due):
    assert is_due(changed, NOW, Profile.MOJ) == due


def test_the_profile_of_asvs_asks_for_no_change_but_the_first():
    assert is_due(None, NOW, Profile.ASVS)
    assert not is_due(NOW - timedelta(days=4000), NOW, Profile.ASVS)


def test_a_generated_password_keeps_every_rule_and_is_never_the_same():
    made = {generated() for _ in range(50)}
    assert len(made) == 50
    assert all(weaknesses(one, "btp_khtc_ld", profile) == () for one in made for profile in Profile)


def test_a_hash_is_salted_and_takes_the_same_letters_however_they_are_composed():
    composed, decomposed = "Hòa-bình-7", "Ho\u0300a-bi\u0300nh-7"
    kept = password.hashed(composed)
    assert kept != password.hashed(composed)
    assert password.matches(kept, decomposed)
    assert not password.matches(kept, "Hòa-bình-8")


def test_where_no_password_is_kept_none_is_right():
    assert not password.matches(None, "")
    assert not password.matches(None, "x")
    assert not password.matches("not a hash", "x")


def test_a_hash_of_lesser_parameters_is_outdated():
    weak = PasswordHasher(time_cost=1, memory_cost=1024).hash("x")
    assert is_outdated(weak)
    assert not is_outdated(password.hashed("x"))


def test_the_loop_goes_on_while_a_password_is_checked():
    async def ticks():
        count, work = 0, asyncio.create_task(Checking().matches(None, "x"))
        while not work.done():
            await asyncio.sleep(0.001)
            count += 1
        return count

    assert asyncio.run(ticks()) > 3


def test_whoever_comes_beyond_those_who_may_wait_is_asked_to_try_again(monkeypatch):
    free = Event()
    monkeypatch.setattr(password, "matches", lambda *_: free.wait(10))

    async def three():
        checking = Checking(threads=1, waiting=1)
        asked = [asyncio.create_task(checking.matches(None, "x")) for _ in range(3)]
        done, _ = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
        free.set()
        await asyncio.gather(*asked, return_exceptions=True)
        return [type(one.exception()) for one in done]

    assert asyncio.run(three()) == [BusyError]
