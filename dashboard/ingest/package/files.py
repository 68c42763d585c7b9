"""Packages as files: a folder of CSV files or a zip of it."""

import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from dashboard.ingest.package.archive import is_archive
from dashboard.ingest.package.contents import Declared, Record
from dashboard.ingest.package.delimited import BrokenTableError, read_records
from dashboard.ingest.package.descriptor import Report, read_descriptor
from dashboard.ingest.package.schemas import DESCRIPTOR, TABLES
from dashboard.ingest.problems import Problem

DESCRIPTOR_LIMIT = 10_000_000


class FileContents(ABC):
    """Tables that are CSV files under fixed names; ``members`` maps a file name to its place."""

    def __init__(self, members: Mapping[str, str], report: Report) -> None:
        self._members = members
        self.tables = tuple(table for table in TABLES if f"{table}.csv" in members)
        self._refuse_unknown(report)
        self.declared = self._declared(report)

    @abstractmethod
    def _open(self, member: str) -> IO[bytes]:
        """Open one member for reading."""

    def records(self, table: str) -> Iterator[Record]:
        """Records of one file, header first."""
        file = f"{table}.csv"
        try:
            with self._open(self._members[file]) as stream:
                yield from read_records(cast(BinaryIO, stream), file)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise BrokenTableError(Problem(file, None, None, None, "unreadable")) from error

    def _declared(self, report: Report) -> Declared:
        if DESCRIPTOR not in self._members:
            return Declared()
        with self._open(self._members[DESCRIPTOR]) as stream:
            return read_descriptor(stream.read(DESCRIPTOR_LIMIT), report)

    def _refuse_unknown(self, report: Report) -> None:
        known = {DESCRIPTOR, *(f"{table}.csv" for table in TABLES)}
        for name in sorted(set(self._members) - known):
            report(Problem(name, None, None, name, "nested_archive" if self._nested(name) else "unknown_file"))

    def _nested(self, name: str) -> bool:
        with self._open(self._members[name]) as stream:
            return is_archive(stream)


class FolderContents(FileContents):
    """A folder of CSV files; names that begin with a dot are the system's, not the package's."""

    def __init__(self, folder: Path, report: Report) -> None:
        entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
        for entry in entries:
            if not entry.is_file():
                report(Problem(entry.name, None, None, entry.name, "unknown_file"))
        super().__init__({entry.name: str(entry) for entry in entries if entry.is_file()}, report)

    def _open(self, member: str) -> IO[bytes]:
        return Path(member).open("rb")


class ZipContents(FileContents):
    """A zip of such a folder, with or without the folder itself; its directory has been judged before."""

    def __init__(self, archive: zipfile.ZipFile, report: Report) -> None:
        self._archive = archive
        names = [name for name in archive.namelist() if not name.endswith("/")]
        super().__init__({_inner(name, names): name for name in names}, report)

    def _open(self, member: str) -> IO[bytes]:
        return self._archive.open(member)


def _inner(name: str, names: list[str]) -> str:
    """Return the name below the one folder all entries share, where they share one."""
    tops = {PurePosixPath(other).parts[0] for other in names if len(PurePosixPath(other).parts) > 1}
    shared = len(tops) == 1 and all(len(PurePosixPath(other).parts) > 1 for other in names)
    return str(PurePosixPath(*PurePosixPath(name).parts[1:])) if shared else name
