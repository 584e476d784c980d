"""What goes into a bag: the files that the records of a run name, each where it lies and with the sha256 it must have.

A record says the name and the sha256 of its source, and no path: the source is looked for at the record's place in
each of the directories given (`a/X.txt` for `a/X.record.json`), then on top of them, then anywhere below them.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from convert.archive.check import fixity_of
from convert.archive.listed import without_records
from convert.archive.shape import digest, fits, seconds, text, text_or_none, texts
from convert.batch.plan import MANIFEST, RECORD_SUFFIX, Source, corrections_path, name_key, readable, walk
from convert.batch.records import MANIFEST_KIND, RECORD, from_json
from convert.catalogue import Severity
from convert.errors import ConvertError, ExitCode
from convert.findings import Finding, finding
from convert.publish import TEMPORARY_PREFIX, sha256

SOURCES = "data/sources/"
OUTPUTS = "data/outputs/"
CORRECTIONS = "data/corrections/"


class BagRefusedError(ConvertError):
    """No bag can be made of a directory; `findings` are all that stands against it."""

    exit_code = ExitCode.UNREADABLE


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that goes into the bag: its path there, where it lies now, and the sha256 that its bytes must have."""

    path: str
    file: Path
    sha256: str


@dataclass(slots=True)
class Contents:
    """The payload of a bag but for its manifest.json, in the order of the records, and what was found on the way."""

    files: list[Carried] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    issues: dict[tuple[str, str], str] = field(default_factory=dict)
    """The record of the issue that a source is of, by the source's path and sha256."""


@dataclass(frozen=True)
class Place:
    """Directories where the files that records name are looked for: `near` at their places, `below` anywhere."""

    near: tuple[Path, ...]
    below: tuple[Path, ...] = ()

    def candidates(self, folder: str, name: str) -> Iterator[Path]:
        """The files of that name, the likeliest first."""
        for top in self.near:
            yield from _named(top / folder, name)
        for top in self.near if folder else ():
            yield from _named(top, name)
        yield from filter(_is_file, self._index.get(name, ()))

    def expected(self, folder: str, name: str) -> Path | None:
        """The file of that name where it should be: at its place, or on top of a directory that has no such place.

        What lies elsewhere is another page's: every day has its 01.txt.
        """
        for top in self.near:
            where = top / folder if (top / folder).is_dir() else top
            if (found := next(_named(where, name), None)) is not None:
                return found
        return None

    @cached_property
    def _index(self) -> dict[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for top in self.below:
            for path in sorted(Path(where, name) for where, _, names in walk(top) for name in names):
                found.setdefault(readable(path.name), []).append(path)
        return found


def _named(folder: Path, name: str) -> Iterator[Path]:
    """The file of that name, whatever Unicode form the directory keeps it in."""
    exact = folder / name
    if _is_file(exact):
        yield exact
    elif folder.is_dir() and not (name.isascii() and "\\" not in name):
        yield from (path for path in sorted(folder.iterdir()) if readable(path.name) == name and path.is_file())


def _is_file(path: Path) -> bool:
    """Whether it is a file.  Raises PermissionError where its directory cannot be read."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        raise
    except OSError:  # not there, or a name that is too long with its escapes
        return False


def gather(out: Path, sources: Sequence[Path], fixes: Path | None) -> Contents:
    """What the records below `out` name.

    Raises BagRefusedError with everything that is missing or was changed, where there is no record (BAG001), or where
    `out` is itself a bag (BAG049): its payload would lie in the new one's, and its tag files would be left out.  Raises
    OSError where a file or directory cannot be read: what lies there must not be left out in silence.
    """
    if _is_file(out / "bagit.txt"):
        raise BagRefusedError(finding("BAG049", file=str(out)))
    contents = Contents()
    pages = Place((*sources, out) if sources else (out, Path()), tuple(sources))
    corrections = Place(tuple(folder for folder in (fixes, *pages.near) if folder), tuple(f for f in (fixes,) if f))
    for path, data, record in records_below(out):
        if names_files(record):
            _Page(contents, out, path, record, fixes).gather(sha256(data), pages, corrections)
        else:
            contents.findings.append(finding("BAG010", file=str(path)))
    contents.findings += without_records(out)
    if not contents.files and not contents.findings:
        raise BagRefusedError(finding("BAG001", path=out))
    contents.files = _once(contents.files)
    contents.findings += _clashes(contents.files)
    if any(problem.severity is Severity.ERROR for problem in contents.findings):
        raise BagRefusedError(*contents.findings)
    contents.findings += _strangers(out, contents.files)
    return contents


def records_below(out: Path) -> Iterator[tuple[Path, bytes, dict[str, Any]]]:
    """The records in a directory, in the order of their names: path, bytes, and what they say.

    One that is damaged says nothing, and is among them all the same: a page must not be left out in silence.  Raises
    OSError.
    """
    found = (Path(top, name) for top, _, names in walk(out) for name in names if name.endswith(RECORD_SUFFIX))
    for path in sorted(found, key=lambda path: readable(path.relative_to(out).as_posix())):
        data = path.read_bytes()
        yield path, data, from_json(data, RECORD) or {}


_FINDING: dict[str, Any] = {"code": text, "severity": str, "values?": dict}
_NAMED: dict[str, Any] = {"name": str, "sha256": digest}
_PART: dict[str, Any] = {
    "source": {**_NAMED, "encoding?": text_or_none},
    "corrections?": _NAMED,
    "given?": dict,
    "issue?": {"publication?": text, "date?": str, "number?": text, "languages?": [text],
               "pages": [{"number?": text, "section?": text, "articles?": int}]},
    "findings": [_FINDING],
}  # fmt: skip
_WHOLE: dict[str, Any] = {
    "issue?": _PART["issue?"],
    "options?": {"provider?": text, "rights?": text, "source_date_epoch?": seconds},
    "versions?": {"banmian?": text_or_none, "python?": text_or_none, "model?": text_or_none,
                  "libraries?": texts, "schemas?": texts},
    "findings": [_FINDING],
    "counts": dict,
    "outputs": [{**_NAMED, "format": text, "bytes": int, "findings": [_FINDING], "article?": text}],
    "earlier?": [_NAMED],
}  # fmt: skip
"""What is read of a record here; `?` marks what may be absent.  What it says besides is left alone."""
_ISSUE: dict[str, Any] = {**_WHOLE, "parts": [{**_PART, "name": str}], "grouped": dict}


def names_files(record: Mapping[str, Any]) -> bool:
    """Whether a record is one that a bag can be made of, and names its files by plain file names."""
    if not fits(record, _ISSUE if "parts" in record else {**_WHOLE, **_PART}):
        return False
    parts = record.get("parts", [record])
    files = [entry for part in parts for entry in (part["source"], part.get("corrections"))]
    names = [entry["name"] for entry in (*files, *record["outputs"], *record.get("earlier", [])) if entry is not None]
    inside = [name for part in record.get("parts", []) for name in part["name"].split("/")]
    return all(map(_is_name, (*names, *inside))) and bool(parts)


def _is_name(name: str) -> bool:
    no_text = any("\ud800" <= character <= "\udfff" for character in name)
    return name not in ("", ".", "..") and not set(name) & {"/", "\0"} and not no_text


@dataclass(frozen=True, slots=True)
class _Page:
    """A page whose files are gathered: where they go, and its record, which lies at `path` below `out`.

    `fixes` is the directory where its corrections would have been looked for, besides that of its source.
    """

    contents: Contents
    out: Path
    path: Path
    record: Mapping[str, Any]
    fixes: Path | None

    @property
    def place(self) -> str:
        return folder_of(self.path.relative_to(self.out))

    @property
    def shown(self) -> str:
        """The name of the record in messages."""
        return readable(self.path.relative_to(self.out).as_posix())

    def gather(self, digest: str, pages: Place, corrections: Place) -> None:
        """Put the page's files into the contents: source, corrections, record (with that sha256), outputs."""
        record, beside, place = self.record, Place((self.path.parent,)), self.place
        for part in record.get("parts", [record]):
            self._part(part, place + inner_folder(part.get("name", "")), pages, corrections)
        self.contents.files.append(Carried(OUTPUTS + place + readable(self.path.name), self.path, digest))
        for output in record["outputs"]:
            self._find(OUTPUTS + place, output, beside, "", "BAG004 BAG005")
        for output in record.get("earlier", []):
            self._keep(output, beside)
        self._tell_shared()

    def _part(self, part: Mapping[str, Any], place: str, pages: Place, corrections: Place) -> None:
        """Put a source of the page and its corrections into the contents."""
        found = self._find(SOURCES + place, part["source"], pages, place, "BAG002 BAG003")
        if (fix := part.get("corrections")) is not None:
            near = Place((*corrections.near, *([found.file.parent] if found else [])), corrections.below)
            self._find(CORRECTIONS + place, fix, near, place, "BAG006 BAG006")
        elif found is not None and "format" not in part["source"]:  # files of our formats have no corrections
            self._refuse_corrections(Source(found.file, part["source"]["name"], place.rstrip("/")))

    def _refuse_corrections(self, source: Source) -> None:
        """A finding (BAG019) where there are corrections now, and the page was made without any."""
        if (fix := corrections_path(source, self.fixes)) is not None:
            self.contents.findings.append(finding("BAG019", file=str(fix), name=readable(fix.name), record=self.shown))

    def _tell_shared(self) -> None:
        """A warning (BAG045) for each issue that has a file of this one: of the two, one is of an earlier grouping."""
        shared: dict[str, str] = {}
        for part in self.record.get("parts", ()):
            path = SOURCES + self.place + inner_folder(part["name"]) + part["source"]["name"]
            other = self.contents.issues.setdefault((path, part["source"]["sha256"]), self.shown)
            if other != self.shown:
                shared.setdefault(other, part["source"]["name"])
        self.contents.findings += [
            finding("BAG045", file=str(self.path), first=other, second=self.shown, name=name)
            for other, name in shared.items()
        ]

    def _find(self, top: str, entry: Mapping[str, Any], where: Place, folder: str, codes: str) -> Carried | None:
        """Put the file of an entry into the contents, or a finding: the first code if it is missing, else the other."""
        name = entry["name"]
        if (file := next(_with_sha256(where.candidates(folder, name), entry["sha256"]), None)) is None:
            changed = where.expected(folder, name)
            shown, code = (self.place + name, codes[:6]) if changed is None else (str(changed), codes[-6:])
            self.contents.findings.append(finding(code, file=shown, name=name, record=self.shown))
            return None
        carried = Carried(top + name, file, entry["sha256"])
        self.contents.files.append(carried)
        return carried

    def _keep(self, entry: Mapping[str, Any], beside: Place) -> None:
        """Put the output of an earlier run into the contents, if it is still there."""
        kept = next(_with_sha256(beside.candidates("", entry["name"]), entry["sha256"]), None)
        if kept is not None:
            self.contents.files.append(Carried(OUTPUTS + self.place + entry["name"], kept, entry["sha256"]))
            self.contents.findings.append(finding("BAG009", file=str(kept)))


def _with_sha256(candidates: Iterable[Path], digest: str) -> Iterator[Path]:
    for path in candidates:
        if fixity_of(path).digests["sha256"] == digest:
            yield path


def inner_folder(name: str) -> str:
    """The folder of a file of an issue, by its name there: `A/` of `A/03`, else nothing."""
    return name[: name.rfind("/") + 1]


def folder_of(path: Path) -> str:
    """The folder of a path, as it stands before a name in the bag: `a/b/`, or nothing."""
    return "" if path.parent == Path() else readable(path.parent.as_posix()) + "/"


# --------------------------------------------------------------------------- what stays behind


def _strangers(out: Path, files: Sequence[Carried]) -> Iterator[Finding]:
    """A finding (BAG008) for each file below the directory that does not go into the bag."""
    known = {os.path.abspath(carried.file) for carried in files}  # noqa: PTH100 - no link is followed
    for top, folders, names in walk(out):
        folders.sort()
        for path in (Path(top, name) for name in sorted(names)):
            if os.path.abspath(path) not in known and not _of_a_run(path):  # noqa: PTH100
                yield finding("BAG008", file=str(path))


def _of_a_run(path: Path) -> bool:
    """Whether it is a manifest, which is put together anew on top, or a lock or temporary file of a run.

    Days that were converted one by one have a manifest each.
    """
    if path.name.startswith(TEMPORARY_PREFIX):
        return True
    return path.name == MANIFEST and from_json(path.read_bytes(), MANIFEST_KIND) is not None


def _once(files: Iterable[Carried]) -> list[Carried]:
    """Each file once: the source of a page is that of its issue too, where runs of both kinds share a directory."""
    once: dict[tuple[str, str], Carried] = {}
    for carried in files:
        once.setdefault((carried.path, carried.sha256), carried)
    return list(once.values())


def _clashes(files: Sequence[Carried]) -> Iterator[Finding]:
    """A finding (BAG007) for two files that a file system may take for one another."""
    seen: dict[str, Carried] = {}
    for carried in files:
        other = seen.setdefault(name_key(carried.path), carried)
        if other is not carried:
            yield finding("BAG007", file=str(carried.file), first=other.path, second=carried.path)
