"""Files and folders that are not what a command expects: one sentence, exit status 1, and no waiting."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from selfhelp.commands import display
from selfhelp.commands.failure import without_controls
from selfhelp.language import render

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "selfhelp", *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **more},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line that was said."""
    assert done.returncode == 1, (done.returncode, done.stderr)
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX")
@pytest.mark.parametrize("command", [("plan",), ("audit",)])
def test_a_pipe_is_no_file(tmp_path: Path, command: tuple[str, ...]) -> None:
    """A pipe that nobody writes into is refused at once."""
    os.mkfifo(tmp_path / "pipe")
    one_sentence(run(*command, str(tmp_path / "pipe")))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero")
@pytest.mark.parametrize("command", [("plan",), ("audit",)])
def test_a_device_without_end_is_no_file(command: tuple[str, ...]) -> None:
    """A device that never ends is refused at once."""
    one_sentence(run(*command, "/dev/zero"))


def test_names_with_very_many_dots_are_refused(tmp_path: Path) -> None:
    """Eighty kilobytes of dots take no time and get a sentence."""
    answers = tmp_path / "answers.toml"
    answers.write_text("a" + ".a" * 40_000 + " = 1\n", encoding="utf-8")
    assert "line 1" in one_sentence(run("plan", str(answers)))
    export = tmp_path / "export.csv"
    export.write_text("name,url,username,password\na,https://a.example,u,qwerty\n", encoding="utf-8")
    one_sentence(run("audit", str(export), "--facts", str(answers)))


def test_an_unknown_country_is_named(tmp_path: Path) -> None:
    """Two letters that are no country are refused with their name."""
    answers = tmp_path / "answers.toml"
    answers.write_text('what = ["doxxing"]\ncountry = "QQ"\n', encoding="utf-8")
    assert "QQ" in one_sentence(run("plan", str(answers)))


@pytest.mark.skipif(sys.platform != "linux", reason="setpriv is Linux, and so is what /proc refuses")
def test_a_folder_that_is_closed_gets_a_sentence(tmp_path: Path) -> None:
    """A folder that may not be opened is named, before any window comes."""
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    # Root may read every folder, so it gives its powers up first.
    powers = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    program = [sys.executable, "-m", "selfhelp", "--data", str(closed)]
    try:
        done = subprocess.run(
            [*(powers if os.geteuid() == 0 else []), *program],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert str(closed) in one_sentence(done)
    finally:
        closed.chmod(stat.S_IRWXU)


def test_an_export_sends_no_commands_to_the_terminal(tmp_path: Path) -> None:
    """Titles and names of an export can't clear the screen or turn the order round."""
    odd = "\u202eevil\u009b2J\u0085"
    rows = [
        "name,url,username,password",
        f"{odd},https://a.example,{odd},qwerty",
        f"{odd},https://b.example,x,qwerty",
    ]
    export = tmp_path / "export.csv"
    export.write_text("\n".join(rows) + "\n", encoding="utf-8")
    for output in ("text", "json"):
        done = run("audit", str(export), "--format", output)
        assert done.returncode == 0, done.stderr
        assert "evil" in done.stdout
        assert not set("\u202e\u009b\u0085") & set(done.stdout + done.stderr)


def test_a_terminal_gets_no_commands_from_a_title() -> None:
    """Escapes, bells and marks that turn the order round are left out; letters, lines and tabs stay."""
    assert without_controls("a\x1b[31mb\x07\u202ec\n\té\r") == "a[31mbc\n\té"


@pytest.mark.skipif(sys.platform != "linux", reason="X is for Linux")
@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "no screen"),
        ({"DISPLAY": "localhost:10.0"}, "over the network"),
        ({"DISPLAY": "elsewhere.example:0"}, "over the network"),
        ({"DISPLAY": ":7654"}, "does not answer"),
        ({"DISPLAY": "nonsense"}, "does not answer"),
        ({"DISPLAY": "elsewhere.example:0", "WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"QT_QPA_PLATFORM": "offscreen"}, None),
    ],
)
def test_a_screen_that_cannot_be_used_is_said(environment: dict[str, str], says: str | None) -> None:
    """Before Qt looks for a screen: none, one over the network, or one that is not there gets a sentence."""
    found = display.trouble(environment)
    if says is None:
        assert found is None
    else:
        assert found is not None
        assert says in render(found)
