"""What is taken for granted in a message that the schemas accept changes no finding, no hash and no text."""

from __future__ import annotations

import pytest

from convert.errors import UnreadableError
from convert.formats.newsml import FORMAT, guard, validator
from convert.formats.newsml.hashes import content_hash, metadata_hash
from convert.formats.newsml.message_view import items_of
from convert.formats.newsml.vocabulary import nitf
from convert.formats.xml import parse
from convert.limits import MAX_XML_DEPTH, MAX_XML_TAG
from tests.formats.newsml.test_validator import DAMAGE, GOOD, JUMPS, RICH, found, swap
from tests.formats.newsml.written import FULL
from tests.trees import CORPUS

WRITTEN = {name: FORMAT.write(issue, FULL).data for name, issue in CORPUS.items()}
ODD = {
    "several datelines": swap("(<hl1>)(.*?)(</hl1>)", r'\1<em class="dateline">\2</em>\3', RICH),
    "a mark of spaces": swap("<p>", '<p><person class="editor"> </person>', RICH),
    "a text of spaces": swap("<hl1>.*?</hl1>", '<hl1><person class="editor"> </person></hl1>', RICH),
    "jumps in several texts": swap("<hl1>", '<hl1><a class="jump" rel="prev" title="9">x</a>', JUMPS),
    "text like a hash": swap("<hl1>", '<hl1> scope="bmhash:metadata"&gt;&lt;contentSet&gt;'),
    "two hashes of metadata": swap('hashtype="bmhash:sha256-c14n">', 'hashtype="x:y" scope="bmhash:metadata">'),
    "prefixes": swap("<(/?)contentSet", r"<\1g:contentSet", count=0).replace(" xmlns=", ' xmlns:g="' + "http://iptc.org"
                     '/std/nar/2006-10-01/" xmlns=', 1),
    "a space behind the content": swap("</contentSet>", "</contentSet> "),
}  # fmt: skip


def accepted(data: bytes) -> bool:
    try:
        return not list(validator._schema(guard.parse_safely(data)))
    except UnreadableError:
        return False


SAMPLES = [*WRITTEN.values(), *(text.encode() for text in (*ODD.values(), *(text for _, text, _ in DAMAGE)))]


@pytest.mark.parametrize("data", WRITTEN.values(), ids=list(WRITTEN))
def test_what_is_written_needs_no_look_ahead_unless_it_is_long(data: bytes) -> None:
    assert (guard.parse_plain(data) is not None) == (len(data) <= MAX_XML_TAG)


@pytest.mark.parametrize("data", [data for data in SAMPLES if accepted(data)])
def test_findings_and_text_are_those_of_any_message(data: bytes) -> None:
    root = guard.parse_safely(data)
    any_ = items_of(root, valid=False)
    hashes = [
        (metadata_hash(item.element), "" if document is None else content_hash(document))
        for item in any_
        for document in [item.first(nitf("nitf"))]
    ]
    expected = list(validator._checks(root, any_)), validator._stream(root, any_)
    valid = items_of(root, valid=True)
    assert (list(validator._checks(root, valid)), validator._stream(root, valid)) == expected
    assert [item.hashes and item.hashes[:2] for item in valid] == hashes


@pytest.mark.parametrize("name", sorted(ODD))
def test_odd_messages_are_accepted(name: str) -> None:
    assert accepted(ODD[name].encode())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (swap("<newsMessage", "<!DOCTYPE newsMessage>\n<newsMessage"), "NML030"),
        (swap("<hl1>", "<hl1>" + '<em class="dateline">' * MAX_XML_DEPTH + "x" + "</em>" * MAX_XML_DEPTH), "NML032"),
        (swap("<hl1>", "<hl1><\u2070/>"), "NML001"),
        (swap("<hl1>", "<hl1>]]>"), "NML001"),
        (swap("<hl1>", "<hl1>&#xFFFE;"), "NML001"),
    ],
    ids=["document type", "too deep", "a name of the fifth edition", "end of a section", "no character"],
)
def test_what_expat_refuses_stays_refused(text: str, code: str) -> None:
    assert found(text) == {code}


@pytest.mark.parametrize("bad", [b"\xc0\xbc", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xff"])
def test_bytes_that_are_no_utf8_are_refused(bad: bytes) -> None:
    data = GOOD.encode().replace(b"<hl1>", b"<hl1>" + bad)
    assert guard.parse_plain(data) is None
    assert [problem.code for problem in FORMAT.validate(data)] == ["NML001"]


def test_comments_and_instructions_are_left_to_expat() -> None:
    for more in ("<!-- x -->", "<?x y?>", "<![CDATA[x]]>"):
        assert guard.parse_plain(swap("<hl1>", "<hl1>" + more).encode()) is None
        assert parse(swap("<hl1>", "<hl1>" + more).encode()) is not None
