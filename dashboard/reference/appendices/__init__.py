"""The printed tables that ship with the program: real figures, with the document they come from."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Appendix:
    """One printed table: the kind ``import-appendix`` reads it as, its file, its source, the day it speaks of."""

    kind: str
    path: Path
    document: str
    as_of: date


def appendices() -> list[Appendix]:
    """Tables that ship with the program, in the order of their document."""
    listed = tomllib.loads((FOLDER / "appendices.toml").read_text(encoding="utf-8"))["appendix"]
    return [Appendix(row["kind"], FOLDER / row["file"], row["document"], row["as_of"]) for row in listed]
