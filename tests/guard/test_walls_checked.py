"""Each wall is tried before it is claimed: what stands, what does not, and what the hook lets through."""

import ctypes
import os
import socket
import sys
from ctypes import util
from pathlib import Path
from types import SimpleNamespace

import pytest

from selfhelp.guard import offline
from tests.guard.test_offline import needs_filter, plain

SECCOMP = "from selfhelp.guard import offline\n"


# The filter -----------------------------------------------------------------------------------------

#: A filter that refuses these families with this error, in place of the real one.
PARTLY = """
def partly():
    import pyseccomp
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for family in {families}:
        rules.add_rule(pyseccomp.ERRNO({error}), "socket", pyseccomp.Arg(0, pyseccomp.EQ, family))
    rules.load()
offline._set_filter = partly
print(offline._seccomp())
import os
print(sum(os.path.realpath(f"/proc/self/fd/{{n}}").endswith("]") for n in range(3, 20)))
"""


@needs_filter
@pytest.mark.parametrize(
    ("families", "error", "said"),
    [
        ("range(2, 64)", 13, "on"),
        ("()", 13, "did-not-hold"),
        ("set(range(2, 64)) - {2}", 13, "did-not-hold"),
        ("set(range(2, 64)) - {10}", 13, "did-not-hold"),
        ("range(2, 64)", 1, "did-not-hold"),
    ],
)
def test_a_filter_that_does_not_hold_is_not_claimed(families: str, error: int, said: str) -> None:
    """Both kinds of internet socket are tried, the refusal has to be ours, and no try is left open."""
    shown = plain(SECCOMP + PARTLY.format(families=families, error=error)).splitlines()
    assert shown == [repr((said, "")), "0"]


@needs_filter
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("OSError(22, 'no')", ("refused", "EINVAL")),
        ("OSError('no')", ("refused", "")),
        ("RuntimeError('no')", ("no-library", "RuntimeError")),
        ("AttributeError('no')", ("no-library", "AttributeError")),
    ],
)
def test_why_there_is_no_filter(wrong: str, said: tuple[str, str]) -> None:
    """The name of the system's error is kept for a report, where there is one."""
    code = f"{SECCOMP}def no(): raise {wrong}\noffline._set_filter = no\nprint(offline._seccomp())"
    assert plain(code) == repr(said)


@pytest.mark.parametrize(
    ("system", "machine"), [("linux", "riscv64"), ("win32", "x86_64"), ("darwin", "aarch64")]
)
def test_a_system_without_such_a_lock_is_not_asked(system: str, machine: str) -> None:
    """Nothing is tried there, and nothing claimed."""
    code = (
        "import os, sys, types\n"
        f"{SECCOMP}"
        "def no(): raise SystemExit('asked')\n"
        "offline._set_filter = no\n"
        f"sys.platform, os.uname = {system!r}, lambda: types.SimpleNamespace(machine={machine!r})\n"
        "print(offline._seccomp())"
    )
    assert plain(code) == "('not-on-this-system', '')"


#: An older kernel, which can't put threads that exist already under the filter.
NO_TSYNC = """
import pyseccomp, threading
Real = pyseccomp.SyscallFilter
class Old(Real):
    def set_attr(self, attr, value):
        if attr == pyseccomp.Attr.CTL_TSYNC:
            raise OSError(22, "no")
        return super().set_attr(attr, value)
pyseccomp.SyscallFilter = Old
"""


@needs_filter
@pytest.mark.parametrize(("threads", "said"), [(0, ("on", "")), (1, ("refused", "EINVAL"))])
def test_threads_that_could_not_be_held_count(threads: int, said: tuple[str, str]) -> None:
    """Where the kernel can't hold them, the filter stands only if there is no other thread."""
    code = (
        f"{SECCOMP}{NO_TSYNC}"
        "end = threading.Event()\n"
        f"for _ in range({threads}): threading.Thread(target=end.wait, daemon=True).start()\n"
        "print(offline._seccomp())\nend.set()"
    )
    assert plain(code) == repr(said)


@pytest.mark.skipif(sys.platform != "linux", reason="the library is for Linux")
@pytest.mark.parametrize(
    ("packaged", "there", "found"),
    [
        (None, True, ["libseccomp.so.2", "libc.so.6"]),
        (False, True, ["libseccomp.so.2", "libc.so.6"]),
        (True, True, ["packaged", "libc.so.6"]),
        (None, False, []),
    ],
)
def test_the_library_is_found_without_a_search(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, packaged: bool | None, there: bool, found: list[str]
) -> None:
    """The search runs other programs; it is done only where the loader does not know the library."""
    searched: list[str] = []

    def search(name: str) -> str | None:
        searched.append(name)
        return None

    def load(name: str) -> object:
        if not there:
            raise OSError(name)
        return name

    own = tmp_path / "libseccomp.so.2"
    monkeypatch.setattr(util, "find_library", search)
    monkeypatch.setattr(ctypes, "CDLL", load)
    if packaged is not None:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    if packaged:
        own.touch()
    with offline._found_by_name():
        asked = [ctypes.util.find_library(name) for name in ("seccomp", "c")]
    wanted = [str(own) if name == "packaged" else name for name in found]
    assert [name for name in asked if name] == wanted
    assert searched == ([] if there else ["seccomp", "c"])
    assert ctypes.util is util is sys.modules["ctypes.util"]
    assert util.find_library is search


# The hook -------------------------------------------------------------------------------------------

UNIX, INET = SimpleNamespace(family=1), SimpleNamespace(family=2)


def refused(event: str, *arguments: object) -> bool:
    """Tell whether the hook refuses an event."""
    try:
        offline._hook(event, arguments)
    except PermissionError as error:
        return str(error) == offline.SENTENCES["refusal"].text
    return False


@pytest.mark.parametrize("event", ["socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"])
def test_only_a_path_on_this_computer_is_an_address(event: str) -> None:
    """As text or bytes, or none at all; never of an internet socket, and not where nothing is known."""
    for address in ("/run/a", b"/run/a", bytearray(b"\0a"), None):
        assert not refused(event, UNIX, address)
        assert refused(event, INET, address)
    assert refused(event, UNIX, ("127.0.0.1", 9))
    assert refused(event, object(), "/run/a")
    assert refused(event, UNIX)
    assert refused(event)
    assert not refused(event, UNIX, "/run/a", 0)


@pytest.mark.parametrize(("family", "no"), [(1, False), (2, True), (10, True), (-1, True), (17, True)])
def test_which_sockets_may_be_made(family: int, *, no: bool) -> None:
    """One that does not say of which family it is may be of the internet."""
    assert refused("socket.__new__", None, family, 1, 0) is no
    assert refused("socket.__new__", None, family) is no
    assert refused("socket.__new__", None)


@pytest.mark.parametrize(("system", "no"), [("linux", False), ("darwin", True), ("win32", True)])
def test_netlink_is_for_linux(monkeypatch: pytest.MonkeyPatch, system: str, *, no: bool) -> None:
    """Elsewhere the same number is another family."""
    monkeypatch.setattr(sys, "platform", system)
    assert refused("socket.__new__", None, 16, 3, 0) is no
    assert not refused("socket.__new__", None, 1, 1, 0)


def test_what_has_nothing_to_do_with_the_network_goes_on() -> None:
    """Files and programs are none of the hook's business; names and web pages are."""
    assert not refused("open", "file", "r", 0)
    assert not refused("subprocess.Popen", "x")
    assert not refused("socket.gethostname")
    for event in ("socket.getaddrinfo", "webbrowser.open", "http.client.connect", "urllib.Request"):
        assert refused(event)


@pytest.mark.parametrize("error", ["RuntimeError", "PermissionError"])
def test_a_hook_that_was_not_taken_is_not_claimed(error: str) -> None:
    """Another hook from before may refuse ours, silently or not."""
    code = (
        "import sys\n"
        f"{SECCOMP}"
        "def first(event, arguments):\n"
        f"    if event == 'sys.addaudithook': raise {error}\n"
        "sys.addaudithook(first)\n"
        "print(offline._audit_hook())"
    )
    assert plain(code) == "False"
    assert plain(f"{SECCOMP}print(offline._audit_hook())") == "True"


# Sockets from before --------------------------------------------------------------------------------

HANDED = """
import os, sys
from selfhelp.guard import offline
def kinds(): return [os.readlink(f"/proc/self/fd/{n}").partition(":")[0] for n in sys.argv[1:]]
def count(): return len(os.listdir("/proc/self/fd"))
before = count()
DO
print(*kinds(), count() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux")
@pytest.mark.parametrize(
    "do", ["assert offline.close_inherited() == 2", "offline.protect(); sys.stdout.flush()"]
)
def test_every_internet_socket_that_was_handed_over_is_shut(do: str) -> None:
    """Whatever stands before it, and nothing is left open by that."""
    import subprocess

    with (
        socket.socket(socket.AF_UNIX) as near,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as far,
        socket.socket(socket.AF_UNIX) as near_too,
        socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as farther,
        open(os.devnull, "rb") as file,  # noqa: PTH123  a plain descriptor is what is handed over
    ):
        numbers = [one.fileno() for one in (near, far, near_too, farther, file)]
        done = subprocess.run(
            [sys.executable, "-c", HANDED.replace("DO", do), *map(str, numbers)],
            pass_fds=numbers,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    shut = "/dev/null"
    kinds = done.stdout.split()
    assert kinds[:5] == ["socket", shut, "socket", shut, shut], done.stderr
    if "close_inherited" in do:
        assert kinds[5] == "0"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_where_there_is_no_list_of_open_files_nothing_is_shut(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    """Only Linux tells a program what it was handed."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as far:
        monkeypatch.setattr(sys, "platform", system)
        assert offline.close_inherited() == 0
        assert far.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_DGRAM


def test_what_is_said_of_each_wall() -> None:
    """Of the filter first, then of the hook, as it is."""
    assert offline.Protections("on", audit_hook=True).codes == ("on", "audit-hook")
    assert offline.Protections("refused", audit_hook=False).codes == ("refused", "no-audit-hook")
