"""Places in an article: names of a gazetteer, where jieba's words begin and end with them.

海南 in 南海南部 is no place, for the words are 南海 and 南部; 北京 in 北京时间 is none, for the next word says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convert.enrich.dictionary import NO_MARK, PLACE_MARK, Dictionary
from convert.enrich.frequencies import ROOM, listed
from convert.enrich.segment import Words
from convert.tree import Place, places_apart

MOST = 10
LONGEST = 5
"""So many words may make one name: 克孜勒苏/柯尔克孜/自治州."""

COUNTY_KINDS = ("自治县", "自治旗", "县", "市", "区", "旗", "盟", "镇", "乡")
"""What ends the name of a smaller place: jieba's dictionary has most counties and districts, always with their kind."""
NO_KINDS = (
    "地区",
    "水乡",
    "城乡",
    "家乡",
    "故乡",
    "山区",
    "军区",
    "灾区",
    "市区",
    "城区",
    "城镇",
    "重镇",
    "城市",
    "都市",
)
NO_BEGIN = frozenset("各全本该某两三几多")
"""What begins or ends a word of the dictionary's that is no one place: 各乡镇, 江南水乡."""

NO_SURNAMES = frozenset("任车单包解管左石林田华项遇迟尚祝")
"""What stands before places and is no one's surname there: 任北京市市长, 祝北京成功.  王汉中 names no place."""


class Name(NamedTuple):
    """A spelling's place, and whether it counts only where more than the word speaks for it."""

    place: str
    doubtful: bool


class Gazetteer(NamedTuple):
    """`names` by spelling; `begins` is what they begin with, to look at few words closely; `after` and `before` are the
    words beside a name that make it another's.
    """

    names: dict[str, Name]
    begins: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]


class Hit(NamedTuple):
    """A place at a word: how many words it takes, and whether more must speak for it."""

    place: str
    size: int
    doubtful: bool


def read_names(text: str) -> dict[str, Name]:
    """The gazetteer of `places.txt`: every spelling with its place."""
    names: dict[str, Name] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, rest = line.split(": ")
            for entry in rest.split():
                names |= _spellings(kind, entry)
    return names


def _spellings(kind: str, entry: str) -> dict[str, Name]:
    first, *others = entry.split("=")
    place, doubtful = first.rstrip("?"), first.endswith("?")
    sure = [*others, *([] if kind == "-" else [place + kind])]
    return {place: Name(place, doubtful), **{spelling: Name(place, False) for spelling in sure}}


@cache
def shipped() -> Gazetteer:
    """The gazetteer that comes with the package."""
    lines = [line for line in _lines("guards.txt") if not line.startswith("#")]
    after = frozenset(word for line in lines if not line.startswith("<") for word in line.split())
    before = frozenset(word for line in lines if line.startswith("<") for word in line.split()[1:])
    before |= {name for name in listed("surnames.txt") if len(name) == 1 and name not in NO_SURNAMES}
    names = read_names("\n".join(_lines("places.txt")))
    return Gazetteer(names, _beginnings(names), after, before)


def _beginnings(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name[:size] for name in names for size in range(1, len(name) + 1))


def _lines(name: str) -> list[str]:
    return (ROOM / name).read_text(encoding="utf-8").splitlines()


@lru_cache(maxsize=4)
def opening(known: Dictionary) -> NDArray[np.bool_]:
    """For each node of a dictionary whether a place may begin with its word: one of the gazetteer, or its own.

    All words that begin one of the gazetteer's have a node, for they are the dictionary's or single characters.
    """
    found = known.marks == PLACE_MARK
    found[known.trie.nodes_of(sorted(shipped().begins))] = True
    found[0] = False
    return np.asarray(found)


def places_of(texts: Iterable[Words], opens: NDArray[np.bool_], named: Iterable[str] = ()) -> tuple[Place, ...]:
    """The places in the words of an article's texts, most often named first, at most ten.

    `opens` is the `opening` of the words' dictionary.  `named` are places as its datelines name them: they are counted
    too, and then count wherever they stand.  The paper's own country says nothing and is no place here.
    """
    datelines = [place for name in named for place in _single(name)]
    gazetteer = _with(shipped(), datelines)
    own = gazetteer.begins - shipped().begins if gazetteer is not shipped() else frozenset()
    hits = [hit for place in datelines for hit in _hits([place], bytes([NO_MARK]), [0], gazetteer)]
    for words in texts:
        at = opens.take(words.nodes).nonzero()[0].tolist()
        if own:
            at = sorted({*at, *compress(range(len(words.texts)), map(own.__contains__, words.texts))})
        hits += _hits(words.texts, words.marks, at, gazetteer)
    sure = {hit.place for hit in hits if not hit.doubtful}
    counts = Counter(hit.place for hit in hits if not hit.doubtful or hit.place in sure)
    best = sorted(counts, key=lambda place: -counts[place])[:MOST]  # Counter keeps the order of first sight
    return tuple(Place(place, counts[place]) for place in best)


def _single(name: str) -> list[str]:
    """The places of a dateline: 华沙、首尔 are two, 山东德州 is one within the other, and what is not known is one."""
    return [place for one in places_apart(name) for place in [hit.place for hit in _parts(one, shipped())] or [one]]


def _with(gazetteer: Gazetteer, named: Iterable[str]) -> Gazetteer:
    names = {name: gazetteer.names.get(name, Name(name, False)) for name in named}
    own = {
        name: Name(found.place, False)
        for name, found in names.items()
        if gazetteer.names.get(name) != (found.place, False)
    }
    if not own:
        return gazetteer
    begins = gazetteer.begins | _beginnings(own)
    return Gazetteer({**gazetteer.names, **own}, begins, gazetteer.after, gazetteer.before)


def _hits(texts: Sequence[str], marks: bytes, places: Iterable[int], gazetteer: Gazetteer) -> Iterator[Hit]:
    """The places named by words of a text, of those words that may begin one."""
    begins, names = gazetteer.begins, gazetteer.names
    ends = -1  # where the place before ends
    for at in places:
        if at < ends:
            continue
        word, known = texts[at], marks[at] == PLACE_MARK
        if not known and word not in names and (at + 1 == len(texts) or word + texts[at + 1] not in begins):
            continue  # most words only begin as a place does
        longest = _longest(texts, at, gazetteer)
        if longest is None and not known:
            continue
        found = _at(texts, at, longest, gazetteer)
        for hit in found:
            yield hit if ends != at else Hit(hit.place, hit.size, doubtful=False)
        if found:
            ends = at + found[0].size


def _at(texts: Sequence[str], at: int, longest: Hit | None, gazetteer: Gazetteer) -> list[Hit]:
    """The places that begin at a word: one of the gazetteer, as long as can be, or the parts of one long word."""
    if at and texts[at - 1] in gazetteer.before:
        return []
    if longest is None:
        return _of_dictionary(texts[at], gazetteer)
    after = texts[at + longest.size] if at + longest.size < len(texts) else ""
    return [] if after in gazetteer.after else [longest]


def _longest(texts: Sequence[str], at: int, gazetteer: Gazetteer) -> Hit | None:
    """The name of the gazetteer that most words from here on spell."""
    spelling, found, size = texts[at], None, 1
    while spelling in gazetteer.begins:
        if name := gazetteer.names.get(spelling):
            found = Hit(name.place, size, name.doubtful)
        if size == LONGEST or at + size == len(texts):
            break
        spelling += texts[at + size]
        size += 1
    return found


def _of_dictionary(word: str, gazetteer: Gazetteer) -> list[Hit]:
    """A county or district that jieba's dictionary has, or the names that one word of it is made of."""
    if len(word) < 3 or word in listed("no_place.txt"):
        return []
    whole = word.endswith(COUNTY_KINDS) and not word.endswith(NO_KINDS) and word[0] not in NO_BEGIN
    return _parts(word, gazetteer) or ([Hit(word, 1, False)] if whole else [])


def _parts(word: str, gazetteer: Gazetteer) -> list[Hit]:
    """The places that a word of jieba's is made of: 上海浦东, 苏州地区."""
    rest, found = word.removeprefix("中国").removesuffix("地区"), []
    while rest:
        size = next((n for n in range(len(rest), 1, -1) if rest[:n] in gazetteer.names), 0)
        if not size:
            return []
        found.append(Hit(gazetteer.names[rest[:size]].place, 1, False))
        rest = rest[size:]
    return found
