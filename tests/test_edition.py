"""The edition is told where the program was packaged, and never more than the build wrote down."""

import datetime as dt
from pathlib import Path

import pytest

from maintainer.release import archive
from maintainer.release import edition as writing
from maintainer.release.sums import in_words, sum_of_folder
from selfhelp import edition, places
from selfhelp.views.settings import edition_state


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that the program takes for its own."""
    monkeypatch.setattr(places, "own_files", lambda: tmp_path)
    (tmp_path / "a").write_text("one", encoding="utf-8")
    return tmp_path


def test_what_was_written_is_read(files: Path) -> None:
    """Day and words come back; on Windows it says that nobody tried it there."""
    words = writing.write(files, Path(__file__).parents[1], dt.date(2026, 11, 27))
    found = edition.read()
    assert (found.built, found.words) == (dt.date(2026, 11, 27), words)
    state = edition_state(found, "win32")
    assert state is not None
    assert state.untried is not None
    assert state.words.split() == list(words)
    on_linux = edition_state(found, "linux")
    assert on_linux is not None
    assert on_linux.untried is None


def test_every_file_counts(files: Path) -> None:
    """A changed, an added and a renamed file change the words; the list itself does not count."""
    root = Path(__file__).parents[1]
    first = writing.write(files, root, dt.date(2026, 11, 27))
    assert writing.write(files, root, dt.date(2026, 11, 27)) == first
    (files / "a").write_text("two", encoding="utf-8")
    second = writing.write(files, root, dt.date(2026, 11, 27))
    (files / "b").write_text("", encoding="utf-8")
    third = writing.write(files, root, dt.date(2026, 11, 27))
    assert len({first, second, third}) == 3


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"built": "x", "words": []}', "x" * 5000, '{"built": 1}']
)
def test_a_broken_file_counts_as_none(files: Path, content: str) -> None:
    """From its sources, or with a damaged file, the program says only its version."""
    (files / edition.NAME).write_text(content, encoding="utf-8")
    assert edition.read().built is None
    assert edition_state(edition.read(), "linux") is None


def test_words_tell_sums_apart() -> None:
    """Ten words of the list stand for a sum; another sum has others."""
    words = tuple(f"w{n}" for n in range(7776))
    assert in_words("0" * 64, words) == ("w0",) * 10
    assert in_words("1".zfill(64), words)[0] == "w1"


def test_archives_are_always_the_same(tmp_path: Path) -> None:
    """Dates and order of the disk don't matter."""
    for name in ("one", "two"):
        folder = tmp_path / name / "notes"
        folder.mkdir(parents=True)
        for file in ("b", "a") if name == "one" else ("a", "b"):
            (folder / file).write_text(file, encoding="utf-8")
        archive.zip_folder(folder, tmp_path / f"{name}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    tars = [archive.tar_xz(archive.folder_entries(tmp_path / n / "notes", "notes")) for n in ("one", "two")]
    assert tars[0] == tars[1]
    assert sum_of_folder(tmp_path / "one") != sum_of_folder(tmp_path)
