"""A file an article: named after page and article, known by the same guid as on the page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from convert.archive.bag import BagOptions, make
from convert.archive.verify import verify
from convert.batch.run import Result, convert_all, plan
from convert.formats import BUILT_IN, load
from convert.formats.base import Readable, WriteOptions
from convert.formats.zips import unpack
from convert.page import PageOptions
from convert.parser.parse import parse
from convert.perarticle import alone
from convert.readback import read
from convert.tree import (
    Article,
    Edit,
    Head,
    Issue,
    Origin,
    Page,
    Paragraph,
    SourceFile,
    Span,
    article_texts,
    articles,
    source_of,
    text_stream,
    with_sources,
    without_space,
)
from tests.batch.test_again import state
from tests.cli.command import call
from tests.issue_pages import NAME, SECOND, pages
from tests.trees import CORPUS

OPTIONS = PageOptions(per="article", formats=("newsml", "ninjs"), keywords=False)
ISSUE = parse(SECOND.encode(), name=f"{NAME}_02").issue
IDS = [article.id for article in articles(ISSUE)]


def converted(source: Path, options: PageOptions = OPTIONS) -> list[Result]:
    return convert_all(plan([str(source)], options), source.parent / "out", options)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of a page of two articles, in every format; nobody may change it."""
    top = tmp_path_factory.mktemp("articles")
    assert [one.failed for one in converted(pages(top / "in", _02=SECOND), PageOptions(per="article"))] == [None]
    return top / "out"


@pytest.mark.parametrize("form", BUILT_IN)
@pytest.mark.parametrize("number", [0, 1])
def test_an_article_by_itself_in_every_format(form: str, number: int, made: Path) -> None:
    reader = load(form)
    assert isinstance(reader, Readable)
    data = (made / f"{NAME}_02.{IDS[number]}{reader.suffix}").read_bytes()
    assert reader.validate(data) == []
    issue = reader.read(data).issue
    (article,) = articles(issue)
    wanted = list(articles(ISSUE))[number]
    assert text_stream(issue) == without_space("".join(node.text for node in article_texts(wanted)))
    assert (article.id, article.sha256, article.kind) == (wanted.id, wanted.sha256, wanted.kind)
    known = (issue.publication, issue.date, issue.source, issue.pages[0].number, issue.pages[0].section)
    assert known == ("晨江日报", "2026-07-01", f"{NAME}_02", "2", "综合")


@pytest.mark.parametrize("form", BUILT_IN)
def test_articles_of_an_issues_file_name_the_file_of_their_page(form: str) -> None:
    issue = CORPUS["several_files"]
    wanted = [(article.id, source_of(issue, page)) for page in issue.pages for article in page.articles]
    for (id_, source), (article, own) in zip(wanted, alone(issue), strict=True):
        data = load(form).write(own, WriteOptions(part=True)).data
        assert load(form).validate(data) == []
        back = read(load(form), data).issue
        assert (article.id, back.source, back.sha256, back.sources) == (id_, source.name, source.sha256, ())


ENGLISH = """晨江日报
2026年7月1日 星期三 第4版 副刊

The Ferry Runs Again

By Anna Ferris

The ferry between the old town and the island has been running again since Monday, and the people who live there are glad of it.

"We had to walk for an hour to the bridge," said one of the passengers. "Now it is ten minutes, and the river is beautiful."
"""


@pytest.mark.parametrize("form", BUILT_IN)
def test_an_english_article_by_itself_is_in_a_file_of_its_pages_language(form: str) -> None:
    ((article, own),) = alone(parse(ENGLISH.encode(), name="a").issue)
    assert (article.language, own.language) == ("en", "zh-Hans")
    data = load(form).write(own, WriteOptions(part=True)).data
    assert load(form).validate(data) == []
    back = read(load(form), data).issue
    assert (back.language, [one.language for one in articles(back)]) == ("zh-Hans", ["en"])


def test_what_a_book_says_of_an_english_article_is_said_in_chinese() -> None:
    ((_, own),) = alone(parse(ENGLISH.encode(), name="a").issue)
    parts = unpack(load("epub").write(own, WriteOptions(part=True)).data)
    package, nav, opening, article = (
        parts[f"EPUB/{name}"].decode() for name in ("content.opf", "nav.xhtml", "page-01.xhtml", "page-01-article-01.xhtml")
    )  # fmt: skip
    assert re.findall("<dc:language>(.*?)<", package) == ["zh-Hans", "en"]
    assert 'lang="zh-Hans"' in nav.partition("<body")[0] and 'lang="zh-Hans"' in opening.partition("<body")[0]
    assert re.findall(r'<a href="page-01-article-01[^"]*" lang="(.*?)"', nav) == ["en"]
    assert re.search(r'<section [^>]*lang="en"', article)
    newsml = load("newsml").write(own, WriteOptions(part=True)).data.decode()
    assert re.findall(r'<(package|news)Item .*? xml:lang="(.*?)">', newsml) == [("package", "zh-Hans"), ("news", "en")]


def test_edits_are_those_of_the_articles_own_file() -> None:
    edit = Edit("control", 1, 0, "\x07", "")
    node = Paragraph("甲", Origin((Span(1, 0, 1),)))
    pages = [Page(str(n), articles=(Article(f"p{n}", Head(), (node,)),)) for n in (1, 2)]
    issue = with_sources(Issue(pages=tuple(pages)), [SourceFile("a"), SourceFile("b", edits=(edit,))])
    assert [own.edits for _, own in alone(issue)] == [(), (edit,)]


def test_a_file_an_article_and_format_and_one_record_a_page(made: Path) -> None:
    names = {f"{NAME}_02.{id_}{load(form).suffix}" for id_ in IDS for form in BUILT_IN}
    assert {path.name for path in made.iterdir()} == names | {f"{NAME}_02.record.json", "manifest.json"}


def test_guids_are_those_of_the_page_and_what_holds_one_article_does_not_pass_for_the_page(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _02=SECOND)
    converted(source)
    convert_all(plan([str(source)], replace(OPTIONS, per="page")), tmp_path / "page", replace(OPTIONS, per="page"))
    page = json.loads((tmp_path / "page" / f"{NAME}_02.ninjs.json").read_bytes())
    for id_, on_page in zip(IDS, page["associations"], strict=True):
        alone = json.loads((tmp_path / "out" / f"{NAME}_02.{id_}.ninjs.json").read_bytes())
        assert (alone["uri"], alone["profile"]) == (on_page["uri"], "banmian-article")
        newsml = (tmp_path / "out" / f"{NAME}_02.{id_}.newsml.xml").read_text("utf-8")
        assert newsml.count(f'guid="{on_page["uri"]}"') == 1
        assert f'guid="{page["uri"]}"' not in newsml
        assert newsml.count(f'<memberOf uri="{page["uri"]}"/>') == 2


def items(message: bytes) -> dict[str, str]:
    """The news items of a message by their guids, as they are written."""
    return {one[1]: one[0] for one in re.finditer(r'<newsItem guid="(.*?)".*?</newsItem>', message.decode(), re.DOTALL)}


def test_newsml_tells_an_article_by_itself_from_its_page_and_its_item_is_the_one_on_the_page() -> None:
    issue = parse(SECOND.encode(), name="a").issue
    newsml = load("newsml")
    whole = newsml.write(issue, WriteOptions()).data
    parts = [newsml.write(own, WriteOptions(part=True)).data for _, own in alone(issue)]
    titles, profiles, scopes = (
        [re.findall(pattern, data.decode())[0] for data in (whole, *parts)]
        for pattern in ("<title>(.*?)</title>", "<profile [^>]*>(.*?)<", 'scope="(.*?-text)"')
    )
    page = titles[0]
    headlines = [one.head.headline.text for one in articles(issue) if one.head.headline]
    assert titles[1:] == [f"{headline}（{page}）" for headline in headlines]
    assert (profiles, scopes) == (
        ["banmian-page", *["banmian-part"] * 2], ["bmhash:page-text", *["bmhash:part-text"] * 2],
    )  # fmt: skip
    assert {guid: item for data in parts for guid, item in items(data).items()} == items(whole)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<title>[^（]*", "<title>别题"),
        ("banmian-part", "banmian-page"),
        ("bmhash:part-text", "bmhash:page-text"),
        ('(<newsItem.*?<memberOf uri="urn:uuid:)....', r"\1ffff"),
    ],
    ids=["title", "profile", "scope", "page"],
)
def test_an_article_by_itself_that_says_something_else_is_found(before: str, after: str) -> None:
    own = next(own for _, own in alone(parse(SECOND.encode(), name="a").issue))
    data = load("newsml").write(own, WriteOptions(part=True)).data.decode()
    changed = re.sub(before, after, data, count=1, flags=re.DOTALL)
    assert changed != data
    assert {one.code for one in load("newsml").validate(changed.encode())} & {"NML013", "NML016"}


def test_an_article_by_itself_that_becomes_another_and_a_third_is_withdrawn_once() -> None:
    """As where the name of a file is used again."""
    newsml, options = load("newsml"), WriteOptions(part=True)
    data, versions = b"", []
    for _, own in [*alone(parse(SECOND.encode(), name="a").issue), *alone(parse(ENGLISH.encode(), name="a").issue)]:
        data = newsml.write(own, replace(options, previous=data or None)).data
        assert newsml.validate(data) == []
        assert text_stream(read(newsml, data).issue) == text_stream(own)
        versions.append(re.findall('Item guid="[^"]*" version="(.)"', data.decode()))
    assert versions == [["1"] * 2, ["1"] * 2 + ["2"] * 2, ["1"] * 2 + ["2"] * 4]


def test_a_run_with_nothing_to_do_touches_nothing_and_other_formats_are_added(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    converted(source)
    before = state(tmp_path / "out")
    assert [one.up_to_date for one in converted(source)] == [True, True]
    assert state(tmp_path / "out") == before
    converted(source, replace(OPTIONS, formats=("json",)))
    assert [one.up_to_date for one in converted(source, replace(OPTIONS, formats=("json", "ninjs")))] == [True, True]


def test_a_page_is_done_again_where_an_article_of_it_is_missing(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _02=SECOND)
    converted(source)
    (tmp_path / "out" / f"{NAME}_02.{IDS[1]}.ninjs.json").unlink()
    assert [one.up_to_date for one in converted(source)] == [False]
    assert (tmp_path / "out" / f"{NAME}_02.{IDS[1]}.ninjs.json").is_file()


def test_page_and_article_runs_do_not_pass_for_each_other(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", _02=SECOND)
    converted(source, replace(OPTIONS, per="page"))
    assert [one.up_to_date for one in converted(source)] == [False]
    assert (tmp_path / "out" / f"{NAME}_02.ninjs.json").is_file()


def test_articles_are_bagged_and_made_again_from_the_bag(tmp_path: Path) -> None:
    converted(pages(tmp_path / "in"))
    make(tmp_path / "out", tmp_path / "bag", BagOptions((tmp_path / "in",)))
    assert verify(tmp_path / "bag", again=True, validate=True).findings == ()


def test_the_table_is_that_of_the_pages(tmp_path: Path) -> None:
    source = pages(tmp_path / "in")
    for per in ("page", "article"):
        call("convert", source, "-o", tmp_path / per, "-t", "json", "--per", per, "--table", tmp_path / f"{per}.csv")
    assert (tmp_path / "article.csv").read_bytes() == (tmp_path / "page.csv").read_bytes()


def test_what_stands_outside_articles_is_told_of(tmp_path: Path) -> None:
    (result,) = converted(pages(tmp_path / "in", _02=SECOND))
    assert [(one.code, dict(one.values)) for one in result.findings] == [
        ("ISS009", {"count": "1", "kinds": "Folio (1)"})
    ]


def test_several_files_do_not_go_to_stdout(tmp_path: Path) -> None:
    outcome = call("convert", pages(tmp_path / "in"), "-o", "-", "-t", "json", "--per", "article")
    assert (outcome.code, "RUN006" in outcome.err) == (2, True)
