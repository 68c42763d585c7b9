"""Rows of the packaged files, and the fingerprint of all of them."""

import csv
import hashlib
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

FOLDER = files("dashboard.reference")
_DATA = (".csv", ".toml")


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a packaged csv file, every value text; ``name`` may lead into ``raw/``."""
    text = FOLDER.joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def table(name: str) -> dict[str, Any]:
    """Content of a packaged toml file."""
    return tomllib.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))


def fingerprint() -> tuple[str, int]:
    """SHA-256 and bytes of all shipped files in order of name; ``raw/`` is not read by the program."""
    digest, size = hashlib.sha256(), 0
    for file in _shipped():
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
        size += len(content)
    return digest.hexdigest(), size


def _shipped() -> list[Traversable]:
    return sorted((file for file in FOLDER.iterdir() if file.name.endswith(_DATA)), key=lambda file: file.name)
