"""Zip containers: written with the same bytes each time, and opened so that no hostile one does harm.

What `open_safely` refuses has a code of its own in the catalogue (ZIP).  Names are checked although nothing is ever
unpacked to disk here: a file that holds such names was made to attack whoever unpacks it.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.limits import MAX_ZIP_ENTRIES, MAX_ZIP_ENTRY, MAX_ZIP_WHOLE

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can carry; says plainly that it is none."""

_ERRORS = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, struct.error, RuntimeError, NotImplementedError,
)  # fmt: skip
"""All that `zipfile` raises on damaged bytes."""

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_ENTRY = b"PK\x03\x04"
_LOCAL_HEADER = 30
"""Bytes of a local header without its name and extra field (APPNOTE 4.3.7)."""
_ENCRYPTED = 0x1 | 0x40 | 0x2000
"""Flags of encryption: of an entry, strong, of the directory (APPNOTE 4.4.4)."""
_PATCHED = 0x20
"""The flag of data that are a patch to others (APPNOTE 4.4.4)."""
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""All that EPUB (OCF 4.2.6.2) and OPC (ISO 29500-2, annex B) allow; the others' decoders know no bound."""
_OUTSIDE = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|[\\\x00-\x1f\x7f]")
"""In a name: a way up, a root, a drive, a back slash, control characters."""


def pack(
    entries: Iterable[tuple[str, bytes]],
    *,
    stored: frozenset[str] = frozenset(),
    alike: frozenset[str] = frozenset(),
) -> bytes:
    """A zip of `entries` in the order given; those named in `stored` are not compressed.

    What is named in `alike` is the same in many zips of a run: its packed form is kept for the next.  Written
    here, and not by `zipfile`, to which nothing compressed can be given; the bytes are those that it writes.
    """
    body, directory, count = bytearray(), bytearray(), 0
    for name, data in entries:
        method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
        pack_one = _stored if name in stored else _deflated_once if name in alike else _deflated
        packed, checksum = pack_one(data)
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8
        facts = struct.pack(
            "<HHHHHLLLHH", 20, flags, method, *_STAMP, checksum, len(packed), len(data), len(encoded), 0
        )
        directory += struct.pack("<4sH", _DIRECTORY_ENTRY, _MADE_BY) + facts
        directory += struct.pack("<HHHLL", 0, 0, 0, _MODE, len(body)) + encoded
        body += _LOCAL_ENTRY + facts + encoded + packed
        count += 1
    end = struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


_UTF8 = 0x800
"""The flag of a name in UTF-8 (APPNOTE 4.4.4, bit 11)."""
_STAMP = (0, (ZIP_DATE[0] - 1980) << 9 | ZIP_DATE[1] << 5 | ZIP_DATE[2])
"""Time and date (APPNOTE 4.4.6)."""
_MADE_BY = 3 << 8 | 20
"""Version 2.0, on Unix (APPNOTE 4.4.2)."""
_MODE = 0o644 << 16


def _stored(data: bytes) -> tuple[bytes, int]:
    """An entry as it is, and its checksum."""
    return data, zlib.crc32(data)


def _deflated(data: bytes) -> tuple[bytes, int]:
    """An entry packed, and its checksum."""
    return zlib.compress(data, 6, -zlib.MAX_WBITS), zlib.crc32(data)


_deflated_once = lru_cache(maxsize=32)(_deflated)


def unpack(data: bytes) -> dict[str, bytes]:
    """The entries of a zip of our own making, in their order.  Raises zipfile.BadZipFile where it is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


class Container(Mapping[str, bytes]):
    """The files of a zip by name, in the order of its directory; each is unpacked when it is asked for.

    What is named in `alike` is the same in many zips of a run: it is kept, by its packed bytes, for the next.
    `container[name]` raises UnreadableError (ZIP010) where the entry is damaged.
    """

    def __init__(self, archive: zipfile.ZipFile, data: bytes, alike: frozenset[str] = frozenset()) -> None:
        self._archive, self._data, self._alike = archive, data, alike
        self.entries = {info.filename: info for info in archive.infolist() if not info.is_dir()}

    def __getitem__(self, name: str) -> bytes:
        info = self.entries[name]
        whole = _whole(info, self._data, _unpacked_once if name in self._alike and _is_small(info) else _unpacked)
        if whole is not None:
            return whole
        try:
            return self._archive.read(info)
        except _ERRORS as error:
            raise UnreadableError(finding("ZIP010", part=name, reason=error)) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, name: object) -> bool:
        return name in self.entries


def _is_small(info: zipfile.ZipInfo) -> bool:
    return max(info.file_size, info.compress_size) <= _SMALL


_SMALL = 1 << 16
"""The most bytes, packed or not, of an entry that is kept for the next zip; DOCX's styles have 47 KB."""
_Unpack: TypeAlias = Callable[[bytes, int, int], tuple[bytes, int] | None]


def _whole(info: zipfile.ZipInfo, data: bytes, unpack: _Unpack) -> bytes | None:
    """An entry at which nothing is odd, unpacked: its header, name, size and checksum are those of the directory.

    None where anything is: then `zipfile` says what, at ten times the cost.
    """
    start = info.header_offset
    header = data[start : start + _LOCAL_HEADER]
    name = info.orig_filename.encode()
    begin = start + _LOCAL_HEADER + len(name)
    if len(header) < _LOCAL_HEADER or header[:4] != _LOCAL_ENTRY or data[start + _LOCAL_HEADER : begin] != name:
        return None
    length, extra = struct.unpack("<HH", header[26:])
    if length != len(name) or not name.isascii() or info.flag_bits & _PATCHED:
        return None
    packed = data[begin + extra : begin + extra + info.compress_size]
    unpacked = unpack(packed, info.compress_type, info.file_size + 1)
    if unpacked is None:
        return None
    plain, checksum = unpacked
    return plain if len(plain) == info.file_size and checksum == info.CRC else None


def _unpacked(packed: bytes, method: int, most: int) -> tuple[bytes, int] | None:
    """Packed bytes unpacked, `most` of them, and their checksum; None where they are not of the method."""
    try:
        plain = packed if method == zipfile.ZIP_STORED else zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
    except zlib.error:
        return None
    return plain, zlib.crc32(plain)


_unpacked_once = lru_cache(maxsize=32)(_unpacked)


def open_safely(data: bytes, *, alike: frozenset[str] = frozenset()) -> Container:
    """The container of a zip from anywhere; its directory is checked before anything is unpacked.

    `alike` is as in `Container`.

    Raises UnreadableError: ZIP001 no zip, ZIP002 too many entries, ZIP003 too large, ZIP004 a name that leaves the
    folder, ZIP005 a name twice, ZIP006 encrypted, ZIP007 a strange compression, ZIP008 entries that overlap,
    ZIP009 a link.
    """
    if len(data) > MAX_ZIP_WHOLE:
        raise UnreadableError(finding("ZIP003", part="zip", size=len(data), limit=MAX_ZIP_WHOLE))
    # Counted before zipfile reads the directory, since it makes an object of every entry.
    count = data.count(_DIRECTORY_ENTRY)
    if count > MAX_ZIP_ENTRIES:
        raise UnreadableError(finding("ZIP002", count=count, limit=MAX_ZIP_ENTRIES))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ERRORS as error:
        raise UnreadableError(finding("ZIP001", reason=error)) from error
    for problem in _problems(archive.infolist(), data):
        raise UnreadableError(problem)
    return Container(archive, data, alike)


def _problems(entries: list[zipfile.ZipInfo], data: bytes) -> Iterator[Finding]:
    for info in entries:
        yield from _entry(info)
    yield from _twice(entries)
    whole = sum(info.file_size for info in entries)
    if whole > MAX_ZIP_WHOLE:
        yield finding("ZIP003", part="zip", size=whole, limit=MAX_ZIP_WHOLE)
    yield from _overlaps(entries, data)


def _entry(info: zipfile.ZipInfo) -> Iterator[Finding]:
    """One entry by itself; `orig_filename` is the name before zipfile cuts it at a NUL."""
    name = info.orig_filename
    if not name or _OUTSIDE.search(name):
        yield finding("ZIP004", part=ascii(name)[1:-1])
    if info.flag_bits & _ENCRYPTED:
        yield finding("ZIP006", part=name)
    if info.compress_type not in _METHODS:
        yield finding("ZIP007", part=name, method=info.compress_type)
    if info.file_size > MAX_ZIP_ENTRY:
        yield finding("ZIP003", part=name, size=info.file_size, limit=MAX_ZIP_ENTRY)
    if info.create_system == 3 and stat.S_ISLNK(info.external_attr >> 16):
        yield finding("ZIP009", part=name)


def _twice(entries: list[zipfile.ZipInfo]) -> Iterator[Finding]:
    """Names that are one in NFC and without case (OCF 4.2.3, ISO 29500-2 6.2.2.3): which of the two counts?"""
    seen: set[str] = set()
    for info in entries:
        folded = unicodedata.normalize("NFC", info.filename).casefold()
        if folded in seen:
            yield finding("ZIP005", part=info.filename)
        seen.add(folded)


def _overlaps(entries: list[zipfile.ZipInfo], data: bytes) -> Iterator[Finding]:
    """Entries that share bytes: the same small piece unpacked again and again is how bombs are made."""
    for first, second in pairwise(sorted(entries, key=lambda info: info.header_offset)):
        if _end(first, data) > second.header_offset:
            yield finding("ZIP008", first=first.filename, second=second.filename)


def _end(info: zipfile.ZipInfo, data: bytes) -> int:
    """Where an entry's packed bytes end; a header cut off ends nowhere, and is found damaged when it is read."""
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER:
        return info.header_offset + _LOCAL_HEADER
    name, extra = struct.unpack("<HH", header[26:30])
    return int(info.header_offset + _LOCAL_HEADER + name + extra + info.compress_size)
