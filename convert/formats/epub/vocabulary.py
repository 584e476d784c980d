"""The names of an EPUB of ours: namespaces, files, classes, and what it says in Chinese.

One word a thing: a class of the XHTML is the name of the tree's node (`editor_note` is `editor-note`).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from convert.tree import (
    Answer,
    Byline,
    Caption,
    Clause,
    ContributorRole,
    Credit,
    Crosshead,
    Dateline,
    EditorLine,
    EditorNote,
    Endnote,
    Folio,
    Headline,
    Jump,
    Kicker,
    ListItem,
    Paragraph,
    Question,
    SignOff,
    Standfirst,
    Subheadline,
    TextNode,
    Unplaced,
    Verse,
)

MEDIA_TYPE: Final = "application/epub+zip"
XHTML_TYPE: Final = "application/xhtml+xml"

XHTML: Final = "http://www.w3.org/1999/xhtml"
OPS: Final = "http://www.idpf.org/2007/ops"
OPF: Final = "http://www.idpf.org/2007/opf"
DC: Final = "http://purl.org/dc/elements/1.1/"
NCX: Final = "http://www.daisy.org/z3986/2005/ncx/"
OCF: Final = "urn:oasis:names:tc:opendocument:xmlns:container"
ENC: Final = "http://www.w3.org/2001/04/xmlenc#"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE: Final = f"{{{OPS}}}type"

FOLDER: Final = "EPUB"
PACKAGE_FILE: Final = f"{FOLDER}/content.opf"
CONTAINER_FILE: Final = "META-INF/container.xml"
MIMETYPE_FILE: Final = "mimetype"
NAV_FILE: Final = "nav.xhtml"
NCX_FILE: Final = "toc.ncx"
STYLE_FILE: Final = "style.css"
TITLE_FILE: Final = "title.xhtml"

ALIKE: Final = frozenset({CONTAINER_FILE, f"{FOLDER}/{STYLE_FILE}"})
"""The parts that are the same in every book."""

CONTENTS_ID: Final = "contents"
"""The id of a list of contents within the text."""

GENERATED: Final = "generated"
"""The class of what the writer adds or repeats: no part of the text stream."""
READINGS: Final = frozenset(f"{{{XHTML}}}{tag}" for tag in ("rt", "rp", "rtc"))
"""How a word is read, which stands over it (HTML 4.5.10, ruby): somebody else's addition, since we write none."""

TEXT_CLASSES: Final[dict[type[TextNode], str]] = {
    Folio: "folio",
    EditorLine: "editor-line",
    Unplaced: "unplaced",
    Kicker: "kicker",
    Headline: "headline",
    Subheadline: "subheadline",
    Byline: "byline",
    Dateline: "dateline",
    Standfirst: "standfirst",
    Paragraph: "paragraph",
    Crosshead: "crosshead",
    ListItem: "list-item",
    Clause: "clause",
    Question: "question",
    Answer: "answer",
    Verse: "verse",
    SignOff: "sign-off",
    EditorNote: "editor-note",
    Endnote: "endnote",
    Jump: "jump",
    Caption: "caption",
    Credit: "credit",
}
"""The class of each text-bearing node."""
STANZA: Final = "stanza"
"""The class of what holds the lines of a stanza together."""

NODES: Final[dict[str, type[TextNode]]] = {class_: kind for kind, class_ in TEXT_CLASSES.items()}
"""The node that a class stands for."""

MARC_ROLES: Final[dict[ContributorRole, str]] = {
    "reporter": "rpt",
    "correspondent": "ctb",
    "photographer": "pht",
    "commentator": "aut",
    "author": "aut",
    "translator": "trl",
    "editor": "edt",
    "other": "ctb",
}
"""MARC relators of our roles; a 通讯员 is a contributor: MARC's `crp` is a writer of letters."""


class Labels(NamedTuple):
    """What the writer says in its own words, in one script; `{}` is filled in."""

    language: str
    issue_number: tuple[str, str]
    contents: str
    page_list: str
    landmarks: str
    title_page: str
    body: str
    page_contents: str
    pages_of_issue: str
    page_end: str
    unplaced: str
    article: str
    fallback_title: str
    print_edition: str
    unknown_paper: str
    machine_made: str
    keywords: str
    places: str
    summary: str
    summary_pages: str


HANS: Final = Labels(
    language="zh-Hans",
    issue_number=("第", "期"),
    contents="目录",
    page_list="版次",
    landmarks="要处",
    title_page="扉页",
    body="正文",
    page_contents="本版稿件",
    pages_of_issue="各版",
    page_end="版末",
    unplaced="未归入稿件的文字",
    article="稿件{}",
    fallback_title="报纸版面",
    print_edition="印刷版",
    unknown_paper="报纸",
    machine_made="机器标注（{}），未经人工核对",
    keywords="关键词：",
    places="地名：",
    summary="本书为报纸版面的纯文字版，共{pages}个版面、{articles}篇稿件，可用语音朗读，字号和版式可由读者调整。"
    "目录按版次和稿件编排，稿件的标题和小标题均标为标题，阅读顺序即版面稿件顺序。"
    "报纸原有的图片未收入，图片说明和摄影署名以文字给出。全书无图像、声音、动画和闪烁内容。",
    summary_pages="每版起始处有版次标记，并列有版次表。",
)

HANT: Final = Labels(
    language="zh-Hant",
    issue_number=("第", "期"),
    contents="目錄",
    page_list="版次",
    landmarks="要處",
    title_page="扉頁",
    body="正文",
    page_contents="本版稿件",
    pages_of_issue="各版",
    page_end="版末",
    unplaced="未歸入稿件的文字",
    article="稿件{}",
    fallback_title="報紙版面",
    print_edition="印刷版",
    unknown_paper="報紙",
    machine_made="機器標註（{}），未經人工核對",
    keywords="關鍵詞：",
    places="地名：",
    summary="本書為報紙版面的純文字版，共{pages}個版面、{articles}篇稿件，可用語音朗讀，字號和版式可由讀者調整。"
    "目錄按版次和稿件編排，稿件的標題和小標題均標為標題，閱讀順序即版面稿件順序。"
    "報紙原有的圖片未收入，圖片說明和攝影署名以文字給出。全書無圖像、聲音、動畫和閃爍內容。",
    summary_pages="每版起始處有版次標記，並列有版次表。",
)


def labels_for(language: str) -> Labels:
    """The labels in the script of a language tag: traditional for zh-Hant and its regions, else simplified."""
    subtags = set(language.lower().split("-")[1:])
    return HANT if subtags & {"hant", "tw", "hk", "mo"} else HANS
