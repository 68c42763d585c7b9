"""An import that is cut short leaves the database as it was, and readers read on meanwhile (risks F04, F09)."""

import signal
import subprocess
import sys
import threading

import pytest
import sqlalchemy as sa

from dashboard.ingest.check import check
from dashboard.schema.database import open_engine
from dashboard.schema.tables import data_load, event, report
from tests.ingest.package import sample
from tests.ingest.package.sample import scalar, tables, write

STEPS = ("read", "units", "events", "figures", "write", "summarise")


class CutShortError(Exception):
    """Stands for whatever stops an import."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("end", [False, True], ids=["begins", "ends"])
def test_an_import_stopped_anywhere_leaves_nothing(refusing_world, tmp_path, step, end):
    def cut(name: str, done: int, total: int) -> None:
        if name == step and (not end or done == total or name in {"units", "events", "figures"}):
            raise CutShortError

    before = sample.contents(refusing_world)
    with pytest.raises(CutShortError):
        sample.load(refusing_world, write(tmp_path / "p", tables()), progress=cut)
    assert sample.contents(refusing_world) == before


def test_an_import_stopped_once_succeeds_the_next_time(world, tmp_path):
    path = write(tmp_path / "p", tables())
    with pytest.raises(CutShortError):
        sample.load(world, path, progress=lambda *_: (_ for _ in ()).throw(CutShortError))
    sample.load(world, path)
    assert check(world) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from dashboard.ingest.package import import_package
from dashboard.schema.database import open_engine

def die(step, done, total):
    if step == sys.argv[3] and done == total:
        os.kill(os.getpid(), signal.SIGKILL)

import_package(open_engine(sys.argv[1]), Path(sys.argv[2]), loaded_by="tests", progress=die)
"""


@pytest.mark.parametrize("step", ["write", "summarise"])
def test_a_killed_import_leaves_nothing(world, tmp_path, step):
    path, url = write(tmp_path / "p", tables()), world.url.render_as_string(hide_password=False)
    before = sample.contents(world)
    world.dispose()
    killed = subprocess.run([sys.executable, "-c", KILLED, url, str(path), step], check=False)  # noqa: S603
    assert killed.returncode == -signal.SIGKILL
    assert sample.contents(world) == before
    sample.load(world, path)
    assert check(world) == []


def test_readers_read_the_old_data_until_the_import_is_done(world, tmp_path):
    seen: list[object] = []
    reader = open_engine(world.url.render_as_string(hide_password=False), read_only=True)

    def read(step: str, done: int, total: int) -> None:
        if step in {"write", "summarise"}:
            seen.append(scalar(reader, sa.select(sa.func.count()).select_from(report)))

    sample.load(world, write(tmp_path / "p", tables()), progress=read)
    assert set(seen) == {0}
    assert scalar(reader, sa.select(sa.func.count()).select_from(report)) == 4
    reader.dispose()


def test_of_two_imports_at_once_the_second_finds_all_of_the_first(world, tmp_path):
    path = write(tmp_path / "p", tables())
    second: list[object] = []
    waiting = threading.Thread(target=lambda: second.append(sample.load(world, path)))

    def start_the_other(step: str, done: int, total: int) -> None:
        if step == "write" and done == 0:
            waiting.start()
            waiting.join(timeout=0.5)

    sample.load(world, path, progress=start_the_other)
    waiting.join()
    assert [summary.unchanged for summary in second] == [True]
    assert scalar(world, sa.select(sa.func.count()).select_from(event)) == 5
    assert scalar(world, sa.select(sa.func.count()).select_from(data_load)) == 1
