"""One class: its code, its seats, what its trainer wants; kept in a folder of its own that goes with the class.

A class cut short, by a power cut or a closed lid, is taken up again: seats, cookies and exercises are in the folder.
"""

import hashlib
import hmac
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import ReportError
from dashboard.training.classroom import projection
from dashboard.training.classroom.projection import Projection
from dashboard.training.exercise import Exercise
from dashboard.training.grading import towards
from dashboard.training.store import Desk

STORE = "class.db"
_LONGEST_HOURS = 24
_TABLES = """
create table fact (name text primary key, value text not null);
create table seat (number integer primary key, token text not null unique, taken_at real not null);
"""
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Signs of the trainer's code: none that is taken for another."""


class FolderTakenError(ReportError):
    """A folder that holds something else than a class; ``value``."""

    code = "class_folder_taken"


class SeatTakenError(ReportError):
    """A seat that somebody has; ``number``."""

    code = "class_seat_taken"


class RoomFullError(ReportError):
    """Every seat is taken; ``seats``."""

    code = "class_full"


class Seat(NamedTuple):
    """A seat that is taken, and since when (seconds since 1970)."""

    number: int
    taken_at: float


@dataclass(frozen=True)
class Orders:
    """What the trainer wants of every seat: ``epoch`` changes when all are brought to ``go``."""

    locked: bool = False
    epoch: str = "0"
    go: str = ""


class Room:
    """The class of a folder; ``open_room`` makes one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with self._opened() as conn:
            facts: dict[str, str] = dict(conn.execute("select name, value from fact"))
        self.name, self.code, self.secret, self.key = (facts[fact] for fact in ("name", "code", "secret", "key"))
        self.seats = int(facts["seats"])
        self.orders = Orders(facts["locked"] == "1", facts["epoch"], facts["go"])
        self.seen: dict[int, float] = {}
        self.projection = Projection(folder)

    def take(self, number: int | None = None) -> str:
        """Token of a seat, the first that is free where none is asked for."""
        with self._opened() as conn:
            taken = {row[0] for row in conn.execute("select number from seat")}
            if number is None:
                number = next((each for each in range(1, self.seats + 1) if each not in taken), 0)
            if not number:
                raise RoomFullError(seats=self.seats)
            if number in taken or not 1 <= number <= self.seats:
                raise SeatTakenError(number=number)
            token = secrets.token_urlsafe(24)
            conn.execute("insert into seat values (?, ?, ?)", (number, self._digest(token), time.time()))
            return token

    def seat(self, token: str | None) -> Seat | None:
        """Seat that a token stands for; None for none."""
        if not token:
            return None
        with self._opened() as conn:
            found = "select number, taken_at from seat where token = ?"
            row = conn.execute(found, (self._digest(token),)).fetchone()
            return Seat(*row) if row else None

    def taken(self) -> list[Seat]:
        """Seats that somebody has, by number."""
        with self._opened() as conn:
            return [Seat(*row) for row in conn.execute("select number, taken_at from seat order by number")]

    def free(self, number: int) -> None:
        """Let a seat go with all that was done there."""
        with self._opened() as conn:
            conn.execute("delete from seat where number = ?", (number,))
        self._desk_file(number).unlink(missing_ok=True)
        self.seen.pop(number, None)

    def desk(self, number: int) -> Desk:
        """What was done at a seat."""
        return Desk(self._desk_file(number))

    def lock(self, *, locked: bool) -> None:
        """Let the seats wait, or go on."""
        self._order(Orders(locked, self.orders.epoch, self.orders.go))

    def bring(self, exercise: Exercise, step: int, address: str) -> int:
        """Bring every seat to a step of an exercise; how many were brought."""
        moves, seats = list(towards(exercise, step)), self.taken()
        for seat in seats:
            self.desk(seat.number).bring(exercise, iter(moves))
        self._order(Orders(self.orders.locked, str(int(self.orders.epoch) + 1), address))
        return len(seats)

    def signed(self, purpose: str) -> str:
        """Value of a cookie that only this class can have given."""
        return hmac.new(self.key.encode(), f"{purpose}:{self.secret}".encode(), hashlib.sha256).hexdigest()

    def close(self) -> None:
        """Remove the class and all that was done in it."""
        self.projection.stop()
        names = ("may-*.db*", f"{STORE}*", f"{projection.STORE}*")
        for path in (path for name in names for path in self.folder.glob(name)):
            path.unlink(missing_ok=True)
        if self.folder.exists() and not any(self.folder.iterdir()):
            self.folder.rmdir()

    def _order(self, orders: Orders) -> None:
        with self._opened() as conn:
            rows = [(str(int(orders.locked)), "locked"), (orders.epoch, "epoch"), (orders.go, "go")]
            conn.executemany("update fact set value = ? where name = ?", rows)
        self.orders = orders

    def _desk_file(self, number: int) -> Path:
        return self.folder / f"may-{number:02d}.db"

    def _digest(self, token: str) -> str:
        return hmac.new(self.key.encode(), token.encode(), hashlib.sha256).hexdigest()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with opened(self.folder / STORE) as conn:
            yield conn


def open_room(folder: Path, name: str, seats: int, *, fresh: bool = False) -> tuple[Room, bool]:
    """The class of a folder, and whether it was there before; one older than a day is begun anew.

    Raises ``FolderTakenError`` where something else is in the folder.
    """
    store = folder / STORE
    if store.exists():
        old = fresh or time.time() - store.stat().st_mtime > _LONGEST_HOURS * 3600
        if not old:
            return Room(folder), True
        Room(folder).close()
    elif folder.exists() and any(folder.iterdir()):
        raise FolderTakenError(value=folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    facts = {
        "name": name, "seats": str(seats), "code": f"{secrets.randbelow(10**6):06d}",
        "secret": "".join(secrets.choice(_LETTERS) for _ in range(12)), "key": secrets.token_hex(32),
        "locked": "0", "epoch": "0", "go": "",
    }  # fmt: skip
    with opened(store) as conn:
        for statement in filter(str.strip, _TABLES.split(";")):
            conn.execute(statement)
        conn.executemany("insert into fact values (?, ?)", facts.items())
    return Room(folder), False


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Connection whose changes are kept together or not at all."""
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as conn:
        conn.execute("pragma synchronous = off")
        conn.execute("begin immediate")
        with conn:
            yield conn
