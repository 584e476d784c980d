"""An article's sha256: kept where the text is the one that was written, made anew where others have changed it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from convert.api import parse
from convert.catalogue import Severity
from convert.formats import BUILT_IN, load
from convert.formats.base import Readable, Reading, WriteOptions
from convert.formats.fixity import text_sha256
from convert.tree import Article, Issue, Page, Paragraph, articles
from tests.trees import article, issue, page, title

SOURCE = """河湾日报 2026年7月1日 第03版 农事

种粮大户李大田的账本
本报讯 (记者 王小河) 种粮大户李大田今年多收了三成,他说,账本上的每一笔都是算出来的,一年到头没有闲着的时候.

渡口修好了
渡口今天修好了，两岸的人又可以坐船来往，船工老周说他明天一早就开船，风再大也不停.
"""
PLAIN = issue(
    page(
        article("a1", title("种粮大户的账本"), Paragraph("李大田今年多收了三成，账本上的每一笔都是算出来的。")),
        article("a2", title("渡口修好了"), Paragraph("渡口今天修好了，李大田也来坐船。")),
    )
)
WITHOUT_EDITS = [name for name in BUILT_IN if name != "json"]
"""The formats that do not carry edits: of an edited line the tree's JSON does not know what it was."""


def form_of(name: str) -> Readable:
    form = load(name)
    assert isinstance(form, Readable)
    return form


def written(name: str, tree: Issue) -> bytes:
    return form_of(name).write(tree, WriteOptions()).data


def swapped(data: bytes, old: str, new: str) -> bytes:
    """A file, one of its words changed where it stands first; in a container, in the first part that has it."""
    if not data.startswith(b"PK"):
        assert old.encode() in data
        return data.replace(old.encode(), new.encode())
    out, before = io.BytesIO(), zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            after.writestr(entry, before.read(entry).replace(old.encode(), new.encode()))
    return out.getvalue()


def digests(tree: Issue) -> list[str]:
    return [one.sha256 for one in articles(tree)]


def restored() -> Issue:
    found = parse(SOURCE.encode(), typography="restore").issue
    assert found.edits and digests(found) != [text_sha256(one) for one in articles(found)]
    return found


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_changed_text_has_a_sha256_of_its_own(name: str) -> None:
    reading = form_of(name).read(swapped(written(name, PLAIN), "李大田今年", "王大田今年"))
    first, second = articles(reading.issue)
    assert first.sha256 == text_sha256(first) != digests(PLAIN)[0]
    assert second.sha256 == digests(PLAIN)[1]
    assert reading.findings


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("tree", [PLAIN, restored()], ids=["as printed", "restored"])
def test_an_unchanged_text_keeps_the_sha256_of_the_text_before_edits(name: str, tree: Issue) -> None:
    reading = form_of(name).read(written(name, tree))
    assert reading == Reading(reading.issue)
    assert digests(reading.issue) == digests(tree)
    again = form_of(name).read(written(name, reading.issue))
    assert digests(again.issue) == digests(tree)


@pytest.mark.parametrize("name", WITHOUT_EDITS)
def test_a_changed_text_that_was_edited_before_has_a_sha256_of_its_own(name: str) -> None:
    tree = restored()
    reading = form_of(name).read(swapped(written(name, tree), "风再大也不停", "风再大就不开"))
    changed = [new.sha256 != old for new, old in zip(articles(reading.issue), digests(tree), strict=True)]
    assert changed == [False, True]
    assert text_sha256(list(articles(reading.issue))[1]) == digests(reading.issue)[1]


@pytest.mark.parametrize("name", BUILT_IN)
def test_an_article_without_a_sha256_gets_none(name: str) -> None:
    bare = replace(PLAIN, pages=(Page("3", articles=(Article("a1", title("渡口修好了"), (Paragraph("修好了。"),)),)),))
    assert digests(form_of(name).read(written(name, bare)).issue) == [""]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_changed_text_is_no_valid_file(name: str) -> None:
    form = form_of(name)
    assert not any(problem.severity is Severity.ERROR for problem in form.validate(written(name, restored())))
    if name != "docx":  # a document is there to be changed: reading it tells (DOCX026)
        assert form.validate(swapped(written(name, PLAIN), "李大田今年", "王大田今年"))
