"""bag-info.txt, and the profile that every bag of banmian's names and satisfies (`schemas/bagit/profile.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from convert import __version__
from convert.archive.check import INFO, read_tags
from convert.archive.handover import BAG_TAGS, Handover, Span, bagging_date
from convert.archive.payload import Payload
from convert.schema_files import schema_path

PROFILE_FOLDER = "bagit"


@cache
def profile() -> dict[str, Any]:
    """The profile: https://bagit-profiles.github.io/bagit-profiles-specification/ 1.4.0."""
    loaded: dict[str, Any] = json.loads(schema_path(PROFILE_FOLDER, "profile.json").read_bytes())
    return loaded


def bag_info(payload: Payload, span: Span, handover: Handover, identifier: str) -> bytes:
    """The tags in their order, one a line (RFC 8493, 2.2.2)."""
    date, _ = bagging_date(handover, span)
    given = {tag: handover.get("bag", key) for key, tag in BAG_TAGS.items()}
    given["Source-Organization"] = given["Source-Organization"] or _provider(payload)
    tags = [
        *((tag, value) for tag, value in given.items() if value),
        ("Bagging-Date", date),
        ("External-Identifier", identifier),
        ("Bag-Size", _size(payload.octets)),
        ("Payload-Oxum", f"{payload.octets}.{len(payload.files)}"),
        ("BagIt-Profile-Identifier", profile()["BagIt-Profile-Info"]["BagIt-Profile-Identifier"]),
        ("Bag-Software-Agent", f"banmian {__version__}"),
    ]
    return "".join(f"{name}: {value}\n" for name, value in tags).encode()


def _provider(payload: Payload) -> str | None:
    """Who provides the files, where all pages say the same."""
    found = {page.provider for page in payload.pages()}
    return found.pop() if len(found) == 1 else None


def _size(octets: int) -> str:
    """A size that a person reads: 260 GB."""
    size, units = float(octets), ["bytes", "KB", "MB", "GB", "TB"]
    while size >= 1000 and len(units) > 1:
        size /= 1000
        units.pop(0)
    return f"{size:.0f} {units[0]}" if units[0] == "bytes" else f"{size:.1f} {units[0]}"


def against_profile(paths: set[str], info: str) -> Iterator[tuple[str, str]]:
    """What a bag lacks of the profile, or has beyond it: the file, and what is wrong with it.

    `paths` are those of its files, `info` is the text of its bag-info.txt.
    """
    yield from ((INFO, reason) for reason in _against_tags(read_tags(info)))
    wanted = profile()
    required = [*wanted["Tag-Files-Required"], *wanted["Payload-Files-Required"]]
    yield from ((path, "required") for path in required if path not in paths)
    allowed = [*wanted["Tag-Files-Allowed"], *wanted["Payload-Files-Allowed"]]
    known = {f"{kind}manifest-{name}.txt" for kind in ("", "tag") for name in wanted["Manifests-Required"]}
    for path in sorted(paths - known - {"bagit.txt", INFO}):
        if not any(fnmatchcase(path, pattern) for pattern in allowed):
            yield path, "not allowed"


def _against_tags(tags: list[tuple[str, str]]) -> Iterator[str]:
    for name, rule in profile()["Bag-Info"].items():
        values = [value for tag, value in tags if tag == name]
        if rule.get("required") and not any(values):
            yield f"{name}: required"
        if not rule.get("repeatable", True) and len(values) > 1:
            yield f"{name}: {', '.join(values)}"
        if "values" in rule and set(values) - set(rule["values"]):
            yield f"{name}: {', '.join(values)}"
