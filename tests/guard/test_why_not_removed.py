"""What could not be removed says why, in the words for what the system said."""

import errno
from pathlib import Path

import pytest

from selfhelp.guard import erase
from selfhelp.guard.erase import Left


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOTEMPTY, "not-empty"),
        (errno.EEXIST, "not-empty"),
        (errno.EROFS, "read-only"),
        (errno.EBUSY, "in-use"),
        (errno.EACCES, "not-allowed"),
        (errno.EPERM, "not-allowed"),
        (errno.EIO, "failed"),
    ],
)
def test_each_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str) -> None:
    """A stick that is locked, a file in use, one that is not ours: each is told apart."""
    file = tmp_path / "notes.keys"
    file.write_text("x", encoding="utf-8")

    def refuse(_self: Path, missing_ok: bool = False) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "unlink", refuse)
    found = erase.erase([file])
    assert found.left == (Left(file, why),)
    assert found.removed == ()
    assert not found.complete


@pytest.mark.parametrize("number", [32, 33])
def test_in_use_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Windows says it with numbers of its own: a sharing or a lock violation."""
    file = tmp_path / "notes.keys"
    file.write_text("x", encoding="utf-8")

    def refuse(_self: Path, missing_ok: bool = False) -> None:
        error = OSError(errno.EIO, "no")
        error.winerror = number  # type: ignore[attr-defined,unused-ignore]  # there on Windows alone
        raise error

    monkeypatch.setattr(Path, "unlink", refuse)
    assert erase.erase([file]).left == (Left(file, "in-use"),)


def test_only_one_file_is_deleted(tmp_path: Path) -> None:
    """An export is removed; a folder that was chosen by mistake never is."""
    (tmp_path / "export.csv").write_text("x", encoding="utf-8")
    assert erase.delete_export(tmp_path).left == (Left(tmp_path, "is-folder"),)
    assert erase.delete_export(tmp_path / "export.csv").complete
    assert not (tmp_path / "export.csv").exists()
    assert tmp_path.exists()
