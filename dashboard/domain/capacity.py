"""In what capacity an account of the dashboard looks: its unit and role decide, nothing that the person says."""

from dashboard.domain.scope import NOBODY, Office, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.domain.workflow import Role

TECHNOLOGY_UNIT = "btp_cntt"
"""Cục CNTT, which opens and closes periods and keeps the accounts (QC 2626 Điều 5)."""

TRAINER = "taphuan"
"""Role of trainers; their accounts belong to the root and see simulated data alone."""

ROLES = (*(role.value for role in Role), TRAINER)
"""Roles an account of the dashboard may have."""


def viewer_of(username: str, unit_code: str, role: str) -> Viewer:
    """Viewer that an account stands for; a role in no list sees nothing."""
    if role not in ROLES:
        return NOBODY
    if role == TRAINER:
        return Viewer(username, ROOT_CODE, Office.TRAINER)
    if unit_code == TECHNOLOGY_UNIT:
        return Viewer(username, ROOT_CODE, Office.TECHNOLOGY)
    if unit_code != ROOT_CODE:
        return Viewer(username, unit_code)
    return Viewer(username, ROOT_CODE, Office.ADMINISTRATION if role == Role.ADMIN else Office.STATISTICS)
