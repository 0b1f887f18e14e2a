"""What other programs of the same user can't do to this one, and what they do not see of it."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from selfhelp.guard import offline

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl and /proc are Linux")

CALLS = """
import ctypes, os, sys
from selfhelp.guard.offline import protect
assert protect().seccomp == "on"
libc = ctypes.CDLL(None, use_errno=True)
def refused(*call):
    ctypes.set_errno(0)
    return libc.syscall(*map(ctypes.c_long, call)) == -1 and ctypes.get_errno() == 13
pair = (ctypes.c_int * 2)()
where = ctypes.addressof(pair)
machine = os.uname().machine
ptrace, readv, writev, socketpair = (101, 310, 311, 53) if machine == "x86_64" else (117, 270, 271, 199)
print("ptrace", refused(ptrace, 16, os.getppid(), 0, 0))
print("readv", refused(readv, os.getppid(), 0, 0, 0, 0, 0))
print("writev", refused(writev, os.getppid(), 0, 0, 0, 0, 0))
print("getfd", refused(438, 0, 0, 0))
print("pair-inet", refused(socketpair, 2, 1, 0, where))
print("pair-netlink", refused(socketpair, 16, 2, 0, where))
print("pair-unix", libc.socketpair(1, 1, 0, pair) == 0)
"""


def test_calls_that_reach_into_other_programs_are_refused() -> None:
    """The kernel refuses ptrace, reading another's memory, taking its sockets, and pairs but of AF_UNIX."""
    done = subprocess.run(
        [sys.executable, "-c", CALLS], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    said = dict(line.split() for line in done.stdout.splitlines())
    assert set(said.values()) == {"True"}, (said, done.stderr)
    assert len(said) == 7


def test_a_socket_that_was_handed_over_is_closed() -> None:
    """An internet socket that is open when the program starts can't be used any more; others can."""
    code = (
        "import os, sys; from selfhelp.guard.offline import close_inherited;"
        "print(close_inherited(), os.readlink('/proc/self/fd/' + sys.argv[1]).split(':')[0],"
        "os.readlink('/proc/self/fd/' + sys.argv[2]).split(':')[0])"
    )
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as far, socket.socket(socket.AF_UNIX) as near:
        numbers = [far.fileno(), near.fileno()]
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, numbers)],
            cwd=ROOT,
            pass_fds=numbers,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.stdout.split() == ["1", "/dev/null", "socket"], done.stderr


def test_the_list_of_processes_says_notes() -> None:
    """Neither the program nor the process that opens links names itself or the folder in its arguments."""
    code = (
        "from selfhelp.guard.memory import harden; made = harden();"
        "print(made.neutral_name, open('/proc/self/cmdline', 'rb').read().rstrip(b'\\0').decode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--data", "/somewhere/selfhelp"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["True", "notes"], done.stderr


LOOK = """
import json, os, signal, subprocess, sys
from selfhelp.guard.opener import Opener

def readable(number):
    try:
        with open(f"/proc/{number}/environ", "rb") as stream:
            return bool(stream.read(1))
    except PermissionError:
        return False

with Opener.start() as opener:
    process = opener._process
    opener.allow(["https://example.org/"])
    opener._send({"other": 1})
    # An answer means that it is up.
    opener._receive(20)
    number = process.pid
    said = {
        "arguments": open(f"/proc/{number}/cmdline", "rb").read().rstrip(b"\\0").decode(),
        "name": open(f"/proc/{number}/comm").read().strip(),
        "opener": readable(number),
    }
    other = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    # A program that is still being loaded has no environment yet: it is looked at once it has answered.
    other.stdin.write(b"up")
    other.stdin.flush()
    other.stdout.read(2)
    said["any other"] = readable(other.pid)
    other.kill()
    other.communicate()
    from selfhelp.guard.memory import harden
    own = os.fork()
    if own == 0:
        harden()
        signal.pause()
        os._exit(0)
    while open(f"/proc/{own}/comm").read().strip() != "notes":
        pass
    said["program"] = readable(own)
    os.kill(own, 9)
    os.waitpid(own, 0)
print(json.dumps(said))
"""


def test_nobody_can_look_into_the_program_or_the_opener() -> None:
    """Another program of the same user, without root's powers, reads neither's memory; a plain one's it can.

    The opener may use the network, so it must not be taken over. ``/proc`` shows the neutral name of both.
    """
    # Root itself may look anywhere, so it gives its powers up first.
    powers = (
        ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"] if not os.geteuid() else []
    )
    done = subprocess.run(
        [*powers, sys.executable, "-c", LOOK],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "arguments": "notes",
        "name": "notes",
        "opener": False,
        "any other": True,
        "program": False,
    }


def test_what_is_no_socket_has_no_family(tmp_path: Path) -> None:
    """A file is told from a socket of this computer, and from one of the internet."""
    with (tmp_path / "file").open("wb") as file:
        assert offline._family(file.fileno()) == -1
    here, other = socket.socketpair()
    with here, other:
        assert offline._family(here.fileno()) == socket.AF_UNIX
