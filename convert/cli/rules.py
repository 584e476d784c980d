"""`banmian rules`: the catalogue of findings."""

from __future__ import annotations

import click

from convert.cli.app import Command, lang_option
from convert.cli.messages import language, say
from convert.cli.output import show, table
from convert.errors import UsageError
from convert.findings import RULES, Rule, finding


@click.command(name="rules", cls=Command)
@click.argument("codes", nargs=-1, metavar="CODE")
@lang_option
def command(codes: tuple[str, ...]) -> int:
    """The help is in the table of messages."""
    for code in codes:
        _explain(_rule(code))
    if not codes:
        rows = [(rule.code, say(f"severity.{rule.severity}"), _text(rule)[0]) for rule in RULES.values()]
        for line in table([say(f"column.{name}") for name in ("code", "severity", "meaning")], rows):
            show(line)
    return 0


def _rule(code: str) -> Rule:
    rule = RULES.get(code.upper())
    if rule is None:
        raise UsageError(finding("RUN006", option="CODE", value=code, expected="SRC001, …"))
    return rule


def _explain(rule: Rule) -> None:
    message, advice = _text(rule)
    show(f"{rule.code} {say(f'severity.{rule.severity}')}")
    show(f"  {message}")
    show(f"  {say('rules.advice', advice=advice)}")


def _text(rule: Rule) -> tuple[str, str]:
    if language() == "zh":
        return rule.chinese, rule.advice_chinese
    return rule.english, rule.advice_english
