"""Files of other kinds that are taken for the text of a page: what they are is told from their first bytes."""

from __future__ import annotations

import codecs
import json

from convert.errors import UnreadableError
from convert.findings import finding
from convert.formats import load
from convert.readback import by_content

_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC (OLE)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
)
"""PRONOM's signatures; no text in an encoding known here begins so."""
_MARKUP = ((b"<?xml", "XML"), (b"<!doctype html", "HTML"), (b"<html", "HTML"))
"""Likewise, in small letters and behind white space: no page is printed so."""
_HEAD = 256


def refuse_no_text(data: bytes) -> None:
    """Raise UnreadableError for a file of another kind: SRC020 where it can be read under its own name, else SRC021."""
    if (form := by_content(data)) is not None:
        raise UnreadableError(finding("SRC020", kind=form.upper(), suffix=load(form).suffix))
    if (kind := _kind(data)) is not None:
        raise UnreadableError(finding("SRC021", kind=kind))


def _kind(data: bytes) -> str | None:
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    found = [kind for signature, kind in _SIGNATURES if data.startswith(signature)]
    found += [kind for signature, kind in _MARKUP if head.startswith(signature)]
    return found[0] if found else "JSON" if head.startswith((b"{", b"[")) and is_json(data) else None


def is_json(data: bytes) -> bool:
    """Whether the bytes are JSON, of whatever kind."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
