"""From bytes to the article tree: the parser's parts, one after the other."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from convert.findings import Finding, finding
from convert.parser.assemble import Placed, assemble
from convert.parser.blocks import Block, blocks, removed_columns
from convert.parser.body import DatelineContext
from convert.parser.chrome import label_paper
from convert.parser.controls import clean
from convert.parser.corrected import label_with
from convert.parser.corrections import Corrections
from convert.parser.decode import decode
from convert.parser.doubts import doubts, odd_line_ends
from convert.parser.facts import FACT_NAMES, FROM_FOLIO, FROM_NAME, IssueFacts
from convert.parser.folio import FolioFacts, close_up, read_folio, read_heads, within
from convert.parser.head_facts import Fact, facts_in
from convert.parser.label import Constraint, LabelledLine, label
from convert.parser.lines import Line, physical_lines, unparted_lines
from convert.parser.masthead import ABOVE, of_one_issue
from convert.parser.model_file import Model, load_model
from convert.parser.neighbours import label_beside
from convert.parser.people import read_head_makers, read_makers
from convert.parser.retouch import punctuation_edits, retouched
from convert.parser.roles import Role
from convert.parser.script import script_of
from convert.parser.turns import Turns, own_heads, turns_in, with_turns
from convert.parser.typography import Typography
from convert.parser.weekdays import wrong_weekday
from convert.tree import Contributor, EditorLine, Folio, Issue, Page, Unplaced, with_languages


class ParsedIssue(NamedTuple):
    """What the parser made of one file: the tree, the lines it is made from, and its doubts.

    `text` is the decoded source; `contributors` are each article's makers, by its number in the file.
    """

    issue: Issue
    text: str
    labels: tuple[LabelledLine, ...]
    contributors: dict[int, tuple[Contributor, ...]]
    findings: tuple[Finding, ...]


@cache
def model() -> Model:
    """The model that ships with the package, loaded once a process."""
    return load_model()


def parse(
    data: bytes,
    facts: IssueFacts | None = None,
    *,
    name: str = "",
    encoding: str | None = None,
    typography: Typography = "source",
    corrections: Corrections | None = None,
) -> ParsedIssue:
    """The article tree of one file.

    `facts` are those given by its user; what they lack is read from the page head.  `name` is the file's
    name without suffix.  `typography` says whether full-width punctuation is restored, `corrections` what a
    person put right.  Raises UnreadableError where the bytes are no text, or too much of it, and
    CorrectionError where the corrections do not fit it.
    """
    decoded = decode(data, encoding)
    text, edits = clean(decoded.text) if decoded.controls else (decoded.text, ())
    plain = unparted_lines(text)
    turns = turns_in(plain)
    said = corrections.page_beginnings(plain) if corrections else {}
    lines = with_turns(plain, turns, said)
    corrected = label_with(corrections, lines, _labels)
    found = blocks(corrected.labels, edits, corrected.human)
    by_page = _by_page(found)
    heads = _page_heads(by_page, frozenset(own_heads(lines)))
    given = _corrected(facts or IssueFacts(), corrections, len(by_page))
    known, told = _with_folio(given, heads)
    pages, makers = _pages(by_page, heads, known)
    issue = Issue(
        publication=known.publication,
        date=known.date,
        number=known.number,
        language=script_of(text),
        source=unicodedata.normalize("NFC", name),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        pages=pages,
        edits=tuple(edits),
    )
    if len(by_page) > 1:
        issue = with_languages(issue, _languages(by_page, issue.language))
    told += [finding("SRC016", encoding=decoded.encoding)] if decoded.encoding != "utf-8" else []
    told += odd_line_ends(decoded.text)
    told += dict.fromkeys(
        [*_parted(plain, lines, said), *_heads_apart(_refused(plain, turns), _astray(by_page, heads, known), said)]
    )
    told += _wrong_weekdays(by_page)
    told += doubts(issue, corrected.labels, edits)
    if typography == "restore":
        marks = punctuation_edits(lines, removed_columns(edits))
        issue = retouched(issue, [line for line, _ in physical_lines(decoded.text)], marks)
        told += [finding("PAR010", count=len(marks))] if marks else []
    return ParsedIssue(issue, decoded.text, corrected.labels, makers, tuple(told))


def _labels(lines: Sequence[Line], wanted: Iterable[Constraint]) -> tuple[LabelledLine, ...]:
    return label_paper(lines, wanted, _label_beside)


def _label_beside(rows: Sequence[Line], said: Iterable[Constraint]) -> tuple[LabelledLine, ...]:
    return label_beside(rows, said, lambda again, told: label(again, model(), told))


def _corrected(facts: IssueFacts, corrections: Corrections | None, pages: int) -> IssueFacts:
    """The facts with those that a person put right, if they can be this file's (FIX007)."""
    if corrections is None:
        return facts
    corrections.check_pages(pages)
    return corrections.over(facts)


# --------------------------------------------------------------------------- pages


def _pages(
    by_page: Sequence[Sequence[Block]], heads: Sequence[Sequence[str]], facts: IssueFacts
) -> tuple[tuple[Page, ...], dict[int, tuple[Contributor, ...]]]:
    """The pages, and the makers of each article by its number in the file."""
    context, count = DatelineContext(facts.date), len(by_page)
    placed = [assemble(group, _page_key(facts, index, count), context) for index, group in enumerate(by_page)]
    pages = tuple(
        _page(by_page[index], articles, facts, index, within(read_heads(heads[index]), facts.publication))
        for index, articles in enumerate(placed)
    )
    return pages, {entry.number: entry.makers for page in placed for entry in page}


def _parted(plain: Sequence[Line], lines: Sequence[Line], said: Container[int]) -> Iterator[Finding]:
    """That heads, and neither form feeds nor a person, part the file, and where (PAR014)."""
    begins = [below.number for above, below in pairwise(lines) if above.page != below.page and below.number not in said]
    if begins and not plain[-1].page:
        yield finding("PAR014", line=begins[0], count=len(begins) + 1, lines=", ".join(map(str, begins)))


def _heads_apart(refused: Iterable[Finding], astray: Iterable[Finding], said: Container[int]) -> Iterator[Finding]:
    """Heads that are of no page here, each told of once, and none of which a person spoke."""
    told = dict[int | None, Finding]()
    for one in (*refused, *astray):
        told.setdefault(one.line, one)
    yield from (one for line, one in told.items() if line not in said)


def _refused(plain: Sequence[Line], turns: Turns) -> Iterator[Finding]:
    """Heads that begin no page: of another page, maybe (PAR015), or of another issue (FACT008)."""
    for head in turns.refused:
        yield finding("PAR015", line=plain[head.first].number, page=head.says.page)
    for head in turns.foreign:
        yield finding("FACT008", line=plain[head.first].number, printed=_issue_of(head.says))


def _astray(by_page: Sequence[Sequence[Block]], heads: Sequence[Sequence[str]], known: IssueFacts) -> Iterator[Finding]:
    """Folios that say another page than the head of their page (FACT009), or are of another issue (FACT008)."""
    printed = read_heads(chain.from_iterable(heads))
    issue = FolioFacts(printed.publication or known.publication, printed.date or known.date)
    for group, texts in zip(by_page, heads, strict=True):
        here = read_heads(texts)
        for block in group:
            facts = facts_in(block.text) if block.role == Role.FOLIO else None
            if facts is None or Fact.PAGE not in facts:
                continue
            said, line = read_folio(close_up(block.text)), block.labels[0].line.number
            if not of_one_issue(issue, said):
                yield finding("FACT008", line=line, printed=_issue_of(said))
            elif said.page and said.page != here.page:
                yield finding("FACT009", line=line, printed=said.page, given=here.page)


def _wrong_weekdays(by_page: Sequence[Sequence[Block]]) -> Iterator[Finding]:
    """Page heads whose weekday is not that of their date (FACT011)."""
    for group in by_page:
        folios = [block for block in group if block.role == Role.FOLIO]
        for block in folios:
            wrong = wrong_weekday(block.text, [other.text for other in folios if other is not block])
            if wrong:
                yield finding("FACT011", line=_line(block), **wrong._asdict())


def _issue_of(said: FolioFacts) -> str:
    return " ".join(filter(None, (said.publication, said.date)))


def _by_page(found: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each page; a block that began on an earlier page stays there."""
    pages: dict[int, list[Block]] = {}
    home: dict[int, int] = {}
    for block in found:
        page = block.labels[0].line.page
        if block.article is not None:
            page = home.setdefault(block.article, page)
        pages.setdefault(page, []).append(block)
    return [pages[index] for index in sorted(pages)]


def _languages(by_page: Iterable[Sequence[Block]], language: str) -> list[str]:
    """The language of each page, as that of one by itself; that of the file where a page has nothing that tells it."""
    return [script_of("\n".join([block.text for block in group]), language) for group in by_page]


def _page_key(facts: IssueFacts, index: int, pages: int) -> str:
    return facts.page if pages == 1 and facts.page else f"#{index + 1}"


def _page(group: Sequence[Block], placed: Sequence[Placed], facts: IssueFacts, index: int, here: FolioFacts) -> Page:
    return Page(
        number=facts.page if index == 0 else here.page,
        section=facts.section if index == 0 else here.section,
        folios=tuple(
            Folio(b.text, b.origin(), _of_a_page(read_head_makers(b.text))) for b in group if b.role == Role.FOLIO
        ),
        articles=tuple(entry.article for entry in placed),
        editor_lines=tuple(
            EditorLine(b.text, b.origin(), _of_a_page(read_makers(b.text))) for b in group if b.role == Role.EDITOR_LINE
        ),
        unplaced=tuple(Unplaced(b.text, b.origin()) for b in group if _homeless(b)),
    )


def _of_a_page(makers: Iterable[Contributor]) -> tuple[Contributor, ...]:
    """Those whom a page's head or editor line names with what they did: 责编, 版式设计; an address names no one."""
    return tuple(maker for maker in makers if maker.role in {"editor", "other", "photographer"})


def _homeless(block: Block) -> bool:
    if block.role in {Role.FOLIO, Role.EDITOR_LINE}:
        return False
    return block.role == Role.OTHER or block.article is None


# --------------------------------------------------------------------------- facts from the page head


def _page_heads(by_page: Sequence[Sequence[Block]], own: Container[int]) -> list[list[str]]:
    """The folios of each page that say what page it is, those of its own head first; none that is a source's."""
    folios = [[block for block in group if block.role == Role.FOLIO] for group in by_page]
    issue = read_heads(block.text for block in chain.from_iterable(folios) if _line(block) in own)
    heads = []
    for group, there in zip(by_page, folios, strict=True):
        first = [block.text for block in there if _line(block) in own]
        others = [block for block in there if _line(block) not in own]
        page = read_heads(first).page
        heads.append([*first, *(one.text for one in others if not _is_source(one, group, page, issue))])
    return heads


def _line(block: Block) -> int:
    return block.labels[0].line.number


def _is_source(folio: Block, group: Iterable[Block], page: str | None, issue: FolioFacts) -> bool:
    """Whether a dated folio amid the articles of a page names another than its own head, and maybe another issue."""
    said = read_folio(close_up(folio.text))
    if said.date is None or said.page is None or said.page == page or (issue.date and of_one_issue(issue, said)):
        return False
    sizes = {True: 0, False: 0}
    for block in group:
        sizes[_line(block) < _line(folio)] += len(block.text) if block.article is not None else 0
    return min(sizes.values()) >= ABOVE


def _with_folio(facts: IssueFacts, heads: Sequence[Sequence[str]]) -> tuple[IssueFacts, list[Finding]]:
    """The facts completed from the page heads; where the two disagree, what was given stays and a finding says so."""
    printed = within(read_heads(chain.from_iterable(heads)), facts.publication)
    if len(heads) > 1:
        first = within(read_heads(heads[0]), facts.publication or printed.publication)
        printed = printed._replace(page=first.page, section=first.section)
    told = []
    for name in FACT_NAMES:
        given, read = getattr(facts, name), getattr(printed, name)
        if read and given and facts.disagrees(name, read):
            told.append(finding("FACT007", printed=read, where=facts.sources.get(name, "--" + name), given=given))
            continue
        if name == "date" and read and given and read != given and facts.sources.get(name) == FROM_NAME:
            told.append(finding("FACT010", printed=read, given=given))
        if read and (not given or facts.sources.get(name) == FROM_NAME):
            facts = facts.with_fact(name, read, FROM_FOLIO)
    return facts, told
