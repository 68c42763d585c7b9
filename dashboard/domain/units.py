"""Bodies that report: their tiers, and the root they report to (definitions §1)."""

from enum import StrEnum

ROOT_CODE = "btp_khtc"
"""Cục Kế hoạch – Tài chính, tier ``ministry``: where every report climbs to."""


class Tier(StrEnum):
    """Level of a reporting body (definitions §1)."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    MINISTRY_UNIT = "ministry_unit"
    LEGAL_DEPARTMENT = "legal_department"
    MINISTRY = "ministry"


REPORTING_TIERS = (Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE, Tier.MINISTRY_UNIT, Tier.LEGAL_DEPARTMENT)
"""Tiers whose reports can be asked for, lowest first."""
