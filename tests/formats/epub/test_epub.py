"""The contract of the format: every tree is written, valid, whole, and the same each time."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from convert.formats import zips
from convert.formats.base import Format, WriteOptions
from convert.formats.epub import FORMAT
from convert.tree import Article, Box, Head, Headline, Issue, ListItem, Page, Paragraph, Photo, Verse, text_stream
from tests.formats.epub.mutations import TIME
from tests.strategies import issues
from tests.trees import CORPUS


def test_is_a_format() -> None:
    assert isinstance(FORMAT, Format)
    assert (FORMAT.name, FORMAT.suffix, FORMAT.media_type) == ("epub", ".epub", "application/epub+zip")


@pytest.mark.parametrize("name", CORPUS)
def test_every_tree_of_the_corpus_is_valid_and_whole(name: str) -> None:
    written = FORMAT.write(CORPUS[name], TIME)
    assert written.findings == ()
    assert FORMAT.validate(written.data) == []
    assert FORMAT.text_stream(written.data) == text_stream(CORPUS[name])


@pytest.mark.parametrize("name", ["every_node", "several_pages", "empty_issue"])
def test_same_tree_same_bytes(name: str) -> None:
    assert FORMAT.write(CORPUS[name], TIME).data == FORMAT.write(CORPUS[name], TIME).data


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(issues())
def test_any_tree_is_valid_and_whole(issue: Issue) -> None:
    data = FORMAT.write(issue, TIME).data
    assert FORMAT.validate(data) == []
    assert FORMAT.text_stream(data) == text_stream(issue)


def test_bytes_do_not_hang_on_hash_seed_time_zone_or_locale() -> None:
    script = (
        "import hashlib; from tests.trees import CORPUS; from convert.formats.epub import FORMAT;"
        "from tests.formats.epub.mutations import TIME, whole_issue;"
        "print(hashlib.sha256(FORMAT.write(whole_issue(), TIME).data).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True,
            env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        ).stdout
        for seed, zone, locale in (("1", "Asia/Shanghai", "C"), ("2", "America/New_York", "C.UTF-8"))
    ]  # fmt: skip
    assert runs[0] == runs[1]


def test_unknown_time_is_a_finding_and_no_date() -> None:
    written = FORMAT.write(CORPUS["no_facts"], WriteOptions())
    assert [problem.code for problem in written.findings] == ["FACT004"]
    package = zips.unpack(written.data)["EPUB/content.opf"].decode()
    assert '"dcterms:modified">1980-01-01T00:00:00Z<' in package
    assert package.count("1980") == 1
    assert "dc:date" not in package
    assert FORMAT.validate(written.data) == []


def test_time_of_another_zone_is_written_as_utc() -> None:
    later = datetime.fromisoformat("2024-05-01T08:00:00+08:00")
    assert FORMAT.write(CORPUS["plain_news"], WriteOptions(later, True)).data == (
        FORMAT.write(CORPUS["plain_news"], WriteOptions(datetime(2024, 5, 1, tzinfo=UTC), True)).data
    )


NO_HEAD = Head()


def _one(*body: object, head: Head = NO_HEAD, language: str = "zh-Hans", **more: object) -> Issue:
    article = Article("a", head, body, language=language)  # type: ignore[arg-type]
    return Issue(pages=(Page("1", articles=(article,)),), **more)  # type: ignore[arg-type]


def _nested(depth: int) -> Box:
    return Box(Head(headline=Headline(f"层{depth}")), (_nested(depth - 1) if depth else Paragraph("底"),))


DEGENERATE = {
    "blank headline": _one(head=Head(headline=Headline(" \u3000"))),
    "blank texts": _one(Paragraph(""), ListItem(" "), Verse("\u200b"), Photo(Headline(" "))),
    "blank facts of the issue": _one(Paragraph("文"), publication=" ", number="\u3000", source=" ", date="2024-02-31"),
    "no language tag": _one(Paragraph("文"), language="中文"),
    "english issue": _one(Paragraph("text"), language="en"),
    "id that XML does not allow": Issue(pages=(Page(articles=(Article("1 稿/一", Head(), (Paragraph("文"),)),)),)),
    "empty id": Issue(pages=(Page(articles=(Article("", Head()),)),)),
    "ids alike": Issue(pages=(Page(articles=(Article("a", Head()), Article("a", Head()))),)),
    "boxes ten deep": _one(_nested(10)),
    "headline of ten thousand": _one(head=Head(headline=Headline("题" * 10_000))),
    "headline of a line break": _one(head=Head(headline=Headline("上\n下\u2028\t末"))),
    "markup as paper": _one(Paragraph("<p>&"), publication="<&>\"'", number="<1>", source="a&b"),
}


@pytest.mark.parametrize("name", DEGENERATE)
def test_no_tree_is_too_strange(name: str) -> None:
    data = FORMAT.write(DEGENERATE[name], TIME).data
    assert FORMAT.validate(data) == []
    assert FORMAT.text_stream(data) == text_stream(DEGENERATE[name])


def test_hundreds_of_articles_are_a_file_each() -> None:
    many = Issue(
        pages=tuple(
            Page(str(p), articles=tuple(Article(f"a{p}-{n}", Head(headline=Headline(f"题{n}"))) for n in range(150)))
            for p in (1, 2)
        )
    )
    data = FORMAT.write(many, TIME).data
    assert sum("-article-" in name for name in zips.unpack(data)) == 300
    assert FORMAT.validate(data) == []
