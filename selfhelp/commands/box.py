"""Says one sentence in a box, for a person who started the program from a menu and sees no terminal."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

#: What desktops bring to show a sentence, each with how it takes one.
_TOOLS: dict[str, Callable[[str], list[str]]] = {
    "zenity": lambda words: ["--error", "--no-markup", f"--text={words}"],
    "kdialog": lambda words: ["--error", words],
    "xmessage": lambda words: ["-center", words],
}
_ERROR_ICON = 0x10


def has_terminal() -> bool:
    """Tell whether somebody may read what is printed."""
    return any(stream is not None and stream.isatty() for stream in (sys.stderr, sys.stdout, sys.stdin))


def show(words: str) -> bool:
    """Show a sentence in a box where no terminal shows it. Returns whether one was asked for.

    Windows waits until it was read; elsewhere the box stays when the program has ended.
    """
    if has_terminal():
        return False
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, "Notes", _ERROR_ICON)
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    for name, arguments in _TOOLS.items():
        tool = shutil.which(name)
        if tool is None:
            continue
        with contextlib.suppress(OSError):
            subprocess.Popen(  # noqa: S603  no shell; a tool of the desktop and a sentence of our own
                [tool, *arguments(words)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return True
    return False
