"""The morning of a deadline: 63 Sở and 300 others open their pages within a minute, two processes serve them.

Target (performance.md §4): 95 of a hundred have their page within 2 s, and none meets an error. A page is its HTML and
its session up to the document; nobody's page has been asked for before, and every session stays open to the end.
"""

import asyncio
import random
import statistics
import time
from dataclasses import dataclass

from tornado.httpclient import AsyncHTTPClient

from bench import _ours
from bench._clients import Opened, bokeh
from bench._machine import conditions
from bench._report import tell
from bench._server import serving
from dashboard.domain.scope import OPERATOR, Scope
from dashboard.domain.units import Tier
from dashboard.source import open_source

PERIOD = "2019-nam-chinh-thuc"
"""The period that 63 Sở report in."""

OTHERS, WITHIN, WORKERS, SEED = 300, 60.0, 2, 1
HEADER = ("who", "pages", "failed", "median ms", "p95 ms", "longest ms")


@dataclass
class Visit:
    """One page asked for: by whom, at which address, how long it took; None where it failed."""

    who: str
    path: str
    took: float | None = None


def visits(url: str) -> list[Visit]:
    """Each Sở looks at its own province; the others, at whatever unit or page is theirs."""
    source, chance = open_source(url), random.Random(SEED)  # noqa: S311  the same crowd each time
    units = source.units(Scope(OPERATOR, periods=(PERIOD,)))
    provinces = units[units["tier"] == Tier.PROVINCE]["unit_code"].tolist()
    communes = units[units["tier"] == Tier.COMMUNE]["unit_code"].tolist()
    pages = ["/", "/tien-do", "/thoi-han", *(f"/don-vi/{code}" for code in chance.sample(communes, 60))]
    found = [Visit("Sở", f"/?ky={PERIOD}&don-vi={code}") for code in provinces]
    found += [Visit("others", f"{chance.choice(pages)}?ky={PERIOD}") for _ in range(OTHERS)]
    chance.shuffle(found)
    return found


async def crowd(base: str, crowd_of: list[Visit]) -> None:
    """Have everybody come at their time, spread evenly over the minute; sessions stay open until the last has come."""
    AsyncHTTPClient.configure(
        None, max_clients=len(crowd_of), defaults={"request_timeout": 60.0, "connect_timeout": 60.0}
    )
    open_sessions: list[Opened] = []

    async def come(number: int, visit: Visit) -> None:
        await asyncio.sleep(WITHIN * number / len(crowd_of))
        asked = time.perf_counter()
        try:
            open_sessions.append(await bokeh(base + visit.path))
        except Exception as error:  # noqa: BLE001  whatever it is, a reader has no page
            print(f"{visit.path}: {error}")
        else:
            visit.took = (time.perf_counter() - asked) * 1000

    await asyncio.gather(*(come(number, visit) for number, visit in enumerate(crowd_of)))
    for session in open_sessions:
        if session is not None:
            session.close()


def main() -> None:
    """Print a row for the Sở, one for the others, and one for all."""
    around, url = conditions(), _ours.demo_url()
    people = visits(url)
    with serving([*_ours.command(url), "--workers", str(WORKERS)], "healthz") as server:
        asyncio.run(crowd(server.address, people))
        around["memory of all processes"] = f"{server.memory_mb():.0f} MB"
    rows = [_row(who, [one for one in people if who in ("all", one.who)]) for who in ("Sở", "others", "all")]
    title = f"63 Sở and {OTHERS} others opening within {WITHIN:.0f} s, {WORKERS} processes"
    tell("rush", title, HEADER, rows, around)


def _row(who: str, people: list[Visit]) -> list[object]:
    took = [one.took for one in people if one.took is not None]
    if len(took) < 2:  # noqa: PLR2004  nothing to tell of one
        return [who, len(people), len(people) - len(took), "", "", ""]
    p95 = statistics.quantiles(took, n=20, method="inclusive")[-1]
    return [who, len(people), len(people) - len(took), statistics.median(took), p95, max(took)]


if __name__ == "__main__":
    main()
