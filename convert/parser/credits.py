"""Picture credits: who took, drew or supplied a picture, on a line of its own or at the end of its caption."""

from __future__ import annotations

import re
from dataclasses import replace

from convert.bodies import BODY_END
from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.gather import Person, flat, gather
from convert.parser.maker_notes import LONGEST
from convert.parser.people import read_picture_by
from convert.parser.picture_sources import ends_in_source, is_stored, names_no_maker, says_what_it_shows, without_source
from convert.parser.picture_titles import behind_title
from convert.parser.piece import Piece
from convert.parser.pieces import pieces
from convert.tree import Contributor

_CREDIT_HEAD = re.compile(
    r"^(?:\((?:资料)?(?:图片|照片)\))?[ ■(【]*(?:除[^,。 ]{2,8}外,?)?(?:[①-⑳][\d ]*|\d{1,2} )?"
    r"(?:(?:以上|上述|本版|本文|本组|组|题|配|上|下|左|右|主|大|小)?(?:(?:图片|照片|图)[①-⑳\d、和]*)+"
    r"(?:除[^,。 ]{2,8}外,?)?(?:均|都|皆)?(?:为|由|系|:|/)?"
    r"|(?:均|皆|全部)[为由系])?"
)
_NUMERAL = r"(?:[①-⑳]|\d{1,2}(?!\d)|[一二三四五六七八九十](?=[、和至:/ 均都皆为由系]))"
_PICTURE = re.compile(
    rf"(?:(?:(?:图片|照片|图){_NUMERAL}|[①-⑳])(?:[、,和及至~—-]*(?:图片|照片|图)?{_NUMERAL})*"
    r"|(?:[左右][上下]?|[上下中前后大小主题]|以上)(?:组图|图片|照片|图)(?=[:/ 均都皆为由系]))"
    r"(?:均|都|皆)?(?:[为由系]|:|/)?"
)
"""A picture that a credit speaks of, by its number or place: before each name (图①张帆摄，图②…)."""
_BODY_LENGTH = 16


def _without_pictures(folded: str) -> str:
    """A credit with blanks in the place of the numbers of its pictures: they are no one's employer."""
    return without_source(_PICTURE.sub(lambda found: " " * len(found.group()), folded))


def read_credit(text: str) -> tuple[Contributor, ...]:
    """The makers named in a photo credit (`新华社记者  黄某某摄`, `姚某某文  秦  某摄（人民视觉）`, `制图：沈某某`).

    An agency alone (`影像中国`) and a body that supplied the picture name no one.
    """
    if len(text) > LONGEST:
        return ()
    if picture := read_picture_by(text):
        return picture
    folded = fold(text)
    plain = _without_pictures(folded)
    start = behind_title(plain, _credit_start(plain))
    if is_stored(folded.strip()) or says_what_it_shows(folded) or not _is_credit(pieces(plain[start:])):
        return ()
    end = len(folded.rstrip(" 。"))
    end -= folded[:end].endswith(("摄)", "影)", "图)", "摄】", "影】", "图】"))
    gathered = gather(text, start, max(start, end), "photographer", plain)
    return flat(
        (person, facts if _wrote(person, folded) else _as_photographer(person, facts)) for person, facts in gathered
    )


_BOTH = re.compile(
    "文[/并、·和及]?[摄图]|[图摄][/、·及]?文|(?:摄影|图片)[/、·]?(?:报道|报导)|摄影?[及与和并](?:报道|报导)"
    "|(?:报道|报导)[/、·及与和并]摄"
)


def _wrote(person: Person, folded: str) -> bool:
    """文并摄, 摄影报道: the text is theirs, too."""
    return len(person.roles) > 1 and _BOTH.search(folded) is not None


def _as_photographer(person: Person, facts: list[Contributor]) -> list[Contributor]:
    """A reporter in a credit took the picture, unless 文 behind the name says otherwise."""
    plain = not person.did and person.roles[0] in {"reporter", "correspondent"}
    # 视频报道 under a picture: the words are the caption's.
    took = "photographer" in person.roles
    return [replace(fact, role="photographer") for fact in facts[-1:]] if plain or took else facts


def _credit_start(folded: str) -> int:
    head = _CREDIT_HEAD.match(folded)
    return head.end() if head else 0


def _is_credit(found: list[Piece]) -> bool:
    """Whether these pieces are a credit: names, papers, posts and 摄, and nothing else."""
    people = [piece for piece in found if piece.kind in {"name", "latin"}]
    long_body = any(piece.kind == "body" and len(piece.text) > _BODY_LENGTH for piece in found)
    if not people or long_body or any(piece.kind == "part" for piece in found):
        return False
    said = any(piece.kind in {"role", "behind"} for piece in found)
    return said or all(names.is_likely_name(piece.text) for piece in people)


_SENTENCE_END = re.compile(r"[。!?…;”)】][”)】]*(?= *[^ ])| {1,4}(?=[^ ])")
_CREDIT_REACH = 90
_CREDIT_WORD = re.compile(
    r"(?:摄|摄影|摄影报道|供图|制图|绘图|绘|文图|文/图|提供|资料图片|资料照片)(?:\([^()]{2,10}\))?[)】。]?$"
    r"|(?:影像中国|人民视觉|视觉中国|新华社发)\)?$"
    rf"|(?:摄影|摄|图|图片|照片|漫画|插画) *[:/] *(?:{HAN_LETTER}{{0,10}}(?:记者|通讯员) *)?{HAN_LETTER}{{1,4}}\)?$"
    rf"|(?<![\u4e00-\u9fff])摄影 +{HAN_LETTER}{{2,3}}\)?$"
    r"|(?<=[\u4e00-\u9fff])/ ?图\)?$|图/文\)?$|[航翻][拍摄]\)?$|摄于[^ 。]{2,12}\)?$"
)
# A whole line of two or three characters and 摄, whatever the surname: 某某某摄（人民视觉）.
_PLAIN_CREDIT = form(r" *(?:[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] +[\u4e00-\u9fff])摄(?:\([\u4e00-\u9fff]{2,8}\))?")

_SAID = ("摄", "摄影", "图", "发", "绘", "文", "提供")


def split_caption(text: str) -> int | None:
    """Where the credit begins that ends a caption (`…注意防暑。本报记者 甲某某 摄`); None where there is none.

    The offset is that of the credit's first character; where the whole line is a credit, the line's first.
    """
    folded = fold(text).rstrip()
    if not _CREDIT_WORD.search(folded) and not ends_in_source(folded):
        return None
    first = len(folded) - len(folded.lstrip())
    if _PLAIN_CREDIT().fullmatch(folded):
        return first
    floor = max(first, len(folded) - _CREDIT_REACH)
    places = [first] if first == floor else []
    places += [_next_word(folded, found.end()) for found in _SENTENCE_END.finditer(folded, floor)]
    bracket = folded.rfind("(")
    if bracket >= floor and folded.endswith((")", ")。")) and not folded[:bracket].endswith(_SAID):  # 开船（韩某某摄）
        places = sorted({*places, bracket})
    return next((place for place in places if _is_trailing_credit(folded[place:])), None)


def _next_word(folded: str, place: int) -> int:
    while place < len(folded) and folded[place] == " ":
        place += 1
    return place


def _is_trailing_credit(tail: str) -> bool:
    """Stricter than on a line of its own: bodies must look like bodies, and names like names."""
    if names_no_maker(tail):
        return True
    plain = _without_pictures(tail)
    found = pieces(plain[_credit_start(plain) :])
    if "。" in tail[:-1] or says_what_it_shows(tail) or not _is_credit(found):
        return False
    if any(piece.kind == "role" and piece.text.endswith(("记者", "通讯员")) for piece in found):
        return True
    bodies = [piece.text for piece in found if piece.kind == "body"]
    if not all(BODY_END.search(body.removesuffix("发")) or names.ends_in_post(body) for body in bodies):
        return False
    return all(names.is_likely_name(piece.text) for piece in found if piece.kind == "name")
