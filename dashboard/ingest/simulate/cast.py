"""Who acts in one simulated period: its units with their lasting traits, and the reports they owe."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import Role, needs_check
from dashboard.ingest.simulate.chance import Flags, Floats, Ints, bell, ranked, trait

TIER_ORDER = (Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE)
_CENTRE_HOURS = 9.0
_WITHOUT_CHECKER = 0.035
_COVERING = 0.3
_REMOTE, _BEHALF_REMOTE, _BEHALF = 0.15, 0.16, 0.025


@dataclass(frozen=True)
class Cast:
    """Units of a period by place; the root stands last, above the provinces.

    ``frame``: code, tier, parent_code, exempt_reason, one row a unit, by code.
    """

    frame: pd.DataFrame
    seed: int

    @cached_property
    def codes(self) -> npt.NDArray[np.object_]:
        """Code of every unit, the root last."""
        return np.array([*self.frame.code, ROOT_CODE], dtype=object)

    @cached_property
    def parent(self) -> Ints:
        """Place of the unit above each unit, and of the root above itself."""
        place = {code: index for index, code in enumerate(self.codes)}
        return np.array([*(place[code] for code in self.frame.parent_code), len(self.frame)], dtype=np.int64)

    @cached_property
    def province(self) -> Ints:
        """Place of the province of each unit (its own place for a province, the root's for the root)."""
        found = np.arange(len(self.codes))
        for _ in TIER_ORDER:
            above = self.parent[found]
            found = np.where(above == len(self.frame), found, above)
        return found

    def login(self, role: Role) -> npt.NDArray[np.object_]:
        """Account name of each unit in a role."""
        return np.array([f"{code}_{role}" for code in self.codes], dtype=object)

    def of(self, name: str) -> Floats:
        """A lasting uniform trait per unit, the root included."""
        return trait(self.seed, name, self.codes)

    @cached_property
    def slow(self) -> Floats:
        """How slow each unit is by nature, 0–1."""
        return self.of("slow")

    @cached_property
    def pace(self) -> Floats:
        """How slow each unit is beside the others of its province, 0–1."""
        return self.of("pace")

    @cached_property
    def receiving(self) -> Floats:
        """Working hours each unit usually lets a report wait before it receives it; the centre is a bottleneck."""
        hours = 9.0 * np.exp(0.8 * bell(self.of("receiving")))
        hours[-1] = _CENTRE_HOURS
        return hours

    @cached_property
    def covers(self) -> Flags:
        """Units that put missing figures straight into their own summary."""
        return self.of("covers") < _COVERING

    @cached_property
    def behalf(self) -> Flags:
        """Units whose reports the unit above always enters; more of them in some provinces."""
        remote = self.of("remote")[self.province] < _REMOTE
        below = np.array([*(self.frame.tier != Tier.PROVINCE), False])
        return np.asarray((self.of("behalf") < np.where(remote, _BEHALF_REMOTE, _BEHALF)) & below)

    @cached_property
    def without_checker(self) -> Flags:
        """Units whose checker is missing, the same share in each tier."""
        missing = np.zeros(len(self.codes), dtype=bool)
        tiers = np.array([*self.frame.tier, ""])
        for tier in (Tier.DISTRICT, Tier.PROVINCE):
            rows = np.flatnonzero(tiers == tier)
            missing[rows] = ranked(self.of("checker")[rows]) > 1 - _WITHOUT_CHECKER
        return missing


@dataclass(frozen=True)
class Obligations:
    """Reports of a period: place of the unit, code and field of the form, all sorted by unit, then form."""

    unit: Ints
    form: npt.NDArray[np.object_]
    field: npt.NDArray[np.object_]
    tier: npt.NDArray[np.object_]
    check: Flags
    exempt_reason: npt.NDArray[np.object_]

    def __len__(self) -> int:
        """Count of reports."""
        return len(self.unit)

    def only(self, rows: Ints) -> "Obligations":
        """The reports at these places."""
        return Obligations(
            self.unit[rows], self.form[rows], self.field[rows], self.tier[rows], self.check[rows],
            self.exempt_reason[rows],
        )  # fmt: skip


def owed(cast: Cast, forms: pd.DataFrame) -> Obligations:
    """Every unit × form of its tier; ``exempt_reason`` is "" where the report is owed."""
    units = cast.frame.assign(unit=np.arange(len(cast.frame)))[["unit", "tier", "exempt_reason"]]
    rows = units.merge(forms[["code", "tier", "field", "requires_check"]], on="tier")
    rows = rows.sort_values(["unit", "code"], kind="stable")
    check = [needs_check(Tier(tier), bool(asks)) for tier, asks in zip(rows.tier, rows.requires_check, strict=True)]
    reasons = [reason if isinstance(reason, str) else "" for reason in rows.exempt_reason]
    return Obligations(
        rows.unit.to_numpy(np.int64), rows.code.to_numpy(object), rows.field.to_numpy(object),
        rows.tier.to_numpy(object), np.array(check, dtype=bool), np.array(reasons, dtype=object),
    )  # fmt: skip
