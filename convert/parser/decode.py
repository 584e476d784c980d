"""From bytes to text: strictly, and by what reads as Chinese, never by what merely decodes.

UTF-8 with or without a byte order mark, UTF-16 with one, GB18030 (and so GBK and GB 2312) and Big5-HKSCS
(and so Big5). UTF-16 without a mark is taken where it reads as Chinese and no 8-bit encoding does. Bytes that
fit nothing, are cut off in mid-character, or could be two things are refused, with their place.
"""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from convert.errors import UnreadableError
from convert.findings import Finding
from convert.limits import MAX_BYTES, MAX_LINE_LENGTH, MAX_LINES
from convert.parser.controls import CONTROL, has_controls
from convert.parser.lines import physical_lines
from convert.parser.reading import Reading, read, read_letters
from convert.tree import is_blank

ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5-hkscs")
"""The encodings known here, by the names under which they are reported."""

_ALIASES = {
    "utf8": "utf-8", "utf8sig": "utf-8", "utf8bom": "utf-8", "ascii": "utf-8", "usascii": "utf-8",
    "utf16": "utf-16", "unicode": "utf-16", "utf16le": "utf-16-le", "utf16be": "utf-16-be",
    "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030", "euccn": "gb18030", "cp936": "gb18030",
    "ms936": "gb18030", "windows936": "gb18030", "gb": "gb18030",
    "big5": "big5-hkscs", "big5hkscs": "big5-hkscs", "cp950": "big5-hkscs", "ms950": "big5-hkscs",
    "windows950": "big5-hkscs", "big5eten": "big5-hkscs", "big5tw": "big5-hkscs", "hkscs": "big5-hkscs",
}  # fmt: skip
_CODECS = {"big5-hkscs": "big5hkscs"}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_EURO = "banmian-euro"
"""How what GB 18030 does not know is read where it, or code page 936, was named: see `_euro`."""
_UTF32_BOM = codecs.BOM_UTF32_LE
_WINDOW = 2_000
"""Bytes, from the first beyond ASCII, that are read to tell one encoding from another."""
_GLANCE = 300
"""Bytes of well-formed UTF-8 that are read first: mostly they are enough."""
_LOOKS = ((_GLANCE, read_letters), (_GLANCE, read), (_WINDOW, read))
"""How well-formed UTF-8 is looked at, until it reads as Chinese: what does in letters does all the more in words."""
_MARGIN, _WIDE_MARGIN = 4.0, 8.0
"""By how much (natural logarithms) a clear reading, or one that is only fair, must beat the next."""
_WELL_FORMED = 3.0
_BEYOND_DOUBT = 20
"""Characters of well-formed UTF-8 that read as Chinese: by chance one file in 30 to the 20th."""
_ENOUGH = 4
"""Characters that read as Chinese before a byte that does not fit: the file is damaged, not something else."""
_MANY_CONTROLS = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text, without byte order mark, and the encoding it was in (one of `ENCODINGS`).

    `controls`: whether there may be characters in it that no written format can carry (`controls.clean`).
    """

    text: str
    encoding: str
    controls: bool = field(default=True, compare=False)


class _Attempt(NamedTuple):
    """One encoding tried: the text, or how far it went and whether the file merely ends too early."""

    encoding: str
    text: str | None
    offset: int = 0
    truncated: bool = False
    reading: Reading = Reading(0.0, 0)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file; `encoding` (any usual alias) overrides what the bytes look like.

    Raises UnreadableError with SRC003 to SRC010 or SRC012 to SRC014, and the byte's or line's place.
    """
    if len(data) > MAX_BYTES:
        raise _unreadable("SRC013", size=len(data), limit=MAX_BYTES)
    named = _known(encoding) if encoding is not None else None
    if not data:
        raise _unreadable("SRC003")
    decoded = _as_named(data, named) if named else _detect(data)
    controls = has_controls(decoded.text)
    _check(decoded.text, data, controls=controls)
    return Decoded(decoded.text, decoded.encoding, controls)


# --------------------------------------------------------------------------- an encoding that was named


def _known(name: str) -> str:
    found = _ALIASES.get(re.sub(r"[\s_.-]", "", name).lower())
    if found is None:
        raise _unreadable("SRC008", encoding=name, known=", ".join(ENCODINGS))
    return found


def _as_named(data: bytes, encoding: str) -> Decoded:
    if encoding == "utf-16":
        encoding = _byte_order(data)
    skip = _bom_length(data, encoding)
    return Decoded(_strictly(data, encoding, skip), encoding)


def _byte_order(data: bytes) -> str:
    """Little or big endian: by the mark, else by which reads better."""
    for mark, encoding in _BOMS[1:]:
        if data.startswith(mark):
            return encoding
    tries = [_attempt(data, "utf-16-le"), _attempt(data, "utf-16-be")]
    return max(tries, key=lambda a: a.reading.likelihood).encoding


def _bom_length(data: bytes, encoding: str) -> int:
    return next((len(mark) for mark, name in _BOMS if name == encoding and data.startswith(mark)), 0)


def _euro(error: UnicodeError) -> tuple[str, int]:
    """A lone byte 0x80 is € in code page 936 of Windows, which GB 18030 does not know; all else stays an error."""
    if isinstance(error, UnicodeDecodeError) and error.object[error.start] == 0x80:
        return "€", error.start + 1
    raise error


codecs.register_error(_EURO, _euro)


def _strictly(data: bytes, encoding: str, skip: int) -> str:
    try:
        return data[skip:].decode(_CODECS.get(encoding, encoding), _EURO if encoding == "gb18030" else "strict")
    except UnicodeDecodeError as error:
        raise _fault(data, encoding, skip + error.start, _is_cut(error)) from None


def _fault(data: bytes, encoding: str, offset: int, cut: bool) -> UnreadableError:
    surrogate = _lone_surrogate(data, encoding, offset)
    if surrogate is not None:
        return _unreadable("SRC010", code_point=f"{surrogate:04X}", offset=offset)
    if cut:
        return _unreadable("SRC006", offset=offset, encoding=encoding)
    return _unreadable("SRC007", encoding=encoding, offset=offset, byte=f"{data[offset]:02X}")


def _is_cut(error: UnicodeDecodeError) -> bool:
    """Whether only the end of the file is missing: the codecs say it in three ways."""
    short = error.reason in {"unexpected end of data", "incomplete multibyte sequence", "truncated data"}
    return short and error.end >= len(error.object)


def _lone_surrogate(data: bytes, encoding: str, offset: int) -> int | None:
    if not encoding.startswith("utf-16") or len(data) - offset < 2:
        return None
    unit = int.from_bytes(data[offset : offset + 2], "little" if encoding == "utf-16-le" else "big")
    return unit if 0xD800 <= unit <= 0xDFFF else None


# --------------------------------------------------------------------------- an encoding that must be told


def _detect(data: bytes) -> Decoded:
    if data.startswith((_UTF32_BOM, codecs.BOM_UTF32_BE)):
        raise _no_text(data, 0)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding, len(mark)), encoding)
    if data.isascii() and b"\0" not in data:
        return Decoded(data.decode("ascii"), "utf-8")
    for window, look in _LOOKS:
        first = _attempt(data, "utf-8", window, look)
        if first.text is not None and first.reading.clear and first.reading.characters >= _BEYOND_DOUBT:
            return Decoded(first.text, first.encoding)
    return _best([first, *(_attempt(data, name) for name in _others(data))], data)


def _others(data: bytes) -> tuple[str, ...]:
    """UTF-16 is worth a try only where a zero byte stands: every page has a line end, a space or a digit."""
    return ("gb18030", "big5-hkscs", "utf-16-le", "utf-16-be") if b"\0" in data else ("gb18030", "big5-hkscs")


def _attempt(data: bytes, encoding: str, window: int = _WINDOW, look: Callable[[str], Reading] = read) -> _Attempt:
    codec = _CODECS.get(encoding, encoding)
    try:
        text = data.decode(codec, "strict")
    except UnicodeDecodeError as error:
        readable = _window(data[: error.start], codec)
        return _Attempt(encoding, None, error.start, _is_cut(error), read(readable))
    return _Attempt(encoding, text, len(data), False, look(_window(data, codec, window)))


def _window(data: bytes, codec: str, size: int = _WINDOW) -> str:
    """The text from the first byte beyond ASCII, which in each of these encodings begins a character."""
    start = next((found.start() for found in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = 0 if codec.startswith("utf-16") else start
    return codecs.getincrementaldecoder(codec)("strict").decode(data[start : start + size])


def _best(tries: Sequence[_Attempt], data: bytes) -> Decoded:
    """The attempt that reads as Chinese, or, where none does clearly, the one that reads far better than the rest."""
    ranked = sorted((a for a in tries if a.text is not None or a.truncated), key=_likelihood, reverse=True)
    lead = _lead(ranked)
    if ranked and ranked[0].reading.clear and lead >= _MARGIN:
        return _accept(ranked[0], data)
    damaged = [a.offset for a in tries if a not in ranked and a.reading.clear and a.reading.characters >= _ENOUGH]
    if damaged:
        raise _no_text(data, max(damaged))
    if ranked and ranked[0].reading.fair and lead >= _WIDE_MARGIN:
        return _accept(ranked[0], data)
    return _not_chinese(tries, data)


def _lead(ranked: Sequence[_Attempt]) -> float:
    return _likelihood(ranked[0]) - _likelihood(ranked[1]) if len(ranked) > 1 else math.inf


def _accept(best: _Attempt, data: bytes) -> Decoded:
    if best.text is None:
        raise _fault(data, best.encoding, best.offset, cut=True)
    return Decoded(best.text, best.encoding)


def _not_chinese(tries: Sequence[_Attempt], data: bytes) -> Decoded:
    """Well-formed UTF-8 of whatever language is taken, unless it may be Chinese in disguise; the rest is refused."""
    whole = sorted((a for a in tries[:3] if a.text is not None), key=_likelihood, reverse=True)
    if whole and whole[0].encoding == "utf-8":
        return _accept(whole[0], data)
    if len(whole) > 1 and _first_control(whole[0].text or "") is None:
        if tries[0].text is not None and not whole[0].reading.fair:
            return _accept(tries[0], data)
        raise _unreadable("SRC009", first=whole[0].encoding, second=whole[1].encoding)
    raise _no_text(data, max((a.offset for a in tries if a.text is None), default=0))


def _likelihood(attempt: _Attempt) -> float:
    """That of the text; bytes that happen to be well-formed UTF-8 are rare, one character in thirty."""
    bonus = _WELL_FORMED * attempt.reading.characters if attempt.encoding == "utf-8" else 0.0
    return attempt.reading.likelihood + bonus


def _no_text(data: bytes, offset: int) -> UnreadableError:
    return _unreadable("SRC005", offset=offset, byte=f"{data[min(offset, len(data) - 1)]:02X}")


# --------------------------------------------------------------------------- is it a page at all?


def _check(text: str, data: bytes, *, controls: bool) -> None:
    _check_binary(text, data, controls=controls)
    _check_lines(text)


def _check_binary(text: str, data: bytes, *, controls: bool) -> None:
    """Control characters here and there are taken out later; a file full of them is no text."""
    if is_blank(text):
        raise _unreadable("SRC004")
    first = _first_control(text) if controls else None
    if first is not None:
        raise _no_text(data, min(len(text[:first].encode("utf-8", "surrogatepass")), len(data) - 1))


def _first_control(text: str) -> int | None:
    """Where the first control character stands, if they are many, or all there is."""
    found = CONTROL.search(text)
    if found is None:
        return None
    controls = len(CONTROL.findall(text))
    many = controls >= _MANY_CONTROLS and controls * 10 > len(text)
    return found.start() if many or is_blank(CONTROL.sub("", text)) else None


def _check_lines(text: str) -> None:
    if len(text) <= MAX_LINE_LENGTH and sum(map(text.count, "\n\r\f")) < MAX_LINES:
        return
    lines = 0
    for content, _ in physical_lines(text):
        lines += 1
        if len(content) > MAX_LINE_LENGTH:
            raise _unreadable("SRC014", line=lines, length=len(content), limit=MAX_LINE_LENGTH)
    if lines > MAX_LINES:
        raise _unreadable("SRC012", lines=lines, limit=MAX_LINES)


def _unreadable(code: str, **values: object) -> UnreadableError:
    """The error with its finding; a line is its place and also fills its text."""
    line = values.get("line")
    filled = tuple((name, str(value)) for name, value in values.items())
    return UnreadableError(Finding(code, line=line if isinstance(line, int) else None, values=filled))
