"""The container (OCF) as banmian writes it: opened safely, each entry in its place, `mimetype` as EPUB wants it."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats import zips
from convert.formats.epub.vocabulary import (
    ALIKE,
    CONTAINER_FILE,
    FOLDER,
    MEDIA_TYPE,
    MIMETYPE_FILE,
    NAV_FILE,
    NCX_FILE,
    PACKAGE_FILE,
    STYLE_FILE,
)

NEEDED = (CONTAINER_FILE, PACKAGE_FILE, *(f"{FOLDER}/{name}" for name in (NAV_FILE, STYLE_FILE, NCX_FILE)))
"""What every EPUB of ours holds besides `mimetype` and its content documents."""

CONTENT_FILE = re.compile(r"title\.xhtml|page-[0-9]{2,}(-end|-article-[0-9]{2,})?\.xhtml")

_DATA_DESCRIPTOR = 0x8


def read(data: bytes) -> tuple[dict[str, bytes], list[Finding]]:
    """The entries by name, and what is wrong with the container; the entries are complete only where nothing is."""
    try:
        container = zips.open_safely(data, alike=ALIKE)
        problems = [finding("EPUB004", part=name) for name in container if not _is_ours(name)]
        problems += _mimetype(data, list(container.entries.values()))
        parts = {} if problems else dict(container)
    except UnreadableError as error:
        return {}, [error.finding]
    if problems:
        return {}, problems
    if parts.get(MIMETYPE_FILE) != MEDIA_TYPE.encode():
        return {}, [finding("EPUB002", reason="content")]
    return parts, [finding("EPUB005", part=name) for name in NEEDED if name not in parts]


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
