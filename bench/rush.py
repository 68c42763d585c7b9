"""The morning of a deadline: 63 Sở and 300 others sign in and open their pages within a minute, two processes serve.

Target (performance.md §4): 95 of a hundred have their page within 2 s, and none meets an error. Everybody has an
account of their own, signs in by password and opens a page of their own unit: its HTML and its session up to the
document. Every session stays open to the end. Twice: the moment the servers answer, when nothing has been made yet,
and once they have made the likeliest pages ahead (the country's and each Sở's; of the others each is the first to ask).
"""

import asyncio
import random
import re
import statistics
import time
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import httpx
import sqlalchemy as sa
from tornado.httpclient import AsyncHTTPClient

from bench import _ours
from bench._clients import Opened, bokeh
from bench._machine import conditions
from bench._report import going, tell
from bench._server import serving
from dashboard.auth import password
from dashboard.domain.scope import OPERATOR, Scope
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import Role
from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import SimulationPlan
from dashboard.schema.database import open_engine, writing
from dashboard.schema.tables import app_user
from dashboard.source import open_source

PERIOD = "2019-nam-chinh-thuc"
"""The period that 63 Sở report in; the Sở's deadline is 26/02/2020."""

MORNING = datetime.fromisoformat("2020-02-24T08:30:00+07:00")
NATIONAL, DISTRICTS, COMMUNES = 40, 60, 200
WITHIN, WORKERS, SEED = 60.0, 2, 1
SECRET = "Sang-thu-Hai-2019"  # noqa: S105  of accounts that live for this measurement
SO, SEE_OTHER = 63, 303
WHO = ("Sở", "the Cục", "districts, communes")
MORNINGS = (("just started", False), ("pages made ahead", True))
HEADER = ("when", "who", "pages", "failed", "median ms", "p95 ms", "longest ms")
T = TypeVar("T")
_TOKEN = re.compile(r'name="_xsrf" value="([^"]+)"')


@dataclass
class Visit:
    """One person's morning: who, of which unit, the page they open; milliseconds, None where it failed."""

    who: str
    unit: str
    path: str
    number: int = 0
    signing: float | None = None
    took: float | None = None

    @property
    def username(self) -> str:
        """Name of the account."""
        return f"sang_{self.number}"


def visits(url: str) -> list[Visit]:
    """Each Sở, some of the Cục, of districts and of communes, in the order in which they come."""
    chance, units = random.Random(SEED), open_source(url).units(Scope(OPERATOR, periods=(PERIOD,)))  # noqa: S311  the same crowd each time
    codes = {tier: units[units["tier"] == tier]["unit_code"].tolist() for tier in Tier}
    below = chance.sample(codes[Tier.DISTRICT], DISTRICTS) + chance.sample(codes[Tier.COMMUNE], COMMUNES)
    found = [Visit("Sở", code, "/") for code in codes[Tier.PROVINCE]]
    found += [Visit("the Cục", ROOT_CODE, chance.choice(["/", "/tien-do", "/thoi-han"])) for _ in range(NATIONAL)]
    found += [Visit("districts, communes", code, chance.choice(["/", "/", "/tien-do", "/don-vi"])) for code in below]
    chance.shuffle(found)
    for number, visit in enumerate(found):
        visit.number = number
    return found


def add_accounts(url: str, people: Iterable[Visit]) -> None:
    """Give everybody an account; all have the same password, hashed once."""
    now, hashed = datetime.now(UTC), password.hashed(SECRET)
    rows = [
        {"username": one.username, "unit_code": one.unit, "role": Role.BC.value, "password_hash": hashed,
         "created_at": now, "password_changed_at": now}
        for one in people
    ]  # fmt: skip
    engine = open_engine(url)
    with writing(engine) as conn:
        conn.execute(sa.insert(app_user), rows)
    engine.dispose()


async def crowd(base: str, people: Sequence[Visit]) -> None:
    """Have everybody come at their time, spread evenly over the minute; sessions stay open until the last has come."""
    AsyncHTTPClient.configure(
        None, max_clients=len(people), defaults={"request_timeout": 60.0, "connect_timeout": 60.0}
    )
    open_sessions: list[Opened] = []

    async def come(place: int, visit: Visit) -> None:
        await asyncio.sleep(WITHIN * place / len(people))
        try:
            cookies, visit.signing = await _timed(_signed_in(base, visit.username))
            session, visit.took = await _timed(bokeh(base + visit.path, cookies))
            open_sessions.append(session)
        except Exception as error:  # noqa: BLE001  whatever it is, a reader has no page
            going(f"{visit.who} {visit.unit}{visit.path}: {error!r}")

    await asyncio.gather(*(come(place, visit) for place, visit in enumerate(people)))
    for session in open_sessions:
        if session is not None:
            session.close()


async def _timed(work: Awaitable[T]) -> tuple[T, float]:
    began = time.perf_counter()
    return await work, (time.perf_counter() - began) * 1000


async def _signed_in(base: str, username: str) -> str:
    """The cookies of a person who has signed in."""
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=60) as client:
        form = _TOKEN.search((await client.get("/dang-nhap")).text)
        if form is None:
            raise RuntimeError("no form to sign in by")
        fields = {"_xsrf": form.group(1), "username": username, "password": SECRET}
        answer = await client.post("/dang-nhap", data=fields)
        if answer.status_code != SEE_OTHER:
            raise RuntimeError(f"{answer.status_code} instead of a session")
        return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def main() -> None:
    """Print a row for the Sở, one for the others, one for all and one for the sign-in, for each of the two mornings."""
    around = conditions()
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'morning.db'}"
        going("the nation of 2019")
        build_demo(open_engine(url), plan=SimulationPlan(periods=(PERIOD,), as_of=MORNING))
        people = visits(url)
        add_accounts(url, people)
        rows = [row for when, rested in MORNINGS for row in _morning(url, when, people, around, rested=rested)]
    title = f"63 Sở and {len(people) - SO} others opening within {WITHIN:.0f} s, {WORKERS} processes"
    tell("rush", title, HEADER, rows, around)


def _morning(
    url: str, when: str, people: list[Visit], around: dict[str, str], *, rested: bool
) -> list[tuple[object, ...]]:
    """Rows of one rush on servers of its own."""
    come = [replace(one) for one in people]
    with serving([*_ours.command(url), "--workers", str(WORKERS)], "healthz") as server:
        if rested:
            going("pages made ahead")
            server.rest()
        going(when)
        asyncio.run(crowd(server.address, come))
        around[f"memory of all processes, {when}"] = f"{server.memory_mb():.0f} MB"
    groups = [(who, [one.took for one in come if who in ("all", one.who)]) for who in (*WHO, "all")]
    return [(when, *_row(who, took)) for who, took in [*groups, ("all, to sign in", [one.signing for one in come])]]


def _row(who: str, everybody: list[float | None]) -> tuple[object, ...]:
    took = [one for one in everybody if one is not None]
    p95 = statistics.quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else float("nan")
    return (
        who,
        len(everybody),
        len(everybody) - len(took),
        statistics.median(took or [float("nan")]),
        p95,
        max(took, default=float("nan")),
    )


if __name__ == "__main__":
    main()
