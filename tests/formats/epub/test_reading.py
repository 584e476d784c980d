"""Reading books of other hands: repacked and changed ones are read, foreign and hostile ones refused with the reason."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from convert.catalogue import RULES
from convert.errors import UnreadableError
from convert.formats import zips
from convert.formats.base import Reading
from convert.formats.carried import reduced
from convert.formats.epub import FORMAT
from convert.limits import MAX_XML_DEPTH, MAX_XML_MARKS
from convert.tree import Article, Caption, Crosshead, Issue, Jump, Paragraph, Photo, Subheadline, articles
from tests.formats.epub.mutations import ARTICLE, CONTAINER, PACKAGE, good, packed, whole_issue, with_part

Parts = dict[str, bytes]
parts = cache(good)
WHOLE = reduced(whole_issue(), FORMAT.not_carried)
PAGE_1, PAGE_2, END = "EPUB/page-01.xhtml", "EPUB/page-02.xhtml", "EPUB/page-01-end.xhtml"
NEWS = "EPUB/page-02-article-01.xhtml"


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.findings}


def replaced(whole: Parts, name: str, old: str, new: str) -> Parts:
    text = whole[name].decode()
    assert old in text, old
    return {**whole, name: text.replace(old, new, 1).encode()}


def in_every(whole: Parts, old: str, new: str) -> Parts:
    """A regular expression replaced in all content documents."""
    return {
        name: re.sub(old, new, data.decode()).encode() if name.endswith(".xhtml") else data
        for name, data in whole.items()
    }


# --------------------------------------------------------------------------- repacked, and nothing lost


def by_zip(whole: Parts, method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in whole.items():
            archive.writestr(name, data)
    return out.getvalue()


def elsewhere(whole: Parts) -> Parts:
    """Documents in a folder of their own, the package document beside it, as Sigil has them."""
    moved = {name.replace("EPUB/", "OEBPS/Text/") if name.endswith(".xhtml") else name: d for name, d in whole.items()}
    package = moved.pop(PACKAGE).decode()
    moved["OEBPS/package.opf"] = re.sub(r'href="([^"]+\.xhtml)"', r'href="Text/\1"', package).encode()
    return replaced(moved, CONTAINER, PACKAGE, "OEBPS/package.opf")


def stripped(whole: Parts) -> Parts:
    """Only what a reading system needs: no style, no navigation but in name, no metadata beyond that of the standards."""
    needed = {CONTAINER, PACKAGE, *(name for name in whole if re.search(r"title|page-", name))}
    bare = in_every({name: whole[name] for name in needed}, r"<(link|meta) [^>]*>|<!--.*?-->", "")
    return replaced(bare, PACKAGE, '<meta name="generator" content="banmian"/>', "")


def indented(whole: Parts) -> Parts:
    """Every element on a line of its own, texts too."""
    return in_every(whole, r"(<(?:p|h\d|li)\b[^>]*>)([^<>\n]+)(</(?:p|h\d|li)>)", r"\n    \1\n      \2\n    \3\n")


def merged(whole: Parts) -> Parts:
    """All content documents in one."""
    names = [name for name in whole if re.search(r"(title|page-\d.*)\.xhtml", name)]
    bodies = "".join(re.findall(r"<body>(.*)</body>", whole[name].decode(), re.DOTALL)[0] for name in names)
    one = re.sub(r"<body>.*</body>", lambda _: f"<body>{bodies}</body>", whole[names[0]].decode(), flags=re.DOTALL)
    kept = {name: data for name, data in whole.items() if name not in names[1:]}
    kept[names[0]] = one.encode()
    package = re.sub(r'<itemref idref="page-[^>]*>', "", whole[PACKAGE].decode())
    return {**kept, PACKAGE: package.encode()}


REPACKED: dict[str, Callable[[Parts], bytes]] = {
    "as it is": packed,
    "stored": lambda w: by_zip(w, zipfile.ZIP_STORED),
    "files in other folders": lambda w: packed(elsewhere(w)),
    "names with escapes": lambda w: packed(replaced(w, PACKAGE, 'href="page-01.xhtml"', 'href="page%2D01.xhtml"')),
    "indented": lambda w: packed(indented(w)),
    "all in one document": lambda w: packed(merged(w)),
    "sections in divisions": lambda w: packed(in_every(w, r"<body>(?s:(.*))</body>", r'<body><div id="x">\1</div></body>')),
    "comments everywhere": lambda w: packed(in_every(w, r"(<(?:p|span)\b[^>]*>)", r"\1<!-- c -->")),
    "unknown attributes": lambda w: packed(in_every(w, r"<(p|section)\b", r'<\1 data-x="1" style="margin: 0"')),
    "unknown inline elements": lambda w: packed(in_every(w, r">(正文|诗行)<", r"><em><b>\1</b></em><")),
    "more classes": lambda w: packed(in_every(w, r'class="(paragraph|kicker)"', r'class="first \1 noindent"')),
    "an old document type": lambda w: packed(
        in_every(w, "<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd">')
    ),
    "the navigation in the spine": lambda w: packed(replaced(w, PACKAGE, "<itemref", '<itemref idref="nav"/><itemref')),
    "another style and files": lambda w: packed({**w, "EPUB/style.css": b"", "EPUB/x.png": b"\x89PNG", "META-INF/x": b""}),
    "UTF-16": lambda w: with_part(w, ARTICLE, w[ARTICLE].decode().replace("UTF-8", "UTF-16").encode("utf-16")),
}  # fmt: skip


@pytest.mark.parametrize("how", REPACKED)
def test_a_repacked_book_reads_the_same(how: str) -> None:
    reading = FORMAT.read(REPACKED[how](parts()))
    assert reading.issue == WHOLE
    assert reading.findings == ()


@pytest.mark.parametrize(
    "make",
    [
        lambda w: packed(dict(reversed(w.items()))),
        lambda w: packed({name: data for name, data in w.items() if name != "mimetype"}),
        lambda w: with_part(w, "mimetype", b"application/zip"),
        lambda w: packed(stripped(w)),
    ],
    ids=["mimetype last", "no mimetype", "another mimetype", "stripped of all that is not needed"],
)
def test_a_book_packed_by_another_program_reads_the_same_and_says_so(make: Callable[[Parts], bytes]) -> None:
    reading = FORMAT.read(make(parts()))
    assert reading.issue == WHOLE
    assert codes(reading) == {"EPUB045"}


# --------------------------------------------------------------------------- changed by other hands


def first(issue: Issue) -> Article:
    return next(articles(issue))


def article(old: str, new: str) -> Callable[[Parts], Parts]:
    return lambda whole: replaced(whole, ARTICLE, old, new)


CHANGED: list[tuple[str, str, Callable[[Parts], Parts], Callable[[Issue], Any], Any]] = [
    ("EPUB040", "a paragraph added", article("</header>", "</header><p>增补一段</p>"),
     lambda i: first(i).body[0], Paragraph("增补一段")),
    ("EPUB040", "a heading added", article("</header>", "</header><h3>新题</h3>"),
     lambda i: first(i).body[0], Crosshead("新题")),
    ("EPUB040", "text in no element", article("</header>", "</header>裸文字"),
     lambda i: first(i).body[0], Paragraph("裸文字")),
    ("EPUB040", "a second headline", article("</h2>", '</h2><h2 class="headline">又题</h2>'),
     lambda i: first(i).head.subheadlines[0], Subheadline("又题")),
    ("EPUB040", "a headline in the body", article('<h3 class="crosshead">', '<h3 class="headline">'),
     lambda i: first(i).body[1], Crosshead("小标题")),
    ("EPUB040", "a caption without a figure", article('<p class="paragraph">正文', '<p class="caption">正文'),
     lambda i: first(i).body[0], Photo(None, (Caption("正文"),))),
    ("EPUB040", "a text at the opening of a page", lambda w: replaced(w, PAGE_2, "</h1>", "</h1><p>广告</p>"),
     lambda i: i.pages[1].unplaced[0].text, "广告"),
    ("EPUB041", "a kind that is none", lambda w: replaced(w, NEWS, 'class="article news"', 'class="article odd"'),
     lambda i: i.pages[1].articles[0].kind, "unknown"),
    ("EPUB041", "a role that is none", article('class="contributor reporter"', 'class="contributor boss"'),
     lambda i: first(i).head.bylines[0].facts[0].role, "other"),  # type: ignore[union-attr]
    ("EPUB041", "an article without id", article(' id="p3-every"', ""), lambda i: first(i).id, "1-1"),
    ("EPUB041", "a digest that is none", article('data-sha256="', 'data-sha256="x'), lambda i: first(i).sha256, ""),
    ("EPUB041", "a weight that is none", article('data-weight="1.0000"', 'data-weight="viel"'),
     lambda i: first(i).enrichment.keywords, ()),  # type: ignore[union-attr]
    ("EPUB041", "a jump without its page", article(' data-page="2"', ""),
     lambda i: [getattr(b, "facts", None) for b in first(i).body if isinstance(b, Jump)], [()]),
    ("EPUB042", "a picture added", article("<figcaption>", '<img src="x.png" alt="图"/><figcaption>'),
     lambda i: first(i).body, first(WHOLE).body),
    ("EPUB042", "how a word is read", article("正文", "<ruby>正<rp>(</rp><rt>zhèng</rt><rp>)</rp>文<rt>wén</rt></ruby>"),
     lambda i: first(i).body, first(WHOLE).body),
    ("EPUB042", "how a name is read", article(">甲 乙<", "><ruby>甲<rt>jiǎ</rt></ruby> 乙<"),
     lambda i: first(i).head.bylines, first(WHOLE).head.bylines),
    ("EPUB043", "the mark of the first page taken away", lambda w: replaced(w, PAGE_1, 'pagebreak" role="doc-pagebreak"', 'x"'),
     lambda i: (i.pages[0].number, first(i).id), (None, "p3-every")),
    ("EPUB044", "two dates", lambda w: replaced(w, PACKAGE, "<dc:date>2024-05-01", "<dc:date>2024-05-02"),
     lambda i: i.date, "2024-05-01"),
    ("EPUB046", "a kicker under the headline", lambda w: replaced(
        replaced(w, NEWS, '<h2 class="headline">', '<h2 class="headline">长'), ARTICLE,
        '<p class="kicker">引题</p>\n<h2 class="headline">主题</h2>\n<p class="subheadline">副题</p>',
        '<p class="subheadline">副题</p>\n<h2 class="headline">主题</h2>\n<p class="kicker">引题</p>'),
     lambda i: len(first(i).head.subheadlines), 2),
    ("EPUB047", "a word mended", article("正文", "正文改"), lambda i: first(i).body[0], Paragraph("正文改")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "what", "change", "look", "expected"), CHANGED, ids=[f"{code} {what}" for code, what, *_ in CHANGED]
)
def test_a_changed_book_is_read_with_a_finding(
    code: str, what: str, change: Callable[[Parts], Parts], look: Callable[[Issue], Any], expected: Any
) -> None:
    reading = FORMAT.read(packed(change(parts())))
    assert code in codes(reading), what
    assert look(reading.issue) == expected
    assert len(list(articles(reading.issue))) == len(list(articles(WHOLE)))


def test_a_text_with_readings_over_it_is_whole_in_the_tree_and_in_the_stream() -> None:
    changed = replaced(parts(), ARTICLE, "正文", "<ruby>正<rp>(</rp><rt>zhèng</rt><rp>)</rp>文</ruby>")
    assert FORMAT.text_stream(packed(changed)) == FORMAT.text_stream(packed(parts()))


def test_a_book_whose_marks_calibre_has_renamed_keeps_its_articles_and_their_parts() -> None:
    """`ebook-convert` keeps the first class, puts a number behind it, and drops classes that have no style."""
    renamed = in_every(parts(), r'class="([a-z-]+)[^"]*"', r'class="\g<1>7"')
    renamed = in_every(renamed, r' class="(page-number|page-section|contributor|date)7"', "")
    renamed = replaced(renamed, PACKAGE, ' xml:lang="zh-Hans"', "")
    reading = FORMAT.read(packed(renamed))
    assert codes(reading) <= {"EPUB041", "EPUB046", "EPUB047"}
    assert (reading.issue.publication, reading.issue.date, reading.issue.number) == ("江城新报", "2024-05-01", "12045")
    assert [(page.number, page.section) for page in reading.issue.pages] == [("3", "要闻"), ("2", "副刊")]
    kindless = [replace(found, kind="unknown", enrichment=None) for found in articles(WHOLE)]
    assert [found.head.headline for found in articles(reading.issue)] == [found.head.headline for found in kindless]
    assert [[type(b) for b in found.body] for found in articles(reading.issue)] == [
        [type(b) for b in found.body] for found in kindless
    ]


# --------------------------------------------------------------------------- foreign, damaged, hostile

LAUGHS = "<!DOCTYPE html [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
) + "]>"  # fmt: skip
ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:EncryptionMethod Algorithm="{}"/><e:CipherData><e:CipherReference URI="EPUB/page-01.xhtml"/>'
    "</e:CipherData></e:EncryptedData></encryption>"
)
FOREIGN = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>小说</title></head><body><h1>第一章</h1><p>从前。</p></body></html>'


def only(whole: Parts, body: str) -> Parts:
    """A book of one foreign document."""
    names = [name for name in whole if not re.search(r"(title|page-\d.*)\.xhtml", name)]
    package = re.sub(r'<itemref idref="page-[^>]*>', "", whole[PACKAGE].decode())
    return {**{name: whole[name] for name in names}, PACKAGE: package.encode(), "EPUB/title.xhtml": body.encode()}


REFUSED: list[tuple[str, str, Callable[[Parts], bytes]]] = [
    ("ZIP001", "a text", lambda w: "本报讯".encode()),
    ("ZIP001", "cut off", lambda w: packed(w)[:-50]),
    ("ZIP003", "a bomb", lambda w: with_part(w, PAGE_1, b" " * (40 * 2**20))),
    ("ZIP004", "a way up", lambda w: packed({**w, "../../evil.xhtml": b""})),
    ("ZIP004", "a root", lambda w: packed({**w, "/etc/evil": b""})),
    ("ZIP005", "names alike", lambda w: packed({**w, "EPUB/NAV.xhtml": b""})),
    ("EPUB034", "a zip of something else", lambda w: zips.pack({"word/document.xml": b"<a/>"}.items())),
    ("EPUB034", "no rootfile", lambda w: with_part(w, CONTAINER, b'<container xmlns="urn:x"/>')),
    ("EPUB034", "a package document that is not there", lambda w: packed(replaced(w, CONTAINER, PACKAGE, "x.opf"))),
    ("EPUB034", "a package document that is none", lambda w: with_part(w, PACKAGE, b"<html/>")),
    ("EPUB034", "a package document outside", lambda w: packed(replaced(w, CONTAINER, PACKAGE, "../../etc/passwd"))),
    ("EPUB034", "no spine", lambda w: with_part(w, PACKAGE, re.sub(rb"<itemref[^>]*>", b"", w[PACKAGE]))),
    ("EPUB034", "a spine of nothing", lambda w: packed(replaced(w, PACKAGE, 'idref="title"', 'idref="none"'))),
    ("EPUB034", "a document missing", lambda w: packed({n: d for n, d in w.items() if n != ARTICLE})),
    ("EPUB034", "a document from the net", lambda w: packed(replaced(w, PACKAGE, 'href="title.xhtml"', 'href="http://example.com/"'))),
    ("EPUB035", "a novel with page marks", lambda w: packed(only(w, FOREIGN.replace(
        "<h1>", '<div xmlns:epub="http://www.idpf.org/2007/ops" epub:type="pagebreak"/><h1>')))),
    ("EPUB035", "a novel", lambda w: packed(only(w, FOREIGN))),
    ("EPUB036", "encrypted", lambda w: packed({**w, "META-INF/encryption.xml": ENCRYPTION.format("urn:aes").encode()})),
    ("EPUB036", "encrypted in no known way", lambda w: packed({**w, "META-INF/encryption.xml": ENCRYPTION.format("").encode()})),
    ("EPUB037", "a billion laughs", lambda w: packed(replaced(replaced(w, ARTICLE, "<!DOCTYPE html>", LAUGHS), ARTICLE, "正文", "&a9;"))),
    ("EPUB037", "an entity from a file", lambda w: packed(replaced(
        w, ARTICLE, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))),
    ("EPUB037", "a parameter entity from the net", lambda w: packed(replaced(
        w, PACKAGE, "<package", '<!DOCTYPE package [<!ENTITY % x SYSTEM "http://example.com/x"> %x;]><package'))),
    ("EPUB037", "entities in the container document", lambda w: packed(replaced(
        w, CONTAINER, "<container", '<!DOCTYPE c [<!ENTITY a "b">]><container'))),
    ("EPUB038", "a script", lambda w: packed(replaced(w, NEWS, "</header>", "</header><script>x()</script>"))),
    ("EPUB038", "a script in a picture", lambda w: packed(replaced(
        w, NEWS, "</header>", '</header><svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'))),
    ("EPUB038", "an event handler", lambda w: packed(replaced(w, NEWS, "<header>", '<header onclick="x()">'))),
    ("EPUB038", "a link that is a script", lambda w: packed(replaced(w, NEWS, "</header>", '</header><a href=" JavaScript:x()">x</a>'))),
    ("EPUB039", "a million elements", lambda w: packed(replaced(w, NEWS, "</header>", "</header>" + "<br/>" * (MAX_XML_MARKS + 1)))),
    ("EPUB039", "many documents that are too much together", lambda w: packed(
        {n: d.replace(b"</body>", b"<br/>" * (MAX_XML_MARKS // 3) + b"</body>") for n, d in w.items()})),
    ("EPUB039", "attributes without end", lambda w: packed(replaced(
        w, NEWS, "<header>", "<header " + " ".join(f'a{n}=""' for n in range(MAX_XML_MARKS)) + ">"))),
    ("EPUB039", "elements without bottom", lambda w: packed(replaced(
        w, NEWS, "</header>", "</header>" + "<div>" * MAX_XML_DEPTH + "</div>" * MAX_XML_DEPTH))),
    ("EPUB006", "elements deeper than any parser goes", lambda w: packed(replaced(
        w, NEWS, "</header>", "</header>" + "<b>" * 100_000 + "</b>" * 100_000))),
    ("EPUB006", "not well-formed", lambda w: packed(replaced(w, NEWS, "</header>", ""))),
    ("EPUB006", "an entity of another language", lambda w: packed(replaced(
        replaced(w, ARTICLE, "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "x.dtd">'), ARTICLE, "正文", "&mdash;"))),
    ("EPUB006", "an encoding that nobody knows", lambda w: packed(replaced(w, NEWS, "UTF-8", "UTF-8-PA"))),
    ("EPUB006", "another encoding", lambda w: packed(replaced(w, NEWS, "UTF-8", "GB18030"))),
    ("EPUB006", "bytes that are no text", lambda w: with_part(w, NEWS, b"\xff\xfe\x00\xd8" * 99)),
    ("EPUB006", "empty", lambda w: with_part(w, NEWS, b"")),
]  # fmt: skip


@pytest.mark.parametrize(("code", "what", "make"), REFUSED, ids=[f"{code} {what}" for code, what, _ in REFUSED])
def test_what_is_no_book_of_ours_is_refused_with_the_reason_at_once(
    code: str, what: str, make: Callable[[Parts], bytes]
) -> None:
    data = make(parts())
    began = time.process_time()  # not the clock: other work on the machine is not ours
    with pytest.raises(UnreadableError) as caught:
        FORMAT.read(data)
    assert time.process_time() - began < 1
    problem = caught.value.finding
    assert problem.code == code, what
    assert set(re.findall(r"{(\w+)}", problem.rule.english)) <= {name for name, _ in problem.values}


def test_obfuscated_fonts_are_no_reason_to_refuse() -> None:
    fonts = ENCRYPTION.format("http://www.idpf.org/2008/embedding").encode()
    assert FORMAT.read(packed({**parts(), "META-INF/encryption.xml": fonts})).issue == WHOLE


def test_an_issue_without_pages_is_a_book_of_ours() -> None:
    assert FORMAT.read(packed(parts())).issue.pages != ()
    titled = {"EPUB/title.xhtml": parts()["EPUB/title.xhtml"].decode()}
    assert FORMAT.read(packed(only(parts(), titled["EPUB/title.xhtml"]))).issue.pages == ()


def test_boxes_within_boxes_are_read_as_deep_as_they_may_be() -> None:
    deep = "<section class='box'>" * 90 + "<p class='paragraph'>底</p>" + "</section>" * 90
    reading = FORMAT.read(packed(replaced(parts(), NEWS, "</header>", f"</header>{deep}")))
    assert "底" in repr(reading.issue)


def test_every_code_of_the_reader_is_shown() -> None:
    shown = {code for code, *_ in (*CHANGED, *REFUSED)} | {"EPUB045"}
    assert {code for code in RULES if "EPUB034" <= code <= "EPUB047"} <= shown
