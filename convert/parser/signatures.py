"""The makers named behind the last sentence of a paragraph: with a role, in brackets, or by the name alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convert.parser import names
from convert.parser.fold import fold
from convert.parser.form import HAN_LETTER, form
from convert.parser.gather import flat, gather
from convert.parser.maker_notes import AUTHOR, read_people, read_set_apart
from convert.parser.piece import Piece
from convert.parser.pieces import opens_with, pieces
from convert.parser.wordtable import NO_WORD, PERSON, kind_of
from convert.tree import Contributor, ContributorRole

_SIGNATURE_REACH = 60
_SIGNING: frozenset[ContributorRole] = frozenset({"reporter", "correspondent", "commentator", "photographer"})
_SIGNATURE_START = re.compile(r"[。!?…”)】] *(?=[^ 。!?…”)】])")


def read_signature(text: str, *, signed: bool = False) -> tuple[Contributor, ...]:
    """The makers named behind the last sentence of a paragraph (`…人生磨練。」報導．攝影╱韓小爾`, `…更暖了。（甲某）`).

    Only where nothing but names follows, and without brackets a role is said, or one name is all there is (`…更暖了。
    甲某某（居民）`).  In an article that is `signed`, bare names are of someone else, whom the text has quoted.
    """
    floor = max(0, len(text) - _SIGNATURE_REACH)
    folded = fold(text[floor:])
    if not signed and (alone := _ALONE().search(folded)) and _is_signer(alone["who"]):
        return flat(gather(text, floor + alone.start("who"), len(text), "author"))
    noted = _NOTE().search(folded) if folded.endswith(_CLOSING) else None
    if noted is not None:
        return _in_brackets(text, floor, noted, signed=signed)
    for found in _SIGNATURE_START.finditer(folded):
        tail = pieces(folded[found.end() :])
        if _is_signature(tail):
            return flat(gather(text, floor + found.end(), len(text), "author"))
    return ()


_ALONE = form(rf"(?<=[^ ]{{8}})(?<!作废)[。!?] *(?P<who>{HAN_LETTER}{{2,6}})(?: ?\({HAN_LETTER}{{2,8}}\))? *$")
"""Who signs a paragraph behind its last sentence, and what he is: …就是了。苏某某(居民)."""


def _is_signer(who: str) -> bool:
    """Whether a word behind the last sentence can be nothing but a name, and no one's words told or title."""
    if len(who) >= _LONG_NAME and names.surname_length(who) < 2:
        return names.is_spelled_out(who) and kind_of(who) in (NO_WORD, PERSON)
    return names.is_likely_name(who) and kind_of(who) in (NO_WORD, PERSON) and _is_sure(who)


_LONG_NAME = 4


def sign_items(texts: Iterable[str]) -> bool:
    """Whether more than one of the paragraphs of an article has its makers in brackets: each is an item of its own."""
    return sum(1 for text in texts if text.endswith(_CLOSED) and read_signature(text)) > 1


def _is_signature(found: list[Piece]) -> bool:
    """A reporter's or photographer's role first (with its paper before it), then names; no sentence (…”苏某说。).

    So 文 and 图 before a mark say who made what: 文/江城日报记者 苏某 图/顾某.
    """
    told = [piece for piece in found if piece.kind not in {"space", "mark"}]
    if not told or not (opens_with(told, _SIGNING) or _opens_with_label(found)):
        return False
    people = [piece for piece in told if piece.kind == "name"]
    plain = all(piece.kind in {"role", "name", "body"} for piece in told) and told[-1].kind != "body"
    return plain and bool(people) and all(names.is_likely_name(piece.text) for piece in people)


def _opens_with_label(found: list[Piece]) -> bool:
    """Whether 文 or 图 comes first, and a slash or a colon right behind it."""
    first, mark = [*found, None, None][:2]
    return first is not None and mark is not None and first.text in _LABELS and mark.text in {"/", ":"}


_LABELS = frozenset({"文", "图", "图文", "文图", "撰文", "文/图", "图/文"})


# --------------------------------------------------------------------------- in brackets

_NOTE = form(r"(?P<before>[。!?…”]|(?<=[。!?”])■|) *[(【](?P<inside>[^()【】]{2,40})[)】] *$")
_CLOSING = (")", "】", ") ", "】 ")
_CLOSED = tuple(")）﹚】〕］]")
_APART = (":", "。", "!", "?", "…")
"""What stands before a quotation that is no part of the sentence before it."""
_SPOKE = form("(?:说|道|表示),$")
"""他说，“…。”: whom the sentence before names is whose the words are."""
_NO_AFFILIATION = re.compile("^(?:时任|原|前|现任|左|右|中|图|据)")
_MARKS = frozenset("、,/·")


def _in_brackets(text: str, floor: int, noted: re.Match[str], *, signed: bool) -> tuple[Contributor, ...]:
    start, end = noted.span("inside")
    if not noted["before"] and not _names_reporters(noted["inside"]):
        return ()
    if AUTHOR().match(noted["inside"]):
        return read_people(text, floor + start, floor + end)
    sourced = _SOURCED().match(noted.string, start, end)
    start = sourced.end() if sourced else start
    inside = noted.string[start:end]
    if sourced and not _says_what_they_did(inside):
        return ()
    quoted = noted["before"] == "”" and _is_quoted(fold(text[: floor + noted.start("before")]))
    if apart := read_set_apart(text, fold(text), floor + start, floor + end):
        return () if apart[0].role == "author" and (quoted or signed) else apart
    signs = _is_note(inside, quoted=quoted, signed=signed)
    return flat(gather(text, floor + start, floor + end, "author")) if signs else ()


def _is_quoted(text: str) -> bool:
    """Whether whoever is named behind a text's last quotation is who it is by.

    So it is where the paragraph begins with one, or a sentence goes on with it (古人写过“…。”).  Speech (甲某说：“…。”)
    and what stands by itself are by someone named before.
    """
    before = text[: max(text.rfind("“"), 0)].rstrip()
    return text.lstrip().startswith("“") or not (before == "" or before.endswith(_APART) or _SPOKE().search(before))


def _is_note(inside: str, *, quoted: bool, signed: bool) -> bool:
    """Names in brackets: behind a role or a body (教务处 甲某) or alone.

    Behind a quotation names without a role are whose it is; alone they are no maker's where the article is signed.
    """
    found = [piece for piece in pieces(inside) if piece.kind != "space"]
    people = [inside[piece.start : piece.end] for piece in found if piece.kind == "name"]
    if not people or not all(_fits_a_note(found, index) for index in range(len(found))):
        return False
    said = any(piece.kind == "role" for piece in found)
    # behind a reporter's role, with its paper before it, what follows is a name, whatever it looks like
    if signed and all(piece.kind in {"name", "mark"} for piece in found):
        return False
    return (said or not quoted) and (opens_with(found, _SIGNING) or all(map(_is_sure, people)))


def _names_reporters(inside: str) -> bool:
    """Whether a note names reporters by their role, and so is one behind what is no sentence, too."""
    found = [piece for piece in pieces(inside) if piece.kind != "space"]
    named = opens_with(found, _SIGNING) if found else False
    return named and all(_fits_a_note(found, index) for index in range(len(found)))


_SOURCED = form(r"(?:以上|均|综合|据|根据|来源)[^,;:]*(?:: ?[^,;:]+)?[,;] *")
"""What comes before those who made a text of it: （以上据外电综合，编译：苏某某）."""


def _says_what_they_did(inside: str) -> bool:
    """Whether it is said of those who are named behind a text's source: a bare name there is of anyone."""
    return any(piece.kind in {"role", "behind"} for piece in pieces(inside))


def _is_sure(name: str) -> bool:
    """A name as printed, and no one's words told (甲某某说), nor someone who is only spoken of (甲先生)."""
    told = len(name) == 4 and name.endswith(("说", "语", "讲"))
    return names.may_sign(name) and not told and not name.endswith(("先生", "女士"))


def _fits_a_note(found: list[Piece], index: int) -> bool:
    piece, before = found[index], found[index - 1] if index else None
    match piece.kind:
        case "name" | "role" | "behind":
            return True
        case "body":
            following = found[index + 1].kind if index + 1 < len(found) else None
            return following in {"name", "role"} and not _NO_AFFILIATION.search(piece.text)
        case "mark":
            return piece.text in _MARKS or (piece.text == ":" and before is not None and before.kind == "role")
        case _:
            return False
