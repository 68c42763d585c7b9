"""Opens .xlsx and .docx: what they are by content, what their directory says, before anything is parsed."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from dashboard.ingest.appendix.faults import Faults
from dashboard.ingest.appendix.limits import UnreadableError
from dashboard.ingest.package.archive import WORKBOOK, directory_problems
from dashboard.ingest.package.reading import OLE

MACROS = "vbaProject.bin"
_PIECE = 1 << 16
_DOCTYPE = b"<!DOCTYPE"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

Element = tuple[str, dict[str, str]]


def open_office(name: str, content: bytes, part: str, otherwise: str) -> zipfile.ZipFile:
    """Archive that holds ``part``, its directory and every byte of it judged safe.

    Raises ``UnreadableError`` (the code ``otherwise`` where it is no such file at all) or
    ``ImportRefusedError`` with everything unsafe in it.
    """
    if content.startswith(OLE):
        raise UnreadableError("old_or_password", value=name)
    archive = _archive(name, content, otherwise)
    if any(entry.endswith(MACROS) for entry in archive.namelist()):
        raise UnreadableError("macros", value=name)
    faults = Faults(name)
    for problem in directory_problems(archive, name, WORKBOOK):
        faults.add(problem.code, None, None, problem.value, **problem.fields)
    faults.refuse_if_any()
    if part not in archive.namelist():
        raise UnreadableError(otherwise, value=name)
    _verify(archive)
    return archive


def _archive(name: str, content: bytes, otherwise: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableError(otherwise, value=name) from error


def _verify(archive: zipfile.ZipFile) -> None:
    """Unpack every entry once, no further than its directory says: one that says less than it holds is damaged."""
    try:
        for entry in archive.infolist():
            with archive.open(entry) as stream:
                while stream.read(_PIECE):
                    pass
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise UnreadableError("unreadable", value=entry.filename) from error


def xml_part(archive: zipfile.ZipFile, part: str) -> bytes:
    """One part of XML; raises ``UnreadableError`` where it declares a document type, as no office file does."""
    content = archive.read(part)
    if content.startswith(_UTF_16) or _DOCTYPE in content.upper():
        raise UnreadableError("zip_unsafe", value=part, reason="doctype")
    return content


def elements(content: bytes) -> Iterator[Element]:
    """Elements of a small part in their order: name and attributes, both without prefix."""
    found: list[Element] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, given: found.append((local(name), plain(given)))
    parse(parser, content)
    yield from found


def parse(parser: expat.XMLParserType, content: bytes) -> None:
    """Parse a part; raises ``UnreadableError`` where it is not well formed."""
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, KeyError) as error:
        raise UnreadableError("unreadable") from error


def local(name: str) -> str:
    """Name without its prefix."""
    return name.rpartition(":")[2]


def plain(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes by their names without prefix."""
    return {local(name): value for name, value in attributes.items()}
