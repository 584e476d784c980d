"""Which cues a line shows: the table of `cues`, looked for in the parts of a line that each may stand in."""

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from convert.parser.cues import CUES, DIGIT, HAN, HEAD_REACH, TAIL_REACH, WHOLE_REACH, Cue, Zone
from convert.parser.form import form

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
    if len(text) <= TAIL_REACH:
        found = _in_zone(_ALL_CUES, text)
    else:
        found = _in_zone(_HEAD_CUES, text[:HEAD_REACH]) + _in_zone(_TAIL_CUES, text[-TAIL_REACH:])
        found += _in_zone(_WHOLE_CUES, text) if len(text) <= WHOLE_REACH else []
    if len(text) <= 40 and looks_like_names(text):
        found.append("by.names")
    return tuple(found)


class _Ends:
    """For the character at one end of a text, a bit mask of the cues that may be there."""

    def __init__(self, wanted: Sequence[AbstractSet[str]]) -> None:
        self._of = {char: _mask(wanted, _classes(char)) for char in {HAN, DIGIT, "", *chain.from_iterable(wanted)}}

    def of(self, char: str) -> int:
        """The mask of a character; one that no cue names has that of its class, kept once it was seen."""
        found = self._of.get(char)
        if found is None:
            found = self._of[char] = self._of[_classes(char)[-1]]
        return found


def _classes(char: str) -> tuple[str, ...]:
    """A character, and the class that it belongs to."""
    return char, HAN if "\u4e00" <= char <= "\u9fff" else DIGIT if char.isdecimal() else ""


def _mask(wanted: Sequence[AbstractSet[str]], classes: tuple[str, ...]) -> int:
    """The cues that want any of these, or do not say what they want."""
    return sum(1 << k for k, chars in enumerate(wanted) if not chars or not chars.isdisjoint(classes))


@dataclass(frozen=True, slots=True, eq=False)
class _Zoned:
    """The cues of some zones; bit masks say which of them a text with some character may show."""

    cues: tuple[Cue, ...]
    masks: dict[str, int]  # by the characters that they need
    needed: re.Pattern[str]  # any of those characters
    opens: _Ends
    closes: _Ends


def _zoned(*zones: Zone) -> _Zoned:
    cues = tuple(cue for zone in zones for cue in CUES if cue.zone is zone)
    masks: dict[str, int] = {}
    for k, cue in enumerate(cues):
        for char in cue.needs:
            masks[char] = masks.get(char, 0) | 1 << k
    needed = re.compile(f"[{re.escape(''.join(sorted(masks)))}]")
    return _Zoned(cues, masks, needed, _Ends([cue.opens for cue in cues]), _Ends([cue.closes for cue in cues]))


_HEAD_CUES, _TAIL_CUES, _WHOLE_CUES = _zoned(Zone.HEAD), _zoned(Zone.TAIL), _zoned(Zone.WHOLE)
_ALL_CUES = _zoned(Zone.HEAD, Zone.TAIL, Zone.WHOLE)  # of a line so short that it is its own head and tail


def _in_zone(zone: _Zoned, text: str) -> list[str]:
    """The cues that a text shows; only those are tried that its characters allow."""
    shown, masks = 0, zone.masks
    for char in zone.needed.findall(text):
        shown |= masks[char]
    wanted = shown & zone.opens.of(text[:1]) & zone.closes.of(text[-1:])
    return [name for name, search in _marked(zone, wanted) if search(text)] if wanted else []


@lru_cache(maxsize=4096)
def _marked(zone: _Zoned, wanted: int) -> list[tuple[str, Callable[[str], re.Match[str] | None]]]:
    """The cues whose bits are set, each with how it is looked for."""
    return [(cue.name, cue.pattern.search) for k, cue in enumerate(zone.cues) if wanted >> k & 1]


def looks_like_names(text: str) -> bool:
    """Every word of the line has the shape and the surname of a name."""
    words = _join_padded(_NAME_TOKEN.split(text.strip("()■ ")))
    return all(map(_is_name, words))


def _is_name(word: str) -> bool:
    """Two to four Han characters with a surname, or a foreign name with its dot."""
    if "·" in word:
        return _DOTTED().fullmatch(word) is not None
    return word[:1] in SURNAMES and 2 <= len(word) <= 4 and min(word) >= "\u4e00" and max(word) <= "\u9fff"


def _join_padded(words: list[str]) -> list[str]:
    """A name padded with a space (田 泓) is one name."""
    joined: list[str] = []
    for word in words:
        if joined and len(joined[-1]) == 1 and len(word) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined
