"""Offline: in a process of its own, and in its children, see that nothing reaches the network."""

import platform
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from selfhelp.guard import offline
from selfhelp.guard.offline import Protections

START = "from selfhelp.guard import offline\nprotections = offline.protect()\n"
FILTERED = sys.platform == "linux" and platform.machine() in {"x86_64", "aarch64"}
needs_filter = pytest.mark.skipif(not FILTERED, reason="seccomp is used on Linux, x86_64 and aarch64")


def plain(code: str) -> str:
    """Run code in a fresh Python as it is, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def run(code: str, *arguments: str) -> str:
    """Protect a fresh Python, run code in it, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", START + code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_walls_stand_here() -> None:
    """On this machine both walls stand, and asking twice changes nothing."""
    expected = Protections("on" if FILTERED else "not-on-this-system", audit_hook=True)
    assert run("print(protections)\nassert offline.protect() is protections") == repr(expected)


def held(code: str) -> str:
    """Set only the filter of the system in a fresh Python, without the hook that would answer first."""
    start = "from selfhelp.guard import offline\nassert offline._seccomp() == ('on', '')\n"
    return plain(start + code)


MAKE_SOCKETS = (
    "import errno, socket\n"
    "def made(family, kind):\n"
    "    try: socket.socket(family, kind).close()\n"
    "    except OSError as error: return errno.errorcode[error.errno]\n"
    "    return 'made'\n"
    "kinds = (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW)\n"
    "print({made(family, kind) for family in FAMILIES for kind in kinds})\n"
)


@needs_filter
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_no_internet_socket(family: int) -> None:
    """IPv4 and IPv6 sockets can't be made in the process."""
    assert held(f"FAMILIES = [{int(family)}]\n{MAKE_SOCKETS}") == "{'EACCES'}"


@needs_filter
def test_no_other_way_out() -> None:
    """Bluetooth, packets, virtual machines, and families that turn into TCP are shut as well."""
    assert held(f"FAMILIES = set(range(2, 46)) - {{16}}\n{MAKE_SOCKETS}") == "{'EACCES'}"


@needs_filter
def test_child_is_held_too() -> None:
    """A child process, which has no hook of ours, can't make such a socket either, nor can its own child."""
    child = f"FAMILIES = [2, 10]\n{MAKE_SOCKETS}"
    spawn = "import subprocess, sys\nprint(subprocess.run([sys.executable, '-c', sys.argv[1], *sys.argv[2:]],"
    spawn += " capture_output=True, text=True, check=True).stdout.strip())"
    assert run(spawn, child) == "{'EACCES'}"
    assert run(spawn, spawn, child) == "{'EACCES'}"


@needs_filter
def test_threads_that_exist_already_are_held() -> None:
    """A thread from before the filter is under it as well."""
    code = (
        "import socket, threading\n"
        "from selfhelp.guard import offline\n"
        "go, seen = threading.Event(), []\n"
        "def late():\n"
        "    go.wait()\n"
        "    try: socket.socket()\n"
        "    except OSError as error: seen.append(error.errno)\n"
        "thread = threading.Thread(target=late)\n"
        "thread.start()\n"
        "offline._seccomp()\n"
        "go.set()\n"
        "thread.join()\n"
        "print(seen)"
    )
    assert plain(code) == "[13]"


@needs_filter
def test_raw_system_calls() -> None:
    """Going past libc, filling the half of the argument that the kernel ignores, or io_uring: none helps."""
    make_socket, io_uring_setup = {"x86_64": (41, 425), "aarch64": (198, 425)}[platform.machine()]
    code = (
        "import ctypes, errno\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "def call(*arguments):\n"
        "    result = libc.syscall(*map(ctypes.c_long, arguments))\n"
        "    return errno.errorcode[ctypes.get_errno()] if result < 0 else 'made'\n"
        f"print(call({make_socket}, 2, 1, 0), call({make_socket}, (1 << 32) + 2, 1, 0))\n"
        f"print(call({io_uring_setup}, 8, 0))"
    )
    assert run(code).split() == ["EACCES", "EACCES", "ENOSYS"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no AF_UNIX here")
def test_sockets_on_this_computer_work(tmp_path: Path) -> None:
    """The window system and D-Bus need AF_UNIX: bind, connect, send and pairs work."""
    code = (
        "import socket, sys\n"
        "server, client = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)\n"
        "server.bind(sys.argv[1])\n"
        "server.listen()\n"
        "client.connect(sys.argv[1])\n"
        "there, _ = server.accept()\n"
        "client.sendmsg([b'hello'])\n"
        "one, other = socket.socketpair()\n"
        "one.send(there.recv(9))\n"
        "print(other.recv(9).decode())\n"
        "for sock in (server, client, there, one, other): sock.close()\n"
    )
    assert run(code, str(tmp_path / "s")) == "hello"


@pytest.mark.skipif(sys.platform != "linux", reason="netlink is Linux")
def test_netlink_works() -> None:
    """Qt and libc hear about devices through netlink."""
    code = "import socket\nwith socket.socket(socket.AF_NETLINK, socket.SOCK_RAW): print('made')"
    assert run(code) == "made"


ATTEMPTS = {
    "getaddrinfo": "socket.getaddrinfo('localhost', 80)",
    "gethostbyname": "socket.gethostbyname('localhost')",
    "gethostbyname_ex": "socket.gethostbyname_ex('localhost')",
    "gethostbyaddr": "socket.gethostbyaddr('127.0.0.1')",
    "getnameinfo": "socket.getnameinfo(('127.0.0.1', 80), 0)",
    "getfqdn": "socket.getaddrinfo(socket.gethostname(), None)",
    "create_connection": "socket.create_connection(('127.0.0.1', 9))",
    "urlopen": "__import__('urllib.request').request.urlopen('http://127.0.0.1:9/')",
    "http": "__import__('http.client').client.HTTPConnection('127.0.0.1', 9).connect()",
    "webbrowser": "__import__('webbrowser').GenericBrowser('none').open('https://example.org/')",
    "new socket": "socket.socket()",
    "new socket without Python's class": "__import__('_socket').socket()",
    "IPv6": "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "name that connect would look up first": "socket.socket().connect(('leak.invalid', 80))",
}
HOOK_ONLY = "from selfhelp.guard import offline\nassert offline._audit_hook()\nimport socket\n"


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_hook_refuses_names_and_connections(attempt: str) -> None:
    """With the hook alone, as on Windows and macOS, names can't be looked up nor pages fetched."""
    code = HOOK_ONLY + f"try: {attempt}\nexcept PermissionError as error: print(error)"
    assert plain(code) == offline.SENTENCES["refusal"].text


@pytest.mark.parametrize(
    "use",
    [
        "connect((HOST, 9))",
        "connect_ex((HOST, 9))",
        "bind((HOST, 0))",
        "sendto(b'x', (HOST, 9))",
        "sendto(b'x', 0, (HOST, 9))",
        "sendmsg([b'x'], [], 0, (HOST, 9))",
        "sendmsg([b'x'])",
    ],
)
@pytest.mark.parametrize(("family", "host"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")])
def test_hook_refuses_use_of_a_socket(family: str, host: str, use: str) -> None:
    """With the hook alone, a socket from before it is good for nothing."""
    code = f"import socket\nHOST = {host!r}\nsock = socket.socket(socket.{family}, socket.SOCK_DGRAM)\n"
    code += HOOK_ONLY
    code += f"with sock:\n    try: sock.{use}\n    except PermissionError as error: print(error)"
    assert plain(code) == offline.SENTENCES["refusal"].text


#: As on a computer without libseccomp: the loader does not know it, and no search finds it.
NO_LIBRARY = """
import ctypes, ctypes.util
load = ctypes.CDLL
def loaded(name, *rest, **more):
    if name and "seccomp" in name:
        raise OSError(name)
    return load(name, *rest, **more)
ctypes.CDLL = loaded
ctypes.util.find_library = lambda name: None
"""


@needs_filter
@pytest.mark.parametrize(
    ("breakage", "expected"),
    [
        ("import sys; sys.modules['pyseccomp'] = None", "no-library"),
        (NO_LIBRARY, "no-library"),
    ],
)
def test_missing_library_is_said(breakage: str, expected: str) -> None:
    """Without libseccomp the program still starts, has its hook, and says what is missing."""
    code = f"{breakage}\n{START}print(protections.seccomp, protections.audit_hook)"
    assert plain(code).split() == [expected, "True"]


def test_every_code_has_a_sentence() -> None:
    """The page that says what holds here has words for each case."""
    for seccomp in ("on", "not-on-this-system", "no-library", "refused", "did-not-hold"):
        for hook in (True, False):
            assert all(offline.SENTENCES[code] for code in Protections(seccomp, hook).codes)
