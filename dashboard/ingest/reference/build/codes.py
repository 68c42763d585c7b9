"""Unit codes: by the rule of 2020, and provisionally after 01/7/2025; a kept unit keeps its code."""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.domain import accounts
from dashboard.domain.units import Tier
from dashboard.ingest.reference.build.identities import NEW, OLD, Key
from dashboard.ingest.reference.build.raw import Raw


class Code(NamedTuple):
    """A unit's code, and whether it is a guess."""

    text: str
    provisional: bool


def unit_codes(raw: Raw) -> dict[Key, Code]:
    """Code of every province, district and commune of both eras."""
    old = _provinces_2020(raw) | _districts(raw) | _communes_2020(raw)
    return old | _provinces_2025(raw, old) | _communes_2025(raw, old)


def _provinces_2020(raw: Raw) -> dict[Key, Code]:
    return {
        (OLD, Tier.PROVINCE, gso): Code(accounts.province_code(row["full_name"]), False)
        for gso, row in raw.provinces_2020.items()
    }


def _districts(raw: Raw) -> dict[Key, Code]:
    return {
        (OLD, Tier.DISTRICT, gso): Code(accounts.district_code(row["full_name"], _province(raw, row)), False)
        for gso, row in raw.districts_2020.items()
    }


def _communes_2020(raw: Raw) -> dict[Key, Code]:
    derived = [
        (accounts.commune_code(row["full_name"], _district(raw, row), _province(raw, row)), gso)
        for gso, row in raw.communes_2020.items()
    ]
    return {key: Code(code, code != rule) for key, code, rule in _told_apart(OLD, derived)}


def _provinces_2025(raw: Raw, old: dict[Key, Code]) -> dict[Key, Code]:
    derived: dict[Key, Code] = {
        (NEW, Tier.PROVINCE, gso): Code(accounts.province_code(row["full_name"]), True)
        for gso, row in raw.provinces_2025.items()
    }
    kept: dict[Key, Code] = {(NEW, Tier.PROVINCE, gso): old[OLD, Tier.PROVINCE, gso] for gso in raw.kept_provinces}
    return derived | kept


def _communes_2025(raw: Raw, old: dict[Key, Code]) -> dict[Key, Code]:
    derived = [
        (accounts.commune_code(row["full_name"], None, raw.provinces_2025[row["province_code"]]["full_name"]), gso)
        for gso, row in raw.communes_2025.items()
        if gso not in raw.kept_communes
    ]
    fresh = {key: Code(code, True) for key, code, _ in _told_apart(NEW, derived)}
    kept: dict[Key, Code] = {
        (NEW, Tier.COMMUNE, new): old[OLD, Tier.COMMUNE, gso] for new, gso in raw.kept_communes.items()
    }
    return fresh | kept


def _told_apart(era: str, derived: list[tuple[str, str]]) -> Iterable[tuple[Key, str, str]]:
    """Key, final code and code by the rule alone."""
    for (rule, gso), code in zip(derived, accounts.distinct_codes(derived), strict=True):
        yield (era, Tier.COMMUNE, gso), code, rule


def _province(raw: Raw, row: dict[str, str]) -> str:
    return raw.provinces_2020[row["province_code"]]["full_name"]


def _district(raw: Raw, row: dict[str, str]) -> str:
    return raw.districts_2020[row["district_code"]]["full_name"]
