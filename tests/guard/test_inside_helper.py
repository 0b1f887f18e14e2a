"""The process that opens links: what it takes along, what it starts, and what others see of it."""

import io
import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from selfhelp.guard import opener_process
from tests.guard.test_offline import plain
from tests.guard.test_opener import Browser, linux

GOOD = "https://example.org/help"


def test_the_browser_is_not_told_where_the_program_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was set for this program is left out; what the person had set is as it was."""
    for name in [*os.environ]:
        monkeypatch.delenv(name)
    own = {"_PYI_ARCHIVE_FILE": "/stick/notes", "SELFHELP_DATA": "/stick", "LD_LIBRARY_PATH": "/stick/lib"}
    theirs = {"HOME": "/home/m", "LANG": "de"}
    for name, value in (own | theirs).items():
        monkeypatch.setenv(name, value)
    # Without a package nobody but the person set it.
    assert opener_process._environment() == {**theirs, "LD_LIBRARY_PATH": "/stick/lib"}
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert opener_process._environment() == theirs
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/theirs")
    monkeypatch.setenv("DYLD_LIBRARY_PATH_ORIG", "")
    assert opener_process._environment() == {
        **theirs,
        "LD_LIBRARY_PATH": "/theirs",
        "DYLD_LIBRARY_PATH": "",
    }


def test_which_program_opens_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS always the same; on Linux the first that is found, or none."""
    monkeypatch.setattr(sys, "platform", "darwin")
    assert opener_process._program() == "/usr/bin/open"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert opener_process._program() is None
    program = tmp_path / "xdg-open"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    assert opener_process._program() == str(program)


def test_windows_opens_links_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The link is handed to it as it is; where it refuses, that is said."""
    given: list[str] = []

    def refuse(_url: str) -> None:
        raise OSError(1155, "no program")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", given.append, raising=False)
    assert opener_process._open(GOOD) == "opened"
    assert given == [GOOD]
    monkeypatch.setattr(os, "startfile", refuse, raising=False)
    assert opener_process._open(GOOD) == "failed"


def test_a_browser_that_can_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is none is told apart from one that is missing."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(opener_process, "_program", lambda: "/nowhere/at-all")
    assert opener_process._open(GOOD) == "failed"
    monkeypatch.setattr(opener_process, "_program", lambda: None)
    assert opener_process._open(GOOD) == "no-program"


@linux
@pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")  # Nobody waits for it.
def test_the_browser_stays_when_the_program_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a session of its own, so that what ends this program does not end it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    browser = Browser(folder, "read -r line < /proc/$$/stat; echo $$ $line > PIPE")
    monkeypatch.setenv("PATH", str(folder))
    assert opener_process._open(GOOD) == "opened"
    said = browser.heard().split()
    browser.close()
    # After its own number: number, name, state, parent, group, session.
    assert said[0] == said[1] == said[6]


class Answers(io.StringIO):
    """An end of a pipe that holds what was written back until it is told to hand it over."""

    handed = ""

    def flush(self) -> None:
        """Hand over what was written so far."""
        self.handed = self.getvalue()


def test_an_answer_is_handed_over_at_once() -> None:
    """Whoever asked waits for it; what asks nothing has none."""
    answers = Answers()
    seen: list[int] = []

    class Commands(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as the real one of text
            seen.append(len(answers.handed.splitlines()))
            return super().readline(size)

    lines = [{"allow": [GOOD]}, {"open": "http://example.org/"}, {"open": "https://example.org/"}]
    commands = Commands("".join(json.dumps(line) + "\n" for line in lines))
    assert opener_process.opener_main(commands, answers) == 0
    assert seen == [0, 0, 1, 2]
    assert [json.loads(line)["result"] for line in answers.handed.splitlines()] == [
        "not-https",
        "not-on-list",
    ]


#: The file in which the system says where the arguments of a process lie, in place of the real one.
ODD = """
import builtins, io
from selfhelp.guard import opener_process
real = open
def odd(path, *rest, **more):
    if path == "/proc/self/stat":
        OTHER
    return real(path, *rest, **more)
opener_process.open = odd
print(opener_process.neutral_arguments())
print(real("/proc/self/cmdline", "rb").read().rstrip(b"\\0") == b"notes")
"""
STAT = "fields = real(path, 'rb').read().split(); fields[START], fields[END] = {}; "
STAT += "return io.BytesIO(b' '.join(fields))"
#: Where they stand, counted from 0 in a line whose name has no spaces: proc(5), fields 48 and 49.
STAT = STAT.replace("START", "47").replace("END", "48")


@linux
@pytest.mark.parametrize(
    ("other", "done"),
    [
        ("pass", True),
        ("raise OSError(2, 'no')", False),
        ("return io.BytesIO(b'1 (x) R 2 3')", False),
        ("return io.BytesIO(b'1 (x) ' + b'x ' * 60)", False),
        (STAT.format("b'0', b'0'"), False),
        (STAT.format("b'0', b'64'"), False),
        (STAT.format("fields[48], fields[47]"), False),
        (STAT.format("fields[47], fields[47]"), False),
        (STAT.format("fields[47], b'%d' % (int(fields[47]) + 9_000_000)"), False),
        ("return io.BytesIO(real(path, 'rb').read().replace(b'(', b'(a ) (b) '))", True),
    ],
)
def test_arguments_are_written_over_only_where_they_are(other: str, *, done: bool) -> None:
    """Numbers that make no sense are not followed: they would write over something else."""
    assert plain(ODD.replace("OTHER", other)).split() == [str(done), str(done)]


@linux
def test_the_helper_hides_before_it_listens() -> None:
    """Its name and its arguments, by the time it gives its first answer."""
    with subprocess.Popen(
        [sys.executable, "-I", "-S", opener_process.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as helper:
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdin.write('{"open": "x"}\n')
        helper.stdin.flush()
        assert select.select([helper.stdout], [], [], 30)[0]
        assert json.loads(helper.stdout.readline()) == {"result": "not-https"}
        place = Path(f"/proc/{helper.pid}")
        assert (place / "comm").read_text(encoding="utf-8").strip() == "notes"
        assert (place / "cmdline").read_bytes().rstrip(b"\0") == b"notes"
        helper.stdin.close()
        assert helper.wait(timeout=30) == 0


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_what_only_linux_has_is_not_asked_for(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """Neither of the system's calls exists there."""
    import ctypes

    asked: list[object] = []
    monkeypatch.setattr(ctypes, "CDLL", asked.append)
    monkeypatch.setattr(sys, "platform", system)
    opener_process._hide_memory()
    assert asked == []
    assert opener_process.neutral_arguments() is False
