"""Files changed by other hands still read, and say what no longer fits; foreign and hostile ones are refused."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from convert.errors import ConvertError, UnreadableError
from convert.findings import text_of
from convert.formats.base import Reading
from convert.formats.newsml import FORMAT
from convert.formats.newsml.vocabulary import G2, NITF
from convert.limits import MAX_XML_BYTES, MAX_XML_DEPTH, MAX_XML_NODES
from convert.tree import Crosshead, Dispatch, Paragraph, Subheadline, articles, texts
from tests.formats.newsml.mutations import mutations
from tests.formats.newsml.test_validator import GOOD, OWN_LINE, PAGES, RICH, swap
from tests.formats.newsml.written import FULL
from tests.trees import CORPUS

EVERY = FORMAT.write(CORPUS["every_node"], FULL).data.decode()
MEGABYTE = 1024 * 1024
ROOT = Path(__file__).parents[3]


def read(text: str) -> Reading:
    return FORMAT.read(text.encode())


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.findings]


def refusal(data: bytes) -> tuple[str, dict[str, str]]:
    with pytest.raises(UnreadableError) as refused:
        FORMAT.read(data)
    return refused.value.finding.code, dict(refused.value.finding.values)


# ---- changed by others

CHANGED = [
    ("NML040", swap("<p>“手艺", '<p class="lead">“手艺'), "paragraph of an unknown class"),
    ("NML040", swap("<p>“手艺(.*?)</p>", r"<pre>“手艺\1</pre>"), "element that NITF has and we do not write"),
    ("NML040", swap("<body.content>\n", "<body.content>\n补一句"), "text between the blocks"),
    ("NML040", swap("</body.content>\n", "</body.content>\n<body.end><tagline>完</tagline></body.end>\n"), "end of body"),
    ("NML041", swap("一条一条写在", "一条条写在"), "text changed"),
    ("NML042", swap("(<itemRef [^>]*>\n)", r"\1\1"), "reference twice"),
    ("NML042", swap('residref="urn:uuid:.', 'residref="urn:uuid:x', RICH), "reference to nothing"),
    ("NML043", swap("<itemRef [^>]*>\n", "", RICH), "item that no package refers to"),
    ("NML044", swap("(<newsItem .*?)stat:usable", r"\1stat:canceled"), "canceled item in the package"),
    ("NML045", swap("</story.date>电</dateline>", "</story.date></dateline>", OWN_LINE), "text shorter than its facts"),
    ("NML046", swap('(bmid:issue">.*bmid:issue">)12045', r"\g<1>12046", PAGES), "pages of two issues"),
    ("NML047", swap('qcode="bmkind:news"', 'qcode="bmkind:sport"'), "kind that we do not have"),
    ("NML047", swap("<contentCreated>2024-05-01", "<contentCreated>2024"), "date without a day"),
    ("NML047", swap('value="0.8123"', 'value="much"', RICH), "weight that is no number"),
    ("NML047", swap('rel="bmprop:start" value="0"', 'rel="bmprop:start" value="-"', OWN_LINE), "fact without a place"),
    ("NML051", swap('<altId type="bmid:publication">', '<altId type="bmid:publication">新'), "another paper"),
    ("NML051", swap("stat:usable", "stat:canceled", PAGES), "page canceled by others"),
    ("NML051", swap('(<creator [^>]*literal="[^"]*)', r"\1甲"), "another author"),
    ("NML049", swap("(<newsItem .*</newsItem>\n)", r"\1\1"), "item twice"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [pytest.param(c, t, id=f"{c} {name}") for c, t, name in CHANGED])
def test_change_is_read_and_said(code: str, text: str) -> None:
    reading = read(text)
    assert code in codes(reading)
    assert list(articles(reading.issue))


def test_each_finding_of_the_reader_has_a_case() -> None:
    assert {code for code, _, _ in CHANGED} == {*(f"NML04{n}" for n in (0, 1, 2, 3, 4, 5, 6, 7, 9)), "NML051"}


@pytest.mark.parametrize("text", [GOOD, RICH, PAGES, OWN_LINE, EVERY])
def test_of_a_file_as_it_was_written_nothing_is_said(text: str) -> None:
    assert codes(read(text)) == []


def test_changed_metadata_are_told_of_the_item_that_has_them_and_changed_text_of_its_own() -> None:
    page = read(swap('<altId type="bmid:publication">', '<altId type="bmid:publication">新'))
    assert codes(page) == ["NML051"]
    assert codes(read(swap("一条一条写在", "一条条写在"))) == ["NML041"]
    article = read(swap('qcode="bmkind:news"', 'qcode="bmkind:brief"'))
    assert codes(article) == ["NML051"]
    assert page.findings[0].values != article.findings[0].values


def test_no_text_is_lost_with_an_unknown_element() -> None:
    changed = swap("<p>“手艺(.*?)</p>", r"<table><tr><td>“手艺\1</td></tr></table>")
    before, after = ([node.text for node in texts(read(text).issue)] for text in (GOOD, changed))
    assert after == before


@pytest.mark.parametrize(
    "element",
    ["body", "body.head", "hedline", "body.content", "ul", "note", "media", "media-caption", "block", "abstract"],
)
def test_text_between_elements_is_not_lost(element: str) -> None:
    reading = read(swap(f"(<{element}(?: [^>]*)?>)", r"\1落字", EVERY))
    assert codes(reading).count("NML040") == 1
    assert [node.text for node in texts(reading.issue)].count("落字") == 1


def test_unknown_marks_are_text() -> None:
    changed = swap("“手艺", "<q>“手</q><virtloc>艺</virtloc>")
    assert [node.text for node in texts(read(changed).issue)] == [node.text for node in texts(read(GOOD).issue)]


def test_article_that_no_package_refers_to_is_read_on_its_page() -> None:
    turned = read(swap("<itemRef [^>]*>\n", "", PAGES))
    assert [len(page.articles) for page in turned.issue.pages] == [2, 2, 2]


def test_second_headline_is_kept_as_a_subheadline() -> None:
    reading = read(swap("</hl1>", "</hl1>\n<hl1>又题</hl1>"))
    assert reading.issue.pages[0].articles[0].head.subheadlines[0] == Subheadline("又题")


def test_heading_of_an_unknown_class_is_a_crosshead_s_text() -> None:
    reading = read(swap('<hl2 class="crosshead">小标题</hl2>', "<hl2>小标题</hl2>", EVERY))
    body = reading.issue.pages[0].articles[0].body
    assert Paragraph("小标题") in body and Crosshead("小标题") not in body


def test_dateline_of_an_older_file_keeps_its_text() -> None:
    older = re.sub(r"<partMeta .*?</partMeta>\n", "", OWN_LINE, flags=re.DOTALL)
    (line,) = read(older).issue.pages[0].articles[0].head.datelines
    assert (line.text, line.facts) == ("东海社罗安城5月1日电", ())
    assert not any(isinstance(fact, Dispatch) for node in texts(read(older).issue) for fact in node.facts)


def test_any_damage_is_read_or_refused() -> None:
    for mutation in mutations(EVERY.encode(), every=80):
        try:
            FORMAT.read(mutation.data)
        except ConvertError as error:
            assert error.finding.code.startswith("NML")


# ---- foreign

RSS = b'<rss version="2.0"><channel><title>x</title></channel></rss>'
PLAIN_NITF = f'<nitf xmlns="{NITF}"><body><body.content><p>x</p></body.content></body></nitf>'.encode()
ALONE = f'<newsItem xmlns="{G2}" guid="urn:x:1" version="1"/>'.encode()
OTHER = (
    f'<newsMessage xmlns="{G2}"><itemSet><newsItem guid="urn:x:1" version="1"><contentSet><inlineXML>'
    '<html xmlns="http://www.w3.org/1999/xhtml"/></inlineXML></contentSet></newsItem></itemSet></newsMessage>'
).encode()


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (RSS, "NML033", "rss"),
        (PLAIN_NITF, "NML033", "nitf"),
        (ALONE, "NML033", "newsItem"),
        (b"<html/>", "NML033", "html"),
        (OTHER, "NML034", "packageItem"),
        (OTHER, "NML034", NITF),
        (OTHER, "NML034", "urn:x-banmian:cv:page:"),
        (swap('role="bmpage:articles"', 'role="group:main"').encode(), "NML034", "bmpage:articles"),
        (f'<newsMessage xmlns="{G2}"/>'.encode(), "NML034", "packageItem"),
        (b"", "NML001", "no element found"),
        (b"no XML", "NML001", "syntax error"),
        (GOOD[:-30].encode(), "NML001", "unclosed token"),
        ('<?xml version="1.0" encoding="GB18030"?><a>版</a>'.encode("gb18030"), "NML001", "multi-byte"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "NML001", "unknown encoding"),
        (b"<a>\x01</a>", "NML001", "not well-formed"),
    ],
)
def test_foreign_file_is_told_what_it_is_or_lacks(data: bytes, code: str, said: str) -> None:
    found, values = refusal(data)
    assert found == code
    assert any(said in value for value in values.values()), values


# ---- hostile


def _bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    return f'<!DOCTYPE a [<!ENTITY e0 "x">{entities}]><a b="&e19;">&e19;</a>'.encode()


def _entity() -> bytes:
    return f'<!DOCTYPE a [<!ENTITY e "{"x" * 100_000}">]><a>{"&e;" * 9999}</a>'.encode()


def _message_of_marks() -> bytes:
    return swap("“手艺", "<em>" * 400 + "“手艺" + "</em>" * 400).encode()


def _nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "entities that unfold": (_bomb, "NML030"),
    "one long entity many times": (_entity, "NML030"),
    "external entity": (lambda: b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', "NML030"),
    "external parameter entity": (
        lambda: b'<!DOCTYPE a [<!ENTITY % e SYSTEM "http://localhost/x"> %e;]><a/>',
        "NML030",
    ),
    "external DTD": (lambda: b'<!DOCTYPE a SYSTEM "http://localhost/x.dtd"><a/>', "NML030"),
    "DTD in UTF-16": (lambda: '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'.encode("utf-16"), "NML030"),
    "DTD of attribute defaults": (lambda: b'<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a/>', "NML030"),
    "deep nesting": (lambda: b"<a>" * 1_000_000 + b"</a>" * 1_000_000, "NML032"),
    "deep nesting in a message": (_message_of_marks, "NML032"),
    "nesting that libxml2 takes": (lambda: _nested(MAX_XML_DEPTH + 1), "NML032"),
    "deep nesting that breaks off": (lambda: b"<a>" * (MAX_XML_DEPTH + 1) + b"<", "NML032"),
    "deep nesting before a DTD": (lambda: b"<a>" * (MAX_XML_DEPTH + 1) + b"<!DOCTYPE a>", "NML032"),
    "broken before deep nesting": (lambda: b"<a><" + b"<a>" * (MAX_XML_DEPTH + 1), "NML001"),
    "many elements": (lambda: b"<a>" + b"<b/>" * (MAX_XML_NODES + 1) + b"</a>", "NML032"),
    "many attributes": (lambda: b"<a " + b" ".join(b'a%d=""' % n for n in range(50_000)) + b"/>", "NML032"),
    "the same attribute many times": (lambda: b"<a" + b' b=""' * 50_000 + b"/>", "NML001"),
    "absurd size": (lambda: b"<a>" + b" " * MAX_XML_BYTES + b"</a>", "NML031"),
    "text beyond what libxml2 takes": (lambda: b"<a>" + b"x" * (11 * MEGABYTE) + b"</a>", "NML001"),
    "long name": (lambda: b"<" + b"a" * MEGABYTE + b"/>", "NML032"),
    "long comment": (lambda: b"<a><!--" + b"x" * MEGABYTE + b"--></a>", "NML032"),
    "undefined entity": (lambda: b"<a>&nbsp;</a>", "NML001"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_with_its_reason(name: str) -> None:
    make, code = HOSTILE[name]
    with pytest.raises(UnreadableError) as refused:
        FORMAT.read(make())
    assert refused.value.finding.code == code
    for language in ("zh", "en"):
        assert all(text and "{" not in text for text in text_of(refused.value.finding, language))


MEASURE = """
import time
from tests.formats.newsml.test_reading import FORMAT, HOSTILE, UnreadableError
from tests.hostile.run import peak
for name, (make, code) in HOSTILE.items():
    data = make()
    for ask in (FORMAT.read, FORMAT.validate):
        begin = time.process_time()
        try:
            assert ask(data)
        except UnreadableError:
            pass
        print(time.process_time() - begin, peak() // 1024, name, sep="|")
"""
"""Seconds of processor time, and the most memory held until then in MB: with the interpreter and the file itself."""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
def test_hostile_files_are_refused_at_once_and_in_little_memory() -> None:
    told = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    rows = [row.split("|") for row in told.splitlines()]
    assert len(rows) == 2 * len(HOSTILE)
    assert [row for row in rows if float(row[0]) > 2] == [], "the bound is 1 s; a slow machine is given two"
    assert [row for row in rows if int(row[1]) > 200] == []


def test_item_that_is_referred_to_often_is_read_once() -> None:
    (reference,) = re.findall("<itemRef [^>]*>\n", GOOD)
    many = GOOD.replace(reference, reference * 3_000)
    assert len(list(articles(read(many).issue))) == 1
    assert FORMAT.text_stream(many.encode()) == FORMAT.text_stream(GOOD.encode())


def test_nested_marks_do_not_multiply_the_text() -> None:
    deep, long = 150, "长" * 100_000
    nested = '<em class="dateline">' * deep + long + "</em>" * deep
    reading = read(swap("“手艺", nested))
    assert len([fact for node in texts(reading.issue) for fact in node.facts if fact.end == 100_000]) == deep


def test_too_large_a_message_is_not_valid_either() -> None:
    assert [problem.code for problem in FORMAT.validate(b" " * (MAX_XML_BYTES + 1))] == ["NML031"]
