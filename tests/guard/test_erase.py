"""Erasing: what is named is removed, nothing else, and what could not be is said."""

import os
import stat
import sys
from pathlib import Path

import pytest

from selfhelp.guard import erase
from selfhelp.guard.erase import Left, Outcome

OWN = ("notes.keys", "notes.keys.new", "notes.vault", "notes.vault-journal", "notes.settings.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a case in it, and with things of the person's own."""
    place = tmp_path / "place"
    place.mkdir()
    for name in (*OWN, "holiday.jpg", "my notes.txt", "settings.json"):
        (place / name).write_text("x")
    (place / "backups").mkdir()
    (place / "backups" / "mine.zip").write_text("x")
    return place


def test_erase_what_is_named(folder: Path) -> None:
    """What is named is gone afterwards, and all else is still there."""
    outcome = erase.erase([folder / name for name in OWN])
    assert outcome.complete
    assert len(outcome.removed) == len(OWN)
    left = sorted(p.name for p in folder.iterdir())
    assert left == ["backups", "holiday.jpg", "my notes.txt", "settings.json"]


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    """A link in our folder is removed, what it points to is not."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_text("x")
    to_folder, to_file = folder / "notes.one", folder / "notes.two"
    to_folder.symlink_to(elsewhere, target_is_directory=True)
    to_file.symlink_to(elsewhere / "precious")
    assert erase.erase([to_folder, to_file]).complete
    assert (elsewhere / "precious").read_text() == "x"
    assert not to_folder.is_symlink()


def test_goes_on_after_a_failure(folder: Path) -> None:
    """One thing that can't be removed does not keep the rest; it is named with its reason."""
    full, plain = folder / "backups", folder / "notes.vault"
    outcome = erase.erase([full, folder / "gone", plain])
    assert outcome == Outcome((plain,), (Left(full, "not-empty"),))
    assert not outcome.complete
    assert outcome.left[0].sentence.text
    assert (full / "mine.zip").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may remove anything")
def test_folder_without_permission(folder: Path) -> None:
    """A folder that may not be changed keeps its files, and the person hears why."""
    folder.chmod(0o500)
    try:
        outcome = erase.erase([folder / "notes.vault"])
    finally:
        folder.chmod(0o700)
    assert [left.code for left in outcome.left] == ["not-allowed"]


def test_export_is_removed(tmp_path: Path) -> None:
    """The password export is gone afterwards, even one that is marked read-only."""
    export = tmp_path / "passwords.csv"
    export.write_text("x")
    export.chmod(0o400)
    assert erase.delete_export(export) == Outcome(removed=(export,))
    assert not export.exists()
    assert erase.delete_export(export) == Outcome()


def test_export_that_is_a_folder(folder: Path) -> None:
    """A folder is never removed by this, not even an empty one."""
    empty = folder / "empty"
    empty.mkdir()
    assert erase.delete_export(empty).left == (Left(empty, "is-folder"),)
    assert empty.is_dir()


def test_content_is_written_over_before_the_name_goes(tmp_path: Path) -> None:
    """Whoever still holds the file under another name finds nothing of it."""
    file, other = tmp_path / "notes.keys", tmp_path / "held"
    secret = b"correct horse battery staple " * 40
    file.write_bytes(secret)
    os.link(file, other)
    assert erase.erase([file]).removed == (file,)
    assert not file.exists()
    assert b"correct horse" not in other.read_bytes()


def refuse_read_only(path: Path) -> None:
    """Remove a file as Windows does: not one that is marked as read-only."""
    if not path.stat().st_mode & stat.S_IWUSR:
        raise PermissionError(13, "no")
    os.remove(path)  # noqa: PTH107  what it stands in for is replaced


def test_a_mark_against_writing_does_not_keep_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to remove such a file until the mark is taken off."""
    file = tmp_path / "notes.keys"
    file.write_text("x", encoding="utf-8")
    file.chmod(0o400)
    monkeypatch.setattr(Path, "unlink", refuse_read_only)
    assert erase.erase([file]) == Outcome(removed=(file,))
    assert not file.exists()


def test_a_link_that_may_not_go_leaves_its_target_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark of what it points to stays as it was, and the link is named as left."""
    target, link = tmp_path / "precious", tmp_path / "notes.keys"
    target.write_text("x", encoding="utf-8")
    target.chmod(0o400)
    link.symlink_to(target)
    monkeypatch.setattr(Path, "unlink", refuse_read_only)
    assert erase.erase([link]) == Outcome(left=(Left(link, "not-allowed"),))
    assert stat.S_IMODE(target.stat().st_mode) == 0o400
    assert target.read_text(encoding="utf-8") == "x"
