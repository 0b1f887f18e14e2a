"""The helper process that hands a link to the browser, and the rule for what counts as a link.

It starts before the network is taken away, because a browser started afterwards could not connect either.
It is a file of its own that needs only the standard library, so it can run alone and isolated
(``python -I``), whatever folder the program was started in. It speaks JSON, one line each way:

    {"allow": ["https://…", …]}   (no answer)
    {"open": "https://…"}         {"result": "opened"} or {"result": code}

It ends when the other end of its input closes. Sources: RFC 3986 (addresses), RFC 1123 section 2.1 (host
names), xdg-open(1), open(1) of macOS.
"""

import contextlib
import os
import re
import sys
from collections.abc import Collection
from typing import Final, TextIO

#: In the packaged program, this argument alone means "be the helper": call :func:`main`.
ARGUMENT: Final = "--opener"
#: Characters of a link, at most.
LONGEST_LINK: Final = 2_000
#: What the list of processes shows of this one.
NEUTRAL: Final = "notes"
#: Bytes of arguments; more than any system hands over.
_MOST_ARGUMENTS: Final = 8_000_000
_PR_SET_DUMPABLE: Final = 4
_PR_SET_NAME: Final = 15
#: What prctl(2) wants in place of arguments that an option does not use.
_UNUSED: Final = (0, 0, 0)
_LONGEST_LINE: Final = 4_000_000
_SCHEME: Final = "https://"
#: Printable ASCII without what RFC 3986 leaves out of an address.
_ADDRESS: Final = re.compile(r"[!#-;=?-\[\]_a-z~]+")
_LABEL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LAST_LABEL: Final = re.compile(r"[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59}")


def _host_is_odd(host: str) -> bool:
    """Say whether a host is no plain name with a dot in it: an IP address, a bare name, a trailing dot."""
    labels = host.split(".")
    return (
        len(host) > 253
        or len(labels) < 2
        or not all(_LABEL.fullmatch(label) for label in labels)
        or not _LAST_LABEL.fullmatch(labels[-1])
    )


def shape_refusal(url: str) -> str | None:
    """Return why a text is no link that may be opened, or None.

    Args:
        url: the text, compared as it is: nothing is trimmed or decoded.

    Returns:
        ``too-long``, ``bad-characters``, ``not-https``, ``bad-address``, ``credentials``, ``port``, ``host``.
    """
    if len(url) > LONGEST_LINK:
        return "too-long"
    if not _ADDRESS.fullmatch(url):
        return "bad-characters"
    if not url.startswith(_SCHEME):
        return "not-https"
    # Every command starts with this file, and few of them look at a link: loaded when it is needed.
    from urllib.parse import urlsplit

    try:
        return _authority_refusal(urlsplit(url).netloc)
    except ValueError:
        return "bad-address"


def _authority_refusal(authority: str) -> str | None:
    """Return what is wrong with the part between ``https://`` and the path."""
    if "@" in authority:
        return "credentials"
    host, colon, port = authority.partition(":")
    if authority.startswith("[") or _host_is_odd(host):
        return "host"
    if colon and port != "443":
        return "port"
    return None


def refusal(url: str, allowed: Collection[str]) -> str | None:
    """Return why a link may not be opened, or None when it may.

    Args:
        url: the link.
        allowed: the links that the catalogue and the person's own case hold; compared as whole strings.

    Returns:
        A code of :func:`shape_refusal`, or ``not-on-list``.
    """
    return shape_refusal(url) or (None if url in allowed else "not-on-list")


def _environment() -> dict[str, str]:
    """Return the environment for the browser, without what PyInstaller changed for this program."""
    # PyInstaller tells its children where the program lies; the browser has no need to know.
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("_PYI_", "SELFHELP_"))}
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        before = environment.pop(f"{name}_ORIG", None)
        if before is not None:
            environment[name] = before
        elif getattr(sys, "frozen", False):
            environment.pop(name, None)
    return environment


def _program() -> str | None:
    """Return the system's program that opens links (not on Windows)."""
    import shutil

    return "/usr/bin/open" if sys.platform == "darwin" else shutil.which("xdg-open")


def _open(url: str) -> str:
    """Hand a link that passed :func:`refusal` to the system: ``opened``, ``no-program`` or ``failed``."""
    import subprocess

    try:
        if sys.platform == "win32":
            os.startfile(url)  # noqa: S606 - the only way to the default browser; the link is https and on the list
            return "opened"
        program = _program()
        if program is None:
            return "no-program"
        subprocess.Popen(  # noqa: S603 - no shell; the link is https, on the list, and can't begin with a dash
            [program, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
    except OSError:
        return "failed"
    return "opened"


def _do(line: str, allowed: set[str]) -> str | None:
    """Do one command. Returns the answer to it: ``opened``, ``bad-command`` or a code; None for no answer."""
    # Here and below: the program looks at this file at every start, and speaks with nobody.
    import json

    try:
        command = json.loads(line)
    except (ValueError, RecursionError):
        return "bad-command"
    match command:
        case {"allow": [*links], **rest} if not rest:
            allowed.update(link for link in links if isinstance(link, str) and shape_refusal(link) is None)
            return None
        case {"open": str(url), **rest} if not rest:
            return refusal(url, allowed) or _open(url)
    return "bad-command"


def opener_main(commands: TextIO, answers: TextIO) -> int:
    """Do commands until the input ends.

    Args:
        commands: one JSON object a line.
        answers: gets one JSON object for each line that asks for an answer.

    Returns:
        The exit status: 0 when the input ended, 1 when the other side no longer listens.
    """
    import json

    allowed: set[str] = set()
    try:
        while line := commands.readline(_LONGEST_LINE):
            result = _do(line, allowed)
            if result is not None:
                answers.write(json.dumps({"result": result}) + "\n")
                answers.flush()
    except (OSError, ValueError):
        return 1
    return 0


def _hide_memory() -> None:
    """Let no other program of this user look into this one or take it over (Linux: prctl(2)).

    This process may use the network, so that the browser it starts may.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, *_UNUSED)
        ctypes.CDLL(None).prctl(_PR_SET_NAME, NEUTRAL.encode("ascii"), *_UNUSED)
    neutral_arguments()


def neutral_arguments() -> bool:
    """Write over this process's arguments, which every user of the computer can read (Linux: proc(5)).

    They name the program's folder, and the folder of the notes. Returns whether they read "notes" now.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        # After the last ")": the name of the program may hold anything.
        with open("/proc/self/stat", "rb") as stat:  # noqa: PTH123  pathlib is slow to import
            fields = stat.read().rpartition(b")")[2].split()
        start, end = int(fields[45]), int(fields[46])
        if not 0 < start < end or end - start > _MOST_ARGUMENTS:
            return False
        ctypes.memmove(start, NEUTRAL.encode("ascii").ljust(end - start, b"\0"), end - start)
        with open("/proc/self/cmdline", "rb") as line:  # noqa: PTH123  as above
            return line.read().rstrip(b"\0") == NEUTRAL.encode("ascii")
    except (OSError, ValueError, IndexError):
        return False


def main() -> int:
    """Run as the helper process, on standard input and output."""
    _hide_memory()
    if sys.platform != "win32":
        # A stick that the program was started from can be taken out; and what else was open stays with the
        # program, and does not go on to the browser.
        os.chdir("/")
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    # A packaged program without a console has no sys.stdin, but the pipes are there.
    commands = sys.stdin or os.fdopen(0, encoding="utf-8")
    answers = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    return opener_main(commands, answers)


if __name__ == "__main__":
    sys.exit(main())
