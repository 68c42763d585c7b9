"""What one person did, in an embedded database of their own that can be thrown away; nothing else is written there.

A file a person: two people cannot meet in it, and to forget somebody is to remove a file.
"""

import hashlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from dashboard.training.exercise import Exercise
from dashboard.training.exercises import FIRST
from dashboard.training.grading import Grade, grade
from dashboard.training.moves import Move, from_json, to_json
from dashboard.training.play import Play, begin, perform, played

KEPT_DAYS = 30
_DAY = 86_400
_TABLES = """
create table if not exists move (
    id integer primary key, exercise text not null, at real not null, body text not null
);
create index if not exists move_exercise on move (exercise, id);
create table if not exists place (name text primary key, value text not null);
create table if not exists result (
    exercise text primary key, points integer not null, most integer not null, tries integer not null,
    refusals integer not null, began_at real not null, forward_at real not null, whole_at real
);
"""


class Result(NamedTuple):
    """How far one exercise was done: checks that held at best, of how many; instants in seconds since 1970."""

    exercise: str
    points: int
    most: int
    tries: int
    refusals: int
    began_at: float
    forward_at: float
    whole_at: float | None


class Desk:
    """One person's exercises; each call opens the file and closes it again."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def play(self, exercise: Exercise) -> Play:
        """The exercise as this person left it."""
        with self._opened() as conn:
            return played(exercise, _moves(conn, exercise.key))

    def move(self, exercise: Exercise, move: Move) -> Play:
        """The exercise after one move more, kept; raises ``BadInputError`` for one it does not offer."""
        with self._opened() as conn:
            play = perform(played(exercise, _moves(conn, exercise.key)), move)
            now = time.time()
            conn.execute("insert into move (exercise, at, body) values (?, ?, ?)", (exercise.key, now, to_json(move)))
            _note(conn, play, grade(play), now)
            _set(conn, exercise.key)
            return play

    def restart(self, exercise: Exercise) -> Play:
        """The exercise begun anew; what was reached at best stays."""
        with self._opened() as conn:
            conn.execute("delete from move where exercise = ?", (exercise.key,))
            conn.execute("update result set tries = tries + 1 where exercise = ?", (exercise.key,))
            _set(conn, exercise.key)
        return begin(exercise)

    def bring(self, exercise: Exercise, moves: Iterator[Move]) -> None:
        """Stand where these moves lead, whatever was done before."""
        with self._opened() as conn:
            conn.execute("delete from move where exercise = ?", (exercise.key,))
            now = time.time()
            rows = [(exercise.key, now, to_json(move)) for move in moves]
            conn.executemany("insert into move (exercise, at, body) values (?, ?, ?)", rows)
            _note(conn, played(exercise, _moves(conn, exercise.key)), Grade(()), now)
            _set(conn, exercise.key)

    @property
    def current(self) -> str:
        """Key of the exercise worked on last; the first of all before any."""
        with self._opened() as conn:
            row = conn.execute("select value from place where name = 'exercise'").fetchone()
            return str(row[0]) if row else FIRST

    @property
    def results(self) -> dict[str, Result]:
        """Results by exercise, of those that were begun."""
        with self._opened() as conn:
            return {row[0]: Result(*row) for row in conn.execute("select * from result")}

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(sqlite3.connect(self._path, timeout=5, isolation_level=None)) as conn:
            conn.execute("pragma synchronous = off")
            if not conn.execute("pragma user_version").fetchone()[0]:
                conn.executescript(f"{_TABLES} pragma user_version = 1;")
            conn.execute("begin immediate")
            with conn:
                yield conn


def desk_of(folder: Path, person: str) -> Desk:
    """Desk of a person; the file's name tells nobody who it is."""
    return Desk(folder / f"{hashlib.sha256(person.encode()).hexdigest()[:32]}.db")


def sweep(folder: Path, days: int = KEPT_DAYS) -> int:
    """Remove what nobody has touched for so many days; how many files went."""
    oldest = time.time() - days * _DAY
    old = [path for path in folder.glob("*.db") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _moves(conn: sqlite3.Connection, exercise: str) -> list[Move]:
    rows = conn.execute("select body from move where exercise = ? order by id", (exercise,))
    return [from_json(body) for (body,) in rows]


def _set(conn: sqlite3.Connection, exercise: str) -> None:
    conn.execute("insert or replace into place values ('exercise', ?)", (exercise,))


def _note(conn: sqlite3.Connection, play: Play, reached: Grade, now: float) -> None:
    """Keep what was reached at best, and when the person last got on."""
    key, refused = play.exercise.key, int(play.last_refused)
    conn.execute(
        "insert or ignore into result values (?, ?, ?, 1, 0, ?, ?, null)",
        (key, grade(begin(play.exercise)).points, len(play.exercise.checks), now, now),
    )
    conn.execute(
        "update result set points = max(points, ?), refusals = refusals + ?, forward_at = ?, "
        "whole_at = coalesce(whole_at, ?) where exercise = ?",
        (reached.points, refused, _forward(conn, key) if refused else now, now if reached.whole else None, key),
    )


def _forward(conn: sqlite3.Connection, exercise: str) -> float:
    row = conn.execute("select forward_at from result where exercise = ?", (exercise,)).fetchone()
    return float(row[0])
