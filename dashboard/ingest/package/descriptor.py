"""``datapackage.json``: the as-of a package declares and whether it is simulated."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from dashboard.domain.clock import parse_as_of
from dashboard.domain.errors import BadTimeError
from dashboard.ingest.package.contents import Declared
from dashboard.ingest.package.schemas import DESCRIPTOR
from dashboard.ingest.problems import Problem

Report = Callable[[Problem], None]


def read_descriptor(text: bytes, report: Report) -> Declared:
    """Return what the descriptor declares; every fault is reported and taken as not declared."""
    try:
        given = json.loads(text.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        report(Problem(DESCRIPTOR, None, None, None, "bad_descriptor"))
        return Declared()
    _check_resources(given.get("resources"), report)
    return declared(given, report)


def declared(given: dict[str, Any], report: Report) -> Declared:
    """Return the declaration in a descriptor's own properties."""
    simulated = given.get("simulated", False)
    if not isinstance(simulated, bool):
        report(Problem(DESCRIPTOR, None, "simulated", str(simulated), "not_allowed", {"allowed": ("true", "false")}))
    periods = given.get("simulated_periods")
    listed = frozenset(map(str, periods)) if isinstance(periods, list) else None
    return Declared(_as_of(given.get("as_of"), report), simulated is True, listed)


def _as_of(text: object, report: Report) -> datetime | None:
    if text is None or text == "":
        return None
    try:
        return parse_as_of(str(text))
    except BadTimeError:
        report(Problem(DESCRIPTOR, None, "as_of", str(text), "bad_time"))
        return None


def _check_resources(resources: object, report: Report) -> None:
    """Refuse a resource that points outside the package, though nothing ever follows it."""
    listed = resources if isinstance(resources, list) else []
    for resource in listed:
        path = resource.get("path") if isinstance(resource, dict) else None
        if isinstance(path, str) and escapes(path):
            report(Problem(DESCRIPTOR, None, "path", path, "zip_unsafe", {"reason": "escape"}))


def escapes(path: str) -> bool:
    """Whether a path leaves the folder it stands in, on any system."""
    plain = path.replace("\\", "/")
    return plain.startswith("/") or ":" in plain or ".." in PurePosixPath(plain).parts
