"""Zips from anywhere: what is safe is read lazily, what is hostile is refused with its own code before it is unpacked."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from convert.catalogue import RULES
from convert.errors import UnreadableError
from convert.formats.zips import ZIP_DATE, Container, open_safely, pack
from convert.limits import MAX_ZIP_ENTRY

GOOD = {"a.xml": b"<a/>", "b/c.xml": b"<c/>" * 100}


def made(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, mode: int = 0o644) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo("x" * len(name))
            info.filename = name  # as it is: the constructor cuts and turns
            info.compress_type, info.create_system, info.external_attr = method, 3, mode << 16
            archive.writestr(info, data)
    return out.getvalue()


@pytest.mark.parametrize("stored", [frozenset[str](), frozenset({"mimetype"})])
def test_the_bytes_are_those_that_zipfile_writes(stored: frozenset[str]) -> None:
    entries = [("mimetype", b"application/epub+zip"), ("b/版面.xml", b"<c/>" * 1000), ("empty", b"")]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, data, compresslevel=6)
    assert pack(entries, stored=stored) == out.getvalue()
    assert pack(entries, stored=stored, alike=frozenset({"b/版面.xml", "empty"})) == out.getvalue()


def patched(data: bytes, offset: int, value: bytes, *, mark: bytes = b"PK\x01\x02", number: int = 0) -> bytes:
    """Bytes changed at an offset after the so many-th mark."""
    position = -1
    for _ in range(number + 1):
        position = data.index(mark, position + 1)
    start = position + offset
    return data[:start] + value + data[start + len(value) :]


def overlapping() -> bytes:
    """Two entries of the directory over one local entry."""
    whole = made(("a", b"x" * 1000), ("b", b"x" * 1000))
    first = struct.unpack("<I", whole[(at := whole.index(b"PK\x01\x02") + 42) : at + 4])[0]
    return patched(whole, 42, struct.pack("<I", first), number=1)


def bomb() -> bytes:
    return made(*((f"{n}", b"\0" * (MAX_ZIP_ENTRY - 1)) for n in range(3)))


HOSTILE: list[tuple[str, str, Callable[[], bytes]]] = [
    ("ZIP001", "nothing", lambda: b""),
    ("ZIP001", "a text", "本报讯".encode),
    ("ZIP001", "cut off", lambda: pack(GOOD.items())[:-30]),
    ("ZIP001", "a PDF", lambda: b"%PDF-1.7\n%%EOF"),
    ("ZIP002", "a million entries", lambda: b"PK\x01\x02" + b"\0" * 42 + b"PK\x01\x02" * 1_000_000),
    ("ZIP003", "a bomb of many parts", bomb),
    ("ZIP003", "a bomb of one part", lambda: made(("a", b"\0" * (MAX_ZIP_ENTRY + 1)))),
    ("ZIP003", "a size that is a lie", lambda: patched(pack(GOOD.items()), 24, b"\xf0\xff\xff\xff")),
    ("ZIP004", "a way up", lambda: made(("../a", b""))),
    ("ZIP004", "a way up within", lambda: made(("a/../../b", b""))),
    ("ZIP004", "a way up at the end", lambda: made(("a/..", b""))),
    ("ZIP004", "a root", lambda: made(("/etc/passwd", b""))),
    ("ZIP004", "a drive", lambda: made(("C:/a", b""))),
    ("ZIP004", "back slashes", lambda: made(("..\\a", b""))),
    ("ZIP004", "a NUL", lambda: made(("a\0.xml", b""))),
    ("ZIP005", "a name twice", lambda: patched(made(("aa", b"1"), ("bb", b"2")), 46, b"aa", number=1)),
    ("ZIP005", "a name in capitals", lambda: made(("a", b""), ("A", b""))),
    ("ZIP005", "a name composed in two ways", lambda: made(("\u00e9", b""), ("e\u0301", b""))),
    ("ZIP006", "an encrypted entry", lambda: patched(pack(GOOD.items()), 8, b"\x01")),
    ("ZIP007", "another compression", lambda: made(("a", b"x" * 99), method=zipfile.ZIP_LZMA)),
    ("ZIP008", "entries that overlap", overlapping),
    ("ZIP009", "a symbolic link", lambda: made(("a", b"/etc/passwd"), mode=0o120777)),
]


@pytest.mark.parametrize(("code", "what", "make"), HOSTILE, ids=[f"{code} {what}" for code, what, _ in HOSTILE])
def test_a_hostile_zip_is_refused_with_its_code(code: str, what: str, make: Callable[[], bytes]) -> None:
    data = make()
    tracemalloc.start()
    with pytest.raises(UnreadableError) as caught:
        open_safely(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.finding.code == code, what
    assert most < 2**20


DAMAGED = {
    "a checksum that does not fit": patched(pack(GOOD.items()), 16, b"\1\2\3\4"),
    "packed bytes that are none": patched(pack(GOOD.items()), 35, b"\xff\xff\xff", mark=b"PK\x03\x04"),
    "two names for one entry": patched(pack(GOOD.items()), 30, b"z", mark=b"PK\x03\x04"),
    "a size that is too small": patched(pack(GOOD.items()), 24, b"\3"),
    "packed bytes that end too early": patched(pack(GOOD.items()), 20, b"\2"),
    "no local header": patched(pack(GOOD.items()), 0, b"JUNK", mark=b"PK\x03\x04"),
}


def streamed() -> bytes:
    """As a tool writes that cannot go back: sizes behind the data, an extra field before them, a name in UTF-8."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("b/版面.xml", "w", force_zip64=True) as part,
    ):
        part.write(GOOD["b/c.xml"])
    return out.getvalue()


def test_what_is_odd_but_whole_is_read_as_zipfile_reads_it() -> None:
    assert dict(open_safely(pack(GOOD.items()))) == GOOD
    assert dict(open_safely(streamed())) == {"b/版面.xml": GOOD["b/c.xml"]}
    assert dict(open_safely(patched(pack(GOOD.items()), 24, b"\5"))) == GOOD  # a size that is too large
    stored = pack({"a": b"1", "empty": b""}.items(), stored=frozenset({"a"}))
    assert dict(open_safely(stored)) == {"a": b"1", "empty": b""}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_entry_is_told_when_it_is_read(what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        open_safely(DAMAGED[what])["a.xml"]
    assert caught.value.finding.code == "ZIP010"


@pytest.mark.parametrize("what", DAMAGED)
def test_what_was_kept_from_the_zip_before_hides_no_damage(what: str) -> None:
    """Though the names are those of what is alike, and mostly the packed bytes are too."""
    alike = frozenset(GOOD)
    assert dict(open_safely(pack(GOOD.items()), alike=alike)) == GOOD
    with pytest.raises(UnreadableError) as caught:
        open_safely(DAMAGED[what], alike=alike)["a.xml"]
    assert caught.value.finding.code == "ZIP010"


def test_what_is_not_alike_after_all_is_read_as_it_is() -> None:
    for content in (b"<a/>", b"<b/>", b"<a/>", b"x" * 100_000):
        assert open_safely(pack([("a.xml", content)]), alike=frozenset(("a.xml",)))["a.xml"] == content


def test_every_code_is_shown() -> None:
    assert {code for code, _, _ in HOSTILE} | {"ZIP010"} == {code for code in RULES if code.startswith("ZIP")}


@pytest.mark.parametrize(
    "data",
    [pack(GOOD.items()), pack(GOOD.items(), stored=frozenset(GOOD)), b"#!/bin/sh\n" + pack(GOOD.items())],
    ids=["deflated", "stored", "with bytes before"],
)
def test_a_safe_zip_is_a_mapping_of_its_files(data: bytes) -> None:
    container = open_safely(data)
    assert isinstance(container, Container)
    assert list(container) == ["a.xml", "b/c.xml"]
    assert dict(container) == GOOD
    assert "none" not in container
    with pytest.raises(KeyError):
        container["none"]


def test_folders_are_no_files() -> None:
    assert list(open_safely(made(("b/", b""), ("b/c", b"1")))) == ["b/c"]


@pytest.mark.parametrize("name", ["a..b", "..a/b", "ab:c", "版/一.xhtml", "a b"])
def test_near_misses_of_unsafe_names_are_read(name: str) -> None:
    assert list(open_safely(made((name, b"1")))) == [name]
