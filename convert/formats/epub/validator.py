"""Validation in process: the container, each part against our profile, then what no schema can say.

Each stage needs the one before it: what is wrong at one stage is reported, and the later stages are not run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from convert.findings import Finding, finding
from convert.formats import xml
from convert.formats.base import Proof
from convert.formats.epub import content_checks, css, ocf, opened, package_checks
from convert.formats.epub.book import Book
from convert.formats.epub.vocabulary import CONTAINER_FILE, FOLDER, NAV_FILE, NCX_FILE, OPF, PACKAGE_FILE, STYLE_FILE
from convert.formats.xml import Element
from convert.limits import MAX_XML_MARKS, MAX_XML_MARKS_WHOLE

PROFILE = "epub"
"""The folder of our schemas."""

_SCHEMAS = {
    CONTAINER_FILE: "container.rng",
    PACKAGE_FILE: "package.rng",
    f"{FOLDER}/{NAV_FILE}": "nav.rng",
    f"{FOLDER}/{NCX_FILE}": "ncx.rng",
}
_UTF_8 = {"utf-8", "UTF-8"}


def validate(data: bytes) -> list[Finding]:
    """What is wrong with a written EPUB; empty when it is valid."""
    return list(prove(data).findings)


def prove(data: bytes) -> Proof:
    """What is wrong with a written EPUB, and its text where the documents are as they should be."""
    parts, problems = ocf.read(data)
    if problems:
        return Proof(tuple(problems))
    if _too_much(parts):
        return Proof((finding("EPUB039", part=PACKAGE_FILE),))
    roots: dict[str, Element] = {}
    for name in sorted(parts):
        if name.endswith((".xhtml", ".opf", ".xml", ".ncx")):
            problems.extend(_part(name, parts[name], roots))
    problems.extend(_style(parts[f"{FOLDER}/{STYLE_FILE}"]))
    if problems:
        return Proof(tuple(problems))
    return _whole({name.removeprefix(f"{FOLDER}/"): root for name, root in roots.items()}, parts)


def _too_much(parts: dict[str, bytes]) -> bool:
    most = MAX_XML_MARKS_WHOLE + MAX_XML_MARKS
    # no part has more marks than bytes: most books are too small to be counted
    return sum(map(len, parts.values())) > most and sum(map(opened.marks, parts.values())) > most


def _part(name: str, data: bytes, roots: dict[str, Element]) -> Iterator[Finding]:
    """One XML part: well-formed, without declarations of its own, and of our profile."""
    try:
        root = roots[name] = xml.parse(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield finding("EPUB006", line=getattr(error, "lineno", None), part=name, reason=error)
        return
    if not _is_plain(name, data):
        yield from _declarations(name, root)
    schema = _SCHEMAS.get(name, "content.rng")
    errors = xml.schema_errors(xml.relax_ng(PROFILE, schema), root)
    for line, message in errors[:1]:
        yield finding("EPUB007", line=line, part=name, reason=message)
    if name == PACKAGE_FILE and not errors:
        yield from _meta_order(root)


_META_ORDER = re.compile(
    r"dcterms:modified( dcterms:available)?( belongs-to-collection)?( collection-type)?( group-position)?( role)*"
    r"( dcterms:identifier)*( dcterms:format)*( dcterms:source)* schema:accessMode schema:accessModeSufficient"
    r"( schema:accessibilityFeature)+ schema:accessibilityHazard schema:accessibilitySummary( pageBreakSource)?"
    r" generator"
)
"""The metas of the package document by their property or name: a sequence that libxml2 is too slow for."""


def _meta_order(package: Element) -> Iterator[Finding]:
    """Which metas there are, and that each stands in its place; what each says is the schema's."""
    metas = [meta.get("property") or meta.get("name") or "-" for meta in package.iter(f"{{{OPF}}}meta")]
    if not _META_ORDER.fullmatch(" ".join(metas)):
        yield finding("EPUB007", part=PACKAGE_FILE, reason=f"metas missing or out of order: {' '.join(metas)}")


_PROLOG = re.compile(
    rb'<\?xml version="1\.0" encoding="(?:UTF|utf)-8"\?>\n(?:(<!DOCTYPE html>\n<html)|<package|<ncx|<container)[ >]'
)


def _is_plain(name: str, data: bytes) -> bool:
    """Whether a part begins as ours do, and holds no other `<?`: then there is nothing for `_declarations` to find."""
    prolog = _PROLOG.match(data)
    if prolog is None or bool(prolog[1]) is not name.endswith(".xhtml"):
        return False
    # a mark alone is found in a hundredth of the time
    return data.find(b"?", prolog.end()) < 0 or data.find(b"<?", prolog.end()) < 0


def _declarations(name: str, root: Element) -> Iterator[Finding]:
    """EPUB 3.3, 3.9: UTF-8, no external or internal subset; and no processing instructions."""
    info: Any = root.getroottree().docinfo  # lxml-stubs 0.5 does not know its doctype
    doctype = "<!DOCTYPE html>" if name.endswith(".xhtml") else ""
    if info.encoding not in _UTF_8 or info.xml_version != "1.0":
        yield finding("EPUB008", part=name, value=f"{info.xml_version} {info.encoding}")
    if info.doctype != doctype or (info.internalDTD is not None and any(True for _ in info.internalDTD.iterentities())):
        yield finding("EPUB008", part=name, value=info.doctype or "no DOCTYPE")
    if package_checks.has_instructions(root):
        yield finding("EPUB008", part=name, value="<? ?>")


def _style(data: bytes) -> Iterator[Finding]:
    fault = css.first_fault(data)
    if fault is not None:
        yield finding("EPUB027", line=fault[0], part=STYLE_FILE, reason=fault[1])


def _whole(roots: dict[str, Element], parts: dict[str, bytes]) -> Proof:
    """The parts as a book: first what is there and in which order, then what it says of itself."""
    folder = f"{FOLDER}/"
    names = frozenset(name.removeprefix(folder) for name in parts if name.startswith(folder))
    package = roots[PACKAGE_FILE.removeprefix(folder)]
    spine, problems = package_checks.spine(package)
    problems = [*package_checks.manifest(package, names), *problems]
    if problems:
        return Proof(tuple(problems))
    book = Book(roots, spine)
    checks = (package_checks.metadata, package_checks.navigation, content_checks.documents)
    return Proof(tuple(problem for check in checks for problem in check(book)), book.text)
