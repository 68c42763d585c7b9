"""Writes the built reference files: same raw files, same bytes."""

import csv
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

from dashboard.ingest.reference.build.identities import identify
from dashboard.ingest.reference.build.places import build_points, build_tiles
from dashboard.ingest.reference.build.raw import read_raw
from dashboard.ingest.reference.build.successions import build_aliases, build_successions
from dashboard.ingest.reference.build.versions import build_versions


def write_reference(folder: Path) -> None:
    """Write ``units.csv``, ``successions.csv``, ``aliases.csv``, ``tiles.csv`` and ``points.csv``."""
    raw = read_raw()
    identities = identify(raw)
    versions = build_versions(raw, identities)
    _write(folder / "units.csv", versions)
    _write(folder / "successions.csv", build_successions(raw, identities))
    _write(folder / "aliases.csv", build_aliases(raw, identities, versions))
    _write(folder / "tiles.csv", build_tiles(raw))
    _write(folder / "points.csv", build_points(raw))


def _write(path: Path, records: Sequence[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([field.name for field in fields(records[0])])
        writer.writerows([_text(value) for value in astuple(record)] for record in records)


def _text(value: object) -> object:
    """Blank for missing, 1 or 0 for yes or no; anything else prints itself."""
    if value is None:
        return ""
    return int(value) if isinstance(value, bool) else value
