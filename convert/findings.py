"""Problems are values: a `Finding` has a code, a place and the values that fill its text (see `catalogue.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from convert.catalogue import RULES, Rule, Severity
from convert.phrases import in_chinese


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: its code, the file, line and column (from 1 and 0, where known), and its values."""

    code: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    values: tuple[tuple[str, str], ...] = ()

    @property
    def rule(self) -> Rule:
        """The catalogue's entry."""
        return RULES[self.code]

    @property
    def severity(self) -> Severity:
        """The catalogue's severity."""
        return RULES[self.code].severity


def finding(
    code: str, *, file: str | None = None, line: int | None = None, column: int | None = None, **values: object
) -> Finding:
    """A finding with its values as text, in the order given."""
    return Finding(code, file, line, column, tuple((name, str(value)) for name, value in values.items()))


def text_of(problem: Finding, language: str) -> tuple[str, str]:
    """The message and the advice of a finding, in `zh` or `en`."""
    rule = problem.rule
    values = {name: value or "''" for name, value in problem.values}
    if language == "zh":
        values = {name: in_chinese(name, value) for name, value in values.items()}
    message, advice = (rule.chinese, rule.advice_chinese) if language == "zh" else (rule.english, rule.advice_english)
    return _fill(message, values), _fill(advice, values)


def fields_of(rule: Rule) -> frozenset[str]:
    """The names of the values that fill a rule's texts."""
    texts = (rule.english, rule.chinese, rule.advice_english, rule.advice_chinese)
    return frozenset(name for text in texts for name in re.findall(r"{(\w+)}", text))


def sentence_of(problem: Finding) -> str:
    """A finding on one line in English: its place, its code, what is wrong, and what to do."""
    message, advice = text_of(problem, "en")
    known = (problem.file, problem.line, problem.column)
    place = ":".join(str(part) for part in known if part is not None)
    said = f"{problem.code}: {message}; {advice}" if advice else f"{problem.code}: {message}"
    return f"{place}: {said}" if place else said


def about(problems: Iterable[Finding], shown: str) -> tuple[Finding, ...]:
    """The findings with the name of the file they are about, where they name none."""
    return tuple(problem if problem.file else replace(problem, file=shown) for problem in problems)


def _fill(template: str, values: dict[str, str]) -> str:
    """One pass, so that a value that looks like a field stays as it is."""
    return re.sub(r"{(\w+)}", lambda field: values.get(field.group(1), field.group()), template)
