"""The validator: container, schemas, and what a schema cannot say, each with a code of its own.

Nothing here is taken from Office's own validators; a test holds that what openxml-audit rejects is rejected here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from convert.errors import UnreadableError
from convert.findings import Finding, finding
from convert.formats.base import Proof
from convert.formats.docx import container
from convert.formats.docx.added_rules import check_added, check_properties
from convert.formats.docx.elements import first_texts, paragraph_text, style_of
from convert.formats.docx.fixity import CONTENT_PROPERTY
from convert.formats.docx.landmarks import Landmarks, landmarks_of
from convert.formats.docx.opened import Opened
from convert.formats.docx.outline import check_bookmarks, check_outline
from convert.formats.docx.read_properties import properties_of
from convert.formats.docx.reader import lines_of, read_lines, stream_of
from convert.formats.docx.style_names import StyleNames
from convert.formats.docx.style_rules import check_styles, default_language
from convert.formats.docx.vocabulary import (
    A4,
    APP_PART,
    CORE_PART,
    CUSTOM_PART,
    DOCUMENT_PART,
    DOCUMENT_RELS,
    FLD_CHAR,
    FLD_SIMPLE,
    FONTS_PART,
    FOOTER_PART,
    INSTR_TEXT,
    PACKAGE_RELS,
    R_NS,
    SDT,
    SETTINGS_PART,
    STYLES_PART,
    THEME_PART,
    TYPES_PART,
    P,
    office_language,
    w,
)
from convert.formats.xml import Element, schema_errors, xsd

_SCHEMAS = {
    TYPES_PART: "content-types.xsd",
    PACKAGE_RELS: "package-relationships.xsd",
    DOCUMENT_RELS: "package-relationships.xsd",
    CORE_PART: "core-properties.xsd",
    APP_PART: "extended-properties.xsd",
    CUSTOM_PART: "custom-properties.xsd",
    THEME_PART: "drawingml-theme.xsd",
}
_WORD_ROOTS = {
    DOCUMENT_PART: "document",
    STYLES_PART: "styles",
    SETTINGS_PART: "settings",
    FONTS_PART: "fonts",
    FOOTER_PART: "ftr",
}
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "created": "{http://purl.org/dc/terms/}created",
    "modified": "{http://purl.org/dc/terms/}modified",
    "lastModifiedBy": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
    "contentStatus": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus",
}
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
_EXCERPT = 30


def validate(data: bytes) -> list[Finding]:
    """What is wrong with a document, in the order of the parts; empty where nothing is."""
    return list(prove(data).findings)


def prove(data: bytes) -> Proof:
    """What is wrong with a document, in the order of the parts; its text where nothing is."""
    parts, found = container.open_parts(data)
    if found:
        return Proof(tuple(found))
    roots, broken = container.parse_parts(parts)
    found = [*container.check_names(parts), *broken]
    for name, root in roots.items():
        fixed = container.is_fixed(name, parts[name])
        found += _fixed_errors(name, parts[name]) if fixed else _part_errors(name, root)
    given = Given(roots, parts, {name: landmarks_of(root) for name, root in roots.items() if _is_story(name)})
    for part, check in _CHECKS:
        if part in roots:
            found += check(given)
    return Proof(tuple(found)) if found else _content(roots, parts)


def _is_story(name: str) -> bool:
    return name in (DOCUMENT_PART, FOOTER_PART) or name.startswith("word/header")


def _schema_errors(name: str, root: Element) -> list[Finding]:
    expected = _WORD_ROOTS.get(name, "hdr" if name.startswith("word/header") else None)
    if expected is not None and root.tag != w(expected):
        return [finding("DOCX006", part=name, reason=f"the root is {root.tag}, not w:{expected}")]
    schema = xsd("docx", _SCHEMAS.get(name, "wordprocessingml.xsd"))
    return [finding("DOCX006", line=line, part=name, reason=reason) for line, reason in schema_errors(schema, root)]


def _part_errors(name: str, root: Element) -> list[Finding]:
    """What is wrong with a part that can be said of it alone."""
    return [*_schema_errors(name, root), *(check_styles(root) if name == STYLES_PART else ())]


@lru_cache(maxsize=16)
def _fixed_errors(name: str, data: bytes) -> tuple[Finding, ...]:
    """The same of a part that is in one document after the other: the answer about the same bytes is remembered."""
    return tuple(_part_errors(name, container.root_of(name, data)))


def _style_names(roots: Roots, parts: Parts) -> StyleNames:
    data = parts[STYLES_PART]
    return _fixed_names(data) if container.is_fixed(STYLES_PART, data) else StyleNames(roots[STYLES_PART])


@lru_cache(maxsize=4)
def _fixed_names(data: bytes) -> StyleNames:
    return StyleNames(container.root_of(STYLES_PART, data))


Roots = dict[str, Element]
Parts = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Given:
    """What the checks look at: the parts as roots and as bytes, and the landmarks of those that hold paragraphs."""

    roots: Roots
    parts: Parts
    stories: dict[str, Landmarks]


def _content(roots: Roots, parts: Parts) -> Proof:
    """What a document that is sound by itself holds: the content of its digest, and properties that fit it."""
    opened = Opened(roots[DOCUMENT_PART], roots[STYLES_PART], roots[CORE_PART], roots[CUSTOM_PART])
    lines = lines_of(opened, _style_names(roots, parts))
    properties = properties_of(opened.core, opened.custom)
    try:
        reading = read_lines(opened, lines, properties)
    except UnreadableError as error:
        return Proof((error.finding,))
    if reading.findings:
        return Proof((*reading.findings, finding("DOCX023")))
    found = (
        *check_properties(reading.issue, properties.custom, roots),
        *check_added(reading.issue, lines.tokens, roots[DOCUMENT_PART]),
    )
    return Proof(found, stream_of(lines))


def _container(given: Given) -> Iterator[Finding]:
    yield from container.check_types(given.roots[TYPES_PART], given.parts)


def _relationships(given: Given) -> Iterator[Finding]:
    yield from container.check_relationships(given.roots, given.parts)


def _properties(given: Given) -> Iterator[Finding]:
    """The core properties that an archive asks for are there; the machine's keywords are named as such."""
    core = first_texts(given.roots[CORE_PART])
    for name, tag in _CORE.items():
        if not core.get(tag, "").strip():
            yield finding("DOCX016", name=name)
    if CUSTOM_PART not in given.roots:
        return
    names = {e.get("name") for e in given.roots[CUSTOM_PART]}
    needed = ["Generator", "TimeKnown", CONTENT_PROPERTY, *(["KeywordsMadeBy"] if _KEYWORDS in core else [])]
    for name in needed:
        if name not in names:
            yield finding("DOCX016", name=name)


def _language(given: Given) -> Iterator[Finding]:
    """The styles' language is that of the core properties."""
    roots = given.roots
    stated = roots[CORE_PART].findtext(_CORE["language"]) if CORE_PART in roots else None
    found = default_language(roots[STYLES_PART])
    if stated and found and found != office_language(stated):
        yield finding("DOCX017", style="docDefaults", found=found, expected=office_language(stated))


def _document(given: Given) -> Iterator[Finding]:
    landmarks = given.stories[DOCUMENT_PART]
    yield from check_outline(given.roots[DOCUMENT_PART], landmarks)
    yield from check_bookmarks(landmarks)
    yield from _fields(landmarks)
    yield from _sections(landmarks.sections, given.roots)


def _used_styles(given: Given) -> Iterator[Finding]:
    """Styles alone say how text looks, and every one that a part names is in the styles part, and of its kind."""
    kinds = _style_names(given.roots, given.parts).kinds
    missing: dict[str, None] = {}
    for story in given.stories.values():
        for element in story.formatting:
            holder = next(element.iterancestors(P), element)
            yield finding("DOCX010", name=str(element.tag).rpartition("}")[2], text=paragraph_text(holder)[:_EXCERPT])
        for kind, styles in (("paragraph", story.paragraph_styles), ("character", story.character_styles)):
            missing |= {style: None for style in styles if kinds.get(style) != kind}
    for style in missing:
        yield finding("DOCX009", style=style)


def _fields(landmarks: Landmarks) -> Iterator[Finding]:
    """In each content control a field begins, is separated from its result, and ends, in that order (17.16.18)."""
    for block in landmarks.controls:
        kinds = [e.get(w("fldCharType")) for e in block.iter(FLD_CHAR)]
        codes = [e for e in block.iter(INSTR_TEXT) if (e.text or "").split()[:1] == ["TOC"]]
        if (kinds, len(codes)) not in ((["begin", "separate", "end"], 1), ([], 0)):
            text = next((paragraph_text(p) for p in block.iter(P)), "")
            yield finding("DOCX022", text=text[:_EXCERPT])
    outside = sum(1 for e in landmarks.fields if next(e.iterancestors(SDT), None) is None)
    if outside:
        yield finding("DOCX022", text=f"{outside} w:fldChar")


def _sections(sections: Sequence[Element], roots: Roots) -> Iterator[Finding]:
    """Each section is A4, and has the footer with the sheet's number.

    Each has a running head of its own, but that of the title and the contents before several pages, which has none.
    """
    relations = roots.get(DOCUMENT_RELS)
    headers = {} if relations is None else container.relation_targets(relations, "header")
    footers = {} if relations is None else container.relation_targets(relations, "footer")
    used, own = list[str | None](), list[int]()
    for section in sections:
        size = section.find(w("pgSz"))
        width, height = (None, None) if size is None else (size.get(w("w")), size.get(w("h")))
        if (width, height) != (str(A4[0]), str(A4[1])):
            yield finding("DOCX019", width=width, height=height)
        used += [e.get(f"{{{R_NS}}}id") for e in section.iter(w("headerReference"))]
        own.append(len(used) - sum(own))
        if [e.get(f"{{{R_NS}}}id") for e in section.iter(w("footerReference"))] != list(footers):
            yield finding("DOCX021", reason="a section without the footer")
    if sorted(map(str, used)) != sorted(headers):
        yield finding("DOCX021", reason="the sections and the headers do not fit each other")
    if own != [0] * (len(used) != 1) + [1] * len(used):
        yield finding("DOCX021", reason="a section without a header, or with another's")


def _footer(given: Given) -> Iterator[Finding]:
    if not [e for e in given.roots[FOOTER_PART].iter(FLD_SIMPLE) if (e.get(w("instr")) or "").split() == ["PAGE"]]:
        yield finding("DOCX021", reason="no PAGE field in the footer")
    for name in given.stories:
        wanted = {"word/header": "Header", "word/footer": "Footer"}.get(name[:11])
        if wanted and any(style_of(p) != wanted for p in given.roots[name].iter(P)):
            yield finding("DOCX021", reason=f"{name} is not in the style {wanted}")


Check = Callable[[Given], Iterable[Finding]]
_CHECKS: tuple[tuple[str, Check], ...] = (
    (TYPES_PART, _container),
    (PACKAGE_RELS, _relationships),
    (CORE_PART, _properties),
    (STYLES_PART, _language),
    (STYLES_PART, _used_styles),
    (DOCUMENT_PART, _document),
    (FOOTER_PART, _footer),
)
"""The checks in their order, each with the part it cannot do without."""
