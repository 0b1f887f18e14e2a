"""Takes the network away from this process before anything else runs.

Two walls, each of which says whether it stands:

* On Linux a seccomp filter in the kernel: this process and every child of it can make no socket but the two
  kinds that never leave the computer. It can't be taken off again.
  Sources: seccomp(2), socket(2), address_families(7), libseccomp's seccomp_rule_add(3).
* Everywhere an audit hook of Python, which refuses making such sockets, using them, and looking up names.
  It stops mistakes, not hostile native code. Source: PEP 578 and the audit events table of the Python manual.
"""

import contextlib
import ctypes
import errno
import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final, Literal

from selfhelp.frozen import Frozen
from selfhelp.language import Message, message

Seccomp = Literal["on", "not-on-this-system", "no-library", "refused", "did-not-hold"]

#: What each ``code`` says to the person; :attr:`Protections.codes` lists those that hold.
SENTENCES: Final[dict[str, Message]] = {
    "on": message(
        "guard.offline",
        "The system refuses the internet to this program and to all that it starts. Only a program that "
        "means harm could get round that, by asking another one. This one never does.",
    ),
    "not-on-this-system": message(
        "guard.offline", "This system has no such lock for one program; the program refuses by itself."
    ),
    "no-library": message(
        "guard.offline", "The lock in the system is not in use, because the library libseccomp is missing."
    ),
    "refused": message(
        "guard.offline", "The lock in the system is not in use, because the system refused it."
    ),
    "did-not-hold": message(
        "guard.offline", "The lock in the system was set, but a check found that it does not hold."
    ),
    "audit-hook": message(
        "guard.offline", "The program refuses every attempt to connect and to look up names."
    ),
    "no-audit-hook": message("guard.offline", "The program could not set its own check on connections."),
    "refusal": message("guard.offline", "This program never uses the network."),
}

_AF_UNIX: Final = 1
_AF_INET: Final = 2
_AF_INET6: Final = 10
_AF_NETLINK: Final = 16
#: The families left: AF_UNIX (the window system, D-Bus, the credential store) and AF_NETLINK (Qt and libc
#: hear about devices through it; it ends in the kernel). A list of refused ones would leave gaps: AF_SMC,
#: for one, turns into TCP by itself. The kernel knows 46 families; 64 leaves room.
_ALLOWED_FAMILIES: Final = frozenset({0, _AF_UNIX, _AF_NETLINK})
_FAMILIES: Final = range(64)
_LOW_HALF: Final = 0xFFFFFFFF

#: The number on every machine; older copies of libseccomp do not know the name.
_IO_URING_SETUP: Final = 425
_PIDFD_GETFD: Final = 438

#: Numbers of socket(7) on the machines below.
_SOL_SOCKET: Final = 1
_SO_DOMAIN: Final = 39

_LIBRARY: Final = "libseccomp.so.2"
_MACHINES: Final = frozenset({"x86_64", "aarch64"})

#: The event of a new socket. Refusing only its use would be too late: ``connect`` looks up a name before
#: it tells the hook.
_MADE: Final = "socket.__new__"
#: Events that name an address: allowed for AF_UNIX only.
_ADDRESSED: Final = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
#: Events that are refused whatever they name.
_REFUSED: Final = frozenset(
    {
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
        "urllib.Request",
        "http.client.connect",
        "ftplib.connect",
        "smtplib.connect",
        "imaplib.open",
        "poplib.connect",
        "nntplib.connect",
        "telnetlib.Telnet.open",
        "webbrowser.open",
    }
)


class Protections(Frozen):
    """Which walls stand on this computer.

    Args:
        seccomp: ``on``, checked by a try; otherwise the reason why not, a key of :data:`SENTENCES`.
        audit_hook: whether Python refuses connections, checked by a try.
        detail: name of the system's error, for a report; empty when there was none.
    """

    seccomp: Seccomp
    audit_hook: bool
    detail: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the sentences that say what holds here."""
        return (self.seccomp, "audit-hook" if self.audit_hook else "no-audit-hook")


def _libraries() -> dict[str, str]:
    """Return where pyseccomp finds the two libraries it looks for; empty where the loader knows them not."""
    packaged = Path(getattr(sys, "_MEIPASS", "")) / _LIBRARY
    own = getattr(sys, "frozen", False) and packaged.is_file()
    known = {"seccomp": str(packaged) if own else _LIBRARY, "c": "libc.so.6"}
    try:
        for library in known.values():
            ctypes.CDLL(library)
    except OSError:
        return {}
    return known


@contextlib.contextmanager
def _found_by_name() -> Iterator[None]:
    """Answer for ``ctypes.util`` meanwhile, where the system's loader knows the libraries by their names.

    By itself it runs other programs to find them, which takes longer than everything else here together, and
    so does loading it.
    """
    known, name = _libraries(), "ctypes.util"
    before = sys.modules.get(name), vars(ctypes).get("util")
    if known:
        answers = ModuleType(name)
        vars(answers)["find_library"] = known.get
        sys.modules[name] = vars(ctypes)["util"] = answers
    try:
        yield
    finally:
        if known:
            for names, key, value in ((sys.modules, name, before[0]), (vars(ctypes), "util", before[1])):
                names.pop(key) if value is None else names.update({key: value})


def _set_filter() -> None:
    """Load the filter into the kernel.

    Raises:
        ImportError: pyseccomp is missing.
        RuntimeError: libseccomp is missing.
        OSError: the kernel refused.
    """
    with _found_by_name():
        import pyseccomp  # Linux only, and not needed by anything else.

    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    denied = pyseccomp.ERRNO(errno.EACCES)
    # System calls of another word size (32-bit on 64-bit) have other numbers; none is needed.
    rules.set_attr(pyseccomp.Attr.ACT_BADARCH, denied)
    try:
        rules.set_attr(pyseccomp.Attr.CTL_TSYNC, 1)  # Threads that exist already are held too.
    except OSError:
        if len(list(Path("/proc/self/task").iterdir())) > 1:
            raise
    for family in sorted(set(_FAMILIES) - _ALLOWED_FAMILIES):
        # The kernel reads the lower half only, so the upper half must not decide.
        match = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _LOW_HALF, family)
        rules.add_rule(denied, "socket", match)
        # A pair of any family but these could be joined to something else, or is none at all.
        rules.add_rule(denied, "socketpair", match)
    rules.add_rule(denied, "socketpair", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _LOW_HALF, _AF_NETLINK))
    # io_uring makes sockets without the call that is filtered above.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), _IO_URING_SETUP)
    # A program that may connect could be made to do it, by one that can reach into it.
    for name in ("ptrace", "process_vm_readv", "process_vm_writev"):
        rules.add_rule(denied, name)
    rules.add_rule(denied, _PIDFD_GETFD)
    rules.load()


def _internet_sockets_refused() -> bool:
    """Try to make internet sockets through libc, past Python's own checks. Nothing is sent."""
    libc = ctypes.CDLL(None, use_errno=True)
    for family in (_AF_INET, _AF_INET6):
        made = libc.socket(family, 2, 0)
        if made >= 0:
            libc.close(made)
            return False
        if ctypes.get_errno() != errno.EACCES:
            return False
    return True


def _seccomp() -> tuple[Seccomp, str]:
    if sys.platform != "linux" or os.uname().machine not in _MACHINES:
        return "not-on-this-system", ""
    try:
        _set_filter()
        return ("on", "") if _internet_sockets_refused() else ("did-not-hold", "")
    except (ImportError, RuntimeError, AttributeError) as error:
        return "no-library", type(error).__name__
    except OSError as error:
        return "refused", errno.errorcode.get(error.errno or 0, "")


def _stays_here(sock: object, address: object) -> bool:
    """Say whether an address of a socket is a path on this computer (AF_UNIX), or none was given."""
    return getattr(sock, "family", None) == _AF_UNIX and (
        address is None or isinstance(address, str | bytes | bytearray)
    )


def _is_local(family: object) -> bool:
    """Say whether sockets of a family never leave this computer; one that is not named (-1) may."""
    return family == _AF_UNIX or (family == _AF_NETLINK and sys.platform == "linux")


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would use the network. Called by Python for every audit event, so it must be quick."""
    if event in _ADDRESSED:
        if len(arguments) < 2 or not _stays_here(arguments[0], arguments[1]):
            raise PermissionError(SENTENCES["refusal"].text)
    elif event in _REFUSED or (event == _MADE and (len(arguments) < 2 or not _is_local(arguments[1]))):
        raise PermissionError(SENTENCES["refusal"].text)


def _audit_hook() -> bool:
    """Set the hook and try it: an older hook may have refused it silently."""
    try:
        sys.addaudithook(_hook)
    except (RuntimeError, PermissionError):
        return False
    try:
        sys.audit("socket.getaddrinfo", None, None, 0, 0, 0)
    except PermissionError:
        return True
    return False


def close_inherited() -> int:
    """Close internet sockets that were handed to this process when it started. Returns how many there were.

    The filter refuses making one; one that is open already could still send. Linux only.
    """
    if sys.platform != "linux":
        return 0
    closed = 0
    for entry in list(Path("/proc/self/fd").iterdir()):
        try:
            if not str(entry.readlink()).startswith("socket:"):
                continue
            number = int(entry.name)
            family = _family(number)
            if family in _ALLOWED_FAMILIES:
                continue
            # Not closed but replaced: the number may be standard output, which others write to.
            nothing = os.open(os.devnull, os.O_RDWR)
            os.dup2(nothing, number)
            os.close(nothing)
            closed += 1
        except OSError:
            continue
    return closed


def _family(descriptor: int) -> int:
    """Return the address family of an open socket, -1 when the kernel does not say; see socket(7)."""
    value, size = ctypes.c_int(-1), ctypes.c_uint(ctypes.sizeof(ctypes.c_int))
    ctypes.CDLL(None).getsockopt(descriptor, _SOL_SOCKET, _SO_DOMAIN, ctypes.byref(value), ctypes.byref(size))
    return value.value


@functools.cache
def protect() -> Protections:
    """Take the network away from this process. Never raises; a second call changes nothing.

    Call it first, after :meth:`selfhelp.guard.opener.Opener.start`. Nothing takes it off again: not in
    this process, and on Linux not in a child. With ``ssh -X`` the window system itself is on the
    network, so no window opens there.
    """
    close_inherited()
    seccomp, detail = _seccomp()
    return Protections(seccomp, _audit_hook(), detail)
