"""Names that banmian gives to files of its own accord: NFC, and such as every file system takes."""

from __future__ import annotations

import re
import unicodedata

from convert.publish import sha256

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names of devices under Windows, whatever comes after a dot."""
_LONGEST = 160
"""Bytes of the longest name; with an article's id, and the suffix of a format or a record, it fits everywhere (255)."""
_ARTICLE = re.compile(r"[A-Za-z0-9-]{1,40}")


def safe_name(text: str) -> str:
    """A file name of a text; what had to be changed has a digest behind it, so that two texts have two names."""
    wanted = unicodedata.normalize("NFC", text)
    name = _UNSAFE.sub("_", wanted).strip(" .") or "_"
    while len(name.encode("utf-8", "surrogateescape")) > _LONGEST:
        name = name[:-1].rstrip(" .")
    name = f"_{name}" if _RESERVED.fullmatch(name) else name
    return name if name == wanted else f"{name}-{sha256(wanted.encode('utf-8', 'surrogateescape'))[:8]}"


def article_name(stem: str, article: str) -> str:
    """The name of an article's files before their suffix: that of its page, and its id."""
    own = article if _ARTICLE.fullmatch(article) else "x" + sha256(article.encode("utf-8", "surrogatepass"))[:12]
    return f"{safe_name(stem)}.{own}"
