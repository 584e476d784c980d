"""banmian: from the plain-text export of a newspaper page to checked files.

The public API: `parse`, `read`, `convert`, `formats` and `__version__`.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__", "convert", "formats", "parse", "read"]

TYPE_CHECKING = False
"""As in `typing`, which takes 10 ms to load: until the command has begun, Ctrl-C ends in Python's traceback."""

if TYPE_CHECKING:
    from convert.api import convert, formats, parse, read


def __getattr__(name: str) -> object:
    """Load the API on first use, so that `banmian --help` imports nothing it does not need."""
    if name in {"parse", "read", "convert", "formats"}:
        from convert import api

        return getattr(api, name)
    raise AttributeError(f"module 'convert' has no attribute {name!r}")
