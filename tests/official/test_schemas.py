"""The official schemas: known by their bytes, kept in the user's data directory, refused where they are others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from convert.errors import UnreadableError, ValidatorMissingError
from convert.formats import load
from convert.official import schemas
from convert.official.base import Copy
from convert.official.schemas import KNOWN, OfficialFile, changed, data_dir, install, required, state
from convert.official.table import VALIDATORS
from convert.publish import sha256
from tests.golden.test_golden import OPTIONS
from tests.official.tools import standards
from tests.trees import CORPUS
from tests.unprivileged import unprivileged

XSD = b"<xs:schema/>"
INVENTED = OfficialFile("invented.xsd", "Invented 1.0", "https://example.org/", sha256(XSD))


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(schemas.DATA_DIR, str(tmp_path / "数 据"))
    return tmp_path / "数 据"


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> OfficialFile:
    monkeypatch.setattr(schemas, "KNOWN", (INVENTED,))
    return INVENTED


def source(folder: Path, **files: bytes) -> Path:
    top = folder / "source" / "deep er"
    top.mkdir(parents=True)
    for name, text in files.items():
        (top / name.replace("_", ".")).write_bytes(text)
    return folder / "source"


def test_every_known_file_has_a_name_and_a_digest_of_its_own() -> None:
    assert len({file.name for file in KNOWN}) == len({file.sha256 for file in KNOWN}) == len(KNOWN) == 6
    assert all(len(file.sha256) == 64 and file.origin.startswith("https://") for file in KNOWN)


def test_a_file_is_known_by_its_bytes_whatever_its_name(tmp_path: Path, data: Path, invented: OfficialFile) -> None:
    assert state(invented) == "missing"
    installed, problems = install(source(tmp_path, other_xsd=XSD))
    assert (installed, problems) == ([invented], [])
    assert state(invented) == "installed"
    assert required("tool", invented) == data / "official-schemas"
    assert (data / "official-schemas" / "invented.xsd").read_bytes() == XSD


def test_a_namesake_with_other_bytes_is_refused(tmp_path: Path, invented: OfficialFile) -> None:
    with pytest.raises(UnreadableError) as error:
        install(source(tmp_path, invented_xsd=XSD + b" "))
    assert error.value.finding.code == "OFF011"
    assert dict(error.value.finding.values)["sha256"] == sha256(XSD + b" ")
    assert state(invented) == "missing"


def test_what_is_not_known_is_left_out_and_said_so(tmp_path: Path, invented: OfficialFile) -> None:
    installed, problems = install(source(tmp_path, a_xsd=XSD, b_txt=b"read me", invented_xsd=b"changed"))
    assert installed == [invented]
    assert [problem.code for problem in problems] == ["OFF012", "OFF011"]


def test_a_directory_without_any_is_an_error(tmp_path: Path, invented: OfficialFile) -> None:
    with pytest.raises(UnreadableError) as error:
        install(source(tmp_path, b_txt=b"read me"))
    assert error.value.finding.code == "OFF013"
    with pytest.raises(UnreadableError) as error:
        install(tmp_path / "nowhere")
    assert error.value.finding.code == "SRC001"


def test_a_directory_that_cannot_be_read_is_named_and_the_others_are_looked_at(
    shared: Path, invented: OfficialFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(schemas.DATA_DIR, str(shared / "data"))
    (shared / "data").mkdir(mode=0o777)
    (shared / "data").chmod(0o777)  # another user writes into it
    top = source(shared, a_xsd=XSD)
    (top / "closed" / "deep").mkdir(parents=True)
    with unprivileged(top / "closed"):
        for path, named in ((top / "closed", top / "closed"), (top / "closed" / "deep",) * 2):
            with pytest.raises(UnreadableError) as error:
                install(path)
            assert (error.value.finding.code, error.value.finding.file) == ("SRC015", str(named))
        installed, problems = install(top)
    assert (installed, [(one.code, one.file) for one in problems]) == ([invented], [("SRC015", str(top / "closed"))])


def test_a_file_changed_after_it_was_installed_is_not_used(tmp_path: Path, data: Path, invented: OfficialFile) -> None:
    top = source(tmp_path, a_xsd=XSD)
    install(top)
    (data / "official-schemas" / "invented.xsd").write_bytes(b"changed")
    assert state(invented) == "changed"
    assert [problem.code for problem in changed()] == ["OFF014"]
    with pytest.raises(ValidatorMissingError) as error:
        required("tool", invented)
    assert dict(error.value.finding.values) == {"validator": "tool", "files": "invented.xsd"}
    install(top)
    assert state(invented) == "installed"


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: the rules of other platforms")
def test_the_data_directory_follows_xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(schemas.DATA_DIR)
    monkeypatch.setenv("HOME", "/home/han")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert data_dir() == Path("/data/banmian")
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    assert data_dir() == Path("/home/han/.local/share/banmian")


@pytest.mark.parametrize("name", ["newsml-g2", "ninjs"])
def test_without_its_schemas_a_validator_is_not_run(name: str) -> None:
    for ask in (VALIDATORS[name].version, lambda: VALIDATORS[name].judge([])):
        with pytest.raises(ValidatorMissingError) as error:
            ask()
        assert error.value.finding.code == "OFF004"


BROKEN = {
    "newsml": [(b"<hl1", b"<hl9"), (b"</hl1", b"</hl9")],
    "ninjs": [(b'"standard"', b'"standart"')],
}


@pytest.mark.parametrize(("name", "form"), [("newsml-g2", "newsml"), ("ninjs", "ninjs")])
def test_the_official_schema_passes_what_we_write_and_catches_what_is_wrong(
    name: str, form: str, tmp_path: Path
) -> None:
    install(standards())
    copies = []
    for tree, issue in CORPUS.items():
        path = tmp_path / f"{tree} 版面.file"
        path.write_bytes(load(form).write(issue, OPTIONS).data)
        copies.append(Copy(tree, path, form))
    found = {copy.shown: v.findings for copy, v in zip(copies, VALIDATORS[name].judge(copies), strict=True)}
    assert found == dict.fromkeys(CORPUS, ())
    text = copies[0].path.read_bytes()
    for old, new in BROKEN[form]:
        text = text.replace(old, new)
    for data in (text, b"\xff\x00 neither XML nor JSON", b"", b"[" * 100_000):
        copies[0].path.write_bytes(data)
        (verdict,) = VALIDATORS[name].judge(copies[:1])
        assert verdict.complete
        assert verdict.findings
