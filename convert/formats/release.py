"""What a file says of its release: who provides it, its rights, how urgent it is, and until when it is held back.

None of it is the page's, and so none is in the tree; but a page that is held back in one format must not be free in
the next, only because it was converted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from convert.findings import Finding, finding
from convert.tree import is_blank


class Release(NamedTuple):
    """`provider` is who publishes a file, `rights` a statement, `urgency` 1 to 9, `embargo` an aware time; None of
    what is not known.
    """

    provider: str | None = None
    rights: str | None = None
    urgency: int | None = None
    embargo: datetime | None = None


UNSAID = Release()
"""That of a file that says nothing of it."""


def release_in(
    form: str,
    *,
    provider: str | None = None,
    rights: str | None = None,
    urgency: str | None = None,
    embargoes: Iterable[str] = (),
) -> tuple[Release, list[Finding]]:
    """What the words of a file say, and TREE007 for what of it says nothing; of several embargoes the latest holds."""
    findings = []
    level = int(urgency) if urgency is not None and urgency in set("123456789") else None
    if urgency is not None and level is None:
        findings.append(_unusable(form, "urgency", urgency))
    times = []
    for value in dict.fromkeys(embargoes):
        moment = _moment(value)
        if moment is None:
            findings.append(_unusable(form, "embargo", value))
        else:
            times.append(moment)
    return Release(_said(provider), _said(rights), level, max(times, default=None)), findings


def agreed(releases: Sequence[Release]) -> tuple[Release, list[Finding]]:
    """What holds for files that are put together, and ISS012 for what they say differently.

    The latest embargo holds for all of them: no text may be out before its time.  Of the rest, what the first says.
    """
    findings, values = [], {}
    for name in Release._fields:
        found = list(dict.fromkeys(value for one in releases if (value := getattr(one, name)) is not None))
        values[name] = max(found) if name == "embargo" and found else next(iter(found), None)
        if len(found) > 1:
            said = ", ".join(str(value) for value in found)
            findings.append(finding("ISS012", name=name, said=said, given=str(values[name])))
    return Release(**values), findings


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _said(text: str | None) -> str | None:
    return None if text is None or is_blank(text) else text


def _unusable(form: str, name: str, value: str) -> Finding:
    return finding("TREE007", format=form, name=name, value=value)
