"""What the model looks at: one table of features, computed for the pieces of a page.

Shapes, cues, place, length against the page's own, gaps and indents, the run of short lines a line
stands in, and lexical cohesion: whether its words come back in the text after it or before it. No
feature is a word of one newspaper: what carries over to unseen papers comes first.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from convert.parser.cues import CUES, HEAD_REACH, NAME, TAIL_REACH, WHOLE_REACH, Cue, Zone
from convert.parser.fold import fold
from convert.parser.layout import Layout, Piece, ends_sentence, layout_of, visual_width
from convert.parser.lines import Line
from convert.parser.wordtable import first_word, kind_of, last_word, straddle

# The commoner surnames; with the shape of a name they tell a signature from a short title.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施"
    "文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲"
    "翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫"
    "米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班"
    "储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云"
    "容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利呼居揭"
    "干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由郇赖赛姗竺郦谯訾贲郗别习"
)
_NAME_TOKEN = re.compile(r"[ 、,/]+")
_ONE_NAME = re.compile(rf"^{NAME}$")

_END_CLASSES = {
    "。": "stop", "!": "ask", "?": "ask", "…": "dots", ";": "semi", ":": "colon", ",": "comma", "、": "comma",
    "—": "dash", ")": "paren", "】": "bracket", "》": "title", "”": "quote", "’": "quote", ".": "point",
}  # fmt: skip
_START_CLASSES = {
    "“": "quote", "‘": "quote", "(": "paren", "【": "bracket", "《": "title", "—": "dash", "■": "bullet", "·": "bullet",
    ",": "closer", "。": "closer", "、": "closer", ")": "closer",
    "”": "closer", ":": "closer", "》": "closer", "】": "closer",
}  # fmt: skip
# Characters of grammar; runs between them are content.
_CONTENT = re.compile(
    r"[^\W的了在是和与及为有以对中上下这那一不等我们他她它就也都而但从到将被把让向于之其并或后前年月日时]{2,}"
)

# Closed classes: characters that seldom end, or seldom begin, a sentence or a title.
_OPEN_TAILS = frozenset("的地得和与及或在是把被将向从对为以于而但也就都还更最很再又才该每这那其各由给让使因若如跟同")
_LATE_HEADS = frozenset("的地得了着过们和与及或是也就都还等所而之说称道者吗呢吧啊性化年月日时个名家位项条次万亿元")

LENGTHS = (3, 5, 7, 9, 11, 13, 15, 18, 21, 25, 30, 36, 44, 56, 80, 120, 200, 300)
_SHARES = (0.01, 0.12, 0.25, 0.4, 0.55, 0.75)
_LEANS = (-0.3, -0.12, -0.01, 0.01, 0.12, 0.3, 0.5)
_OVERLAPS = (0.005, 0.015, 0.03, 0.05, 0.08, 0.12, 0.2)
_WINDOW = 260  # characters of running text that cohesion looks at
_WINDOW_PIECES = 10
_RUN = 6  # lines of a run looked at on each side
_SEAMS = 16  # inner seams looked at to know the page's usual overlap
_TOLD = 240  # characters of a piece whose content counts


def bucket(value: float, edges: Sequence[float]) -> int:
    """How many of the edges a value has reached."""
    return bisect_right(edges, value)


@dataclass(frozen=True, slots=True)
class View:
    """One piece as the features see it."""

    piece: Piece
    width: float
    end: str
    start: str
    sentence: bool  # ends as a sentence does
    body: bool  # long enough, or a full sentence, to be running text
    cues: tuple[str, ...]
    shape: str
    content: frozenset[str] = field(repr=False)  # pairs of characters that carry meaning


def view_of(piece: Piece) -> View:
    """A piece as the features see it."""
    text = piece.text
    width = visual_width(text)
    end, start = _end_class(text), _start_class(text)
    sentence = ends_sentence(text)
    cues = cues_of(text)
    body = width >= 44 or (sentence and width >= 22 and end not in ("ask", "dots"))
    content = frozenset([run[k : k + 2] for run in _CONTENT.findall(text[:_TOLD]) for k in range(len(run) - 1)])
    return View(piece, width, end, start, sentence, body, cues, _shape(text, width, end, sentence, cues), content)


def cues_of(text: str) -> tuple[str, ...]:
    """The names of the cues that a folded, stripped line shows."""
    found = _in_zone(_HEAD_CUES, text[:HEAD_REACH]) + _in_zone(_TAIL_CUES, text[-TAIL_REACH:])
    if len(text) <= WHOLE_REACH:
        found += _in_zone(_WHOLE_CUES, text)
    if len(text) <= 40 and looks_like_names(text):
        found.append("by.names")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Zoned:
    """The cues of a zone, and for each character they need a bit mask of those that need it."""

    cues: tuple[Cue, ...]
    masks: dict[str, int]


def _zoned(zone: Zone) -> _Zoned:
    cues = tuple(cue for cue in CUES if cue.zone is zone)
    masks: dict[str, int] = {}
    for k, cue in enumerate(cues):
        for char in cue.needs:
            masks[char] = masks.get(char, 0) | 1 << k
    return _Zoned(cues, masks)


_HEAD_CUES, _TAIL_CUES, _WHOLE_CUES = _zoned(Zone.HEAD), _zoned(Zone.TAIL), _zoned(Zone.WHOLE)


def _in_zone(zone: _Zoned, text: str) -> list[str]:
    """The cues that a text shows; only those are tried of which it has a needed character."""
    wanted = 0
    for char in zone.masks.keys() & set(text):
        wanted |= zone.masks[char]
    found = []
    while wanted:
        lowest = wanted & -wanted
        cue = zone.cues[lowest.bit_length() - 1]
        if cue.pattern.search(text):
            found.append(cue.name)
        wanted ^= lowest
    return found


def looks_like_names(text: str) -> bool:
    """Every word of the line has the shape and the surname of a name."""
    words = _join_padded(_NAME_TOKEN.split(text.strip("()■ ")))
    return all(_ONE_NAME.match(word) and ("·" in word or (word[0] in SURNAMES and len(word) <= 4)) for word in words)


def _join_padded(words: list[str]) -> list[str]:
    """A name padded with a space (田 泓) is one name."""
    joined: list[str] = []
    for word in words:
        if joined and len(joined[-1]) == 1 and len(word) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _end_class(text: str) -> str:
    last = text[-1:]
    if last in "”’)】" and text[-2:-1] in tuple("。!?…"):
        return "stop-closed"
    return _END_CLASSES.get(last) or ("digit" if last.isdigit() else "latin" if last.isascii() else "han")


def _start_class(text: str) -> str:
    first = text[:1]
    return _START_CLASSES.get(first) or ("digit" if first.isdigit() else "latin" if first.isascii() else "han")


def _shape(text: str, width: float, end: str, sentence: bool, cues: tuple[str, ...]) -> str:
    """One word for the line: the coarsest view of it, used in combinations."""
    for name, wanted in _SHAPES:
        if not wanted.isdisjoint(cues) and (name == "lead" or width < 60):
            return name
    if width >= 44:
        return "long" if sentence else "long-open"
    if width >= 22:
        return "mid" if sentence else "mid-open"
    if sentence:
        return "short-ask" if end == "ask" else "short"
    return "short-open" if width >= 5 else "tiny"


_SHAPES = (
    ("jump", frozenset({"jump.line"})),
    ("editors", frozenset({"page.editors"})),
    ("folio", frozenset({"page.folio", "page.number"})),
    ("credit", frozenset({"photo.credit_line", "photo.credit_label"})),
    ("caption", frozenset({"photo.credit_name"})),
    ("names", frozenset({"by.names", "by.mark"})),
    ("byline", frozenset({"by.role_names", "by.role_bare", "by.report", "by.photo_report", "by.post_name"})),
    ("lead", frozenset({"lead.agency_strict", "lead.names", "lead.bracket", "lead.reporter"})),
    ("note", frozenset({"note.paren_maker", "note.paren_head", "lead.whole"})),
    ("label", frozenset({"label.whole", "note.editor", "note.standfirst", "note.sign"})),
    ("item", frozenset({"item.han", "item.paren_han", "item.digit", "item.circled", "item.article"})),
)


@dataclass(frozen=True, slots=True)
class Window:
    """What some running text is about, and how much that weighs."""

    pairs: frozenset[str]
    weight: float


class PageView:
    """One page with its layout, its pieces seen, and what reaches over several of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        folded = [fold(line.text) for line in lines]
        self.layout: Layout = layout_of(lines, folded)
        self.folded = [text.strip() for text in folded]
        self.views = [view_of(piece) for piece in self.layout.pieces]
        self._after: dict[int, Window] = {}
        self._before: dict[int, Window] = {}
        self._overlaps: dict[tuple[int, int], float] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self.seen: dict[str, int] = {}
        for view in self.views:
            self.seen[view.piece.text] = self.seen.get(view.piece.text, 0) + 1

    @cached_property
    def gap_trust(self) -> str:
        """How often a wider gap stands between two sentences of running text: there it says nothing."""
        usual = self.layout.usual_gap
        seams = [
            b.piece.gap for a, b in zip(self.views, self.views[1:], strict=False) if a.body and b.body and a.sentence
        ]
        odd = sum(gap != usual for gap in seams) / len(seams) if seams else 0.0
        wide = any(view.piece.gap > usual for view in self.views[1:])
        return "noisy" if odd > 0.12 else "few" if odd > 0.0 else "firm" if wide else "flat"

    @cached_property
    def weight(self) -> dict[str, int]:
        """How much a pair of characters tells: the fewer pieces of the page show it, the more.

        Whole numbers, since sets have no order and a sum of fractions would depend on it.
        """
        shown: Counter[str] = Counter()
        for view in self.views:
            shown.update(view.content)
        worth = [round(4096 * math.log((len(self.views) + 1) / max(1, count))) for count in range(len(self.views) + 1)]
        return {pair: worth[count] for pair, count in shown.items()}

    def weigh(self, pairs: Iterable[str]) -> float:
        """How much these pairs tell together."""
        return sum(map(self.weight.__getitem__, pairs))

    def at(self, i: int) -> View | None:
        """The view of a piece, None beyond the page."""
        return self.views[i] if 0 <= i < len(self.views) else None

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """For each piece the run of lines that are not running text around it: [first, after last)."""
        spans, start = [(0, 0)] * len(self.views), 0
        for i in range(len(self.views) + 1):
            if i == len(self.views) or self.views[i].body:
                for k in range(start, i):
                    spans[k] = (start, i)
                if i < len(self.views):
                    spans[i] = (i, i + 1)
                start = i + 1
        return spans

    def after(self, i: int) -> Window:
        """Content of the running text from piece i on, within the window."""
        start = self._next_body[i]
        if start not in self._after:
            self._after[start] = self._window(range(start, min(len(self.views), start + _WINDOW_PIECES)))
        return self._after[start]

    def before(self, i: int) -> Window:
        """Content of the running text before piece i, within the window."""
        start = self._last_body[i]
        if start not in self._before:
            self._before[start] = self._window(range(start, max(-1, start - _WINDOW_PIECES), -1))
        return self._before[start]

    @cached_property
    def _next_body(self) -> list[int]:
        """For each piece (and the end) the first piece of running text from it on."""
        found = [len(self.views)] * (len(self.views) + 1)
        for i in range(len(self.views) - 1, -1, -1):
            found[i] = i if self.views[i].body else found[i + 1]
        return found

    @cached_property
    def _last_body(self) -> list[int]:
        """For each piece the last piece of running text before it, or -1."""
        found = [-1]
        for i, view in enumerate(self.views):
            found.append(i if view.body else found[i])
        return found

    def _window(self, places: Iterable[int]) -> Window:
        found: set[str] = set()
        weight, room = 0.0, float(_WINDOW)
        for k in places:
            if self.views[k].body:
                found |= self.views[k].content
                weight += self.weights[k]
                room -= self.views[k].width
                if room <= 0:
                    break
        return Window(frozenset(found), weight)

    @cached_property
    def weights(self) -> list[float]:
        """How much the content of each piece tells."""
        return [self.weigh(view.content) for view in self.views]

    def overlap(self, i: int) -> float:
        """How much the running text before piece i shares with that from it on, by weight."""
        seam = self._last_body[i], self._next_body[i]
        if seam not in self._overlaps:
            left, right = self.before(i), self.after(i)
            least = min(left.weight, right.weight)
            self._overlaps[seam] = self.weigh(left.pairs & right.pairs) / least if least else 0.0
        return self._overlaps[seam]

    @cached_property
    def usual_overlap(self) -> float:
        """The overlap at seams inside running text, mostly within one article: of every few seams."""
        seams = [k for k in range(1, len(self.views)) if self.views[k].body and self.views[k - 1].body]
        found = [self.overlap(k) for k in seams[:: max(1, len(seams) // _SEAMS)]]
        return sum(found) / len(found) if found else 0.0

    def text(self, start: int, stop: int) -> str:
        """The text of some pieces, one a line."""
        if (start, stop) not in self._texts:
            self._texts[start, stop] = "\n".join([view.piece.text for view in self.views[max(0, start) : stop]])
        return self._texts[start, stop]


# ---------------------------------------------------------------------------------------------
# The table. Each row: the group, how far its neighbours' values are seen too, and the function
# that names the features of piece i.


def _length(page: PageView, i: int) -> Iterable[str]:
    view = page.views[i]
    yield f"len={bucket(view.width, LENGTHS)}"
    yield f"rel={bucket(view.width / page.layout.median, (0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.2, 2.0))}"


def _ends(page: PageView, i: int) -> Iterable[str]:
    view = page.views[i]
    yield f"end={view.end}"
    yield f"start={view.start}"
    yield f"shape={view.shape}"
    yield f"body={view.body:d}"


def _marks(page: PageView, i: int) -> Iterable[str]:
    text = page.views[i].piece.text
    short = len(text) <= 60
    if short:
        yield f"commas={min(2, text.count(','))}"
        yield f"stops={min(2, text.count('。'))}"
    if short and " " in text:
        yield "space=inside"
    if short and "“" in text:
        yield "quote=inside"
    if short and any(char.isdigit() for char in text):
        yield "digit=inside"
    if text.count("“") > text.count("”"):
        yield "quote=open"
    if text.count("“") < text.count("”"):
        yield "quote=closes"
    if text.count("(") != text.count(")"):
        yield "paren=odd"


def _cues(page: PageView, i: int) -> Iterable[str]:
    return ("cue=" + name for name in page.views[i].cues)


def _gaps(page: PageView, i: int) -> Iterable[str]:
    """Gaps against the page's usual gap, with how far the page's gaps can be trusted."""
    view, usual, trust = page.views[i], page.layout.usual_gap, page.gap_trust
    after = page.at(i + 1)
    before, behind = _gap_class(view.piece.gap, usual), _gap_class(after.piece.gap, usual) if after else "end"
    yield f"gap={trust}{before}"
    yield f"gap.after={trust}{behind}"
    yield f"gap.shape={trust}{before}|{view.shape}"


def _gap_class(gap: int, usual: int) -> str:
    return "usual" if gap == usual else "wide" if gap > usual else "narrow"


def _indents(page: PageView, i: int) -> Iterable[str]:
    share, indent = page.layout.indented, page.views[i].piece.indent
    if share > 0.3:
        yield f"indent={'in' if indent >= 1.5 else 'out'}"
    elif indent >= 1.5:
        yield "indent=rare"
    if page.layout.wrap_width:
        yield f"lines={min(4, page.views[i].piece.size)}"


def _place(page: PageView, i: int) -> Iterable[str]:
    last = len(page.views) - 1 - i
    if i < 4:
        yield f"top={i}"
    if last < 3:
        yield f"bottom={last}"


def _run(page: PageView, i: int) -> Iterable[str]:
    """The place in a run of lines that are not running text, and what stands on its two sides."""
    first, after = page.runs[i]
    size = after - first
    yield f"run={min(size, 6)}.{min(i - first, 4)}"
    yield f"run.left={min(after - 1 - i, 4)}"
    following, leading = page.at(after), page.at(first - 1)
    if not page.views[i].body:
        yield "run.next=" + (following.shape if following else "end")
        yield "run.last=" + (leading.end if leading else "top")
        yield from sorted({f"run.then={page.views[k].shape}" for k in range(i + 1, min(after, i + 1 + _RUN))})
        yield from sorted({f"run.had={page.views[k].shape}" for k in range(max(first, i - _RUN), i)})


def _neighbours(page: PageView, i: int) -> Iterable[str]:
    """Shapes in a row, and how the line before ends against how this one starts."""
    shapes = [view.shape if (view := page.at(i + k)) else "edge" for k in (-2, -1, 0, 1, 2)]
    yield f"row-={shapes[1]}|{shapes[2]}"
    yield f"row+={shapes[2]}|{shapes[3]}"
    yield f"row={shapes[1]}|{shapes[2]}|{shapes[3]}"
    yield f"row++={shapes[2]}|{shapes[3]}|{shapes[4]}"
    yield f"row--={shapes[0]}|{shapes[1]}|{shapes[2]}"
    before = page.at(i - 1)
    if before:
        yield f"seam={before.end}|{page.views[i].start}"
        yield f"seam.body={before.body:d}{before.sentence:d}{page.views[i].body:d}"


def _cohesion(page: PageView, i: int) -> Iterable[str]:
    """Do the words of this line come back in the text after it, or before?"""
    view = page.views[i]
    if view.body or not view.content:
        return
    for name, here in (("share.behind", page.before(i).pairs), ("share.ahead", page.after(i + 1).pairs)):
        yield f"{name}={bucket(len(view.content & here) / len(view.content), _SHARES)}"
    total = page.weights[i] or 1.0
    forward = page.weigh(view.content & page.after(i + 1).pairs) / total
    backward = page.weigh(view.content & page.before(i).pairs) / total
    yield f"ahead={bucket(forward, _SHARES)}"
    yield f"behind={bucket(backward, _SHARES)}"
    yield f"lean={bucket(forward - backward, _LEANS)}"
    yield f"lean|{view.shape}={bucket(forward - backward, _LEANS)}"
    _, end = page.runs[i]
    near = page.at(end)
    if near is not None:
        yield f"near={bucket(page.weigh(view.content & near.content) / total, _SHARES)}"


def _echoes(page: PageView, i: int) -> Iterable[str]:
    """The longest stretch of a short line that the text after it, or before it, repeats."""
    view = page.views[i]
    if view.body or len(view.piece.text) < 3:
        return
    start, end = page.runs[i]
    ahead = _echo(view.piece.text, page.text(end, end + 4))
    behind = _echo(view.piece.text, page.text(start - 4, start))
    yield f"echo={ahead}"
    yield f"echo.behind={behind}"
    yield f"echo.both={ahead > behind:d}{ahead < behind:d}"


def _echo(text: str, other: str) -> int:
    places, longest = list(range(len(text))), 0
    for size in (3, 4, 6):
        places = [k for k in places if k + size <= len(text) and text[k : k + size] in other]
        if not places:
            break
        longest = size
    return longest


def _blocks(page: PageView, i: int) -> Iterable[str]:
    """Are the running text before and the running text from here on about the same things?"""
    view, before = page.views[i], page.at(i - 1)
    if view.body and before is not None and before.body:
        return  # asked only where something stands between, or at the top
    overlap = page.overlap(i)
    level = bucket(overlap, _OVERLAPS)
    yield f"overlap={level}"
    yield f"overlap|{'body' if view.body else view.shape}={level}"
    if page.usual_overlap:
        yield f"overlap.rel={bucket(overlap / page.usual_overlap, (0.15, 0.3, 0.5, 0.75, 1.0, 1.4))}"


def _seam(page: PageView, i: int) -> Iterable[str]:
    """Could the text run on from the line before? Then a word may straddle the break."""
    before, view = page.at(i - 1), page.views[i]
    if before is None or before.sentence:
        return
    size = "long" if before.width >= 44 else "mid" if before.width >= 16 else "short"
    yield f"open.{size}|{'body' if view.body else 'short'}"
    left, right = before.piece.text, view.piece.text
    level = _straddling(left, right)
    yield f"straddle={level}"
    yield f"straddle.{size}={level}"
    tail, head = kind_of(last_word(left)), kind_of(first_word(right))
    yield f"seam.kinds={tail}|{head}"
    yield f"seam.tail={tail}.{size}"
    yield f"seam.head={head}.{size}"


def _straddling(left: str, right: str) -> str:
    """How likely a word straddles the break; a mark beside it (a quotation that opens) says nothing of words."""
    if not (left[-1:].isalnum() and right[:1].isalnum()):
        return "mark"
    return str(bucket(straddle(left, right), (-8.0, -4.0, -1.0, 1.0, 3.0, 6.0)))


def _edges(page: PageView, i: int) -> Iterable[str]:
    """A line that ends or begins in the middle of a thought, by characters of grammar."""
    text = page.views[i].piece.text
    if text[-1:] in _OPEN_TAILS:
        yield "tail=open"
        yield f"tail=open.{page.views[i].shape}"
    if text[:1] in _LATE_HEADS:
        yield "head=late"
    if not page.views[i].body:
        yield f"tail.kind={kind_of(last_word(text))}"
        yield f"head.kind={kind_of(first_word(text))}"


def _repeats(page: PageView, i: int) -> Iterable[str]:
    if page.seen[page.views[i].piece.text] > 1:
        yield "repeated"


Maker = Callable[[PageView, int], Iterable[str]]
TABLE: tuple[tuple[str, int, Maker], ...] = (
    ("length", 2, _length),
    ("ends", 2, _ends),
    ("marks", 1, _marks),
    ("cues", 2, _cues),
    ("gaps", 1, _gaps),
    ("indents", 1, _indents),
    ("place", 0, _place),
    ("run", 0, _run),
    ("neighbours", 0, _neighbours),
    ("cohesion", 1, _cohesion),
    ("echoes", 1, _echoes),
    ("blocks", 1, _blocks),
    ("edges", 1, _edges),
    ("seam", 1, _seam),
    ("repeats", 0, _repeats),
)


REACH = 2  # how far to each side a line's features are seen
OFFSETS = tuple(range(-REACH, REACH + 1))


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """The features of a page: of its pieces by name, and where each line stands in its piece."""

    pieces: tuple[tuple[tuple[str, ...], ...], ...]  # for each piece, by how far they are seen
    places: tuple[tuple[int, int], ...]  # for each line: its piece, and its place in it
    inside: tuple[tuple[str, ...], ...]  # features of later lines of a piece; empty for first lines


def features_of(lines: Sequence[Line]) -> PageFeatures:
    """The features of the lines of one page."""
    page = PageView(lines)
    pieces = tuple(_by_reach(page, i) for i in range(len(page.views)))
    places = tuple((i, k) for i, view in enumerate(page.views) for k in range(view.piece.size))
    inside = tuple(_inside(page, i, k) for i, k in places)
    return PageFeatures(pieces, places, inside)


def _by_reach(page: PageView, i: int) -> tuple[tuple[str, ...], ...]:
    found: tuple[list[str], ...] = tuple([] for _ in range(REACH + 1))
    found[0].append("bias")
    for _, reach, maker in TABLE:
        found[reach].extend(maker(page, i))
    return tuple(map(tuple, found))


def _inside(page: PageView, i: int, k: int) -> tuple[str, ...]:
    """Features of a line that wrapping seems to have made; they speak for a break all the same."""
    if k == 0:
        return ()
    piece, line = page.layout.pieces[i], page.layout.pieces[i].first + k
    text, before = page.folded[line], page.folded[line - 1]
    last = "last" if k == piece.size - 1 else "mid"
    found = ["inside", f"inside.{page.views[i].shape}", f"inside.{min(k, 3)}", f"inside.end={_end_class(before)}"]
    if k <= 3 or last == "last":
        level = bucket(straddle(before, text), (-8.0, -4.0, -1.0, 1.0, 3.0, 6.0))
        found.append(f"inside.{last}.len={bucket(visual_width(text), LENGTHS)}")
        found.append(f"inside.seam={_end_class(before)}|{_start_class(text)}")
        found.append(f"inside.straddle={level}.{piece.size > 2:d}")
        found.extend(f"inside.cue={cue}.{last}" for cue in cues_of(text))
    if k <= 2:
        found.extend(f"inside.cut={cue}.{k}" for cue in cues_of("".join(page.folded[piece.first : line])))
    return tuple(found)


def windowed(features: PageFeatures) -> list[list[str]]:
    """For each line every feature that it sees, with the offset in its name (`len=3@-1`)."""
    rows = []
    for (i, place), inside in zip(features.places, features.inside, strict=True):
        rows.append(list(inside) if place else _seen_from(features.pieces, i))
    return rows


def _seen_from(pieces: Sequence[tuple[tuple[str, ...], ...]], i: int) -> list[str]:
    return [
        offset_name(name, k)
        for k in OFFSETS
        if 0 <= i + k < len(pieces)
        for names in pieces[i + k][abs(k) :]
        for name in names
    ]


@cache
def offset_name(name: str, offset: int) -> str:
    """The name of a feature as a neighbour sees it."""
    return f"{name}@{offset:+d}" if offset else name
