"""文件目录.XML and 说明文件.TXT, as 《电子档案移交与接收办法》 (档发〔2012〕7号, 附件2) lays them out.

The bag's top is the carrier's: the two files lie there, 电子档案 is `data/`, 其他 is `metadata/`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from lxml import etree

from convert.archive.handover import Handover, Span
from convert.archive.names import in_xml
from convert.archive.payload import BagPage, Payload
from convert.findings import Finding, finding
from convert.formats.xml import serialize
from convert.page_names import page_name

CATALOGUE = "文件目录.XML"
DESCRIPTION = "说明文件.TXT"
FIELDS = ("顺序号", "档号", "责任者", "题名", "日期", "密级", "电子档案名称", "备注", "sha256")
"""The fields of an entry in their order; all are there, those that nobody gave are empty.  The last is ours: with it
the catalogue alone says whether a file is whole."""


def catalogue(payload: Payload, handover: Handover) -> bytes:
    """文件目录.XML: an entry a source, in the order of the pages; those of an issue one after the other."""
    root = etree.Element("文件目录")
    for values in _entries(payload, handover):
        entry = etree.SubElement(root, "文件")
        for name, value in values.items():
            etree.SubElement(entry, name).text = value or None
    etree.indent(root)
    return serialize(root)


def _entries(payload: Payload, handover: Handover) -> Iterable[dict[str, str]]:
    """The fields of each entry; 备注 of a source that several runs used, by page and by issue, names what each made."""
    issues = _numbers(payload.parts())
    entries: dict[str, dict[str, str]] = {}
    for part in payload.parts():
        if (known := entries.get(part.source)) is not None:
            known["备注"] += f"；{_made(part)}"
            continue
        values = _values(len(entries) + 1, part, issues.get(_day(part), set()), handover)
        entries[part.source] = dict(zip(FIELDS, values, strict=True))
    return entries.values()


def shared_numbers(payload: Payload, handover: Handover) -> list[Finding]:
    """BAG052 for the 档号 that most entries share, where some do: each record of an archive has one of its own."""
    given = Counter(values["档号"] for values in _entries(payload, handover) if values["档号"])
    number, count = next(iter(given.most_common(1)), ("", 0))
    return [finding("BAG052", number=number, count=count)] if count > 1 else []


def _numbers(parts: Iterable[BagPage]) -> dict[tuple[str, str] | None, set[str]]:
    """The numbers that the pages of each paper and day give to their issue: often the first page alone has it."""
    found: dict[tuple[str, str] | None, set[str]] = {}
    for part in parts:
        if "number" in part.issue:
            found.setdefault(_day(part), set()).add(part.issue["number"])
    found.pop(None, None)
    return found


def _day(page: BagPage) -> tuple[str, str] | None:
    """Paper and day of an issue; None where not both are known."""
    paper = page.issue.get("publication")
    return (paper, page.date) if paper and page.date else None


def _values(number: int, page: BagPage, issues: Set[str], handover: Handover) -> tuple[str, ...]:
    return (
        str(number),
        handover.archive_number(page, number),
        handover.get("catalogue", "responsible") or page.provider or page.issue.get("publication", ""),
        title(page, issues),
        (page.date or "").replace("-", ""),
        handover.get("catalogue", "secrecy") or "",
        in_xml(page.source),
        _remarks(page),
        page.record["source"]["sha256"],
    )


def title(page: BagPage, issues: Set[str] = frozenset()) -> str:
    """题名 of a page: paper, date, number of the issue, page and section as far as they are known, else its name.

    `issues` are the numbers that pages of its paper and day have; the one that all agree on is this page's, too.
    """
    issue = page.issue
    number = issue.get("number") or (next(iter(issues)) if len(issues) == 1 else None)
    parts = [issue.get("publication"), _chinese_date(page.date), _issue_number(number)]
    for one in issue.get("pages", []):
        parts += [page_name(one["number"]) if "number" in one else None, one.get("section")]
    return " ".join(part for part in parts if part) or in_xml(page.stem)


def _issue_number(number: str | None) -> str | None:
    """`第18872期`, or the number as it is where it holds more than digits."""
    return f"第{number}期" if number and number.isdigit() else number


def _chinese_date(date: str | None) -> str | None:
    if date is None:
        return None
    year, month, day = map(int, date.split("-"))
    return f"{year}年{month}月{day}日"


def _remarks(page: BagPage) -> str:
    articles = sum(one.get("articles", 0) for one in page.issue.get("pages", []))
    return f"稿件{articles}篇；{_made(page)}"


def _made(page: BagPage) -> str:
    outputs = "、".join(in_xml(path) for path, _ in page.outputs)
    return f"转换所得：{outputs}；记录：{in_xml(page.record_path)}"


# --------------------------------------------------------------------------- 说明文件.TXT


def description(payload: Payload, span: Span, handover: Handover, packed_by: Mapping[str, Any]) -> bytes:
    """说明文件.TXT: what the carrier holds, what reads it, and how it is checked; lines end with CR LF."""
    lines = [*_carrier(payload, span, handover), "", *_LAYOUT, "", *_environment(packed_by), "", *_CHECKING]
    return "\r\n".join([*lines, ""]).encode()


def _carrier(payload: Payload, span: Span, handover: Handover) -> Iterator[str]:
    def given(key: str) -> str:
        return handover.get("carrier", key) or "（未填）"

    yield "说明文件"
    yield ""
    yield f"载体编号：{given('number')}"
    yield f"载体类型：{given('type')}"
    yield f"载体容量：{given('capacity')}"
    yield f"载体保管单位：{given('kept_by')}"
    yield f"载体制作单位：{given('made_by')}"
    yield f"载体检查单位：{given('checked_by')}"
    yield f"内容：报纸版面文本及其转换所得文件，共 {payload.printed} 版"
    yield f"日期：{span.text or '不详'}"
    yield f"数据量：{len(payload.files)} 个文件，{payload.octets} 字节"


_LAYOUT = (
    "存储结构",
    "  data/sources/        原始文本，逐字节照录",
    "  data/corrections/    转换时使用的人工校正（有则存）",
    "  data/outputs/        转换所得文件、各版记录 X.record.json 及总清单 manifest.json",
    "  文件目录.XML         文件级目录，每版一条",
    "  metadata/premis.xml  保存元数据（PREMIS 3.0）总览；各版见 metadata/premis/",
    "  metadata/dc.xml      都柏林核心元数据",
    "  metadata/formats.csv 文件格式清单（PRONOM 标识）",
    "  metadata/findings.jsonl 转换时发现的问题，每行一条",
    "  metadata/schemas/    校验所用的模式；metadata/model/ 为所用模型的说明",
    "  bagit.txt、bag-info.txt、manifest-*.txt、tagmanifest-*.txt  BagIt 1.0（RFC 8493）",
)


def _environment(packed_by: Mapping[str, Any]) -> Iterator[str]:
    yield "读取环境"
    yield "  文本、XML、JSON、CSV 均为 UTF-8（原始文本的编码见各版记录），任何文本编辑器均可读取；"
    yield "  .epub 用 EPUB 3 阅读器，.docx 用支持 ISO/IEC 29500 的文字处理软件。无须专用硬件，无加密，无压缩包。"
    yield f"  由 banmian {packed_by.get('banmian', '')} 生成。"


_CHECKING = (
    "检验方法（任选其一）",
    "  python3 metadata/check.py          只需 Python 3.9 以上",
    "  sha256sum -c manifest-sha256.txt    逐个核对（文件名含 % 或换行的除外）",
    "  bagit.py --validate .               美国国会图书馆的 bagit 工具",
    "  banmian verify --reparse .          由原始文本重新转换，逐字节比对",
)
