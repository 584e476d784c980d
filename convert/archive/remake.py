"""The strongest check: the sources are parsed again as their records say, and all is compared byte for byte.

It needs the versions that made the bag: other ones may rightly make other bytes, so nothing is compared then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

from convert.api import OPTION_NAMES, options_from
from convert.archive.check import DATA
from convert.archive.handover import Handover
from convert.archive.payload import BagPage, Payload
from convert.archive.shape import fits
from convert.archive.tags import BAGGING, MANIFESTS, difference, handover_of, tag_files
from convert.batch.plan import Source
from convert.batch.records import versions
from convert.batch.run import unexpected
from convert.errors import ConvertError, PlugInError, UnreadableError
from convert.facts import given_from
from convert.findings import Finding, finding
from convert.formats import is_here, load, package_of
from convert.formats.release import Release, agreed
from convert.issue import put_together
from convert.page import Page, PageOptions
from convert.page_reading import read_bytes, read_page, read_written, with_keywords
from convert.page_writing import previous_of, released, write_format
from convert.parser.facts import FACT_NAMES
from convert.perarticle import alone
from convert.perissue import part_of, worded
from convert.publish import sha256
from convert.readback import form_of
from convert.tree import Issue

EPOCH = "source_date_epoch"
"""The one option in a record that comes from the environment."""
SCHEMAS = "schemas/"
"""What the schemas of a format are called among the versions: `schemas/docx`."""


def remade(
    payload: Payload, whole: set[str], on_file: Callable[[str], object], *, tags: bool, told: Set[str]
) -> list[Finding]:
    """What differs when outputs and, with `tags`, tag files are made anew; only files that are `whole` are compared.

    Tag files speak of the whole payload: they cannot be made anew where any of it is missing or changed.  Whether
    they are there at all is not said again of those that were `told` of.
    """
    differing: dict[tuple[str, str, str], None] = {}
    found: list[Finding] = []
    for page in payload.pages():
        if not all(map(is_here, page.read_as)):  # `verify` says so
            continue
        if other := other_versions(page.versions, page.formats):
            differing |= dict.fromkeys(other)
            continue
        differing |= dict.fromkeys(other_packages(page))
        if {path for part in page.parts for path in (part.source, part.corrections)} - {None} <= whole:
            on_file(_source(page))
            found += _one_page(payload, page, whole)
    found += _tags(payload, whole, differing, told) if tags else []
    return [*(finding("BAG041", what=what, made=made, here=here) for what, made, here in differing), *found]


def other_versions(made: Mapping[str, Any], forms: Sequence[str] | None = None) -> list[tuple[str, str, str]]:
    """What is of another version here: its name, the version then, the version here.

    Python's own makes no odds; of the schemas only those of `forms` count, where they are given.
    """
    then, now = _flat(made), _flat(versions())
    others = [name for name in {**then, **now} if name != "python" and then.get(name) != now.get(name)]
    schemas = None if forms is None else {SCHEMAS + form for form in forms}
    names = [name for name in others if schemas is None or not name.startswith(SCHEMAS) or name in schemas]
    return [(name, then.get(name, "-"), now.get(name, "-")) for name in names]


def other_schemas(page: BagPage) -> list[tuple[str, str, str]]:
    """Likewise, the schemas of the formats of a page: with those its outputs had another form than they have here."""
    return [other for other in other_versions(page.versions, page.formats) if other[0].startswith(SCHEMAS)]


def other_packages(page: BagPage) -> list[tuple[str, str, str]]:
    """Likewise, the plug-ins that are of another version here than those that made outputs of a page."""
    forms = {output["format"]: output.get("package") for _, output in page.outputs if is_here(output["format"])}
    others = [(name, made, package_of(name)) for name, made in forms.items()]
    return [(f"format {name}", made or "-", here or "-") for name, made, here in others if made != here]


def _flat(known: Mapping[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in known.items():
        flat |= {f"{name}/{n}": str(v) for n, v in value.items()} if isinstance(value, dict) else {name: str(value)}
    return flat


def _source(page: BagPage) -> str:
    """What a page was made of, in a message: its source, or the name of the issue."""
    return page.source if "source" in page.record else page.name


# --------------------------------------------------------------------------- outputs


def _one_page(payload: Payload, page: BagPage, whole: set[str]) -> Iterator[Finding]:
    try:
        for path, data in outputs_again(payload.bag, page):
            if path in whole and payload.files[path].digests["sha256"] != sha256(data):
                yield finding("BAG040", file=path, source=_source(page))
    except PlugInError as error:  # whoever sent the bag has no part in it
        yield replace(error.finding, file=page.record_path)
    except ConvertError as error:
        yield finding("BAG043", file=page.record_path, source=_source(page), reason=error.finding.code)
    except Exception as error:  # a bug of ours, and no fault of whoever sent the bag; the other pages go on
        yield replace(unexpected(error), file=page.record_path)


def outputs_again(bag: Path, page: BagPage) -> Iterator[tuple[str, bytes]]:
    """The outputs of a page or an issue made anew, path and bytes.

    None in formats that are not here, or of another version of their plug-in.

    Raises ConvertError as `convert_page`, and where the record is none that can be followed.
    """
    _refuse_unless(can_be_followed(page.record), page)
    options = options_of(page)
    issue, release = _issue_again(bag, page, options)
    options = released(options, release)
    articles = {article.id: part for article, part in alone(issue)} if options.per == "article" else {}
    for path, output in page.outputs:
        if not is_here(output["format"]) or output.get("package") != package_of(output["format"]):
            continue
        form = load(output["format"])
        _refuse_unless("article" not in output or output["article"] in articles, page)
        what = articles[output["article"]] if "article" in output else issue
        yield path, write_format(form, what, options, previous_of(bag / path, options)).data


def _refuse_unless(good: bool, page: BagPage) -> None:
    if not good:
        raise UnreadableError(finding("BAG010", file=page.record_path))


_GIVEN: dict[str, Any] = {f"{name}?": {"value": object, "from": str} for name in FACT_NAMES} | {"sections?": dict}
_GROUPED = {"publication?": str, "date?": str, "number?": str}


def can_be_followed(record: Mapping[str, Any]) -> bool:
    """Whether a record has the shape of one that says how its outputs were made; `options_from` and `given_from` see to
    the values.
    """
    grouped = {"grouped": _GROUPED, "parts": [{"given?": _GIVEN}]} if "parts" in record else {}
    known = set(OPTION_NAMES) | {EPOCH}
    return fits(record, {"options": dict, "given?": _GIVEN, **grouped}) and set(record["options"]) <= known


def _issue_again(bag: Path, page: BagPage, options: PageOptions) -> tuple[Issue, Release]:
    """The tree as it was written then, and what the files that were read say of their release."""
    if "parts" not in page.record:
        one = with_keywords(_read_again(bag, page, options), options)
        return one.issue, one.release
    read = [(part, _read_again(bag, part, options)) for part in page.parts]
    files = [part_of(part.source, part.record["name"], one) for part, one in read]
    grouped = page.record["grouped"]
    known = Issue(grouped.get("publication"), grouped.get("date"), grouped.get("number"))
    return worded(put_together(files, known)[0], options), agreed([one.release for _, one in read])[0]


def _read_again(bag: Path, page: BagPage, options: PageOptions) -> Page:
    """The source read as it was read then: by the parser, or back from one of our formats."""
    source = Source(bag / page.source, page.source)
    data, facts = read_bytes(source.path), given_from(page.record)
    if (form := form_of(source.path.name, data)) is not None:
        return read_written(form, data, source.stem, facts, options)
    corrections = None
    if page.corrections is not None:
        from convert.parser.correction_file import load as load_corrections

        corrections = load_corrections(bag / page.corrections)
    return read_page(data, source.stem, facts, options, corrections)


def options_of(page: BagPage) -> PageOptions:
    """The options that a page was made with, as its record says.  Raises UsageError."""
    values = {name: value for name, value in page.record["options"].items() if name != EPOCH}
    return replace(options_from(values), epoch=page.epoch)


# --------------------------------------------------------------------------- tag files


def _tags(
    payload: Payload, whole: set[str], differing: dict[tuple[str, str, str], None], told: Set[str]
) -> list[Finding]:
    made = handover_of(payload.bag)
    if made is None:
        return [finding("BAG043", file=BAGGING, source=DATA, reason="BAG010")]
    handover, then = made
    if other := other_versions(then):
        differing |= dict.fromkeys(other)
        return []
    try:
        return list(_tags_again(payload, handover, whole, told))
    except Exception as error:  # likewise
        return [replace(unexpected(error), file=DATA)]


def _tags_again(payload: Payload, handover: Handover, whole: set[str], told: Set[str]) -> Iterator[Finding]:
    """The tag files that differ (BAG042), are missing (BAG046), or are more than banmian makes (BAG047)."""
    wanted: set[str] = set()
    for path, data in tag_files(payload, handover):
        wanted.add(path)
        if path in whole and (payload.bag / path).read_bytes() != data and path != BAGGING:
            yield finding("BAG042", file=path)
    there = {path for path in whole if not path.startswith(DATA)} - MANIFESTS
    missing, more = difference(wanted, there)
    yield from (finding("BAG046", file=path) for path in missing if path not in told)
    yield from (finding("BAG047", file=path) for path in more if path not in told)
