"""`selfhelp plan`: every format, and one clear line for each thing that can be wrong with the answers."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maintainer.translations.pseudo import disguise
from selfhelp.case.model import Answers
from selfhelp.commands import run
from selfhelp.commands.failure import CommandError
from selfhelp.commands.plan import read_answers
from selfhelp.documents.plan_document import plan_json
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, answers, case, shipped

FULL = (
    'country = "de"\nwhat = ["doxxing", "stalking"]\nwho = "known"\ndanger = false\nwatched = "no"\n'
    'where = ["instagram", "google"]\nexposed = ["home-address", "phone"]\nminutes = 15\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a full file of answers."""
    path = tmp_path / "answers.toml"
    path.write_text(FULL, encoding="utf-8")
    return path


def started(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Start the program as a person does, with no display."""
    quiet = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "selfhelp", *arguments],
        capture_output=True,
        check=False,
        timeout=60,
        env={**quiet, **environment},
    )


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """Run a command that must fail with exit status 1, and return the one line it says."""
    assert run([str(a) for a in arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("\n")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err.strip()


def test_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan on standard output is the plan the window shows for the same answers."""
    assert run(["plan", str(file), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    made = case(
        country="DE",
        what=("doxxing", "stalking"),
        who="known",
        danger=False,
        watched="no",
        where=("instagram", "google"),
        exposed=("home-address", "phone"),
        minutes=15,
    )
    assert json.loads(said.out) == plan_json(make_plan(shipped(), made, TODAY))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers().filter(lambda a: a.country != "INT"))
def test_any_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str], said: Answers) -> None:
    """Whatever can be answered in the window can be put into a file, and gives the same plan."""
    path = tmp_path / "any.toml"
    given_now = {k: v for k, v in msgspec.to_builtins(said).items() if v is not None}
    path.write_text("".join(f"{k} = {json.dumps(v)}\n" for k, v in given_now.items()), encoding="utf-8")
    assert run(["plan", str(path), "--format", "json"]) == 0
    made = json.loads(capsys.readouterr().out)
    said_now = case(**{f: getattr(said, f) for f in said.__struct_fields__})
    assert made == plan_json(make_plan(shipped(), said_now, TODAY))


def test_text_is_the_default(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a format the plan is readable text, starting with the next step."""
    assert run(["plan", str(file)]) == 0
    assert capsys.readouterr().out.startswith("Your next step\n  ")


@pytest.mark.parametrize(
    ("form", "start", "end"),
    [
        ("text", "Your next step", "\n"),
        ("json", "{", "}\n"),
        ("html", "<!DOCTYPE html>", "</html>"),
        ("ics", "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n"),
    ],
)
def test_into_a_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, start: str, end: str
) -> None:
    """With -o the result is in the file, in UTF-8, and nothing is printed."""
    output = tmp_path / "plan"
    assert run(["plan", str(file), "--format", form, "-o", str(output)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "")
    text = output.read_bytes().decode("utf-8")
    assert text.startswith(start)
    assert text.endswith(end)


def test_pdf(file: Path, tmp_path: Path) -> None:
    """A PDF is written with no display, whole, with text in it."""
    output = tmp_path / "plan.pdf"
    done = started("plan", file, "--format", "pdf", "-o", output)
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", b"")
    body = output.read_bytes()
    assert body.startswith(b"%PDF-")
    assert b"%%EOF" in body[-1024:]
    assert b"/Font" in body
    assert len(body) > 5000


def test_pdf_needs_a_place(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A PDF is not poured into a terminal."""
    assert "-o" in complaint(capsys, "plan", file, "--format", "pdf")


@pytest.mark.parametrize("form", ["text", "pdf"])
def test_a_place_that_can_not_be_written(file: Path, form: str) -> None:
    """A path below a file is refused in one line that names it."""
    done = started("plan", file, "--format", form, "-o", file / "plan")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"can't be written" in done.stderr
    assert str(file / "plan").encode() in done.stderr


def test_another_language(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The language may be named before or after the command; ids and shape stay English."""
    for arguments in (["plan", str(file), "--language", "qps"], ["--language", "qps", "plan", str(file)]):
        assert run([*arguments, "--format", "json"]) == 0
        made = json.loads(capsys.readouterr().out)
        assert made["next"].startswith("task:")
        assert all(i["title"].startswith("[") for i in made["items"])
    assert run(["plan", str(file), "--language", "qps"]) == 0
    assert capsys.readouterr().out.startswith(disguise("Your next step"))


def test_a_mistake_is_told_in_the_chosen_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not only the plan: what is wrong with the file is said in that language too, with the file's name."""
    assert run(["plan", str(tmp_path / "none.toml"), "--language", "qps"]) == 1
    said = capsys.readouterr().err
    assert str(tmp_path / "none.toml") in said
    assert disguise("Check the path.").split()[0][1:] in said
    assert run(["plan", str(tmp_path / "none.toml"), "--language", "xx"]) == 1
    assert capsys.readouterr().err.startswith("There is no language 'xx'. Choose one of: en")


def test_any_terminal(file: Path) -> None:
    """A terminal that only knows ASCII still gets the plan."""
    done = started("plan", file, "--language", "qps", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("[Ýö")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(file: Path) -> None:
    """Output that does not fit is one line, on standard output as with -o."""
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "selfhelp", "plan", file],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env=quiet,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_who_has_had_enough(file: Path) -> None:
    """When the reader goes away, as `head` does, the program ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "selfhelp", "plan", file, "--format", "html"],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('what = ["doxing"]', ["doxing", "what", "doxxing"]),
        ('what = ["qqqqqq"]', ["qqqqqq", "what", "doxxing", "stalking"]),
        ('what = []\nwhere = ["instagrm"]', ["instagrm", "where", "instagram"]),
        ("danger = true", ["what", "missing"]),
        ("", ["what", "missing"]),
        ("what = []\nmood = 1", ["mood"]),
        ('what = "doxxing"', ["what", "array"]),
        ("what = [1]", ["what"]),
        ('what = []\nwho = "martian"', ["who", "martian"]),
        ('what = []\nwatched = "sometimes"', ["watched", "sometimes"]),
        ('what = []\nexposed = ["shoes"]', ["exposed", "shoes"]),
        ('what = []\ndanger = "yes"', ["danger"]),
        ('what = []\nminutes = "ten"', ["minutes"]),
        ("what = []\nminutes = 1.5", ["minutes"]),
        ("what = []\nminutes = -1", ["minutes"]),
        ('what = []\ncountry = "Germany"', ["country", "DE"]),
        ('what = []\ncountry = "D1"', ["country"]),
        ('what = []\ncountry = "INT"', ["country"]),
        ('what = []\ncountry = ""', ["country"]),
        ("what = []\ncountry = 49", ["country"]),
        ("what = [", ["TOML"]),
        ("this is not toml", ["TOML", "line 1"]),
        ("what = []\nwhat = []", ["TOML"]),
        ("x = " + "[" * 5000, ["TOML"]),
        ("what = []\n[who]\na = 1", ["who"]),
    ],
)
def test_mistakes_in_the_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, named: list[str]
) -> None:
    """Each mistake is one line with the file, what is wrong, and what to do about it."""
    path = tmp_path / "answers.toml"
    path.write_text(text, encoding="utf-8")
    line = complaint(capsys, "plan", path)
    for word in ("answers.toml", *named):
        assert word in line
    assert line.endswith((".", "?"))


def _missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def _folder(path: Path) -> None:
    path.mkdir()


def _photo(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20)


def _nul(path: Path) -> None:
    path.write_bytes(b"\x00" * 300)


def _utf16(path: Path) -> None:
    path.write_bytes(FULL.encode("utf-16"))


def _huge(path: Path) -> None:
    path.write_text("# no\n" * 300_000)


@pytest.mark.parametrize("make", [_missing, _folder, _photo, _nul, _utf16, _huge])
def test_files_that_are_no_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], None]
) -> None:
    """A missing file, a folder, a photo and the like: one line that names it."""
    path = tmp_path / "thing.toml"
    make(path)
    assert "thing.toml" in complaint(capsys, "plan", path)


def test_a_mark_in_front(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file saved by Windows' own editor, with a mark in front and its line ends, is read."""
    path = tmp_path / "answers.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode())
    assert run(["plan", str(path)]) == 0
    assert capsys.readouterr().err == ""


BODIES = st.binary(max_size=60) | st.text(max_size=40).map(
    lambda t: f"what = []\n{t}".encode("utf-8", "replace")
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BODIES)
def test_any_bytes(tmp_path: Path, body: bytes) -> None:
    """Whatever the file holds, it is read as answers or refused in one line that names it."""
    path = tmp_path / "answers.toml"
    path.write_bytes(body)
    refused = ""
    try:
        read_answers(path, shipped())
    except CommandError as error:
        refused = str(error)
    if refused:
        assert refused.startswith(str(path))
        assert "\n" not in refused
    else:
        assert "what" in tomllib.loads(body.decode("utf-8-sig"))


def test_unknown_language(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language that is not there is refused with those that are."""
    line = complaint(capsys, "plan", file, "--language", "xx")
    assert "'xx'" in line
    assert "en" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan"],
        ["plan", "a.toml", "b.toml"],
        ["plan", "a.toml", "--format", "docx"],
        ["fly"],
        ["plan", "a.toml", "--unknown"],
        ["catalogue", "burn"],
        ["audit"],
        ["tour"],
        ["tour", "x", "--scale", "big"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command line is status 2, with the usage on standard error."""
    with pytest.raises(SystemExit) as left:
        run(arguments)
    assert left.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("How it is written: selfhelp")


def test_nothing_is_kept(file: Path, own_folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan on the command line leaves nothing behind in the person's folders."""
    assert run(["plan", str(file)]) == 0
    assert capsys.readouterr().out
    assert list(own_folders.rglob("*")) == []
