"""Problems are values: a `Finding` has a code, a place and the values that fill its text.

The catalogue below is the one list of codes.  A code is a promise: it is never used again for
anything else.  Its letters say who found it: SRC the source, PAR the parser, FACT the facts about
the issue, TREE the tree, NML NewsML-G2, EPUB, DOCX, JSON the tree's JSON, NJS ninjs, OUT publishing, RUN the run.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: a `note` informs, a `warning` wants a look, an `error` fails the file."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


SEVERITIES = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue; `{name}` in a text is filled from the finding's values."""

    code: str
    severity: Severity
    english: str
    chinese: str
    advice_english: str
    advice_chinese: str


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
        return self.rule.severity


def finding(
    code: str, *, file: str | None = None, line: int | None = None, column: int | None = None, **values: object
) -> Finding:
    """A finding with its values as text, in the order given."""
    return Finding(code, file, line, column, tuple((name, str(value)) for name, value in values.items()))


def text_of(problem: Finding, language: str) -> tuple[str, str]:
    """The message and the advice of a finding, in `zh` or `en`."""
    rule = problem.rule
    values = dict(problem.values)
    message, advice = (
        (rule.chinese, rule.advice_chinese) if language == "zh" else (rule.english, rule.advice_english)
    )
    return _fill(message, values), _fill(advice, values)


def _fill(template: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template


def worst(problems: list[Finding]) -> Severity | None:
    """The highest severity among findings, None where there are none."""
    return max((p.severity for p in problems), key=SEVERITIES.index, default=None)


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

_CATALOGUE: tuple[Rule, ...] = (
    # ---- SRC: the source's bytes and lines
    Rule("SRC001", _E, "no such file or directory: {path}", "没有这个文件或目录：{path}",
         "check the path", "请检查路径"),
    Rule("SRC002", _E, "{path} holds no *.txt file", "{path} 中没有 *.txt 文件",
         "name the files themselves if they end differently", "若文件扩展名不同，请直接写出文件名"),
    Rule("SRC003", _E, "the file is empty (0 bytes)", "文件是空的（0 字节）",
         "export the page again", "请重新导出该版"),
    Rule("SRC004", _E, "the file holds only white space", "文件里只有空白",
         "export the page again", "请重新导出该版"),
    Rule("SRC005", _E, "the bytes are not text in any encoding known here: byte {offset} (0x{byte})",
         "这些字节不是已知编码的文本：第 {offset} 字节（0x{byte}）",
         "say which it is with --encoding, or export the page again as UTF-8",
         "请用 --encoding 指明编码，或重新导出为 UTF-8"),
    Rule("SRC006", _E, "a character is cut off at byte {offset} ({encoding})", "第 {offset} 字节处的字符不完整（{encoding}）",
         "the file was truncated: fetch it again", "文件被截断：请重新取得"),
    Rule("SRC007", _E, "not valid as {encoding}: byte {offset} (0x{byte})", "按 {encoding} 解码失败：第 {offset} 字节（0x{byte}）",
         "leave --encoding out, or name the right one", "请去掉 --encoding，或改用正确的编码"),
    Rule("SRC008", _E, "unknown encoding: {encoding}", "未知编码：{encoding}",
         "known: {known}", "已知的有：{known}"),
    Rule("SRC009", _E, "the text could be {first} or {second}, and neither reads clearly as Chinese",
         "文本可能是 {first}，也可能是 {second}，都读不通",
         "say which it is with --encoding", "请用 --encoding 指明编码"),
    Rule("SRC010", _E, "a lone surrogate (U+{code_point}) at byte {offset}", "第 {offset} 字节处有孤立的代理码位（U+{code_point}）",
         "the UTF-16 is damaged: export the page again", "UTF-16 已损坏：请重新导出"),
    Rule("SRC011", _W, "control character U+{code_point} taken out; its place is recorded", "删去了控制字符 U+{code_point}，其位置已记录",
         "nothing is lost: see the edits in the JSON", "没有丢失：见 JSON 中的 edits"),
    Rule("SRC012", _E, "{lines} lines: more than the limit of {limit}", "共 {lines} 行，超过上限 {limit} 行",
         "cut the file into pages", "请按版拆分文件"),
    Rule("SRC013", _E, "{size} bytes: more than the limit of {limit}", "共 {size} 字节，超过上限 {limit} 字节",
         "cut the file into pages", "请按版拆分文件"),
    Rule("SRC014", _E, "line {line} has {length} characters: more than the limit of {limit}", "第 {line} 行有 {length} 个字符，超过上限 {limit}",
         "this is no newspaper page; check the file", "这不像报纸版面，请检查文件"),
    Rule("SRC015", _E, "cannot be read: {reason}", "无法读取：{reason}",
         "check the permissions", "请检查权限"),
    Rule("SRC016", _N, "decoded as {encoding}", "按 {encoding} 解码",
         "use --encoding if that is wrong", "若有误，请用 --encoding 指明"),
    Rule("SRC017", _W, "private-use character U+{code_point} ({count} times): its meaning is not known", "私用区字符 U+{code_point}（{count} 处）：含义不明",
         "look at the printed page and say what it is", "请对照原版确认"),
    # ---- FACT: facts about the issue
    Rule("FACT001", _W, "the newspaper's name is not known", "不知道报纸名称",
         "give --publication, or write it into issue.toml", "请用 --publication，或写进 issue.toml"),
    Rule("FACT002", _W, "the date of the issue is not known", "不知道出版日期",
         "give --date YYYY-MM-DD, or write it into issue.toml", "请用 --date YYYY-MM-DD，或写进 issue.toml"),
    Rule("FACT003", _N, "the page number is not known", "不知道版次",
         "give --page, or name the file after it", "请用 --page，或写进文件名"),
    Rule("FACT004", _N, "no time is known: 1980-01-01T00:00:00Z stands where {format} insists on one", "没有时间可用：{format} 必需之处写 1980-01-01T00:00:00Z",
         "give --date, or set SOURCE_DATE_EPOCH", "请用 --date，或设 SOURCE_DATE_EPOCH"),
    Rule("FACT005", _E, "not valid: {name} = {value} in {where}", "{where} 中的 {name} = {value} 无效",
         "{expected}", "{expected}"),
    Rule("FACT006", _E, "{path} cannot be read as TOML: {reason}", "{path} 不是有效的 TOML：{reason}",
         "mend the file", "请修正该文件"),
    Rule("FACT007", _W, "the folio says {printed}, but {where} says {given}", "报眉写着 {printed}，而 {where} 写着 {given}",
         "check which is right", "请核对"),
    # ---- PAR: the parser
    Rule("PAR001", _N, "doubtful: taken as {role} ({confidence})", "存疑：判为 {role}（{confidence}）",
         "look at the line; inspect shows it", "请看这一行；可用 inspect 查看"),
    Rule("PAR002", _N, "doubtful whether an article begins here ({confidence})", "存疑：此处是否另起一稿（{confidence}）",
         "look at the line; inspect shows it", "请看这一行；可用 inspect 查看"),
    Rule("PAR003", _N, "doubtful whether this line goes on from the one before ({confidence})", "存疑：此行是否接上一行（{confidence}）",
         "look at the line; inspect shows it", "请看这一行；可用 inspect 查看"),
    Rule("PAR004", _W, "belongs to no article", "未能归入任何稿件",
         "it is carried as unplaced", "已作为 unplaced 保留"),
    Rule("PAR005", _N, "paragraph put together from lines {lines}", "段落由第 {lines} 行拼合",
         "check the seam", "请核对接缝"),
    Rule("PAR006", _W, "the page ends in mid-sentence", "版面在句中结束",
         "the text may go on elsewhere, or be cut", "后文可能在别处，或被截断"),
    Rule("PAR007", _N, "an article without a headline", "没有标题的稿件",
         "check whether its headline stands elsewhere", "请核对其标题是否在别处"),
    Rule("PAR008", _N, "no year is known for the date in this dateline", "电头中的日期不知年份",
         "give --date", "请用 --date"),
    Rule("PAR009", _W, "less sure than asked: {confidence} < {minimum}", "把握不足：{confidence} < {minimum}",
         "correct the page, or lower --min-confidence", "请校正该版，或降低 --min-confidence"),
    # ---- TREE: the laws
    Rule("TREE001", _E, "a character was lost: {character} (U+{code_point})", "丢失字符：{character}（U+{code_point}）",
         "this is a bug of banmian: please report it", "这是 banmian 的缺陷，请报告"),
    Rule("TREE002", _E, "a character stands twice: {character} (U+{code_point})", "字符重复：{character}（U+{code_point}）",
         "this is a bug of banmian: please report it", "这是 banmian 的缺陷，请报告"),
    Rule("TREE003", _E, "a node's text is not what its spans say", "节点文字与其出处不符",
         "this is a bug of banmian: please report it", "这是 banmian 的缺陷，请报告"),
    Rule("TREE004", _E, "the text read back from the {format} differs from the tree's at character {position}: {expected} became {found}",
         "从 {format} 读回的文字与文章树在第 {position} 字处不同：{expected} 变成 {found}",
         "nothing was written; this is a bug of banmian: please report it", "未写出文件；这是 banmian 的缺陷，请报告"),
    Rule("TREE005", _W, "{format} cannot carry {node}; it is left to the other formats", "{format} 无法表达 {node}，由其他格式承载",
         "use JSON, which carries everything", "请用 JSON，它承载一切"),
    # ---- OUT: publishing
    Rule("OUT001", _E, "cannot be written: {reason}", "无法写入：{reason}",
         "check the directory, its permissions and the space left", "请检查目录、权限和剩余空间"),
    Rule("OUT002", _E, "{path} exists and was not made by banmian", "{path} 已存在，且不是 banmian 生成的",
         "choose another directory, or give --force", "请换一个目录，或加 --force"),
    Rule("OUT003", _E, "{first} and {second} would both be written to {path}", "{first} 与 {second} 会写到同一个文件 {path}",
         "rename one of them, or use two output directories", "请改名，或分两个输出目录"),
    # ---- RUN: the run
    Rule("RUN001", _E, "unknown format: {name}", "未知格式：{name}",
         "known: {known}", "已知的有：{known}"),
    Rule("RUN002", _W, "the plug-in for format {name} cannot be loaded: {reason}", "格式 {name} 的插件无法加载：{reason}",
         "mend or remove the package that brings it", "请修复或卸载提供它的软件包"),
    Rule("RUN003", _E, "an unexpected error in {where}: {reason}", "{where} 出现意外错误：{reason}",
         "please report it, with the file if you may", "请报告此问题，若可以请附上文件"),
    Rule("RUN004", _E, "stopped by a signal", "被信号中断",
         "run the command again", "请重新运行"),
    Rule("RUN005", _E, "the file's kind cannot be told from its name: {path}", "无法从文件名判断格式：{path}",
         "name it with one of the suffixes {known}", "请使用以下扩展名之一：{known}"),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.code: rule for rule in _CATALOGUE}
