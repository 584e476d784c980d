"""What a JSON value must be: said by a value of the same shape, with types or tests in the place of what differs."""

from __future__ import annotations

import re
from typing import Any

from convert.batch.plan import NOT_XML

LAST_SECOND = 253402300799
"""9999-12-31T23:59:59Z: no time after that can be written."""


def fits(value: object, shape: Any) -> bool:
    """Whether a value is of a shape.

    A list has one shape for all that is in it; a dict has one a key, where `?` marks a key that may be absent; all else
    is a type, a tuple of types, or a test.  Keys that the shape does not name are left alone.
    """
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            fits(value[key], inner) if (key := name.removesuffix("?")) in value else name.endswith("?")
            for name, inner in shape.items()
        )
    return isinstance(value, shape) if isinstance(shape, (type, tuple)) else bool(shape(value))


def text(value: object) -> bool:
    """Text that XML can hold."""
    return isinstance(value, str) and NOT_XML.search(value) is None


def text_or_none(value: object) -> bool:
    """Likewise, or nothing."""
    return value is None or text(value)


def texts(value: object) -> bool:
    """Texts by their names."""
    return isinstance(value, dict) and all(text(name) and text_or_none(one) for name, one in value.items())


def digest(value: object) -> bool:
    """A sha256."""
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def seconds(value: object) -> bool:
    """A SOURCE_DATE_EPOCH."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LAST_SECOND
