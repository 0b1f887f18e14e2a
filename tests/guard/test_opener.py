"""Links: only https links on the list are opened, by a helper outside the lock that ends with us."""

import contextlib
import io
import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfhelp.guard import opener, opener_process
from selfhelp.guard.opener import Opener

GOOD = "https://www.example.org/help?lang=en&x=%C3%BC#section"

HOSTILE = {
    "": "bad-characters",
    "http://example.org/": "not-https",
    "HTTPS://example.org/": "not-https",
    "file:///etc/passwd": "not-https",
    "javascript:alert(1)": "not-https",
    "data:text/html,x": "not-https",
    "mailto:a@example.org": "not-https",
    "https:example.org": "not-https",
    "https:/example.org/": "not-https",
    "//example.org/": "not-https",
    "--version": "not-https",
    "-https://example.org/": "not-https",
    "=https://example.org/": "not-https",
    "https://user@example.org/": "credentials",
    "https://user:word@example.org/": "credentials",
    "https://example.org@evil.example/": "credentials",
    "https://example.org:8443/": "port",
    "https://example.org:80/": "port",
    "https://example.org:/": "port",
    "https://example.org:443:443/": "port",
    "https://example.org:4４3/": "bad-characters",
    " https://example.org/": "bad-characters",
    "https://example.org/ ": "bad-characters",
    "https://example.org/\n": "bad-characters",
    "https://exam\tple.org/": "bad-characters",
    "https://example.org/\r\nX: y": "bad-characters",
    "https://example.org/\x00": "bad-characters",
    "https://example.org/\x1b[2J": "bad-characters",
    "https://example.org\\@evil.example/": "bad-characters",
    'https://example.org/"&calc&"': "bad-characters",
    "https://example.org/`id`": "bad-characters",
    "https://example.org/|id": "bad-characters",
    "https://example.org/^&calc": "bad-characters",
    "https://example.org/<x>": "bad-characters",
    "https://exаmple.org/": "bad-characters",
    "https://example。org/": "bad-characters",
    "https://example.org/\u202egpj.exe": "bad-characters",
    "https://example.org/\u200b": "bad-characters",
    "https://example.org/\ud800": "bad-characters",
    "https://": "host",
    "https:///etc/passwd": "host",
    "https://localhost/": "host",
    "https://example/": "host",
    "https://example.org./": "host",
    "https://.example.org/": "host",
    "https://example..org/": "host",
    "https://-example.org/": "host",
    "https://example-.org/": "host",
    "https://127.0.0.1/": "host",
    "https://2130706433/": "host",
    "https://0x7f.0x0.0x0.0x1/": "host",
    "https://127.1/": "host",
    "https://[::1]/": "host",
    "https://[::1": "bad-address",
    "https://[v1.x]/": "host",
    "https://exam%70le.org/": "host",
    "https://example.org%2f@evil.example/": "credentials",
    "https://example.org,evil.example/": "host",
    "https://example.org;x/": "host",
    "https://exa_mple.org/": "host",
    "https://$(id).example.org/": "host",
    "https://" + "a" * 64 + ".org/": "host",
    "https://" + "a." * 130 + "org/": "host",
    "https://example.org/" + "a" * 2_000: "too-long",
}


@pytest.mark.parametrize(("url", "code"), HOSTILE.items(), ids=map(repr, HOSTILE))
def test_hostile_links(url: str, code: str) -> None:
    """Each is refused for what it is, even if it came onto the list."""
    assert opener.refusal(url, {url}) == code
    assert opener.SENTENCES[code].text


@pytest.mark.parametrize(
    "url",
    [
        GOOD,
        "https://example.org",
        "https://example.org:443/",
        "https://a-b.example.co.uk/@user/$x;y,(z)?q=a+b&c[]=1&d='e'~!*",
        "https://xn--bcher-kva.example/",
        "https://www.gov.xn--p1ai/",
    ],
)
def test_honest_links(url: str) -> None:
    """Links as real sites have them are opened when they are on the list, and only then."""
    assert opener.refusal(url, {url}) is None
    assert opener.refusal(url, set()) == "not-on-list"


@pytest.mark.parametrize(
    "near", [GOOD[:-1], GOOD + "x", GOOD.replace("www.", ""), GOOD.upper(), GOOD.replace("%C3", "%c3")]
)
def test_list_is_compared_whole(near: str) -> None:
    """A link that is like one on the list is not on it."""
    assert opener.refusal(near, {GOOD}) in {"not-on-list", "not-https"}


@given(
    st.one_of(st.text(st.characters(exclude_categories=[])), st.text().map("https://example.org{}".format))
)
def test_any_text(text: str) -> None:
    """Any text is refused with a known code, or is a plain https address of a named host."""
    code = opener.refusal(text, {text})
    if code is not None:
        assert code in opener.SENTENCES
        return
    parts = urlsplit(text)
    assert (parts.scheme, parts.username, parts.port in {None, 443}) == ("https", None, True)
    assert parts.geturl().startswith("https://")
    assert text.isascii()
    assert text.isprintable()
    assert not set(text) & set(' \\"<>`|^{}')


def talk(*lines: str) -> list[object]:
    """Run the helper's loop over lines, in this process, and return its answers."""
    answers = io.StringIO()
    assert opener_process.opener_main(io.StringIO("".join(line + "\n" for line in lines)), answers) == 0
    return [json.loads(line)["result"] for line in answers.getvalue().splitlines()]


@pytest.mark.parametrize(
    "line",
    [
        *("", "x", "{", "[]", "1", '"open"', "{}", "[" * 100_000, "\x00"),
        '{"open": 1}',
        '{"open": []}',
        '{"allow": "https://example.org/"}',
        '{"run": "id"}',
        '{"open": "https://example.org/", "allow": []}',
    ],
)
def test_helper_refuses_other_commands(line: str) -> None:
    """Whatever else is sent, the helper answers and goes on."""
    assert talk(line, line) == ["bad-command", "bad-command"]


def test_helper_checks_by_itself() -> None:
    """The helper has its own list and does not take hostile links onto it."""
    allow = json.dumps({"allow": [*HOSTILE, 5, None]})
    asked = [json.dumps({"open": url}) for url in HOSTILE]
    assert talk(allow, *asked) == list(HOSTILE.values())
    assert talk(json.dumps({"open": GOOD})) == ["not-on-list"]


linux = pytest.mark.skipif(
    sys.platform != "linux", reason="the system's opener can be replaced on Linux only"
)


class Browser:
    """A program in place of xdg-open that passes on what it was started with."""

    def __init__(self, folder: Path, script: str) -> None:
        """Put the program into a folder, with a pipe that it writes to."""
        self.pipe = folder / "pipe"
        os.mkfifo(self.pipe)
        self._end = os.open(self.pipe, os.O_RDWR | os.O_NONBLOCK)
        program = folder / "xdg-open"
        program.write_text(f"#!/bin/sh\n{script}\n".replace("PIPE", f"'{self.pipe}'"))
        program.chmod(0o755)

    def heard(self, seconds: float = 20) -> str:
        """Return what the program wrote, or nothing after some seconds."""
        ready, _, _ = select.select([self._end], [], [], seconds)
        return os.read(self._end, 10_000).decode() if ready else ""

    def close(self) -> None:
        """Close the pipe."""
        os.close(self._end)


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Return a browser that writes down its arguments."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    with contextlib.closing(Browser(folder, 'printf "%s\\n" "$#" "$@" > PIPE')) as made:
        yield made


@linux
def test_link_reaches_the_browser_unchanged(browser: Browser) -> None:
    """The browser gets the link as one argument, though it is full of what a shell would act on."""
    odd = "https://example.org/$(id);id&id'*?x=%20#y"
    with Opener.start([GOOD]) as links:
        assert links.open(GOOD).opened
        assert browser.heard() == f"1\n{GOOD}\n"
        assert links.allow([odd]) == ()
        assert links.open(odd).opened
        assert browser.heard() == f"1\n{odd}\n"


@linux
def test_nothing_else_reaches_the_browser(browser: Browser) -> None:
    """Links that are hostile or not on the list start no program."""
    with Opener.start() as links:
        assert set(links.allow([*HOSTILE, GOOD])) == set(HOSTILE)
        assert {url: links.open(url).code for url in HOSTILE} == HOSTILE
        assert links.open("https://example.org/other").code == "not-on-list"
        assert links.open(GOOD).opened
    assert browser.heard() == f"1\n{GOOD}\n"


@linux
def test_many_links(browser: Browser) -> None:
    """The whole catalogue fits through the pipe."""
    many = [f"https://example.org/{'long' * 40}/{n}" for n in range(5_000)]
    with Opener.start() as links:
        assert links.allow(many) == ()
        assert links.open(many[-1]).opened
    assert browser.heard().endswith("/4999\n")


@linux
def test_no_program_that_opens_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without xdg-open the person is told to copy the address."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with Opener.start([GOOD]) as links:
        outcome = links.open(GOOD)
    assert (outcome.code, outcome.opened, outcome.offer_copy) == ("no-program", False, True)
    assert "Copy" in outcome.sentence.text


def test_helper_that_ended() -> None:
    """When the helper is gone, or could not start, links are not opened, and nothing crashes."""
    links = Opener.start([GOOD])
    links.close()
    links.close()
    assert links.open(GOOD).code == "no-helper"
    assert Opener(None).allow([GOOD]) == ()


@linux
def test_helper_that_dies() -> None:
    """A helper that was killed is noticed at the next link."""
    with Opener.start([GOOD]) as links:
        assert links._process is not None
        links._process.kill()
        links._process.wait()
        assert links.open(GOOD).code == "no-helper"
        assert links.open(GOOD).code == "no-helper"


@linux
@pytest.mark.parametrize("ending", ["os._exit(0)", "os.kill(os.getpid(), 9)", "links.close(); os._exit(0)"])
def test_helper_ends_with_the_program(ending: str) -> None:
    """However the program ends, no helper stays behind: its output pipe closes."""
    code = (
        "import os\nfrom selfhelp.guard.opener import Opener\nlinks = Opener.start()\n"
        f"links.open('https://example.org/')\nprint(links._process.pid, flush=True)\n{ending}"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    helper = Path(f"/proc/{int(done.stdout)}")
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        watched = os.pidfd_open(int(done.stdout))
        try:
            assert select.select([watched], [], [], 20)[0], (helper / "cmdline").read_bytes()
        finally:
            os.close(watched)


@linux
def test_browser_is_outside_the_lock(tmp_path: Path) -> None:
    """The program can make no internet socket, while the browser that it opens can."""
    folder = tmp_path / "bin"
    folder.mkdir()
    probe = f'"{sys.executable}" -c "import socket; socket.socket().close(); print(1)" > PIPE 2>&1'
    code = (
        "import sys\n"
        "from selfhelp.guard import offline, opener\n"
        "links = opener.Opener.start()\n"
        "offline.protect()\n"
        "links.allow(sys.argv[1:])\n"
        "with links: print(links.open(sys.argv[1]).code)\n"
        "import socket\n"
        "try: socket.socket()\n"
        "except PermissionError: print('refused')\n"
    )
    with contextlib.closing(Browser(folder, probe)) as browser:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code, GOOD],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
            env={**os.environ, "PATH": str(folder)},
        )
        assert done.stdout.split() == ["opened", "refused"]
        assert browser.heard().strip() == "1"


@linux
def test_folder_of_the_program_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    """A file named like a module in the current folder is not run by the helper."""
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Opener.start([GOOD]) as links:
        assert links.open(GOOD).opened
    assert browser.heard()


def test_helper_opens_what_it_was_told_to_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links come onto its list one command after the other, and stay there; anything else does not."""
    opened: list[str] = []

    def note(url: str) -> str:
        opened.append(url)
        return "opened"

    monkeypatch.setattr(opener_process, "_open", note)
    other = "https://example.org/other"
    answers = talk(
        json.dumps({"open": GOOD}),
        json.dumps({"allow": [GOOD]}),
        json.dumps({"allow": [other, 5]}),
        json.dumps({"open": GOOD}),
        json.dumps({"open": other}),
        json.dumps({"open": f"{other}/more"}),
    )
    assert answers == ["not-on-list", "opened", "opened", "not-on-list"]
    assert opened == [GOOD, other]


def test_helper_of_a_program_without_a_console() -> None:
    """There Python has no standard streams, but the pipes are there, and it answers on them."""
    code = (
        "import sys\nsys.stdin = sys.stdout = None\n"
        "from selfhelp.guard import opener_process\nsys.exit(opener_process.main())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        input='{"open": "http://example.org/"}\n',
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, '{"result": "not-https"}\n'), run.stderr


def test_helper_notices_that_nobody_listens() -> None:
    """It ends, and says so, when its answers reach nobody."""

    class Gone(io.StringIO):
        """The end of a pipe whose other end is closed."""

        def write(self, _text: str) -> int:
            raise BrokenPipeError

    assert opener_process.opener_main(io.StringIO('{"open": "x"}\n'), Gone()) == 1
