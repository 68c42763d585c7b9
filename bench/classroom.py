"""A class of 40 seats on two cores: all open the first page at once, then everybody works; memory held at the end.

``python -m bench.classroom``. Each seat is a client with its own cookie that asks for what its browser would ask for:
the door, the list, styles and script, an exercise, then moves sent by the page's script, and a pulse every 3 seconds;
the trainer's board asks every 3 seconds too. A step is measured from its request to the whole answer.
"""

import argparse
import asyncio
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterable
from pathlib import Path

import httpx

from bench._machine import conditions
from bench._report import tell
from bench._server import Server, serving
from dashboard.training.classroom.room import Room
from dashboard.training.exercises import EXERCISES
from dashboard.training.moves import Move

SEATS, CORES = 40, "0,1"
TASK = EXERCISES["xa-vong-doi"]
PAGE = f"/tap-huan/quy-trinh/{TASK.key}"
PULSE = 3.0
TOKEN = re.compile(r'name="_xsrf" value="([^"]+)"')
FETCH = {"X-Requested-With": "fetch"}
PAUSE = (1.0, 4.0)
"""Seconds a quick learner takes between two moves."""


class Seat:
    """One seat: its cookies, its form's token, the time of every step."""

    def __init__(self, address: str, code: str) -> None:
        self.client = httpx.AsyncClient(base_url=address, follow_redirects=True, trust_env=False, timeout=60)
        self.code, self.token = code, ""
        self.steps: list[float] = []

    async def open(self) -> float:
        """Milliseconds from the door to the whole list with its style and script."""
        begun = time.perf_counter()
        door = await self.client.get("/")
        page = await self.client.post("/", data={"_xsrf": found(door.text), "code": self.code})
        files = re.findall(r'(?:href|src)="(/assets/[^"]+\.(?:css|js|svg)[^"]*)"', page.text)
        await asyncio.gather(*(self.client.get(file) for file in dict.fromkeys(files)))
        return (time.perf_counter() - begun) * 1000

    async def begin(self) -> None:
        """Open the exercise."""
        self.token = found((await self.client.get(PAGE)).text)

    async def step(self, move: Move | None) -> None:
        """Send one move, or begin anew, and wait for the page after it."""
        fields = {"_xsrf": self.token, "kind": "restart"} if move is None else {
            "_xsrf": self.token, "kind": move.kind, "actor": move.actor, "action": move.action,
        }  # fmt: skip
        begun = time.perf_counter()
        answer = await self.client.post(PAGE, data=fields, headers=FETCH)
        answer.raise_for_status()
        self.steps.append((time.perf_counter() - begun) * 1000)

    async def work(self, until: float) -> None:
        """Do the exercise again and again, at the pace of a quick learner."""
        while True:
            for move in (*TASK.solution, None):
                await asyncio.sleep(random.uniform(*PAUSE))  # noqa: S311  a pace
                if time.perf_counter() > until:
                    return
                await self.step(move)

    async def beat(self, path: str, until: float) -> None:
        """Ask what the trainer wants, every few seconds."""
        while time.perf_counter() < until:
            await asyncio.sleep(PULSE)
            await self.client.get(path)


def found(page: str) -> str:
    """Token of the form of a page."""
    match = TOKEN.search(page)
    return match.group(1) if match else ""


def main() -> None:
    """Measure, print and keep the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=40.0)
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp()) / "class"
    command = [sys.executable, "-m", "dashboard", "class", "--port", "{port}", "--folder", str(folder)]
    pinned = [shutil.which("taskset") or "taskset", "-c", CORES, *command]
    before = conditions()
    with serving(pinned) as server:
        rows = asyncio.run(measured(server, Room(folder), asked.seconds))
    tell("classroom", f"A class of {SEATS} seats on two cores", ("what", "median", "p95", "worst"), rows, before)


async def measured(server: Server, room: Room, seconds: float) -> list[tuple[object, ...]]:
    """Rows of the table."""
    seats = [Seat(server.address, room.code) for _ in range(SEATS)]
    opened = list(await together(seat.open() for seat in seats))
    await together(seat.begin() for seat in seats)
    at_once = [await burst(seats, move) for move in (*TASK.solution, None)]
    for seat in seats:
        seat.steps.clear()
    trainer = Seat(server.address, room.code)
    await enter(trainer, room)
    cpu, begun = server.cpu_ms(), time.perf_counter()
    until = begun + seconds
    working: list[Awaitable[None]] = [seat.work(until) for seat in seats]
    await asyncio.gather(
        *working, *(seat.beat("/nhip", until) for seat in seats), trainer.beat("/giang-vien/bang", until)
    )
    spent = (server.cpu_ms() - cpu) / (time.perf_counter() - begun) / 10
    steps = [step for seat in seats for step in seat.steps]
    return [
        spread("first page, all at once, ms", opened),
        spread("a step, all in the same instant, ms", [step for one in at_once for step in one]),
        spread(f"a step, all working ({len(steps)} steps), ms", steps),
        ("processor while all work, % of one core", spent, "", ""),
        ("memory held at the end, MB", server.memory_mb(), "", ""),
    ]


async def together(works: Iterable[Awaitable[object]]) -> list:
    """Results of works begun at once."""
    return list(await asyncio.gather(*works))


async def burst(seats: list[Seat], move: Move | None) -> list[float]:
    """Milliseconds of the same step of every seat, begun at once."""
    await together(seat.step(move) for seat in seats)
    return [seat.steps[-1] for seat in seats]


async def enter(trainer: Seat, room: Room) -> None:
    """Let the trainer in."""
    token = found((await trainer.client.get("/giang-vien/vao")).text)
    await trainer.client.post("/giang-vien/vao", data={"_xsrf": token, "code": room.secret})


def spread(name: str, values: list[float]) -> tuple[object, ...]:
    """Median, 95th percentile and worst."""
    ordered = sorted(values)
    return name, ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1]


if __name__ == "__main__":
    main()
