"""Which reader takes which file. Another kind of file is one more line here; what follows sees only the grid."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from dashboard.ingest.appendix.delimited import UnreadableError, read_delimited
from dashboard.ingest.appendix.grid import Grid

MOST_BYTES = 20 * 1024 * 1024

Reader = Callable[[str, bytes], Grid]
READERS: Mapping[str, Reader] = MappingProxyType({".csv": read_delimited, ".tsv": read_delimited})


def read_grid(path: Path, content: bytes) -> Grid:
    """Cells of a file, by the reader its ending names; raises ``UnreadableError``."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError("not_csv_or_tsv")
    return reader(path.name, content)
