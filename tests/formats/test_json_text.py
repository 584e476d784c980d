"""How JSON is laid out: on one line what fits on one, and nothing is lost by it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.formats.json_text import WIDTH, entry, holding, laid_out, listed, parse, quoted, real, said
from convert.limits import MAX_JSON_DEPTH

OBJECTS = st.recursive(
    st.dictionaries(st.text('键k"', max_size=8), st.text('桥江a"\\\n ', max_size=60), min_size=1, max_size=6),
    lambda inner: st.dictionaries(
        st.text('键k"', max_size=8),
        inner | st.lists(inner, min_size=1, max_size=6) | st.just({}),
        min_size=1,
        max_size=6,
    ),
    max_leaves=40,
)


def members(value: dict[str, Any], depth: int) -> list[str]:
    """Those of an object so many levels deep, written as the formats write theirs."""
    written = list[str]()
    for name, inner in value.items():
        if isinstance(inner, list):
            written += listed(name, [entry(depth + 2, *members(one, depth + 2)) for one in inner], depth)
        else:
            written.append(
                said(name, inner) if isinstance(inner, str) else holding(name, members(inner, depth + 1), depth)
            )
    return written


def layout(value: Any, depth: int, start: str) -> str:
    """The rule, written down as simply as can be: try the line, and if it is too long give each member its own."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or depth + len(start) + len(flat) <= WIDTH:
        return start + flat
    named = isinstance(value, dict)
    members = [(quoted(name) + ": ", value[name]) for name in value] if named else [("", inner) for inner in value]
    lines = ",\n".join(" " * (depth + 1) + layout(inner, depth + 1, label) for label, inner in members)
    opening, closing = ("{", "}") if named else ("[", "]")
    return f"{start}{opening}\n{lines}\n{' ' * depth}{closing}"


@settings(max_examples=300, deadline=None)
@given(OBJECTS)
def test_what_fits_on_a_line_is_on_one_line(value: dict[str, Any]) -> None:
    assert entry(0, *members(value, 0)) == layout(value, 0, "")


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize("end", ["", "b" * 9])
def test_the_last_character_of_a_line_counts(over: int, end: str) -> None:
    items = [quoted("a" * (WIDTH - 8 - len(end) + over)), quoted(end)]
    assert laid_out("[]", items, 0, WIDTH).count("\n") == 3 * over


def test_a_list_without_entries_is_no_member() -> None:
    assert listed("a", [], 3) == []


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_written(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        real(value)


@pytest.mark.parametrize(
    ("text", "name"), [('{"a": 1, "b": 2, "a": 3}', "a"), ('[{"x": {"b": 1, "c": 2, "c": 2, "b": 1}}]', "c")]
)
def test_the_first_name_that_stands_twice_is_told(text: str, name: str) -> None:
    value, (problem,) = parse(text.encode(), "JSON")
    assert (value, problem.code, dict(problem.values)["name"]) == (None, "JSON005", name)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[" * MAX_JSON_DEPTH + "1" + "]" * MAX_JSON_DEPTH, []),
        ("[" * (MAX_JSON_DEPTH + 1) + "]" * (MAX_JSON_DEPTH + 1), []),
        ("[" * (MAX_JSON_DEPTH + 1) + "1" + "]" * (MAX_JSON_DEPTH + 1), ["JSON017"]),
        ("[" * MAX_JSON_DEPTH + '{"a": 1}' + "]" * MAX_JSON_DEPTH, ["JSON017"]),
        ("[" * (MAX_JSON_DEPTH + 2) + "]" * (MAX_JSON_DEPTH + 2), ["JSON017"]),
    ],
)
def test_what_is_too_deep_is_refused(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in parse(text.encode(), "JSON")[1]] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("9007199254740991", []),
        ("-9007199254740991", []),
        ("9007199254740992", ["JSON018"]),
        ("-9007199254740992", ["JSON018"]),
        ("9" * 400, ["JSON018"]),
        ("1e999", ["JSON018"]),
        ("000000000000000", ["JSON003"]),
    ],
)
def test_numbers_beyond_a_double_are_refused(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in parse(text.encode(), "JSON")[1]] == codes
