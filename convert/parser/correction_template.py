"""An `X.fix.toml` to begin with (see `corrections.py`): the lines least sure, to be put right by a person."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from convert.parser.correction_file import ROLE_NAMES
from convert.parser.corrections import ELLIPSIS, FACT_KEYS, key_of, shown
from convert.parser.label import LabelledLine
from convert.tree import BLANKS, Issue

_LONG, _BEGINNING = 40, 24
_HEADER = """\
# {name}: corrections for {source}
# Take out the `# ` before an entry, from [[line]] on, and put right what is wrong in it.
# 去掉条目（自 [[line]] 起）各行行首的“# ”，改正其中的错误即可。
# role: {roles}
#
# [page]
{facts}
"""


def template(labels: Sequence[LabelledLine], issue: Issue, source: str, name: str, doubtful: float) -> str:
    """The beginning of an `X.fix.toml`: an entry, commented out, for each line less sure than `doubtful`.

    `issue` is the page as it was read; its facts stand there too, commented out, those that are not known empty, which
    no file of corrections may leave them.  `source` is the name of the page's file, `name` that of its
    corrections.
    """
    keys = [key_of(label.line.text) for label in labels]
    unsure = [(index, label) for index, label in enumerate(labels) if _least(label) < doubtful]
    header = _HEADER.format(
        name=_comment(name), source=_comment(source), roles=", ".join(ROLE_NAMES), facts="\n".join(_facts(issue))
    )
    entries = ["\n".join(f"# {row}" for row in _entry(label, index, keys)) for index, label in unsure]
    nothing = f"# no line is less sure than {doubtful:.2f}  没有把握低于 {doubtful:.2f} 的行"
    return header + "\n" + ("\n\n".join(entries) or nothing) + "\n"


def _facts(issue: Issue) -> Iterator[str]:
    """The rows of `[page]`; page and section are for a file of one page."""
    known = {"date": issue.date, "publication": issue.publication, "number": issue.number}
    if len(issue.pages) == 1:
        known |= {"page": issue.pages[0].number, "section": issue.pages[0].section}
    for key, fact in FACT_KEYS.items():
        if fact in known:
            yield f"# {key} = {_comment(toml_string(known[fact] or ''))}"


def _least(label: LabelledLine) -> float:
    return min(label.confidence, label.boundary_confidence, label.join_confidence)


def _entry(label: LabelledLine, index: int, keys: Sequence[str]) -> list[str]:
    anchor = _anchor(label.line.text.strip(BLANKS), keys[index], keys)
    fitting = [k for k, key in enumerate(keys) if key == key_of(anchor)] or [index]
    return [
        f"{label.confidence:.2f} {label.role.value}, {label.boundary_confidence:.2f} begins_article, "
        f"{label.join_confidence:.2f} joins_previous",
        "[[line]]",
        f"text = {toml_string(anchor)}",
        f"line = {label.line.number}",
        *([f"nth = {fitting.index(index) + 1}"] if len(fitting) > 1 else []),
        f'role = "{label.role.value}"',
        f"begins_article = {shown(label.starts_article)}",
        f"joins_previous = {shown(label.joins_previous)}",
    ]


def _anchor(text: str, key: str, keys: Sequence[str]) -> str:
    """The line's text, or as much of a long one as no other line begins with."""
    for length in range(_BEGINNING, len(text) - 1, _BEGINNING):
        beginning = key_of(text[:length]).rstrip(ELLIPSIS)
        alone = sum(other.startswith(beginning) for other in keys) == 1
        if len(key) > _LONG and alone and beginning + ELLIPSIS not in keys:
            return text[:length].rstrip(ELLIPSIS) + ELLIPSIS
    return text


def toml_string(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but DEL has to be escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    """Text that may stand in a TOML comment: no controls, no line end."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
