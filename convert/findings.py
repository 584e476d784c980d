"""Problems are values: a `Finding` has a code, a place and the values that fill its text.

The catalogue below is the one list of codes.  A code is a promise: it is never used again for
anything else.  Its letters say who found it: SRC the source, PAR the parser, FIX its corrections, FACT the facts about
the issue, TREE the tree, NML NewsML-G2, EPUB, DOCX, JSON the tree's JSON, NJS ninjs, OUT publishing, RUN the run.
"""

from __future__ import annotations

import re
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
    message, advice = (rule.chinese, rule.advice_chinese) if language == "zh" else (rule.english, rule.advice_english)
    return _fill(message, values), _fill(advice, values)


def _fill(template: str, values: dict[str, str]) -> str:
    """One pass, so that a value that looks like a field stays as it is."""
    return re.sub(r"{(\w+)}", lambda field: values.get(field.group(1), field.group()), template)


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
         "look at the line; inspect --explain LINE says why", "请看这一行；inspect --explain 行号 可知依据"),
    Rule("PAR002", _N, "doubtful whether an article begins here ({confidence})", "存疑：此处是否另起一稿（{confidence}）",
         "look at the line; inspect --explain LINE says why", "请看这一行；inspect --explain 行号 可知依据"),
    Rule("PAR003", _N, "doubtful whether this line goes on from the one before ({confidence})", "存疑：此行是否接上一行（{confidence}）",
         "look at the line; inspect --explain LINE says why", "请看这一行；inspect --explain 行号 可知依据"),
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
    Rule("PAR009", _E, "held back: lines less sure than {minimum}: {count}; this one is the least sure ({confidence})",
         "暂不放行：{count} 行把握低于 {minimum}，此行最低（{confidence}）",
         "inspect --fix-template lists them: correct the page, or lower --min-confidence",
         "用 inspect --fix-template 列出后校正该版，或降低 --min-confidence"),
    Rule("PAR011", _N, "the lines are hard-wrapped: {count} paragraphs were put together", "各行是硬换行：拼合了 {count} 个段落",
         "check the seams that PAR003 names", "请核对 PAR003 指出的接缝"),
    Rule("PAR010", _N, "{count} punctuation marks made full-width", "{count} 个标点恢复为全角",
         "see the edits in the JSON; --typography source leaves them as they are", "见 JSON 中的 edits；--typography source 保留原样"),
    Rule("PAR012", _N, "words of the viewer or leaked markup, not of the page", "阅读器的文字或泄漏的标记，不是版面内容",
         "they are carried as unplaced", "已作为 unplaced 保留"),
    Rule("PAR013", _N, "the headline of the article stands again in its text", "稿件标题在正文中重复出现",
         "it is carried as it stands", "已照原样保留"),
    # ---- FIX: corrections of a page (X.fix.toml)
    Rule("FIX001", _E, "{path} cannot be read: {reason}", "{path} 无法读取：{reason}",
         "mend the file", "请修正该文件"),
    Rule("FIX002", _E, "not valid: {name} = {value} in {where}", "{where} 中的 {name} = {value} 无效",
         "expected: {expected}", "应为：{expected}"),
    Rule("FIX003", _E, "a correction fits no line: {text} (number {nth} of {count} such lines)", "有一条校正找不到对应的行：{text}（第 {nth} 处，共 {count} 处）",
         "the page has changed: copy the line's text again, or take the correction out", "版面已变：请重新抄录该行文字，或删去这条校正"),
    Rule("FIX004", _E, "a correction fits {count} lines ({lines}): {text}", "有一条校正对应 {count} 行（第 {lines} 行）：{text}",
         "say which of them with nth = 1, 2 …", "请用 nth = 1、2 …… 指明是哪一处"),
    Rule("FIX005", _E, "two corrections contradict each other: {name} = {first} and {second}", "两条校正互相矛盾：{name} = {first} 与 {second}",
         "keep one of them", "请只保留一条"),
    Rule("FIX006", _E, "the corrections cannot be satisfied: {reason}", "校正无法满足：{reason}",
         "check the corrections of this line and of those round it", "请检查这一行及前后各行的校正"),
    Rule("FIX007", _E, "[page] gives {name}, but the file holds {count} pages", "[page] 给出了 {name}，而文件含 {count} 个版",
         "cut the file into pages, or correct the page heads with role = \"folio\"", "请按版拆分文件，或用 role = \"folio\" 校正报眉"),
    Rule("FIX008", _W, "no page has the corrections of {path}", "没有与 {path} 对应的版面",
         "they were not used: check the name, X.fix.toml for X.txt", "未曾使用：请核对文件名，X.txt 的校正文件是 X.fix.toml"),
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
    # ---- JSON: the tree's JSON
    Rule("JSON001", _E, "not UTF-8: byte {offset} (0x{byte})", "不是 UTF-8：第 {offset} 字节（0x{byte}）",
         "save the file as UTF-8", "请存为 UTF-8"),
    Rule("JSON002", _E, "the file begins with a byte order mark", "文件以字节顺序标记（BOM）开头",
         "save the file as UTF-8 without a byte order mark", "请存为不带 BOM 的 UTF-8"),
    Rule("JSON003", _E, "not JSON: {reason}", "不是有效的 JSON：{reason}",
         "look at the place named, or convert the page again", "请看所指之处，或重新转换该版"),
    Rule("JSON004", _E, "{text} is no JSON number", "{text} 不是 JSON 数值",
         "RFC 8259 knows no such numbers: convert the page again", "RFC 8259 不许可这种数值：请重新转换该版"),
    Rule("JSON005", _E, "the name {name} stands twice in one object", "同一对象中 {name} 出现两次",
         "remove one of the two", "请删去其一"),
    Rule("JSON006", _E, "a lone surrogate (U+{code_point}) in a string", "字符串中有孤立的代理码位（U+{code_point}）",
         "the file was damaged by another program: convert the page again", "文件被其他程序损坏：请重新转换该版"),
    Rule("JSON007", _E, "the tree is of schema {found}; this banmian knows {expected}", "文章树的模式为 {found}；此版 banmian 只识 {expected}",
         "use the banmian that wrote it, or convert the page again", "请用写出它的 banmian 版本，或重新转换该版"),
    Rule("JSON008", _E, "{path}: {message}", "{path} 不合模式：{message}",
         "compare with schemas/json/tree.schema.json (banmian schema show json)", "请对照 schemas/json/tree.schema.json（banmian schema show json）"),
    Rule("JSON009", _E, "two articles have the id {id}", "有两篇稿件的 id 同为 {id}",
         "convert the page again", "请重新转换该版"),
    Rule("JSON010", _E, "a {type} holds only white space", "{type} 中只有空白",
         "remove the node, or convert the page again", "请删去该节点，或重新转换该版"),
    Rule("JSON011", _E, "a fact covers {start} to {end} of a text of {length} characters", "一条事实覆盖第 {start} 至 {end} 字，而文字只有 {length} 字",
         "the text was changed and its facts were not: convert the page again", "文字改动而事实未改：请重新转换该版"),
    Rule("JSON012", _E, "a {type} has an empty span", "{type} 的出处区间为空",
         "convert the page again", "请重新转换该版"),
    Rule("JSON013", _E, "the spans of a {type} do not go down the page", "{type} 的出处次序颠倒",
         "convert the page again", "请重新转换该版"),
    Rule("JSON014", _E, "two nodes claim the same characters, up to column {end}", "两个节点占用同一段原文（至第 {end} 列）",
         "convert the page again", "请重新转换该版"),
    Rule("JSON015", _E, "the text of article {id} does not have the sha256 written beside it", "稿件 {id} 的文字与所记 sha256 不符",
         "the text was changed after it was written: convert the page again", "文字在写出后被改动：请重新转换该版"),
    # ---- NML: NewsML-G2
    Rule("NML001", _E, "not well-formed XML: {reason}", "不是格式良好的 XML：{reason}",
         "make the file again", "请重新生成该文件"),
    Rule("NML002", _E, "against the schema: {message}", "不符合模式：{message}",
         "make the file again; if banmian made it, please report it", "请重新生成；若由 banmian 生成，请报告"),
    Rule("NML003", _E, "{attribute}=\"{qcode}\": its alias is in no catalog of the item", "{attribute}=\"{qcode}\"：该别名不在本条目的任何目录中",
         "declare the alias in an inline catalog, or refer to IPTC's", "请在内嵌目录中声明别名，或引用 IPTC 目录"),
    Rule("NML004", _E, "unknown catalog: {href}", "未知的目录：{href}",
         "known: {known}", "已知的有：{known}"),
    Rule("NML005", _E, "{element}: {value} has no time zone", "{element}：{value} 没有时区",
         "write the zone: Z or +08:00", "请写明时区：Z 或 +08:00"),
    Rule("NML006", _E, "{attribute} is not a URI: {value}", "{attribute} 不是 URI：{value}",
         "use a URN or another absolute URI", "请使用 URN 或其他绝对 URI"),
    Rule("NML007", _E, "the guid {guid} stands twice in the message", "guid {guid} 在消息中出现两次",
         "each item needs a guid of its own", "每个条目须有自己的 guid"),
    Rule("NML008", _E, "{attribute}=\"{reference}\" leads to nothing", "{attribute}=\"{reference}\" 没有指向任何对象",
         "refer to an item or id of this message", "请引用本消息中的条目或 id"),
    Rule("NML009", _E, "<{element}> is empty", "<{element}> 为空",
         "leave the element out, or give it text", "请删去该元素，或填入文字"),
    Rule("NML010", _E, "the news item {guid} holds no text", "新闻条目 {guid} 没有文字",
         "leave the item out", "请删去该条目"),
    Rule("NML011", _E, "not a language tag: {value}", "不是语言标签：{value}",
         "use a tag of BCP 47, such as zh-Hans", "请使用 BCP 47 标签，如 zh-Hans"),
    Rule("NML012", _E, "the ranks of the package are {found}, not 1 to {count} in reading order", "组合包的 rank 为 {found}，不是按阅读顺序的 1 至 {count}",
         "number the item references in reading order", "请按阅读顺序编号"),
    Rule("NML013", _E, "the news item {guid} is not in the package that it names, or in none", "新闻条目 {guid} 不在它所指的组合包中，或不属于任何组合包",
         "refer to it once, from the package in its memberOf", "请由其 memberOf 所指的组合包引用一次"),
    Rule("NML014", _E, "alias {alias} stands for {found}, not for {expected}", "别名 {alias} 指向 {found}，而不是 {expected}",
         "give an alias one meaning", "一个别名只能有一个含义"),
    Rule("NML015", _E, "{attribute}=\"{qcode}\" is not a code that may stand here", "{attribute}=\"{qcode}\" 不是此处可用的代码",
         "may stand here: {known}", "此处可用：{known}"),
    Rule("NML016", _E, "{field} says {found}, the text says {expected}", "{field} 写作 {found}，正文为 {expected}",
         "make the metadata agree with the text", "请使元数据与正文一致"),
    Rule("NML017", _E, "the subject {subject} is not marked as machine-made", "主题 {subject} 未标明由机器生成",
         "say how (howextr:tool) and which tool (creator)", "请写明 how（howextr:tool）和工具（creator）"),
    Rule("NML018", _N, "who provides the items is not known: NewsML-G2 insists on a provider, which is \"unknown\"", "不知道提供者：NewsML-G2 必需 provider，写作 unknown",
         "give --provider or --publication", "请用 --provider 或 --publication"),
    Rule("NML019", _E, "the content of {guid} is not what its hash says", "{guid} 的内容与其散列值不符",
         "the text was changed after it was written: make the file again", "写出后内容被改动：请重新生成该文件"),
    # ---- NJS: ninjs 3.1
    Rule("NJS001", _E, "not UTF-8: byte {offset} (0x{byte})", "不是 UTF-8：第 {offset} 字节（0x{byte}）",
         "save the file as UTF-8", "请存为 UTF-8"),
    Rule("NJS002", _E, "the file begins with a byte order mark", "文件以字节顺序标记（BOM）开头",
         "save the file as UTF-8 without a byte order mark", "请存为不带 BOM 的 UTF-8"),
    Rule("NJS003", _E, "not JSON: {reason}", "不是有效的 JSON：{reason}",
         "look at the place named, or convert the page again", "请看所指之处，或重新转换该版"),
    Rule("NJS004", _E, "{text} is no JSON number", "{text} 不是 JSON 数值",
         "RFC 8259 knows no such numbers: convert the page again", "RFC 8259 不许可这种数值：请重新转换该版"),
    Rule("NJS005", _E, "the name {name} stands twice in one object", "同一对象中 {name} 出现两次",
         "remove one of the two", "请删去其一"),
    Rule("NJS006", _E, "a lone surrogate (U+{code_point}) in a string", "字符串中有孤立的代理码位（U+{code_point}）",
         "the file was damaged by another program: convert the page again", "文件被其他程序损坏：请重新转换该版"),
    Rule("NJS007", _E, "{path}: {message}", "{path} 不合模式：{message}",
         "compare with schemas/ninjs/ninjs.schema.json (banmian schema show ninjs)", "请对照 schemas/ninjs/ninjs.schema.json（banmian schema show ninjs）"),
    Rule("NJS008", _E, "two news objects have the uri {uri}", "两个新闻对象的 uri 同为 {uri}",
         "convert the page again", "请重新转换该版"),
    Rule("NJS009", _E, "the body of {uri} is not the HTML that banmian writes: {problem}", "{uri} 的正文不是 banmian 所写的 HTML：{problem}",
         "convert the page again", "请重新转换该版"),
    Rule("NJS010", _E, "the {role} body of {uri} has {characters} characters and {words} words, and says otherwise",
         "{uri} 的 {role} 实有 {characters} 字符、{words} 字，与所记不符",
         "the text was changed after it was written: convert the page again", "文字在写出后被改动：请重新转换该版"),
    Rule("NJS011", _E, "{name} of {uri} is not that of the file", "{uri} 的 {name} 与全文件的不一致",
         "convert the page again", "请重新转换该版"),
    Rule("NJS012", _E, "headline, title and name of {uri} differ", "{uri} 的标题、title 与 name 不一致",
         "convert the page again", "请重新转换该版"),
    Rule("NJS013", _E, "{uri} has machine-made subjects or places, and does not name the machine", "{uri} 有机器标注的主题或地点，却未写明所用工具",
         "convert the page again", "请重新转换该版"),
    Rule("NJS014", _E, "the by of {uri} is not its bylines", "{uri} 的 by 与署名不一致",
         "convert the page again", "请重新转换该版"),
    # ---- EPUB: EPUB 3.3
    Rule("EPUB001", _E, "not a readable zip file: {reason}", "不是可读的 zip 文件：{reason}",
         "the file is damaged: write it again", "文件已损坏：请重新生成"),
    Rule("EPUB002", _E, "the entry `mimetype` is not as EPUB wants it: {reason}", "mimetype 条目不合 EPUB 要求：{reason}",
         "it comes first, is stored, and holds application/epub+zip", "它须居首、不压缩，内容为 application/epub+zip"),
    Rule("EPUB003", _E, "two entries have names that some systems cannot tell apart: {part}", "有两个条目的名称在某些系统上无法区分：{part}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB004", _E, "an entry that has no place in an EPUB of banmian: {part}", "条目 {part} 不属于 banmian 的 EPUB",
         "if another tool added it, take it out", "若由其他工具加入，请删去"),
    Rule("EPUB005", _E, "a part is missing: {part}", "缺少部件：{part}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB006", _E, "{part} is not well-formed XML: {reason}", "{part} 不是格式良好的 XML：{reason}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB007", _E, "{part} does not follow the profile: {reason}", "{part} 不符合规范的约束：{reason}",
         "schema show epub prints the profile", "可用 schema show epub 查看约束"),
    Rule("EPUB008", _E, "{part} declares what an EPUB document may not: {value}", "{part} 中有不允许的声明：{value}",
         "UTF-8, XML 1.0, <!DOCTYPE html> in XHTML and none elsewhere", "须为 UTF-8、XML 1.0；XHTML 用 <!DOCTYPE html>，其他部件不用"),
    Rule("EPUB009", _E, "the manifest names a file that is not there: {part}", "清单中的文件不存在：{part}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB010", _E, "a file is not in the manifest: {part}", "文件不在清单中：{part}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB011", _E, "stands twice in the package document: {value}", "包文档中重复出现：{value}",
         "ids and addresses must be unique", "标识和地址不得重复"),
    Rule("EPUB012", _E, "the spine does not hold every content document once: {value}", "书脊没有恰好一次列出每个内容文档：{value}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB013", _E, "the spine is not in print order", "书脊顺序与版面顺序不符",
         "title page, then page by page its opening, articles and end", "先扉页，再逐版为版首、稿件、版末"),
    Rule("EPUB014", _E, "metadata about nothing: {value}", "元数据所修饰的对象不存在：{value}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB015", _E, "no such date or time: {value}", "没有这样的日期或时间：{value}",
         "check --date and SOURCE_DATE_EPOCH", "请检查 --date 和 SOURCE_DATE_EPOCH"),
    Rule("EPUB016", _E, "languages declared: {declared}; languages used: {used}", "声明的语言为 {declared}，实际使用 {used}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB017", _E, "accessibility metadata is not true of this file: {claim}", "无障碍元数据与文件不符：{claim}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB018", _E, "an id stands twice in {part}: {value}", "{part} 中标识重复：{value}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB019", _E, "a link leads nowhere in {part}: {value}", "{part} 中的链接没有目标：{value}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB020", _E, "a heading of level {found} follows one of level {before} in {part}", "{part} 中 {before} 级标题之后直接是 {found} 级标题",
         "no level may be left out", "标题层级不得跳跃"),
    Rule("EPUB021", _E, "language {value} instead of {expected} in {part}", "{part} 中的语言为 {value}，应为 {expected}",
         "lang and xml:lang say the same, and the root says the book's", "lang 与 xml:lang 须一致，根元素须为全书语言"),
    Rule("EPUB022", _E, "the contents are not the pages and articles in order: {found}, where {expected} is due", "目录与版面、稿件不符：出现 {found}，应为 {expected}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB023", _E, "the page list is not the page marks in order: {found}, where {expected} is due", "版次表与版次标记不符：出现 {found}，应为 {expected}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB024", _E, "landmarks {found} instead of {expected}", "要处为 {found}，应为 {expected}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB025", _E, "the NCX differs from the navigation or the package document: {reason}", "NCX 与导航文档或包文档不一致：{reason}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB026", _E, "the list of contents in {part} is not what follows: {found}, where {expected} is due", "{part} 中的目录与后文不符：出现 {found}，应为 {expected}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB027", _E, "the style sheet cannot be read here: {reason}", "样式表有误：{reason}",
         "only plain rules, and nothing that is fetched", "只用简单规则，不得引用外部资源"),
    Rule("EPUB028", _E, "the masthead in {part} and the metadata differ: {value}", "{part} 的报头与元数据不一致：{value}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB029", _E, "{part} holds what its name does not say: {found}", "{part} 的内容与其名称不符：{found}",
         "write the file again", "请重新生成文件"),
    Rule("EPUB030", _E, "an article without a name, or with two, in {part}", "{part} 中的稿件没有名称，或有两个名称",
         "its headline names it, else a label", "以标题为名称，没有标题时用标签"),
    Rule("EPUB031", _E, "{part} is refused: {reason}", "拒绝读取 {part}：{reason}",
         "encrypted parts and absurd sizes are not read", "不读取加密部件和过大的部件"),
    Rule("EPUB032", _E, "the text or the facts are not those that the identifier was made of: {value}, where {expected} is due",
         "文字或出版信息与标识不符：标识为 {value}，应为 {expected}",
         "the file was changed after it was written", "文件写出后被改动过"),
    Rule("EPUB033", _E, "an element without text in {part}: {value}", "{part} 中有没有文字的元素：{value}",
         "write the file again", "请重新生成文件"),
    # ---- DOCX: written documents
    Rule("DOCX001", _E, "cannot be opened as a document: {reason}", "无法作为文档打开：{reason}",
         "the file is damaged or no DOCX: fetch or write it again", "文件已损坏或不是 DOCX：请重新取得或生成"),
    Rule("DOCX002", _E, "a part is missing: {part}", "缺少部件：{part}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX003", _E, "a part that does not belong here: {part}", "不应有的部件：{part}",
         "the file was changed by another program; write it again", "文件被其他程序改动过：请重新生成"),
    Rule("DOCX004", _E, "macros or embedded objects: {part}", "含有宏或嵌入对象：{part}",
         "do not open it; write the document again", "请勿打开，重新生成文档"),
    Rule("DOCX005", _E, "{part} is not well-formed XML: {reason}", "{part} 不是格式良好的 XML：{reason}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX006", _E, "{part} does not fit its schema: {reason}", "{part} 不符合模式：{reason}",
         "see schemas/docx/README.md for what is allowed", "允许的内容见 schemas/docx/README.md"),
    Rule("DOCX007", _E, "the content type of {part} is {found}, not {expected}", "{part} 的内容类型为 {found}，应为 {expected}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX008", _E, "relationships in {part}: {reason}", "{part} 中的关系有误：{reason}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX009", _E, "the style {style} is used and does not exist", "使用了不存在的样式：{style}",
         "use one of the template's styles", "请使用模板中的样式"),
    Rule("DOCX010", _E, "direct formatting ({name}) in: {text}", "直接格式（{name}）：{text}",
         "take it off and give the paragraph a style", "请清除格式，改用样式"),
    Rule("DOCX011", _E, "the outline is not the list of articles: {reason}", "大纲与稿件不一致：{reason}",
         "each article has one heading of level 1", "每篇稿件应有且只有一个一级标题"),
    Rule("DOCX012", _E, "heading level {level} follows level {before}: {text}", "标题级别从 {before} 跳到 {level}：{text}",
         "leave no level out", "标题级别不可跳级"),
    Rule("DOCX013", _E, "the table of contents is not the list of headings: {reason}", "目录与标题不一致：{reason}",
         "update the table of contents", "请更新目录"),
    Rule("DOCX014", _E, "the bookmark {name} is not whole: {reason}", "书签 {name} 不完整：{reason}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX015", _E, "a link to a bookmark that does not exist: {name}", "链接指向不存在的书签：{name}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX016", _E, "the document property {name} is missing", "缺少文档属性：{name}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX017", _E, "style {style}: the language of its Chinese text is {found}, not {expected}",
         "样式 {style}：中文语言为 {found}，应为 {expected}", "set w:lang eastAsia in the styles", "请在样式中设置 w:lang eastAsia"),
    Rule("DOCX018", _E, "style {style}: {found} is no East Asian font", "样式 {style}：{found} 不是东亚字体",
         "set w:rFonts eastAsia in the style", "请在样式中设置 w:rFonts eastAsia"),
    Rule("DOCX019", _E, "a page is {width} by {height} twips, not A4", "页面为 {width} × {height} 缇，不是 A4",
         "set the paper to A4", "请设为 A4 纸"),
    Rule("DOCX020", _E, "the style {style} is not the template's: {reason}", "样式 {style} 与模板不符：{reason}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX021", _E, "header or footer: {reason}", "页眉页脚：{reason}",
         "write the document again", "请重新生成文档"),
    Rule("DOCX022", _E, "a field is not whole in: {text}", "域不完整：{text}",
         "write the document again", "请重新生成文档"),
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
    Rule("RUN006", _E, "not a valid value for {option}: {value}", "{option} 的值无效：{value}",
         "expected: {expected}", "应为：{expected}"),
    Rule("RUN007", _E, "-o - writes one file in one format, but {files} files and {formats} formats are asked for",
         "-o - 只能输出一个文件、一种格式，但要求了 {files} 个文件、{formats} 种格式",
         "name one file and give one format with -t, or give a directory", "请只写一个文件并用 -t 指定一种格式，或改用目录"),
    Rule("RUN008", _E, "unknown schema: {name}", "没有这个模式：{name}",
         "`banmian schema list` shows them", "用 banmian schema list 查看"),
    Rule("RUN009", _E, "the process that worked on this file died", "处理此文件的进程意外终止",
         "run it alone, with -j 1, to see why", "请用 -j 1 单独运行以查明原因"),
    Rule("RUN010", _E, "--fix-template is for one file, but {files} are named", "--fix-template 只用于一个文件，但给出了 {files} 个",
         "name one file", "请只写一个文件"),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.code: rule for rule in _CATALOGUE}
