"""The changes that `banmian diff` shows: as text for a person, as JSON Lines for a program.

The JSON Lines form: an object a change with `file`, `change` (added, removed, changed), `node` (issue, page, article),
`before` and `after` (page, order, id, title), `matched`, `kin`, and `differences` with `change`, `what`, `before`,
`after`, `text`, `other`; what is not known is left out.  The last object has the counts, as `summary`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from convert.cli.messages import say
from convert.cli.output import excerpt, give, show
from convert.cli.printable import printable
from convert.cli.treewords import named, worded

if TYPE_CHECKING:
    from convert.compare import Change, Comparison, Difference, Ref
    from convert.compare.runs import Files

_MARKS = {"added": "+", "removed": "-", "changed": "~"}
_SEAM, _CONTEXT = 14, 8
"""Characters shown on either side of a seam, and before the first that changed."""


def put(files: Files, comparison: Comparison, form: str) -> None:
    """The changes of one page to stdout; nothing where there are none."""
    if form == "jsonl":
        for change in comparison.changes:
            _give(as_object(files, change))
    elif comparison.changes:
        show(printable(files.name) + _only(files))
        for change in comparison.changes:
            for line in as_text(change):
                show(line)


def put_counts(counts: Mapping[str, int], form: str) -> None:
    """The counts of the whole run, as the last object of JSON Lines."""
    if form == "jsonl":
        _give({"summary": dict(counts)})


# --------------------------------------------------------------------------- JSON Lines


def _give(value: Mapping[str, Any]) -> None:
    give((json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))


def as_object(files: Files, change: Change) -> dict[str, Any]:
    """One change as an object."""
    entry = _renamed({name: value for name, value in asdict(change).items() if value})
    entry["differences"] = [_renamed(_known(one)) for one in entry.get("differences", ())]
    only = "before" if files.after is None else "after" if files.before is None else None
    return {"file": files.name, **({"only_in": only} if only else {}), **entry}


def _renamed(entry: dict[str, Any]) -> dict[str, Any]:
    return {"change": entry.pop("sign"), **entry}


def _known(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value is not None}


# --------------------------------------------------------------------------- text


def _only(files: Files) -> str:
    which = "before" if files.after is None else "after" if files.before is None else None
    return f" ({say(f'diff.only.{which}')})" if which else ""


def as_text(change: Change) -> Iterator[str]:
    """One change as lines: what it is about, and under it each difference."""
    yield f"  {_MARKS[change.sign]} {_node(change)}"
    if change.node != "article" or change.sign == "changed":  # of a whole article its headline is enough
        yield from ("      " + printable(_difference(one)) for one in change.differences)


def _node(change: Change) -> str:
    ref = change.after or change.before
    if change.node == "issue" or ref is None:
        return say("diff.issue")
    if change.node == "page":
        return say("diff.page" if ref.page else "diff.page.unknown", page=ref.page, order=ref.order)
    text = _article(ref)
    if change.matched in ("text", "title"):
        text += " — " + say(f"diff.by.{change.matched}")
    if change.kin is not None:
        text += " — " + say(f"diff.kin.{change.sign}", article=_article(change.kin))
    return text


def _article(ref: Ref) -> str:
    place = say("diff.place" if ref.page else "diff.place.unknown", page=ref.page, order=ref.order)
    key = "diff.article" if ref.title else "diff.untitled"
    return printable(say(key, place=place).replace("{title}", excerpt(ref.title)))


def _difference(one: Difference) -> str:
    what, colon = named(one.what), say("diff.colon")
    before, after = (worded(one.what, value) for value in (one.before, one.after))
    match one.sign:
        case "added" | "removed":
            return f"{_MARKS[one.sign]} {what}{colon}{_quoted(after or before)}{_other(one)}"
        case "changed" if one.what == "role":
            return f"~ {named(str(one.before))} → {named(str(one.after))}{colon}{_quoted(one.text)}"
        case "changed":
            return "~ {}{}{} → {}".format(what, colon, *_around(before, after))
        case "moved":
            return f"~ {what} {say('diff.moved')}{colon}{_where(one)}"
        case _:
            return f"~ {what} {say(f'diff.{one.sign}')}{colon}{_seams(one)}"


def _where(one: Difference) -> str:
    return f"{one.before} → {one.after}" if one.text is None else _quoted(one.text)


def _quoted(text: str | None) -> str:
    return f"“{excerpt(text)}”" if text else say("diff.none")


def _other(one: Difference) -> str:
    if one.other is None:
        return ""
    named = _article(one.other) if one.other.id else say("diff.page", page=one.other.page)
    return f" ({say('diff.from' if one.sign == 'added' else 'diff.into', article=named)})"


def _around(before: str | None, after: str | None) -> tuple[str, str]:
    """Both texts from a little before the first character that is not the same; short ones whole."""
    if not before or not after or all(excerpt(text) == text.strip() for text in (before, after)):
        return _quoted(before), _quoted(after)
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(before, after, strict=False)))
    start = max(0, same - _CONTEXT)
    ahead = "…" if start else ""
    return f"“{ahead}{excerpt(before[start:])}”", f"“{ahead}{excerpt(after[start:])}”"


def _seams(one: Difference) -> str:
    """The first place where a text was cut, and where it is cut now."""
    seams = [_seam(side) for side in (one.before, one.after) if side and "\n" in side]
    return " → ".join(seams)


def _seam(text: str) -> str:
    first, second, *_ = text.split("\n")
    ahead, behind = "…" * (len(first) > _SEAM), "…" * (len(second) > _SEAM)
    return f"“{ahead}{first[-_SEAM:]} | {second[:_SEAM]}{behind}”"
