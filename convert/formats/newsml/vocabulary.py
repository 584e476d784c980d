"""The names that the written NewsML-G2 uses: namespaces, schemes, codes, NITF classes.

IPTC has no scheme for the roles of a Chinese headline group or of a page's furniture, so ours are declared in an
inline `<catalog>` of every item (NewsML-G2 Guidelines, "Controlled vocabularies": an alias must resolve through a
catalog of the item itself).  Their URIs are URNs of our own: they name, they do not locate, and they never change
with whoever hosts this project.  A concept's URI is scheme URI plus code: `urn:x-banmian:cv:headline:kicker`.
"""

from __future__ import annotations

from functools import cache

from convert.tree import (
    Answer,
    ArticleKind,
    Byline,
    Clause,
    Dateline,
    Jump,
    Question,
    SignOff,
    TextNode,
    Verse,
)

G2 = "http://iptc.org/std/nar/2006-10-01/"
NITF = "http://iptc.org/std/NITF/2006-10-18/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STANDARD_VERSION = "2.35"
NITF_VERSION = "-//IPTC//DTD NITF 3.6//EN"
MEDIA_TYPE = "application/vnd.iptc.g2.newsmessage+xml"
ITEM_MEDIA_TYPE = "application/vnd.iptc.g2.newsitem+xml"
NITF_MEDIA_TYPE = "application/nitf+xml"

CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
"""IPTC's catalog, version 41: it declares the aliases of `IPTC_CODES` (and many more)."""

UNKNOWN = "unknown"
"""The literal of a provider that is not known: NewsML-G2 insists on one, and it has no name."""

PAGE_PROFILE, PART_PROFILE = "banmian-page", "banmian-part"
"""`profile`: of a package that is a page, and of every news item; of a package that holds an article by itself."""
PAGE_TEXT, PART_TEXT = "bmhash:page-text", "bmhash:part-text"
"""The scope of the hash of a package's text: that of its page, or of the article by itself that it holds."""

_OWN = "urn:x-banmian:cv:"
SCHEMES: dict[str, str] = {
    "bmhead": _OWN + "headline:",
    "bmkind": _OWN + "kind:",
    "bmby": _OWN + "contributor:",
    "bmpage": _OWN + "page:",
    "bmid": _OWN + "id:",
    "bmlink": _OWN + "link:",
    "bmprop": _OWN + "property:",
    "bmtool": _OWN + "tool:",
    "bmhash": _OWN + "hash:",
    "bmfact": _OWN + "fact:",
}
"""Our schemes: alias to URI.  `bmtool` is open: its codes are percent-encoded names of tools."""

ARTICLE_IDS = frozenset({"article", "sha256", "text-sha256"})
"""The codes of `bmid` that are of an article; all others are of its page."""
OWN_CODES: dict[str, frozenset[str]] = {
    "bmhead": frozenset({"headline", "kicker", "subheadline", "photo", "continued", "first-words"}),
    "bmkind": frozenset({"news", "commentary", "feature", "photo", "brief", "roundup", "notice", "unknown"}),
    "bmby": frozenset(
        {"reporter", "correspondent", "photographer", "commentator", "author", "translator", "editor", "other"}
    ),
    "bmpage": frozenset({"articles", "folio", "editor-line", "unplaced"}),
    "bmid": ARTICLE_IDS
    | {"publication", "page", "section", "issue", "source", "source-sha256", "encoding", "issue-language"},
    "bmlink": frozenset({"continued-on", "continued-from", "made-from"}),
    "bmprop": frozenset({"weight", "count", "start", "end", "pages", "tool"}),
    "bmhash": frozenset({"sha256-c14n", "sha256-text", "page-text", "part-text", "metadata"}),
    "bmfact": frozenset({"contributor", "dispatch", "continuation"}),
}
"""The codes of our closed schemes.

`bmhash:sha256-c14n` is the SHA-256 of what stands in inlineXML, as Exclusive XML Canonicalization 1.0 without comments
gives it; `bmhash:sha256-text` that of a text's characters without white space, in UTF-8, and its scope
`bmhash:page-text` is the page's text stream, `bmhash:part-text` that of an article by itself.  IPTC's hash types do
not say which bytes of an XML content they mean.
The scope `bmhash:metadata` is the item without its content and without the hash itself.

`bmprop:start` and `bmprop:end` are places in a text in code points from 0, end exclusive; `bmprop:pages` the number of
pages that the source file holds; `bmprop:tool` the name of the tool that made an article's subjects.
"""

MADE_FROM = "bmlink:made-from"
"""The rel of the itemRef of a page without articles: what it leads to is no article, but what the page was made of."""
JUMPS = frozenset({"bmlink:continued-on", "bmlink:continued-from"})
"""The rels of a jump."""

IPTC_CODES: dict[str, frozenset[str]] = {
    "ninat": frozenset({"text", "composite"}),
    "stat": frozenset({"usable", "withheld", "canceled"}),
    "drol": frozenset({"summary", "caption"}),
    "pgrmod": frozenset({"seq"}),
    "genre": frozenset({"Current", "Feature", "Opinion", "Summary"}),
    "howextr": frozenset({"tool"}),
    "why": frozenset({"direct"}),
    "cpnat": frozenset({"abstract", "geoArea", "organisation"}),
}
"""The IPTC codes in use: all are in the NewsCodes of catalog 41 and none is retired."""

CANCELED = "stat:canceled"
"""The status of an item that is withdrawn."""

GENRES: dict[ArticleKind, str] = {
    "news": "genre:Current",
    "brief": "genre:Current",
    "commentary": "genre:Opinion",
    "feature": "genre:Feature",
    "roundup": "genre:Summary",
}
"""The IPTC genre of a kind, where there is one that says the same; our own code stands beside it."""

NITF_CLASSES: dict[type[TextNode], str] = {
    Clause: "clause",
    Question: "question",
    Answer: "answer",
    Verse: "verse",
    SignOff: "signoff",
    Jump: "jump",
    Byline: "byline",
    Dateline: "dateline",
}
"""Body texts that NITF has no element for: a `<p>` with this class."""

OPENING_VERSE = "verse opens-stanza"
"""The class of a verse with which a stanza opens: NITF holds no paragraphs of a block together."""

HEAD_BYLINE, HEAD_DATELINE, STANDFIRST = "byline head", "dateline head", "standfirst"
"""The classes of a `<p>` in the head of a part (item or box); without `head` it stands in the part's body."""


@cache
def g2(name: str) -> str:
    """The qualified name of a NewsML-G2 element."""
    return f"{{{G2}}}{name}"


@cache
def nitf(name: str) -> str:
    """The qualified name of an NITF element."""
    return f"{{{NITF}}}{name}"
