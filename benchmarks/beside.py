"""Other programs beside banmian, as a user would run them: one process a page and format, nothing checked.

pandoc 3 makes EPUB, DOCX and JSON of the page as text; it finds no article, makes neither NewsML nor ninjs, and takes
every line for a part of one paragraph.  calibre's `ebook-convert` makes EPUB and DOCX.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.runs import Run, run

Command = Callable[[Path, Path], list[str]]


def pandoc() -> str | None:
    """The pandoc of the package pypandoc_binary, else the one on the path."""
    try:
        import pypandoc  # type: ignore[import-not-found]
    except ImportError:
        return shutil.which("pandoc")
    return str(pypandoc.get_pandoc_path())


def programs() -> list[tuple[str, tuple[str, ...], Command | None]]:
    """Name, formats, and the command for a page and its output; None where the program is not installed."""
    own, calibre = pandoc(), shutil.which("ebook-convert")
    return [
        ("pandoc", ("epub", "docx", "json"), own and (lambda page, out: _pandoc(own, page, out))),
        ("calibre", ("epub", "docx"), calibre and (lambda page, out: [calibre, str(page), str(out)])),
    ]  # type: ignore[list-item]


def _pandoc(program: str, page: Path, out: Path) -> list[str]:
    return [program, "--from=markdown", f"--metadata=title={page.stem}", "--output", str(out), str(page)]


def all_of(pages: list[Path], formats: tuple[str, ...], command: Command, folder: Path) -> Run:
    """Every page in every format, one after the other."""
    folder.mkdir(parents=True)
    done = [run(command(page, folder / f"{page.stem}.{name}")) for page in pages for name in formats]
    return Run(sum(one.wall for one in done), sum(one.cpu for one in done), max(one.peak for one in done))
