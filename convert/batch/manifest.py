"""`manifest.json`: the records below a directory, put together.

It says nothing that the records do not say.  A run reads its own records and those that the manifest does not list
yet, under a lock, and takes the other entries as they stand: runs beside each other lose nothing of each other's
work, and a thousand runs over a page each do not read a thousand records a time.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from io import FileIO
from pathlib import Path
from typing import Any, TypeVar

from convert.batch.locks import lock
from convert.batch.plan import MANIFEST, RECORD_SUFFIX, has_name_of_record, readable
from convert.batch.records import MANIFEST_KIND, RECORD, from_json, no_record
from convert.errors import UnreadableError
from convert.findings import finding
from convert.publish import Draft, is_there, publish, sha256, writing

T = TypeVar("T")

_NAME = "manifest"
_HEAD = f'{{\n  "kind": "{MANIFEST_KIND}",\n  "pages": ['
_BETWEEN = ",\n    "
_END = re.compile(r"(?<=\n    \}),\n    (?=\{\n)")
"""Between two entries: no text in JSON has a line break of its own."""
_ENTRY = re.compile(
    r'\{\n      "record": \{\n        "path": ("(?:[^"\\\n]|\\.)*"),\n        "sha256": "([0-9a-f]{64})"\n'
)


def refuse_foreign_manifest(folder: Path, *, force: bool) -> None:
    """Raise CannotWriteError where a directory has someone else's manifest.json (OUT014), or is closed (OUT001)."""
    path = folder / MANIFEST
    with writing(path):
        if is_there(path) and path.is_file() and not force and not is_manifest(path.read_bytes()):
            raise no_record(path)


def write_manifest(
    folder: Path, own: Collection[str] | None = None, *, force: bool = False, changed: bool = False
) -> Path:
    """Bring `manifest.json` up to date with the records below a directory; it is not touched where it is.

    `own` are the records of this run, as in `a/b/X.record.json`; None means that all are read.  Where it is known that
    one of them has `changed`, nothing is read to find out.  Raises CannotWriteError.
    """
    path = folder / MANIFEST
    now = _bytes_of(path)
    if not changed and brought_up_to_date(now, _records(folder), own, _bytes_of) == now:
        return path
    with lock(path, _NAME):
        draft = Draft(path, brought_up_to_date(_bytes_of(path), _records(folder), own, _bytes_of))
        if draft.data != _bytes_of(path):
            publish([draft], lambda _, data: is_manifest(data), force=force, mark=_NAME, stranger=no_record)
    return path


def manifest(folder: Path) -> dict[str, object]:
    """What the manifest of a directory says: one entry a page, in the order of their names."""
    records = sorted(_records(folder).items())
    entries = (_entry(name, Path(path).read_bytes()) for name, path in records)
    return {"kind": MANIFEST_KIND, "pages": [entry for entry in entries if entry is not None]}


def is_manifest(data: bytes) -> bool:
    """Whether these are the bytes of a manifest of ours."""
    return data.startswith(_HEAD.encode()) or from_json(data, MANIFEST_KIND) is not None


def is_record(data: bytes) -> bool:
    """Whether these are the bytes of an `X.record.json` or a `manifest.json` of ours."""
    return is_manifest(data) or from_json(data, RECORD) is not None


def refuse_record(name: str, data: bytes) -> None:
    """Raise UnreadableError (RUN033) for a record or a manifest that is named as a page to be read."""
    if has_name_of_record(name) and is_record(data):
        raise UnreadableError(finding("RUN033"))


def _bytes_of(path: Path | str) -> bytes | None:
    try:
        with FileIO(path) as file:
            return file.read()
    except OSError:
        return None


def brought_up_to_date(
    now: bytes | None, records: Mapping[str, T], own: Collection[str] | None, read: Callable[[T], bytes | None]
) -> bytes:
    """The bytes that a manifest should have, of which `now` are those that it has.

    `records` are those that are there, by the names they have in the manifest; `read` gives the bytes of one.
    """
    listed = {} if own is None else _listed(now or b"")
    chunks = []
    for name, record in sorted(records.items()):
        chunk = listed.get(name)
        if chunk is None or own is None or name in own:
            chunk = _anew(name, read(record), chunk)
        chunks += [chunk] if chunk else []
    body = "\n    " + _BETWEEN.join(chunks) + "\n  " if chunks else ""
    return f"{_HEAD}{body}]\n}}\n".encode("utf-8", "backslashreplace")


def to_read(now: bytes | None, records: Iterable[str], own: Collection[str]) -> list[str]:
    """The names of the records that bringing a manifest up to date will read."""
    listed = _listed(now or b"")
    return [name for name in records if name in own or name not in listed]


def _listed(data: bytes) -> dict[str, str]:
    """The entries of a manifest as they stand there, by their records; none where it is not as we write it."""
    text = data.decode("utf-8", "replace")
    if not text.startswith(_HEAD + "\n    ") or not text.endswith("\n    }\n  ]\n}\n"):
        return {}
    chunks = _END.split(text[len(_HEAD) + len("\n    ") : -len("\n  ]\n}\n")])
    found = [(match, chunk) for chunk in chunks if (match := _ENTRY.match(chunk))]
    return {json.loads(match[1]): chunk for match, chunk in found} if len(found) == len(chunks) else {}


def _anew(name: str, data: bytes | None, chunk: str | None) -> str | None:
    """The entry of a record as it stands in the manifest; the one there was, where the record is still the same."""
    if data is None:
        return None
    if chunk is not None and (match := _ENTRY.match(chunk)) and match[2] == sha256(data):
        return chunk
    entry = _entry(name, data)
    return None if entry is None else json.dumps(entry, ensure_ascii=False, indent=2).replace("\n", "\n    ")


def _records(folder: Path) -> dict[str, str]:
    """The files below a directory that are called like records, by the names they have in the manifest."""
    found: dict[str, str] = {}
    for top, _, names in os.walk(folder):
        place = readable(Path(top).relative_to(folder).as_posix() + "/").removeprefix("./")
        records = [name for name in names if name.endswith(RECORD_SUFFIX)]
        found |= {place + readable(name): f"{top}{os.sep}{name}" for name in records}
    return found


def _entry(name: str, data: bytes) -> dict[str, Any] | None:
    """What the manifest says of a record; None where it is none of ours."""
    record = from_json(data, RECORD)
    base = name[: name.rfind("/") + 1]
    try:
        return None if record is None else _of_record(name, base, data, record)
    except (LookupError, TypeError):
        return None


def _of_record(name: str, base: str, data: bytes, record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "record": {"path": name, "sha256": sha256(data)},
        **_sources(record),
        "outputs": [{"path": base + o["name"], "sha256": o["sha256"], "bytes": o["bytes"]} for o in record["outputs"]],
        "findings": record["counts"],
    }


def _sources(record: Mapping[str, Any]) -> dict[str, Any]:
    """The file that a page was made of, or those of an issue."""
    if "parts" in record:
        return {"sources": [part["source"] for part in record["parts"]]}
    return {"source": record["source"]}
