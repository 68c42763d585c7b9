"""An invented nation at true size, three tiers until 30/6/2025 and two after, never to be taken for the real one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.ingest.simulate.calendar import read_table
from dashboard.ingest.simulate.chance import Chance

BEGIN = date(1900, 1, 1)
REFORM = date(2025, 7, 1)
FAR = date(9999, 1, 1)
OLD_PROVINCES, OLD_DISTRICTS, OLD_COMMUNES = 63, 705, 10_599
NEW_PROVINCES, NEW_COMMUNES, KEPT = 34, 3_321, 11
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UNIT_FIELDS = ["code", "name", "tier", "parent_code", "gso_code", "region", "valid_from", "valid_to"]
_SUCCESSION_FIELDS = ["old_code", "new_code", "effective_on", "share_known"]


@dataclass(frozen=True, slots=True)
class _Unit:
    code: str
    name: str
    tier: str
    parent_code: str
    valid_from: date
    valid_to: date


def invented_units(seed: int) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """Units as ``nation.Nation`` wants them, and the package tables ``units`` and ``unit_successions``."""
    chance = Chance.of(seed, "fictitious")
    old, new = list(_old_era(chance)), list(_new_era(chance))
    kept = {unit.code for unit in old if unit.valid_to == FAR}
    frame = pd.DataFrame([*old, *(unit for unit in new if unit.code not in kept)])
    root = pd.DataFrame([_Unit(ROOT_CODE, "", Tier.MINISTRY, "", BEGIN, FAR)])
    units = pd.concat([root, frame], ignore_index=True)
    identity = {code: place for place, code in enumerate(units.code)}
    above = [identity.get(code, -1) for code in units.parent_code]
    units = units.assign(identity=np.arange(len(units)), parent=above, exempt_reason=None)
    tables = {"units": _unit_table(frame), "unit_successions": _successions(old, new)}
    return units, tables


def letters(index: int) -> str:
    """A … Z, then AA, AB …: the letter of the index-th invented province, from 0."""
    head, tail = divmod(index, len(_LETTERS))
    return (_LETTERS[head - 1] if head else "") + _LETTERS[tail]


def share_out(total: int, weights: np.ndarray, least: int) -> np.ndarray:
    """Whole numbers that sum to ``total``, at least ``least`` each, the rest by weight (largest remainders)."""
    spare = (total - least * len(weights)) * weights / weights.sum()
    whole = np.floor(spare).astype(int)
    rest = total - least * len(weights) - whole.sum()
    whole[np.argsort(whole - spare, kind="stable")[:rest]] += 1
    return np.asarray(whole + least)


def _old_era(chance: Chance) -> Iterator[_Unit]:
    names = _Names()
    districts = share_out(OLD_DISTRICTS, chance.lognormal(OLD_PROVINCES, 0.35), 6)
    communes = iter(share_out(OLD_COMMUNES, chance.lognormal(OLD_DISTRICTS, 0.45), 3))
    for index, count in enumerate(districts):
        province = names.province(_Span(letters(index), BEGIN, FAR if index < KEPT else REFORM))
        below = _Span(letters(index), BEGIN, REFORM)
        yield province
        for number in range(1, count + 1):
            district = names.below("district", below, province, number)
            yield district
            for place in range(1, next(communes) + 1):
                yield names.below("commune_of_district", below, district, place, number)


def _new_era(chance: Chance) -> Iterator[_Unit]:
    names = _Names()
    communes = share_out(NEW_COMMUNES, chance.lognormal(NEW_PROVINCES, 0.4), 38)
    for place, count in enumerate(communes):
        name = letters(place if place < KEPT else OLD_PROVINCES + place - KEPT)
        province = names.province(_Span(name, BEGIN if place < KEPT else REFORM, FAR))
        yield province
        for number in range(1, count + 1):
            yield names.below("commune_of_province", _Span(name, REFORM, FAR), province, number)


@dataclass(frozen=True, slots=True)
class _Span:
    """Letters of a province and the days between which a unit of it lives."""

    letters: str
    valid_from: date
    valid_to: date


class _Names:
    """Names and codes of invented units, from the patterns of ``names.csv``."""

    def __init__(self) -> None:
        self._patterns = read_table("names").set_index("level").to_dict("index")

    def province(self, span: _Span) -> _Unit:
        return self._unit("province", Tier.PROVINCE, ROOT_CODE, span, {})

    def below(self, level: str, span: _Span, parent: _Unit, number: int, district: int = 0) -> _Unit:
        tier = Tier.DISTRICT if level == "district" else Tier.COMMUNE
        numbers = {"number": f"{number:02d}", "district": f"{district:02d}"}
        return self._unit(level, tier, parent.code, span, numbers)

    def _unit(self, level: str, tier: Tier, parent: str, span: _Span, numbers: dict[str, str]) -> _Unit:
        pattern, words = self._patterns[level], {"letters": span.letters, "slug": span.letters.lower(), **numbers}
        code, name = pattern["code"].format(**words), pattern["name"].format(**words)
        return _Unit(code, name, tier, parent, span.valid_from, span.valid_to)


def _unit_table(frame: pd.DataFrame) -> pd.DataFrame:
    dates = {"valid_from": frame.valid_from.map(str), "valid_to": frame.valid_to.map(_end)}
    return frame.assign(gso_code="", region="", **dates)[_UNIT_FIELDS].astype(object)


def _end(day: date) -> str:
    return "" if day == FAR else str(day)


def _successions(old: list[_Unit], new: list[_Unit]) -> pd.DataFrame:
    """Old provinces go round the new ones in turn; the communes of a territory go to its new ones in order."""
    gone = [unit for unit in old if unit.tier == Tier.PROVINCE and unit.valid_to == REFORM]
    formed = [unit for unit in new if unit.tier == Tier.PROVINCE and unit.valid_from == REFORM]
    heirs = {unit.code: formed[place % len(formed)].code for place, unit in enumerate(gone)}
    rows = [*heirs.items(), *_commune_heirs(old, new, heirs)]
    table = pd.DataFrame(rows, columns=_SUCCESSION_FIELDS[:2])
    return table.assign(effective_on=str(REFORM), share_known="1").astype(object)


def _commune_heirs(old: list[_Unit], new: list[_Unit], heirs: dict[str, str]) -> Iterator[tuple[str, str]]:
    province = {unit.code: unit.parent_code for unit in old if unit.tier == Tier.DISTRICT}
    before = _by_province(old, {code: heirs.get(above, above) for code, above in province.items()})
    after = _by_province(new, {unit.code: unit.code for unit in new if unit.tier == Tier.PROVINCE})
    for code, communes in before.items():
        formed = after[code]
        for place, commune in enumerate(communes):
            yield commune, formed[place * len(formed) // len(communes)]


def _by_province(units: list[_Unit], province: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit in units:
        if unit.tier == Tier.COMMUNE:
            found.setdefault(province[unit.parent_code], []).append(unit.code)
    return found
