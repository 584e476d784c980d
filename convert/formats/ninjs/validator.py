"""What is wrong with a file of our ninjs: strict JSON, our schema, and what a schema cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from convert.findings import Finding, finding
from convert.formats.json_text import parse, schema, schema_findings
from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.counts import characters, words
from convert.formats.ninjs.markup import body_text, markup_problem
from convert.formats.ninjs.reader import news_objects

Object = dict[str, Any]

_SHARED = ("versionCreated", "embargoedUntil", "urgency", "copyrightNotice", "pubStatus")
"""What holds for a file as a whole: an article taken out of it must not lose its embargo."""


def read_checked(data: bytes) -> tuple[Object | None, list[Finding]]:
    """The top-level object and what is wrong with it; None where the file is none of ours."""
    value, problems = parse(data, "NJS")
    problems = problems or schema_findings("NJS007", schema("ninjs", "ninjs.schema.json"), value)
    problems = problems or list(_markup(value))
    if problems:
        return None, problems
    return value, check(value)


def check(value: Object) -> list[Finding]:
    """What neither the schema nor the markup can say."""
    return [*_uris(value), *_counts(value), *_shared(value), *_names(value), *_machines(value), *_bylines(value)]


def _markup(value: Object) -> Iterator[Finding]:
    for one in news_objects(value):
        for body in one.get("bodies", ()):
            problem = markup_problem(body["value"]) if body["contentType"] == v.HTML else None
            if problem:
                yield finding("NJS009", uri=one["uri"], problem=problem)


def _uris(value: Object) -> Iterator[Finding]:
    counts = Counter(one["uri"] for one in news_objects(value))
    yield from (finding("NJS008", uri=uri) for uri, count in counts.items() if count > 1)


def _counts(value: Object) -> Iterator[Finding]:
    for one in news_objects(value):
        for body in one.get("bodies", ()):
            text = body_text(body["value"], figures=False) if body["contentType"] == v.HTML else body["value"]
            count, length = words(text), characters(text)
            if (body["charCount"], body["wordCount"]) != (length, count):
                yield finding("NJS010", uri=one["uri"], role=body["role"], characters=length, words=count)


def _shared(value: Object) -> Iterator[Finding]:
    for one in news_objects(value):
        for name in _SHARED:
            if one.get(name) != value.get(name):
                yield finding("NJS011", uri=one["uri"], name=name)


def _names(value: Object) -> Iterator[Finding]:
    """An association is called by its title, and that is its headline where it has one."""
    for one in news_objects(value):
        headline = next((h["value"] for h in one.get("headlines", ()) if h["role"] == "headline"), one["title"])
        if one.get("name", one["title"]) != one["title"] or headline != one["title"]:
            yield finding("NJS012", uri=one["uri"])


def _machines(value: Object) -> Iterator[Finding]:
    for one in news_objects(value):
        tools = {source["name"] for source in one.get("infoSources", ()) if source["role"] == v.MACHINE_MADE}
        creators = {subject["creator"] for subject in one.get("subjects", ())}
        found = any(place["rel"] == v.MACHINE_MADE for place in one.get("places", ()))
        if not creators <= tools or (found and not tools):
            yield finding("NJS013", uri=one["uri"])


def _bylines(value: Object) -> Iterator[Finding]:
    for one in news_objects(value):
        lines = [body["value"] for body in one.get("bodies", ()) if body["role"] == v.BYLINE]
        if lines and one.get("by") != v.BY_SEPARATOR.join(lines):
            yield finding("NJS014", uri=one["uri"])
