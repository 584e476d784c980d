"""The check that lies in every bag: it needs nothing but Python, and names whatever is not as it was."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import bagit
import pytest

import convert.archive.check as module
from convert.archive.check import (
    BAGIT,
    OURS,
    TEXTS,
    Fixity,
    check,
    decoded,
    encoded,
    escapes,
    fixity_of,
    is_of_others,
    read_manifest,
)
from convert.archive.payload import MANIFEST_PATH
from convert.archive.tags import BAGGING, PREMIS, manifests
from convert.catalogue import RULES
from tests.archive.invented import put, tree
from tests.unprivileged import unprivileged

SHORT = "a" * 64


def found(bag: Path) -> set[tuple[str, str]]:
    return {(problem.code, problem.path) for problem in check(bag).problems}


# --------------------------------------------------------------------------- it stands alone


def test_it_imports_the_standard_library_alone() -> None:
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_its_texts_are_those_of_the_catalogue() -> None:
    assert {code: RULES[code].english for code in TEXTS} == TEXTS


def alone(bag: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-I", "-S", bag / "metadata" / "check.py"], capture_output=True,
                          encoding="utf-8", check=False)  # fmt: skip


def test_the_copy_in_a_bag_checks_that_bag(bag: Path) -> None:
    done = alone(bag)
    assert (done.returncode, done.stdout) == (0, f"ok: {len(tree(bag))} files, none missing, added or changed\n")
    (bag / "data" / "sources" / "第3版.txt").write_bytes(b"")
    done = alone(bag)
    assert done.returncode == 1
    assert "data/sources/第3版.txt: BAG030: changed" in done.stdout


# --------------------------------------------------------------------------- damage, found and named

SOURCE = "data/sources/第3版.txt"
DEEP = "data/outputs/2026 年/七月/河湾 04.epub"
SHA256, SHA512 = "manifest-sha256.txt", "manifest-sha512.txt"
TAGS256, TAGS512 = "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"
OXUM = ("BAG032", "bag-info.txt")
Damage = Callable[[Path], object]


def edit(path: str, old: str, new: str) -> Damage:
    def damage(bag: Path) -> None:
        text = (bag / path).read_text("utf-8")
        assert old in text
        (bag / path).write_text(text.replace(old, new, 1), "utf-8", newline="")

    return damage


def drop_line(path: str, part: str) -> Damage:
    def damage(bag: Path) -> None:
        lines = (bag / path).read_text("utf-8").splitlines(keepends=True)
        (bag / path).write_text("".join(line for line in lines if part not in line), "utf-8")

    return damage


def append(path: str, line: str) -> Damage:
    def damage(bag: Path) -> None:
        with (bag / path).open("a", encoding="utf-8") as file:
            file.write(line)

    return damage


def truncated(path: str) -> Damage:
    return lambda bag: os.truncate(bag / path, (bag / path).stat().st_size - 1)


def link(path: str, target: str) -> Damage:
    def damage(bag: Path) -> None:
        (bag / path).unlink(missing_ok=True)
        (bag / path).symlink_to(target)

    return damage


DAMAGES: dict[str, tuple[Damage, set[tuple[str, str]]]] = {
    "a payload file changed": (lambda b: (b / SOURCE).write_bytes(b"x" * 27), {("BAG030", SOURCE), OXUM}),
    "a payload file cut": (truncated(DEEP), {("BAG030", DEEP), OXUM}),
    "a payload file removed": (lambda b: (b / DEEP).unlink(), {("BAG027", DEEP), OXUM}),
    "a payload file added": (lambda b: put(b / "data/new 新.txt", b"x"), {("BAG028", "data/new 新.txt"), OXUM}),
    "a payload file renamed": (lambda b: (b / SOURCE).rename(b / "data/sources/4.txt"), {("BAG029", "data/sources/4.txt")}),
    "a payload file moved": (lambda b: (b / DEEP).rename(b / "data/x.epub"), {("BAG029", "data/x.epub")}),
    "a payload file renamed in case": (
        lambda b: (b / "data/outputs/b/plain.json").rename(b / "data/outputs/b/Plain.json"),
        {("BAG029", "data/outputs/b/Plain.json")},
    ),
    "a directory renamed": (
        lambda b: (b / "data/sources/b").rename(b / "data/sources/c"), {("BAG029", "data/sources/c/plain.txt")},
    ),
    "two payload files swapped": (
        lambda b: [put(b / SOURCE, (b / DEEP).read_bytes()), put(b / DEEP, "渠水进城　第3版\n".encode())],
        {("BAG030", SOURCE), ("BAG030", DEEP)},
    ),
    "a tag file changed": (edit("metadata/dc.xml", "河湾", "河弯"), {("BAG030", "metadata/dc.xml")}),
    "a tag file removed": (lambda b: (b / "文件目录.XML").unlink(), {("BAG027", "文件目录.XML")}),
    "a tag file added": (lambda b: put(b / "metadata/extra", b""), {("BAG028", "metadata/extra")}),
    "a tag file renamed": (lambda b: (b / "说明文件.TXT").rename(b / "说明.TXT"), {("BAG029", "说明.TXT")}),
    "a fetch.txt": (lambda b: put(b / "fetch.txt", b"http://x 1 data/x\n"), {("BAG028", "fetch.txt")}),
    "another manifest": (lambda b: put(b / "manifest-md5.txt", b""), {("BAG028", "manifest-md5.txt")}),
    "another tag manifest": (lambda b: put(b / "tagmanifest-md5.txt", b""), {("BAG028", "tagmanifest-md5.txt")}),
    "a wrong Oxum": (
        edit("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"), {("BAG030", "bag-info.txt"), OXUM},
    ),
    "no Oxum": (drop_line("bag-info.txt", "Payload-Oxum"), {("BAG030", "bag-info.txt"), OXUM}),
    "bagit.txt of an older version": (
        edit("bagit.txt", "1.0", "0.97"), {("BAG030", "bagit.txt"), ("BAG050", "bagit.txt")},
    ),
    "bagit.txt that says nothing": (edit("bagit.txt", "1.0", "x"), {("BAG030", "bagit.txt"), ("BAG021", "bagit.txt")}),
    "no bagit.txt": (lambda b: (b / "bagit.txt").unlink(), {("BAG020", "")}),
    "no payload manifest": (lambda b: (b / SHA512).unlink(), {("BAG022", SHA512), ("BAG027", SHA512)}),
    "no tag manifest": (lambda b: (b / TAGS256).unlink(), {("BAG022", TAGS256)}),
    "an entry dropped": (drop_line(SHA256, SOURCE), {("BAG026", SHA256), ("BAG030", SHA256)}),
    "an entry dropped from a tag manifest": (drop_line(TAGS256, "metadata/dc.xml"), {("BAG026", TAGS256)}),
    "an entry for nothing": (append(SHA256, f"{SHORT}  data/none\n"), {("BAG031", SHA256), ("BAG030", SHA256)}),
    "an entry twice": (
        append(SHA256, f"{SHORT}  {SOURCE}\n"), {("BAG025", SHA256), ("BAG030", SHA256)},
    ),
    "a damaged digest": (edit(TAGS512, "  bagit.txt", "0  bagit.txt"), {("BAG023", TAGS512)}),
    "a manifest cut": (truncated(SHA512), {("BAG023", SHA512), ("BAG030", SHA512)}),
    "a damaged digest of a file that is missing": (
        lambda b: [edit(TAGS512, "  metadata/dc.xml", "0  metadata/dc.xml")(b), (b / "metadata/dc.xml").unlink()],
        {("BAG023", TAGS512), ("BAG027", "metadata/dc.xml")},
    ),
    "a damaged line that names nothing": (append(TAGS256, "渠水进城\n"), {("BAG023", TAGS256)}),
    "a damaged line that names another file": (
        edit(TAGS256, "  metadata/dc.xml", "0  metadata/cd.xml"), {("BAG023", TAGS256), ("BAG026", TAGS256)},
    ),
    "a manifest empty": (lambda b: (b / TAGS512).write_bytes(b""), {("BAG026", TAGS512)}),
    "a path that climbs": (
        append(SHA256, f"{SHORT}  data/../../etc/passwd\n"), {("BAG024", SHA256), ("BAG030", SHA256)},
    ),
    "an absolute path": (append(TAGS256, f"{SHORT}  /etc/passwd\n"), {("BAG024", TAGS256)}),
    "a payload path among the tags": (append(TAGS256, f"{SHORT}  data/x\n"), {("BAG023", TAGS256)}),
    "a link in a file's place": (link(SOURCE, "/etc/passwd"), {("BAG033", SOURCE), ("BAG027", SOURCE), OXUM}),
    "a link to a directory": (link("data/outputs/up", ".."), {("BAG033", "data/outputs/up")}),
    "a link to nothing": (link("metadata/up", "nowhere"), {("BAG033", "metadata/up")}),
    "a pipe": (lambda b: os.mkfifo(b / "data/pipe"), {("BAG033", "data/pipe")}),
    "a name that is no UTF-8": (
        lambda b: put(b / os.fsdecode(b"data/\xb5\xda.txt"), b"x"), {("BAG028", "data/\\xb5\\xda.txt"), OXUM},
    ),
    "two names that differ in case": (
        lambda b: put(b / "data/sources/b/PLAIN.txt", b"x"),
        {("BAG028", "data/sources/b/PLAIN.txt"), ("BAG034", "data/sources/b/plain.txt"), OXUM},
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found_and_named(bag: Path, damage: str) -> None:
    assert found(bag) == set()
    do, expected = DAMAGES[damage]
    do(bag)
    assert found(bag) == expected


def test_a_name_in_another_unicode_form_is_the_same_file_and_a_warning(tmp_path: Path) -> None:
    bag = tiny(tmp_path, "data/é.txt")
    (bag / "data" / "é.txt").rename(bag / "data" / "e\u0301.txt")
    assert found(bag) == {("BAG035", "data/é.txt")}
    put(bag / "data" / "é.txt", b"another")
    assert ("BAG034", "data/é.txt") in found(bag)


def test_what_cannot_be_read_is_named(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, algorithms: Iterable[str]) -> Fixity:
        if path.name == "第3版.txt":
            raise PermissionError(13, "Permission denied")
        return fixity_of(path, algorithms)

    monkeypatch.setattr(module, "fixity_of", refuse)
    assert ("BAG036", SOURCE) in found(bag)


@pytest.mark.skipif(sys.platform == "win32", reason="directories there are not closed by mode")
@pytest.mark.parametrize(
    ("closed", "named"),
    [(SOURCE, SOURCE), ("data/outputs/b", "data/outputs/b/"), ("metadata", "metadata/"), (SHA256, SHA256), (TAGS512, TAGS512)],
)  # fmt: skip
def test_of_what_cannot_be_read_nothing_else_is_said(bag: Path, shared: Path, closed: str, named: str) -> None:
    folder = Path(shutil.copytree(bag, shared / "bag"))
    with unprivileged(folder / closed):
        assert found(folder) == {("BAG036", named)}


@pytest.mark.parametrize("name", ["nothing", "a file"])
def test_what_is_no_directory_is_no_bag(tmp_path: Path, name: str) -> None:
    (tmp_path / "a file").write_bytes(BAGIT)
    assert found(tmp_path / name) == {("BAG020", "")}


# --------------------------------------------------------------------------- bags of others


def of_others(top: Path, *algorithms: str) -> Path:
    """A bag that another tool made."""
    put(top / "other" / "甲" / "01.txt", b"x")
    put(top / "other" / "02.txt", b"y")
    bagit.make_bag(str(top / "other"), checksums=list(algorithms))
    return top / "other"


def wrong(bag: Path) -> set[tuple[str, str]]:
    """What is wrong with it, its form apart: that is another tool's."""
    return {(code, path) for code, path in found(bag) if code != "BAG050"}


def test_a_bag_of_banmians_is_known_by_what_it_puts_into_each(bag: Path) -> None:
    assert {BAGGING, PREMIS, MANIFEST_PATH} == OURS
    assert set(tree(bag)) >= OURS
    assert not is_of_others(tree(bag))


@pytest.mark.parametrize("algorithms", [("md5",), ("sha1",), ("sha512",), ("md5", "sha256"), ("sha224", "sha384")])
def test_a_bag_of_others_is_checked_by_the_manifests_that_are_there(
    tmp_path: Path, algorithms: tuple[str, ...]
) -> None:
    bag = of_others(tmp_path, *algorithms)
    assert wrong(bag) == set()
    for path in sorted(bag.glob("tagmanifest-*.txt")):
        path.unlink()
    put(bag / "bag-info.txt", b"Source-Organization: x\n")
    assert wrong(bag) == set()
    put(bag / "data/02.txt", b"z")
    put(bag / "data/03.txt", b"z")
    (bag / "data/甲/01.txt").unlink()
    assert wrong(bag) == {("BAG030", "data/02.txt"), ("BAG028", "data/03.txt"), ("BAG027", "data/甲/01.txt")}


def test_a_tag_file_that_others_do_not_list_is_none_too_many_and_one_listed_is_checked(tmp_path: Path) -> None:
    bag = of_others(tmp_path, "md5")
    put(bag / "notes.txt", b"x")
    assert wrong(bag) == set()
    put(bag / "bag-info.txt", b"x")
    assert ("BAG030", "bag-info.txt") in wrong(bag)
    (bag / "manifest-md5.txt").unlink()
    assert {("BAG022", SHA256), ("BAG022", SHA512), ("BAG027", "manifest-md5.txt")} <= wrong(bag)


def test_a_manifest_by_an_algorithm_that_is_not_known_is_said_to_be_not_checked(tmp_path: Path) -> None:
    bag = of_others(tmp_path, "blake2b")
    names = {"manifest-blake2b.txt", "tagmanifest-blake2b.txt"}
    assert wrong(bag) == {("BAG053", name) for name in names}
    put(bag / "data/02.txt", b"z")
    assert wrong(bag) == {("BAG053", name) for name in names}
    put(bag / "data/02.txt", b"zz")
    assert ("BAG032", "bag-info.txt") in wrong(bag)


# --------------------------------------------------------------------------- one bit, anywhere


def tiny(top: Path, *paths: str) -> Path:
    """The smallest bag that there is, with these payload files."""
    for path in paths:
        put(top / "bag" / path, b"abc\n")
    put(top / "bag" / "bagit.txt", BAGIT)
    put(top / "bag" / "bag-info.txt", f"Payload-Oxum: {4 * len(paths)}.{len(paths)}\n".encode())
    for kind in ("manifest", "tagmanifest"):
        files = {path: fixity_of(top / "bag" / path) for path in tree(top / "bag")}
        for path, data in manifests(files, kind):
            put(top / "bag" / path, data)
    return top / "bag"


def test_one_bit_flipped_anywhere_is_found_and_its_file_named(tmp_path: Path) -> None:
    bag = tiny(tmp_path, "data/a.txt", "data/渠.txt")
    assert check(bag).problems == []
    for path, data in tree(bag).items():
        step = 7 if path.startswith("tagmanifest") else 29  # odd, so that every bit of a byte has its turn
        for bit in range(0, len(data) * 8, step):
            flipped = bytearray(data)
            flipped[bit // 8] ^= 1 << bit % 8
            (bag / path).write_bytes(flipped)
            assert {problem.path for problem in check(bag).problems} == {path}, (path, bit)
        (bag / path).write_bytes(data)


# --------------------------------------------------------------------------- lines and paths


@pytest.mark.parametrize(
    "line",
    [
        b"abc  data/x", b"abc data/x", b"%s  ", b"%s", b"%sdata/x", b" %s  data/x", b"", b"%s  \r",
        b"%s  data/\xb5\xda", b"%s  x", b"0%s  data/x", b"0%s data/x", b"%s  data/x\r\r",
    ],
)  # fmt: skip
def test_a_line_that_is_no_entry_is_damage(line: bytes) -> None:
    data = (line + b"\n%s  data/y\n").replace(b"%s", SHORT.encode())
    entries, problems = read_manifest("manifest-sha256.txt", data, payload=True)
    assert [path for path, entry in entries.items() if entry.digest] == ["data/y"]
    assert [(one.code, one.line) for one in problems] == [("BAG023", 1)]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("\n", "\r\n", "its lines end in CR LF"), ("  ", " *", "an asterisk stands before each path"),
        ("  ", " ", "other space than two blanks stands before paths"),
        ("  ", " \t ", "other space than two blanks stands before paths"),
        ("  ", "   ", "other space than two blanks stands before paths"),
    ],
)  # fmt: skip
def test_what_a_tool_did_to_every_line_of_a_manifest_is_told_once(bag: Path, old: str, new: str, reason: str) -> None:
    text = (bag / SHA256).read_text("utf-8")
    (bag / SHA256).write_text("".join(line.replace(old, new, 1) for line in text.splitlines(keepends=True)), newline="")
    told = [(one.code, one.path, one.line) for one in check(bag).problems]
    assert told == [("BAG050", SHA256, None), ("BAG030", SHA256, None)]
    assert check(bag).problems[0].values == {"reason": reason}
    (bag / DEEP).unlink()
    put(bag / SOURCE, b"x" * 27)
    assert found(bag) == {("BAG050", SHA256), ("BAG030", SHA256), ("BAG027", DEEP), ("BAG030", SOURCE), OXUM}


def test_so_it_is_where_all_manifests_have_it(bag: Path) -> None:
    for name in (SHA256, SHA512, TAGS256, TAGS512):
        (bag / name).write_bytes((bag / name).read_bytes().replace(b"\n", b"\r\n"))
    codes = sorted((one.code, one.path) for one in check(bag).problems)
    assert codes == [("BAG030", n) for n in (SHA256, SHA512)] + [
        ("BAG050", n) for n in (SHA256, SHA512, TAGS256, TAGS512)
    ]


def test_capital_digests_are_the_same_digests(bag: Path) -> None:
    for name in (TAGS256, TAGS512):
        (bag / name).write_text(re.sub("^[0-9a-f]+", lambda m: m[0].upper(), (bag / name).read_text(), flags=re.M))
    assert [(one.code, one.values["reason"]) for one in check(bag).problems] == [
        ("BAG050", "digests are in capital letters")
    ] * 2
    done = alone(bag)
    assert (done.returncode, done.stdout.splitlines()[-1][:3]) == (0, "ok:")


@pytest.mark.parametrize("digest", ["g" * 64, "a" * 63, "a" * 128])
def test_a_digest_is_hexadecimal_and_has_its_length(digest: str) -> None:
    assert read_manifest("manifest-sha256.txt", f"{digest}  data/x\n".encode(), payload=True)[1]


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("data/a b.txt", "data/a b.txt"), ("data/50%.txt", "data/50%25.txt"), ("data/a\nb", "data/a%0Ab"),
        ("data/a\rb", "data/a%0Db"), ("data/%0A", "data/%250A"), ("data/渠水.txt", "data/渠水.txt"),
        ("data/a\tb", "data/a\tb"),
    ],
)  # fmt: skip
def test_only_line_breaks_and_percent_signs_are_encoded(path: str, written: str) -> None:
    assert encoded(path) == written
    assert decoded(written) == path


def test_small_letters_decode_too_and_other_percent_signs_stay() -> None:
    assert decoded("a%0a%0d%20%") == "a\n\r%20%"


@pytest.mark.parametrize(
    "path",
    ["/x", "../x", "data/../x", "data/..", "~/x", "C:/x", "c:x", "data\\..\\x", "\\x", "data//x", "data/./x", "a\0b"],
)
def test_paths_that_lead_out_of_the_bag(path: str) -> None:
    assert escapes(path)


@pytest.mark.parametrize("path", ["data/x", "data/..x", "data/x..", "data/a:b", "data/~x", "data/...", "data/\\xb5"])
def test_paths_that_stay_inside(path: str) -> None:
    assert not escapes(path)
