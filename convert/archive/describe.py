"""What else a bag says of its payload: Dublin Core, the list of formats, the findings."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from convert.archive.handover import Handover, Span
from convert.archive.payload import BagPage, Payload
from convert.archive.puids import FileFormat, format_of
from convert.catalogue import RULES
from convert.findings import Finding, text_of
from convert.formats.xml import serialize

OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"


def dublin_core(payload: Payload, span: Span, handover: Handover, identifier: str) -> bytes:
    """The bag in the fifteen elements of Dublin Core (oai_dc), each as often as there are values; none is made up.

    Records of earlier versions do not say in which script a page is: then it is Chinese.
    """
    papers = _values(page.issue.get("publication") for page in payload.pages())
    providers = _values(page.provider for page in payload.pages())
    rights = _values(page.rights for page in payload.pages())
    organization = handover.get("bag", "source_organization")
    described = handover.get("bag", "external_description")
    elements = [
        ("title", [" ".join([*papers, span.text]).strip() or identifier]),
        ("publisher", [organization] if organization else providers),
        ("description", [described] if described else []),
        ("date", [span.text] if span.text else []),
        ("type", ["Text"]),
        ("format", sorted({format_of(path).media_type for path in payload.files})),
        ("identifier", [identifier]),
        ("source", papers),
        ("language", _values(one for page in payload.pages() for one in page.issue.get("languages", ())) or ["zh"]),
        ("rights", rights),
    ]
    root = etree.Element(f"{{{OAI_DC}}}dc", None, {"oai_dc": OAI_DC, "dc": DC})
    for name, values in elements:
        for value in values:
            etree.SubElement(root, f"{{{DC}}}{name}").text = value
    etree.indent(root)
    return serialize(root)


def _values(found: Iterable[object]) -> list[str]:
    return sorted({value for value in found if isinstance(value, str)})


# --------------------------------------------------------------------------- formats

COLUMNS = ("puid", "format", "version", "media_type", "files", "bytes", "registry")


def formats_csv(payload: Payload) -> bytes:
    """The formats of the payload, with PRONOM's identifiers: how many files and bytes of each."""
    files: Counter[FileFormat] = Counter(map(format_of, payload.files))
    sizes: Counter[FileFormat] = Counter()
    for path, fixity in payload.files.items():
        sizes[format_of(path)] += fixity.size
    rows = [
        (form.puid, form.name, form.version or "", form.media_type, files[form], sizes[form], form.uri)
        for form in sorted(files, key=lambda form: (form.puid, form.name))
    ]
    out = io.StringIO()
    csv.writer(out).writerows([COLUMNS, *rows])
    return out.getvalue().encode()


# --------------------------------------------------------------------------- findings


def findings_jsonl(pages: Iterable[BagPage]) -> bytes:
    """Every finding of the records, one JSON object a line, with its text in both languages where it is known here."""
    lines = [json.dumps(entry, ensure_ascii=False) for page in pages for entry in _entries(page)]
    return "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace")


def _entries(page: BagPage) -> Iterator[dict[str, Any]]:
    for part in page.parts:
        for problem in part.record["findings"]:
            yield {"file": part.source, **problem, **_texts(problem)}
    for problem in page.record["findings"] if "parts" in page.record else ():
        yield {"file": page.record_path, **problem, **_texts(problem)}
    for path, output in page.outputs:
        for problem in output["findings"]:
            yield {"file": path, **problem, **_texts(problem)}


def _texts(problem: Mapping[str, Any]) -> dict[str, str]:
    code = str(problem["code"])
    if code not in RULES:
        return {}
    known = Finding(code, values=tuple((name, str(value)) for name, value in problem.get("values", {}).items()))
    return {language: text_of(known, language)[0] for language in ("zh", "en")}
