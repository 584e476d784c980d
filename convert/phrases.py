"""What findings quote in English, in Chinese: what was expected, and the reasons of a system.

The values of a finding are the same in both languages, so that records and reports are.  What stands in no table is
quoted: it is the word of a library.
"""

from __future__ import annotations

import re

ONE_LINE = "one line of text, without control characters, in valid UTF-8"
ONE_ENTRY = "one entry for each page; leading zeros and width do not tell pages apart"
BELOW_CONVERT = "the line [convert] above it"
FILE_NAME = "the name of a file or directory"
DIRECTORY = "a directory that is there"
NOT_FOUND = "No such file or directory"
OTHER_BYTES = "the disk gave back other bytes than were written"
NO_WRITER = "a pipe that nobody writes into"
IS_A_FILE = "it is a file; if it is packed, unpack it first"
BAD_SUFFIX = "its suffix {suffix} has no dot, or is that of texts, records, settings or a built-in format"
BAD_NAME = "it calls itself {name}"
BAD_MEDIA_TYPE = "its media type {media_type} is none"
UNKNOWN_CODE = "its finding {code} is not in the catalogue"
LACKS_VALUE = "its finding {code} lacks the value {name}"
FIRST_LINE_BEGINS = "a page begins with the first line of a file"
FIRST_OF_PAGE = "the first line of a page joins nothing, and begins an article if it is no page furniture"
AGAINST_THE_PAGE = "what is said of this line does not go with what stands around it, or with another correction"
NEVER_TOGETHER = "{settings} cannot hold of one line"
NOT_AFTER_END = "{settings} cannot hold of this line after {end} at line {line}"

CHINESE = {
    # ---- what was expected (settings.py, cli/app.py)
    ONE_LINE: "一行文字，不含控制字符，须为有效的 UTF-8",
    ONE_ENTRY: "每版只有一条；前导零和全角、半角不作区别",
    BELOW_CONVERT: "在它之前另有一行 [convert]",
    FILE_NAME: "文件或目录的名称",
    DIRECTORY: "已有的目录",
    # ---- reasons of ours
    NO_WRITER: "是管道，且无人写入",
    OTHER_BYTES: "磁盘读回的内容与写入的不同",
    IS_A_FILE: "这是文件；如为压缩包，请先解开",
    FIRST_LINE_BEGINS: "文件的首行必为一版之始",
    FIRST_OF_PAGE: "版面首行不能接上一行；除报眉、责编等不属稿件的行外，必另起一稿",
    AGAINST_THE_PAGE: "对这一行的校正与上下文不合，或与另一条校正相抵触",
    "no such directory": "没有这个目录",
    "it has no bagit.txt": "其中没有 bagit.txt",
    "the last line does not end": "最后一行没有换行符",
    "its lines end in CR LF": "各行以 CR LF 结尾",
    "an asterisk stands before each path": "各行路径之前有星号",
    "other space than two blanks stands before paths": "路径之前不是两个空格",
    "digests are in capital letters": "摘要用大写字母",
    "no digest and path": "不是“摘要、空格、路径”的形式",
    "a path that has no place here": "此处不应有的路径",
    "another run holds the lock": "另一个运行正占用锁",
    "a directory has this name": "已有同名的目录",
    "no file can have this name": "文件不能用这个名称",
    "missing": "缺少",
    "empty": "空",
    # ---- what systems say (errno.h), as Python gives it
    NOT_FOUND: "没有这个文件或目录",
    "Permission denied": "没有权限",
    "Operation not permitted": "不允许此操作",
    "Not a directory": "不是目录",
    "Is a directory": "是目录",
    "File exists": "文件已存在",
    "Directory not empty": "目录不是空的",
    "File name too long": "文件名过长",
    "File too large": "文件过大",
    "No space left on device": "磁盘空间不足",
    "Disk quota exceeded": "超出磁盘配额",
    "Read-only file system": "文件系统只读",
    "Input/output error": "读写错误",
    "Too many open files": "打开的文件过多",
    "Too many levels of symbolic links": "符号链接层数过多",
    "Cannot allocate memory": "内存不足",
    "Bad file descriptor": "文件描述符无效",
    "Stale file handle": "网络文件句柄已失效",
    "Invalid argument": "参数无效",
    "Device or resource busy": "设备或资源正被占用",
}

_SAID = (
    (
        re.compile(r"'utf-8' codec can't decode bytes? (?:0x[0-9a-f]+ )?in position (\d+)(?:-\d+)?: .*"),
        r"第 \1 字节不是有效的 UTF-8",
    ),
    (
        re.compile(BAD_SUFFIX.replace(".", r"\.").format(suffix="(.+)")),
        r"其扩展名 \1 不以点开头，或属于文本、记录、设置文件或自带格式",
    ),
    (re.compile(BAD_NAME.format(name="(.+)")), r"它自称 \1"),
    (re.compile(BAD_MEDIA_TYPE.format(media_type="(.+)")), r"其媒体类型 \1 无效"),
    (re.compile(UNKNOWN_CODE.format(code="(.+)")), r"其问题代码 \1 不在目录中"),
    (re.compile(LACKS_VALUE.format(code="(.+)", name="(.+)")), r"其问题 \1 缺少 \2 的值"),
    (re.compile(NEVER_TOGETHER.format(settings="(.+)")), r"同一行不能兼有 \1"),
    (
        re.compile(NOT_AFTER_END.format(settings="(.+)", end="(.+)", line=r"(\d+)")),
        r"第 \3 行写着 \2，此行不能有 \1",
    ),
    (re.compile(r"(.+) \(at line (\d+), column (\d+)\)"), r"第 \2 行第 \3 列，“\1”"),
    (re.compile(r"(.+) \(at end of document\)"), r"文件末尾，“\1”"),
)
"""What has values in it: reasons of ours, and what Python's decoder and `tomllib` say, with the place first."""

_ENGLISH = frozenset({"reason", "message", "expected", "problem"})
"""The values that may be English."""
_WORDS = re.compile(r"[a-z]{2}")


def _is_chinese(text: str) -> bool:
    return any(char == "〇" or "\u4e00" <= char <= "\u9fff" for char in text)


def in_chinese(name: str, value: str) -> str:
    """A value of a finding, for a Chinese message: translated where it is known, quoted where it is a library's."""
    if name not in _ENGLISH:
        return value
    if (known := CHINESE.get(value)) is not None:
        return known
    if name == "expected" or _is_chinese(value) or not _WORDS.search(value):
        return value
    for pattern, chinese in _SAID:
        if (found := pattern.fullmatch(value)) is not None:
            return found.expand(chinese)
    return f"“{value}”"
