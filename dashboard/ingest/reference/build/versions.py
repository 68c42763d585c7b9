"""Every version of every unit: the old era until 01/7/2025, the new one from then, later renamings split off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.vietnamese import office_name
from dashboard.ingest.reference.build.codes import Code, unit_codes
from dashboard.ingest.reference.build.identities import NEW, OLD, Identities, Key
from dashboard.ingest.reference.build.raw import Raw, Row
from dashboard.reference.units import FIRST_DAY, REARRANGED_ON, UnitVersion

SOFTWARE = "C"
"""Certainty of what was read in public software alone (regulation.md)."""


@dataclass(frozen=True)
class Builder:
    """Makes versions of one nation; knows every unit's number and code."""

    raw: Raw
    identities: Identities
    codes: dict[Key, Code]

    def version(self, key: Key, row: Row, above: Key, source: str | None = None) -> UnitVersion:
        """Version of a unit over the whole of its era."""
        era, tier, gso = key
        return UnitVersion(
            unit=self.identities[key],
            tier=tier,
            code=self.codes[key].text,
            name=office_name(tier, row["full_name"]),
            parent=self.identities[above],
            gso_code=gso,
            region=row.get("region"),
            valid_from=FIRST_DAY if era == OLD else REARRANGED_ON,
            valid_to=REARRANGED_ON if era == OLD else None,
            code_provisional=self.codes[key].provisional,
            exempt_reason=self._exempt(key),
            source=source,
            certainty=SOFTWARE,
        )

    def _exempt(self, key: Key) -> str | None:
        era, tier, gso = key
        is_empty = tier == Tier.DISTRICT and self.raw.districts_2020[gso]["no_communes"] == "1"
        is_listed = (era, tier) == (NEW, Tier.COMMUNE) and gso in self.raw.additions["exempt_communes_2025"]
        return str(self.raw.additions["exempt_reason"]) if is_empty or is_listed else None


def build_versions(raw: Raw, identities: Identities) -> list[UnitVersion]:
    """Return all versions in order of unit number and time."""
    builder = Builder(raw, identities, unit_codes(raw))
    versions = [*_centre(builder), *_old_era(builder), *_new_era(builder)]
    return sorted(versions, key=lambda version: (version.unit, version.valid_from))


def _root() -> Key:
    return OLD, Tier.MINISTRY, ROOT_CODE


def _centre(builder: Builder) -> Iterator[UnitVersion]:
    root = builder.identities[_root()]
    for unit in builder.raw.additions["central"]:
        number = builder.identities[OLD, unit["tier"], unit["code"]]
        yield UnitVersion(
            unit=number, tier=unit["tier"], code=unit["code"], name=unit["name"],
            parent=None if number == root else root, gso_code=None, region=None, valid_from=FIRST_DAY, valid_to=None,
            code_provisional=unit["provisional"], exempt_reason=None, source=None, certainty=unit["certainty"],
        )  # fmt: skip


def _old_era(builder: Builder) -> Iterator[UnitVersion]:
    raw = builder.raw
    renamed = {row["province_2020"]: row for row in raw.additions["renamed"]}
    for gso, row in raw.provinces_2020.items():
        version = builder.version((OLD, Tier.PROVINCE, gso), row, _root())
        yield from _renamed(version, renamed[gso]) if gso in renamed else [version]
    for gso, row in raw.districts_2020.items():
        yield builder.version((OLD, Tier.DISTRICT, gso), row, (OLD, Tier.PROVINCE, row["province_code"]))
    for gso, row in raw.communes_2020.items():
        yield builder.version((OLD, Tier.COMMUNE, gso), row, (OLD, Tier.DISTRICT, row["district_code"]))


def _new_era(builder: Builder) -> Iterator[UnitVersion]:
    raw = builder.raw
    merging = {row["new_code"]: row["resolution"] for row in raw.province_crosswalk if row["merged"] == "1"}
    for gso, row in raw.provinces_2025.items():
        version = builder.version((NEW, Tier.PROVINCE, gso), row, _root(), merging.get(gso))
        number, _, day = row["later_kind_by"].partition(" - ")
        yield from _of_another_kind(version, row, number, _day(day))
    for gso, row in raw.communes_2025.items():
        resolution = raw.provinces_2025[row["province_code"]]["commune_resolution"]
        above = (NEW, Tier.PROVINCE, row["province_code"])
        version = builder.version((NEW, Tier.COMMUNE, gso), row, above, resolution)
        yield from _of_another_kind(version, row, row["later_resolution"], _day(row["later_resolution_date"]))


def _renamed(version: UnitVersion, change: dict[str, object]) -> Iterator[UnitVersion]:
    name = office_name(version.tier, str(change["full_name"]))
    day = change["on"]
    assert isinstance(day, date)  # noqa: S101  toml gives a date where the file has one
    yield from _split(version, day, name, str(change["source"]), str(change["certainty"]))


def _of_another_kind(version: UnitVersion, row: Row, resolution: str, day: date | None) -> Iterator[UnitVersion]:
    """Version, and after the resolution's day the same place under its later kind.

    The day a resolution takes effect is not in the sources: the day it was passed stands for it.
    """
    if not row["later_kind"] or day is None:
        yield version
        return
    name = office_name(version.tier, f"{row['later_kind']} {row['name']}")
    yield from _split(version, day, name, resolution, SOFTWARE)


def _split(version: UnitVersion, day: date, name: str, source: str, certainty: str) -> Iterator[UnitVersion]:
    yield replace(version, valid_to=day)
    yield replace(version, valid_from=day, name=name, source=source, certainty=certainty)


def _day(text: str) -> date | None:
    """Day of ``2026-04-14`` or ``24/04/2026``; None of a blank."""
    if not text:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007  a day, not an instant
