"""Whether a bag of banmian's is complete and unchanged (RFC 8493), with nothing but Python's own library.

A copy of this file lies in every such bag: `python3 BAG/metadata/check.py` needs no banmian, and no network.  It runs
on any Python 3.9 or newer, and holds the bag to what banmian writes, which is narrower than the standard: manifests by
sha256 and sha512, no fetch.txt, no links.  A form that the standard permits and other tools write (one space, capital
letters, CR LF) is told, and no error; a bag that another tool made is checked by the manifests that are there.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

ALGORITHMS = {"sha256": 64, "sha512": 128}
"""The digests of each manifest, and how many hexadecimal figures they have."""
KNOWN = {**ALGORITHMS, "md5": 32, "sha1": 40, "sha224": 56, "sha384": 96}
"""Likewise, those of other tools' manifests too."""
OURS = frozenset({"metadata/bagging.json", "metadata/premis.xml", "data/outputs/manifest.json"})
"""What banmian puts into each of its bags; another tool's has none of these."""
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
DATA = "data/"
OF_ANOTHER_TOOL = re.compile(rb"BagIt-Version: (0\.9[3-7]|1\.0)\r?\nTag-File-Character-Encoding: (?i:UTF-8)(?:\r?\n)*")
INFO = "bag-info.txt"
CHUNK = 1 << 20

TEXTS = {
    "BAG020": "not a bag: {reason}",
    "BAG021": "not the two lines that say BagIt 1.0 and UTF-8",
    "BAG022": "missing: nothing can be checked against it",
    "BAG023": "damaged: {reason}",
    "BAG024": "names a path that leads out of the bag: {path}",
    "BAG025": "lists {path} a second time",
    "BAG026": "does not list {path}, which is there and which the other manifest lists",
    "BAG027": "missing: the manifests list it",
    "BAG028": "added: no manifest lists it",
    "BAG029": "renamed: the manifests list it as {path}",
    "BAG030": "changed: its bytes are not those of the manifests ({algorithms})",
    "BAG031": "the entry of {path} is damaged: the file and the other manifest say otherwise",
    "BAG032": "Payload-Oxum says {said}, but the payload has {found}",
    "BAG033": "a link or a device, and no file",
    "BAG034": "its name differs from that of {path} only in case or Unicode form",
    "BAG035": "stands here in another Unicode form than in the manifests",
    "BAG036": "cannot be read: {reason}",
    "BAG050": "another tool has written it: {reason}",
    "BAG053": "not checked: {algorithm} is not known here",
}
"""As in the catalogue of banmian, which does not lie in the bag; a test holds the two together."""

MILD = ("BAG035", "BAG050")
"""What is no damage: warnings in the catalogue."""


class Problem(NamedTuple):
    """Something that is wrong: its code, the file (its path in the bag), the line of it from 1, and values."""

    code: str
    path: str
    line: int | None
    values: dict[str, str]


class Entry(NamedTuple):
    """One entry of a manifest: the digest, empty where the line is damaged, and the line where it stands."""

    digest: str
    line: int


class Fixity(NamedTuple):
    """The digests of a file by algorithm, and its size in bytes."""

    digests: dict[str, str]
    size: int


Manifests = dict[str, dict[str, Entry]]
"""The entries of each manifest of a kind, by the manifest's name and the path."""


def problem(code: str, path: str, line: int | None = None, /, **values: str) -> Problem:
    """A problem with its values."""
    return Problem(code, path, line, values)


def said(found: Problem) -> str:
    """A problem as a line of English."""
    text = TEXTS[found.code]
    for name, value in found.values.items():
        text = text.replace("{" + name + "}", value)
    place = found.path if found.line is None else f"{found.path}:{found.line}"
    return f"{place}: {found.code}: {text}"


class Checked(NamedTuple):
    """What is wrong with a bag, and the fixity of the files that could be read, by their paths in it."""

    problems: list[Problem]
    files: dict[str, Fixity]


def check(bag: Path, on_file: Callable[[str, int], object] = lambda _, __: None) -> Checked:
    """Look at every byte of a bag; `on_file` is told each path before it is read, and how many there are."""
    if not bag.is_dir():
        return Checked([problem("BAG020", "", reason="no such directory")], {})
    problems, found = walked(bag)
    if "bagit.txt" not in found:
        return Checked([*problems, problem("BAG020", "", reason="it has no bagit.txt")], {})
    files: dict[str, Fixity] = {}
    manifests = manifests_of(found)
    algorithms = tuple(dict.fromkeys([*ALGORITHMS, *(one for one in map(algorithm, manifests) if one in KNOWN)]))
    for path in sorted(found):
        on_file(path, len(found))
        try:
            files[path] = fixity_of(bag / path, algorithms)
        except OSError as error:
            problems.append(problem("BAG036", shown(path), reason=error.strerror or str(error)))
    closed = tuple(one.path for one in problems if one.code == "BAG036")
    problems += same_names(found)
    problems += _declared(bag, files)
    listable = {path for path in found if path not in manifests or not is_tag_manifest(path)}
    for payload in (True, False):
        names = [name for name in manifests if is_tag_manifest(name) != payload]
        problems += _against_manifests(bag, names, files, listable, closed)
    if not any(path.startswith(DATA) for path in closed):  # else nobody can tell how many bytes there are
        problems += _oxum(bag, files)
    return Checked(problems, files)


# --------------------------------------------------------------------------- what is there


def walked(bag: Path) -> tuple[list[Problem], set[str]]:
    """The paths of the files below a directory, with `/`, and what is there that is no file; no link is followed."""
    problems: list[Problem] = []
    found: set[str] = set()
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(bag / folder), key=lambda entry: entry.name)
        except OSError as error:
            problems.append(problem("BAG036", shown(folder), reason=error.strerror or str(error)))
            continue
        for entry in entries:
            path = folder + entry.name
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                folders.append(path + "/")
            elif stat.S_ISREG(mode):
                found.add(path)
            else:
                problems.append(problem("BAG033", shown(path)))
    return sorted(problems), found


def fixity_of(path: Path, algorithms: Iterable[str] = tuple(ALGORITHMS)) -> Fixity:
    """The digests and the size of a file.  Raises OSError."""
    hashes = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}  # md5 is not allowed otherwise
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            for one in hashes.values():
                one.update(chunk)
    return Fixity({name: one.hexdigest() for name, one in hashes.items()}, size)


def shown(path: str) -> str:
    """A path as text that can be written anywhere: bytes that are no UTF-8 as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def nfc(path: str) -> str:
    """Unicode normalization form C."""
    return unicodedata.normalize("NFC", path)


def same_names(paths: Iterable[str]) -> list[Problem]:
    """The paths that a file system may take for one another: the same in NFC, without case (RFC 8493, 5.2.4)."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in sorted(paths):
        other = seen.setdefault(nfc(path).casefold(), path)
        if other != path:
            problems.append(problem("BAG034", shown(path), path=shown(other)))
    return problems


# --------------------------------------------------------------------------- manifests


def is_of_others(found: Iterable[str]) -> bool:
    """Whether there is nothing in a bag, by its paths, that banmian puts into each of its own."""
    return OURS.isdisjoint(found)


def manifests_of(found: set[str]) -> list[str]:
    """The manifests by which a bag is checked: those that banmian writes; in a bag of others, those that are there.

    The standard wants one of the payload at least, by whatever algorithm, and none of the tag files (RFC 8493, 2.1.3,
    2.2.1).  Where there is none of the payload, ours are missing.
    """
    ours = [f"{kind}-{name}.txt" for kind in ("manifest", "tagmanifest") for name in ALGORITHMS]
    if not is_of_others(found):
        return ours
    there = sorted(path for path in found if re.fullmatch("(tag)?manifest-[0-9A-Za-z_-]+[.]txt", path))
    payload = [path for path in there if not is_tag_manifest(path)]
    return there if payload else [path for path in ours if not is_tag_manifest(path)] + there


def _against_manifests(
    bag: Path, names: list[str], files: dict[str, Fixity], found: set[str], closed: tuple[str, ...]
) -> list[Problem]:
    """What the manifests of a kind say, and what is there: each path once; what lies in `closed`, nobody knows."""
    manifests, problems = read_manifests(bag, names, files, closed)
    payload = not any(map(is_tag_manifest, names))
    unknown = tuple(folder for folder in closed if folder.endswith("/"))
    listed = sorted({path for entries in manifests.values() for path, entry in entries.items() if entry.digest})
    spelt = {nfc(path): path for path in found}
    here = {path: path if path in found else spelt.get(nfc(path)) for path in listed}
    missing = []
    for path in listed:
        actual = here[path]
        if actual is not None:
            problems += _one_file(path, actual, files.get(actual), manifests)
        elif path.startswith(unknown):
            continue
        elif all(path in entries for entries in manifests.values()):
            missing.append(path)
        else:
            problems += [problem("BAG031", m, e[path].line, path=path) for m, e in manifests.items() if path in e]
    due = {path for path in found if path.startswith(DATA) == payload}
    all_listed = payload or not is_of_others(found)  # other tools need not list every tag file (RFC 8493, 2.2.4)
    added = sorted(due - set(here.values())) if manifests and all_listed else []
    return problems + _moved(missing, added, files, manifests)


def is_tag_manifest(path: str) -> bool:
    """Whether it is one of the files that no manifest may list."""
    return re.fullmatch("tagmanifest-[0-9A-Za-z_-]+[.]txt", path) is not None


def _one_file(path: str, actual: str, fixity: Fixity | None, manifests: Manifests) -> list[Problem]:
    """A file that is there and listed: the manifests that lack it, and those whose digest is not its own.

    Where one digest fits, the file is whole, and the other manifest is what was damaged.
    """
    problems = [problem("BAG035", path)] if actual != path else []
    problems += [problem("BAG026", name, path=path) for name, entries in manifests.items() if path not in entries]
    if fixity is None:
        return problems
    holders = {name: entries[path] for name, entries in manifests.items() if path in entries and entries[path].digest}
    wrong = {name: entry for name, entry in holders.items() if fixity.digests[algorithm(name)] != entry.digest}
    if wrong and len(wrong) < len(holders):
        return problems + [problem("BAG031", name, entry.line, path=path) for name, entry in wrong.items()]
    if wrong:
        problems.append(problem("BAG030", path, algorithms=", ".join(map(algorithm, wrong))))
    return problems


def _moved(missing: list[str], added: list[str], files: dict[str, Fixity], manifests: Manifests) -> list[Problem]:
    """What is listed and not there, and there and not listed; with the same bytes, it is one file renamed."""
    digests = {(m, e[path].digest): path for m, e in manifests.items() for path in reversed(missing) if e[path].digest}
    problems: list[Problem] = []
    gone = set(missing)
    for path in added:
        found = files[path].digests if path in files else {}
        same = {digests.get((m, found.get(algorithm(m), "")), "") for m in manifests}
        before = same & gone
        for name in sorted(before)[:1]:
            gone.discard(name)
            problems.append(problem("BAG029", shown(path), path=name))
        problems += [] if before else [problem("BAG028", shown(path))]
    return problems + [problem("BAG027", path) for path in missing if path in gone]


def algorithm(manifest: str) -> str:
    """The algorithm in a manifest's name."""
    return manifest.partition("-")[2].removesuffix(".txt").lower()


def read_manifests(
    bag: Path, names: list[str], files: dict[str, Fixity], closed: tuple[str, ...]
) -> tuple[Manifests, list[Problem]]:
    """Those of these manifests that are there, and what is wrong with their lines; of those `closed` it was said."""
    manifests: Manifests = {}
    problems: list[Problem] = []
    for name in names:
        if name not in files:
            problems += [] if name in closed else [problem("BAG022", name)]
        elif algorithm(name) not in KNOWN:
            problems.append(problem("BAG053", name, algorithm=algorithm(name)))
        else:
            manifests[name], more = read_manifest(name, (bag / name).read_bytes(), payload=not is_tag_manifest(name))
            problems += more
    return manifests, problems


FORMS = (
    ("its lines end in CR LF", re.compile(rb"\r$")),
    ("an asterisk stands before each path", re.compile(rb"^[0-9A-Fa-f]+[ \t]+\*")),
    ("other space than two blanks stands before paths", re.compile(rb"^[0-9A-Fa-f]+(?!  [^ \t]| \*)[ \t]")),
    ("digests are in capital letters", re.compile(rb"^[0-9a-f]*[A-F][0-9A-Fa-f]*[ \t]")),
)
"""What other tools write in manifests, and the standard permits (RFC 8493, 2.1.3; the asterisk is of `sha256sum -b`):
how it is told, once a manifest, and how a line is known that has it."""


def read_manifest(name: str, data: bytes, *, payload: bool) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries of a manifest by their paths, and what is wrong with its lines.

    A path that a damaged line names is among the entries without a digest, unless a line that is whole names it too.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    damaged: dict[str, Entry] = {}
    *lines, cut = data.split(b"\n")
    if cut:
        problems.append(problem("BAG023", name, len(lines) + 1, reason="the last line does not end"))
        damaged[named(cut)] = Entry("", len(lines) + 1)
    forms: set[str] = set()
    shape = re.compile(f"([0-9A-Fa-f]{{{KNOWN[algorithm(name)]}}})[ \t]+\\*?([^\r\n]*[^\r\n \t][^\r\n]*)\r?")
    for number, line in enumerate(lines, 1):
        match = shape.fullmatch(line.decode("utf-8", "surrogateescape"))
        if match is None or not _is_text(line):
            problems.append(problem("BAG023", name, number, reason="no digest and path"))
            damaged[named(line)] = Entry("", number)
            continue
        forms |= {how for how, form in FORMS if form.search(line)}
        path = decoded(match[2])
        if escapes(path):
            problems.append(problem("BAG024", name, number, path=path))
        elif path.startswith(DATA) != payload or is_tag_manifest(path):
            problems.append(problem("BAG023", name, number, reason="a path that has no place here"))
        elif path in entries:
            problems.append(problem("BAG025", name, number, path=path))
        else:
            entries[path] = Entry(match[1].lower(), number)
    problems += [problem("BAG050", name, reason=how) for how, _ in FORMS if how in forms]
    return {**damaged, **entries}, problems


def named(line: bytes) -> str:
    """The path that a damaged line of a manifest seems to name, perhaps none."""
    return decoded(re.sub(r"^[^ \t]*[ \t]+\*?|\r$", "", line.decode("utf-8", "surrogateescape")))


def _is_text(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def encoded(path: str) -> str:
    """A path as a manifest has it: line breaks and the percent sign as %0A, %0D, %25 (RFC 8493, 2.1.3)."""
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def decoded(path: str) -> str:
    """The path that a manifest's line names."""
    return re.sub("%(0[AaDd]|25)", lambda found: chr(int(found[1], 16)), path)


def escapes(path: str) -> bool:
    """Whether a path could lead out of the bag, here or on another system (RFC 8493, 5.2.1)."""
    parts = re.split(r"[/\\]", path)
    return (
        "\0" in path
        or ".." in parts
        or path[:1] in ("/", "\\", "~")
        or re.match("[A-Za-z]:", path) is not None
        or "" in path.split("/")
        or "." in path.split("/")
    )


# --------------------------------------------------------------------------- the tags


def _declared(bag: Path, files: dict[str, Fixity]) -> list[Problem]:
    declared = (bag / "bagit.txt").read_bytes() if "bagit.txt" in files else BAGIT
    if declared == BAGIT:
        return []
    if (match := OF_ANOTHER_TOOL.fullmatch(declared)) is not None:
        return [problem("BAG050", "bagit.txt", reason="BagIt " + match[1].decode("ascii"))]
    return [problem("BAG021", "bagit.txt")]


def _oxum(bag: Path, files: dict[str, Fixity]) -> list[Problem]:
    """Whether Payload-Oxum is the number of bytes and files that the payload has; others may leave it out."""
    if INFO not in files:
        return []  # its manifest says so
    payload = [fixity.size for path, fixity in files.items() if path.startswith(DATA)]
    found = f"{sum(payload)}.{len(payload)}"
    text = (bag / INFO).read_bytes().decode("utf-8", "backslashreplace")
    values = [value for name, value in read_tags(text) if name == "Payload-Oxum"]
    if values != [found] and (values or not is_of_others(files)):
        return [problem("BAG032", INFO, said=", ".join(values) or "-", found=found)]
    return []


def read_tags(text: str) -> list[tuple[str, str]]:
    """The tags of a bag-info.txt in their order; a line that begins with a space goes on with the one before."""
    tags: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line[:1] in (" ", "\t") and tags:
            tags[-1] = (tags[-1][0], tags[-1][1] + " " + line.strip())
        elif ":" in line:
            name, _, value = line.partition(":")
            tags.append((name.strip(), value.strip()))
    return tags


def main(arguments: list[str]) -> int:
    """Check the bag named, or the one that this file lies in; 0 where nothing is damaged, else 1."""
    bag = Path(arguments[0]) if arguments else Path(__file__).absolute().parent.parent
    done = check(bag)
    damaged = any(one.code not in MILD for one in done.problems)
    lines = [said(one) for one in done.problems]
    lines += [] if damaged else [f"ok: {len(done.files)} files, none missing, added or changed"]
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
    return 1 if damaged else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
