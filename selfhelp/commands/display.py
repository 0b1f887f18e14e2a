"""Looks for a screen before Qt does: where Qt finds none, it ends the program without a clear word."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from selfhelp.language import Message, message

NONE: Final = message(
    "command",
    "There is no screen to show the window on. Run 'selfhelp tour DIR' to write pictures of its pages, or "
    "'selfhelp plan ANSWERS.toml' for a plan.",
)
#: ``host:number.screen`` as in X(7); "unix" and an empty host mean this computer.
_NAME: Final = re.compile(r"(?P<host>[^:]*):(?P<number>\d{1,5})(\.\d+)?")
_X11: Final = "/tmp/.X11-unix/X"  # noqa: S108  where every X server on Linux has its socket


def trouble(environment: Mapping[str, str]) -> Message | None:
    """Return why no window can be shown, as one sentence that says what to do; None when one can.

    Args:
        environment: the variables of this process.
    """
    if not sys.platform.startswith("linux"):
        return None
    forced = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if (forced and forced != "xcb") or (environment.get("WAYLAND_DISPLAY") and not forced):
        return None
    name = environment.get("DISPLAY", "")
    if not name:
        return NONE
    shown = "".join(c for c in name if c.isprintable())[:80]
    found = _NAME.fullmatch(name)
    if found is None:
        # A path to a socket is a screen of this computer as well.
        return None if Path(name.rsplit(":", 1)[0]).is_socket() else _gone(shown)
    if found["host"] not in ("", "unix"):
        return message(
            "command",
            "The screen '{name}' is reached over the network, which this program never uses. "
            "Sit at that computer and start the program there.",
            name=shown,
        )
    return None if _answers(found["number"]) else _gone(shown)


def is_x11(environment: Mapping[str, str]) -> bool:
    """Tell whether Qt will ask for a window on X11."""
    if not sys.platform.startswith("linux"):
        return False
    forced = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    return forced == "xcb" or not (forced or environment.get("WAYLAND_DISPLAY"))


def _gone(name: str) -> Message:
    return message("command", "The screen '{name}' does not answer. Check the variable DISPLAY.", name=name)


def _answers(number: str) -> bool:
    """Tell whether something listens where a screen of this number would; see proc_net_unix(5)."""
    try:
        lines = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        # Where that can't be read, Qt finds out.
        return True
    names = {f"@{_X11}{number}", f"{_X11}{number}"}
    return any(line.split(" ")[-1] in names for line in lines)


def without_screen() -> None:
    """Draw without a screen from now on, unless another way was chosen. Before the first use of Qt.

    On Windows that way of drawing knows no fonts by itself, and every letter would be an empty box.
    """
    from selfhelp.ui import binding

    binding.load_lean()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32":
        windows = os.environ.get("SYSTEMROOT", "C:\\Windows")
        os.environ.setdefault("QT_QPA_FONTDIR", f"{windows}\\Fonts")
