"""Every text of the command, in English and Chinese: one table, and the choice of language.

Findings have their texts in `convert.findings`; here is all the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "zh"]


def language_of(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language of messages: `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    for index, argument in enumerate(args):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (args[index + 1] if index + 1 < len(args) else "")
            return "zh" if value == "zh" else "en"
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


class _Chosen:
    language: Language = "en"


def use(language: Language) -> None:
    """Speak that language from here on."""
    _Chosen.language = language


def language() -> Language:
    """The language spoken now."""
    return _Chosen.language


def say(key: str, /, **values: object) -> str:
    """The text of that name in the language spoken now, its `{name}` filled in."""
    english, chinese = TEXTS[key]
    text = chinese if _Chosen.language == "zh" else english
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


TEXTS: dict[str, tuple[str, str]] = {
    # ---- help: the frame
    "help.usage": ("Usage:", "用法："),
    "help.arguments": ("Arguments:", "参数："),
    "help.options": ("Options:", "选项："),
    "help.commands": ("Commands:", "命令："),
    "help.options.word": ("[OPTIONS]", "[选项]"),
    "help.command.word": ("COMMAND", "命令"),
    "help.more": (
        "`{path} COMMAND --help` tells more about a command.",
        "用 `{path} 命令 --help` 查看某个命令的说明。",
    ),
    # ---- help: commands, the line in the list and the text of its own
    "banmian.help": (
        "From the plain-text export of a Chinese newspaper page to checked NewsML-G2, EPUB, DOCX and JSON.",
        "把中文报纸版面的纯文本导出件转换为经过校验的 NewsML-G2、EPUB、DOCX 和 JSON。",
    ),
    "convert.short": ("convert pages into the formats asked for", "把版面转换为所需格式"),
    "convert.help": (
        "Convert pages. A directory gives its *.txt files and is mirrored into the output directory; any other"
        " file only when named. With each page go its record (X.record.json) and, for the directory, manifest.json.",
        "转换版面。目录取其中的 *.txt，并在输出目录中保持原有层次；其他文件须直接写出文件名。"
        "每版附有记录 X.record.json，整个目录附有 manifest.json。",
    ),
    "inspect.short": ("what the parser saw, line by line, and why", "逐行显示解析结果及依据"),
    "inspect.help": (
        "Show what the parser saw: each line's role, the article it belongs to, and how sure that is."
        " --explain says why; --fix-template begins a file of corrections.",
        "显示解析结果：每行的角色、所属稿件及把握程度。--explain 说明依据；--fix-template 输出校正文件的样板。",
    ),
    "check.short": ("findings on the sources alone", "只检查源文件"),
    "check.help": (
        "Read pages and list what is doubtful or wrong with them. Nothing is written.",
        "读取版面，列出存疑或有误之处，不写任何文件。",
    ),
    "validate.short": ("a written file against the schemas", "按模式校验已写出的文件"),
    "validate.help": (
        "Validate written files; the format is told from the name (X.newsml.xml, X.epub, …).",
        "校验已写出的文件；格式由文件名判断（X.newsml.xml、X.epub 等）。",
    ),
    "formats.short": ("the formats that can be written", "列出可写的格式"),
    "formats.help": ("List the formats, those of plug-ins too.", "列出所有格式，包括插件提供的。"),
    "rules.short": ("the codes of findings, and what they mean", "列出问题代码及含义"),
    "rules.help": (
        "List the codes of findings; with CODEs, what these mean and what to do.",
        "列出问题代码；指定代码时，说明其含义和处理办法。",
    ),
    "schema.short": ("the schemas that outputs are checked against", "列出或显示校验所用的模式"),
    "schema.help": ("List the project's schemas, or show one.", "列出本项目的模式，或显示其中一个。"),
    "schema list.short": ("list the schemas", "列出模式"),
    "schema list.help": ("List the schemas, each with its sha256.", "列出模式及其 sha256。"),
    "schema show.short": ("print a schema", "显示模式"),
    "schema show.help": ("Print a schema as it is.", "原样输出一个模式。"),
    "completion.short": ("a completion script for bash, zsh or fish", "输出 bash、zsh 或 fish 的补全脚本"),
    "completion.help": (
        'Print a completion script. For bash: eval "$(banmian completion bash)"',
        '输出补全脚本。bash 用法：eval "$(banmian completion bash)"',
    ),
    # ---- help: arguments and options
    "arg.paths": ("text files, or directories of *.txt", "文本文件，或含 *.txt 的目录"),
    "arg.files": ("written files", "已写出的文件"),
    "arg.codes": ("codes such as SRC005", "代码，如 SRC005"),
    "arg.schema": ("a name that `banmian schema list` shows", "banmian schema list 列出的名称"),
    "arg.shell": ("bash, zsh or fish", "bash、zsh 或 fish"),
    "opt.output": ("the directory to write into; - for stdout", "输出目录；- 表示标准输出"),
    "opt.to": ("formats, with commas (default: the five built in)", "格式，用逗号分隔（默认：内置的五种）"),
    "opt.publication": ("the newspaper's name", "报纸名称"),
    "opt.date": ("the date of the issue", "出版日期"),
    "opt.page": ("the page number, as printed", "版次，按印刷写法"),
    "opt.section": ("the page's section", "版名"),
    "opt.number": ("the number of the issue", "期号"),
    "opt.encoding": ("the source's encoding (default: told from the bytes)", "源文件编码（默认自动判断）"),
    "opt.typography": (
        "punctuation: as in the source, or restore (full-width where Chinese text needs it); default: source",
        "标点：source 照来源（默认），restore 恢复全角",
    ),
    "opt.fixes": (
        "a directory of corrections X.fix.toml; those beside a page count without it",
        "存放校正文件 X.fix.toml 的目录；版面旁的校正文件无须指明",
    ),
    "opt.hold_back": (
        "hold back a page of which any line is less sure than P, 0 to 1",
        "任何一行的把握低于 P（0–1），该版即不放行",
    ),
    "opt.list_below": (
        "with --fix-template: list the lines less sure than P, 0 to 1",
        "与 --fix-template 同用：列出把握低于 P（0–1）的行",
    ),
    "opt.explain": ("say what spoke for and against the label of this line", "说明此行判定的正反依据"),
    "opt.fix_template": (
        "print the beginning of an X.fix.toml, with the doubtful lines",
        "输出 X.fix.toml 的样板，列出存疑各行",
    ),
    "opt.provider": ("who provides the files", "提供者"),
    "opt.rights": ("a statement of rights", "版权声明"),
    "opt.urgency": ("editorial urgency, 1 to 9", "紧急程度，1–9"),
    "opt.embargo": ("hold back until this time, with its zone", "在此时间之前不得发布，须带时区"),
    "opt.keywords": ("no machine-made keywords and places", "不加机器提取的关键词和地名"),
    "opt.fail_on": (
        "exit with 1 from this severity on: note, warning, error, never (default: error)",
        "达到此级别即以 1 退出：note、warning、error、never（默认 error）",
    ),
    "opt.report": ("write a report as JSON; - for stdout", "写出 JSON 报告；- 表示标准输出"),
    "opt.jobs": ("pages worked on side by side (default: 1)", "并行处理的版数（默认 1）"),
    "opt.config": ("defaults, in place of the nearest banmian.toml", "默认设置，代替最近的 banmian.toml"),
    "opt.force": ("overwrite files that banmian did not make", "覆盖不是 banmian 生成的文件"),
    "opt.dry_run": ("do everything but write", "只演练，不写文件"),
    "opt.quiet": ("say nothing but errors", "只显示错误"),
    "opt.format": ("table, jsonl or tree (default: table)", "table、jsonl 或 tree（默认 table）"),
    "opt.markdown": (
        "as a page in both languages, like docs/findings.md",
        "输出中英对照的 Markdown，即 docs/findings.md",
    ),
    "opt.lang": ("language of messages: en or zh (default: the locale's)", "消息语言：en 或 zh（默认随系统）"),
    "opt.version": ("show the version", "显示版本"),
    "opt.help": ("show this help", "显示本帮助"),
    # ---- findings
    "severity.note": ("note", "提示"),
    "severity.warning": ("warning", "警告"),
    "severity.error": ("error", "错误"),
    "finding": ("{place}{severity} {code}: {message}; {advice}", "{place}{severity} {code}：{message}；{advice}"),
    "finding.bare": ("{place}{severity} {code}: {message}", "{place}{severity} {code}：{message}"),
    # ---- what was done
    "done.convert": (
        "converted: {done} of {files} files; articles: {articles}; outputs: {outputs} in {folder}",
        "已转换 {done}/{files} 个文件，稿件 {articles} 篇，输出 {outputs} 个文件到 {folder}",
    ),
    "done.dry": (
        "could convert: {done} of {files} files; articles: {articles}; outputs: {outputs} in {folder}",
        "可转换 {done}/{files} 个文件，稿件 {articles} 篇，将输出 {outputs} 个文件到 {folder}",
    ),
    "done.check": ("can be read: {done} of {files} files", "可读 {done}/{files} 个文件"),
    "done.validate": ("valid: {done} of {files} files", "有效 {done}/{files} 个文件"),
    "done.findings": (
        "errors: {error}; warnings: {warning}; notes: {note}",
        "错误 {error}，警告 {warning}，提示 {note}",
    ),
    "done.again": ("{code}: {times} times more", "{code}：另有 {times} 处"),
    "done.would": ("would write {path}", "将写出 {path}"),
    "stdout": ("standard output", "标准输出"),
    # ---- tables
    "column.line": ("line", "行"),
    "column.page": ("page", "版"),
    "column.article": ("article", "稿"),
    "column.role": ("role", "角色"),
    "column.sure": ("sure", "把握"),
    "column.start": ("start", "起"),
    "column.join": ("join", "接"),
    "column.text": ("text", "文字"),
    "column.name": ("name", "名称"),
    "column.suffix": ("suffix", "扩展名"),
    "column.media_type": ("media type", "媒体类型"),
    "column.from": ("from", "来源"),
    "column.code": ("code", "代码"),
    "column.severity": ("severity", "级别"),
    "column.meaning": ("meaning", "含义"),
    "column.schema": ("schema", "模式"),
    "column.sha256": ("sha256", "sha256"),
    "rules.advice": ("what to do: {advice}", "处理：{advice}"),
    "inspect.pages": (
        "pages: {pages}, articles: {articles}, {encoding}",
        "{pages} 个版，{articles} 篇稿件，{encoding}",
    ),
    # ---- inspect --explain
    "explain.label": ("taken as: {label} ({likely})", "判为：{label}（{likely}）"),
    "explain.rival": ("and not as: {label} ({likely})", "而非：{label}（{likely}）"),
    "explain.starts": ("begins an article", "另起一稿"),
    "explain.joins": ("goes on from the line before", "接上一行"),
    "explain.said": ("a correction says so", "由校正文件指定"),
    "explain.for": ("for it: {total}", "正面依据：{total}"),
    "explain.against": ("against it: {total}", "反面依据：{total}"),
    "explain.before": ("with the line before: {weight}", "与上一行的衔接：{weight}"),
    "explain.after": ("with the line after: {weight}", "与下一行的衔接：{weight}"),
    "explain.forbidden": ("nothing else may stand here", "此处不容其他可能"),
    "explain.more": ("{count} more", "另有 {count} 项"),
    "explain.at.-2": ("2 lines before", "上两行"),
    "explain.at.-1": ("line before", "上一行"),
    "explain.at.0": ("this line", "本行"),
    "explain.at.1": ("line after", "下一行"),
    "explain.at.2": ("2 lines after", "下两行"),
    "explain.expected": ("a line with text, {first} to {last}", "有文字的行号，{first} 至 {last}"),
    "explain.apart": (
        "a line of the paper; this one holds the viewer's words and is set apart by its form alone",
        "报纸上的行；这一行是阅读器的文字，只凭其形式即单独列出",
    ),
    # ---- errors of the command line
    "usage.hint": ("`{path} --help` tells more.", "用 `{path} --help` 查看说明。"),
    "usage.no_option": ("no such option: {name}", "没有这个选项：{name}"),
    "usage.no_command": ("no such command: {name}", "没有这个命令：{name}"),
    "usage.did_you_mean": ("did you mean {name}?", "是否想用 {name}？"),
    "usage.missing": ("missing: {name}", "缺少：{name}"),
    "usage.no_value": ("{name} needs a value", "{name} 需要一个值"),
    "usage.takes_none": ("{name} takes no value", "{name} 不带值"),
    "usage.extra": ("too many arguments: {name}", "多余的参数：{name}"),
    "usage.other": ("{message}", "命令行有误：{message}"),
    "usage.error": ("error: {message}", "错误：{message}"),
}
