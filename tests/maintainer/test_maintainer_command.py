"""The maintainer's command line: exit status, one line a problem, no traceback."""

import subprocess
import sys

import pytest

from maintainer.__main__ import main
from tests.maintainer.small_project import SmallProject


def test_extract_check_compile(project: SmallProject, capsys: pytest.CaptureFixture[str]) -> None:
    """The three steps in a row are done without a problem."""
    for what in ("extract", "check", "compile"):
        assert main(["translations", what], project.root) == 0
    captured = capsys.readouterr()
    assert "i18n/ui.pot: 4 texts" in captured.out
    assert "The translations hold." in captured.out
    assert captured.err == ""


def test_problem_is_one_line_and_status_1(project: SmallProject, capsys: pytest.CaptureFixture[str]) -> None:
    """A problem goes to standard error and fails the command."""
    project.template("ui").write_text("old", encoding="utf-8")
    assert main(["translations", "check"], project.root) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith("i18n/ui.pot: out of date")
    assert captured.err.count("\n") == 1
    assert "hold" not in captured.out


def test_quiet_says_nothing_when_all_is_well(
    project: SmallProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """The start script compiles quietly, and still hears of a broken file."""
    project.start_language("de")
    assert main(["translations", "compile", "--quiet"], project.root) == 0
    assert capsys.readouterr() == ("", "")
    project.translation("de", "ui").write_text("nonsense", encoding="utf-8")
    assert main(["translations", "compile", "--quiet"], project.root) == 1
    assert capsys.readouterr().err.startswith("i18n/de/ui.po")


@pytest.mark.parametrize("arguments", [[], ["translations"], ["translations", "shine"], ["nothing"]])
def test_wrong_usage_is_2(
    project: SmallProject, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong usage explains itself."""
    with pytest.raises(SystemExit) as caught:
        main(arguments, project.root)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_translations_need_nothing_that_only_maintainers_have() -> None:
    """Starting the program compiles translations where neither requests nor numpy is installed."""
    code = (
        "import sys\nsys.modules['requests'] = None\nsys.modules['numpy'] = None\n"
        "from maintainer.__main__ import main\nsys.exit(main(['translations', 'compile', '--quiet']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
