"""Which reader takes which file. Another kind of file is one more line here; what follows sees only the grids."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from dashboard.ingest.appendix.delimited import read_delimited
from dashboard.ingest.appendix.documents import read_document
from dashboard.ingest.appendix.grid import Grid
from dashboard.ingest.appendix.limits import UnreadableError
from dashboard.ingest.appendix.sheets import read_workbook

Reader = Callable[[str, bytes], list[Grid]]


def _only(name: str, content: bytes) -> list[Grid]:
    return [read_delimited(name, content)]


READERS: Mapping[str, Reader] = MappingProxyType(
    {".csv": _only, ".tsv": _only, ".xlsx": read_workbook, ".docx": read_document}
)
_WITH_MACROS = frozenset({".xlsm", ".docm", ".xlsb", ".xltm", ".dotm"})
_OLD = frozenset({".xls", ".doc"})


def read_grids(name: str, content: bytes) -> list[Grid]:
    """Tables of a file, by the reader its ending names; raises ``UnreadableError`` or ``ImportRefusedError``.

    The reader judges the content by itself: an ending that lies is refused.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _WITH_MACROS:
        raise UnreadableError("macros", value=name)
    if ending in _OLD:
        raise UnreadableError("old_or_password", value=name)
    reader = READERS.get(ending)
    if reader is None:
        raise UnreadableError("not_a_table_file", value=name)
    try:
        return reader(name, content)
    except (KeyError, ValueError, IndexError) as error:  # built otherwise than files of its kind are
        raise UnreadableError("unreadable", value=name) from error
