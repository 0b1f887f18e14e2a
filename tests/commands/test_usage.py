"""Wrong command lines: said in the language asked for, with exit status 2, or 1 where it can be mended."""

import re
from pathlib import Path
from typing import NoReturn

import pytest

from selfhelp.commands import run
from selfhelp.commands.usage import Parser, said_of
from selfhelp.language import activate, open_language, render

#: A command line, the exit status, and what must be in the answer.
WRONG = (
    (["audit"], 2, "FILE"),
    (["plan"], 2, "ANSWERS.toml"),
    (["plan", "--format", "foo", "x.toml"], 2, "foo"),
    (["frobnicate"], 2, "frobnicate"),
    (["catalogue", "chekc"], 2, "chekc"),
    (["--data"], 2, "--data"),
    (["plan", "x.toml", "--minutes"], 2, "--minutes"),
    (["tour", "x", "--scale", "big"], 2, "big"),
    (["tour", "x", "--width", "wide"], 2, "wide"),
    (["plan", "x.toml", "--all=yes"], 2, "yes"),
    (["plan", "nothing-here.toml"], 1, "nothing-here.toml"),
    (["audit", "nothing-here.csv"], 1, "nothing-here.csv"),
    (["audit", "--format-in", "nix", "nothing-here.csv"], 1, "nix"),
)


def answered(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> tuple[int, str]:
    """Run a command line in this process; returns exit status and what is said of it."""
    try:
        status = run(arguments)
    except SystemExit as end:
        status = int(str(end.code))
    return status, capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "status", "named"), WRONG, ids=lambda v: str(v)[:40])
def test_a_wrong_command_line_is_said_in_the_language_asked_for(
    arguments: list[str],
    status: int,
    named: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Every sentence of the answer comes from the translation, and names what is wrong; no traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("selfhelp.guard.offline.protect", lambda: None)
    found, said = answered(capsys, ["--language", "qps", *arguments])
    assert found == status
    last = said.strip().splitlines()[-1]
    assert named in last
    # The pretend language puts what is translated into brackets.
    assert last.startswith("[")
    assert last.endswith("]")
    assert "Traceback" not in said
    assert "usage:" not in said
    assert "error:" not in said


@pytest.mark.parametrize("arguments", [["--language=qps", "plan"], ["plan", "--language", "qps"]])
def test_the_language_may_stand_anywhere(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways of writing it, before and after the command."""
    assert answered(capsys, arguments)[1].strip().splitlines()[-1].startswith("[")


def test_without_a_language_it_is_english(capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is one sentence, after how the command is written."""
    status, said = answered(capsys, ["audit"])
    assert status == 2
    assert said.splitlines()[0].startswith("How it is written: selfhelp audit")
    assert said.splitlines()[-1] == "Something is missing: FILE."


def test_a_language_that_there_is_not(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It is named, and so is what there is."""
    status, said = answered(capsys, ["--language", "xx", "plan", str(tmp_path / "a.toml")])
    assert status == 1
    assert "xx" in said


def test_what_argparse_says_is_known() -> None:
    """No sentence of this Python's argparse goes out in English: each finds words of our own."""
    seen: list[str] = []

    class Listens(Parser):
        def error(self, sentence: str) -> NoReturn:
            seen.append(sentence)
            raise LookupError(sentence)

    parser = Listens()
    parser.add_argument("name")
    parser.add_argument("--number", type=int)
    parser.add_argument("--north", action="store_true")
    parser.add_argument("--kind", choices=["a", "b"])
    for words in (
        [],
        ["x", "--n"],
        ["x", "--number", "y"],
        ["x", "--kind", "c"],
        ["x", "y"],
        ["x", "--kind"],
    ):
        with pytest.raises(LookupError):
            parser.parse_args(words)
    assert len(seen) == 6
    activate(open_language("qps"))
    unknown = re.escape(render(said_of("something new"))[:20])
    assert not any(re.match(unknown, render(said_of(sentence))) for sentence in seen)
