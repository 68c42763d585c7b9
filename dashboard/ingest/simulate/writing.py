"""A simulated nation as a data package: in memory for the import, or as files."""

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pandas as pd

from dashboard.ingest.package.contents import Package
from dashboard.ingest.package.schemas import DESCRIPTOR, ORDER, descriptor
from dashboard.ingest.simulate.plan import SimulationPlan

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""Stamp of every zip entry, so that the same seed gives the same bytes."""


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """A table as interchange wants it: UTF-8, comma, header row."""
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text.encode()


def fingerprint(package: Package) -> tuple[str, int]:
    """SHA-256 and size of a package's files put end to end, in the order of the tables."""
    digest, size = sha256(), 0
    for _, content in _files(package.tables):
        digest.update(content)
        size += len(content)
    return digest.hexdigest(), size


def write_files(package: Package, plan: SimulationPlan, path: Path) -> None:
    """Write a package to ``path``: a zip where it ends in ``.zip``, else a folder.

    It is written aside and put in place when it is whole; a package that stood there is replaced.
    """
    members = [(DESCRIPTOR, _descriptor(package, plan)), *_files(package.tables)]
    aside = path.with_name(f"{path.name}.building")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".zip":
        _zip(members, aside)
        aside.replace(path)
        return
    aside.mkdir(exist_ok=True)
    for name, content in members:
        (aside / name).write_bytes(content)
    _move(aside, path)


def _zip(members: Iterable[tuple[str, bytes]], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, zipfile.ZIP_DEFLATED)


def _move(aside: Path, path: Path) -> None:
    """Put the files in place; of what stood there only files of a package go."""
    path.mkdir(exist_ok=True)
    for name in (DESCRIPTOR, *(f"{table}.csv" for table in ORDER)):
        (path / name).unlink(missing_ok=True)
    for file in aside.iterdir():
        file.replace(path / file.name)
    aside.rmdir()


def _files(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, bytes]]:
    for table in ORDER:
        if table in tables:
            yield f"{table}.csv", csv_bytes(tables[table])


def _descriptor(package: Package, plan: SimulationPlan) -> bytes:
    resources = [
        {
            "name": table.replace("_", "-"), "path": f"{table}.csv", "profile": "tabular-data-resource",
            "encoding": "utf-8", "schema": descriptor(table),
        }
        for table in ORDER if table in package.tables
    ]  # fmt: skip
    given = {
        "profile": "tabular-data-package", "name": "simulation", "as_of": plan.as_of.isoformat(), "simulated": True,
        "seed": plan.seed, "resources": resources,
    }  # fmt: skip
    return json.dumps(given, ensure_ascii=False, indent=2).encode()
