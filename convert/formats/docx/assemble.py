"""Lines and bookmarks put together as pages and articles.

The styles say what each line is, the bookmarks where articles and their parts begin and end.  Where an editor's work
has moved or lost a bookmark, headings say where an article begins; what no longer fits is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.docx.drafts import Draft, DraftKind, PageDraft, enrichment_of, labelled
from convert.formats.docx.facts import facts_of
from convert.formats.docx.marks import ARTICLE, BODY_MARK
from convert.formats.docx.roles import HEAD_NODES, PAGE_NODES, PHOTO_NODES, ROLES, Role, TitleOf
from convert.formats.docx.styles import ADDED_IDS, FOREIGN_IDS, PAGE_STYLE, SECTION_STYLE
from convert.formats.docx.tokens import Closing, Line, Opening, Token
from convert.limits import MAX_DOCX_DEPTH
from convert.page_names import read_page_name
from convert.tree import (
    Byline,
    Crosshead,
    Dateline,
    Headline,
    Kicker,
    Paragraph,
    Subheadline,
    TextNode,
    Unplaced,
    Verse,
)

_PAGE_NAME = re.compile(r"Page_[0-9]+")
_PART_NAME = re.compile(r"(Photo|Item|Box)_[0-9]+")
_EXCERPT = 30
_HEAD_NODES, _PHOTO_NODES, _PAGE_NODES = map(frozenset, (HEAD_NODES, PHOTO_NODES, PAGE_NODES))


@dataclass(slots=True, eq=False, repr=False)
class Assembly:
    """Takes in tokens in order; `pages` and `title_words` are what has been found, `findings` what did not fit."""

    properties: Mapping[str, str]
    pages: list[PageDraft] = field(default_factory=list)
    title_words: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _open: list[Draft] = field(default_factory=list)
    _last: Draft | None = None

    def read(self, tokens: Iterable[Token]) -> None:
        """Take in all tokens of a document."""
        for token in tokens:
            match token:
                case Line():
                    self._line(token)
                case Opening(name=name):
                    self._opening(name)
                case Closing(name=name):
                    self._closing(name)

    # ---- bookmarks

    def _opening(self, name: str) -> None:
        part = _PART_NAME.fullmatch(name)
        if _PAGE_NAME.fullmatch(name):
            self._page_begins()
        elif name.startswith(ARTICLE):
            self._article(name)
        elif part and self._open:
            self._leave_photo()
            self._part(cast(DraftKind, part[1]), name)
        elif name.startswith(BODY_MARK) and self._open:
            self._open[-1].in_body = True

    def _closing(self, name: str) -> None:
        at = next((n for n, draft in enumerate(self._open) if draft.name == name), None)
        if at is not None:
            del self._open[at:]

    def _page_begins(self) -> None:
        """A page's bookmark: of the page whose heading has just been met, or of a new one."""
        if self.pages and not self.pages[-1].marked and self.pages[-1].is_empty():
            self.pages[-1].marked = True
        else:
            self._page(PageDraft(marked=True))

    def _page(self, page: PageDraft) -> None:
        self._open, self._last = [], None
        self.pages.append(page)

    def _here(self) -> PageDraft:
        if not self.pages:
            self.pages.append(PageDraft())
        return self.pages[-1]

    def _article(self, name: str = "") -> Draft:
        draft = Draft("Article", name)
        self._here().articles.append(draft)
        self._open, self._last = [draft], draft
        return draft

    def _part(self, kind: DraftKind, name: str = "") -> Draft:
        if len(self._open) > MAX_DOCX_DEPTH:
            reason = f"more than {MAX_DOCX_DEPTH} parts inside each other"
            raise UnreadableError(finding("DOCX025", reason=reason))
        draft = Draft(kind, name)
        self._open[-1].body.append(draft)
        self._open.append(draft)
        return draft

    def _leave_photo(self) -> None:
        if self._open and self._open[-1].kind == "Photo":
            self._open.pop()

    # ---- lines

    def _line(self, line: Line) -> None:
        if line.style in ADDED_IDS:
            self._added(line)
        elif line.style in ROLES:
            role = ROLES[line.style]
            node = self._node(role.node, line)
            self._role(role, Verse(node.text, node.origin, node.facts, True) if role.opens_stanza else node, line)
        elif line.text.strip():
            self.findings.append(finding("DOCX027", style=line.shown, text=line.text[:_EXCERPT]))
            self._role(Role(Paragraph), self._node(Paragraph, line), line)

    def _added(self, line: Line) -> None:
        """What the format adds: it ends and begins things, or says of what the text does not."""
        match line.style:
            case "Title" | "Subtitle":
                for style, text in labelled(line):
                    self.title_words.setdefault(style, text)
            case "PageHeading":
                self._page(_headed_page(line))
            case "UntitledHeading" | "UntitledHeading2":
                self._titled_article(line).titled = True
            case "Separator":
                self._open, self._last = [], None
            case "MachineNote" if self._last is not None:
                self._last.enrichment = enrichment_of(line)

    def _node(self, kind: type[TextNode], line: Line) -> TextNode:
        if not line.marks and not line.runs:
            return kind(line.text)
        facts, fit = facts_of(line, self.properties)
        if not fit:
            self.findings.append(finding("DOCX031", text=line.text[:_EXCERPT]))
        return kind(line.text, facts=facts)

    def _role(self, role: Role, node: TextNode, line: Line) -> None:
        if role.title_of is not None:
            self._title(role.title_of, cast(Headline, node), line)
        elif role.node in _PAGE_NODES:
            self._here().add(node)
        elif isinstance(node, Kicker) and not self._takes(node):
            self._new_article(line).head[Kicker].append(node)
        elif self._reopen(line):
            self._in_article(role, node, line)
        else:
            self._misfit(line, "no article is open here")
            self._here().add(Unplaced(node.text, facts=node.facts))
        if self._open and line.runs and any(style in FOREIGN_IDS for _, _, style in line.runs):
            self._open[0].foreign = True

    def _in_article(self, role: Role, node: TextNode, line: Line) -> None:
        self._box_or_not(role, line)
        if role.node in _PHOTO_NODES:
            if self._open[-1].kind != "Photo":
                self._misfit(line, "outside every photo")
                self._part("Photo")
            self._open[-1].body.append(node)
            return
        self._leave_photo()
        host = self._open[-1]
        if role.node not in _HEAD_NODES:
            host.body.append(node)
        elif host.takes_in_head(node):
            host.head[role.node].append(node)
        else:
            host.body.append(self._for_body(node, line))

    def _for_body(self, node: TextNode, line: Line) -> TextNode:
        """A line of the head's kinds in a body; what can stand only in a head becomes what is nearest to it."""
        if isinstance(node, (Byline, Dateline)):
            return node
        self._misfit(line, "a line of the head in the body")
        return (Crosshead if isinstance(node, Subheadline) else Paragraph)(node.text, facts=node.facts)

    def _box_or_not(self, role: Role, line: Line) -> None:
        """A line in a box's style begins a box where none is open; another ends one that has no bookmark."""
        inside = len(self._open) > 1 and any(draft.kind == "Box" for draft in self._open)
        if role.boxed and not inside:
            self._misfit(line, "outside every box")
            self._leave_photo()
            self._part("Box")
        elif not role.boxed and inside:
            at = next(n for n, draft in enumerate(self._open) if draft.kind == "Box")
            if not self._open[at].name:
                del self._open[at:]

    # ---- titles

    def _title(self, of: TitleOf, node: Headline, line: Line) -> None:
        if of == "Article":
            draft = self._titled_article(line)
        elif of == "PhotoArticle":
            draft = self._photo_article(line)
        else:
            draft = self._titled_part(of, line)
        draft.headline, draft.titled = node, True

    def _titled_article(self, line: Line) -> Draft:
        """The article that a heading of level 1 is about: the one whose bookmark has begun, or a new one."""
        if len(self._open) == 1 and self._open[0].is_new():
            return self._open[0]
        return self._new_article(line)

    def _photo_article(self, line: Line) -> Draft:
        drafts = self._open
        if len(drafts) == 2 and drafts[1].kind == "Photo" and drafts[1].is_new() and not drafts[0].titled:
            drafts[0].titled = True
            return drafts[1]
        self._titled_article(line).titled = True
        return self._part("Photo")

    def _titled_part(self, kind: DraftKind, line: Line) -> Draft:
        """The item, box or photo whose title this is; a second title begins a second one."""
        if not self._reopen(line):
            self._new_article(line)
        top = self._open[-1]
        if top.kind == kind and top.is_new():
            return top
        self._misfit(line, f"outside every {kind.lower()}")
        self._leave_photo()
        if self._open[-1].kind == kind:
            self._open.pop()
        return self._part(kind)

    def _new_article(self, line: Line) -> Draft:
        self.findings.append(finding("DOCX030", text=line.text[:_EXCERPT]))
        return self._article()

    def _takes(self, kicker: Kicker) -> bool:
        """Whether a kicker belongs to what is open: in an article behind its text it begins the next."""
        self._leave_photo()
        return bool(self._open) and (len(self._open) > 1 or self._open[0].takes_in_head(kicker))

    def _reopen(self, line: Line) -> bool:
        """Whether an article is open; a line typed behind the end of one belongs to it."""
        if not self._open and self._last is not None:
            self._misfit(line, "behind the end of its article")
            self._open = [self._last]
        return bool(self._open)

    def _misfit(self, line: Line, reason: str) -> None:
        self.findings.append(finding("DOCX032", text=line.text[:_EXCERPT], reason=reason))


def _headed_page(line: Line) -> PageDraft:
    """The page of a page heading: by its marked words, else by how such a heading reads."""
    words = dict(labelled(line))
    if words:
        return PageDraft(words.get(PAGE_STYLE.id), words.get(SECTION_STYLE.id))
    return PageDraft(*read_page_name(line.text))
