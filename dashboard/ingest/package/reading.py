"""What stands at a path, judged by its content and not by its name: folder, zip or workbook."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dashboard.ingest.package.archive import PACKAGE, WORKBOOK, directory_problems, open_archive
from dashboard.ingest.package.contents import Contents
from dashboard.ingest.package.delimited import BrokenTableError
from dashboard.ingest.package.files import FolderContents, ZipContents
from dashboard.ingest.package.workbook import WorkbookContents, has_macros, is_workbook
from dashboard.ingest.problems import ImportRefusedError, Problem

BLOCK = 1 << 20
EXCEL_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls"})
OLE = b"\xd0\xcf\x11\xe0"
"""First bytes of an old workbook, and of a new one under a password."""


def open_contents(path: Path, problems: list[Problem]) -> Contents:
    """Return what the path holds; faults of single files are added to ``problems``.

    Raises ``ImportRefusedError`` where it is nothing we can look into.
    """
    if not path.exists():
        raise _refused(path, "missing_file")
    try:
        contents = FolderContents(path, problems.append) if path.is_dir() else _open_file(path, problems)
    except BrokenTableError as error:
        raise ImportRefusedError([error.problem]) from error
    if not contents.tables and not problems:
        raise _refused(path, "empty_package")
    return contents


def fingerprint(path: Path) -> tuple[str, int]:
    """Return SHA-256 and bytes of a file, or of a folder's files with their names in order."""
    digest, size = hashlib.sha256(), 0
    for file in sorted(_files(path)):
        if path.is_dir():
            digest.update(f"{file.name}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
                size += len(block)
    return digest.hexdigest(), size


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from (file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))


def _open_file(path: Path, problems: list[Problem]) -> Contents:
    archive = open_archive(path)
    if archive is None:
        raise _refused(path, _why_no_archive(path))
    workbook = is_workbook(archive)
    if path.suffix.lower() in EXCEL_SUFFIXES and not workbook:
        raise _refused(path, "not_xlsx")
    if workbook and has_macros(archive):
        raise _refused(path, "macros")
    unsafe = list(directory_problems(archive, path.name, WORKBOOK if workbook else PACKAGE))
    if unsafe:
        raise ImportRefusedError(unsafe)
    return WorkbookContents(path, problems.append) if workbook else ZipContents(archive, problems.append)


def _why_no_archive(path: Path) -> str:
    if path.suffix.lower() not in EXCEL_SUFFIXES:
        return "not_zip"
    with path.open("rb") as stream:
        return "old_or_password" if stream.read(len(OLE)) == OLE else "not_xlsx"


def _refused(path: Path, code: str) -> ImportRefusedError:
    return ImportRefusedError([Problem(path.name, None, None, path.name, code)])
