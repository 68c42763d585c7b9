"""Looking around without a password: on a simulated database, on this very machine, and nowhere else."""

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from dashboard.domain.capacity import TRAINER
from dashboard.domain.units import ROOT_CODE
from dashboard.domain.workflow import Role
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import app_user, data_load, data_state

WAY = "demo"


@dataclass(frozen=True, slots=True)
class Guise:
    """Somebody as whom the demonstration may be looked at (design §4), and the page that shows it best."""

    username: str
    unit_code: str
    role: str
    target: str = "/"


GUISES = (
    Guise("btp_khtc_ld", ROOT_CODE, Role.LD),
    Guise("tinhnghean_bc", "tinhnghean", Role.BC),
    Guise("huyennamdan_tnan_bc", "huyennamdan_tnan", Role.BC, "/?ky=2019-nam-chinh-thuc"),
    Guise("xasonlam_tnan_bc", "xasonlam_tnan", Role.BC),
    Guise("taphuan", ROOT_CODE, TRAINER),
    Guise("btp_khtc_admin", ROOT_CODE, Role.ADMIN, "/he-thong"),
)


def is_simulated(engine: sa.Engine) -> bool:
    """Whether every report of the database is simulated, and some are."""
    packages = sa.select(data_load.c.id).where(data_load.c.kind == "package", ~data_load.c.simulated).limit(1)
    with explained(engine), engine.connect() as conn:
        marked = conn.scalar(sa.select(data_state.c.simulated))
        return bool(marked) and conn.scalar(packages) is None


def guise_of(username: str) -> Guise | None:
    """Guise of this name; None where it is none, so that no other account is entered this way."""
    return next((guise for guise in GUISES if guise.username == username), None)


def ensure_account(engine: sa.Engine, guise: Guise) -> None:
    """Add the guise's account if there is none; without a password, so that none ever lets it in."""
    with explained(engine), writing(engine) as conn:
        if conn.scalar(sa.select(app_user.c.id).where(app_user.c.username == guise.username)) is None:
            values = {"username": guise.username, "unit_code": guise.unit_code, "role": guise.role}
            conn.execute(sa.insert(app_user).values(**values, created_at=datetime.now(UTC)))
