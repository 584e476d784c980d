"""Each check finds what it is there for, and a good message has no findings."""

from __future__ import annotations

import re

import pytest

from convert.catalogue import RULES
from convert.formats.newsml import FORMAT
from convert.formats.newsml.article_reader import document_of, read_article, read_marked, read_parts
from convert.formats.newsml.codes import Codes
from convert.formats.newsml.properties import people
from convert.formats.newsml.vocabulary import g2
from convert.formats.xml import parse
from convert.limits import MAX_XML_DEPTH
from convert.tree import continuations, contributors, dispatches
from tests.formats.newsml.written import BARE, FULL
from tests.trees import CORPUS

GOOD = FORMAT.write(CORPUS["plain_news"], FULL).data.decode()
RICH = FORMAT.write(CORPUS["enriched"], FULL).data.decode()
PAGES = FORMAT.write(CORPUS["several_pages"], FULL).data.decode()
JUMPS = FORMAT.write(CORPUS["jumps"], FULL).data.decode()
MET = FORMAT.write(CORPUS["jumps_that_meet"], FULL).data.decode()
MET_PAGES = re.findall('<packageItem guid="([^"]*)"', MET)
OWN_LINE = FORMAT.write(CORPUS["own_line_dateline"], FULL).data.decode()
DATELINES = FORMAT.write(CORPUS["datelines"], FULL).data.decode()
EMPTY_PAGE = FORMAT.write(CORPUS["unplaced_alone"], FULL).data.decode()


def found(text: str) -> set[str]:
    return {problem.code for problem in FORMAT.validate(text.encode())}


def swap(pattern: str, new: str, text: str = GOOD, count: int = 1) -> str:
    changed, times = re.subn(pattern, new, text, count=count, flags=re.DOTALL)
    assert times, f"{pattern} is not in the sample"
    return changed


DAMAGE = [
    ("NML001", "", "no bytes"),
    ("NML001", "text", "no XML"),
    ("NML001", GOOD[:-20], "cut off"),
    ("NML002", "<newsItem/>", "not a message"),
    ("NML002", swap("<hl1>(.*?)</hl1>", r"<hl9>\1</hl9>"), "an element that NITF does not have"),
    ("NML002", swap("<language[^>]*>\n", ""), "no language"),
    ("NML002", swap("<urgency>4", "<urgency>10"), "urgency out of range"),
    ("NML002", swap("<contentCreated>2024-05-01", "<contentCreated>2024-05-32"), "no such day"),
    ("NML003", swap('<catalogRef href="[^"]*"/>\n<catalog>\n<scheme alias="bmhead"', '<catalogRef href="x:y"/>\n'
                    '<catalog>\n<scheme alias="bmheads"'), "aliases not declared"),
    ("NML003", swap('qcode="ninat:text"', 'qcode="nina:text"'), "an unknown alias"),
    ("NML004", swap("Standards_41.xml", "Standards_12.xml"), "another catalog"),
    ("NML005", swap("<sent>2024-05-01T00:00:00Z", "<sent>2024-05-01T00:00:00"), "time without a zone"),
    ("NML005", swap("(<embargoed>[^<]*)Z", r"\1"), "embargo without a zone"),
    ("NML006", swap('(<newsItem guid=")urn:uuid:', r"\1"), "guid that is no URI"),
    ("NML006", swap('memberOf uri="urn:uuid:', 'memberOf uri="'), "package that is no URI"),
    ("NML019", swap("<nitf ", '<nitf xmlns:a="b" '), "content without a canonical form"),
    ("NML028", swap("<newsItem ", '<newsItem xmlns:a="b" '), "metadata without a canonical form"),
    ("NML006", swap("<transmitId>urn:uuid:", "<transmitId>"), "message id that is no URI"),
    ("NML007", swap("(<newsItem .*</newsItem>\n)", r"\1\1"), "an item twice"),
    ("NML008", swap('residref="urn:uuid:.', 'residref="urn:uuid:x'), "reference to no item"),
    ("NML008", swap('" version="1" contenttype', '" version="2" contenttype'), "reference to another version"),
    ("NML008", swap('groupSet root="g', 'groupSet root="h'), "root that is no group"),
    ("NML008", swap('( href="urn:uuid:)....', r"\1ffff", EMPTY_PAGE), "page of another source"),
    ("NML008", swap('( rel="bmlink:made-from") href="[^"]*"', r"\1", EMPTY_PAGE), "page that refers to nothing"),
    ("NML008", swap('(<itemRef [^>]*>\n)', r"\1\1", EMPTY_PAGE), "page of two sources"),
    ("NML015", swap('rel="bmlink:made-from"', 'rel="bmlink:continued-on"', EMPTY_PAGE), "source that is a jump"),
    ("NML009", swap("<hl1>.*?</hl1>", "<hl1> </hl1>"), "empty headline in NITF"),
    ("NML009", swap("(<headline [^>]*>)[^<]*", r"\1　"), "empty headline in the metadata"),
    ("NML009", swap("<person class=\"reporter\">[^<]*", '<person class="reporter">'), "empty person"),
    ("NML010", swap("<body>.*</body>", "<body/>"), "no text"),
    ("NML011", swap('xml:lang="zh-Hans"', 'xml:lang="zh_Hans"'), "language with an underline"),
    ("NML011", swap('tag="zh-Hans"', 'tag="chinese"'), "language by name"),
    ("NML012", swap('rank="1"', 'rank="2"'), "rank that does not begin at 1"),
    ("NML012", swap("(<itemRef [^>]*>\n)(<itemRef [^>]*>\n)", r"\2\1", RICH), "order that is not that of the items"),
    ("NML013", swap('(memberOf uri="urn:uuid:)....', r"\1ffff"), "item of another package"),
    ("NML013", swap("<itemRef [^>]*>\n", "", RICH), "item that no package refers to"),
    ("NML014", swap('alias="bmhead" uri="[^"]*"', 'alias="bmhead" uri="http://example.org/"'), "alias of another scheme"),
    ("NML014", swap('(<scheme alias="bmhead" [^>]*>\n)', r"\1\1"), "alias twice"),
    ("NML014", swap('<scheme alias="bmhead" [^>]*>\n', ""), "alias of ours that is not declared"),
    ("NML015", swap('qcode="stat:usable"', 'qcode="stat:useable"'), "code that IPTC does not have"),
    ("NML015", swap('role="bmhead:kicker"', 'role="bmhead:strap"'), "code that we do not have"),
    ("NML015", swap("ninat:text", "ninat:composite"), "article that says it is a package"),
    ("NML015", swap('role="bmpage:folio"', 'role="drol:caption"'), "furniture that says it is a caption"),
    ("NML016", swap("(<headline [^>]*>)北岸", r"\1南岸"), "headline that is not the printed one"),
    ("NML016", swap("(<by>)本报", r"\1他报"), "byline that is not the printed one"),
    ("NML016", swap('position.sequence="3"', 'position.sequence="4"'), "page that is not the package's"),
    ("NML016", swap('norm="20240501"', 'norm="20240502"'), "date that is not the item's"),
    ("NML016", swap('ed-urg="4"', 'ed-urg="5"'), "urgency that is not the item's"),
    ("NML016", swap('id-string="urn:uuid:....', 'id-string="urn:uuid:ffff'), "document id that is not the guid"),
    ("NML016", swap('baselang="zh-Hans"', 'baselang="en"'), "NITF in another language"),
    ("NML016", swap('<creator literal="闻一苇"', '<creator literal="闻二苇"'), "literal that is not the name"),
    ("NML016", swap("(<creator .*?</creator>\n)", r'\1<creator literal="简宁" role="bmby:editor"><name>简宁</name></creator>\n'),
     "person in the metadata and not in the text"),
    ("NML016", swap('(<located literal=")江城(".*?<name>)江城', r"\1河城\2河城"), "place that is not the printed one"),
    ("NML016", swap('(<located literal=")河湾(".*?<name>)河湾', r"\1河城\2河城", DATELINES), "place of no dateline"),
    ("NML016", swap("<versionCreated>2024", "<versionCreated>2025"), "item made after the message"),
    ("NML016", swap("<name>江城新报社</name>\n", ""), "provider without a name"),
    ("NML016", swap("<title>江城新报", "<title>河城新报"), "title that is not the page's"),
    ("NML016", swap(' name="江城新报"', ' name="河城新报"'), "paper that is not the package's"),
    ("NML016", swap('<hash hashtype="bmhash:sha256-c14n" scope="bmhash:metadata">', '<hash hashtype="bmhash:sha256-c14n">'),
     "hashes of the same thing"),
    ("NML016", swap('<link rel="bmlink:continued-on"[^>]*>\n', "", JUMPS), "jump without its link"),
    ("NML016", swap('(continued-on" residref=")[^"]*', rf"\g<1>{MET_PAGES[1]}", MET), "link to the page of its article"),
    ("NML016", swap('(continued-on" residref=")[^"]*', r"\1urn:uuid:0a", MET), "link to an item that is not there"),
    ("NML016", swap('(bmid:source-sha256">.*bmid:source-sha256">)[0-9a-f]', r"\1x", PAGES), "two digests of one file"),
    ("NML016", swap("<sender>江城", "<sender>河城"), "sender who is not the provider"),
    ("NML016", swap('(<newsItem .*?<copyrightNotice>)[^<]*', r"\1无"), "items with different rights"),
    ("NML016", swap('(<genre qcode="bmkind:news"/>\n)', ""), "no kind"),
    ("NML016", swap('(<altId type="bmid:article">.*?</altId>\n)', r"\1\1"), "two ids of one kind"),
    ("NML017", swap('how="howextr:tool"', 'how="howextr:person"', RICH), "keyword that says a person found it"),
    ("NML017", swap('creator="bmtool:', 'creator="bmprop:', RICH), "keyword without its tool"),
    ("NML017", swap('creator="bmtool:jieba', 'creator="bmtool:other', RICH), "keyword of another tool than the item's"),
    ("NML017", swap("<contentMetaExtProperty [^>]*bmprop:tool[^>]*>\n", "", RICH), "item that does not name its tool"),
    ("NML019", swap("一条一条写在", "一条条写在"), "text changed"),
    ("NML019", swap('class="kicker">', 'class="subheadline">'), "role changed"),
    ("NML019", swap("第3版  要闻", "第4版  要闻"), "furniture changed"),
    ("NML020", swap('<altId type="bmid:publication">江城新报', '<altId type="bmid:publication">江城旧报'), "guids of another paper"),
    ("NML020", swap('<altId type="bmid:article">p3-plain', '<altId type="bmid:article">p3-other'), "guid of another article"),
    ("NML020", swap('(<newsItem guid="urn:uuid:)....', r"\1ffff"), "guid that is not made from its page"),
    ("NML023", swap("(<newsItem .*?)stat:usable", r"\1stat:canceled"), "canceled item in the package"),
    ("NML024", swap("<creator .*?</creator>\n", ""), "person in the text and not in the metadata"),
    ("NML024", swap('role="bmby:reporter"', 'role="bmby:editor"'), "person in another role"),
    ("NML025", swap("<located .*?</located>\n", ""), "place of the dateline not in the metadata"),
    ("NML025", swap("<infoSource .*?</infoSource>\n", ""), "source of the dateline not in the metadata"),
    ("NML025", swap('<located literal="河湾".*?</located>\n', "", DATELINES), "place of a later dateline not in the metadata"),
    ("NML025", swap('<infoSource literal="本报".*?</infoSource>\n', "", DATELINES), "source of a later dateline not there"),
    ("NML026", swap('rel="bmprop:pages" value="3"', 'rel="bmprop:pages" value="4"', PAGES), "page that was lost"),
    ("NML026", swap('<packageItem (?:(?!<packageItem ).)*(?=</itemSet>)', "", PAGES), "last page cut off"),
    ("NML027", swap('rel="bmprop:end" value="11"', 'rel="bmprop:end" value="99"', OWN_LINE), "fact beyond its text"),
    ("NML028", swap("<generator>banmian", "<generator>others"), "metadata changed"),
    ("NML028", swap('bmid:issue">12045', 'bmid:issue">12046'), "issue number changed"),
    ("NML029", swap("<transmitId>urn:uuid:....", "<transmitId>urn:uuid:ffff"), "id of another transmission"),
    ("NML029", swap('version="1" standard', 'version="2" standard'), "new version under the old transmission"),
    ("NML030", swap("<newsMessage", "<!DOCTYPE newsMessage>\n<newsMessage"), "a document type"),
    ("NML032", "<a>" * (MAX_XML_DEPTH + 1) + "</a>" * (MAX_XML_DEPTH + 1), "too deep"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [pytest.param(c, t, id=f"{c} {name}") for c, t, name in DAMAGE])
def test_damage_is_found(code: str, text: str) -> None:
    assert code in found(text)


def test_each_check_has_a_case() -> None:
    of_size = {"NML031"}  # in test_reading
    by_the_writer, of_two_files = {"NML018", "NML048"}, {"NML021", "NML022"}
    by_the_reader = {code for code in RULES if code.startswith("NML") and code >= "NML033"}
    ours = {code for code in RULES if code.startswith("NML")}
    assert {code for code, _, _ in DAMAGE} == ours - by_the_writer - of_two_files - by_the_reader - of_size


@pytest.mark.parametrize("text", [GOOD, RICH, EMPTY_PAGE, FORMAT.write(CORPUS["box"], BARE).data.decode()])
def test_good_messages_have_no_findings(text: str) -> None:
    assert found(text) == set()


def test_finding_has_its_line() -> None:
    (problem,) = FORMAT.validate(swap("<sent>2024-05-01T00:00:00Z", "<sent>2024-05-01T00:00:00").encode())[:1]
    assert (problem.code, problem.line) == ("NML005", 4)


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"<a/>", b"<newsMessage/>", "<a>é</a>".encode("latin-1"), b"\xff\xfe<\x00"]
)
def test_any_bytes_are_answered_with_findings(data: bytes) -> None:
    assert FORMAT.validate(data)


def test_entities_are_not_expanded() -> None:
    text = swap("<newsMessage", '<!DOCTYPE newsMessage [<!ENTITY e "x">]>\n<newsMessage')
    assert found(swap("<hl1>", "<hl1>&e;", text)) == {"NML030"}


TWO_HEADLINES = swap(
    "<hl1>(.*?)</hl1>(.*?)</hedline>",
    r'<hl1>\1</hl1>\2<hl2 class="subheadline"><a class="jump" title="2">一</a></hl2>'
    r'<hl1><a class="jump" title="3">二</a></hl1></hedline>',
)
"""The second becomes a subheadline, though the first has no fact in it."""


@pytest.mark.parametrize("text", [GOOD, RICH, PAGES, JUMPS, OWN_LINE, TWO_HEADLINES])
def test_facts_are_the_same_without_the_texts_that_have_none(text: str) -> None:
    for item in parse(text.encode()).iter(g2("newsItem")):
        document, meta, codes = document_of(item), item.find(g2("contentMeta")), Codes(item)
        assert document is not None
        assert meta is not None
        whole, _ = read_article(item, document, codes)
        marked = read_marked(document, people(meta, codes), read_parts(item, codes)[0])
        assert contributors(marked) == contributors(whole)
        assert dispatches(marked) == dispatches(whole)
        assert continuations(marked) == continuations(whole)
