"""What names stand for, and files at URLs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from convert.errors import UsageError
from convert.storage import Url, place, read_many

TOP = Url("memory://bucket/pages")


@pytest.fixture(autouse=True)
def _empty_memory() -> Iterator[None]:
    yield
    fsspec.filesystem("memory").rm("/", recursive=True)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("pages", Path("pages")),
        ("C://pages", Path("C://pages")),
        ("a:b", Path("a:b")),
        ("file:///tmp/a%20b/%E7%89%88.txt", Path("/tmp/a b/版.txt")),
        ("file://localhost/tmp/x", Path("/tmp/x")),
        ("s3://bucket/pages/", Url("s3://bucket/pages")),
        ("S3://Bucket/版 [3].txt", Url("s3://Bucket/版 [3].txt")),
        ("memory://bucket", Url("memory://bucket")),
    ],
)
def test_a_name_stands_for_a_path_or_a_url(name: str, wanted: Path | Url) -> None:
    assert place(name) == wanted


@pytest.mark.parametrize("name", ["sftp://host/pages", "http://host/page.txt", "s3://", "s3:///", "zip://a::s3://b/c"])
def test_a_store_that_may_show_half_a_file_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        place(name)
    assert refused.value.finding.code == "NET008"
    assert "s3://" in dict(refused.value.finding.values)["known"]


def test_a_missing_library_is_told_with_what_to_install() -> None:
    with pytest.raises(UsageError) as refused:
        Url("gs://bucket/x").read()
    assert refused.value.finding.code == "NET001"
    assert dict(refused.value.finding.values) == {"library": "gcsfs"}


def test_a_url_knows_what_lies_above_and_below() -> None:
    url = TOP / "2026/07" / "" / "03.txt"
    assert (url.name, url.protocol, url.parts) == ("03.txt", "memory", ("bucket", "pages", "2026", "07", "03.txt"))
    assert [str(above) for above in url.parents] == [
        "memory://bucket/pages/2026/07", "memory://bucket/pages/2026", "memory://bucket/pages", "memory://bucket",
    ]  # fmt: skip


def test_files_are_put_read_listed_and_taken_away() -> None:
    one, other = TOP / "a.txt", TOP / "sub/版 [3]*.txt"
    assert (one.read(), one.size(), TOP.below()) == (None, None, {})
    one.put(b"")
    other.put(b"abc")
    assert (one.read(), one.size(), other.read(), other.size()) == (b"", 0, b"abc", 3)
    assert TOP.below() == {"a.txt": 0, "sub/版 [3]*.txt": 3}
    assert (one.below(), TOP.read(), TOP.size()) == ({}, None, None)
    assert dict(read_many([one, TOP / "b.txt", other])) == {one: b"", TOP / "b.txt": None, other: b"abc"}
    one.delete()
    one.delete()
    assert TOP.below() == {"sub/版 [3]*.txt": 3}
