"""Where things are: a packaged program on a stick keeps everything beside itself."""

import sys
from pathlib import Path

import platformdirs
import pytest

from selfhelp import places


def test_a_program_on_a_stick_keeps_things_beside_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With its own folder beside it the packaged program uses that, and the system's folder otherwise."""
    program = tmp_path / "stick" / "notes"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    elsewhere = places.data_folder()
    assert tmp_path / "stick" not in elsewhere.parents
    (program.parent / places.FOLDER).mkdir()
    assert places.data_folder() == program.parent / places.FOLDER


def test_a_marker_keeps_things_beside_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file beside the program, or beside its folder, says where notes go; notes that are there win."""
    program = tmp_path / "stick" / "program" / "notes"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(sys, "executable", str(program))
    (program.parent.parent / places.MARKER).touch()
    assert tmp_path / "stick" not in places.data_folder().parents, "only of a packaged program"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert places.data_folder() == tmp_path / "stick" / places.FOLDER
    assert not places.data_folder().exists(), "asking makes nothing"
    (program.parent / places.MARKER).touch()
    assert places.data_folder() == program.parent / places.FOLDER
    kept = tmp_path / "stick" / places.FOLDER
    kept.mkdir()
    (kept / "notes.keys").touch()
    assert places.data_folder() == kept


def test_where_notes_are_is_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Beside the packaged program on a stick is not "on this computer", and a chosen folder is neither."""
    program = tmp_path / "stick" / "notes" / "notes"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(sys, "executable", str(program))
    beside = program.parent / places.FOLDER
    (program.parent / places.MARKER).touch()
    assert places.whereabouts(places.data_folder()) == "computer", "a checkout has no stick"
    assert places.whereabouts(beside) == "chosen"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert places.whereabouts(beside) == "program"
    assert places.whereabouts(tmp_path / "elsewhere") == "chosen"
    (program.parent / places.MARKER).unlink()
    assert places.whereabouts(places.data_folder()) == "computer"


def test_a_responder_names_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The name in the file beside the packaged program is taken, cut to one short line; bad text is none."""
    program = tmp_path / "notes"
    program.touch()
    monkeypatch.setattr(sys, "executable", str(program))
    assert places.given_name() == ""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert places.given_name() == ""
    (tmp_path / "name.txt").write_text("  Garden \n plans  ", encoding="utf-8")
    assert places.given_name() == "Garden plans"
    (tmp_path / "name.txt").write_text("Garden", encoding="utf-8-sig")
    assert places.given_name() == "Garden"
    (tmp_path / "name.txt").write_bytes(b"\xff\xfe\xff")
    assert places.given_name() == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems are asked by platformdirs")
@pytest.mark.parametrize("given", [None, "", "relative", "/data", "/data/", " /data", "~/data", "/d/../x"])
@pytest.mark.parametrize("home", [None, "", "relative", "/home/someone", "/home/someone/", "/", "/a/../b"])
def test_the_systems_folder_is_that_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, given: str | None, home: str | None
) -> None:
    """What is answered at once is what the library answers."""
    monkeypatch.delenv("SELFHELP_DATA", raising=False)
    for name, value in (("XDG_DATA_HOME", given), ("HOME", home)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert places.data_folder() == Path(platformdirs.user_data_dir(places.FOLDER, appauthor=False))
