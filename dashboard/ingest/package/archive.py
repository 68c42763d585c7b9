"""Zip archives: what their directory says, judged before anything is unpacked."""

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dashboard.ingest.package.descriptor import escapes
from dashboard.ingest.problems import Problem

MIB = 1024 * 1024
GIB = 1024 * MIB
SMALL = MIB
"""Entries up to this size may be pressed as hard as they like."""

ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """Most bytes unpacked, most entries, highest ratio of unpacked to packed."""

    size: int
    entries: int
    ratio: int


PACKAGE = Limits(4 * GIB, 200, 100)
WORKBOOK = Limits(50 * MIB, 200, 100)


def directory_problems(archive: zipfile.ZipFile, file: str, limits: Limits) -> Iterator[Problem]:
    """Yield what makes the archive unsafe to unpack, from its directory alone."""
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if total > limits.size:
        yield Problem(file, None, None, str(total), "too_big", {"limit": limits.size})
    if len(entries) > limits.entries:
        yield _unsafe(file, str(len(entries)), "entries", limit=limits.entries)
    if _expands(entries, limits.ratio) or _overlaps(archive, entries):
        yield _unsafe(file, str(total), "ratio", limit=limits.ratio)
    yield from _entry_problems(file, entries)


def is_archive(stream: IO[bytes]) -> bool:
    """Whether the stream begins as an archive does; the stream is moved."""
    return stream.read(8).startswith(ARCHIVES)


def open_archive(path: Path) -> zipfile.ZipFile | None:
    """Return the archive, or None where the file is none or is damaged."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None


def _expands(entries: Iterable[zipfile.ZipInfo], ratio: int) -> bool:
    big = [entry for entry in entries if entry.file_size > SMALL]
    return any(entry.file_size > ratio * max(entry.compress_size, 1) for entry in big)


def _overlaps(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether entries share bytes, as those of a bomb do: together they claim more than the file has."""
    return sum(entry.compress_size for entry in entries) > _size(archive)


def _size(archive: zipfile.ZipFile) -> int:
    """Bytes of the archive itself, on disk or in memory."""
    return archive.fp.seek(0, io.SEEK_END) if archive.fp else 0


def _entry_problems(file: str, entries: Iterable[zipfile.ZipInfo]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if escapes(entry.filename):
            yield _unsafe(file, entry.filename, "escape")
        if stat.S_ISLNK(entry.external_attr >> 16):
            yield _unsafe(file, entry.filename, "link")
        if entry.flag_bits & ENCRYPTED:
            yield Problem(file, None, None, entry.filename, "password")
        if entry.filename in seen:
            yield _unsafe(file, entry.filename, "twice")
        seen.add(entry.filename)


def _unsafe(file: str, value: str, reason: str, **fields: object) -> Problem:
    return Problem(file, None, None, value, "zip_unsafe", {"reason": reason, **fields})
