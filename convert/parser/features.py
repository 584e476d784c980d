"""What the model looks at: one table of features, computed for the pieces of a page.

Shapes, cues, place, length against the page's own, gaps and indents, the run of short lines a line
stands in, and lexical cohesion: whether its words come back in the text after it or before it. No
feature is a word of one newspaper: what carries over to unseen papers comes first.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.parser.cues import CUES, HEAD_REACH, NAME, TAIL_REACH, WHOLE_REACH, Cue, Zone
from convert.parser.fold import fold_all
from convert.parser.layout import Layout, Piece, ends_sentence, layout_of, visual_width
from convert.parser.lines import Line
from convert.parser.wordtable import first_kind, last_kind, straddle

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
# Characters of grammar; what stands between them is content.
_GRAMMAR = frozenset("的了在是和与及为有以对中上下这那一不等我们他她它就也都而但从到将被把让向于之其并或后前年月日时")

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


class View(NamedTuple):
    """One piece as the features see it."""

    piece: Piece
    width: float
    end: str
    start: str
    sentence: bool  # ends as a sentence does
    body: bool  # long enough, or a full sentence, to be running text
    cues: tuple[str, ...]
    shape: str
    content: frozenset[int]  # pairs of characters that carry meaning, numbered page by page


def view_of(piece: Piece, content: frozenset[int] = frozenset()) -> View:
    """A piece as the features see it."""
    text = piece.text
    width = visual_width(text)
    end, start = _end_class(text), _start_class(text)
    sentence = ends_sentence(text)
    cues = cues_of(text)
    body = width >= 44 or (sentence and width >= 22 and end not in ("ask", "dots"))
    return View(piece, width, end, start, sentence, body, cues, _shape(width, end, sentence, cues), content)


def contents_of(texts: Sequence[str]) -> list[frozenset[int]]:
    """For each text its pairs of neighbouring characters that both carry meaning; a number stands for one pair."""
    told = [text[:_TOLD] for text in texts]
    codes = np.frombuffer("\n".join(told).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    telling = _telling()[np.minimum(codes, _LAST_LETTER)]
    at = np.flatnonzero(telling[:-1] & telling[1:])
    _, numbers = np.unique(codes[at] << 32 | codes[at + 1], return_inverse=True)
    ends = np.searchsorted(at, [0, *accumulate(len(text) + 1 for text in told)]).tolist()
    pairs = numbers.tolist()
    return [frozenset(pairs[start:end]) for start, end in pairwise(ends)]


_LAST_LETTER = 0x3FFFF  # beyond it no plane has letters


@cache
def _telling() -> NDArray[np.bool_]:
    """For each code point whether its character carries meaning: a letter, figure or Han character not of grammar."""
    found = np.char.isalnum(np.arange(_LAST_LETTER + 1, dtype="<u4").view("<U1"))
    found[ord("_")] = True
    found[[ord(char) for char in _GRAMMAR]] = False
    return found


def cues_of(text: str) -> tuple[str, ...]:
    """The names of the cues that a folded, stripped line shows."""
    if len(text) <= TAIL_REACH:
        found = _in_zone(_ALL_CUES, text)
    else:
        found = _in_zone(_HEAD_CUES, text[:HEAD_REACH]) + _in_zone(_TAIL_CUES, text[-TAIL_REACH:])
        found += _in_zone(_WHOLE_CUES, text) if len(text) <= WHOLE_REACH else []
    if len(text) <= 40 and looks_like_names(text):
        found.append("by.names")
    return tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class _Zoned:
    """The cues of some zones, and for each character they need a bit mask of those that need it."""

    cues: tuple[Cue, ...]
    masks: dict[str, int]
    needed: re.Pattern[str]  # any of those characters


def _zoned(*zones: Zone) -> _Zoned:
    cues = tuple(cue for zone in zones for cue in CUES if cue.zone is zone)
    masks: dict[str, int] = {}
    for k, cue in enumerate(cues):
        for char in cue.needs:
            masks[char] = masks.get(char, 0) | 1 << k
    return _Zoned(cues, masks, re.compile(f"[{re.escape(''.join(sorted(masks)))}]"))


_HEAD_CUES, _TAIL_CUES, _WHOLE_CUES = _zoned(Zone.HEAD), _zoned(Zone.TAIL), _zoned(Zone.WHOLE)
_ALL_CUES = _zoned(Zone.HEAD, Zone.TAIL, Zone.WHOLE)  # of a line so short that it is its own head and tail


def _in_zone(zone: _Zoned, text: str) -> list[str]:
    """The cues that a text shows; only those are tried of which it has a needed character."""
    wanted = 0
    for char in zone.needed.findall(text):
        wanted |= zone.masks[char]
    return [name for name, search in _marked(zone, wanted) if search(text)]


@lru_cache(maxsize=4096)
def _marked(zone: _Zoned, wanted: int) -> list[tuple[str, Callable[[str], re.Match[str] | None]]]:
    """The cues whose bits are set, each with how it is looked for."""
    return [(cue.name, cue.pattern.search) for k, cue in enumerate(zone.cues) if wanted >> k & 1]


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
    if last in "”’)】" and text[-2:-1] in ("。", "!", "?", "…"):
        return "stop-closed"
    return _END_CLASSES.get(last) or ("digit" if last.isdigit() else "latin" if last.isascii() else "han")


def _start_class(text: str) -> str:
    first = text[:1]
    return _START_CLASSES.get(first) or ("digit" if first.isdigit() else "latin" if first.isascii() else "han")


def _shape(width: float, end: str, sentence: bool, cues: tuple[str, ...]) -> str:
    """One word for the line: the coarsest view of it, used in combinations."""
    for name, wanted in _SHAPES if cues else ():
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

    pairs: AbstractSet[int]
    weight: int


class PageView:
    """One page with its layout, its pieces seen, and what reaches over several of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        folded = fold_all([line.text for line in lines])
        self.layout: Layout = layout_of(lines, folded)
        self.folded = [text.strip() for text in folded]
        contents = contents_of([piece.text for piece in self.layout.pieces])
        self.views = [view_of(piece, content) for piece, content in zip(self.layout.pieces, contents, strict=True)]
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
    def weight(self) -> list[int]:
        """How much each pair of characters tells, by its number: the fewer pieces of the page show it, the more.

        Whole numbers, since sets have no order and a sum of fractions would depend on it.
        """
        shown = np.bincount(self._shown)
        worth = [round(4096 * math.log((len(self.views) + 1) / max(1, count))) for count in range(len(self.views) + 1)]
        found: list[int] = np.array(worth)[shown].tolist()
        return found

    @cached_property
    def _shown(self) -> NDArray[np.intp]:
        """The pairs of all pieces, one piece after the other."""
        return np.fromiter(chain.from_iterable([view.content for view in self.views]), dtype=np.intp)

    def weigh(self, pairs: Iterable[int]) -> float:
        """How much these pairs tell together."""
        return sum(map(self._weight_of, pairs))

    @cached_property
    def _weight_of(self) -> Callable[[int], int]:
        return self.weight.__getitem__

    def at(self, i: int) -> View | None:
        """The view of a piece, None beyond the page."""
        return self.views[i] if 0 <= i < len(self.views) else None

    @cached_property
    def shapes(self) -> list[str]:
        """The shape of each piece, with two beyond each end of the page."""
        return ["edge", "edge", *(view.shape for view in self.views), "edge", "edge"]

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
        found: set[int] = set()
        weight, room = 0, float(_WINDOW)
        for k in places:
            if self.views[k].body:
                found |= self.views[k].content
                weight += self.weights[k]
                room -= self.views[k].width
                if room <= 0:
                    break
        return Window(found, weight)

    @cached_property
    def weights(self) -> list[int]:
        """How much the content of each piece tells."""
        upto = np.cumsum(np.append(0, np.array(self.weight, dtype=np.intp)[self._shown]))
        ends = np.cumsum([0, *(len(view.content) for view in self.views)])
        found: list[int] = np.diff(upto[ends]).tolist()
        return found

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


# A maker gathers what it looks at; the names for the same finding are made once and kept.
Names = tuple[str, ...]
_KEPT = 8192  # names kept where what is found is many-sided

_RELATIVE = (0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.2, 2.0)
_STRADDLES = (-8.0, -4.0, -1.0, 1.0, 3.0, 6.0)
_AGAINST_USUAL = (0.15, 0.3, 0.5, 0.75, 1.0, 1.4)


def _length(page: PageView, i: int) -> Names:
    width = page.views[i].width
    return _length_names(bisect_right(LENGTHS, width), bisect_right(_RELATIVE, width / page.layout.median))


@cache
def _length_names(length: int, relative: int) -> Names:
    return f"len={length}", f"rel={relative}"


def _ends(page: PageView, i: int) -> Names:
    view = page.views[i]
    return _ends_names(view.end, view.start, view.shape, view.body)


@cache
def _ends_names(end: str, start: str, shape: str, body: bool) -> Names:
    return f"end={end}", f"start={start}", f"shape={shape}", f"body={body:d}"


def _marks(page: PageView, i: int) -> Names:
    text = page.views[i].piece.text
    quotes = text.count("“") - text.count("”")
    odd = text.count("(") != text.count(")")
    return (*(_marks_inside(text) if len(text) <= 60 else ()), *_marks_open((quotes > 0) - (quotes < 0), odd))


def _marks_inside(text: str) -> Names:
    digit = any(map(str.isdigit, text))
    return _marks_names(min(2, text.count(",")), min(2, text.count("。")), " " in text, "“" in text, digit)


@cache
def _marks_names(commas: int, stops: int, space: bool, quote: bool, digit: bool) -> Names:
    inside = [f"{name}=inside" for name, found in (("space", space), ("quote", quote), ("digit", digit)) if found]
    return f"commas={commas}", f"stops={stops}", *inside


@cache
def _marks_open(quotes: int, odd: bool) -> Names:
    quote = ("quote=open",) if quotes > 0 else ("quote=closes",) if quotes < 0 else ()
    return (*quote, "paren=odd") if odd else quote


def _cues(page: PageView, i: int) -> Names:
    return _cues_names(page.views[i].cues)


@lru_cache(maxsize=_KEPT)
def _cues_names(cues: tuple[str, ...]) -> Names:
    return tuple(["cue=" + name for name in cues])


def _gaps(page: PageView, i: int) -> Names:
    """Gaps against the page's usual gap, with how far the page's gaps can be trusted."""
    view, usual = page.views[i], page.layout.usual_gap
    behind = _gap_class(page.views[i + 1].piece.gap, usual) if i + 1 < len(page.views) else "end"
    return _gaps_names(page.gap_trust, _gap_class(view.piece.gap, usual), behind, view.shape)


@cache
def _gaps_names(trust: str, before: str, behind: str, shape: str) -> Names:
    return f"gap={trust}{before}", f"gap.after={trust}{behind}", f"gap.shape={trust}{before}|{shape}"


def _gap_class(gap: int, usual: int) -> str:
    return "usual" if gap == usual else "wide" if gap > usual else "narrow"


def _indents(page: PageView, i: int) -> Names:
    piece, layout = page.views[i].piece, page.layout
    return _indents_names(layout.indented > 0.3, piece.indent >= 1.5, min(4, piece.size) if layout.wrap_width else 0)


@cache
def _indents_names(usual: bool, indented: bool, lines: int) -> Names:
    indent = (f"indent={'in' if indented else 'out'}",) if usual else ("indent=rare",) if indented else ()
    return (*indent, f"lines={lines}") if lines else indent


def _place(page: PageView, i: int) -> Names:
    last = len(page.views) - 1 - i
    top = (f"top={i}",) if i < 4 else ()
    return (*top, f"bottom={last}") if last < 3 else top


def _run(page: PageView, i: int) -> Names:
    """The place in a run of lines that are not running text, and what stands on its two sides."""
    first, after = page.runs[i]
    place = _run_place(min(after - first, 6), min(i - first, 4), min(after - 1 - i, 4))
    if page.views[i].body:
        return place
    following, leading = page.at(after), page.at(first - 1)
    then = frozenset([view.shape for view in page.views[i + 1 : min(after, i + 1 + _RUN)]])
    had = frozenset([view.shape for view in page.views[max(first, i - _RUN) : i]])
    sides = _run_sides(following.shape if following else "end", leading.end if leading else "top")
    return (*place, *sides, *_run_shapes("run.then", then), *_run_shapes("run.had", had))


@cache
def _run_place(size: int, before: int, left: int) -> Names:
    return f"run={size}.{before}", f"run.left={left}"


@cache
def _run_sides(following: str, leading: str) -> Names:
    return f"run.next={following}", f"run.last={leading}"


@lru_cache(maxsize=_KEPT)
def _run_shapes(side: str, shapes: frozenset[str]) -> Names:
    return tuple(sorted([f"{side}={shape}" for shape in shapes]))


def _neighbours(page: PageView, i: int) -> Names:
    """Shapes in a row, and how the line before ends against how this one starts."""
    first, before, here, after, last = page.shapes[i : i + 5]
    rows = *_rows_around(before, here, after), f"row++={here}|{after}|{last}", f"row--={first}|{before}|{here}"
    if not i:
        return rows
    left, view = page.views[i - 1], page.views[i]
    return (*rows, *_rows_seam(left.end, view.start, left.body, left.sentence, view.body))


@cache
def _rows_around(before: str, here: str, after: str) -> Names:
    return f"row-={before}|{here}", f"row+={here}|{after}", f"row={before}|{here}|{after}"


@cache
def _rows_seam(end: str, start: str, body: bool, sentence: bool, then: bool) -> Names:
    return f"seam={end}|{start}", f"seam.body={body:d}{sentence:d}{then:d}"


def _cohesion(page: PageView, i: int) -> Names:
    """Do the words of this line come back in the text after it, or before?"""
    view = page.views[i]
    if view.body or not view.content:
        return ()
    size, total = len(view.content), page.weights[i] or 1.0
    back, ahead = view.content & page.before(i).pairs, view.content & page.after(i + 1).pairs
    forward, backward = page.weigh(ahead) / total, page.weigh(back) / total
    near = page.at(page.runs[i][1])
    return (
        _level("share.behind", bisect_right(_SHARES, len(back) / size)),
        _level("share.ahead", bisect_right(_SHARES, len(ahead) / size)),
        _level("ahead", bisect_right(_SHARES, forward)),
        _level("behind", bisect_right(_SHARES, backward)),
        *_lean_names(bisect_right(_LEANS, forward - backward), view.shape),
        *(() if near is None else (_level("near", bucket(page.weigh(view.content & near.content) / total, _SHARES)),)),
    )


@cache
def _level(name: str, level: int) -> str:
    return f"{name}={level}"


@cache
def _lean_names(lean: int, shape: str) -> Names:
    return f"lean={lean}", f"lean|{shape}={lean}"


def _echoes(page: PageView, i: int) -> Names:
    """The longest stretch of a short line that the text after it, or before it, repeats."""
    view = page.views[i]
    if view.body or len(view.piece.text) < 3:
        return ()
    start, end = page.runs[i]
    return _echoes_names(
        _echo(view.piece.text, page.text(end, end + 4)), _echo(view.piece.text, page.text(start - 4, start))
    )


@cache
def _echoes_names(ahead: int, behind: int) -> Names:
    return f"echo={ahead}", f"echo.behind={behind}", f"echo.both={ahead > behind:d}{ahead < behind:d}"


def _echo(text: str, other: str) -> int:
    places, longest = list(range(len(text))), 0
    for size in (3, 4, 6):
        places = [k for k in places if k + size <= len(text) and text[k : k + size] in other]
        if not places:
            break
        longest = size
    return longest


def _blocks(page: PageView, i: int) -> Names:
    """Are the running text before and the running text from here on about the same things?"""
    view = page.views[i]
    if view.body and i and page.views[i - 1].body:
        return ()  # asked only where something stands between, or at the top
    overlap, usual = page.overlap(i), page.usual_overlap
    return _blocks_names(
        bisect_right(_OVERLAPS, overlap),
        "body" if view.body else view.shape,
        bisect_right(_AGAINST_USUAL, overlap / usual) if usual else None,
    )


@cache
def _blocks_names(level: int, kind: str, relative: int | None) -> Names:
    names = f"overlap={level}", f"overlap|{kind}={level}"
    return names if relative is None else (*names, f"overlap.rel={relative}")


def _seam(page: PageView, i: int) -> Names:
    """Could the text run on from the line before? Then a word may straddle the break."""
    if not i or page.views[i - 1].sentence:
        return ()
    before, view = page.views[i - 1], page.views[i]
    size = "long" if before.width >= 44 else "mid" if before.width >= 16 else "short"
    left, right = before.piece.text, view.piece.text
    straddles = _seam_straddles(size, "body" if view.body else "short", _straddling(left, right))
    return (*straddles, *_seam_kinds(size, last_kind(left), first_kind(right)))


@cache
def _seam_straddles(size: str, kind: str, level: str) -> Names:
    return f"open.{size}|{kind}", f"straddle={level}", f"straddle.{size}={level}"


@cache
def _seam_kinds(size: str, tail: str, head: str) -> Names:
    return f"seam.kinds={tail}|{head}", f"seam.tail={tail}.{size}", f"seam.head={head}.{size}"


def _over(page: PageView, i: int) -> Names:
    """Could the text run on over a caption and its credit, which stand between the halves of a paragraph?"""
    views, names = page.views, []
    for skipped in (1, 2) if views[i].body else ():
        k = i - 1 - skipped
        if k >= 0 and views[k].body and not views[k].sentence:
            names.append(f"over.{skipped}={_straddling(views[k].piece.text, views[i].piece.text)}")
    if i and views[i - 1].body and not views[i - 1].sentence:
        for skipped in (1, 2):
            if i + skipped < len(views) and views[i + skipped].body:
                level = _straddling(views[i - 1].piece.text, views[i + skipped].piece.text)
                names.append(f"over.held{skipped}={level}")
    return tuple(names)


def _straddling(left: str, right: str) -> str:
    """How likely a word straddles the break; a mark beside it (a quotation that opens) says nothing of words."""
    if not (left[-1:].isalnum() and right[:1].isalnum()):
        return "mark"
    return str(bisect_right(_STRADDLES, straddle(left, right)))


def _edges(page: PageView, i: int) -> Names:
    """A line that ends or begins in the middle of a thought, by characters of grammar."""
    view = page.views[i]
    text = view.piece.text
    names = _edges_marks(text[-1:] in _OPEN_TAILS, text[:1] in _LATE_HEADS, view.shape)
    return names if view.body else (*names, *_edges_kinds(last_kind(text), first_kind(text)))


@cache
def _edges_marks(tail: bool, head: bool, shape: str) -> Names:
    return (*(("tail=open", f"tail=open.{shape}") if tail else ()), *(("head=late",) if head else ()))


@cache
def _edges_kinds(tail: str, head: str) -> Names:
    return f"tail.kind={tail}", f"head.kind={head}"


def _repeats(page: PageView, i: int) -> Names:
    return ("repeated",) if page.seen[page.views[i].piece.text] > 1 else ()


Maker = Callable[[PageView, int], Names]
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
    ("over", 0, _over),
    ("repeats", 0, _repeats),
)


REACH = 2  # how far to each side a line's features are seen
OFFSETS = tuple(range(-REACH, REACH + 1))


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """The features of a page: of its pieces by name, and where each line stands in its piece."""

    page: PageView = field(compare=False, repr=False)
    pieces: tuple[tuple[tuple[str, ...], ...], ...]  # for each piece, by how far they are seen
    places: tuple[tuple[int, int], ...]  # for each line: its piece, and its place in it
    inside: tuple[tuple[str, ...], ...]  # features of later lines of a piece; empty for first lines


def features_of(lines: Sequence[Line]) -> PageFeatures:
    """The features of the lines of one page."""
    page = PageView(lines)
    pieces = tuple(_by_reach(page, i) for i in range(len(page.views)))
    places = tuple((i, k) for i, view in enumerate(page.views) for k in range(view.piece.size))
    inside = tuple(_inside(page, i, k) for i, k in places)
    return PageFeatures(page, pieces, places, inside)


def _bias(page: PageView, i: int) -> Names:
    return ("bias",)


_BY_REACH: tuple[tuple[Maker, ...], ...] = (
    (_bias, *(maker for _, reach, maker in TABLE if reach == 0)),
    *(tuple(maker for _, reach, maker in TABLE if reach == k) for k in range(1, REACH + 1)),
)


def _by_reach(page: PageView, i: int) -> tuple[Names, ...]:
    return tuple([tuple([name for maker in makers for name in maker(page, i)]) for makers in _BY_REACH])


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
