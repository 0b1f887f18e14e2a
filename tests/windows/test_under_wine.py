"""The Windows program does what the Linux one does, in a folder with an odd name, and leaves nothing."""

import json
from pathlib import Path

from maintainer.release.wine import Wine, windows_path
from tests.windows import FULL
from tests.windows.on_screen import colours, program

#: Pages of which pictures are made in `./dev test --windows`; with SELFHELP_FAULTS=full all are made. The
#: self-test opens every page in any case.
SOME = ("threshold", "plan", "help", "passwords", "triage-0")


def of_the_program(printed: bytes) -> str:
    """Return what the program itself printed; Wine speaks of its drives in lines of its own."""
    return "".join(x for x in printed.decode("utf-8").splitlines(keepends=True) if not x.startswith("wine: "))


def run(wine_here: Wine, unpacked: Path, *arguments: str, given: bytes | None = None) -> str:
    """Run the program to its end and return what it printed; it has to end well, in silence."""
    done = wine_here.run(program(unpacked), *arguments, given=given)
    assert (done.returncode, of_the_program(done.stderr)) == (0, "")
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
    """Pages are drawn with letters, from right to left, and no picture is empty."""
    some = () if FULL else ("--only", *SOME)
    done = wine_here.run(
        program(unpacked), "tour", windows_path(tmp_path / "صور"), "--language", "ar", *some, timeout=1200
    )
    assert (done.returncode, of_the_program(done.stderr)) == (0, "")
    pictures = sorted((tmp_path / "صور").glob("*.png"))
    assert len(pictures) >= (50 if FULL else 10)
    assert all(colours(path) >= 8 for path in pictures)


def test_bad_input_is_one_sentence(wine_here: Wine, unpacked: Path, tmp_path: Path) -> None:
    """What the person can mend is said in one line, with status 1."""
    done = wine_here.run(program(unpacked), "plan", windows_path(tmp_path / "none.toml"))
    assert done.returncode == 1
    assert done.stdout == b""
    assert len(of_the_program(done.stderr).strip().splitlines()) == 1


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
