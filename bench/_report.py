"""Figures of a run: printed, and kept under var/bench so that a baseline can be written of them."""

import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench._children import table
from bench._machine import load

KEPT = Path(__file__).parents[1] / "var" / "bench" / "results"


def tell(
    name: str, title: str, header: Sequence[str], rows: Sequence[Sequence[object]], conditions: Mapping[str, str]
) -> None:
    """Print a table and keep it under its name, with how busy the machine was at its end."""
    conditions = {**conditions, "load after": load()}
    cells = [[shown(cell) for cell in row] for row in rows]
    print(f"\n{title}")
    print(table(header, cells))
    print("; ".join(f"{key}: {value}" for key, value in conditions.items()), flush=True)
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = {"title": title, "conditions": dict(conditions), "header": list(header), "rows": cells}
    (KEPT / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def going(what: str) -> None:
    """Say on the standard error what is being measured."""
    print(f"… {what}", file=sys.stderr, flush=True)


def shown(cell: object) -> str:
    """A figure as tables show it: two digits that count below ten, whole above; a dash for what never came."""
    if not isinstance(cell, float):
        return str(cell)
    if math.isnan(cell):
        return "–"
    return f"{cell:.0f}" if abs(cell) >= 10 else f"{cell:.1f}" if abs(cell) >= 1 else f"{cell:.2f}"  # noqa: PLR2004
