"""The record of each page, and the manifest that is put together from them.

`X.record.json` says what came from where: source and outputs by sha256, the versions of everything that had
a part in it, the options that shape it, and the findings as codes.  It bears no time and no path of the machine.
Runs that write the same page in other formats, one after the other or side by side, add to it; what was made
from other bytes, options or versions, and still stands there, is listed under `earlier`.
`manifest.json` lists the records below its directory; it is always made anew from those on the disk, under
a lock, so that runs beside each other lose nothing of each other's work.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from convert import __version__
from convert.batch.plan import MANIFEST, RECORD_SUFFIX, readable
from convert.errors import CannotWriteError
from convert.findings import SEVERITIES, Finding, finding
from convert.formats import BUILT_IN
from convert.publish import TEMPORARY_PREFIX, Draft, publish, refuse_foreign, sha256
from convert.schema_files import schema_dir

RECORD = "banmian-record/1"
MANIFEST_KIND = "banmian-manifest/1"
LOCK_TIMEOUT = 120.0
"""Seconds to wait for another run that is writing the same record, or the manifest."""

LIBRARIES = ("EbookLib", "jieba", "jsonschema-rs", "lxml", "numpy", "python-docx")


def to_json(value: object) -> bytes:
    """JSON as it is written everywhere in records: UTF-8, indented, keys in the order given, a final newline."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


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


def tally(problems: Sequence[Finding]) -> dict[str, int]:
    """How many findings there are of each severity."""
    return {str(severity): sum(p.severity is severity for p in problems) for severity in SEVERITIES}


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
    known = ours(read_record(path))
    every = [*drafts, Draft(path, to_json(record))]
    refuse_foreign(every, lambda file, data: made_by_us(file, data, known), force=force)


def publish_page(path: Path, drafts: Sequence[Draft], record: Mapping[str, Any], *, force: bool) -> None:
    """Publish a page's files with its record at `path`, which keeps what other runs put there.

    Raises CannotWriteError, and then nothing was changed.
    """
    refuse_foreign_page(path, drafts, record, force=force)
    with _lock(path.parent, sha256(path.name.encode("utf-8", "surrogateescape"))[:8]):
        previous = read_record(path)
        known = ours(previous)
        every = [*drafts, Draft(path, to_json(with_earlier(record, previous)))]
        publish(every, lambda file, data: made_by_us(file, data, known), force=force)


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
    problems = [*record["findings"], *(problem for output in outputs for problem in output["findings"])]
    counts = {str(s): sum(problem["severity"] == s for problem in problems) for s in SEVERITIES}
    earlier = [{"name": name, "sha256": digest} for name, digest in sorted(left.items())]
    return {**record, "outputs": outputs, "counts": counts} | ({"earlier": earlier} if earlier else {})


_MADE_OF = ("source", "facts", "corrections", "options", "versions", "findings")


def _place(output: Mapping[str, Any]) -> tuple[int, str]:
    form = output["format"]
    return (BUILT_IN.index(form) if form in BUILT_IN else len(BUILT_IN), form)


# --------------------------------------------------------------------------- the manifest


def refuse_foreign_manifest(folder: Path, *, force: bool) -> None:
    """Raise CannotWriteError (OUT002) where the directory has a manifest.json of someone else's."""
    path = folder / MANIFEST
    if not force and path.is_file() and from_json(path.read_bytes(), MANIFEST_KIND) is None:
        raise CannotWriteError(finding("OUT002", file=str(path), path=path))


def write_manifest(folder: Path, *, force: bool = False) -> Path:
    """Put `manifest.json` together from the records below a directory.  Raises CannotWriteError."""
    path = folder / MANIFEST
    with _lock(folder, "manifest"):
        draft = Draft(path, to_json(manifest(folder)))
        publish([draft], lambda _, data: from_json(data, MANIFEST_KIND) is not None, force=force)
    return path


def has_records(folder: Path) -> bool:
    """Whether there is a record in a directory or below it."""
    return any(name.endswith(RECORD_SUFFIX) for _, _, names in os.walk(folder) for name in names)


def manifest(folder: Path) -> dict[str, object]:
    """What the manifest of a directory says: one entry a page, in the order of their names."""
    return {"kind": MANIFEST_KIND, "pages": list(_entries(folder))}


def _entries(folder: Path) -> Iterator[dict[str, object]]:
    found = (Path(top, name) for top, _, names in os.walk(folder) for name in names if name.endswith(RECORD_SUFFIX))
    for path in sorted(found, key=lambda path: readable(path.relative_to(folder).as_posix())):
        data = path.read_bytes()
        if (record := from_json(data, RECORD)) is not None:
            yield _entry(path.relative_to(folder), data, record)


def _entry(path: Path, data: bytes, record: Mapping[str, Any]) -> dict[str, object]:
    base = "" if path.parent == Path() else readable(path.parent.as_posix()) + "/"
    return {
        "record": {"path": base + readable(path.name), "sha256": sha256(data)},
        "source": record["source"],
        "outputs": [{"path": base + o["name"], "sha256": o["sha256"], "bytes": o["bytes"]} for o in record["outputs"]],
        "findings": record["counts"],
    }


@contextmanager
def _lock(folder: Path, name: str) -> Iterator[None]:
    """Hold a lock file in a directory; it is taken away again by whoever held it last."""
    path = folder / f"{TEMPORARY_PREFIX}{name}.lock"
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise CannotWriteError(finding("OUT001", file=str(path), reason=error.strerror or error)) from error
        try:
            _wait_for(descriptor, path)
            if _still_named(descriptor, path):
                try:
                    yield
                finally:
                    with suppress(OSError):  # Windows keeps a file that is open
                        path.unlink()
                return
        finally:
            os.close(descriptor)


def _still_named(descriptor: int, path: Path) -> bool:
    """Whether the file locked is still the one with that name: its holder before may have taken it away."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _wait_for(descriptor: int, path: Path) -> None:
    waited = 0.0
    while not _try_lock(descriptor):
        if waited >= LOCK_TIMEOUT:
            raise CannotWriteError(finding("OUT001", file=str(path), reason="another run holds the lock"))
        time.sleep(0.02)
        waited += 0.02


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
