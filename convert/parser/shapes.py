"""What a paragraph's neighbours say of it: questions and answers, verse, clauses of a law, sign-offs.

A form counts only where the article as a whole bears it out: one `记者：` is no interview, four short lines in a list
of names are no poem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from convert.bodies import BODY_END
from convert.parser import names
from convert.parser.blocks import Block, Shape
from convert.parser.dialogue import parted, parts_of_dialogue
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.numerals import HAN, number
from convert.parser.people import read_byline
from convert.parser.roles import Role
from convert.parser.sign_offs import Signs, is_editor, what_signs

_TEXT_ROLES = frozenset({Role.PARAGRAPH, Role.CROSSHEAD})


def shaped(group: Sequence[Block]) -> list[Block]:
    """The blocks of an article, each with its shape where its neighbours tell it."""
    group = [part for block in group for part in parted(block)]
    found: dict[int, Shape] = {}
    for rule in (_bylines, _verse, _law, parts_of_dialogue, _letter, _sign_offs):
        for index, shape in rule(group):
            found.setdefault(index, shape)
    return [block._replace(shape=found[i]) if i in found else block for i, block in enumerate(group)]


# --------------------------------------------------------------------------- bylines

_TITLES = frozenset({Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.CROSSHEAD})
_LONGEST_BYLINE, _TEXT = 30, 40
_CLASS = re.compile("[级班]$")
_STOP = re.compile("[。！？!?]")


def _bylines(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """A crosshead right behind a title that names who wrote what follows (`■甲 某`, `某某学院 甲某某`).

    Behind it stands a text, or lines that name no one: in a list of names none is a byline.
    """
    for index in [i for i, block in enumerate(group[:-1]) if i and block.role == Role.CROSSHEAD]:
        block, following = group[index], group[index + 1]
        if group[index - 1].role not in _TITLES or following.role not in _TEXT_ROLES:
            continue
        text = len(following.text) >= _TEXT and _STOP.search(following.text) is not None
        if len(block.text) > _LONGEST_BYLINE or not _signs(block.text, plain=text):
            continue
        if text or not any(read_byline(other.text) for other in group[index + 1 : index + 4]):
            yield index, "byline"


def _signs(text: str, *, plain: bool) -> bool:
    """Whether a crosshead is a byline: by a role, by what stands before the name, by padding, or (`plain`) alone."""
    makers = read_byline(text)
    if any(maker.role in {"reporter", "correspondent"} for maker in makers):
        return True
    if not makers or any(maker.role != "author" or len(maker.name) > _FULL_NAME for maker in makers):
        return False
    likely = all(names.is_likely_name(fold(maker.name)) for maker in makers)
    bodies = {fold(maker.affiliation) for maker in makers if maker.affiliation}
    if bodies:
        return likely and all(BODY_END.search(b) or names.ends_in_post(b) or _CLASS.search(b) for b in bodies)
    padded = all(maker.end - maker.start > len(maker.name) for maker in makers)
    marked = fold(text[:1]) == "■"
    full = len(makers[0].name) == _FULL_NAME and BODY_END.search(fold(makers[0].name)) is None
    return (padded and (likely or marked)) or (likely and (marked or (plain and full)))


_FULL_NAME = 3


# --------------------------------------------------------------------------- verse

_LEAST_LINES, _LEAST_WITHOUT_MARKS = 4, 6
_SHORTEST, _LONGEST, _LONGEST_NAME = 4, 20, 8
_LEAST_OF_POEMS = 3
"""Lines of the shortest poem under a title that can be no other's: 江边（组诗）, 七绝·江边."""
_LONGEST_OF_TUNE, _LONGEST_CLAUSE = 32, 10
"""Characters of a line of a 词, whose clauses are no longer than these."""
_CLAUSES = re.compile("[,、;:!?。]")
_SHORTEST_OF_ALL = 2
"""Characters of the shortest line where blank lines part the lines, or a title says that these are poems."""
_NO_VERSE = re.compile(r"[A-Za-z:()■①-⑳%]|\d[^\d]+\d|^(?:\d{1,2}[.、 ]|[一二三四五六七八九十]{1,3}、)| .* .* ")
_ODD = re.compile(r"[\d《》]|  ")
_LEAST_ALONE, _ALIKE_ALONE = 8, 0.75
"""Where nothing else stands in the article, so many lines may differ more in length."""
_MOST_ODD = 0.25
"""The share of a poem's lines that may be odd."""
_PAUSE = re.compile("[,。!?;…、”]$")
_LISTS = form("(?:以下|如下|下列|包括|分别[是为])[^。:诗词歌句]{0,10}:$")
"""How a paragraph ends that items follow: 会议研究了以下事项：; but a song may follow 写下如下诗句：, and 唱道：."""
_VERSE_FOLLOWS = form(
    rf"(?:诗句?|歌[词曲谣]?|谣|[小词]曲|[春对挽楹寿]联|[全填题首阕]词|[几数两{HAN}\d](?:句|行字?|段))"
    "(?:,?(?:其中(?:写|唱)道|全文|原文|内容|词))?(?:如下|分别[是为])?:$"
)
"""How a paragraph ends that verse follows, though it may say 如下: 写了一首诗，原文如下：, 写了以下几行："""
_LEAST_ITEMS = 0.5
"""The share of lines from which `;` at their ends, or `、` within them, say that they are items."""
_BY = form("(?P<name>[\u4e00-\u9fff]{2,4})[文作诗词]?")
_COUNT = "[一二三四五六七八九十两]{1,2}"
_POEMS = form(
    rf"外{_COUNT}首|\({_COUNT}首\)$|[诗词]{_COUNT}[首帖章题]|组诗|诗 ?[选抄笺词]|[的之首]诗$"
    "|^诗(?:[歌页苑林坛园海]|[一二三四五六七八九十两]|[·:|]|$)|竹枝词"
)
_SURELY_POEMS = form(rf"\({_COUNT}首\)$|外{_COUNT}首|组诗")
_POEMS_COUNTED = form(rf"(?P<more>外?)(?P<count>{_COUNT})首")
_NO_POEM = form("名单|目录|目次|日程|一览|导读|公示|获奖|名录|赛程|排行|节目|书目")
_ADVICE = form("须知|提[示醒]|守则|注意|要[点诀]|窍门|妙招|方法|办法|建议|食谱|菜谱")
"""What the title of a list of advice has, whoever wrote it."""
_NO_POEMS = form("[大诵晚诗]会|[大比竞]赛|朗诵|征[稿集文]|活动|讲座|课堂|通知|启事")
"""What a title of poems has none of, nor what their lines may have (`_NO_POEM`): 诗词大会, 诗歌朗诵会, 诗选目录."""
_MOST_TITLES = 0.34
"""The share of lines that the titles of short poems are."""
_AUTHORS_NOTE = form(
    r"[(【■]? ?(?:(?:本文|本诗)?作者(?:系|为|是|单位)|(?:作者|诗人|译者)(?:简介|介绍|名片)(?:[】):]| |$))"
)
"""What is said of a poet below his poem: 【作者简介】…, （作者系…）."""


def _verse(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """Runs of four short lines or more, of like length; without marks at their ends, only where little else stands.

    Under a title that says so all short lines are verse, if nothing else stands there.
    """
    title = _title_of_poems(group)
    poems, tuned = title is not None, title is not None and names.is_of_tune(title)
    lines = [_line(block, tuned=tuned) for block in group]
    if title is not None and _are_poems(group, lines, title):
        yield from _lines_of_poems(group, title)
        return
    for start, stop in _runs(i for i, line in enumerate(lines) if line.fits):
        end = stop
        while end > start and lines[end - 1].odd:
            end -= 1
        first, last = start, end
        if end - start > _LEAST_LINES:
            first += _is_poet(group[start]) and not (start and group[start - 1].role == Role.BYLINE)
            last -= _is_poet(group[end - 1])
        if last - first >= _LEAST_LINES and _is_poem(group, lines, first, last, titled=poems, tuned=tuned):
            yield from ((index, "byline") for index in range(start, end) if not first <= index < last)
            for begin, until in _parted_by_titles(group, first, last) if poems else ((first, last),):
                yield from _lines_of_verse(group, begin, until)


def _parted_by_titles(group: Sequence[Block], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The poems of a run under a title of poems: crossheads, if few of its lines are, are their own titles."""
    heads = sum(block.role == Role.CROSSHEAD for block in group[first:last])
    few = heads <= _MOST_TITLES * (last - first)
    return _runs(i for i in range(first, last) if not few or group[i].role != Role.CROSSHEAD)


def _lines_of_poems(group: Sequence[Block], title: str) -> Iterator[tuple[int, Shape]]:
    """The lines of poems, whose own titles are crossheads; a poet may stand by himself below them."""
    heads = _titles_among(group, title)
    yield from ((index, "crosshead") for index in heads)
    for first, last in _runs(i for i, block in enumerate(group) if _may_be_verse(block) and i not in heads):
        end = last - _is_poet(group[last - 1])
        if end < last:
            yield end, "byline"
        if first < end:
            yield from _lines_of_verse(group, first, end)


def _titles_among(group: Sequence[Block], title: str) -> list[int]:
    """Titles of poems that look like lines: as many short lines below gaps as the title says poems that have none.

    The first poem has its own: as a crosshead, or before （外一首）.
    """
    said = _POEMS_COUNTED().search(title)
    wanted = number(said["count"].replace("两", "二")) if said else None
    heads = sum(block.role == Role.CROSSHEAD for block in group)
    if said is None or wanted is None or not (heads or said["more"]):
        return []
    told = [i for i, block in enumerate(group) if _may_be_verse(block)]
    opens = dict(zip(told, _opening([group[i] for i in told]), strict=True))
    found = [i for i in told if opens[i] and opens.get(i + 1) is False and _may_be_title(group[i])]
    return found if len(found) == wanted - heads else []


def _may_be_title(line: Block) -> bool:
    return len(line.text) <= _LONGEST_NAME and _PAUSE.search(fold(line.text)) is None


def _title_of_poems(group: Sequence[Block]) -> str | None:
    """The folded title that says that these are poems (出钢（外一首）, 如梦令·渡口), under whatever kicker."""
    titles = [fold(block.text) for block in group[:4] if block.role in _TITLES]
    said = [title for title in titles if _POEMS().search(title) or names.is_of_tune(title)]
    return next((title for title in said if not _NO_POEM().search(title) and not _NO_POEMS().search(title)), None)


def _are_poems(group: Sequence[Block], lines: Sequence[_Line], title: str) -> bool:
    """Whether each paragraph under a title of poems is a line, but for a note about the poet."""
    told = [line for block, line in zip(group, lines, strict=True) if _may_be_verse(block)]
    sure = _SURELY_POEMS().search(title) or names.is_of_tune(title)
    return (
        len(told) >= (_LEAST_OF_POEMS if sure else _LEAST_LINES)
        and all(line.fits for line in told)
        and sum(line.odd for line in told) <= _MOST_ODD * len(told)
        and not _are_names([line.text for line in told])
    )


def _may_be_verse(block: Block) -> bool:
    return block.role == Role.PARAGRAPH and not _is_authors_note(block.text)


def _is_authors_note(text: str) -> bool:
    said = any(map(text[:5].__contains__, "者人"))
    return said and _AUTHORS_NOTE().match(fold(text[:12])) is not None


def _lines_of_verse(group: Sequence[Block], first: int, last: int) -> Iterator[tuple[int, Shape]]:
    """Each line of a run as verse, or as one that opens a stanza."""
    opens = _opening(group[first:last])
    opens = [any(opens), *opens[1:]]
    yield from ((first + n, "stanza" if opening else "verse") for n, opening in enumerate(opens))


def _opening(lines: Sequence[Block]) -> list[bool]:
    """Which lines but the first stand behind a wider gap than most do: in some exports each has one."""
    gaps = [block.labels[0].line.blank_before for block in lines[1:]]
    usual = sorted(gaps)[(len(gaps) - 1) // 2] if gaps else 0
    return [False, *(gap > usual for gap in gaps)]


class _Line(NamedTuple):
    """A block as a line of a poem: its folded text, where it may be one, and whether it is odd.

    `odd` is a line such as a poem has here and there: with a figure, a title or a gap in it (2019年的雨还在下).
    """

    text: str = ""
    fits: bool = False
    odd: bool = False


def _line(block: Block, *, tuned: bool) -> _Line:
    longest = _LONGEST_OF_TUNE if tuned else _LONGEST
    if not 2 <= len(block.text) <= longest or block.role not in _TEXT_ROLES or _is_authors_note(block.text):
        return _Line()
    text = fold(block.text)
    if len(text) > _LONGEST and not _is_of_clauses(text):
        return _Line()
    plain, odd = not _NO_VERSE.search(text), _ODD.search(text) is not None
    poet = (odd or not plain) and _is_poet(block)
    return _Line(text, plain or poet, odd and not poet)


def _is_of_clauses(text: str) -> bool:
    """Whether a line is one sentence in short clauses, as those of a 词 are: 看长桥如画，车流不息；灯火连绵。"""
    short = all(len(clause) <= _LONGEST_CLAUSE for clause in _CLAUSES.split(text))
    return short and _STOP.search(text, 0, len(text) - 1) is None


def _is_poet(block: Block) -> bool:
    """A name alone on its line, or with 文 behind it."""
    found = _BY().fullmatch(fold(block.text).replace(" ", "")) if len(block.text) <= _LONGEST_NAME else None
    return found is not None and (names.is_likely_name(found[0]) or names.is_likely_name(found["name"]))


def _is_poem(
    group: Sequence[Block], looks: Sequence[_Line], start: int, end: int, *, titled: bool, tuned: bool
) -> bool:
    """Whether lines are verse; `titled`, where a title says that there are poems; `tuned`, where one is of a 词."""
    lines = [look.text for look in looks[start:end]]
    if start and _says_items_follow(group[start - 1].text) and not _is_measured(lines):
        return False
    if _are_items(lines) and not _is_a_poets(group, start, end):
        return False
    lengths = [len(line) for line in lines]
    usual = sorted(lengths)[len(lengths) // 2]
    free = titled or any(_opening(group[start:end]))
    shortest = _SHORTEST_OF_ALL if free else max(_SHORTEST, 0.4 * usual)
    alike = sum(shortest <= length <= 2.2 * usual for length in lengths)
    if alike < len(lines) * (_ALIKE_ALONE if _is_alone(group, start, end) else 1):
        return False
    if sum(look.odd for look in looks[start:end]) > _MOST_ODD * len(lines):
        return False
    paused = sum(bool(_PAUSE.search(line)) for line in lines) / len(lines)
    if paused >= 0.5:
        mixed = len({block.role for block in group[start:end]}) > 1
        return (tuned or not _is_prose(lines)) and (not mixed or paused >= 0.8)
    return len(lines) >= _LEAST_WITHOUT_MARKS and _fills(group, start, end) and not _is_list(lines)


def _is_prose(lines: Sequence[str]) -> bool:
    """Short sentences, one a line, or talk: verse breaks its lines within the sentence, or measures them."""
    spoken = sum(line.startswith("“") for line in lines)
    whole = all(line.endswith(("。", "!", "?", "”", "…")) for line in lines)
    return spoken > 0.3 * len(lines) or (whole and len({len(line) for line in lines}) > 1)


def _says_items_follow(text: str) -> bool:
    if _COLON.search(text[-1:]) is None:
        return False
    said = fold(text[-20:])
    return _LISTS().search(said) is not None and _VERSE_FOLLOWS().search(said) is None


def _is_measured(lines: Sequence[str]) -> bool:
    """Lines of one length that pause and end by turns, as no items do, whatever is said before them."""
    by_turns = all(line.endswith(",") for line in lines[::2]) and all(map(_STOP.search, lines[1::2]))
    return by_turns and len({len(line) for line in lines}) == 1


def _are_items(lines: Sequence[str]) -> bool:
    """Items of a list, with their marks; lines of one length are a rhyme (起床不急，床沿坐上一分钟；)."""
    marked = max(sum(line.endswith(";") for line in lines), sum("、" in line for line in lines))
    return marked >= _LEAST_ITEMS * len(lines) and len({len(line) for line in lines}) > 1


def _is_a_poets(group: Sequence[Block], start: int, end: int) -> bool:
    """Whether lines are all the text of an article, which someone wrote who reports nothing, and no title gives advice.

    A poem may pause as a list does (你是岸；我是船；), but a list under a headline alone is one.
    """
    if any(_is_other_text(block) for i, block in enumerate(group) if not start <= i < end and not _is_poet(block)):
        return False
    advises = any(_ADVICE().search(fold(block.text)) for block in group[:start] if block.role in _TITLES)
    around = [block.text for block in (*group[max(start - 1, 0) : start], *group[end : end + 1])]
    return not advises and any(map(_names_author, around))


def _names_author(text: str) -> bool:
    """Whether a line names people who wrote, and none who reports."""
    makers = read_byline(text) if len(text) <= _LONGEST_BYLINE else ()
    return bool(makers) and all(maker.role == "author" and names.is_likely_name(fold(maker.name)) for maker in makers)


def _fills(group: Sequence[Block], start: int, end: int) -> bool:
    """Whether hardly any other text stands in the article."""
    others = [block for i, block in enumerate(group) if not start <= i < end and _is_other_text(block)]
    return sum(len(block.text) for block in others) < sum(len(block.text) for block in group[start:end]) / 2


def _is_other_text(block: Block) -> bool:
    return block.role in _TEXT_ROLES and not _is_authors_note(block.text)


def _is_alone(group: Sequence[Block], start: int, end: int) -> bool:
    """Whether these lines are all the text of the article, and none of them a crosshead among paragraphs."""
    heads = sum(block.role == Role.CROSSHEAD for block in group[start:end])
    others = any(_is_other_text(block) for i, block in enumerate(group) if not start <= i < end)
    return end - start >= _LEAST_ALONE and not others and not 0 < heads < (end - start) / 2


def _is_list(lines: Sequence[str]) -> bool:
    return _are_names(lines) or any(_NO_POEM().search(line) or "、" in line for line in lines)


def _are_names(lines: Sequence[str]) -> bool:
    """Names of people or of bodies, one a line."""
    named = sum(bool(names.is_likely_name(line) or BODY_END.search(line.split(" ")[0])) for line in lines)
    return named > 0.3 * len(lines)


# --------------------------------------------------------------------------- laws

_NUMBER = "[一二三四五六七八九十百千零〇\\d]{1,6}"
_CLAUSE = form(
    f"第{_NUMBER}条(?![例款约件。的是]|[大小长老]?(?:[路船线河街鱼腿命狗蛇裤裙绳裂]|道[路理]|消息|新闻|微博|短信|经验|建议|意见|措施|理由|原因))"
    "(?P<first>.?)"
)
_LAWS_BEGIN = frozenset(" :本凡为在对国各")
"""What the clauses of a law may all begin with; any other word is what is counted (第一条棉被, 第二条棉被), unless a
title says that this is a law.
"""
_OF_LAW = form(
    r"(?:条例|规[定则约范章]|办法|公约|民约|章程|[守总细准通]则|制度|规程|法典|(?<![做方想看用说手书语设活])法)"
    r"(?: ?\([^()]{1,12}\))?[》”]?$"
)
"""How the title of a law ends: 渡口管理规定（试行）."""
_CHAPTER = form(f"第{_NUMBER}[编章节](?: {{0,4}}(?:[^ ,。;:]{{1,20}}|{HAN_LETTER}(?: {{1,4}}{HAN_LETTER}){{1,5}}))?")
"""A chapter, the characters of its name set wide or not: 第二章　附　则."""


_NO_LAW = frozenset({Role.CAPTION, Role.CREDIT, Role.HEADLINE, Role.JUMP})


def _law(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """`第十条` without a space behind it, and `第一章 总则`, where the article has at least two clauses."""
    marked = [i for i, block in enumerate(group) if i and block.role not in _NO_LAW and "第" in block.text[:2]]
    texts = [(i, fold(group[i].text[:30])) for i in marked]
    firsts = {
        i: found["first"] for i, text in texts if group[i].role == Role.PARAGRAPH and (found := _CLAUSE().match(text))
    }
    if not any(_OF_LAW().search(fold(block.text)) for block in group if block.role in _TITLES):
        firsts = {i: first for i, first in firsts.items() if first != ","}
        if len(set(firsts.values())) == 1 and not _LAWS_BEGIN.issuperset(firsts.values()):
            return
    clauses = list(firsts)
    if len(clauses) < 2:
        return
    for index in clauses:
        yield index, "clause"
    for index, text in texts:
        if len(group[index].text) < 30 and _CHAPTER().fullmatch(text.strip()):
            yield index, "crosshead"


# --------------------------------------------------------------------------- letters

_COLON = re.compile("[:：﹕︰]")
_SALUTATION = form("(?:编辑(?:部|同志|先生|老师)?|(?:尊敬的|亲爱的|各位).{1,12}|.{1,6}同志们?) ?:")


def _letter(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """`编辑同志：` heads nothing, however short it is."""
    for index, block in enumerate(group):
        if block.role == Role.CROSSHEAD and _is_salutation(block.text[:20]):
            yield index, "paragraph"


def _is_salutation(text: str) -> bool:
    return _COLON.search(text) is not None and _SALUTATION().fullmatch(fold(text)) is not None


# --------------------------------------------------------------------------- sign-offs

_EDITORS = 8
_SIGN_OFF = 25
"""Characters of the longest paragraph or crosshead that signs: what is labelled as a note may be longer."""
_MOST_SIGNING, _MOST_DATED = 3, 8
"""The lines at the end of a text that sign it, and those among which a day stands: of more it is a list."""
_BELOW = frozenset({Role.ENDNOTE, Role.CAPTION, Role.CREDIT, Role.JUMP, Role.BYLINE, Role.DATELINE})
_LEADS_TO_NAMES = re.compile("[。!?…;][”)】]?$|\\d|^(?:特此|此致|敬礼|祝|顺颂|谢谢)")


def _sign_offs(group: Sequence[Block]) -> Iterator[tuple[int, Shape]]:
    """Who signs a letter or notice, and when: at its end, and wherever a note says nothing else."""
    for index, block in enumerate(group):
        if len(block.text) <= _EDITORS and is_editor(block.text):
            yield index, "sign-off"
    signs = dict(sorted(_signing(group)))
    for first, end in _runs(signs):
        run = [signs[index] for index in range(first, end)]
        ends = all(block.role in _BELOW for block in group[end:])
        ends = ends and group[first - 1].role in _TEXT_ROLES and not _ends_chronicle(group, first, end)
        signed = ends and _may_sign(run, group[first - 1])
        for index in range(first, end):
            if signed or group[index].role == Role.ENDNOTE:
                yield index, _shape_of(signs[index], run)


def _signing(group: Sequence[Block]) -> Iterator[tuple[int, Signs]]:
    """What notes say of who signs, and the last lines of all: no other line is looked at, for the time it takes."""
    last = len(group)
    while last and group[last - 1].role in _BELOW:
        last -= 1
    for index in range(len(group) - 1, 0, -1):
        block = group[index]
        said = _signs_off(block) if index >= last - 1 or block.role == Role.ENDNOTE else None
        if said is not None:
            yield index, said
            last = min(last, index)


def _runs(signs: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and end of the blocks that follow each other."""
    for _, run in groupby(enumerate(signs), lambda entry: entry[1] - entry[0]):
        indexes = [index for _, index in run]
        yield indexes[0], indexes[-1] + 1


def _signs_off(block: Block) -> Signs | None:
    """What a block says of who signs, if it may be a sign-off."""
    if block.role in _TEXT_ROLES:
        return what_signs(block.text) if len(block.text) <= _SIGN_OFF else None
    return what_signs(block.text) if block.role in (Role.ENDNOTE, Role.BYLINE, Role.DATELINE) else None


def _may_sign(run: Sequence[Signs], above: Block) -> bool:
    """Whether the last lines of a text sign it: none does that ends a list, unless a day or 谨启 is there."""
    if "sure" in run:
        return len(run) <= _MOST_DATED
    text = fold(above.text)
    settled = len(text) > _SIGN_OFF or _LEADS_TO_NAMES.search(text) is not None
    return len(run) <= _MOST_SIGNING and settled


_DATED_ROW = form(r"(?:\d{4}|[一二三四五六七八九〇零■]{4}) ?年|\d{1,2} ?月|\d{4}[./-]\d")
_LEAST_ROWS = 3


def _ends_chronicle(group: Sequence[Block], first: int, end: int) -> bool:
    """Whether the last lines are rows of a table of years: each begins with a day, as other short lines do."""
    if not all(_DATED_ROW().match(fold(block.text)) for block in group[first:end]):
        return False
    short = [block for block in group[:end] if block.role in _TEXT_ROLES and len(block.text) <= _SIGN_OFF]
    return sum(_DATED_ROW().match(fold(block.text)) is not None for block in short) >= _LEAST_ROWS


def _shape_of(said: Signs, run: Sequence[Signs]) -> Shape:
    """A sign-off; names by which nothing else stands are the makers', as are those whose part is said."""
    return "byline" if said == "maker" or (said == "name" and set(run) <= {"name", "maker"}) else "sign-off"
