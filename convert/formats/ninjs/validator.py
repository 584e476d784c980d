"""What is wrong with a file of our ninjs: strict JSON, our schema, and what a schema cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from convert.findings import Finding, finding
from convert.formats.fixity import sha256_of
from convert.formats.json_text import parse, schema, schema_findings
from convert.formats.ninjs import vocabulary as v
from convert.formats.ninjs.counts import counted
from convert.formats.ninjs.grammar import markup_problem
from convert.formats.ninjs.markup import body_element
from convert.formats.ninjs.reader import ids_of, news_objects, stream, text_of
from convert.formats.xml import Element

Object = dict[str, Any]

_SHARED = ("versionCreated", "embargoedUntil", "urgency", "copyrightNotice", "pubStatus")
"""What holds for a file as a whole: an article taken out of it must not lose its embargo."""


def read_checked(data: bytes) -> tuple[Object | None, list[Finding]]:
    """The top-level object and what is wrong with it; None where the file is none of ours."""
    value, problems = parse(data, "NJS")
    problems = problems or list(_foreign(value))
    problems = problems or schema_findings("NJS007", schema("ninjs", "ninjs.schema.json"), value)
    problems = problems or [*_unnamed(value), *_markup(value)]
    if problems:
        return None, problems
    return value, check(value)


def check(value: Object) -> list[Finding]:
    """What neither the schema nor the markup can say."""
    checks = (_uris, _counts, _digests, _shared, _names, _machines, _bylines)
    objects = list(news_objects(value))
    spans = [_spans(one) for one in objects]
    found = [problem for look in checks for problem in look(objects)]
    return [*found, *_people(objects, spans), *_dates(objects, spans)]


def _foreign(value: Any) -> Iterator[Finding]:
    """What a file lacks that would make it one of ours: said before our schema is asked, which fits nobody else."""
    known = value if isinstance(value, dict) else {}
    if not isinstance(known.get("standard"), dict) or known["standard"].get("name") != v.STANDARD["name"]:
        yield finding("NJS015", missing='"standard": {"name": "ninjs"}')
    elif known.get("profile") not in (v.PAGE, v.ISSUE, v.ARTICLE):
        yield finding("NJS015", missing=f'"profile": "{v.PAGE}"')


def _unnamed(value: Object) -> Iterator[Finding]:
    """An article without the id that it was given, or with that of another."""
    counts: Counter[str] = Counter()
    for one in news_objects(value):
        if one["profile"] == v.ARTICLE:
            own = [entry["value"] for entry in one["altIds"] if entry["role"] == "article"]
            counts.update(own[:1] or [""])
    if counts[""]:
        yield finding("NJS015", missing='"altIds": [{"role": "article"}]')
    yield from (finding("NJS022", id=id_) for id_, count in counts.items() if id_ and count > 1)


def _markup(value: Object) -> Iterator[Finding]:
    for one in news_objects(value):
        for entry in (*one.get("headlines", ()), *one.get("bodies", ())):
            inline = entry["role"] != v.MAIN
            problem = markup_problem(entry["value"], inline=inline) if entry["contentType"] == v.HTML else None
            if problem:
                yield finding("NJS009", uri=one["uri"], problem=problem)


def _uris(objects: list[Object]) -> Iterator[Finding]:
    counts = Counter(one["uri"] for one in objects)
    yield from (finding("NJS008", uri=uri) for uri, count in counts.items() if count > 1)


def _counts(objects: list[Object]) -> Iterator[Finding]:
    for one in objects:
        for body in one.get("bodies", ()):
            text = text_of(body, figures=False)
            length, count = counted(text)
            if (body["charCount"], body["wordCount"]) != (length, count):
                yield finding("NJS010", uri=one["uri"], role=body["role"], characters=length, words=count)


def _digests(objects: list[Object]) -> Iterator[Finding]:
    """Of articles: their `text-sha256` where edits lie between their text and their sha256."""
    for one in objects:
        ids = ids_of(one)
        known = ids.get("text-sha256") or ids.get("sha256")
        if one["profile"] == v.ARTICLE and known and known != sha256_of("".join(stream(one))):
            yield finding("NJS023", uri=one["uri"], id=ids["article"])


def _shared(objects: list[Object]) -> Iterator[Finding]:
    for one in objects:
        for name in _SHARED:
            if one.get(name) != objects[0].get(name):
                yield finding("NJS011", uri=one["uri"], name=name)


def _names(objects: list[Object]) -> Iterator[Finding]:
    """An association is called by its title, and that is its headline where it has one."""
    for one in objects:
        headline = next((text_of(h) for h in one.get("headlines", ()) if h["role"] == v.HEADLINE), one["title"])
        if one.get("name", one["title"]) != one["title"] or headline != one["title"]:
            yield finding("NJS012", uri=one["uri"])


def _machines(objects: list[Object]) -> Iterator[Finding]:
    for one in objects:
        tools = {source["name"] for source in one.get("infoSources", ()) if source["role"] == v.MACHINE_MADE}
        creators = {subject["creator"] for subject in one.get("subjects", ())}
        found = any(place["rel"] == v.MACHINE_MADE for place in one.get("places", ()))
        if not creators <= tools or (found and not tools):
            yield finding("NJS013", uri=one["uri"])


def _bylines(objects: list[Object]) -> Iterator[Finding]:
    for one in objects:
        lines = [text_of(body) for body in one.get("bodies", ()) if body["role"] == v.BYLINE]
        if lines and one.get("by") != v.BY_SEPARATOR.join(lines):
            yield finding("NJS014", uri=one["uri"])


def _people(objects: list[Object], spans: list[list[Element]]) -> Iterator[Finding]:
    """Who is named in `people`, or as a maker in `organisations`, is marked in the text, and the other way round."""
    for one, its in zip(objects, spans, strict=True):
        named = [*one.get("people", ()), *one.get("organisations", ())]
        listed = {(maker["name"], maker["rel"]) for maker in named if maker["rel"] != v.AFFILIATION}
        makers = [span for span in its if span.get("class") == v.CONTRIBUTOR]
        if listed != {(span.get("data-name"), span.get("data-role")) for span in makers}:
            yield finding("NJS019", uri=one["uri"])


def _dates(objects: list[Object], spans: list[list[Element]]) -> Iterator[Finding]:
    """The date of the paper, and those that datelines are said to have."""
    for one, its in zip(objects, spans, strict=True):
        dates = [entry["value"] for entry in one.get("altIds", ()) if entry["role"] == "date"]
        dates += [day for span in its if (day := span.get("data-date")) is not None]
        yield from (finding("NJS020", uri=one["uri"], date=day) for day in dates if not _is_day(day))


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2024-05-01") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _spans(one: Object) -> list[Element]:
    """The marks in an object's texts."""
    entries = [*one.get("headlines", ()), *one.get("bodies", ())]
    marked_up = [body_element(entry["value"]) for entry in entries if entry["contentType"] == v.HTML]
    return [span for text in marked_up for span in text.iter("span")]
