"""Which cues a line shows: the table of `cues`, looked for in the parts of a line that each may stand in."""

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from convert.parser.cues import CUES, DIGIT, HAN, HEAD_REACH, TAIL_REACH, WHOLE_REACH, Cue, Zone
from convert.parser.form import form
from convert.parser.names import is_likely_name, is_spelled_out

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
_DOTTED = form(r"[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,10}")


def cues_of(text: str) -> tuple[str, ...]:
    """The names of the cues that a folded, stripped line shows."""
    return cues_of_each([text])[0]


def cues_of_each(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Those of each of several lines, which is quicker than to look at one after the other."""
    found: list[list[str]] = [[] for _ in texts]
    for zone, parts in zip(_ZONES, _parts(texts), strict=True):
        for names, part, shown in zip(found, parts, zone.shown(parts), strict=True):
            wanted = shown & zone.opens[part[:1]] & zone.closes[part[-1:]]
            if wanted:
                names += [name for name, search in _marked(zone, wanted) if search(part)]
    for text, names in zip(texts, found, strict=True):
        if len(text) <= 40 and looks_like_names(text):
            names.append("by.names")
    return list(map(tuple, found))


def _parts(texts: Sequence[str]) -> tuple[list[str], ...]:
    """Of each line the parts in which the zones are looked for; none of a line too long for one."""
    heads = [text[:HEAD_REACH] for text in texts]
    tails = [text[-TAIL_REACH:] for text in texts]
    return heads, tails, [text if len(text) <= WHOLE_REACH else "" for text in texts]


class _Ends(dict[str, int]):
    """For the character at one end of a text, a bit mask of the cues that may be there."""

    def __init__(self, wanted: Sequence[AbstractSet[str]]) -> None:
        named = {HAN, DIGIT, "", *chain.from_iterable(wanted)}
        super().__init__({char: _mask(wanted, _classes(char)) for char in named})

    def __missing__(self, char: str) -> int:
        """The mask of a character that no cue names is that of its class, kept once it was seen."""
        self[char] = found = self[_classes(char)[-1]]
        return found


def _classes(char: str) -> tuple[str, ...]:
    """A character, and the class that it belongs to."""
    return char, HAN if "\u4e00" <= char <= "\u9fff" else DIGIT if char.isdecimal() else ""


def _mask(wanted: Sequence[AbstractSet[str]], classes: tuple[str, ...]) -> int:
    """The cues that want any of these, or do not say what they want."""
    return sum(1 << k for k, chars in enumerate(wanted) if not chars or not chars.isdisjoint(classes))


_NEEDED = sorted(frozenset[str]().union(*[cue.needs for cue in CUES]))
_PLACE = np.zeros(0x10000, dtype=np.uint16)
"""For each code point its place in `_NEEDED`, from one on; 0 for none, as for all beyond, which count as the last."""
_PLACE[[*map(ord, _NEEDED)]] = np.arange(1, len(_NEEDED) + 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Zoned:
    """The cues of a zone (at most 64); bit masks say which of them a text with some character may show."""

    cues: tuple[Cue, ...]
    masks: NDArray[np.uint64]  # by the place in `_NEEDED` of a character that they need
    opens: _Ends
    closes: _Ends

    def shown(self, parts: Sequence[str]) -> list[int]:
        """For each of some texts the cues of which it shows a character that they need."""
        joined = "\n".join(parts) + "\n"  # a mark behind each, so that none is empty
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        starts = [*accumulate((len(part) + 1 for part in parts[:-1]), initial=0)]
        masks = self.masks.take(_PLACE.take(codes, mode="clip"))
        found: list[int] = np.bitwise_or.reduceat(masks, starts).tolist()
        return found[: len(parts)]


def _zoned(zone: Zone) -> _Zoned:
    cues = tuple(cue for cue in CUES if cue.zone is zone)
    needs = [sum(1 << k for k, cue in enumerate(cues) if char in cue.needs) for char in _NEEDED]
    masks = np.array([0, *needs], dtype=np.uint64)
    return _Zoned(cues, masks, _Ends([cue.opens for cue in cues]), _Ends([cue.closes for cue in cues]))


_ZONES = _zoned(Zone.HEAD), _zoned(Zone.TAIL), _zoned(Zone.WHOLE)


@lru_cache(maxsize=4096)
def _marked(zone: _Zoned, wanted: int) -> list[tuple[str, Callable[[str], re.Match[str] | None]]]:
    """The cues whose bits are set, each with how it is looked for."""
    return [(cue.name, cue.pattern.search) for k, cue in enumerate(zone.cues) if wanted >> k & 1]


def looks_like_names(text: str) -> bool:
    """Every word of the line has the shape and the surname of a name."""
    bare = text.strip("()■ ")
    if bare[:1] not in SURNAMES and "·" not in bare:  # most lines
        return False
    return all(map(_is_name, _join_padded(_NAME_TOKEN.split(bare))))


def _is_name(word: str) -> bool:
    """Two to four Han characters with a surname, or a foreign name with its dot."""
    if "·" in word:
        return _DOTTED().fullmatch(word) is not None
    fits = 2 <= len(word) <= 3 or (len(word) == 4 and (is_likely_name(word) or is_spelled_out(word)))
    return word[:1] in SURNAMES and fits and min(word) >= "\u4e00" and max(word) <= "\u9fff"


def _join_padded(words: list[str]) -> list[str]:
    """A name padded with a space (田 泓) is one name."""
    joined: list[str] = []
    for word in words:
        if joined and len(joined[-1]) == 1 and len(word) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined
