"""The Windows program does what the Linux one does, in a folder with an odd name, and leaves nothing."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from maintainer.release.wine import Wine, windows_path


def program(unpacked: Path) -> str:
    """Return how Windows names the program."""
    return windows_path(unpacked / "notes.exe")


def run(wine_here: Wine, unpacked: Path, *arguments: str, given: bytes | None = None) -> str:
    """Run the program to its end and return what it printed; it has to end well, in silence."""
    done = wine_here.run(program(unpacked), *arguments, given=given)
    assert (done.returncode, done.stderr.decode("utf-8")) == (0, "")
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


def test_self_test(wine_here: Wine, unpacked: Path) -> None:
    """Everything that it does once: pages, notes, audit, codes, paper, and no socket."""
    lines = run(wine_here, unpacked, "self-test").splitlines()
    assert len(lines) >= 7
    assert all(line.startswith("ok: ") for line in lines)


def test_plan_in_arabic(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """What it prints is UTF-8, also where it goes into a pipe."""
    answers = tmp_path / "إجابات.toml"
    answers.write_text('what = ["doxxing"]\ncountry = "DE"\n', encoding="utf-8")
    text = run(wine_here, unpacked, "plan", windows_path(answers), "--language", "ar")
    assert any("؀" <= sign <= "ۿ" for sign in text)
    plan = json.loads(run(wine_here, unpacked, "plan", windows_path(answers), "--format", "json"))
    assert plan["next"] in {item["id"] for item in plan["items"]}


def test_audit(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """An export is read, and no password comes out."""
    export = tmp_path / "Passwörter export.csv"
    export.write_text("name,url,username,password\na,https://a.example,u,qwerty\n", encoding="utf-8")
    printed = run(wine_here, unpacked, "audit", windows_path(export), "--format", "json")
    assert "common" in json.loads(printed)["findings"][0]["reasons"]
    assert "qwerty" not in printed


def test_tour_in_arabic(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """Every page is drawn, from right to left, and is no empty picture."""
    run(wine_here, unpacked, "tour", windows_path(tmp_path / "صور"), "--language", "ar")
    pictures = sorted((tmp_path / "صور").glob("*.png"))
    assert len(pictures) >= 50
    assert all(_colours(path) >= 8 for path in pictures)


def _colours(path: Path) -> int:
    """Return how many colours a picture has at some thousand places: a plain ground has one."""
    image = QImage(str(path))
    assert not image.isNull(), path
    places = [(x * image.width() // 60, y * image.height() // 60) for x in range(60) for y in range(60)]
    return len({image.pixel(x, y) for x, y in places})


def test_bad_input_is_one_sentence(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """What the person can mend is said in one line, with status 1."""
    done = wine_here.run(program(unpacked), "plan", windows_path(tmp_path / "none.toml"))
    assert done.returncode == 1
    assert done.stdout == b""
    assert len(done.stderr.decode("utf-8").strip().splitlines()) == 1


def test_the_opener_refuses_what_is_not_on_its_list(wine_here: Wine, unpacked: Path) -> None:
    """The small process that opens links is the same program, and as strict."""
    commands = [
        {"allow": ["https://example.org/a"]},
        {"open": "https://example.org/b"},
        {"open": "http://example.org/a"},
    ]
    given = "".join(json.dumps(line) + "\n" for line in commands).encode()
    answers = [
        json.loads(line)["result"] for line in run(wine_here, unpacked, "--opener", given=given).splitlines()
    ]
    assert answers == ["not-on-list", "not-https"]


def test_halfway_unpacked_says_so(wine_here: Wine, unpacked: Path) -> None:
    """A missing part gives a message box and an end, never silence and never a loop."""
    files, away = unpacked / "files", unpacked / "files-away"
    files.rename(away)
    try:
        with _screen(wine_here), _started(wine_here, unpacked) as process:
            _wait_for_a_window(wine_here)
            assert process.poll() is None
    finally:
        away.rename(files)


@contextmanager
def _screen(wine_here: Wine) -> Iterator[str]:
    """Run an X server that nobody sees, and let Wine use it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    before = os.environ.get("DISPLAY")
    os.environ["DISPLAY"] = name
    try:
        yield name
    finally:
        wine_here.stop()
        server.terminate()
        server.wait(30)
        os.environ.pop("DISPLAY")
        if before is not None:
            os.environ["DISPLAY"] = before


@contextmanager
def _started(wine_here: Wine, unpacked: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        ["wine", program(unpacked), *arguments],
        env=wine_here.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)


def _xdotool(*arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments], capture_output=True, encoding="utf-8", timeout=30, check=False
    )
    return done.stdout.strip()


def _wait_for_a_window(wine_here: Wine, seconds: float = 60) -> str:
    """Wait until a window of a name is on the screen, and return its number."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = _xdotool("search", "--onlyvisible", "--name", ".+").splitlines()
        if found:
            return found[-1]
        time.sleep(0.2)  # asks again; ends as soon as the window is there
    pytest.fail(f"no window within {seconds} s")


def _picture(path: Path) -> QImage:
    subprocess.run(["import", "-window", "root", str(path)], check=True, timeout=60)
    return QImage(str(path))


def test_a_window_and_a_click(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """The window comes up, is drawn, takes a click and shows another page; Esc three times ends it."""
    pictures = Path(os.environ.get("SELFHELP_PICTURES", tmp_path))
    with _screen(wine_here), _started(wine_here, unpacked, "--no-trace") as process:
        window = _wait_for_a_window(wine_here)
        first = _drawn(pictures / "windows-first.png")
        _xdotool("windowfocus", window)
        _xdotool("key", "--window", window, "Return")
        second = _changed(first, pictures / "windows-second.png")
        assert second != first
        for _ in range(3):
            _xdotool("key", "--window", window, "Escape")
        assert process.wait(30) == 0


def _drawn(path: Path, seconds: float = 60) -> QImage:
    """Wait until the screen shows more than a plain ground."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        picture = _picture(path)
        if _colours(path) >= 8:
            return picture
    pytest.fail(f"nothing was drawn within {seconds} s")


def _changed(before: QImage, path: Path, seconds: float = 30) -> QImage:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        picture = _picture(path)
        if picture != before:
            return picture
    pytest.fail(f"the window did not change within {seconds} s")


def test_nothing_is_left_outside_the_folder(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """A session in which nothing is kept leaves no file and nothing in the registry but Wine's own."""
    before = _listing(wine_here)
    run(wine_here, unpacked, "self-test")
    assert _listing(wine_here) - before == set()
    registry = (wine_here.prefix / "user.reg").read_text(encoding="utf-8", errors="replace")
    assert "notes" not in registry.lower().replace("notepad", "")


def _listing(wine_here: Wine) -> set[str]:
    return {p.relative_to(wine_here.drive).as_posix() for p in wine_here.drive.rglob("*") if p.is_file()}
