"""Every text of the command, in English and Chinese: one table, and the choice of language.

Findings have their texts in `convert.findings`; here is all the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from convert.cli.printable import printable

Language: TypeAlias = Literal["en", "zh"]


def language_of(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language of messages: that of `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    for index, argument in enumerate(args):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (args[index + 1] if index + 1 < len(args) else "")
            if value in {"zh", "en"}:
                return "zh" if value == "zh" else "en"
            break  # that it is neither is said in the language of the locale
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
    """The text of that name in the language spoken now, its `{name}` filled in, with escapes for control characters."""
    english, chinese = TEXTS[key]
    text = chinese if _Chosen.language == "zh" else english
    for name, value in values.items():
        text = text.replace("{" + name + "}", printable(str(value)))
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
        " file only when named: text, or a file of one of the formats (X.newsml.xml, X.docx, …), which is read"
        " back. With each page go its record (X.record.json) and, for the directory, manifest.json.",
        "转换版面。目录取其中的 *.txt，并在输出目录中保持原有层次；其他文件须直接写出文件名："
        "文本，或任一格式的文件（X.newsml.xml、X.docx 等），后者将被读回。"
        "每版附有记录 X.record.json，整个目录附有 manifest.json。",
    ),
    "watch.short": ("convert what comes into a directory", "监视目录，随到随转"),
    "watch.help": (
        "Convert what lies in a directory and whatever comes into it, each page when it has stopped growing, and again"
        " when it, its corrections or its issue.toml change. Ctrl-C or SIGTERM ends it when the page at hand is done."
        " It works on network shares. Most options are those of convert; not --per issue, and none about a list of"
        " inputs, a table, a cluster or one run.",
        "转换目录中已有的和陆续到来的版面：文件不再增长即转换，文件本身、校正文件或 issue.toml 有变化则重新转换。"
        "按 Ctrl-C 或收到 SIGTERM，处理完手头的版即结束。可用于网络共享目录。选项大多与 convert 相同，"
        "但没有 --per issue，也没有关于文件列表、稿件表、集群和单次运行的选项。",
    ),
    "inspect.short": ("what the parser saw, line by line, and why", "逐行显示解析结果及依据"),
    "inspect.help": (
        "Show what the parser saw: each line's role, the article it belongs to, and how sure that is."
        " --explain says why; --fix-template begins a file of corrections. Of a file of one of the formats, its tree.",
        "显示解析结果：每行的角色、所属稿件及把握程度。--explain 说明依据；--fix-template 输出校正文件的样板。"
        "对任一格式的文件，显示其稿件树。",
    ),
    "check.short": ("findings on the sources alone", "只检查源文件"),
    "check.help": (
        "Read pages and list what is doubtful or wrong with them. Nothing is written.",
        "读取版面，列出存疑或有误之处，不写任何文件。",
    ),
    "validate.short": ("a written file against the schemas", "按模式校验已写出的文件"),
    "validate.help": (
        "Validate written files; the format is told from the name (X.newsml.xml, X.epub, …). With --official also by"
        " what is installed of EPUBCheck, DAISY Ace, openxml-audit and the official schemas; what is not is NOT RUN,"
        " and the exit code 7.",
        "校验已写出的文件；格式由文件名判断（X.newsml.xml、X.epub 等）。加 --official 时，再用已安装的 EPUBCheck、"
        "DAISY Ace、openxml-audit 和官方模式校验；未安装的会注明未运行，退出码为 7。",
    ),
    "formats.short": ("the formats that can be written", "列出可写的格式"),
    "formats.help": ("List the formats, those of plug-ins too.", "列出所有格式，包括插件提供的。"),
    "rules.short": ("the codes of findings, and what they mean", "列出问题代码及含义"),
    "rules.help": (
        "List the codes of findings; with CODEs, what these mean and what to do.",
        "列出问题代码；指定代码时，说明其含义和处理办法。",
    ),
    "schema.short": ("the schemas that outputs are checked against", "列出或显示校验所用的模式"),
    "schema.help": (
        "List the project's schemas, show one, or install the official ones.",
        "列出本项目的模式，显示其中一个，或安装官方模式。",
    ),
    "schema list.short": ("list the schemas", "列出模式"),
    "schema list.help": (
        "List the project's schemas and the official ones, each with its sha256, and which of these are installed.",
        "列出本项目的模式和官方模式、各自的 sha256，以及官方模式是否已安装。",
    ),
    "schema install.short": ("install official schemas from a directory", "从目录安装官方模式"),
    "schema install.help": (
        "Install the official schemas of NewsML-G2, NITF and ninjs that lie in a directory, for validate --official."
        " They are known by their sha256; nothing else is taken, and nothing is fetched. They are kept in the user's"
        " data directory, or in BANMIAN_DATA_DIR.",
        "安装目录中的 NewsML-G2、NITF 和 ninjs 官方模式，供 validate --official 使用。文件凭 sha256 识别，"
        "其余一概不收，也不从网上下载。存放在用户数据目录，或 BANMIAN_DATA_DIR 所指之处。",
    ),
    "schema show.short": ("print a schema", "显示模式"),
    "schema show.help": ("Print a schema as it is.", "原样输出一个模式。"),
    "bag.short": ("hand what was written over to an archive", "打成移交包"),
    "bag.help": (
        "Put what `convert` wrote into OUT, with its sources, into a BagIt 1.0 package: PREMIS, Dublin Core, a"
        " catalogue for Chinese archives, formats, schemas and findings with it. The sources are looked for in OUT and"
        " here, or where --sources says.",
        "把 convert 写入 OUT 的文件连同源文件打成 BagIt 1.0 包，附 PREMIS、都柏林核心、文件目录.XML、格式清单、"
        "模式和问题清单。源文件在 OUT 和当前目录中查找，或由 --sources 指明。",
    ),
    "verify.short": ("whether a bag is whole, and true", "检验移交包"),
    "verify.help": (
        "Verify bags: every byte against the manifests, what is missing, added or renamed, the records, the profile and"
        " the metadata. Each finding names its file.",
        "检验移交包：逐字节核对清单，查出缺少、多出、改名的文件，并核对记录、规范和元数据。每个问题都指明文件。",
    ),
    "diff.short": ("what changed between two runs, by article", "逐篇比较两次转换的结果"),
    "diff.help": (
        "Show what changed from A to B, by article: two files of the formats, two directories that `convert` wrote"
        " into, or two bags. Of a page written in several formats the one that carries most is compared. How sure the"
        " parser is and where a text stands in its source count for nothing. Exit code 0: no difference; 1: some.",
        "逐篇显示从 A 到 B 的变化：两个格式文件、两个 convert 输出目录，或两个移交包。"
        "一版有多种格式时，比较承载最全的一种。"
        "把握程度和文字在来源中的位置不计。退出码 0 表示无差异，1 表示有差异。",
    ),
    "completion.short": ("a completion script for bash, zsh or fish", "输出 bash、zsh 或 fish 的补全脚本"),
    "completion.help": (
        'Print a completion script. For bash: eval "$(banmian completion bash)"',
        '输出补全脚本。bash 用法：eval "$(banmian completion bash)"',
    ),
    # ---- help: arguments and options
    "arg.paths": (
        "text files, directories of *.txt, files of the formats; URLs of such (s3://bucket/pages),"
        " or patterns in quotes ('pages/**/*.txt')",
        "文本文件、含 *.txt 的目录、各格式的文件，它们的网址（s3://bucket/pages），或加引号的通配符（'pages/**/*.txt'）",
    ),
    "opt.files_from": (
        "read more names from FILE, - for stdin: one a line, or ending in NUL",
        "从 FILE 读取更多文件名（- 表示标准输入），每行一个，或以 NUL 分隔",
    ),
    "opt.base": (
        "files have the place in the output directory that they have below DIR",
        "文件在输出目录中的位置，与其在 DIR 之下的位置相同",
    ),
    "opt.base_fixes": (
        "corrections have the place in --fixes that files have below DIR",
        "校正文件在 --fixes 中的位置，与文件在 DIR 之下的位置相同",
    ),
    "opt.deps": (
        "write a dependency file for make: what each output is made from",
        "写出 make 的依赖文件，列明每个输出由什么生成",
    ),
    "opt.interval": (
        "seconds between two looks at the directory (default: 2)",
        "两次查看目录的间隔秒数（默认 2）",
    ),
    "opt.once": ("end when all that is there is done", "已有的全部处理完即结束"),
    "opt.manifest": (
        "leave manifest.json to a later run over all: for one process a page (make -j) in a very large DIR",
        "不更新 manifest.json，留待以后对全部版面运行一次；用于在极大的目录中逐版运行（make -j）",
    ),
    "arg.drop": ("the directory that pages are dropped into", "投放版面的目录"),
    "arg.files": ("written files", "已写出的文件"),
    "arg.directory": ("a directory with official schemas", "存放官方模式的目录"),
    "arg.out": ("a directory that `banmian convert` wrote into", "banmian convert 的输出目录"),
    "arg.bags": ("directories made by `banmian bag`", "banmian bag 生成的目录"),
    "arg.before": ("the earlier run: a file, an output directory, or a bag", "先前的结果：文件、输出目录或移交包"),
    "arg.after": ("the later run, of the same kind", "后来的结果，须为同类"),
    "arg.codes": ("codes such as SRC005", "代码，如 SRC005"),
    "arg.schema": ("a name that `banmian schema list` shows", "banmian schema list 列出的名称"),
    "arg.shell": ("bash, zsh or fish", "bash、zsh 或 fish"),
    "opt.output": (
        "the directory to write into, or a URL (s3://bucket/out); - for stdout",
        "输出目录，或网址（s3://bucket/out）；- 表示标准输出",
    ),
    "opt.output_directory": ("the directory to write into", "输出目录"),
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
    "opt.per": (
        "a file a page, issue or article: page, issue, article (default: page)",
        "按版、按期或按篇各成一个文件：page、issue、article（默认 page）",
    ),
    "opt.per_of_watch": (
        "a file a page or article: page, article (default: page)",
        "按版或按篇各成一个文件：page、article（默认 page）",
    ),
    "opt.reissue": (
        "a new version of what lies in DIR: in NewsML, what changed counts up and what is gone is cancelled; "
        "--no-reissue (the default) outranks banmian.toml",
        "作为 DIR 中已有文件的新版本：NewsML 中有改动的稿件版本号递增，已撤的稿件标为撤销；"
        "--no-reissue（默认）则否，并优先于 banmian.toml",
    ),
    "opt.keywords": ("no machine-made keywords and places", "不加机器提取的关键词和地名"),
    "opt.fail_on": (
        "exit with 1 from this severity on: note, warning, error, never (default: error)",
        "达到此级别即以 1 退出：note、warning、error、never（默认 error）",
    ),
    "opt.report": (
        "write a report as JSON lines, one a file as it is done; - for stdout",
        "写出 JSON Lines 报告，每完成一个文件写一行；- 表示标准输出",
    ),
    "opt.jobs": (
        "pages worked on side by side (default: as many as there are cores, where that pays)",
        "并行处理的版数（默认：有多少核就用多少，版数太少时除外）",
    ),
    "opt.cluster": (
        "have the workers of a Dask scheduler do the pages: tcp://HOST:8786",
        "交由 Dask 调度器的工作进程处理：tcp://主机:8786",
    ),
    "opt.time_limit": ("end the work on a page after so many seconds", "每版最多处理的秒数，超时即终止"),
    "opt.config": (
        "defaults, in place of the banmian.toml in the working directory or the nearest above it",
        "默认设置，代替当前目录或其上最近的 banmian.toml",
    ),
    "opt.again": ("do pages again that are up to date", "已是最新的版也重新转换"),
    "opt.force": (
        "overwrite files that banmian did not make, and do everything again",
        "覆盖不是 banmian 生成的文件，并全部重新转换",
    ),
    "opt.bag": ("the directory that becomes the bag", "要生成的包（目录）"),
    "opt.sources": (
        "where the sources are, may be given again (default: OUT, and here)",
        "源文件所在目录，可多次给出（默认：OUT 和当前目录）",
    ),
    "opt.bag_fixes": (
        "where the corrections are, if not beside the sources",
        "校正文件所在目录（不在源文件旁时）",
    ),
    "opt.info": (
        "what is said of the hand-over: organization, archive number, carrier (docs/archive.md)",
        "移交说明文件：移交单位、档号、载体等（见 docs/archive.md）",
    ),
    "opt.replace_bag": ("replace a bag of that name", "替换同名的包"),
    "opt.validate": ("validate every output too", "并校验每个输出文件"),
    "opt.reparse": (
        "parse the sources again, and compare every output byte for byte; needs the version that made the bag",
        "由源文件重新转换，逐字节比对；须用打包时的版本",
    ),
    "opt.table": (
        "write a table too, one row an article: CSV, or JSON lines if FILE ends in .jsonl; - for stdout",
        "另写一张表，每稿一行：CSV；文件名以 .jsonl 结尾则为 JSON Lines；- 表示标准输出",
    ),
    "opt.dry_run": ("do everything but write", "只演练，不写文件"),
    "opt.quiet": ("say nothing but errors", "只显示错误"),
    "opt.format": ("table, jsonl or tree (default: table)", "table、jsonl 或 tree（默认 table）"),
    "opt.official": (
        "also run the official and independent validators that are installed",
        "再用已安装的官方及第三方工具校验",
    ),
    "opt.validator": (
        "only these of them, with commas: newsml-g2, epubcheck, ace, openxml-audit, ninjs",
        "只用其中这几个，用逗号分隔：newsml-g2、epubcheck、ace、openxml-audit、ninjs",
    ),
    "opt.report_format": (
        "text, json, sarif or junit, on stdout (default: text)",
        "text、json、sarif 或 junit，写到标准输出（默认 text）",
    ),
    "opt.changes_format": (
        "text, or jsonl: an object a change, the counts last (default: text)",
        "text，或 jsonl：每个变化一个对象，最后是合计（默认 text）",
    ),
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
    "watch.begin": ("watching {folder}; Ctrl-C ends it", "正在监视 {folder}，按 Ctrl-C 结束"),
    "watch.done": ("converted: {file}; articles: {articles}", "已转换 {file}，稿件 {articles} 篇"),
    "watch.end": (
        "done: {done}; up to date: {current}; failed: {failed}",
        "已转换 {done}，已是最新 {current}，失败 {failed}",
    ),
    "done.current": ("up to date already: {count}", "其中已是最新的 {count} 个"),
    "done.table": ("table: articles: {rows} in {path}", "表：稿件 {rows} 篇，写入 {path}"),
    "done.dry": (
        "could convert: {done} of {files} files; articles: {articles}; outputs: {outputs} in {folder}",
        "可转换 {done}/{files} 个文件，稿件 {articles} 篇，将输出 {outputs} 个文件到 {folder}",
    ),
    "done.check": ("can be read: {done} of {files} files", "可读 {done}/{files} 个文件"),
    "done.validate": ("valid: {done} of {files} files", "有效 {done}/{files} 个文件"),
    "done.official": ("{validator} {version}: files checked: {files}", "{validator} {version}：已校验 {files} 个文件"),
    "done.install": ("installed: {count} in {folder}", "已安装 {count} 个文件到 {folder}"),
    "done.bag": (
        "bagged: {bag}; pages: {pages}; files of the payload: {files}, bytes: {bytes}",
        "已打包 {pages} 版，共 {files} 个文件、{bytes} 字节，存于 {bag}",
    ),
    "done.verify": ("whole: {bag}; files: {files}, pages: {pages}", "完好：{bag}，{files} 个文件，{pages} 版"),
    "done.verify.not": ("not whole: {bag}; files: {files}, pages: {pages}", "有误：{bag}，{files} 个文件，{pages} 版"),
    "done.verify.unchecked": (
        "nothing wrong, but not all could be checked: {bag}; files: {files}, pages: {pages}",
        "未发现错误，但未能全部检验：{bag}，{files} 个文件，{pages} 版",
    ),
    "done.diff": (
        "pages compared: {files}, with differences: {changed}; articles: {same} the same, {altered} changed,"
        " {added} added, {removed} removed",
        "比较 {files} 版，有差异 {changed} 版；稿件：相同 {same} 篇，"
        "改动 {altered} 篇，增加 {added} 篇，减少 {removed} 篇",
    ),
    "done.diff.not": (
        "pages not compared, since they could not be read: {failed}",
        "无法读取而未能比较 {failed} 版",
    ),
    "done.findings": (
        "errors: {error}; warnings: {warning}; notes: {note}",
        "错误 {error}，警告 {warning}，提示 {note}",
    ),
    "done.again": ("more of {code}: {times}", "{code}：另有 {times} 处"),
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
    "column.state": ("state", "状态"),
    "column.sha256": ("sha256", "sha256"),
    "state.own": ("banmian's own", "本项目"),
    "state.installed": ("official, installed", "官方，已安装"),
    "state.missing": ("official, not installed", "官方，未安装"),
    "state.changed": ("official, changed: not used", "官方，已被改动，不使用"),
    "rules.advice": ("what to do: {advice}", "处理：{advice}"),
    "inspect.pages": (
        "pages: {pages}, articles: {articles}, {encoding}",
        "{pages} 个版，{articles} 篇稿件，{encoding}",
    ),
    # ---- inspect --explain
    "explain.label": ("taken as: {label} ({likely})", "判为：{label}（{likely}）"),
    "explain.rival": ("and not as: {label} ({likely})", "而非：{label}（{likely}）"),
    "explain.sure": (
        "calibrated, as inspect has it: role {role}, start {begins_article}, join {joins_previous};"
        " the shares above are the model's own, of all three together",
        "经校准（与 inspect 表中相同）：角色 {role}，起 {begins_article}，接 {joins_previous}；"
        "以上百分比为模型原值，三者合计",
    ),
    "explain.starts": ("begins an article", "另起一稿"),
    "explain.joins": ("goes on from the line before", "接上一行"),
    "explain.said": ("a correction says so", "由校正文件指定"),
    "explain.beside": ("the lines beside it say so, once they are labelled", "由相邻各行的判定结果得出"),
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
    "explain.apart": ("set apart by its form alone: {label}", "只凭其形式即单独列出：{label}"),
    "explain.facts": ("of a page head or foot it says: {facts}", "其中报眉或版末的内容：{facts}"),
    "explain.viewer": ("an imprint, or words of a viewer", "版权信息，或阅读器的文字"),
    "explain.heads": ("it is of a head by which the file was parted into pages", "文件按此类报眉分版"),
    "explain.fact.word": ("a word", "一个词"),
    "explain.fact.named": ("a word with a number", "带数字的词"),
    "explain.fact.section": ("the section", "版名"),
    "explain.fact.date": ("the date", "日期"),
    "explain.fact.page": ("the page", "版次"),
    "explain.fact.paper": ("the paper", "报名"),
    "explain.fact.weekday": ("the day of the week", "星期"),
    "explain.fact.figure": ("a number", "一个数字"),
    "explain.fact.registered": ("whose paper it is, or its registered number", "主办方或刊号"),
    "explain.fact.editors": ("an editor", "责编"),
    "explain.fact.crew": ("those who made the page", "版面人员"),
    "explain.fact.desk": ("how to reach the paper", "联系方式"),
    "explain.fact.more": ("what else a head may say", "报眉的其他内容"),
    # ---- diff
    "diff.only.before": ("only in A", "只在 A 中"),
    "diff.only.after": ("only in B", "只在 B 中"),
    "diff.article": ("“{title}” ({place})", "《{title}》（{place}）"),
    "diff.untitled": ("article without a headline ({place})", "无标题稿件（{place}）"),
    "diff.place": ("page {page}, {order}", "第 {page} 版第 {order} 篇"),
    "diff.place.unknown": ("number {order}", "第 {order} 篇"),
    "diff.page": ("page {page}, outside its articles", "第 {page} 版，稿件之外"),
    "diff.page.unknown": (
        "page without a number ({order}), outside its articles",
        "无版次的版（第 {order} 个），稿件之外",
    ),
    "diff.issue": ("the issue", "整期"),
    "diff.by.text": ("found by its text", "按正文对应"),
    "diff.by.title": ("found by its headline", "按标题对应"),
    "diff.kin.added": ("most of it was in {article}", "大部分原在{article}"),
    "diff.kin.removed": ("most of it is in {article} now", "大部分现在{article}"),
    "diff.from": ("from {article}", "来自{article}"),
    "diff.into": ("now in {article}", "现在{article}"),
    "diff.moved": ("moved", "移动"),
    "diff.joined": ("joined", "合并"),
    "diff.split": ("split", "拆分"),
    "diff.recut": ("cut elsewhere", "断在别处"),
    "diff.none": ("none", "无"),
    "diff.colon": (": ", "："),
    # ---- errors of the command line
    "usage.hint": ("`{path} --help` tells more.", "用 `{path} --help` 查看说明。"),
    "usage.no_option": ("no such option: {name}", "没有这个选项：{name}"),
    "usage.no_command": ("no such command: {name}", "没有这个命令：{name}"),
    "usage.did_you_mean": ("did you mean {name}?", "是否想用 {name}？"),
    "usage.missing": ("missing: {name}", "缺少：{name}"),
    "usage.no_value": ("{name} needs a value", "{name} 需要一个值"),
    "usage.takes_none": ("{name} takes no value", "{name} 不带值"),
    "usage.extra": ("too many arguments: {name}", "多余的参数：{name}"),
    "usage.other": ("{message}", "命令行有误：“{message}”"),
    "usage.error": ("error: {message}", "错误：{message}"),
}
