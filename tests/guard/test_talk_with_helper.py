"""What the program says to the process that opens links, and what it makes of the answers."""

import io
import json
import os
import queue
import subprocess
import sys
from pathlib import Path
from typing import IO, cast

import pytest

from selfhelp.guard import opener
from selfhelp.guard.child import Child
from selfhelp.guard.opener import Opener

GOOD = "https://example.org/help"


class Kept(io.StringIO):
    """A pipe that can still be read after it was closed."""

    said = ""

    def write(self, text: str) -> int:
        """Keep what is written."""
        self.said += text
        return len(text)


class Gone(Kept):
    """A pipe whose other end is closed."""

    def write(self, _text: str) -> int:
        """Nobody reads it."""
        raise BrokenPipeError


class Helper:
    """A process that says what it is told to, and ends when it is asked, or only when it is killed."""

    def __init__(self, *answers: str, stdin: Kept | None = None, stubborn: bool = False) -> None:
        """Take its answers, one a line."""
        self.stdin = stdin or Kept()
        self.stdout: IO[str] = io.StringIO("".join(f"{line}\n" for line in answers))
        self.ended: list[str] = []
        self._stubborn = stubborn

    def wait(self, seconds: float | None = None) -> bool:
        """End, or not in time."""
        if self._stubborn and seconds is not None:
            return False
        self.ended.append("waited for")
        return True

    def kill(self) -> None:
        """End at once."""
        self.ended.append("killed")

    def shut(self) -> list[bool]:
        """Tell whether its input and its output are closed."""
        return [self.stdin.closed, self.stdout.closed]

    @property
    def told(self) -> list[dict[str, object]]:
        """What was sent to it."""
        return [json.loads(line) for line in self.stdin.said.splitlines()]


def opener_of(helper: Helper) -> Opener:
    """Return the program's side."""
    return Opener(cast("Child", helper))


def test_only_what_is_good_and_new_is_sent() -> None:
    """Each link once, in its order, and what is refused is returned."""
    helper = Helper()
    links = opener_of(helper)
    other = "https://example.org/other"
    bad = "http://example.org/"
    assert links.allow([GOOD, bad, GOOD, other]) == (bad,)
    assert links.allow([other, GOOD]) == ()
    assert helper.told == [{"allow": [GOOD, other]}]
    assert links.allow([]) == ()
    assert links.allow([bad]) == (bad,)
    assert len(helper.told) == 1


def test_many_are_sent_in_some_lines() -> None:
    """None is left out, and none is sent twice."""
    helper = Helper()
    many = [f"https://example.org/{n}" for n in range(1_203)]
    assert opener_of(helper).allow(many) == ()
    sent = [cast("list[str]", command["allow"]) for command in helper.told]
    assert len(sent) > 1
    assert [link for line in sent for link in line] == many


def test_a_link_that_is_refused_is_not_sent() -> None:
    """Neither one that is not on the list, nor one that is no good."""
    helper = Helper('{"result": "opened"}')
    links = opener_of(helper)
    links.allow([GOOD])
    assert links.open("https://example.org/").code == "not-on-list"
    assert links.open("http://example.org/").code == "not-https"
    assert helper.told == [{"allow": [GOOD]}]
    assert links.open(GOOD).opened
    assert helper.told[1:] == [{"open": GOOD}]
    assert not helper.ended


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ('{"result": "opened"}', "opened"),
        ('{"result": "failed"}', "failed"),
        ('{"result": "no-program"}', "no-program"),
        ('{"result": "something else"}', "no-helper"),
        ('{"result": 1}', "no-helper"),
        ('{"result": ["opened"]}', "no-helper"),
        ('"opened"', "no-helper"),
        ('["opened"]', "no-helper"),
        ("{}", "no-helper"),
        ("opened", "no-helper"),
        ("", "no-helper"),
    ],
)
def test_what_an_answer_means(answer: str, code: str) -> None:
    """Only a known code counts; whatever else comes, the link was not opened from here."""
    links = opener_of(Helper(answer))
    links.allow([GOOD])
    outcome = links.open(GOOD)
    assert outcome.code == code
    assert outcome.opened is (code == "opened")
    assert outcome.offer_copy is (code != "opened")
    assert outcome.sentence == opener.SENTENCES[code]


def test_answers_are_taken_in_their_order() -> None:
    """One for each link."""
    links = opener_of(Helper('{"result": "failed"}', '{"result": "opened"}'))
    links.allow([GOOD])
    assert [links.open(GOOD).code for _ in range(2)] == ["failed", "opened"]


def test_what_could_not_be_asked_has_no_answer() -> None:
    """Where the question reached nobody, an answer that lies there is to something else."""
    helper = Helper('{"result": "opened"}', stdin=Gone())
    links = opener_of(helper)
    links.allow([GOOD])
    assert links.open(GOOD).code == "no-helper"
    assert helper.ended == ["waited for"]
    assert links.open(GOOD).code == "no-helper"
    assert helper.ended == ["waited for"]


def test_who_does_not_answer_in_time_is_given_up() -> None:
    """It is ended, and not asked again."""
    read, write = os.pipe()
    helper = Helper()
    helper.stdout = os.fdopen(read, encoding="utf-8")
    links = opener_of(helper)
    links.allow([GOOD])
    with os.fdopen(write, "w", encoding="utf-8"):
        assert links.open(GOOD, patience=0.01).code == "no-helper"
        assert helper.ended == ["waited for"]
        assert helper.shut() == [True, False]
    asked = len(helper.told)
    assert links.open(GOOD).code == "no-helper"
    assert len(helper.told) == asked


def test_closing_ends_the_helper_once() -> None:
    """Its input is closed, so that it ends by itself; what it said is no longer listened to."""
    helper = Helper()
    with opener_of(helper) as links:
        assert helper.shut() == [False, False]
    assert helper.shut() == [True, True]
    assert helper.ended == ["waited for"]
    links.close()
    assert helper.ended == ["waited for"]


def test_a_helper_that_does_not_end_is_ended() -> None:
    """Nothing stays behind, whatever it hangs at."""
    helper = Helper(stubborn=True)
    opener_of(helper).close()
    assert helper.ended == ["killed", "waited for"]


def test_the_end_of_the_answers_is_heard() -> None:
    """So that nobody waits for a helper that has ended."""
    answers: queue.SimpleQueue[str] = queue.SimpleQueue()
    opener._read_answers(io.StringIO("one\ntwo\n"), answers)
    assert [answers.get_nowait() for _ in range(3)] == ["one\n", "two\n", ""]
    with pytest.raises(queue.Empty):
        answers.get_nowait()


def test_the_packaged_program_is_its_own_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one argument; else Python runs one file alone, whatever the folder it was started in."""
    plain = opener._command()
    assert plain[:3] == [sys.executable, "-I", "-S"]
    assert Path(plain[3]).is_absolute()
    assert Path(plain[3]).name == "opener_process.py"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert opener._command() == [sys.executable, "--opener"]


def test_a_helper_that_can_not_start_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address can be copied instead."""
    monkeypatch.setattr(opener, "_command", lambda: ["/nowhere/at-all"])
    with Opener.start([GOOD]) as links:
        outcome = links.open(GOOD)
        assert not links._send({"open": GOOD})
    assert (outcome.code, outcome.offer_copy) == ("no-helper", True)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux")
def test_the_helper_holds_no_folder_and_no_terminal() -> None:
    """A stick can be taken out while it runs, and closing the terminal does not end it."""
    with Opener.start() as links:
        process = links._process
        assert process is not None
        assert os.getsid(process.pid) == process.pid
        # It answers once it is up, and by then it has left the folder.
        assert process.stdin.write('{"open": "nothing"}\n')
        process.stdin.flush()
        assert "result" in json.loads(process.stdout.readline())
        try:
            folder = Path(f"/proc/{process.pid}/cwd").readlink()
        except PermissionError:
            pytest.skip("this process may not be looked into any more")
        assert folder == Path("/")


@pytest.mark.skipif(sys.platform != "linux", reason="the system's opener can be left out on Linux only")
def test_a_program_that_ends_does_not_wait_for_the_helper(tmp_path: Path) -> None:
    """Though nobody closed it, and its answers are listened to."""
    code = (
        "from selfhelp.guard.opener import Opener\n"
        f"links = Opener.start([{GOOD!r}])\n"
        f"print(links.open({GOOD!r}, patience=60).code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "no-program"), done.stderr
