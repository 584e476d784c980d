"""The page's text read back from ninjs: headlines and bodies, page by page, in the tree's order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.markup import body_text

Object = dict[str, Any]


def news_objects(value: Object) -> Iterator[Object]:
    """An object and all it is associated with, outermost first."""
    yield value
    for inner in value.get("associations", ()):
        yield from news_objects(inner)


def stream(value: Object) -> Iterator[str]:
    """The texts of an object: its headlines, its folios or its bodies, its associations, and the rest of a page."""
    yield from (headline["value"] for headline in value.get("headlines", ()))
    bodies = value.get("bodies", [])
    after = [body for body in bodies if body["role"] in {v.EDITOR_LINE, v.UNPLACED}]
    yield from (_text(body) for body in bodies if body not in after)
    for inner in value.get("associations", ()):
        yield from stream(inner)
    yield from (_text(body) for body in after)


def _text(body: Object) -> str:
    return body_text(body["value"]) if body["contentType"] == v.HTML else str(body["value"])
