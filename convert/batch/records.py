"""The record of each page: what came from where.

`X.record.json` says what came from where: source and outputs by sha256, the versions of everything that had
a part in it, the options that shape it, and the findings as codes.  It bears no time and no path of the machine.
Runs that write the same page in other formats, one after the other or side by side, add to it; what was made
from other bytes, options or versions, and still stands there, is listed under `earlier`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from convert import __version__
from convert.batch.locks import announced, lock
from convert.batch.plan import RECORD_SUFFIX, Group, readable
from convert.catalogue import SEVERITIES
from convert.errors import CannotWriteError
from convert.findings import Finding, finding
from convert.formats import BUILT_IN
from convert.publish import Draft, foreign, publish, refuse_foreign, sha256, writing
from convert.schema_files import schema_dir
from convert.storage import Url

RECORD = "banmian-record/1"
MANIFEST_KIND = "banmian-manifest/1"
LIBRARIES = ("EbookLib", "jieba", "jsonschema-rs", "lxml", "numpy", "python-docx")


def to_json(value: object) -> bytes:
    """JSON as it is written everywhere in records: UTF-8, indented, keys in the order given, a final newline."""
    return (_indented(value, "\n") + "\n").encode("utf-8", "backslashreplace")


def _indented(value: object, margin: str) -> str:
    """What `json.dumps(value, ensure_ascii=False, indent=2)` gives, which takes four times as long.

    `margin` is what ends a line within the value that holds this one, and begins the next.
    """
    inner = margin + "  "
    if isinstance(value, dict) and value:
        members = [f"{encode_basestring(name)}: {_indented(one, inner)}" for name, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join([_indented(one, inner) for one in value])}{margin}]"
    return encode_basestring(value) if isinstance(value, str) else _flat(value)


_flat = json.JSONEncoder(ensure_ascii=False).encode


def from_json(data: bytes, kind: str) -> dict[str, Any] | None:
    """The record or manifest in these bytes; None where they are something else."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and value.get("kind") == kind else None


def finding_entry(problem: Finding) -> dict[str, object]:
    """A finding as code, place and values; no prose, which depends on a language and a version."""
    entry: dict[str, object] = {"code": problem.code, "severity": str(problem.severity)}
    entry |= {"line": problem.line} if problem.line is not None else {}
    entry |= {"column": problem.column} if problem.column is not None else {}
    return entry | ({"values": dict(problem.values)} if problem.values else {})


def grouped_entry(group: Group) -> dict[str, str]:
    """What the record of an issue says of how its pages were found to be one."""
    known = {"publication": group.publication, "date": group.date, "number": group.number, "beside": group.beside}
    return {name: value for name, value in known.items() if value is not None}


# --------------------------------------------------------------------------- what had a part in it


@cache
def versions() -> Mapping[str, object]:
    """The versions of the program, its libraries, its model and its schemas."""
    from importlib.metadata import PackageNotFoundError, version

    def installed(name: str) -> str | None:
        try:
            return version(name)
        except PackageNotFoundError:
            return None

    found = {name: installed(name) for name in LIBRARIES}
    return {
        "banmian": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "libraries": {name: number for name, number in found.items() if number},
        "model": _digest(Path(__file__).parent.parent / "parser" / "model"),
        "schemas": {folder.name: _digest(folder) for folder in _folders(schema_dir())},
    }


def _folders(path: Path) -> list[Path]:
    return (
        sorted(p for p in path.iterdir() if p.is_dir() and not p.name.startswith(("_", "."))) if path.is_dir() else []
    )


def _digest(folder: Path) -> str:
    """One sha256 over the names and bytes of a folder's files."""
    files = sorted((p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts), key=Path.as_posix)
    lines = [f"{sha256(path.read_bytes())}  {path.relative_to(folder).as_posix()}\n" for path in files]
    return sha256("".join(lines).encode())


# --------------------------------------------------------------------------- what is ours


def ours(record: Mapping[str, Any] | None) -> dict[str, str]:
    """The sha256 of each file that a record lists, by name; empty where there is no record."""
    entries = [*record.get("earlier", []), *record["outputs"]] if record else []
    return {entry["name"]: entry["sha256"] for entry in entries}


def sources_in(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The name and sha256 of each file that a record says its outputs were made of; none where it does not say it."""
    try:
        return [(part["source"]["name"], part["source"]["sha256"]) for part in record.get("parts", [record])]
    except (LookupError, TypeError):
        return []


def read_record(path: Path) -> dict[str, Any] | None:
    """The record of that name; None where there is none, or it is not ours."""
    try:
        record = from_json(path.read_bytes(), RECORD)
        ours(record)
    except (OSError, LookupError, TypeError):
        return None
    return record


def made_by_us(path: Path, data: bytes, outputs: Mapping[str, str]) -> bool:
    """Whether banmian made the file: the record has its sha256, or it is a record."""
    if path.name.endswith(RECORD_SUFFIX) and from_json(data, RECORD) is not None:
        return True
    return outputs.get(readable(path.name)) == sha256(data)


# --------------------------------------------------------------------------- a page and its record


def refuse_foreign_page(path: Path, drafts: Sequence[Draft], record: Mapping[str, Any], *, force: bool) -> None:
    """Raise CannotWriteError where one of a page's files, or its record at `path`, is not ours to overwrite."""
    every = [*drafts, Draft(path, to_json(record) if os.path.lexists(path) else b"")]  # it is compared, not written
    record_there = read_record(path)
    refuse_foreign(every, _known(path, record_there), force=force, stranger=_changed(record_there))


def publish_page(path: Path, drafts: Sequence[Draft], record: Mapping[str, Any], *, force: bool) -> None:
    """Publish a page's files with its record at `path`, which comes last and keeps what other runs put there.

    Raises CannotWriteError, and then nothing was changed.
    """
    refuse_foreign_page(path, drafts, record, force=force)
    name = lock_name(path)
    with lock(path, name) as held:
        previous = read_record(path)
        known = _known(path, previous)
        every = [*drafts, Draft(path, to_json(with_earlier(record, previous)))]
        with writing(path):
            held.announce({readable(draft.path.name): draft.digest for draft in every})
        publish(every, known, force=force, mark=name, stranger=_changed(previous))


def lock_name(path: Path) -> str:
    """The name of the lock of a record, or a bag: short and plain, whatever its own name is."""
    return sha256(path.name.encode("utf-8", "surrogateescape"))[:8]


def _known(path: Path, record: Mapping[str, Any] | None) -> Callable[[Path, bytes], bool]:
    """Whether a file is ours: by the record, or by what a killed run was about to put in place."""
    outputs, cut_short = ours(record), announced(path.parent, lock_name(path))

    def known(file: Path, data: bytes) -> bool:
        return made_by_us(file, data, outputs) or (readable(file.name), sha256(data)) in cut_short

    return known


def _changed(record: Mapping[str, Any] | None) -> Callable[[Path], CannotWriteError]:
    """What is said of a file that is not ours: one that the record lists is, but for a change (OUT013); a record that
    cannot be read may have been (OUT014).
    """

    def error_of(file: Path) -> CannotWriteError:
        if readable(file.name) in ours(record):
            return CannotWriteError(finding("OUT013", path=file))
        return no_record(file) if file.name.endswith(RECORD_SUFFIX) else foreign(file)

    return error_of


def no_record(path: Path | Url) -> CannotWriteError:
    """The error of a file that has the name of a record or a manifest, and is none, or a damaged one (OUT014)."""
    return CannotWriteError(finding("OUT014", file=str(path), path=path))


def with_earlier(record: Mapping[str, Any], previous: Mapping[str, Any] | None) -> dict[str, Any]:
    """The record with what an earlier one lists and this run did not write.

    Outputs of a run that differs in nothing but the formats stand beside those of this one, in the order of the
    formats; all others are `earlier`.
    """
    names = {output["name"] for output in record["outputs"]}
    same = previous is not None and all(previous.get(key) == record.get(key) for key in _MADE_OF)
    before = [output for output in (previous or {}).get("outputs", []) if output["name"] not in names]
    outputs = sorted([*record["outputs"], *(before if same else [])], key=_place)
    names = {output["name"] for output in outputs}
    left = {name: digest for name, digest in ours(previous).items() if name not in names}
    parts = [*record.get("parts", []), *outputs]
    problems = [*record["findings"], *(problem for part in parts for problem in part["findings"])]
    counts = {str(s): sum(problem["severity"] == s for problem in problems) for s in SEVERITIES}
    earlier = [{"name": name, "sha256": digest} for name, digest in sorted(left.items())]
    return {**record, "outputs": outputs, "counts": counts} | ({"earlier": earlier} if earlier else {})


_MADE_OF = ("source", "facts", "given", "corrections", "parts", "grouped", "options", "versions", "findings")


def _place(output: Mapping[str, Any]) -> tuple[int, str]:
    form = output["format"]
    return (BUILT_IN.index(form) if form in BUILT_IN else len(BUILT_IN), form)
