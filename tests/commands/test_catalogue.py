"""`selfhelp catalogue` and what the window says when it can't be shown."""

import json
from pathlib import Path

import pytest

from selfhelp.commands import run
from selfhelp.commands.failure import CommandError, read_catalogue
from tests.commands.test_plan import complaint, started
from tests.factory import TINY, write_catalogue


def test_stats_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Every count that other programs rely on is there under its name."""
    assert run(["catalogue", "stats", "--format", "json"]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert {"total", "settings", "reports", "with_recovery", "with_two_factor"} <= set(counted["services"])
    assert {"total", "with_route"} <= set(counted["brokers"])
    for name in (
        "countries",
        "help_lines",
        "letters",
        "scenarios",
        "without_source",
        "undated",
        "unverified",
        "seen_live",
        "official",
    ):
        assert isinstance(counted[name], int), name
    assert set(counted["by_status"]) <= {"verified", "sourced", "unverified"}
    year, month, day = counted["oldest"].split("-")
    assert (len(year), len(month), len(day)) == (4, 2, 2)


def test_stats_of_a_tiny_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts are those of the files."""
    folder = write_catalogue(tmp_path)
    assert run(["catalogue", "stats", "--format", "json", "--folder", str(folder)]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert counted["services"] == {
        "total": 1,
        "settings": 2,
        "settings_official": 2,
        "reports": 1,
        "with_recovery": 1,
        "with_two_factor": 1,
    }
    assert counted["brokers"] == {"total": 2, "with_route": 1}
    assert (counted["countries"], counted["help_lines"], counted["letters"]) == (1, 1, 1)
    # Service, 2 settings, report, recovery, two-factor, sessions; 2 brokers; scenario; 2 tasks;
    # emergency, help line; letter; guide.
    assert counted["by_status"] == {"sourced": 16}
    assert (counted["without_source"], counted["oldest"]) == (0, "2026-01-01")
    assert (counted["undated"], counted["unverified"], counted["seen_live"]) == (0, 0, 0)
    assert (counted["official"], counted["help_lines_official"], counted["two_factor"]) == (16, 1, 1)


def test_stats_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word the counts are printed, one kind a line."""
    assert run(["catalogue"]) == 0
    assert capsys.readouterr().out.startswith("services: total ")


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped catalogue holds, in words and as JSON."""
    assert run(["catalogue", "check"]) == 0
    assert capsys.readouterr().out == "The catalogue holds.\n"
    assert run(["catalogue", "check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tasks/delete.toml", "minutes = 5", "minutes = true"),
        ("tasks/delete.toml", '["save"]', '["gone", "save"]'),
    ],
)
def test_check_of_a_broken_catalogue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str
) -> None:
    """Each problem is a line on standard error, and the status says that there is one."""
    folder = write_catalogue(tmp_path, **{file: TINY[file].replace(old, new)})
    line = complaint(capsys, "catalogue", "check", "--folder", folder)
    assert "tasks/delete" in line
    assert run(["catalogue", "check", "--folder", str(folder), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"problems": [line]}


def test_a_catalogue_that_can_not_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counting a broken or missing catalogue says what is wrong, and how many more there are."""
    broken = {name: TINY[name] + "\nnonsense" for name in ("tasks/save.toml", "tasks/delete.toml")}
    folder = write_catalogue(tmp_path, **broken)
    line = complaint(capsys, "catalogue", "stats", "--folder", folder)
    assert "tasks/delete.toml" in line
    assert "1 more" in line
    assert "missing" in complaint(capsys, "catalogue", "stats", "--folder", tmp_path / "gone")
    with pytest.raises(CommandError):
        read_catalogue(tmp_path / "gone")


def test_no_screen() -> None:
    """Without a screen the window is not started: one line says so and what to do instead."""
    done = started()
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"selfhelp tour" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--language", "xx"], "xx"),
        (["tour", "x", "--language", "xx"], "xx"),
        (["tour", "x", "--scale", "9"], "scale"),
    ],
)
def test_what_the_window_can_not_use(
    arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown language or an impossible size is refused before anything is shown."""
    assert word in complaint(capsys, *arguments)


def test_a_file_as_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file named as the place for notes or pictures is refused."""
    (tmp_path / "file").write_text("x")
    assert "folder" in complaint(capsys, "--data", tmp_path / "file")
    assert "can't be written" in complaint(capsys, "tour", tmp_path / "file" / "x")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is printed, and that is all."""
    with pytest.raises(SystemExit) as left:
        run(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.count(".") >= 1
