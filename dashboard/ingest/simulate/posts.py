"""Who has which accounts in the simulated nation: the posts of every unit, a few too many, a few too few."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.domain.account_findings import ACTIVE, LOCKED, REVOKED, System
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import ROLES, Role
from dashboard.ingest.simulate.cast import Cast
from dashboard.ingest.simulate.chance import Flags, Floats, trait
from dashboard.ingest.simulate.nation import Nation, subtree

COLUMNS = ("username", "system", "unit_code", "role", "status", "person_ref", "begin", "end", "kind")
"""Columns of posts: ``begin`` and ``end`` are days, ``kind`` one of those below."""

BASE, EXTRA, FORMER = "base", "extra", "former"

_SHARES = {
    "without_ld": 0.09, "ld_locked": 0.05, "without_bc": 0.02, "double": 0.04, "second_bc": 0.03, "checker": 0.0024,
    "other_name": 0.004, "moved": 0.006, "left_open": 0.012,
}  # fmt: skip
"""How often each thing happens: the first three among communes whose reports the unit above always enters."""


@dataclass(frozen=True)
class Roll:
    """Units that have accounts, one row a code.

    ``frame``: code, tier, parent_code, begin, end, lives, behalf (entered by the unit above), without (a checker).
    """

    frame: pd.DataFrame
    seed: int
    day: date

    def happens(self, name: str) -> Flags:
        """Units to which a thing of ``_SHARES`` happens."""
        return np.asarray(self.of(name) < _SHARES[name])

    def of(self, name: str) -> Floats:
        """A lasting uniform number per unit for what accounts are drawn from."""
        return trait(self.seed, f"account-{name}", self.frame.code)

    def only(self, rows: Flags) -> "Roll":
        """The roll of some units."""
        return Roll(self.frame[np.asarray(rows)].reset_index(drop=True), self.seed, self.day)

    def tier(self, *tiers: Tier) -> Flags:
        """Units of these tiers."""
        return np.asarray(self.frame.tier.isin([str(tier) for tier in tiers]))


def roll(nation: Nation, codes: Iterable[str], seed: int, day: date) -> Roll:
    """Units of these codes and the root that had begun by the day and report; a code that passed on is one row."""
    units = nation.units[nation.units.code.isin({*codes, ROOT_CODE}) & (nation.units.valid_from <= day)]
    units = units[[not isinstance(reason, str) for reason in units.exempt_reason]]
    units = units.sort_values(["valid_from", "code"], kind="stable")
    begin = units.drop_duplicates("code").set_index("code").valid_from.to_dict()
    units = units.drop_duplicates("code", keep="last")
    cast = _cast(nation, set(codes), seed, day)
    named = dict(zip(nation.units.identity, nation.units.code, strict=True))
    lives = units.valid_to > day
    frame = units.assign(
        parent_code=[named.get(above, "") for above in units.parent], end=units.valid_to, lives=lives,
        begin=[begin[code] for code in units.code],
        behalf=_among(units.code, cast, cast.behalf), without=_among(units.code, cast, cast.without_checker),
    )  # fmt: skip
    return Roll(frame.sort_values("code", kind="stable").reset_index(drop=True), seed, day)


def _cast(nation: Nation, codes: set[str], seed: int, day: date) -> Cast:
    """Units of the day with the traits that periods are played with."""
    alive = nation.on(day)
    return Cast(subtree(alive, frozenset(alive.code[alive.code.isin(codes) & (alive.tier == Tier.PROVINCE)])), seed)


def _among(codes: pd.Series, cast: Cast, flags: Flags) -> Flags:
    return np.asarray(codes.isin(set(cast.codes[flags])))


def posts(held: Roll) -> list[pd.DataFrame]:
    """One account of the statistics software for each role of a unit, as ``COLUMNS``: those who act in periods.

    Of units that are no more they are taken back, a few forgotten.
    """
    return [_post(held.only(held.tier(tier)), role) for tier in Tier for role in Role if role in ROLES[tier]]


def _post(units: Roll, role: Role) -> pd.DataFrame:
    frame, lives = units.frame, units.frame.lives.to_numpy(bool)
    left_open = trait(units.seed, f"account-left_open-{role}", frame.code) < _SHARES["left_open"]
    status = np.where(lives | left_open, ACTIVE, REVOKED).astype(object)
    status[lives & _is_locked(units, role)] = LOCKED
    post = rows_of(units, [f"{code}_{role}" for code in frame.code], role, BASE).assign(status=status)
    return post[~(lives & _is_without(units, role))]


def _is_locked(units: Roll, role: Role) -> Flags:
    """Posts whose holder has gone and whose account was locked, nobody named yet: they have not acted lately."""
    if role is Role.LD:
        return np.asarray(_unused(units) & units.happens("ld_locked"))
    return np.asarray(units.frame.without.to_numpy(bool) & (role is Role.KT))


def _is_without(units: Roll, role: Role) -> Flags:
    shares = {Role.LD: "without_ld", Role.BC: "without_bc"}
    return _unused(units) & units.happens(shares[role]) if role in shares else np.zeros(len(units.frame), dtype=bool)


def _unused(units: Roll) -> Flags:
    """Communes whose reports the unit above always enters: their accounts never act."""
    return np.asarray(units.frame.behalf.to_numpy(bool) & units.tier(Tier.COMMUNE))


def rows_of(units: Roll, usernames: list[str], role: Role, kind: str, system: str = System.STATISTICS) -> pd.DataFrame:
    """Accounts of these names in use, one a unit, as ``COLUMNS``."""
    frame = units.frame
    return pd.DataFrame({
        "username": usernames, "system": str(system), "unit_code": frame.code, "role": str(role), "status": ACTIVE,
        "person_ref": _persons(units, role), "begin": frame.begin, "end": frame.end, "kind": kind,
    })  # fmt: skip


def _persons(units: Roll, role: Role) -> list[str]:
    """Opaque marks of people; at some communes, and a few other units, the one who compiles also approves or checks."""
    double = units.happens("double") & units.frame.lives.to_numpy(bool)
    shared = {Role.LD: Tier.COMMUNE, Role.KT: Tier.PROVINCE}
    same = double & units.tier(shared[role]) if role in shared else np.zeros(len(double), dtype=bool)
    names = [f"{code}:{Role.BC if one else role}" for code, one in zip(units.frame.code, same, strict=True)]
    return persons_of(units.seed, names)


def persons_of(seed: int, names: Iterable[str]) -> list[str]:
    """Marks that tell people apart and say nothing else of them."""
    return [f"p{int(number * 2**48):012x}" for number in trait(seed, "person", names)]
