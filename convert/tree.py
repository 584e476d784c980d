"""The article tree: an issue holds pages, a page articles, an article a head and a body.

Every node is frozen.  A node that carries text has `text` (what is printed), `origin` (where
that text stands in the source, how sure the parser is, and why) and `facts` (what is known of
parts of that text: they say something about it and never take its place).

The order in which the tree's text is read, in every format, is that of `texts(issue)`: a page's
folio, its articles, its editors' lines, and last what could not be placed.  Within an article: kickers,
headline, subheadlines, bylines, datelines, standfirsts, then the body in print order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, TypeAlias

# --------------------------------------------------------------------------- where text comes from

ArticleKind = Literal["news", "commentary", "feature", "photo", "brief", "roundup", "notice", "unknown"]
ContributorRole = Literal[
    "reporter", "correspondent", "photographer", "commentator", "author", "translator", "editor", "other"
]
Direction = Literal["to", "from"]
Agent = Literal["machine", "human"]

WHITE_SPACE = frozenset(
    [*"\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\ufeff", *map(chr, range(0x2000, 0x200B))]
)
"""Unicode White_Space, with U+200B and U+FEFF: what the law of conservation does not count."""

BLANKS = "".join(sorted(WHITE_SPACE))
"""The same, to strip a text of."""
_SPACES = re.compile(f"[{BLANKS}]+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of one source line: `line` from 1, columns in code points from 0, end exclusive."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a node's text stands in the source, how sure the parser is (0 to 1), why, and who decided.

    None is not known: the tree was read from a format that does not say it.
    """

    spans: tuple[Span, ...] = ()
    confidence: float | None = None
    cues: tuple[str, ...] = ()
    agent: Agent | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the source's characters, undone by putting `before` back where `after` stands.

    `line` and `column` are the source's; `kind` is `control` (a character that XML cannot carry
    was taken out) or `punctuation` (a full-width mark was restored).
    """

    kind: Literal["control", "punctuation"]
    line: int
    column: int
    before: str
    after: str


# --------------------------------------------------------------------------- facts, over spans of a text


@dataclass(frozen=True, slots=True)
class Contributor:
    """A maker named in `text[start:end]`; `name` without padding (`田 泓` is 田泓)."""

    start: int
    end: int
    name: str
    role: ContributorRole
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The parts of a dateline (电头) in `text[start:end]`: `date` is ISO 8601, whole or absent."""

    start: int
    end: int
    source: str | None = None
    place: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Continuation:
    """Where a jump (转版) in `text[start:end]` leads: `page` as printed (`6`, `A6`)."""

    start: int
    end: int
    direction: Direction
    page: str


Fact: TypeAlias = Contributor | Dispatch | Continuation

# --------------------------------------------------------------------------- nodes of one text


@dataclass(frozen=True, slots=True)
class TextNode:
    """What every text-bearing node has."""

    text: str
    origin: Origin = Origin()
    facts: tuple[Fact, ...] = ()


class Folio(TextNode):
    """报眉: the page head, with paper, date, page number or section."""

    __slots__ = ()


class EditorLine(TextNode):
    """责编、邮箱: the line that names the page's editors or how to reach them."""

    __slots__ = ()


class Unplaced(TextNode):
    """未能归属: text that belongs to no article; carried, with a finding."""

    __slots__ = ()


class Kicker(TextNode):
    """引题、眉题."""

    __slots__ = ()


class Headline(TextNode):
    """主题; one node with several spans where it is printed on several lines."""

    __slots__ = ()


class Subheadline(TextNode):
    """副题."""

    __slots__ = ()


class Byline(TextNode):
    """署名 on a line of its own; its facts are the contributors, and a `Dispatch` where it holds a dateline."""

    __slots__ = ()


class Dateline(TextNode):
    """电头 on a line of its own; within a paragraph it is only a `Dispatch` fact."""

    __slots__ = ()


class Standfirst(TextNode):
    """提要、核心阅读."""

    __slots__ = ()


class Paragraph(TextNode):
    """正文段."""

    __slots__ = ()


class Crosshead(TextNode):
    """小标题."""

    __slots__ = ()


class ListItem(TextNode):
    """列表项."""

    __slots__ = ()


class Clause(TextNode):
    """条款: `第十条  国家推进…`."""

    __slots__ = ()


class Question(TextNode):
    """问."""

    __slots__ = ()


class Answer(TextNode):
    """答."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Verse(TextNode):
    """诗行; a poem of several stanzas (诗节), each parted from the one before by a gap, says where each opens."""

    opens_stanza: bool = False


class SignOff(TextNode):
    """落款."""

    __slots__ = ()


class EditorNote(TextNode):
    """编者按."""

    __slots__ = ()


class Endnote(TextNode):
    """文尾说明: `（作者为…）`, `（摘编自…）`."""

    __slots__ = ()


class Jump(TextNode):
    """转版: 下转、上接 on a line of its own; within a paragraph only a `Continuation` fact."""

    __slots__ = ()


class Caption(TextNode):
    """图片说明."""

    __slots__ = ()


class Credit(TextNode):
    """摄影署名."""

    __slots__ = ()


# --------------------------------------------------------------------------- nodes of nodes


@dataclass(frozen=True, slots=True)
class Head:
    """The headline group and what stands under it, in the order in which it is read."""

    kickers: tuple[Kicker, ...] = ()
    headline: Headline | None = None
    subheadlines: tuple[Subheadline, ...] = ()
    bylines: tuple[Byline, ...] = ()
    datelines: tuple[Dateline, ...] = ()
    standfirsts: tuple[Standfirst, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """图片: the picture itself is not in the export; its words are, in print order."""

    headline: Headline | None = None
    lines: tuple[Caption | Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """简讯中的一则: a titled part of a round-up."""

    head: Head
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """链接、记者手记、点评: a titled part of its host."""

    head: Head
    body: tuple[Block, ...] = ()


Flow: TypeAlias = (
    Paragraph
    | Crosshead
    | ListItem
    | Clause
    | Question
    | Answer
    | Verse
    | SignOff
    | EditorNote
    | Endnote
    | Jump
    | Byline
    | Dateline
)
"""Text nodes of a body; a byline or dateline here stands in mid-article or at its end."""
Block: TypeAlias = Flow | Photo | Item | Box


@dataclass(frozen=True, slots=True)
class Keyword:
    """A machine-made keyword with its weight (rounded to four places)."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Place:
    """A machine-made place name with the number of times it stands in the article."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What a machine added to an article: never the paper's words; `tool` says which machine."""

    tool: str
    keywords: tuple[Keyword, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """稿件.  `id` comes from its page and headline; `sha256` from its characters before edits.

    `confidence` is the parser's, None where it is not known (see `Origin`).
    """

    id: str
    head: Head
    body: tuple[Block, ...] = ()
    kind: ArticleKind = "unknown"
    language: str = "zh-Hans"
    sha256: str = ""
    confidence: float | None = None
    enrichment: Enrichment | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` as printed without leading zeros (`3`, `A05`), `section` is 版名.

    `source` names the file that the page's spans are of, where its issue was put together from several; `language` is
    the page's, where that is not the issue's: see `page_language`.
    """

    number: str | None = None
    section: str | None = None
    folios: tuple[Folio, ...] = ()
    articles: tuple[Article, ...] = ()
    editor_lines: tuple[EditorLine, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    source: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One of the files that an issue was put together from; the fields are those of an `Issue` of one file.

    `name` is the file's without suffix, with its directory below the issue's where that is another (`A/03`): no two
    are the same.
    """

    name: str
    sha256: str = ""
    encoding: str = "utf-8"
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """The pages of an issue that one source file holds, or that several hold, and what was changed in their text.

    `date` is ISO 8601 (YYYY-MM-DD); `number` is 期号; `source` the file's name without suffix, in NFC;
    `sha256` that of the source's bytes; `encoding` what it was decoded from.  An issue put together from files of
    one page or more has `sources` in their place, in the order of their first pages: see `parts`.
    """

    publication: str | None = None
    date: str | None = None
    number: str | None = None
    language: str = "zh-Hans"
    source: str = ""
    sha256: str = ""
    encoding: str = "utf-8"
    pages: tuple[Page, ...] = ()
    edits: tuple[Edit, ...] = ()
    sources: tuple[SourceFile, ...] = ()


# --------------------------------------------------------------------------- walking


def head_texts(head: Head) -> Iterator[TextNode]:
    """The text nodes of a head, in the order in which they are read."""
    headline = () if head.headline is None else (head.headline,)
    return chain(head.kickers, headline, head.subheadlines, head.bylines, head.datelines, head.standfirsts)


def block_texts(block: Block) -> Iterator[TextNode]:
    """The text nodes of one block, in print order."""
    match block:
        case Photo(headline=headline, lines=lines):
            if headline is not None:
                yield headline
            yield from lines
        case Item(head=head, body=body) | Box(head=head, body=body):
            yield from head_texts(head)
            yield from body_texts(body)
        case _:
            yield block


def body_texts(body: Iterable[Block]) -> Iterator[TextNode]:
    """The text nodes of a body, in print order."""
    for block in body:
        if isinstance(block, TextNode):  # most are
            yield block
        else:
            yield from block_texts(block)


def article_texts(article: Article) -> Iterator[TextNode]:
    """The text nodes of an article, head first."""
    return chain(head_texts(article.head), body_texts(article.body))


def page_texts(page: Page) -> Iterator[TextNode]:
    """The text nodes of a page."""
    of_articles = chain.from_iterable(map(article_texts, page.articles))
    return chain(page.folios, of_articles, page.editor_lines, page.unplaced)


def parts(issue: Issue) -> Iterator[Issue]:
    """The issue file by file: what each of its sources holds, with spans and edits of that file alone."""
    if not issue.sources:
        yield issue
    for one in issue.sources:
        pages = [page for page in issue.pages if page.source == one.name]
        part = replace(
            issue, source=one.name, sha256=one.sha256, encoding=one.encoding, edits=one.edits, sources=(),
            pages=tuple(replace(page, source=None) for page in pages),
        )  # fmt: skip
        yield with_languages(part, [page_language(issue, page) for page in pages])


def page_language(issue: Issue, page: Page) -> str:
    """The language of a page of the issue: its own, as that of a page in 繁体 in an issue in 简体, or the issue's."""
    return page.language or issue.language


def with_languages(issue: Issue, of_pages: Sequence[str]) -> Issue:
    """The issue with the language of each of its pages; its own is that of most."""
    if not of_pages:
        return issue
    most = Counter(of_pages).most_common(1)[0][0]
    pages = [
        replace(page, language=None if own == most else own) for page, own in zip(issue.pages, of_pages, strict=True)
    ]
    return replace(issue, language=most, pages=tuple(pages))


def source_of(issue: Issue, page: Page) -> SourceFile:
    """The file that a page of the issue stands in."""
    alone = SourceFile(issue.source, issue.sha256, issue.encoding, issue.edits)
    return next((one for one in issue.sources if one.name == page.source), alone)


def with_sources(issue: Issue, of_pages: Sequence[SourceFile]) -> Issue:
    """The issue, with the file that each of its pages stands in; one file is the issue's own."""
    sources = tuple(dict.fromkeys(of_pages))
    if len(sources) < 2:
        return issue
    pages = tuple(replace(page, source=of.name) for page, of in zip(issue.pages, of_pages, strict=True))
    return replace(issue, source="", sha256="", encoding="utf-8", edits=(), pages=pages, sources=sources)


def texts(issue: Issue) -> Iterator[TextNode]:
    """Every text-bearing node of the tree, in the order in which every format gives its text."""
    return chain.from_iterable(map(page_texts, issue.pages))


def articles(issue: Issue) -> Iterator[Article]:
    """The articles of all pages, in print order."""
    for page in issue.pages:
        yield from page.articles


def lone_article(issue: Issue) -> Article | None:
    """The article of an issue that holds nothing else: no other article, and no line of a page."""
    page = issue.pages[0] if len(issue.pages) == 1 else Page()
    alone = len(page.articles) == 1 and not (page.folios or page.editor_lines or page.unplaced)
    return page.articles[0] if alone else None


def facts_of(article: Article) -> list[Fact]:
    """The facts of an article, in the order of its text nodes."""
    return [fact for node in article_texts(article) for fact in node.facts]


def contributors(article: Article) -> tuple[Contributor, ...]:
    """Everyone an article names as its makers, in order, each name and role once."""
    return makers(facts_of(article))


def makers(facts: Iterable[Fact]) -> tuple[Contributor, ...]:
    """Likewise, of an article whose facts are known."""
    seen: dict[tuple[str, str], Contributor] = {}
    for fact in facts:
        if isinstance(fact, Contributor):
            seen.setdefault((fact.name, fact.role), fact)
    return tuple(seen.values())


def dispatches(article: Article) -> tuple[Dispatch, ...]:
    """The datelines of an article, on a line of their own or in a paragraph: of a round-up those of all its parts."""
    return tuple(fact for fact in facts_of(article) if isinstance(fact, Dispatch))


def places_named(datelines: Iterable[Dispatch]) -> tuple[str, ...]:
    """The places that datelines name, each once."""
    return tuple(dict.fromkeys(place for one in datelines if one.place for place in places_apart(one.place)))


def places_apart(printed: str) -> list[str]:
    """The places of one dateline: `北京、上海` and `上海／广州` are two."""
    return [place for place in map(str.strip, _BETWEEN_PLACES.split(printed)) if place]


_BETWEEN_PLACES = re.compile("[、/／]")


def continuations(article: Article) -> tuple[Continuation, ...]:
    """Where an article is continued, or continues from."""
    return tuple(fact for fact in facts_of(article) if isinstance(fact, Continuation))


def is_blank(text: str) -> bool:
    """Whether a text holds nothing that the law of conservation counts."""
    return not text.strip(BLANKS)


def without_space(text: str) -> str:
    """The characters that the law of conservation counts."""
    if "\x1c" in text or "\x1d" in text or "\x1e" in text or "\x1f" in text:  # `split` takes them for white space
        return _SPACES.sub("", text)
    return "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")


def text_stream(issue: Issue) -> str:
    """The tree's text: what every written format must give back, character by character, spaces apart."""
    return without_space("".join([node.text for node in texts(issue)]))
