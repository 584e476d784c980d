"""Where a new page begins in a file that has no form feed: at its dump's marks, or at its page heads (报眉).

The file's own head stands on top of it.  Whatever else looks like a head is measured by that one: it begins a page if
it says what the own head says, in the same manner, of another page.  A head with a date has paper and date of the own
head: a source (`江城晚报 2026年7月1日 第5版`) and a timetable have others.  Lines that are a page alone (`第3版 要闻`)
count only where no head below has a date, and together: their numbers go up, most of them by one, and a page's text
follows most of them.  Crossheads with numbers (`01 教育`) and digests (导读: `民生 5`) do not hold all of that.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from convert.parser.fold import fold
from convert.parser.folio import FolioFacts, folded, read_heads
from convert.parser.form import HAN_LETTER, form
from convert.parser.head_facts import LONGEST, NOTHING, Fact, facts_in
from convert.parser.masthead import MOST_BELOW, dated_heads, head_at_top, is_on_top, may_be_dated, of_one_issue
from convert.parser.page_numbers import SPREAD

if TYPE_CHECKING:
    from convert.parser.lines import Line

_PLAIN_NUMBER = r"[A-Za-z]{0,2}\d{1,3}"
_NUMBER = rf"{_PLAIN_NUMBER}|[一二三四五六七八九十]{{1,3}}"
# `第1版()专栏:` heads an article in the dumps of 人民日报 from 1946 on: no newspaper prints that.
_DUMP_MARK = re.compile(rf"\s*第({_NUMBER})版\s*[(（][^)）]*[)）]\s*(?:专栏|專欄)\s*[:：]")
_BEHIND = r"(?:(?: *[:·|/] *| +)[^ 。！？!?;,][^。！？!?;,]{0,15})?[】\]]? *"
_PAGE_LINE = form(
    rf" *(?:{HAN_LETTER}{{2,8}}[报刊] +)?[【\[]?"
    rf"(?:(?:第 ?(?:{_NUMBER}|{SPREAD})|{_PLAIN_NUMBER}|{SPREAD})版|[A-D]\d\d|[A-Z]{{1,2}}0\d){_BEHIND}"
)
"""A page, and perhaps any name that a paper gives it behind it: before it stands what points there (见第4版)."""
_MAYBE_LINE = form(rf" *(?:0\d(?=[ |])|[A-Z]{{1,2}}\d{{1,2}}(?! *纸)){_BEHIND}")
"""What may be a page, or a crosshead's number or a place: `03 荷风`, `B3 荷风`, `T1 航站楼`."""
_ALONE = (
    Fact.PAGE | Fact.SECTION, Fact.FIGURE | Fact.SECTION, Fact.PAPER | Fact.PAGE, Fact.PAPER | Fact.PAGE | Fact.SECTION
)  # fmt: skip
_WITH_EDITORS = (*_ALONE, Fact.PAGE, Fact.WORD | Fact.PAGE, Fact.NAMED | Fact.FIGURE)
_NAMES = Fact.PAGE | Fact.FIGURE
_EDITORS = Fact.EDITORS | Fact.CREW
_LONGEST_ALONE = 30
_NUMERAL = re.compile("[0-9０-９]|第.{1,3}版")
_CALLED = re.compile(r"第 ?[^ |]{1,9} ?[版页]|(?:^|[ |])[A-Z]{0,2}\d{1,3}版")
_PAGE = re.compile(r"([A-Z]*)(\d+)(?:-[A-Z]*(\d+))?")
_MOST = 500
"""Pages of a file: it holds no year of a paper."""
_LEAST = 200
"""Characters of a page's text: what stands below an entry of a digest is shorter."""
_LEAST_TOLD = 100
"""Characters below what may be a head: an article is no shorter, the entry of a digest is."""
_TOP = 2
"""Lines among which the file's own head stands where it is a page alone."""


class Head(NamedTuple):
    """A page head: the places of its first and last line in the file, what it says, and how it calls its page.

    `manner` is `版` (第3版), `A` (a letter) or `1` (a figure); empty where it names no page.
    """

    first: int
    last: int
    says: FolioFacts
    manner: str
    facts: Fact

    @property
    def order(self) -> tuple[str, int, int]:
        """Series, first and last number of its page: what names none stands before all others."""
        found = _PAGE.fullmatch(self.says.page or "")
        return (found[1], int(found[2]), int(found[3] or found[2])) if found else ("", 0, 0)


class Turns(NamedTuple):
    """What parts a file into pages: the places of the lines that begin one, and of those that are heads of pages.

    `refused` may be heads, and begin none, as there is too little to say so; `foreign` are those that say all that the
    file's own head says, of another issue.
    """

    begins: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    refused: tuple[Head, ...] = ()
    foreign: tuple[Head, ...] = ()


def with_turns(lines: Sequence[Line], turns: Turns, said: Mapping[int, bool] | None = None) -> tuple[Line, ...]:
    """The lines, a new page counted wherever one begins: at form feeds, turns, and where a person says so.

    `said` has the numbers of the lines of which a person says that a page begins there, or that none does.
    """
    said = said or {}
    if not turns.begins and not said:
        return tuple(lines)
    numbered: list[Line] = []
    page = 0
    for place, line in enumerate(lines):
        begins = place in turns.begins or (place > 0 and line.page != lines[place - 1].page)
        page += place > 0 and said.get(line.number, begins)
        names_page = place in turns.heads or (line.number in said and bool((facts_in(line.text) or NOTHING) & _NAMES))
        numbered.append(line._replace(page=page, heads=names_page and said.get(line.number, True)))
    return tuple(numbered)


def turns_in(lines: Sequence[Line]) -> Turns:
    """What parts the lines of a file into pages; nothing where form feeds do."""
    if not lines or lines[-1].page:
        return Turns()
    marks = [(k, mark[1]) for k, line in enumerate(lines) if (mark := _marked(line.text))]
    if marks:
        return Turns(frozenset(place for (_, one), (place, other) in pairwise(marks) if one != other))
    dated = [_read(lines, head.first, head.last) for head in dated_heads(lines)]
    own = _own(lines, dated)
    if own is None:
        return _at_feet(lines, dated)
    below = [head for head in dated if own.says.date and head.first > own.last]
    kin = [head for head in below if of_one_issue(own.says, head.says) and _is_alike(own, head)]
    foreign = tuple(head for head in below if own.facts in head.facts and not of_one_issue(own.says, head.says))
    alone = _alike(lines, own, _places(dated) if own.says.date else ())
    if any(head.says.page != own.says.page for head in kin):
        found = _turned([own, *kin])
    else:
        chain = _rising([own, *(head for head in alone if _counts(own, head, alone))])
        found = _turned(chain) if _are_pages(lines, chain) else Turns()
    refused = [
        *_left_out(lines, own, alone, found),
        *_unread(lines, own, _places(dated)),
        *_dated_below(own, dated, found),
    ]
    return found._replace(refused=tuple(sorted(refused, key=attrgetter("first"))), foreign=foreign)


def _marked(text: str) -> re.Match[str] | None:
    return _DUMP_MARK.match(text) if "版" in text else None


def _is_alike(own: Head, head: Head) -> bool:
    """Whether a head calls its page in the manner of the own one, or says all else that it says (T1 特刊)."""
    return own.manner in ("", head.manner) or own.facts & ~_NAMES in head.facts


def _turned(heads: Sequence[Head]) -> Turns:
    """A page begins at each head that names another than the one before: the same again is a running head."""
    begins = frozenset(below.first for above, below in pairwise(heads) if above.says.page != below.says.page)
    return Turns(begins, _places(heads)) if begins else Turns()


def _places(heads: Iterable[Head]) -> frozenset[int]:
    return frozenset(place for head in heads for place in range(head.first, head.last + 1))


def _at_feet(lines: Sequence[Line], dated: Sequence[Head]) -> Turns:
    """Heads that stand at the foot of each page end it; those of a file that has none there begin nothing."""
    heads = [head for head in dated if of_one_issue(dated[0].says, head.says)]
    if not heads or heads[-1].last < len(lines) - MOST_BELOW:
        return Turns(refused=tuple(head for head in dated if head.says.page and head.says.publication))
    begins = frozenset(one.last + 1 for one, other in pairwise(heads) if one.says.page != other.says.page)
    return Turns(begins, _places(heads)) if begins else Turns()


# --------------------------------------------------------------------------- the file's own head


def own_heads(lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are the own head of each page, as far as form alone tells it."""
    for _, group in groupby(lines, key=attrgetter("page")):
        page = list(group)
        own = _own(page, [_read(page, head.first, head.last) for head in islice(dated_heads(page), 1)])
        yield from (line.number for line in (page[own.first : own.last + 1] if own else ()))


def _own(lines: Sequence[Line], dated: Sequence[Head]) -> Head | None:
    """The head on top of the file: that of a front page may be long, and name no page."""
    size = len(head_at_top(lines))
    front = _read(lines, 0, size - 1) if size > 1 else None
    if dated and is_on_top(lines, dated[0].first) and (front is None or dated[0].first <= front.last):
        return dated[0]
    alone = (_read(lines, k, k) for k, line in enumerate(lines[:_TOP]) if _is_page_alone(line.text))
    return front or next(alone, None)


def _read(lines: Sequence[Line], first: int, last: int) -> Head:
    """The head in these lines."""
    return Head(first, last, *_told(tuple(line.text for line in lines[first : last + 1])))


@lru_cache(maxsize=1000)
def _told(texts: tuple[str, ...]) -> tuple[FolioFacts, str, Fact]:
    """What lines say, in what manner they call their page, and what kinds of facts these are."""
    says, facts = read_heads(texts), NOTHING
    for text in texts:
        facts |= facts_in(text) or NOTHING
    return says, _manner(says.page, fold(" | ".join(texts))), facts


def _manner(page: str | None, text: str) -> str:
    if page is None:
        return ""
    return "版" if _CALLED.search(text) else "A" if page[0].isalpha() else "1"


# --------------------------------------------------------------------------- lines that are a page alone


def _alike(lines: Sequence[Line], own: Head, taken: Container[int]) -> list[Head]:
    """The lines below that are a page alone and call it as the file's own head does; the same page again but once."""
    found = [own]
    for place in range(own.last + 1, len(lines)):
        text = lines[place].text
        if place in taken or not _is_page_alone(text, below=True) or "导读" in fold(lines[place - 1].text):
            continue
        head = _read(lines, place, place)
        if head.manner == "A" and not _is_page_alone(text) and not _is_next(found[-1], head):
            continue
        alike = head.manner == own.manner or (not own.manner and head.says.page)
        if alike and (head.says.page != found[-1].says.page or _begins_again(own, head)):
            found.append(head)
    return found[1:] if len(found) <= _MOST else []


def _counts(own: Head, head: Head, alone: Sequence[Head]) -> bool:
    """Whether a line that is a page alone may begin one.

    Beside a dated head, or one that names no page, a figure is no page, but if editors stand by it; nor is any where
    one calls the file's own page otherwise: `01 教育` below `01 要闻`.
    """
    if not _is_number(head):
        return True
    return own.manner == "1" and not own.says.date and not any(_begins_again(own, one) for one in alone)


def _is_number(head: Head) -> bool:
    """Whether a line may be a crosshead with its number: a figure, and no editors by it."""
    return head.manner == "1" and not head.facts & _EDITORS


def _begins_again(own: Head, head: Head) -> bool:
    """Whether a number calls the file's own page otherwise than its head does; one that has none is the first."""
    if own.manner not in ("", "1") or not _is_number(head) or head.says.page != (own.says.page or "1"):
        return False
    return own.says.section is None or own.says.section != head.says.section


# --------------------------------------------------------------------------- what begins none, and may be a head


def _left_out(lines: Sequence[Line], own: Head, alone: Sequence[Head], found: Turns) -> Iterator[Head]:
    """The pages alone that begin none, though a page's text stands below: numbers only if they go on as pages do."""
    numbers = [head for head in alone if not _counts(own, head, alone)]
    again = own.says.date and any(_begins_again(own, head) for head in numbers)
    are_pages = not again and _are_pages(lines, _rising([own, *numbers]))
    for place, head in enumerate(alone, 1):
        if head.first in found.heads or head.says.page == own.says.page or (head in numbers and not are_pages):
            continue
        end = alone[place].first if place < len(alone) else len(lines)
        if _size(lines, head.first, end) >= _LEAST_TOLD:
            yield head


def _dated_below(own: Head, dated: Sequence[Head], found: Turns) -> Iterator[Head]:
    """Heads that say the paper, and a day that the file's own head does not: nothing tells whether it is the same."""
    for head in dated:
        other = head.first > own.last and head.says.page not in (None, own.says.page)
        if other and head.says.publication and not own.says.date and found.heads.isdisjoint(_places([head])):
            yield head


def _unread(lines: Sequence[Line], own: Head, taken: Container[int]) -> Iterator[Head]:
    """Lines that say paper and day of the file's own head, another page, and what no head is known to say."""
    if not own.says.date or not own.says.publication:
        return
    for place in range(own.last + 1, len(lines)):
        text = lines[place].text
        if place in taken or not may_be_dated(text) or "。" in text:
            continue
        head = _read(lines, place, place)
        other = head.says.page not in (None, own.says.page)
        if other and head.says.date == own.says.date and head.says.publication == own.says.publication:
            yield head


# --------------------------------------------------------------------------- what a page alone is


def _is_page_alone(text: str, *, below: bool = False) -> bool:
    """Whether a line is a page, and perhaps 版名: `第3版 荷风`, `A05 要闻`, `要闻 5`; or any word beside editors.

    `below`: whether it stands below a head of its like; so it may be what alone would be a crosshead: `05 荷风`.
    """
    edited = ("编" in text or "編" in text) and len(text) <= LONGEST
    if not (edited or len(text) <= _LONGEST_ALONE) or not _NUMERAL.search(text):
        return False
    facts = facts_in(text)
    if facts is not None and facts & _EDITORS:
        return facts & ~_EDITORS in _WITH_EDITORS
    if facts in _ALONE or _PAGE_LINE().fullmatch(folded(text)):
        return True
    return below and (facts == Fact.NAMED | Fact.FIGURE or _MAYBE_LINE().fullmatch(folded(text)) is not None)


def _rising(heads: Sequence[Head]) -> list[Head]:
    """The first head and most of the others whose pages go up; those further down where there is a choice.

    So the entries of a digest yield to the heads of the pages that it tells of.
    """
    longest: list[list[Head]] = []
    for place in range(len(heads) - 1, -1, -1):
        after = max((rest for rest in longest if rest[0].order > heads[place].order), key=len, default=[])
        longest.append([heads[place], *after])
    return longest[-1]


def _are_pages(lines: Sequence[Line], chain: Sequence[Head]) -> bool:
    """Whether most of the heads have a page's text below them, and most pages are the next: else they are a digest."""
    ends = [*[head.first for head in chain[1:]], len(lines)][1:]
    filled = sum(_size(lines, head.first, end) >= _LEAST for head, end in zip(chain[1:], ends, strict=True))
    following = sum(_follows(above, below) for above, below in pairwise(chain))
    return filled * 2 > len(chain) - 1 and following * 2 >= len(chain) - 1


def _size(lines: Sequence[Line], first: int, end: int) -> int:
    return sum(len(line.text) for line in lines[first:end])


def _follows(above: Head, below: Head) -> bool:
    """Whether a page is the next after another; what follows a head without a page may be any."""
    return not above.says.page or above.order[0] != below.order[0] or _is_next(above, below)


def _is_next(above: Head, below: Head) -> bool:
    """Whether a page is the next of the same series."""
    (series, _, last), (other, number, _) = above.order, below.order
    return series == other and number == last + 1
