"""What is to be reviewed about accounts: one account, one person with several, a unit without the ones it needs.

Findings are to be reviewed, never accusations. Source: Quy chế 2626/QĐ-BTP Điều 3, Điều 18.1; Công văn 121/BTP-KHTC
mục 4; Công văn 1291/TCTHADS-TKDLCN mục 1.1; CNTT-CĐS 2023 mục 3; definitions §7; docs/decisions/018-accounts.md.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from dashboard.domain.accounts import follows_rule, role_allowed
from dashboard.domain.clock import local_day, months_later, start_of_day, to_micros
from dashboard.domain.units import Tier
from dashboard.domain.workflow import ROLES, Role

PASSWORD_MONTHS = 3
"""Calendar months after which a password must have been changed (CV 1291 mục 1.1)."""


class System(StrEnum):
    """Software whose accounts a Sở looks after (CNTT-CĐS 2023 mục 3); the value is that of ``accounts.csv``."""

    STATISTICS = "thong-ke"
    CIVIL_STATUS = "ho-tich"
    JUDICIAL_RECORDS = "ly-lich-tu-phap"
    LEGAL_AID = "tro-giup-phap-ly"
    NOTARIES = "cong-chung"
    AUCTIONS = "dau-gia-tai-san"


DUTY_MOVED: Mapping[str, date] = MappingProxyType({System.JUDICIAL_RECORDS.value: date(2025, 3, 1)})
"""Day from which nobody of the sector has the duty any more: judicial records went to Bộ Công an."""


class Finding(StrEnum):
    """What may be amiss, the gravest for the next period first."""

    NO_USABLE_ACCOUNT = "no_usable_account"
    LEAVER_ACTIVE = "leaver_active"
    ROLE_NOT_ALLOWED = "role_not_allowed"
    DEFAULT_PASSWORD = "default_password"  # noqa: S105  a finding, no password
    NEVER_SIGNED_IN = "never_signed_in"
    OLD_PASSWORD = "old_password"  # noqa: S105
    TWO_DUTIES = "two_duties"
    NAME_RULE = "name_rule"


OF_STATISTICS_ALONE = frozenset(
    {Finding.NO_USABLE_ACCOUNT, Finding.ROLE_NOT_ALLOWED, Finding.TWO_DUTIES, Finding.NAME_RULE}
)
"""Findings by rules of QC 2626, which knows the roles and names of the statistics software alone."""


def findings_of(system: str) -> tuple[Finding, ...]:
    """Findings that are looked for in a software, the gravest first."""
    return tuple(one for one in Finding if system == System.STATISTICS or one not in OF_STATISTICS_ALONE)


class Sign(StrEnum):
    """What a finding is told by, where that needs saying."""

    NO_ACCOUNT = "no_account"
    LOCKED = "locked"
    REVOKED = "revoked"
    UNIT_ENDED = "unit_ended"
    DUTY_MOVED = "duty_moved"
    NEWER_ACCOUNT = "newer_account"
    REVOKED_ELSEWHERE = "revoked_elsewhere"


_day = lru_cache(maxsize=64)(local_day)
"""The same few instants are asked about for every account."""

ACTIVE, LOCKED, REVOKED = "active", "locked", "revoked"


@lru_cache(maxsize=4096)
def _began(day: date) -> int:
    return to_micros(start_of_day(day))


class Account(NamedTuple):
    """One account of one system as the newest load tells it; instants in microseconds, ``unit`` is an id."""

    username: str
    unit: int
    role: str
    status: str
    created_on: date | None = None
    first_signed_in_at: int | None = None
    password_changed_at: int | None = None
    last_signed_in_at: int | None = None
    person: str | None = None

    def exists_at(self, at: int) -> bool:
        """Whether it had been made by then; an unknown day of making counts as long ago."""
        return self.created_on is None or self.created_on <= _day(at)

    def is_usable_at(self, at: int) -> bool:
        """Whether somebody could sign in with it: made by then, neither locked nor revoked.

        ``accounts.csv`` tells the newest status alone; one that was signed in with later was not locked yet.
        """
        used_later = self.last_signed_in_at is not None and self.last_signed_in_at > at
        return self.exists_at(at) and (self.status == ACTIVE or used_later)

    @property
    def made_at(self) -> int | None:
        """First microsecond of the day it was made."""
        return None if self.created_on is None else _began(self.created_on)


@dataclass(frozen=True, slots=True)
class Home:
    """The unit of an account: its tier, every code it bears or bore, the day it ended where it did."""

    tier: Tier
    codes: frozenset[str]
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding about one account name: since when it holds (None where that is not known), what tells it."""

    finding: Finding
    username: str
    since: int | None = None
    sign: Sign | None = None


class People:
    """Which accounts a person has, by the opaque ``person_ref``; accounts without one belong to nobody known."""

    def __init__(self, accounts: Iterable[Account], at: int, revoked: Collection[tuple[str, int]] = ()) -> None:
        """Take the accounts of one system, and (person, unit) of those revoked in the other systems."""
        self._of: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            if account.person and account.is_usable_at(at):
                self._of[account.person].append(account)
        self._revoked = frozenset(revoked)

    def second_duty(self, account: Account) -> tuple[bool, int | None]:
        """Whether the person has another unit or role too, and since when; None where a day is not known."""
        duties: dict[tuple[int, str], int | None] = {}
        for held in self._of.get(account.person or "", ()):
            duty = (held.unit, held.role)
            duties[duty] = held.made_at if duty not in duties else _earlier(duties[duty], held.made_at)
        days = sorted(day for day in duties.values() if day is not None)
        return len(duties) > 1, days[1] if len(days) == len(duties) > 1 else None

    def moved_at(self, account: Account) -> int | None:
        """When the person was first given a later account at another unit; None where there is none."""
        own, others = account.made_at, self._of.get(account.person or "", ())
        later = [held.made_at for held in others if held.unit != account.unit]
        return None if own is None else min((day for day in later if day is not None and day > own), default=None)

    def was_revoked_elsewhere(self, account: Account) -> bool:
        """Whether the unit had an account of the person taken back in another system."""
        return account.person is not None and (account.person, account.unit) in self._revoked


def account_faults(account: Account, home: Home, people: People, system: str, at: int) -> Iterator[Fault]:
    """What is to be reviewed of one account at an instant; nothing of one that is locked, revoked or not made yet."""
    if not account.is_usable_at(at):
        return
    told = [*_duties(account, home, people, system, at), *_signing_in(account, at)]
    told += _rules(account, home) if system == System.STATISTICS else []
    if system == System.STATISTICS and (two := people.second_duty(account))[0]:
        told.append((Finding.TWO_DUTIES, two[1], None))
    yield from (Fault(finding, account.username, since, sign) for finding, since, sign in told)


_Told = tuple[Finding, int | None, Sign | None]


def _duties(account: Account, home: Home, people: People, system: str, at: int) -> Iterator[_Told]:
    """The first sign that whoever had the account has it no more."""
    moved, gone = people.moved_at(account), DUTY_MOVED.get(system)
    if home.ended_on is not None and home.ended_on <= _day(at):
        yield Finding.LEAVER_ACTIVE, to_micros(start_of_day(home.ended_on)), Sign.UNIT_ENDED
    elif gone is not None and gone <= _day(at):
        yield Finding.LEAVER_ACTIVE, to_micros(start_of_day(gone)), Sign.DUTY_MOVED
    elif moved is not None:
        yield Finding.LEAVER_ACTIVE, moved, Sign.NEWER_ACCOUNT
    elif people.was_revoked_elsewhere(account):
        yield Finding.LEAVER_ACTIVE, None, Sign.REVOKED_ELSEWHERE


def _signing_in(account: Account, at: int) -> Iterator[_Told]:
    if all(moment is None or moment > at for moment in (account.first_signed_in_at, account.last_signed_in_at)):
        yield Finding.NEVER_SIGNED_IN, account.made_at, None
    if account.password_changed_at is None:
        yield Finding.DEFAULT_PASSWORD, account.made_at, None
    elif (until := months_later(account.password_changed_at, PASSWORD_MONTHS)) < at:
        yield Finding.OLD_PASSWORD, until, None


def _rules(account: Account, home: Home) -> Iterator[_Told]:
    role = Role(account.role)
    if not role_allowed(home.tier, role):
        yield Finding.ROLE_NOT_ALLOWED, account.made_at, None
    if not follows_rule(account.username, home.codes, role):
        yield Finding.NAME_RULE, account.made_at, None


# --- what a unit needs before a period opens ---------------------------------------------------


def needed_roles(tier: Tier, *, requires_check: bool) -> tuple[Role, ...]:
    """Roles that a unit which owes reports must have, in the order of their work.

    Always bc and ld; kt where one of its forms is checked and the tier has it; admin at a Sở, which looks after
    the accounts of its province (QC 2626 Điều 3 khoản 4).
    """
    asked = {Role.BC, Role.LD, Role.ADMIN, *([Role.KT] if requires_check else [])}
    return tuple(role for role in (Role.BC, Role.KT, Role.LD, Role.ADMIN) if role in asked & ROLES[tier])


def missing_roles(needed: Iterable[Role], accounts: Collection[Account], at: int) -> dict[Role, Sign]:
    """Roles of which a unit has no usable account, and what became of those it has."""
    usable = {account.role for account in accounts if account.is_usable_at(at)}
    return {role: _what_became(role, accounts, at) for role in needed if role not in usable}


def _what_became(role: Role, accounts: Iterable[Account], at: int) -> Sign:
    held = {account.status for account in accounts if account.role == role and account.exists_at(at)}
    return Sign.LOCKED if LOCKED in held else Sign.REVOKED if REVOKED in held else Sign.NO_ACCOUNT


def _earlier(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else min(one, other)
