"""Accounts beyond one a role: colleagues, people who moved, posts that should not be; those of the other software."""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.account_findings import ACTIVE, REVOKED, System
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Role
from dashboard.ingest.simulate.chance import trait
from dashboard.ingest.simulate.posts import EXTRA, FORMER, Roll, persons_of, rows_of

Names = npt.NDArray[np.object_]

_MOVED_AWAY = date(2025, 3, 1)
"""Day on which judicial records left the sector."""
_SOFTWARE_SINCE = date(2021, 1, 4)
_SOFTWARE = {
    System.CIVIL_STATUS: 3, System.JUDICIAL_RECORDS: 3, System.LEGAL_AID: 4, System.NOTARIES: 2, System.AUCTIONS: 2,
}  # fmt: skip
"""Accounts of a Sở beside its administrator, by software."""
_SAME_PERSON, _SAME_OFFICER = 0.25, 0.75
_TAKEN_BACK, _FORGOTTEN = 0.006, 0.08
_LATEST_MOVE, _EARLIEST_MOVE = 20, 240
_SETTLED = timedelta(days=45)


def colleagues(living: Roll) -> list[pd.DataFrame]:
    """Accounts of the statistics software beside one a role, of units that live."""
    communes, above = living.only(living.tier(Tier.COMMUNE)), living.only(living.tier(Tier.PROVINCE, Tier.MINISTRY))
    return [
        _named(communes.only(communes.happens("second_bc")), Role.BC, "bc_1"),
        _named(communes.only(communes.happens("checker")), Role.KT, "kt"),
        _named(communes.only(communes.happens("other_name")), Role.BC, "canbo"),
        _moved(communes),
        *(_named(above.only(above.of(f"bc_{n}") < 1 - n / 6), Role.BC, f"bc_{n}") for n in range(1, 6)),
        _named(above, Role.KT, "kt_1"),
        _named(above.only(above.of("ld_1") < _SAME_OFFICER), Role.LD, "ld_1"),
    ]


def _named(units: Roll, role: Role, ending: str, system: str = System.STATISTICS) -> pd.DataFrame:
    names = [f"{code}_{ending}" for code in units.frame.code]
    people = persons_of(units.seed, (f"{code}:{system}:{ending}" for code in units.frame.code))
    return rows_of(units, names, role, EXTRA).assign(system=str(system), person_ref=people)


def _moved(communes: Roll) -> pd.DataFrame:
    """Who compiled at one commune and was given an account at the next one, the old one left open."""
    frame = communes.frame
    to = frame.groupby("parent_code").code.transform(lambda codes: np.roll(codes, -1))
    gone = communes.only(communes.happens("moved") & (to != frame.code).to_numpy(bool))
    names = dict(zip(frame.code, to, strict=True))
    back = _LATEST_MOVE + (_EARLIEST_MOVE - _LATEST_MOVE) * gone.of("moved-on")
    begin = [
        max(start + _SETTLED, gone.day - timedelta(days=int(days)))
        for start, days in zip(gone.frame.begin, back, strict=True)
    ]
    new = [names[code] for code in gone.frame.code]
    people = persons_of(gone.seed, (f"{code}:{Role.BC}" for code in gone.frame.code))
    moved = rows_of(gone, [f"{code}_bc_2" for code in new], Role.BC, EXTRA)
    moved = moved.assign(unit_code=new, person_ref=people, begin=begin, kind=FORMER)
    return moved[[day <= gone.day for day in begin]]


# --- the other software of a Sở -----------------------------------------------------------------


def other_software(living: Roll) -> list[pd.DataFrame]:
    """Accounts of the software a Sở looks after beside the statistics one; of civil status, those of communes too."""
    since = [max(begin, _SOFTWARE_SINCE) for begin in living.frame.begin]
    held = Roll(living.frame.assign(begin=since), living.seed, living.day)
    offices, communes = held.only(held.tier(Tier.PROVINCE)), held.only(held.tier(Tier.COMMUNE))
    parts = [_of_office(offices, system, count) for system, count in _SOFTWARE.items()]
    return [*parts, _officers(communes)]


def _of_office(offices: Roll, system: System, count: int) -> pd.DataFrame:
    parts = [_named(offices, Role.ADMIN, "admin", system)]
    for number in range(1, count + 1):
        same = offices.of(f"{system}-{number}") < _SAME_PERSON
        people = _people(offices, same, f"{system}:{number}")
        part = _named(offices, Role.BC, f"bc_{number}", system)
        parts.append(part.assign(person_ref=people, status=_status(offices, system, f"{system}-{number}")))
    found = pd.concat(parts, ignore_index=True)
    if system is not System.JUDICIAL_RECORDS or offices.day < _MOVED_AWAY:
        return found
    ended = found[[begin < _MOVED_AWAY for begin in found.begin]]
    forgotten = trait(offices.seed, f"account-{system}-left", ended.username) < _FORGOTTEN
    return ended.assign(end=_MOVED_AWAY, status=np.where(forgotten, ACTIVE, REVOKED).astype(object))


def _officers(communes: Roll) -> pd.DataFrame:
    system = System.CIVIL_STATUS
    people = _people(communes, communes.of("officer") < _SAME_OFFICER, system)
    return _named(communes, Role.BC, "bc", system).assign(person_ref=people, status=_status(communes, system, system))


def _people(units: Roll, same: npt.NDArray[np.bool_], other: str) -> list[str]:
    """Marks of people, some of them who compile statistics at the unit too."""
    named = zip(units.frame.code, same, strict=True)
    return persons_of(units.seed, (f"{code}:{Role.BC if one else other}" for code, one in named))


def _status(units: Roll, system: System, name: str) -> Names:
    taken_back = trait(units.seed, f"account-{system}-{name}-back", units.frame.code) < _TAKEN_BACK
    return np.where(taken_back, REVOKED, ACTIVE).astype(object)
