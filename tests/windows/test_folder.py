"""What is in the Windows folder, without running it: rules that are broken on purpose once each."""

import shutil
from pathlib import Path

import pytest

from maintainer.release.windows import imports


def test_the_folder_keeps_its_promises(built: Path) -> None:
    """Every library that is asked for is there or in Windows 10, and nothing is a way to the network."""
    assert list(imports.problems(built)) == []


def test_what_stays_out(built: Path) -> None:
    """No TLS, no second Python, no sources, no file of an author."""
    names = {p.relative_to(built).as_posix().lower() for p in built.rglob("*") if p.is_file()}
    assert not [n for n in names if n.endswith((".py", ".po", ".toml", "python.exe", "_ssl.pyd"))]
    assert "files/resources/catalogue.pack" in names
    assert "files/licences.txt" in names


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("files/lib/PySide6/Qt6Widgets.dll", "asks for qt6widgets.dll, which is neither here"),
        ("files/lib/PySide6/Qt6Core.dll", "asks for qt6core.dll, which is neither here"),
    ],
)
def test_a_missing_library_is_named(built: Path, tmp_path: Path, name: str, words: str) -> None:
    """The check sees a library that was left out by mistake."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    (copy / name).unlink()
    assert any(words in problem for problem in imports.problems(copy))


def test_a_library_of_the_network_is_named(built: Path, tmp_path: Path) -> None:
    """The check sees a file that does not belong into the program."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    shutil.copyfile(copy / "files/lib/PySide6/Qt6Core.dll", copy / "files/lib/PySide6/Qt6Network.dll")
    assert any("Qt6Network.dll: does not belong" in problem for problem in imports.problems(copy))
