"""What a JSON value must be: said by a value of the same shape, with types in the place of what differs."""

from __future__ import annotations

from typing import Any


def fits(value: object, shape: Any) -> bool:
    """Whether a value is of a shape.

    A list has one shape for all that is in it; a dict has one a key, where `?` marks a key that may be absent; all else
    is a type, or a tuple of types.  Keys that the shape does not name are left alone.
    """
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            fits(value[key], inner) if (key := name.removesuffix("?")) in value else name.endswith("?")
            for name, inner in shape.items()
        )
    return isinstance(value, shape)
