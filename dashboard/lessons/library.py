"""The notebooks there are: what each is for, how long it takes, for whom; read from their own metadata."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.domain.errors import ReportError
from dashboard.lessons.opening import ROOT
from dashboard.text.numbers import listing

FOLDER = ROOT / "notebooks"
METADATA = "lesson"
EXERCISE, SOLUTION, PARAMETERS, COMPARISON, APP = "bai-tap", "loi-giai", "parameters", "doi-chieu", "trang"
"""Tags of cells: for a class alone, a hidden solution, what a run may set, a proof, what Panel serves."""


class NoSuchNotebookError(ReportError):
    """No notebook bears this number; ``number``, ``numbers``."""

    code = "no_such_notebook"


@dataclass(frozen=True)
class Notebook:
    """One notebook; ``minutes`` it takes, ``audience`` it is for, ``exercises`` by number."""

    number: str
    title: str
    goal: str
    law: str
    minutes: int
    audience: tuple[str, ...]
    exercises: tuple[str, ...]
    path: Path


def notebooks(folder: Path = FOLDER) -> list[Notebook]:
    """Every notebook of the folder, by number; none where the folder is not there."""
    return [_read(path) for path in sorted(folder.glob("[0-9][0-9]_*.ipynb"))]


def notebook(number: str, folder: Path = FOLDER) -> Notebook:
    """The notebook of this number; ``3`` and ``03`` are one. Raises ``NoSuchNotebookError``."""
    found = {one.number: one for one in notebooks(folder)}
    if number.zfill(2) not in found:
        raise NoSuchNotebookError(number=number, numbers=listing(found))
    return found[number.zfill(2)]


def _read(path: Path) -> Notebook:
    content = json.loads(path.read_text(encoding="utf-8"))
    said = content["metadata"][METADATA]
    keys = tuple(dict.fromkeys(_exercises(content["cells"])))
    return Notebook(
        path.name[:2], said["title"], said["goal"], said["law"], said["minutes"], tuple(said["audience"]), keys, path
    )


def _exercises(cells: list[dict[str, Any]]) -> Iterator[str]:
    for cell in cells:
        if EXERCISE in cell["metadata"].get("tags", ()):
            yield from re.findall(r'check\(data, "([^"]+)"', "".join(cell["source"]))
