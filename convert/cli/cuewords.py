"""What the names of the model's features mean, in English and Chinese, for `banmian inspect --explain`.

The names themselves are printed beside the words: they are what the model card and the code speak of.  A name
without words here is printed alone.
"""

from __future__ import annotations

from convert.cli.messages import language

WORDS: dict[str, tuple[str, str]] = {
    "bias": ("how common this is at all", "此类本身的常见程度"),
    "len": ("the line's length", "行长"),
    "rel": ("its length against the page's usual", "与本版常见行长之比"),
    "end": ("how it ends", "行末"),
    "start": ("how it begins", "行首"),
    "shape": ("its shape", "行的形态"),
    "body": ("running text or not", "是否成段正文"),
    "commas": ("commas in a short line", "短行中的逗号"),
    "stops": ("full stops in a short line", "短行中的句号"),
    "space": ("a space in a short line", "短行中的空格"),
    "quote": ("quotation marks", "引号"),
    "digit": ("figures in a short line", "短行中的数字"),
    "paren": ("brackets that do not match", "括号不成对"),
    "gap": ("blank lines before it", "行前空行"),
    "gap.after": ("blank lines after it", "行后空行"),
    "indent": ("its indent", "缩进"),
    "lines": ("lines the wrapping made of it", "硬换行的行数"),
    "top": ("near the top of the page", "近版首"),
    "bottom": ("near the end of the page", "近版末"),
    "run": ("its place among short lines", "在一组短行中的位置"),
    "run.next": ("what follows the short lines", "短行之后的内容"),
    "run.last": ("what precedes the short lines", "短行之前的内容"),
    "run.then": ("short lines after it", "其后的短行"),
    "run.had": ("short lines before it", "其前的短行"),
    "row": ("the shapes of its neighbours", "前后各行的形态"),
    "lean": ("its words: in the text after it, or before", "其词语见于后文还是前文"),
    "near": ("its words in the text next to it", "其词语见于邻近文字"),
    "ahead": ("its words come back after it", "其词语见于后文"),
    "behind": ("its words stood before it", "其词语见于前文"),
    "share": ("the share of its words found near it", "其词语见于前后文的比例"),
    "echo": ("repeats a neighbour's words", "与邻行用词重复"),
    "overlap": ("what the texts on both sides share", "前后文共有的词语"),
    "open": ("the line before is not at a sentence's end", "上一行句未完"),
    "straddle": ("a word across the break", "断行处有词被拆开"),
    "over": ("the text runs on over a picture's words", "正文跨图片文字接续"),
    "seam": ("the two sides of the break", "断行处两侧"),
    "tail": ("its last word", "末尾用词"),
    "head": ("its first word", "开头用词"),
    "inside": ("within a hard-wrapped paragraph", "硬换行段落之中"),
    "repeated": ("stands on the page more than once", "同版重复出现"),
    "cue.by": ("a form of byline", "署名用语"),
    "cue.lead": ("a form of dateline", "电头用语"),
    "cue.photo": ("a form of caption or credit", "图片说明、摄影署名用语"),
    "cue.page": ("a form of page furniture", "报眉、责编等用语"),
    "cue.jump": ("a form of jump", "转版用语"),
    "cue.note": ("a form of note", "按语、文尾说明用语"),
    "cue.label": ("a label", "栏目标签"),
    "cue.item": ("an item's number", "条目序号"),
    "cue.talk": ("a speaker", "问答、发言人"),
    "cue.head": ("a form of headline", "标题用语"),
    "cue.goes_on": ("begins with a mark that goes on", "以承接标点开头"),
    "cue.says": ("ends in reported speech", "以引述结尾"),
    "cue.list_of_names": ("a list of names", "名单"),
    "cue": ("a form of words", "用语"),
    "said": ("the line says outright what it is", "此行直接标明"),
    "second": ("the second look: the whole article before and after", "复看:前后整篇稿件"),
    "second.look.join": ("the second look: the page's breaks and crossheads", "复看:本版的断段与小标题"),
}
"""By the beginning of a name; a cue by its group."""


def words_for(name: str) -> str:
    """What a feature's name means, in the language spoken; empty where nobody wrote it down."""
    family, mark, value = name.partition("=")
    parts = family.split("|")[0].rstrip("+-").split(".")
    cue = parts[-1] == "cue" or (parts[0] == "inside" and parts[1:2] in (["cue"], ["cut"]))
    tried = ["cue." + value.split(".")[0]] if cue and mark else []
    tried += [".".join(parts[:size]) for size in range(len(parts), 0, -1)]
    found = next((WORDS[key] for key in tried if key in WORDS), ("", ""))
    return found[1] if language() == "zh" else found[0]
