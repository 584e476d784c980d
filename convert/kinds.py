"""Files of other kinds that are taken for text: what they are is told from their first bytes."""

from __future__ import annotations

from convert.errors import UnreadableError
from convert.findings import finding
from convert.formats import load
from convert.readback import by_parts

_ZIP = b"PK\x03\x04"
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (_ZIP, "ZIP"),
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


def refuse_no_text(data: bytes) -> None:
    """Raise UnreadableError for a file of another kind: SRC020 where it can be read under its own name, else SRC021."""
    kind = next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)
    if kind is None:
        return
    form = by_parts(data) if kind == "ZIP" else None
    if form is not None:
        raise UnreadableError(finding("SRC020", kind=form.upper(), suffix=load(form).suffix))
    raise UnreadableError(finding("SRC021", kind=kind))
