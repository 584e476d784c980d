"""`convert --reissue`: the NewsML that lies in the directory is replaced by its next version."""

from pathlib import Path

import pytest
from lxml import etree

from tests.cli.command import call

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
PAGE = """\
河口镇灌渠通水

本报记者 简一宁

三月一日，河口镇二十里灌渠全线通水，镇里的水管员沿渠走了一遍，闸门开合自如。

云岭村开通直达车

本报记者 陆小满

天刚亮，云岭村口的山货直达车已经装满了，从村里到城里的菜市场只要两个钟头。
"""
FACTS = ("--publication", "江城日报", "--date", "2026-03-02", "--page", "3", "--no-keywords", "-q")


def issued(folder: Path, text: str, *options: str) -> dict[str, tuple[str, str]]:
    """Version and status of each news item, by headline."""
    (folder / "page.txt").write_text(text, "utf-8")
    arguments = (str(folder / "page.txt"), "-o", str(folder / "out"), "-t", "newsml", *FACTS, *options)
    assert call("convert", *arguments).code == 0
    root = etree.parse(folder / "out" / "page.newsml.xml").getroot()
    return {
        "".join(item.find(f".//{G2}headline").itertext()): (
            item.get("version"),
            item.find(f"{G2}itemMeta/{G2}pubStatus").get("qcode"),
        )
        for item in root.iter(f"{G2}newsItem")
    }


@pytest.fixture
def first(tmp_path: Path) -> dict[str, tuple[str, str]]:
    return issued(tmp_path, PAGE)


def test_what_changed_counts_up_and_what_did_not_stays(tmp_path: Path, first: dict[str, tuple[str, str]]) -> None:
    assert set(first.values()) == {("1", "stat:usable")}
    second = issued(tmp_path, PAGE.replace("二十里", "三十里"), "--reissue")
    assert second == {"河口镇灌渠通水": ("2", "stat:usable"), "云岭村开通直达车": ("1", "stat:usable")}


def test_what_is_gone_is_cancelled(tmp_path: Path, first: dict[str, tuple[str, str]]) -> None:
    second = issued(tmp_path, PAGE[: PAGE.index("云岭村")], "--reissue")
    assert second["云岭村开通直达车"] == ("2", "stat:canceled")


def test_without_the_option_a_page_is_issued_anew(tmp_path: Path, first: dict[str, tuple[str, str]]) -> None:
    assert set(issued(tmp_path, PAGE.replace("二十里", "三十里")).values()) == {("1", "stat:usable")}


@pytest.mark.usefixtures("first")
def test_an_issue_that_did_not_change_gives_the_same_bytes_again(tmp_path: Path) -> None:
    before = (tmp_path / "out" / "page.newsml.xml").read_bytes()
    issued(tmp_path, PAGE, "--reissue")
    assert (tmp_path / "out" / "page.newsml.xml").read_bytes() == before


@pytest.mark.usefixtures("first")
def test_a_bag_of_a_reissue_can_be_made_anew(tmp_path: Path) -> None:
    issued(tmp_path, PAGE.replace("二十里", "三十里"), "--reissue")
    bag = tmp_path / "bag"
    assert call("bag", str(tmp_path / "out"), "-o", str(bag), "--sources", str(tmp_path)).code == 0
    found = call("verify", str(bag), "--reparse")
    assert found.code == 0, found.err + found.out


def replaced(folder: Path, *options: str) -> str:
    arguments = (str(folder / "page.txt"), "-o", str(folder / "out"), "-t", "newsml,json", *FACTS[:-1], *options)
    outcome = call("convert", *arguments)
    assert outcome.code == 0
    return outcome.err


@pytest.mark.usefixtures("first")
def test_versions_and_cancellations_that_are_forgotten_are_told(tmp_path: Path) -> None:
    assert "NML050" not in replaced(tmp_path, "--again")
    issued(tmp_path, PAGE[: PAGE.index("云岭村")], "--reissue")
    assert "NML050" not in replaced(tmp_path, "--reissue")
    told = (
        "warning NML050: versions begin at 1 again: the file that this one replaces had versions up to 2 and 1 canceled"
    )
    assert told in replaced(tmp_path, "--dry-run")
    assert told in replaced(tmp_path)
    assert "NML050" not in replaced(tmp_path, "--again")


@pytest.mark.parametrize("per", ["page", "article", "issue"])
def test_they_are_told_once_and_are_no_part_of_the_record(tmp_path: Path, per: str) -> None:
    def records() -> list[bytes]:
        return [path.read_bytes() for path in sorted((tmp_path / "out").glob("*.record.json"))]

    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    replaced(tmp_path, "--per", per)
    clean = records()
    (tmp_path / "page.txt").write_text(PAGE.replace("二十里", "三十里"), "utf-8")
    replaced(tmp_path, "--per", per, "--reissue")
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert "NML050" in replaced(tmp_path, "--per", per)
    assert records() == clean
    assert "NML050" not in replaced(tmp_path, "--per", per)


@pytest.mark.usefixtures("first")
def test_a_page_of_another_day_under_the_same_name_begins_nothing_again(tmp_path: Path) -> None:
    issued(tmp_path, PAGE.replace("二十里", "三十里"), "--reissue")
    assert "NML050" not in replaced(tmp_path, "--date", "2026-03-03")


@pytest.mark.parametrize("per", ["article", "issue"])
def test_they_are_told_of_articles_and_issues_too(tmp_path: Path, per: str) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    replaced(tmp_path, "--per", per)
    (tmp_path / "page.txt").write_text(PAGE.replace("二十里", "三十里"), "utf-8")
    replaced(tmp_path, "--per", per, "--reissue")
    assert "warning NML050" in replaced(tmp_path, "--per", per)


def test_banmian_toml_can_say_that_all_is_a_reissue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "banmian.toml").write_text("[convert]\nreissue = true\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert set(issued(tmp_path, PAGE).values()) == {("1", "stat:usable")}
    second = issued(tmp_path, PAGE.replace("二十里", "三十里"))
    assert second["河口镇灌渠通水"] == ("2", "stat:usable")


@pytest.mark.usefixtures("first")
def test_the_command_line_can_say_that_a_run_is_no_reissue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "banmian.toml").write_text("[convert]\nreissue = true\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    anew = issued(tmp_path, PAGE.replace("二十里", "三十里"), "--no-reissue")
    assert set(anew.values()) == {("1", "stat:usable")}


def items(path: Path) -> dict[str, tuple[int, str]]:
    """Version and text of each item of a message, by guid."""
    root = etree.parse(path).getroot()
    return {
        item.get("guid"): (int(item.get("version")), "".join("".join(item.itertext()).split()))
        for item in root.find(f"{G2}itemSet")
    }


def at(folder: Path, text: str, *options: str) -> None:
    (folder / "page.txt").write_text(text, "utf-8")
    replaced(folder, "--reissue", "-t", "newsml", *options)


MENDED = PAGE.replace("二十里", "三十里")


@pytest.mark.parametrize("other", ["article", "issue"])
def test_versions_count_on_from_whatever_file_of_the_directory_holds_the_item(tmp_path: Path, other: str) -> None:
    at(tmp_path, PAGE)
    at(tmp_path, MENDED)
    at(tmp_path, PAGE.replace("二十里", "四十里"), "--per", other)
    page = items(tmp_path / "out" / "page.newsml.xml")
    made = [path for path in (tmp_path / "out").glob("*.newsml.xml") if path.name != "page.newsml.xml"]
    found = [(guid, one, page[guid]) for path in made for guid, one in items(path).items() if guid in page]
    assert len(found) >= 2
    assert max(version for _, (version, _), _ in found) == 3, "what changed counts on"
    assert all(one == there for _, one, there in found if one[0] == there[0]), "one guid and version, one content"
    at(tmp_path, PAGE.replace("二十里", "五十里"))
    page = items(tmp_path / "out" / "page.newsml.xml")
    assert max(version for version, _ in page.values()) == 4
    assert all(page[guid] == one or page[guid][0] > one[0] for guid, one, _ in found)


def test_a_file_beside_it_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    at(tmp_path, PAGE)
    (tmp_path / "out" / "stray.newsml.xml").write_bytes(b"<newsItem guid=")
    (tmp_path / "out" / "gone.newsml.xml").symlink_to(tmp_path / "nowhere")
    at(tmp_path, MENDED)
    assert max(version for version, _ in items(tmp_path / "out" / "page.newsml.xml").values()) == 2


@pytest.mark.parametrize("per", ["page", "article", "issue"])
def test_an_earlier_file_that_is_gone_is_told_once(tmp_path: Path, per: str) -> None:
    at(tmp_path, PAGE, "--per", per)
    at(tmp_path, MENDED, "--per", per)
    for path in (tmp_path / "out").glob("*.newsml.xml"):
        path.unlink()
    told = "NML048: the earlier file cannot be read (missing): versions begin at 1"
    assert told in replaced(tmp_path, "--reissue", "--per", per)
    assert "NML048" not in replaced(tmp_path, "--reissue", "--per", per, "--again")


def test_the_first_issue_lacks_no_earlier_file(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert "NML048" not in replaced(tmp_path, "--reissue")


def test_without_a_directory_no_version_can_count_on(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    refused = call("convert", tmp_path / "page.txt", "-o", "-", "-t", "newsml", "--reissue")
    assert refused.code == 2
    assert "RUN017: --reissue is for runs that write into a directory" in refused.err
    assert call("convert", tmp_path / "page.txt", "-o", "-", "-t", "json", "--reissue", "--no-keywords").code == 0


@pytest.mark.usefixtures("first")
def test_a_page_of_another_day_that_is_withdrawn_is_told_once(tmp_path: Path) -> None:
    other = ("--reissue", "--date", "2026-03-03")
    told = "NML052: the page of another day or paper is withdrawn: 江城日报 2026-03-02 3 (2 articles); the file of this name"
    assert told in replaced(tmp_path, *other, "--dry-run")
    assert told in replaced(tmp_path, *other)
    assert "NML052" not in replaced(tmp_path, *other, "--again")


@pytest.mark.usefixtures("first")
def test_a_page_of_the_same_day_that_changes_its_number_is_withdrawn_as_meant(tmp_path: Path) -> None:
    assert "NML052" not in replaced(tmp_path, "--reissue", "--page", "5")
