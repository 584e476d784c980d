"""Text for a terminal: a file's name may hold what would move its cursor, or change its title."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text with escapes for what could disturb a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in " \u3000" else _escape(c) for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
