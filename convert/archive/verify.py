"""Verifying a bag: its bytes (`check`), its records, profile and metadata, and, made anew, all of it (`remake`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from convert.archive.bag_info import against_profile
from convert.archive.catalogue import CATALOGUE
from convert.archive.check import DATA, INFO, Checked, Fixity, Problem, check, is_of_others
from convert.archive.contents import OUTPUTS, names_files, records_below
from convert.archive.payload import MANIFEST_PATH, BagPage, Payload
from convert.archive.tags import PREMIS, PREMIS_PAGES, difference, premis_path
from convert.batch.manifest import manifest
from convert.batch.plan import readable
from convert.batch.records import to_json
from convert.catalogue import Severity
from convert.errors import ConvertError, ExitCode
from convert.findings import Finding, finding
from convert.formats import is_here, load
from convert.formats.plugged import validated
from convert.formats.xml import parse, relax_ng, schema_errors

OnFile = Callable[[str, int], object]

NOT_CHECKED = frozenset({"BAG041", "BAG048", "BAG053", "RUN003", "RUN024", "RUN025"})
"""What kept something from being looked at: what is installed or known here, or an error of ours or of a plug-in's, and
nothing in the bag.
"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found wrong with a bag, and how many files, and pages of the paper, were looked at."""

    findings: tuple[Finding, ...]
    files: int
    pages: int

    @property
    def failed(self) -> ExitCode | None:
        """BUG where an error of ours (RUN003) kept something from being looked at."""
        return ExitCode.BUG if any(problem.code == "RUN003" for problem in self.findings) else None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with the bag, so far as it was looked at; a warning is none."""
        errors = {problem.code for problem in self.findings if problem.severity is Severity.ERROR}
        return errors <= NOT_CHECKED

    @property
    def is_checked(self) -> bool:
        """Whether all that was asked for could be looked at here."""
        return not any(problem.code in NOT_CHECKED for problem in self.findings)


def verify(bag: Path, *, again: bool = False, validate: bool = False, on_file: OnFile = lambda _, __: None) -> Verified:
    """Look at a bag; every finding names its file.

    Fixity and completeness first; in a bag that is whole the records, the profile and the metadata too.  With
    `validate` every output by its format's validator; with `again` every output and tag file made anew from the
    sources, byte for byte: so far as the files are whole.
    """
    checked = check(bag, on_file)
    findings = [_finding(problem) for problem in checked.problems]
    pages = 0
    if not any(problem.code == "BAG020" for problem in checked.problems):
        payload = payload_of(bag, checked)
        pages = payload.printed
        whole = set(checked.files) - {problem.path for problem in checked.problems if problem.code != "BAG050"}
        if _is_of_others(payload, checked):
            findings.append(finding("BAG051", file=INFO))
            again = False
        elif not any(problem.severity is Severity.ERROR for problem in findings):
            findings += contradictions(payload, whole)
        findings += _not_here(payload) if validate or again else ()
        findings += _validated(payload, whole) if validate else ()
        versions = {problem for problem in findings if problem.code == "BAG041"}
        if again:
            from convert.archive.remake import remade

            records = sum(1 for _ in payload.pages())
            tags = not any(map(_is_error_in_payload, findings))
            told = {name for problem in findings for name in (problem.file, dict(problem.values).get("path")) if name}
            found = remade(payload, whole, lambda path: on_file(path, records), tags=tags, told=told)
            findings += [problem for problem in found if problem not in versions]
    return Verified(tuple(_placed(bag, problem) for problem in findings), len(checked.files), pages)


def _is_of_others(payload: Payload, checked: Checked) -> bool:
    """Whether there is nothing at all in a bag that banmian puts into each of its own."""
    return is_of_others(checked.files) and not any(payload.pages())


def _is_error_in_payload(problem: Finding) -> bool:
    return problem.severity is Severity.ERROR and (problem.file or "").startswith(DATA)


def contradictions(payload: Payload, whole: set[str]) -> Iterator[Finding]:
    """What a bag whose bytes are all as its manifests say has wrong all the same: records, profile, metadata."""
    yield from _records(payload)
    yield from _described(payload, whole)
    yield from _metadata(payload.bag, whole)


def payload_of(bag: Path, checked: Checked) -> Payload:
    """The payload of a bag that was checked."""
    return Payload(bag, {path: fixity for path, fixity in checked.files.items() if path.startswith(DATA)})


def _finding(problem: Problem) -> Finding:
    return Finding(problem.code, problem.path, problem.line, values=tuple(problem.values.items()))


def _placed(bag: Path, problem: Finding) -> Finding:
    """The finding with its file's path from here, as the bag was named."""
    return replace(problem, file=f"{bag}/{problem.file}" if problem.file else str(bag))


# --------------------------------------------------------------------------- records


def _records(payload: Payload) -> Iterator[Finding]:
    """Whether the payload is what its records say, no more and no less."""
    named = {MANIFEST_PATH}
    for page in payload.pages():
        wanted = _wanted(page)
        named |= {page.record_path, *wanted, *(page.path_of(entry) for entry in page.record.get("earlier", []))}
        for path, digest in wanted.items():
            yield from _against_record(payload.files.get(path), path, digest, page.record_path)
    for path in sorted(set(payload.files) - named):
        yield finding("BAG044", file=readable(path))
    top = payload.bag / OUTPUTS
    records = records_below(top) if top.is_dir() else ()
    odd = [file for file, _, record in records if not names_files(record)]
    yield from (finding("BAG010", file=OUTPUTS + readable(file.relative_to(top).as_posix())) for file in odd)
    yield from () if odd else _manifest(payload)


def _wanted(page: BagPage) -> dict[str, str]:
    """The sha256 that a record gives of each file, by path."""
    wanted = {path: output["sha256"] for path, output in page.outputs}
    for part in page.parts:
        wanted[part.source] = part.record["source"]["sha256"]
        wanted |= {part.corrections: part.record["corrections"]["sha256"]} if part.corrections else {}
    return wanted


def _against_record(found: Fixity | None, path: str, digest: str, record: str) -> Iterator[Finding]:
    if found is None:
        yield finding("BAG037", file=path, record=record, reason="missing")
    elif found.digests["sha256"] != digest:
        yield finding("BAG037", file=path, record=record, reason=f"sha256 {digest}")


def _manifest(payload: Payload) -> Iterator[Finding]:
    path = payload.bag / MANIFEST_PATH
    if MANIFEST_PATH in payload.files and path.read_bytes() != to_json(manifest(payload.bag / OUTPUTS)):
        yield finding("BAG042", file=MANIFEST_PATH)


# --------------------------------------------------------------------------- metadata


def _described(payload: Payload, whole: set[str]) -> Iterator[Finding]:
    """Whether each page has its preservation metadata (BAG046), and there are none of other pages (BAG044)."""
    wanted = {premis_path(page) for page in payload.pages()}
    missing, more = difference(wanted, {path for path in whole if path.startswith(PREMIS_PAGES)})
    yield from (finding("BAG046", file=path) for path in missing)
    yield from (finding("BAG044", file=path) for path in more)


def _metadata(bag: Path, whole: set[str]) -> Iterator[Finding]:
    """What the profile and our own schemas say of the tag files that are whole."""
    if INFO in whole:
        info = (bag / INFO).read_bytes().decode("utf-8", "backslashreplace")
        for path, reason in against_profile({readable(path) for path in whole}, info):
            yield finding("BAG038", file=path, reason=reason)
    for path in sorted(whole):
        if (schema := _schema_of(path)) is not None:
            yield from _valid_xml(bag, path, schema)


def _schema_of(path: str) -> tuple[str, str] | None:
    if path == PREMIS or path.startswith(PREMIS_PAGES):
        return "premis", "premis.rng"
    return {CATALOGUE: ("bagit", "catalogue.rng"), "metadata/dc.xml": ("bagit", "dublin-core.rng")}.get(path)


def _valid_xml(bag: Path, path: str, schema: tuple[str, str]) -> Iterator[Finding]:
    try:
        root = parse((bag / path).read_bytes())
    except etree.XMLSyntaxError as error:
        yield finding("BAG039", file=path, reason=error)
        return
    for line, message in schema_errors(relax_ng(*schema), root)[:1]:
        yield finding("BAG039", file=path, line=line, reason=message)


# --------------------------------------------------------------------------- outputs


def _not_here(payload: Payload) -> Iterator[Finding]:
    """The formats that a plug-in brought which is not installed here: nobody is to blame for what cannot be checked."""
    names = {name for page in payload.pages() for name in (*page.formats, *page.read_as)}
    return (finding("BAG048", name=name) for name in sorted(names) if not is_here(name))


def _validated(payload: Payload, whole: set[str]) -> Iterator[Finding]:
    """What the formats' own validators say of the outputs that are whole; nothing of formats that are not here.

    An output that was made with other schemas than are here had another form then, rightly: what the validator would
    say is no fault of the bag, so it is not asked (BAG041, once a format).
    """
    from convert.archive.remake import SCHEMAS, other_schemas

    others = {page.record_path: other_schemas(page) for page in payload.pages()}
    for what, made, here in dict.fromkeys(other for found in others.values() for other in found):
        yield finding("BAG041", what=what, made=made, here=here)
    for page in payload.pages():
        differing = {what.removeprefix(SCHEMAS) for what, _, _ in others[page.record_path]}
        for path, output in page.outputs:
            if path in whole and is_here(output["format"]) and output["format"] not in differing:
                try:
                    problems = validated(load(output["format"]), (payload.bag / path).read_bytes())
                except ConvertError as error:
                    problems = (error.finding,)
                yield from (replace(problem, file=path) for problem in problems)
