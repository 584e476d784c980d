"""The container (OCF): checked entry by entry while it is read, once, within limits."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator

from convert.findings import Finding, finding
from convert.formats.epub.vocabulary import (
    CONTAINER_FILE,
    FOLDER,
    MEDIA_TYPE,
    MIMETYPE_FILE,
    NAV_FILE,
    NCX_FILE,
    PACKAGE_FILE,
    STYLE_FILE,
)

MOST_ENTRIES = 20_000
LARGEST_ENTRY = 64 * 2**20
LARGEST_WHOLE = 512 * 2**20
"""Bytes, unpacked: far beyond any newspaper, and safe to read."""

NEEDED = (CONTAINER_FILE, PACKAGE_FILE, *(f"{FOLDER}/{name}" for name in (NAV_FILE, STYLE_FILE, NCX_FILE)))
"""What every EPUB of ours holds besides `mimetype` and its content documents."""

CONTENT_FILE = re.compile(r"title\.xhtml|page-[0-9]{2,}(-end|-article-[0-9]{2,})?\.xhtml")

_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, struct.error, RuntimeError, NotImplementedError,
)  # fmt: skip
_ENCRYPTED, _DATA_DESCRIPTOR = 0x1, 0x8


def read(data: bytes) -> tuple[dict[str, bytes], list[Finding]]:
    """The entries by name, and what is wrong with the container; the entries are complete only where nothing is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            problems = [*_entries(archive.infolist()), *_mimetype(data, archive.infolist())]
            if problems:
                return {}, problems
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except _ZIP_ERRORS as error:
        return {}, [finding("EPUB001", reason=f"{type(error).__name__}: {error}")]
    if parts.get(MIMETYPE_FILE) != MEDIA_TYPE.encode():
        return {}, [finding("EPUB002", reason="content")]
    return parts, [finding("EPUB005", part=name) for name in NEEDED if name not in parts]


def _entries(entries: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    """Names (OCF 4.2.3: unlike in NFC and case folding), encryption and sizes."""
    seen: set[str] = set()
    for info in entries:
        folded = unicodedata.normalize("NFC", info.filename).casefold()
        if folded in seen:
            yield finding("EPUB003", part=info.filename)
        seen.add(folded)
        if not _is_ours(info.filename):
            yield finding("EPUB004", part=info.filename)
        if info.flag_bits & _ENCRYPTED:
            yield finding("EPUB031", part=info.filename, reason="encrypted")
        if info.file_size > LARGEST_ENTRY:
            yield finding("EPUB031", part=info.filename, reason=f"{info.file_size} bytes")
    whole = sum(info.file_size for info in entries)
    if whole > LARGEST_WHOLE or len(entries) > MOST_ENTRIES:
        yield finding("EPUB031", part=".epub", reason=f"{whole} bytes, {len(entries)} entries")


def _is_ours(name: str) -> bool:
    if name == MIMETYPE_FILE or name in NEEDED:
        return True
    folder, _, file = name.partition("/")
    return folder == FOLDER and CONTENT_FILE.fullmatch(file) is not None


def _mimetype(data: bytes, entries: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    """OCF 4.2.6.2: `mimetype` is the first entry, stored, without an extra field, at the very start of the file."""
    first = entries[0] if entries else None
    if first is None or first.filename != MIMETYPE_FILE or data[:4] != b"PK\x03\x04" or first.header_offset != 0:
        yield finding("EPUB002", reason="not first")
        return
    flags, method = struct.unpack("<HH", data[6:10])
    _, extra = struct.unpack("<HH", data[26:30])
    if method != zipfile.ZIP_STORED or first.compress_type != zipfile.ZIP_STORED:
        yield finding("EPUB002", reason="compressed")
    if extra or flags & _DATA_DESCRIPTOR:
        yield finding("EPUB002", reason="extra field")
