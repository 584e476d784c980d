"""`banmian rules`: the catalogue of findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import click

from convert.catalogue import RULES, Rule
from convert.cli.app import Command, lang_option, option
from convert.cli.messages import language, say
from convert.cli.output import show, table
from convert.errors import UsageError
from convert.findings import finding


@click.command(name="rules", cls=Command)
@click.argument("codes", nargs=-1, metavar="CODE")
@option("--markdown", is_flag=True)
@lang_option
def command(codes: tuple[str, ...], markdown: bool) -> int:
    """The help is in the table of messages."""
    chosen = [_rule(code) for code in codes]
    if markdown:
        show(as_markdown(chosen or list(RULES.values())))
        return 0
    for rule in chosen:
        _explain(rule)
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


def as_markdown(rules: Sequence[Rule]) -> str:
    """The catalogue as a page in both languages, as `docs/findings.md` has it."""
    parts = [_PAGE]
    for prefix, group in groupby(rules, key=lambda rule: rule.code.rstrip("0123456789")):
        parts.append(f"## {prefix}: {' '.join(_FOUND_BY[prefix]).strip()}" if prefix in _FOUND_BY else f"## {prefix}")
        rows = [
            f"| {rule.code} | {rule.severity} | {_cell(rule.english)}; *{_cell(rule.advice_english)}* "
            f"| {_cell(rule.chinese)}；*{_cell(rule.advice_chinese)}* |"
            for rule in group
        ]
        parts.append("\n".join(["| code | severity | meaning; what to do | 含义；处理 |", "|---|---|---|---|", *rows]))
    return "\n\n".join(parts)


_PAGE = """\
# Findings

Every problem that banmian tells of has a code, which is never used again for anything else. A *note* informs, a
*warning* wants a look, an *error* fails the file. `banmian rules CODE` explains one. This page is made by
`banmian rules --markdown`; a test holds it to the catalogue.

每个问题都有代码，代码绝不另作他用。note 是提示，warning 需要看一看，error 则该文件失败。
用 `banmian rules 代码` 查看某一条。本页由 `banmian rules --markdown` 生成，有测试保证与程序一致。"""

_FOUND_BY = {
    "SRC": ("the source", "来源"),
    "FACT": ("facts about the issue", "一期报纸的事实"),
    "PAR": ("the parser", "解析"),
    "FIX": ("corrections of a page", "校正文件"),
    "TREE": ("the article tree and its laws", "稿件树及其规则"),
    "JSON": ("the tree's JSON", "稿件树 JSON"),
    "NML": ("NewsML-G2", ""),
    "ZIP": ("zip containers", "zip 容器"),
    "EPUB": ("EPUB", ""),
    "DOCX": ("DOCX", ""),
    "NJS": ("ninjs", ""),
    "OFF": ("official validators", "官方校验工具"),
    "OUT": ("publishing", "写出与发布"),
    "BAG": ("the hand-over", "移交"),
    "RUN": ("the run", "运行"),
}
"""Who finds what, by the letters of the codes."""


def _cell(text: str) -> str:
    return re.sub(r"{(\w+)}", r"`\1`", text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*"))


def _text(rule: Rule) -> tuple[str, str]:
    if language() == "zh":
        return rule.chinese, rule.advice_chinese
    return rule.english, rule.advice_english
