"""Page heads (报眉) that only their form tells: of several lines, of a date or a page alone, or at a page's end.

Most heads of one line are the labeller's to find.  One that is spread over lines (`滨江日报`, `第3版 民生
2026年7月4日`; PATTERNS 95) looks to it like a headline with what belongs to it, and `03` like a kicker.  Such lines,
an imprint at the end and editors' lines are set apart before labelling, as those of a viewer are (`chrome.py`).  A word
among them may be 版名 or a headline: it is of the head where papers call their pages so, or where the lines round it
leave it no other place: a page that stands by it alone, or editors below it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from convert.parser.fold import fold
from convert.parser.folio import SITE, FolioFacts, read_folio, read_heads
from convert.parser.form import form
from convert.parser.head_facts import LONGEST, NOTHING, TOP, Fact, facts_in
from convert.parser.imprint import is_disclaimer, is_imprint
from convert.parser.paper_names import ends_as_paper
from convert.parser.roles import Role
from convert.parser.staff import take_editors
from convert.tree import without_space

if TYPE_CHECKING:
    from convert.parser.lines import Line

MOST = 12
"""Lines at the top of a page that may be its head."""
ABOVE = 120
"""Characters above a page's own head: words of a viewer, what the front page points at; no article."""
MOST_BELOW = 4
"""Lines at the end of a page that may be its imprint, or a head above it."""

_OF_EDITORS = Fact.EDITORS | Fact.CREW
_OF_DESK = _OF_EDITORS | Fact.DESK | Fact.MORE
_NAMES_PAGE = Fact.PAGE | Fact.REGISTERED
_AGAIN = _OF_DESK | Fact.REGISTERED
"""What several lines of a head may say, each of its own."""
_FREE = (Fact.WORD, Fact.SECTION)
"""What waits for a line that proves it: a word alone."""
_BARE = (
    Fact.DATE, Fact.PAGE, Fact.FIGURE, Fact.EDITORS, Fact.PAPER | Fact.FIGURE, Fact.SECTION | Fact.FIGURE,
    Fact.SECTION | Fact.PAGE, Fact.PAPER | Fact.PAGE,
)  # fmt: skip
"""What is a head where it stands alone."""
_NO_HEADLINES = frozenset(["要闻", "要聞", "综合", "綜合", "副刊", "综合新闻", "綜合新聞"])
"""版名 that head no article."""
_REACHED = (Fact.DESK, Fact.DESK | Fact.MORE)
"""What belongs to editors beside it: how to reach the paper."""
_REACHABLE = (
    Fact.EDITORS | Fact.DESK,
    Fact.EDITORS | Fact.MORE,
    Fact.EDITORS | Fact.DESK | Fact.MORE,
    Fact.DESK | Fact.MORE,
)
"""Editors and how to reach them, or several ways to reach the paper: no article ends with these."""
_NAME = 4
"""Characters of a name."""
_YEAR = re.compile(r"\d{4} ?[-./－．]")
_ORDERED_BY = form(r"(?<=[期号號]) *[(（]代[号號][^()（）]{1,12}[)）]")
"""By what an issue is ordered, behind its number: 第9876期（代号53—9）."""


class PageHead(NamedTuple):
    """Lines that are a head together: where the first stands, the roles of all by number, and what they say."""

    first: int
    roles: dict[int, Role]
    facts: Fact

    @property
    def last(self) -> int:
        """The place of its last line."""
        return self.first + len(self.roles) - 1


def said_in(text: str) -> Fact | None:
    """What a line says that says nothing but facts of a page head (`facts_in`).

    A site's name before its address, and what an issue is ordered by behind its number, are no words of their own.
    """
    if "代号" in text or "代號" in text:
        text = _ORDERED_BY().sub("", text)
    return facts_in(SITE().sub("", text) if "www." in text or "http" in text else text)


def page_heads(lines: Sequence[Line]) -> dict[int, Role]:
    """The roles of the lines, by number, that are a page's head or foot by their form: folio, or editor line."""
    apart = {line.number: _role(said_in(line.text) or Fact.PAGE) for line in lines if line.heads}
    issue: FolioFacts | None = None
    for _, group in groupby(lines, key=attrgetter("page")):
        page = list(group)
        apart |= head_at_top(page)
        apart |= dict.fromkeys(_crew(page), Role.EDITOR_LINE)
        for head in dated_heads(page):
            says = read_heads(line.text for line in page[head.first : head.last + 1])
            if is_on_top(page, head.first) or head.last >= len(page) - MOST_BELOW:
                issue = issue or says
            if issue and (head.first or _says_much(head.facts)) and of_one_issue(issue, says):
                apart |= head.roles
        apart |= _over_day(page, apart)
        apart |= _at_end([line for line in page[max(1, len(page) - MOST_BELOW) :] if line.number not in apart], issue)
    return apart


def said_by_heads(lines: Sequence[Line]) -> FolioFacts:
    """What a file's heads say, as far as form alone tells them: those set apart, and a first line of nothing else."""
    apart = page_heads(lines)
    first = said_in(lines[0].text) if lines else None
    tops = lines[:1] if first and first & (Fact.DATE | Fact.PAPER | Fact.PAGE) else ()
    folios = [*tops, *(line for line in lines if apart.get(line.number) is Role.FOLIO)]
    return read_heads(line.text for line in dict.fromkeys(folios))


def of_one_issue(own: FolioFacts, other: FolioFacts) -> bool:
    """Whether nothing in a head stands against its being of the issue of another: no other day, no other paper's name.

    A 周刊 is a part of a paper.
    """
    if own.date and other.date and own.date != other.date:
        return False
    one, two = (fold(name).replace("·", "") for name in (own.publication or "", other.publication or ""))
    return one in two or two in one or not (ends_as_paper(one) and ends_as_paper(two))


def is_on_top(page: Sequence[Line], place: int) -> bool:
    """Whether what begins in that place has no article above it."""
    return place < MOST and sum(len(line.text) for line in page[:place]) < ABOVE


def _says_much(facts: Fact) -> bool:
    """Whether a head of one line, which is the labeller's to find, says more than it learnt that one says."""
    return Fact.DATE in facts and Fact.PAGE in facts and bool(facts & (_OF_EDITORS | Fact.REGISTERED))


def head_at_top(page: Sequence[Line]) -> dict[int, Role]:
    """The first lines, as far as they are a head of several lines, or a bare one."""
    _, roles, whole = _run(page)
    return roles if (_begins_page(whole) and len(roles) > 1) or _is_bare(whole) else {}


def dated_heads(lines: Sequence[Line]) -> Iterator[PageHead]:
    """The heads that say a date and a page, wherever they stand."""
    end, word_first = 0, False
    for place, line in enumerate(lines):
        if place < end or not may_be_dated(line.text):
            continue
        facts = said_in(line.text)
        if facts is None or Fact.DATE not in facts:
            continue
        for first in range(_first_above(lines, place, end, word_first=word_first), place + 1):
            head = _run(lines[first : place + MOST], first)
            if head.last >= place and _is_head(head.facts) and head.facts & (Fact.PAGE | Fact.FIGURE):
                end, word_first = head.last + 1, said_in(lines[first].text) is Fact.WORD
                yield head
                break


def may_be_dated(text: str) -> bool:
    """Whether a line may say a day in a page head, at a glance."""
    if len(text) > LONGEST or "《" in text:
        return False
    if "年" in text and "月" in text:
        return True
    return ("-" in text or "." in text or "/" in text or "－" in text or "．" in text) and bool(_YEAR.search(text))


def _first_above(lines: Sequence[Line], place: int, end: int, *, word_first: bool) -> int:
    """The place where a head may begin that has its date there: editors above all its other lines are of a foot.

    A word above may be who signed an article: not at the top, below a page alone, or where the head before began so.
    """
    first, whole, below = place, NOTHING, NOTHING
    above = [one for one in reversed(lines[max(end, place - MOST) : place]) if one.page == lines[place].page]
    said = [said_in(one.text) for one in above]
    for count, facts in enumerate(said, 1):
        if facts is None or facts & whole & ~_AGAIN:
            break
        usual = (word_first or count == place) and _is_page_alone(below)
        if facts is Fact.WORD and not usual and not _is_page_alone(_next(said, count)):
            break
        whole, below = whole | facts, facts
        if facts & ~_OF_DESK:
            first = place - count
    return first


def _next(said: Sequence[Fact | None], count: int) -> Fact:
    return (said[count] if count < len(said) else None) or NOTHING


def _over_day(page: Sequence[Line], apart: Collection[int]) -> dict[int, Role]:
    """What stands over the day of a head on top of a page: it is of the head, whatever it says (`outright_heads.py`).

    With the day set apart, the labeller could no longer see it.
    """
    days = (place for place, line in enumerate(page[: TOP + 1]) if line.number in apart and _says_day(line.text))
    above = [line for line in page[: next(days, 0)] if line.number not in apart]
    return {} if any(_is_text(line.text) for line in above) else {line.number: Role.FOLIO for line in above}


def _says_day(text: str) -> bool:
    return Fact.DATE in (said_in(text) or NOTHING)


def _is_text(text: str) -> bool:
    return "。" in text or len(text) > _LONGEST_OVER_DAY


_LONGEST_OVER_DAY = 40


# --------------------------------------------------------------------------- the lines of one head


def _run(lines: Sequence[Line], first: int = 0) -> PageHead:
    """The lines from the first on that say more and more of one head; a word among them once it is proved to be."""
    whole, roles = NOTHING, dict[int, Role]()
    waiting, before = list[tuple[int, Fact]](), NOTHING
    for line in lines[:MOST]:
        facts = said_in(line.text) if line.page == lines[0].page else None
        if facts is None or not facts & (~whole | _AGAIN):
            break
        said = NOTHING
        for _, one in waiting:
            said |= one
        if facts in _FREE and not _is_section_here(line.text, facts, whole | said, before):
            if facts is Fact.WORD and (whole | said) & (Fact.WORD | Fact.SECTION):
                break
            waiting.append((line.number, facts))
            continue
        if not _may_go_on(facts, whole) or (waiting and not _proves(facts, said, whole, before)):
            break
        roles |= dict.fromkeys([number for number, _ in waiting], Role.FOLIO)
        roles[line.number] = _role(facts)
        whole |= facts | said
        waiting, before = [], facts
    return PageHead(first, roles, whole)


def _role(facts: Fact) -> Role:
    return Role.EDITOR_LINE if Fact.EDITORS in facts and not facts & ~_OF_DESK else Role.FOLIO


def _may_go_on(facts: Fact, whole: Fact) -> bool:
    """Whether a line that is no word alone may be the next of a head."""
    if Fact.NAMED in facts:  # `荷风 5` once, in a head that has no page yet
        return not whole & (Fact.PAGE | Fact.FIGURE | Fact.SECTION)
    if facts == Fact.WORD | Fact.FIGURE:  # `5 荷风` below a paper and its day, where no page is named yet
        return Fact.PAPER in whole and Fact.DATE in whole and not whole & (Fact.PAGE | Fact.FIGURE)
    return Fact.WORD not in facts or bool(facts & (Fact.DATE | _NAMES_PAGE))


def _is_section_here(text: str, facts: Fact, whole: Fact, before: Fact) -> bool:
    """Whether a word that papers call their pages is one without proof: 要闻, or what is below a page alone."""
    if facts is not Fact.SECTION or whole & (Fact.WORD | Fact.NAMED | Fact.SECTION):
        return False
    return _is_page_alone(before) or (_is_head(whole) and without_space(text) in _NO_HEADLINES)


def _is_page_alone(facts: Fact) -> bool:
    return facts in (Fact.PAGE, Fact.FIGURE)


def _proves(facts: Fact, said: Fact, whole: Fact, before: Fact) -> bool:
    """Whether a line proves that the words above it are 版名 and no headline."""
    if Fact.CREW in facts or (Fact.EDITORS in facts and facts & (Fact.DESK | Fact.MORE)):
        return True
    new = facts & ~whole
    if Fact.WORD not in said:
        return bool(new & (Fact.DATE | Fact.PAGE | Fact.FIGURE | Fact.EDITORS))
    if _is_page_alone(before):
        return Fact.DATE in new and Fact.WEEKDAY in facts
    if Fact.PAPER in whole and Fact.DATE in new and Fact.PAGE in new:  # 滨江日报, 荷风, and then day and page
        return True
    return facts is Fact.FIGURE or (facts is Fact.PAGE and not _is_head(whole))


# --------------------------------------------------------------------------- what lines are together


def _is_head(facts: Fact) -> bool:
    """Whether together they are what no article begins with: a date, and a page, or a paper on a day of the week."""
    of_day = Fact.WEEKDAY in facts and facts & (Fact.PAPER | Fact.FIGURE)
    named = facts & (_NAMES_PAGE | Fact.CREW) or of_day or (Fact.PAPER in facts and Fact.FIGURE in facts)
    return Fact.DATE in facts and bool(named)


def _begins_page(facts: Fact) -> bool:
    """Whether two or more lines that say this are a head at the top of a page, where it need not say the day."""
    if Fact.PAPER in facts and facts & (Fact.DATE | Fact.PAGE):
        return True
    return _is_head(facts) or (Fact.EDITORS in facts and bool(facts & (Fact.PAGE | Fact.FIGURE)))


def _is_bare(facts: Fact) -> bool:
    """Whether they are a date, a page or editors and nothing else: the labeller knows heads that say more."""
    return facts & ~Fact.CREW in _BARE


# --------------------------------------------------------------------------- editors and the end of a page


def _crew(page: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines below the first that name those who made the page, and how to reach them."""
    for line, below in pairwise([*page[1:], None]):
        if line is None or not _may_be_crew(line.text) or (below is not None and _goes_on(below)):
            continue
        facts = said_in(line.text)
        if facts is not None and Fact.CREW in facts and not facts & ~_OF_DESK:
            yield line.number
            if below is not None and said_in(below.text) in _REACHED:
                yield below.number


def _may_be_crew(text: str) -> bool:
    return ("编" in text or "編" in text or "校" in text) and len(text) <= LONGEST


def _goes_on(below: Line) -> bool:
    """Whether a line is nothing but names and roles, as the rest of a line of editors: the labeller knows both."""
    facts = said_in(below.text)
    if below.blank_before or len(below.text) > LONGEST or (facts is not None and Fact.WORD not in facts):
        return False
    rest, _, _ = take_editors(fold(below.text), sure=True)
    return all(len(part) <= _NAME for part in rest.replace("|", " ").split())


def _at_end(lines: Sequence[Line], issue: FolioFacts | None) -> dict[int, Role]:
    """The last lines, as far as they are the imprint, editors and how to reach them, or a head of the issue."""
    roles, waiting = dict[int, Role](), list[int]()
    for line in reversed(lines):
        role = _foot_role(line.text)
        if role is Role.FOLIO and issue and not of_one_issue(issue, read_folio(line.text)):
            break
        if role is None and said_in(line.text) in _REACHED:
            waiting.append(line.number)
        elif role is None:
            break
        else:
            roles |= {line.number: role, **dict.fromkeys(waiting, Role.EDITOR_LINE)}
            waiting = []
    return roles


def _foot_role(text: str) -> Role | None:
    if is_imprint(text) or is_disclaimer(text):
        return Role.EDITOR_LINE
    facts = None if "《" in text else said_in(text)
    if facts is None or not _is_foot(facts):
        return None
    return Role.FOLIO if facts & (Fact.DATE | Fact.PAGE | Fact.FIGURE) else Role.EDITOR_LINE


def _is_foot(facts: Fact) -> bool:
    if _is_head(facts) or Fact.REGISTERED in facts:
        return True
    if not facts & ~_OF_DESK:
        return Fact.CREW in facts or facts in _REACHABLE
    return Fact.PAPER in facts and Fact.PAGE in facts and Fact.WORD not in facts
